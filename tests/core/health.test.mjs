/* Alive, ready, and what has been done: for the operator, from this host. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { holds, nobody, says } from "../ask.mjs";

says(nobody.get("/healthz"), 200, "ok", "nginx says it is alive");
says(nobody.get("/readyz"), 200, /^ok\n$/, "the site says it is ready, when all eight programs are");
says(nobody.get("/weinengli/ready/report"), 404, "", "and nobody asks half of them");

for (const program of ["auth", "admin", "plan", "evidence", "review", "hours", "certificate", "report"]) {
	if (!existsSync(`${process.env.BUILD}/fcgi/${program}/${program}`))
		continue;
	says(nobody.get(`/api/${program}/healthz`), 200, "ok", `${program} says it is alive`);
	says(nobody.get(`/api/${program}/readyz`), 200, "ok", `${program} says it is ready`);
	const metrics = await says(nobody.get(`/api/${program}/metrics`), 200, "weinengli_answers_total", `${program} says what it has done`);
	holds(`${program} says it as Prometheus reads it`, () => {
		const lines = metrics.text.split("\n");
		assert.equal(lines.pop(), "", "the last line ends");
		const typed = new Set();
		for (const line of lines) {
			const type = line.match(/^# TYPE (\w+) (counter|gauge|histogram)$/);
			if (type)
				typed.add(type[1]);
			else if (!/^# HELP \w+ \S/.test(line)) {
				const sample = line.match(/^(\w+)(\{\w+="[^"\\]*"(,\w+="[^"\\]*")*\})? (\d+(\.\d+)?)$/);
				assert.ok(sample && typed.has(sample[1].replace(/_(bucket|sum|count)$/, "")) || typed.has(sample && sample[1]), line);
			}
		}
	});
}
