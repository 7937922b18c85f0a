/* hostile.test.mjs - platforms that mean no good spoil their own run, and nothing else. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import http from "node:http";
import { gzipSync } from "node:zlib";
import { holds, signIn, sql } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { lastRun, platform, pull } from "./pull.mjs";

const school = await makeSchool();
const login = school.people.wang.login;
const me = await signIn(login);

let hour = 0;
const statement = (more = {}) => ({ id: randomUUID(), timestamp: new Date(Date.UTC(2021, 2, 1, 2 * hour++)).toISOString(), stored: "2026-03-01T08:00:00Z",
	actor: { account: { homePage: "https://p", name: login } }, verb: { id: "http://adlnet.gov/expapi/verbs/completed" },
	object: { id: "https://p/c" }, result: { duration: "PT45M" }, ...more });
const json = (reply, body, status = 200) => reply.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));

/* A platform that answers /about and then as told; gives the row of the run and the memory it took. */
async function meets(statements, about = (asked, reply) => json(reply, { version: ["1.0.3"] })) {
	let asks = 0;
	const server = http.createServer((asked, reply) => {
		reply.on("error", () => {});
		if (asked.url.endsWith("/about"))
			about(asked, reply);
		else
			statements(asked, reply, ++asks);
	});
	await new Promise(done => server.listen(0, "127.0.0.1", done));
	const provider = await platform(school, `http://127.0.0.1:${server.address().port}/xAPI`);
	const { code, rss } = await pull(provider);
	server.closeAllConnections();
	server.close();
	assert.ok(rss < (/asan/.test(process.env.BUILD) ? 1024 : 64), `${rss} MiB`);
	return { ...await lastRun(provider), code, asks };
}
const refuses = (sentence, trouble, statements, about) => holds(sentence, async () => {
	const run = await meets(statements, about);
	assert.match(run.trouble, trouble);
	assert.equal(run.code, 1);
	assert.notEqual(run.ended_at, null);
});

await refuses("a body without an end", /内容太多/, (asked, reply) => {
	const more = () => { while (!reply.destroyed && reply.write(" ".repeat(65536))); };
	reply.writeHead(200, { "Content-Type": "application/json" });
	reply.on("drain", more);
	more();
});
const bomb = gzipSync(Buffer.alloc(100 << 20, 32));
await refuses("a compressed bomb", /内容太多/, (asked, reply) => reply.writeHead(200, { "Content-Encoding": "gzip" }).end(bomb));
await refuses("dying in the middle of a page", /连不上/, (asked, reply) => reply.writeHead(200, { "Content-Length": 5000 }).write('{"statements":[', () => reply.destroy()));
await refuses("a small body that would fill the memory", /内容太多/, (asked, reply) => reply.end(`{"statements":[${"{},".repeat(1000000)}{}]}`));
await refuses("a byte a second", /太久/, (asked, reply) => {
	reply.writeHead(200);
	const timer = setInterval(() => reply.destroyed ? clearInterval(timer) : reply.write(" "), 300);
});
await refuses("no answer at all", /太久/, () => {});
await refuses("HTML", /不是/, (asked, reply) => reply.end("<html>请登录</html>"));
await refuses("a list instead of a page", /不是 xAPI/, (asked, reply) => json(reply, [statement()]));
await refuses("too many statements in a page", /太多/, (asked, reply) => json(reply, { statements: Array.from({ length: 1001 }, () => statement()), more: "" }));
await refuses("the same page again and again", /反复/, (asked, reply) => json(reply, { statements: [statement()], more: "/xAPI/again" }));
await refuses("pages that go round", /先后/, (asked, reply, n) =>
	json(reply, { statements: [statement({ stored: `2026-03-0${1 + n % 2}T08:00:00Z` })], more: `/xAPI/page?n=${n}` }));
await refuses("a next page on another host", /别处/, (asked, reply) => json(reply, { statements: [statement()], more: "http://192.0.2.1/steal" }));
await refuses("a next page that only looks like ours", /别处/, (asked, reply) => json(reply, { statements: [statement()], more: "//192.0.2.1/steal" }));
await refuses("a redirect", /不正常/, (asked, reply) => reply.writeHead(302, { Location: "http://192.0.2.1/" }).end());
await refuses("a password that is not taken", /账号/, (asked, reply) => json(reply, {}, 401));
await refuses("a version that nobody speaks", /版本/, (asked, reply) => json(reply, {}), (asked, reply) => json(reply, { version: ["0.95"] }));
await refuses("a version that is no list", /版本/, (asked, reply) => json(reply, {}), (asked, reply) => json(reply, { version: { "1.0.3": true } }));

await holds("an answer that says later is asked again when it says", async () => {
	const begun = Date.now();
	const run = await meets((asked, reply, n) => n === 1 ? reply.writeHead(429, { "Retry-After": "1" }).end() : json(reply, { statements: [statement()], more: "" }));
	assert.deepEqual([run.code, run.added, run.asks], [0, "1", 2]);
	assert.ok(Date.now() - begun >= 1000);
});
await holds("statements of wrong types are refused and counted, the good ones between them are kept", async () => {
	const wrong = [7, null, [], {}, statement({ id: 1 }), statement({ id: "x" }), statement({ stored: 5 }), statement({ timestamp: "yesterday" }),
		statement({ actor: "me" }), statement({ actor: { account: { name: 7 } } }), statement({ object: [] }), statement({ verb: null }),
		...["-PT1H", "PT-1H", "P1Y", "P2D", "PT999999H", 3600, "1h", ""].map(duration => statement({ result: { duration } }))];
	const run = await meets((asked, reply) => json(reply, { statements: wrong.flatMap(one => [one, statement()]), more: "" }));
	assert.deepEqual([run.code, run.seen, run.added, run.refused], [0, String(2 * wrong.length), String(wrong.length), String(wrong.length)]);
});
await holds("a course's name cannot break out of its place", async () => {
	const name = `'; DROP TABLE platform_record; -- "\\ <script>𠮷`;
	await meets((asked, reply) => json(reply, { statements: [statement({ object: { id: "x", definition: { name: { "zh-CN": name } } } })], more: "" }));
	const { rows } = (await me.get("/api/hours/lines?kind=online")).body;
	assert.ok(rows.some(row => row.title === name));
});
await holds("and after all of them the teacher's page answers", async () => assert.equal((await me.get("/api/hours/mine")).status, 200));
await holds("nothing of what they sent stands in a log", async () => assert.ok(!(await sql("SELECT GROUP_CONCAT(trouble) t FROM pull_run"))[0].t.includes("steal")));
