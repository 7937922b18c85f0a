/* 操作记录: who sees what of the journal, in words; and what journal-verify leaves behind. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { command, holds, says, signIn, sql, stack, top } from "../ask.mjs";
import { cityAbove, makeSchool, password } from "../school.mjs";

const build = process.env.BUILD || join(top, "build");
const school = await makeSchool(), other = await makeSchool();
await cityAbove(school);
const { wang, manager } = school.people;
const her = await signIn(wang.login), office = await signIn(school.people.office.login), stranger = await signIn(other.people.office.login);
const city = await signIn(school.people.city.login);

/* --- every act has its word --- */

const routed = ["auth", "admin", "plan", "evidence", "review", "hours", "certificate", "report"].flatMap(program =>
	JSON.parse(execFileSync(join(build, "fcgi", program, program), ["--routes"], { maxBuffer: 1 << 26 }).toString()).routes.map(route => route.act).filter(Boolean));
const sources = readdirSync(join(top, "fcgi"), { recursive: true }).filter(name => name.endsWith(".c")).map(name => readFileSync(join(top, "fcgi", name), "utf8"));
const worked = sources.flatMap(text => [...text.matchAll(/"((?:auth|admin|plan|evidence|review|hours|certificate|report)\.[a-z_]+\.[a-z_]+)"/g),
	...text.matchAll(/job_run\([^"]*"([a-z_]+\.[a-z_.]+)"/g)].map(found => found[1]));
const named = (await sql("SELECT action FROM act")).map(row => row.action);
holds("every act of a route has its word", () => {
	assert.ok(routed.length > 60);
	assert.deepEqual(routed.filter(act => !named.includes(act)), []);
});
holds("and every act of a job", () => assert.deepEqual([...new Set(worked)].filter(act => !named.includes(act)), []));
holds("and no word is left of what nobody does any more", () => assert.deepEqual(named.filter(act => !worked.includes(act)), []));

/* --- every kind of thing has its name --- */

const things = new Set(sources.flatMap(text => [...text.matchAll(/\b(?:about|made)\(r, "([a-z_]+)"/g)].map(found => found[1])));
const worded = new Set([...readFileSync(join(top, "sql/report/views.sql"), "utf8").matchAll(/WHEN '([a-z_]+)' THEN \(SELECT/g)].map(found => found[1]));
const NAMELESS = ["digest_round", "print_order", "progress_run"];	/* the day's round, an order of many, all schools */
const ANSWERED = ["amendment", "answer", "request"];	/* only what the answer calls it: about() names it before */
holds("every kind of thing that an act is about is named in the journal, but three that have no name", () => {
	assert.ok(things.size > 40);
	assert.deepEqual([...things].filter(one => !worded.has(one) && !ANSWERED.includes(one)).sort(), NAMELESS);
});

/* --- who sees what --- */

await says(her.put("/api/auth/password", { old: password, new: "mountain-river-42" }), 204, "", "a teacher changes her password");
await says(office.post("/api/admin/pairings", { kind: "help", school: school.id, other: other.id }), 409, [], "what was refused");
await says(city.post("/api/admin/schools", { code: "n" + school.code, region: school.id, name: "新校" + school.code, phase: "primary", environment: "multimedia",
	strong: false, ownership: "public", rural: false, model: false }), 201, [], "the city's office adds a school to the county");
await says(office.post(`/api/admin/schools/${school.id}/ict`, { computers: 40 }), 201, [], "the county's office registers a school's machines");
await says(office.post("/api/hours/entry", { login: wang.login, kind: "other", hundredths: 100, happened_on: "2026-03-01", note: "县级公开课", document: "县教研〔2026〕3号" }), 201, [], "the office enters hours");
await says(office.post("/api/admin/extensions", { group: school.groups[0], until: "2098-03-01", reason: "校舍维修停课两周" }), 201, [], "and gives a group more time");
await says(her.get("/api/report/journal"), 404, [], "a teacher does not read it");
const manages = await signIn(manager.login);
await says(manages.get("/api/report/journal"), 404, [], "nor does a school's management");
const list = async (who, more = "") => (await who.get("/api/report/journal?" + more)).body.rows;
const mine = await list(office);
holds("an office sees who did what, about whom, when and from where, in words", () => {
	const row = mine.find(one => one.act === "修改密码");
	assert.deepEqual([row.who, row.login, row.subject, row.about, row.address], [wang.name, wang.login, "登录", wang.name, "127.0.0.1"]);
	assert.match(row.at, /^\d{4}-\d\d-\d\dT/);
});
holds("and what an office above it did about its schools", () => assert.ok(mine.some(one => one.act === "添加学校" && one.about === "新校" + school.code)));
holds("and about which school", () => assert.ok(mine.some(one => one.act === "登记网络与设备" && one.about === school.name)));
holds("rarer things have their names, too", () => {
	assert.equal(mine.find(one => one.act === "登记学时").about, wang.name);
	assert.equal(mine.find(one => one.act === "准予延期").about, "语文组");
});
holds("what was refused is no act", () => assert.ok(!mine.some(one => one.act === "登记结对")));
holds("another county sees none of it", async () => assert.deepEqual((await list(stranger)).filter(one => one.login !== null && !one.login.startsWith(other.code)), []));
holds("the city sees it, too", async () => assert.ok((await list(city)).some(one => one.act === "修改密码" && one.login === wang.login)));

holds("one person's acts", async () => {
	const rows = await list(office, "login=" + wang.login);
	assert.ok(rows.length >= 1 && rows.every(one => one.login === wang.login));
});
holds("one kind of act", async () => {
	const rows = await list(office, "act=auth.password.change");
	assert.ok(rows.length >= 1 && rows.every(one => one.act === "修改密码"));
});
holds("days on which nothing was done", async () => assert.deepEqual(await list(office, "from=2020-01-01&to=2020-01-31"), []));
await says(office.get("/api/report/journal?as=csv"), 200, ["时间", "修改密码", wang.login], "and all of it as a file");

await sql(`INSERT INTO journal (shard, seq, at, actor, roles, address, request, action, object, detail, status, hash)
	SELECT 200, ${school.id} + seq, '2019-05-06 07:08:09.123456' - INTERVAL (seq DIV 10) SECOND, ${wang.id}, '', '127.0.0.1', '', 'plan.choice.make', 'person:${wang.id}', REPEAT('x', 32), 200, REPEAT('y', 32) FROM seq_1_to_120`);
holds("page after page, nothing is left out or comes twice, also where many were done at one time", async () => {
	for (const more of ["", "&login=" + wang.login, "&act=plan.choice.make"]) {
		const times = [];
		let next = "", pages = 0;
		do {
			const { body } = await office.get("/api/report/journal?from=2019-05-01&to=2019-05-07" + more + (next && "&after=" + encodeURIComponent(next)));
			times.push(...body.rows.map(row => row.at));
			next = body.next;
			pages++;
		} while (next);
		assert.equal(times.length, 120, more);
		assert.ok(pages >= 3);
		assert.deepEqual(times, [...times].sort().reverse());
	}
	await sql("DELETE FROM journal WHERE shard = 200");
});

/* --- nobody reads of the own case who judged it --- */

await sql(`INSERT INTO role (person, kind, region, since) VALUES (${wang.id}, 'office', ${school.id}, '2020-09-01');
	INSERT INTO journal (shard, seq, at, actor, roles, address, request, action, object, detail, status, hash)
	VALUES (201, ${school.id}, UTC_TIMESTAMP(6), ${school.people.li.id}, '', '127.0.0.1', '', 'review.verdict.give', 'submission:${school.id}', REPEAT('x', 32), 200, REPEAT('y', 32));
	INSERT INTO submission (id, programme, person, ability, number, attempt, school, policy_version, self_grade)
	SELECT ${school.id}, g.id, ${wang.id}, 1, 1, 1, ${school.id}, v.id, 'pass' FROM programme g JOIN policy_version v ON v.policy = g.policy WHERE g.id = ${school.programme} LIMIT 1`);
const both = await signIn(wang.login, "mountain-river-42");
holds("an officer who is a teacher does not read who judged her own work; her office's other people do", async () => {
	const of = async who => (await list(who)).filter(one => one.act === "作出评价" && one.login === school.people.li.login);
	assert.equal((await of(office)).length, 1);
	assert.equal((await of(both)).length, 0);
	await sql(`INSERT INTO relation (person, other, kind, declared_by, since) VALUES (${wang.id}, ${school.people.office.id}, 'family', ${wang.id}, '2021-01-01'), (${school.people.office.id}, ${wang.id}, 'family', ${wang.id}, '2021-01-01')`);
	assert.equal((await of(office)).length, 0, "nor does who is related to her");
	await sql("DELETE FROM journal WHERE shard = 201");
});
holds("nor of what follows her work whose it was, nor does her relation; who is neither reads it", async () => {
	await sql(`INSERT INTO nomination (id, submission, author, school, programme, reason, nominated_by) VALUES (${school.id}, ${school.id}, ${wang.id}, ${school.id}, ${school.programme}, '有代表性', ${manager.id});
		INSERT INTO journal (shard, seq, at, actor, roles, address, request, action, object, detail, status, hash)
		VALUES (203, ${school.id}, UTC_TIMESTAMP(6), ${school.people.li.id}, '', '127.0.0.1', '', 'review.nomination.review', 'nomination:${school.id}', REPEAT('x', 32), 200, REPEAT('y', 32))`);
	const of = async who => (await list(who)).filter(one => one.act === "审定优秀案例").map(one => one.about);
	const [[hers], [relations], [others]] = [await of(both), await of(office), await of(city)];
	assert.deepEqual([hers, relations], ["", ""]);
	assert.match(others, new RegExp("^" + wang.name + "的"));
	await sql(`DELETE FROM journal WHERE shard = 203; DELETE FROM nomination WHERE id = ${school.id}`);
});

/* --- whose acts: found by a few characters --- */

const found = async (who, q) => (await who.get("/api/report/journal/people?q=" + encodeURIComponent(q))).body.rows.map(row => row.login);
holds("an office finds a teacher of its schools by the beginning of her name or login, and its own people", async () => {
	assert.ok((await found(office, wang.name.slice(0, 2))).includes(wang.login));
	assert.deepEqual(await found(office, wang.login), [wang.login]);
	assert.deepEqual(await found(office, school.people.office.login), [school.people.office.login]);
});
holds("another county's finds nobody of them, and a sign for anything finds nobody", async () => {
	assert.deepEqual(await found(stranger, wang.login), []);
	assert.deepEqual(await found(office, "%"), []);
});
await says(manages.get("/api/report/journal/people?q=w"), 404, [], "a school's management looks for nobody there");

/* --- as of when it is whole --- */

const settings = Object.fromEntries(readFileSync(stack + "/settings", "utf8").trim().split("\n").map(line => line.split(/=(.*)/)));
const run = await command(join(build, "fcgi/core/journal-verify"), [], { env: settings });
const [kept] = (await office.get("/api/report/journal/check")).body.rows;
holds("what journal-verify found is kept, with when and of how many rows", () => {
	assert.equal(kept.whole, run.code === 0);
	assert.equal(kept.old, false);
	assert.ok(kept.checked > 0);
});
