/* What the core promises to every slice and to every person, asked of a program with one small slice (probe.c):
 * as plain CGI, and as FastCGI behind an nginx of this file's own. */
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomBytes } from "node:crypto";
import { holds, says, sql, stack, top, until } from "../ask.mjs";

const probe = join(process.env.BUILD || join(top, "build"), "tests/core/probe");
const settings = Object.fromEntries(readFileSync(stack + "/settings", "utf8").trim().split("\n").map(line => line.split(/=(.*)/)));
const token = "0123456789abcdef0123456789abcdef";
const key = () => randomBytes(12).toString("hex");

/* One request as plain CGI; undefined in `changed` takes a variable away. */
function ask(method, path, body = "", changed = {}) {
	const [info, query = ""] = path.split("?");
	const bytes = Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
	const env = { ...process.env, ...settings, REQUEST_METHOD: method, PATH_INFO: info, QUERY_STRING: query, PERSON: "7", ROLES: "teacher leader",
		CSRF: token, HTTP_X_CSRF_TOKEN: token, HTTP_SEC_FETCH_SITE: "same-origin", REMOTE_ADDR: "10.0.0.1", REQUEST_ID: "abc123",
		HTTP_IDEMPOTENCY_KEY: key(), CONTENT_TYPE: bytes.length ? "application/json" : "", CONTENT_LENGTH: String(bytes.length), ...changed };
	for (const [name, value] of Object.entries(env))
		if (value === undefined)
			delete env[name];
	return new Promise(done => {
		const child = execFile(probe, [], { env, maxBuffer: 1 << 26 }, (error, out, err) => {
			const [head, text = ""] = out.split(/\r\n\r\n([^]*)/);
			const headers = Object.fromEntries(head.split("\r\n").map(line => line.split(/: (.*)/)).map(([n, v]) => [n.toLowerCase(), v]));
			done({ status: parseInt(headers.status, 10), headers, text, err, body: /json/.test(headers["content-type"] || "") ? JSON.parse(text) : null });
		});
		child.stdin.on("error", () => {});
		child.stdin.end(bytes);
	});
}

/* --- reading --- */

const echo = await says(ask("GET", "/echo?line=%E7%8E%8B%3C%22"), 200, "\"line\":\"王\\u003c\\\"\"", "a row goes out as JSON, what a page could trip over escaped");
holds("truth, numbers, decimals, nothing, times, days, bytes and JSON each keep their kind", () => {
	const { truth, big, hours, nothing, at, day, hash, list, text_long: long } = echo.body;
	assert.deepEqual({ truth, big, hours, nothing, at, day, hash, list }, { truth: true, big: 12345678901, hours: 1.5, nothing: null,
		at: "2026-09-01T08:00:00.12Z", day: "2026-09-01", hash: "00ff", list: [1, "x"] });
	assert.equal(long, "长".repeat(700));
});
holds("a version is the ETag, and nothing of an answer is kept by caches", () => {
	assert.equal(echo.headers.etag, "\"7\"");
	assert.equal(echo.headers["cache-control"], "no-store");
	assert.equal(echo.headers["x-request-id"], "abc123");
});
const first = await says(ask("GET", "/list"), 200, "\"next\":\"50\"", "a long list comes in pages of fifty");
const second = await ask("GET", "/list?after=" + first.body.next);
const third = await ask("GET", "/list?after=" + second.body.next);
holds("its pages follow each other without gap or repeat, and the last says so", () => {
	const ids = [first, second, third].flatMap(page => page.body.rows.map(row => row.id));
	assert.deepEqual(ids, Array.from({ length: 120 }, (_, i) => i + 1));
	assert.equal(third.body.next, null);
	assert.deepEqual(Object.keys(first.body.rows[0]), ["id"]);
});
const sheet = async line => (await ask("GET", "/sheet?line=" + encodeURIComponent(line))).text;
holds("rows also go out as a file for a spreadsheet: marked as UTF-8, headings first, a number that is a name kept as text", async () =>
	assert.equal(await sheet("王一"), '\ufeff"姓名","工号","件","无","日期"\r\n"王一","\'00123",7,"","2026-09-01"\r\n'));
for (const [cell, kept] of [["=1+1", "'=1+1"], ["+1", "'+1"], ["-1", "'-1"], ["@x", "'@x"], ['a"b', 'a""b'], ["12E5", "'12E5"], ["a=1", "a=1"]])
	holds(`in which ${cell} is no formula and breaks out of no cell`, async () => assert.ok((await sheet(cell)).includes(`\n"${kept}",`)));
const written = await says(ask("GET", "/write"), 500, "未作任何改动", "a GET that tries to write is stopped by MariaDB, and says nothing of SQL");
holds("and the operator reads a number, not a text", () => {
	assert.match(written.err, /bug: database error 1792/);
	assert.doesNotMatch(written.text + written.err, /UPDATE|journal_head/);
});
for (const query of ["", "line=a&line=b", "line=a&other=1", "line=%00", "line=%ff", "line=%zz"])
	await says(ask("GET", "/echo?" + query), 422, "\"errors\"", `a query string like "${query}" is refused`);

/* --- who --- */

await says(ask("GET", "/echo?line=a", "", { PERSON: undefined }), 401, "请先登录", "a location that forgot to ask who it is gives nothing away");
await says(ask("GET", "/echo?line=a", "", { PERSON: "7 OR 1=1" }), 401, "请先登录", "a person that is no number is nobody");
await says(ask("POST", "/refused"), 404, "没有这项内容", "a route for other roles looks like one that is not there");
await says(ask("POST", "/refused", "", { ROLES: "panelx xpanel" }), 404, "", "a role is a whole word");
await says(ask("POST", "/refused", "", { ROLES: "panel" }), 409, "现在不由您办理", "and answers those it is for");

/* --- changes come from our own pages --- */

const thing = { number: 1, line: "王王" };
for (const [changed, sentence] of [
	[{ HTTP_SEC_FETCH_SITE: "cross-site" }, "another site cannot change anything"],
	[{ HTTP_SEC_FETCH_SITE: "same-site" }, "nor can a neighbour under the same domain"],
	[{ HTTP_SEC_FETCH_SITE: undefined }, "nor a request that does not say where it comes from"],
	[{ HTTP_SEC_FETCH_SITE: undefined, HTTP_ORIGIN: "https://evil.example", HTTP_HOST: "here.example" }, "nor another origin"],
	[{ HTTP_X_CSRF_TOKEN: undefined }, "nor a page without the session's token"],
	[{ HTTP_X_CSRF_TOKEN: token.replace("0", "1") }, "nor one with a wrong token"],
	[{ CSRF: "", HTTP_X_CSRF_TOKEN: "" }, "nor an empty token where none was handed over"]])
	await says(ask("POST", "/thing", thing, changed), 403, "不是从本系统的页面发出的", sentence);
await says(ask("POST", "/thing", thing, { HTTP_SEC_FETCH_SITE: undefined, HTTP_ORIGIN: "https://here.example", HTTP_HOST: "here.example" }), 201, "", "an old browser that only names its origin can");
await says(ask("POST", "/thing", thing, { CONTENT_TYPE: "text/plain" }), 415, "JSON", "a form from elsewhere cannot pass for JSON");
await says(ask("POST", "/thing", thing, { CONTENT_TYPE: "application/jsonx" }), 415, "JSON", "nor something that only begins like it");

/* --- bodies --- */

for (const [body, sentence] of [["[]", "a list"], ["{\"number\":1,", "half an object"], ["{'number':1}", "single quotes"],
	["{\"number\":1,\"number\":2,\"line\":\"王王\"}", "a repeated key"], ["{\"number\":1,\"line\":\"a\\u0000b\"}", "a NUL"], ["\ufeff{}", "a byte order mark"],
	["{\"number\":99999999999999999999,\"line\":\"王王\"}", "a number that overflows"], ["[".repeat(40), "a tower of brackets"]])
	await says(ask("POST", "/thing", body, { CONTENT_TYPE: "application/json" }), 400, "不是规范的 JSON", `a body with ${sentence} is refused`);
await says(ask("POST", "/thing", JSON.stringify({ number: 1, line: "王王", prose: "长".repeat(100000) })), 413, "最多256千字节", "a body that is too large is refused before it is read");
await says(ask("POST", "/thing", thing, { CONTENT_LENGTH: "500" }), 400, "没有传完", "a body that ends early is refused");
const all = await says(ask("POST", "/thing", { number: 101, truth: 1, line: "王", prose: "a\u0001", kind: "re", day: "2026-02-29", codes: ["A1", "A1"],
	pieces: [{ requirement: 0, ticks: [1, "x"], grade: "excellent" }, 5], status: "done" }), 422, "已填的内容没有丢失", "all wrong fields are named at once");
holds("each with its place and a sentence", () => assert.deepEqual(all.body.errors.map(e => e.field).sort(), ["", "/codes/1", "/day", "/kind", "/line",
	"/number", "/pieces/0", "/pieces/0/requirement", "/pieces/0/ticks/1", "/pieces/1", "/prose", "/truth"]));
for (const [field, value] of [["number", 1.5], ["number", "1"], ["number", null], ["number", true], ["line", 5], ["line", "　　"], ["day", "2026-13-01"], ["day", "2026-9-1"],
	["kind", "red green"], ["kind", ""], ["codes", ["a b"]], ["codes", "A1"], ["pieces", {}]])
	await says(ask("POST", "/thing", { ...thing, [field]: value }), 422, `/${field}`, `${field} ${JSON.stringify(value)} is refused`);
await says(ask("POST", "/thing", { ...thing, kind: null, day: "2024-02-29", prose: "一\n二", line: "𠮷𠮷" }), 201, "", "rare characters, a leap day, line breaks in prose and an absent choice are taken");
await says(ask("PUT", "/thing/abc", { line: "a" }, { HTTP_IF_MATCH: "\"1\"" }), 422, "/id", "a number in the address is checked like any field");
await says(ask("PUT", "/thing/4", { line: "a", id: 5 }, { HTTP_IF_MATCH: "\"1\"" }), 422, "不认识", "and cannot be said again in the body");
await says(ask("DELETE", "/thing/4"), 405, "不能这样操作", "a wrong method is named as such");
await says(ask("GET", "/nothing"), 404, "没有这项内容", "what is not there is not there");

/* --- once, and on what was read --- */

const once = { HTTP_IDEMPOTENCY_KEY: key() };
const made = await says(ask("POST", "/thing", { number: 5, line: "王王", pieces: [{ requirement: 3, ticks: [1] }] }, once), 201, "requirement", "a thing is made");
const again = await says(ask("POST", "/thing", { number: 5, line: "王王", pieces: [{ requirement: 3, ticks: [1] }] }, once), 201, made.text, "the same key gets the same answer");
holds("and says that it is the first one's", () => assert.equal(again.headers["idempotent-replayed"], "true"));
await says(ask("POST", "/thing", { number: 6, line: "王王" }, once), 422, "已用于另一项内容", "the same key for something else is refused");
await says(ask("POST", "/thing", thing, { HTTP_IDEMPOTENCY_KEY: undefined }), 400, "Idempotency-Key", "a thing cannot be made without a key");
await says(ask("POST", "/thing", thing, { ...once, PERSON: "8" }), 201, "", "another person's key is another key");
const eight = { HTTP_IDEMPOTENCY_KEY: key() };
const answers = await Promise.all(Array.from({ length: 8 }, () => ask("POST", "/thing", thing, eight)));
const kept = await sql(`SELECT COUNT(*) AS n FROM journal WHERE receipt = '${eight.HTTP_IDEMPOTENCY_KEY}'`);
holds("eight at the same time with one key: all get the same answer, one is kept", () => {
	assert.deepEqual(answers.map(a => a.status), Array(8).fill(201));
	assert.equal(kept[0].n, "1");
});
await says(ask("PUT", "/thing/4", { line: "a" }), 428, "If-Match", "an edit must say what it read");
await says(ask("PUT", "/thing/4", { line: "a" }, { HTTP_IF_MATCH: "\"2\"" }), 412, "刚被改过", "an edit of something changed since is refused");
await says(ask("PUT", "/thing/4", { line: "a" }, { HTTP_IF_MATCH: "*" }), 412, "", "and so is one of whatever there is");
const edited = await says(ask("PUT", "/thing/4", { line: "a" }, { HTTP_IF_MATCH: "\"1\"" }), 204, "", "an edit of what was read is done");
holds("and gives the next version", () => assert.equal(edited.headers.etag, "\"2\""));

/* --- the journal --- */

const row = await sql(`SELECT actor, roles, address, request, action, object, status FROM journal WHERE receipt = '${once.HTTP_IDEMPOTENCY_KEY}' AND actor = 7`);
holds("every change says who, as what, from where, what and to what, in its transaction", () => assert.deepEqual(row, [{ actor: "7", roles: "teacher leader",
	address: "10.0.0.1", request: "abc123", action: "probe.thing.make", object: "probe:5", status: "201" }]));

/* --- trouble --- */

const away = { WEINENGLI_DB_SOCKET: "/nonexistent" };
for (const [method, path, body] of [["GET", "/echo?line=a", ""], ["POST", "/thing", { number: 1, line: "王王" }]]) {
	const lost = method === "GET" ? await ask(method, path, body, away) : await ask(method, path, body, away);
	await says(lost, 503, "已填的内容没有丢失", `${method} without a database says so and to come back`);
	holds("with Retry-After", () => assert.equal(lost.headers["retry-after"], "5"));
}

/* --- FastCGI: nothing starves, nothing is lost at a stop --- */

const folder = mkdtempSync(join(tmpdir(), "probe."));
const socket = join(folder, "s");
const children = [];
process.on("exit", () => {
	for (const child of children)
		child.kill("SIGKILL");
	rmSync(folder, { recursive: true, force: true });
});
const port = await new Promise(done => {
	const s = createServer().listen(0, "127.0.0.1", () => { const { port: n } = s.address(); s.close(() => done(n)); });
});
writeFileSync(join(folder, "nginx.conf"), `${process.getuid() === 0 ? "user root;" : ""} daemon off; pid ${folder}/pid; error_log stderr crit;
	events {} http { access_log off; ${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(n => `${n}_temp_path ${folder}/${n};`).join(" ")}
	server { listen 127.0.0.1:${port}; location / { fastcgi_pass unix:${socket}; fastcgi_param PATH_INFO $uri;
	fastcgi_param REQUEST_METHOD $request_method; fastcgi_param QUERY_STRING $query_string; } } }`);
const run = (file, words) => {
	const child = spawn(file, words, { env: { ...process.env, ...settings, WEINENGLI_THREADS: "4" }, stdio: ["ignore", "ignore", "ignore"] });
	child.ended = new Promise(done => child.on("exit", code => done(code)));
	children.push(child);
	return child;
};
const get = path => fetch(`http://127.0.0.1:${port}${path}`).then(async a => ({ status: a.status, text: await a.text() })).catch(e => ({ status: 0, text: e.message }));
let program = run(probe, ["--listen", socket]);
await until(() => existsSync(socket), "the program listens");
run("/usr/sbin/nginx", ["-c", join(folder, "nginx.conf"), "-p", folder, "-e", "stderr"]);
await until(async () => (await get("/healthz")).status === 200, "nginx answers");

const slow = Array.from({ length: 10 }, () => get("/slow"));
await until(async () => (await sql("SELECT COUNT(*) AS n FROM information_schema.processlist WHERE info LIKE '%SLEEP%' AND user = 'weinengli_report'"))[0].n >= 4, "four are under way");
program.kill("SIGTERM");
const slept = await Promise.all(slow);
holds("at SIGTERM what is under way and what is queued is answered: ten slow requests, four threads", () => assert.deepEqual(slept.map(a => a.status), Array(10).fill(200)));
const code = await program.ended;
holds("and then the program ends well", () => assert.equal(code, 0));

program = run(probe, ["--listen", socket]);
await until(async () => (await get("/healthz")).status === 200, "it listens again");
let stop = false, lost = 0, asked = 0;
const load = Array.from({ length: 6 }, async () => {
	while (!stop) {
		asked++;
		lost += (await get("/list")).status !== 200;
	}
});
await until(() => asked > 50, "requests under way");
const old = statSync(socket).ino;
const next = run(probe, ["--listen", socket]);
await until(() => statSync(socket).ino !== old, "the new one has the address");
const before = asked;
await until(() => asked > before + 50, "more requests");
program.kill("SIGTERM");
await program.ended;
stop = true;
await Promise.all(load);
holds(`a restart under load loses none of the requests`, () => assert.equal(lost, 0));

const idle = await Promise.all(Array.from({ length: 20 }, () => new Promise((done, fail) => {
	import("node:net").then(({ connect }) => { const c = connect(socket, () => done(c)); c.on("error", fail); });
})));
await until(async () => (await get("/list")).status === 200, "connections that say nothing starve nobody");
holds("connections that say nothing do not starve those that ask", () => assert.ok(idle.length === 20));
for (const connection of idle)
	connection.destroy();
const metrics = await get("/metrics");
holds("metrics count answers, seconds and statements by route", () => {
	for (const name of ["weinengli_answers_total", "weinengli_seconds_total", "weinengli_statements_total"])
		assert.match(metrics.text, new RegExp(`^${name}\\{program="report",method="GET",route="/list"`, "m"));
});
for (const child of children)
	child.kill("SIGTERM");
