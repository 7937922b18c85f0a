/* feed.test.mjs - a platform that gives JSON of its own form, described by a mapping; and such platforms that mean no good. */
import assert from "node:assert/strict";
import http from "node:http";
import { gzipSync } from "node:zlib";
import { holds, says, signIn, sql } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { begin, lastRun, pull } from "./pull.mjs";

const school = await makeSchool();
const { wang, li } = school.people;
const [office, me, colleague] = [await signIn(school.people.office.login), await signIn(wang.login), await signIn(li.login)];
const online = async who => (await who.get("/api/hours/mine")).body.online;

const MAPPING = { list: "data.items", id: "id", account: "user.no", name: "user.name", course: "course.title", code: "course.id",
	length: "minutes", unit: "minutes", time: "finished", clock: "iso8601", passed: "ok", score: "points", score_of: 60 };
const json = (reply, body, status = 200) => reply.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));

/* A platform that answers as told: (url, reply, asked, how many were asked). */
async function platform(mapping, how, more = {}) {
	let asks = 0;
	const seen = [];
	const server = http.createServer((asked, reply) => {
		reply.on("error", () => {});
		const url = new URL(asked.url, "http://x");
		seen.push(asked.url);
		server.how(url, reply, asked, ++asks);
	});
	server.how = how;
	await new Promise(ready => server.listen(0, "127.0.0.1", ready));
	server.unref();	/* a test that fails does not keep this file running */
	const { provider } = (await office.post("/api/hours/providers", { programme: school.programme, name: "平台" + server.address().port, driver: "json",
		address: `http://127.0.0.1:${server.address().port}/api/records`, credential: "sample", minutes: 45, mapping: JSON.stringify(mapping), ...more })).body;
	assert.ok(provider);
	return { provider, seen, answers: how => { server.how = how; },
		stop() {
			server.closeAllConnections();
			server.close();
		} };
}
let hour = 0;
const record = (more = {}) => ({ id: ++hour, user: { no: wang.login, name: "王" }, course: { title: "备课", id: 3 }, minutes: 45,
	finished: new Date(Date.UTC(2021, 2, 1, 2 * hour)).toISOString(), ...more });
const items = (...list) => ({ data: { items: list } });

/* --- the mapping is checked when it is saved --- */

const save = mapping => office.post("/api/hours/providers", { programme: school.programme, name: "对应表", driver: "json",
	address: "https://p.example.org/api", minutes: 45, ...(mapping === undefined ? {} : { mapping: typeof mapping === "string" ? mapping : JSON.stringify(mapping) }) });
await says(save(), 422, ["/mapping", "需要对应表"], "a JSON interface needs its mapping");
for (const [what, mapping, words] of [
	["text that is no JSON", "{}}", "JSON 对象"], ["a list", [], "JSON 对象"], ["an unknown name", { ...MAPPING, secret: "x" }, "secret"],
	["nothing for the account", { ...MAPPING, account: undefined }, ["/mapping/account", "账号"]], ["no unit", { ...MAPPING, unit: undefined }, ["/mapping/unit", "单位"]],
	["an unknown unit", { ...MAPPING, unit: "days" }, ["/mapping/unit", "单位"]], ["a place with an empty name", { ...MAPPING, id: "a..b" }, ["/mapping/id", "记录编号"]],
	["a place that is no text", { ...MAPPING, id: 7 }, ["/mapping/id", "记录编号"]], ["a cursor without its parameter", { ...MAPPING, paging: "cursor", next: "next" }, "parameter"],
	["a link without its place", { ...MAPPING, paging: "link" }, "next"], ["a parameter that would break the address", { ...MAPPING, since: "a=1&b" }, "since"],
	["a header that would break the request", { ...MAPPING, auth: "header:X\r\nHost" }, "auth"], ["a size that nobody bears", { ...MAPPING, size: 100000 }, "size"],
	["a truth that is none", { ...MAPPING, measured: "yes" }, "measured"]])
	await says(save(mapping), 422, ["/mapping", ...[words].flat()], "refused when saved: " + what);
const trial = (mapping, answer) => office.post("/api/hours/mapping/trial", { mapping: JSON.stringify(mapping), minutes: 45, answer: typeof answer === "string" ? answer : JSON.stringify(answer) });
await says(trial({ ...MAPPING, account: undefined }, {}), 422, ["/mapping/account", "账号"], "a trial says at which field the mapping is wrong");
await says(trial(MAPPING, "<html>"), 422, ["/answer", "不是 JSON"], "and what is no answer of a platform");
await says(trial(MAPPING, { rows: [] }), 422, ["/mapping/list", "没有找到记录的列表"], "and that nothing is where the list should be");
const tried = await trial(MAPPING, items(record(), record({ minutes: "long" }), record({ user: {} }), record({ finished: "yesterday" })));
holds("of an answer it shows what would come, and of what is of no use why; nothing is kept", () => {
	assert.equal(tried.status, 200, tried.text);
	assert.deepEqual([tried.body.seen, tried.body.usable], [4, 1]);
	assert.deepEqual(tried.body.rows.map(one => one.wrong), [null, "学了多久读不出来", "没有账号", "学完的时间读不出来"]);
	assert.deepEqual([tried.body.rows[0].account, tried.body.rows[0].course, tried.body.rows[0].hundredths], [wang.login, "备课", 100]);
});
await says(trial(MAPPING, items(null, 7, "x", [], {})), 200, ['"seen":5,"usable":0'], "what is no record at all is of no use, and harms nobody");
await says(office.post("/api/hours/providers", { programme: school.programme, name: "省平台", driver: "xapi", address: "https://p.example.org/api", minutes: 45, mapping: JSON.stringify(MAPPING) }),
	422, "/mapping", "another interface has no mapping");

/* --- what is read --- */

await holds("records are read where the mapping says; ids and courses may be numbers", async () => {
	const here = await platform(MAPPING, (url, reply, asked) => {
		assert.equal(asked.headers.authorization, "Basic " + Buffer.from("sample:sample").toString("base64"));
		json(reply, items(record({ ok: true, points: 45 }), record({ minutes: 90.5 })));
	});
	assert.equal((await pull(here.provider)).code, 0);
	here.stop();
	assert.deepEqual(await sql(`SELECT account, code, course, seconds, passed, score FROM platform_record WHERE provider = ${here.provider} ORDER BY happened_at`),
		[{ account: wang.login, code: "3", course: "备课", seconds: "2700", passed: "1", score: "75" }, { account: wang.login, code: "3", course: "备课", seconds: "5430", passed: null, score: null }]);
	assert.equal(await online(me), 100 + 201);
});
const lengths = { seconds: [2700, 2700], minutes: ["37.5", 2250], hours: [1.5, 5400], iso8601: ["PT1H", 3600], credits: [2, 5400] };
for (const [unit, [value, seconds]] of Object.entries(lengths))
	await holds(`a length in ${unit}`, async () => {
		const here = await platform({ ...MAPPING, unit }, (url, reply) => json(reply, items(record({ minutes: value, user: { no: "u" } }))));
		await pull(here.provider);
		here.stop();
		assert.deepEqual(await sql(`SELECT seconds FROM platform_record WHERE provider = ${here.provider}`), [{ seconds: String(seconds) }]);
	});
const clocks = { unix: 1772352000, milliseconds: 1772352000123, china: "2026-03-01 16:00:00" };
for (const [clock, value] of Object.entries(clocks))
	await holds(`a time in ${clock}, and what is new is asked for in the same`, async () => {
		const here = await platform({ ...MAPPING, clock, since: "updated_since" }, (url, reply) => json(reply, items(record({ id: "one", finished: value, user: { no: "u" } }))));
		await pull(here.provider);
		await pull(here.provider);
		here.stop();
		assert.deepEqual(await sql(`SELECT happened_at FROM platform_record WHERE provider = ${here.provider}`), [{ happened_at: "2026-03-01 08:00:00.000000" }]);
		const since = new URL(here.seen[1], "http://x").searchParams.get("updated_since");
		assert.equal(here.seen[0], "/api/records");
		assert.equal(since, { unix: "1772351400", milliseconds: "1772351400000", china: "2026-03-01 15:50:00" }[clock]);
	});

/* --- three ways of paging, each cut off and gone on with --- */

const all = Array.from({ length: 25 }, (_, i) => ({ ...record(), id: "p" + i, user: { no: "pager" } }));
const PAGING = {
	link: [{ paging: "link", next: "links.next" }, (url, reply) => {
		const from = Number(url.searchParams.get("from") || 0);
		json(reply, { ...items(...all.slice(from, from + 10)), links: { next: from + 10 < all.length ? `/api/records?from=${from + 10}` : null } });
	}],
	cursor: [{ paging: "cursor", next: "next", parameter: "cursor" }, (url, reply) => {
		const from = Number((url.searchParams.get("cursor") || "a+/=0").slice(4));
		json(reply, { ...items(...all.slice(from, from + 10)), next: from + 10 < all.length ? `a+/=${from + 10}` : "" });
	}],
	page: [{ paging: "page", parameter: "page", size_parameter: "limit", size: 10 }, (url, reply) => {
		assert.equal(url.searchParams.get("limit"), "10");
		const from = 10 * (Number(url.searchParams.get("page")) - 1);
		json(reply, items(...all.slice(from, from + 10)));
	}] };
for (const [style, [words, how]] of Object.entries(PAGING))
	await holds(`paging by ${style}: dying in the middle of a page and killed on another, nothing is lost or doubled`, async () => {
		const here = await platform({ ...MAPPING, ...words }, (url, reply, asked, n) => n === 2 ? reply.writeHead(200, { "Content-Length": 5000 }).write('{"data":', () => reply.destroy()) : how(url, reply));
		assert.equal((await pull(here.provider)).code, 0);
		let n = 0, child;
		here.answers((url, reply) => ++n === 3 ? child.kill("SIGKILL") : how(url, reply));
		await sql(`DELETE FROM platform_record WHERE provider = ${here.provider}`);
		const run = begin(here.provider);
		child = run.child;
		await run.ended;
		here.answers(how);
		assert.equal((await pull(here.provider)).code, 0);
		here.stop();
		assert.deepEqual(await sql(`SELECT COUNT(*) n, COUNT(DISTINCT record) d FROM platform_record WHERE provider = ${here.provider}`), [{ n: "25", d: "25" }]);
	});
await holds("a list in no order has reached a time only when all of it was there", async () => {
	const words = { paging: "link", next: "next", since: "since" };
	const here = await platform({ ...MAPPING, ...words }, (url, reply) => url.searchParams.get("p") ? json(reply, {}, 404) :
		json(reply, { ...items(record({ id: "late", finished: "2026-05-01T00:00:00Z" })), next: "/api/records?p=2" }));
	assert.equal((await pull(here.provider)).code, 1);
	assert.equal((await lastRun(here.provider)).reached, null);
	here.answers((url, reply) => json(reply, url.searchParams.get("p") ? items(record({ id: "early" })) : { ...items(record({ id: "late", finished: "2026-05-01T00:00:00Z" })), next: "/api/records?p=2" }));
	assert.equal((await pull(here.provider)).code, 0);
	here.stop();
	assert.deepEqual([(await lastRun(here.provider)).reached, (await lastRun(here.provider)).added, (await lastRun(here.provider)).known], ["2026-05-01 00:00:00.000000", "1", "1"]);
});
for (const [auth, name, value] of [["bearer", "authorization", "Bearer sample"], ["header:X-Token", "x-token", "sample"]])
	await holds(`the password goes as ${auth} and in no other way`, async () => {
		const here = await platform({ ...MAPPING, auth }, (url, reply, asked) => json(reply, items(record({ user: { no: [asked.headers[name], Object.values(asked.headers).join("").match(/sample|c2FtcGxl/g).length, url.search].join("|") } }))));
		await pull(here.provider);
		here.stop();
		assert.deepEqual(await sql(`SELECT account FROM platform_record WHERE provider = ${here.provider}`), [{ account: value + "|1|" }]);
	});

/* --- platforms that mean no good --- */

const before = { wang: await online(me), li: await online(colleague) };
async function meets(mapping, how) {
	const here = await platform({ ...MAPPING, ...mapping }, how);
	const { code, rss } = await pull(here.provider);
	here.stop();
	assert.ok(rss < (/asan/.test(process.env.BUILD) ? 1024 : 64), `${rss} MiB`);
	return { ...await lastRun(here.provider), code, asks: here.seen.length };
}
const refuses = (sentence, trouble, mapping, how) => holds(sentence, async () => {
	const run = await meets(mapping, how);
	assert.match(run.trouble, trouble);
	assert.equal(run.code, 1);
	assert.notEqual(run.ended_at, null);
});
const nobody = (more = {}) => record({ user: { no: "h" + ++hour }, ...more });
const LINK = { paging: "link", next: "next" };
await refuses("a body without an end", /内容太多/, {}, (url, reply) => {
	const more = () => { while (!reply.destroyed && reply.write(" ".repeat(65536))); };
	reply.writeHead(200);
	reply.on("drain", more);
	more();
});
const bomb = gzipSync(Buffer.alloc(100 << 20, 32));
await refuses("a compressed bomb", /内容太多/, {}, (url, reply) => reply.writeHead(200, { "Content-Encoding": "gzip" }).end(bomb));
await refuses("a small body that would fill the memory", /内容太多/, {}, (url, reply) => reply.end(`{"data":{"items":[${"{},".repeat(1000000)}{}]}}`));
await refuses("nesting without an end", /JSON/, {}, (url, reply) => reply.end("[".repeat(20000)));
await refuses("a byte a second", /太久/, {}, (url, reply) => {
	reply.writeHead(200);
	const timer = setInterval(() => reply.destroyed ? clearInterval(timer) : reply.write(" "), 300);
});
await refuses("no answer at all", /太久/, {}, () => {});
await refuses("HTML", /JSON/, {}, (url, reply) => reply.end("<html>请登录</html>"));
await refuses("no list where the mapping says", /没有对应表所说/, {}, (url, reply) => json(reply, { data: [] }));
await refuses("too many records in a page", /太多/, {}, (url, reply) => json(reply, items(...Array.from({ length: 1001 }, () => 1))));
await refuses("the same page under ever new links", /反复/, LINK, (url, reply, asked, n) => json(reply, { ...items(record({ id: "same", user: { no: "h" } })), next: `/api/records?n=${n}` }));
await refuses("pages that go round", /反复/, { paging: "page", parameter: "page" }, (url, reply, asked, n) => json(reply, items(record({ id: "round" + n % 3, user: { no: "h" } }))));
await refuses("a next page on another host", /别处/, LINK, (url, reply) => json(reply, { ...items(nobody()), next: "http://192.0.2.1/steal" }));
await refuses("a next page that only looks like ours", /别处/, LINK, (url, reply) => json(reply, { ...items(nobody()), next: "//192.0.2.1/steal" }));
await refuses("a next page of a wrong type", /下一页/, LINK, (url, reply) => json(reply, { ...items(nobody()), next: { href: "/x" } }));
await refuses("a cursor that breaks the address", /下一页/, { paging: "cursor", next: "next", parameter: "c" }, (url, reply) => json(reply, { ...items(nobody()), next: "汉".repeat(900) }));
await refuses("going backwards where the order was promised", /先后/, { ordered: true }, (url, reply) => json(reply,
	items(nobody({ finished: "2026-03-02T00:00:00Z" }), nobody({ finished: "2026-03-01T00:00:00Z" }))));
await refuses("a redirect", /不正常/, {}, (url, reply) => reply.writeHead(302, { Location: "http://192.0.2.1/" }).end());
await refuses("a password that is not taken", /账号/, {}, (url, reply) => json(reply, {}, 401));
await holds("records of wrong types are refused and counted, the good ones between them are kept", async () => {
	const wrong = [7, null, [], {}, "x", nobody({ id: null }), nobody({ id: "" }), nobody({ id: "a b" }), nobody({ id: "x".repeat(65) }), nobody({ user: 7 }), nobody({ user: { no: "" } }),
		nobody({ user: { no: "a\u0000b" } }), nobody({ user: { no: "长".repeat(101) } }), nobody({ course: null }), nobody({ finished: "yesterday" }), nobody({ finished: 5 }),
		nobody({ finished: "2098-01-01T00:00:00Z" }), ...[-1, "-5", "1e3", 100000, "x", null, true, [], {}].map(minutes => nobody({ minutes }))];
	const run = await meets({}, (url, reply) => json(reply, items(...wrong.flatMap(one => [one, nobody()]))));
	assert.deepEqual([run.code, run.seen, run.added, run.refused], [0, String(2 * wrong.length), String(wrong.length), String(wrong.length)]);
});
await holds("a time that is yet to come does not keep what comes before it from being asked for", async () => {
	const run = await meets({ stored: "stored" }, (url, reply) => json(reply, items(nobody({ stored: "2098-01-01T00:00:00Z" }))));
	assert.ok(Date.parse(run.reached + "Z") <= Date.now() + 60000);
});
await holds("and after all of them the teachers have the hours that they had", async () => assert.deepEqual({ wang: await online(me), li: await online(colleague) }, before));
