/* bench.test.mjs - what the bench asks with, against a server of the test's own: a request made twice would be counted as an error of ours. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { holds } from "../ask.mjs";
import { asker } from "../load/wrk.mjs";

const folder = mkdtempSync(join(tmpdir(), "bench-"));
const heard = [];
const server = createServer((request, reply) => {
	const [, number] = /^\/draft\/(\d+)$/.exec(request.url) || [];
	if (number)
		heard.push(Number(number));
	reply.writeHead(!number ? 405 : number % 7 ? 200 : 412, { "Content-Length": 0 }).end();
});
await new Promise(done => server.listen(0, "127.0.0.1", done));

const numbers = Array.from({ length: 701 }, (_, i) => i + 1);
const lines = numbers.map(number => ({ method: "PUT", path: `/draft/${number}`, heads: { "If-Match": "\"1\"" }, body: "{}" }));
const began = Date.now();
const once = await asker(folder, 90)(`http://127.0.0.1:${server.address().port}`, lines, true);

await holds("each request is made, and none twice", () => assert.deepEqual(heard.sort((a, b) => a - b), numbers));
await holds("what is counted are the answers to these", () => assert.equal(once.count, lines.length));
await holds("errors are told by their status", () => assert.deepEqual([once.errors, once.statuses], [100, { 412: 100 }]));
await holds("and it ends with the last answer, not with the time it may take", () => assert.ok(Date.now() - began < 60000));

const again = await asker(folder, 2)(`http://127.0.0.1:${server.address().port}`, lines.slice(0, 2));
await holds("without an end, requests are made again and again for the time given", () => assert.ok(again.count > 2, `${again.count} answers`));

server.close();
server.closeAllConnections?.();
rmSync(folder, { recursive: true });
