/* moodle.test.mjs - courses completed on a Moodle site. The peer is ours and keeps to Moodle's documented answers (tests/peers/moodle). */
import assert from "node:assert/strict";
import { holds, says, signIn, sql, until } from "../ask.mjs";
import { startMoodle } from "../peers/moodle/moodle.mjs";
import { makeSchool } from "../school.mjs";
import { begin, lastRun, pull } from "./pull.mjs";

const school = await makeSchool();
const { wang, li } = school.people;
const [office, me, colleague] = [await signIn(school.people.office.login), await signIn(wang.login), await signIn(li.login)];
const moodle = await startMoodle();
const settings = { programme: school.programme, name: "市研修社区", driver: "moodle", address: moodle.address, credential: "moodle", minutes: 45 };
const { provider } = (await says(office.post("/api/hours/providers", settings), 201, "provider", "the office names a Moodle site")).body;
const online = async who => (await who.get("/api/hours/mine")).body.online;
const records = async () => Number((await sql(`SELECT COUNT(*) n FROM platform_record WHERE provider = ${provider}`))[0].n);

await holds("without a course and its length nothing is asked, and the run says so", async () => {
	assert.equal((await pull(provider)).code, 1);
	assert.match((await lastRun(provider)).trouble, /课程的编号和长度/);
	assert.deepEqual(moodle.calls, []);
});
const courses = list => office.post(`/api/hours/provider/${provider}/courses`, { courses: list });
await says(courses([{ code: "12", name: "微课设计", minutes: 450 }, { code: "13", name: "数据分析", minutes: 90 }]), 204, [], "the office writes down how long courses are");
await says(courses([{ code: "13", name: "", minutes: -1 }]), 422, ["/courses/0/name", "/courses/0/minutes"], "every wrong field at once");
await says(office.get(`/api/hours/provider/${provider}/courses`), 200, ['"code":"12"', '"minutes":450'], "and reads them back");
await says(me.post(`/api/hours/provider/${provider}/courses`, { courses: [{ code: "1", name: "x", minutes: 1 }] }), 404, [], "a teacher does not");

moodle.course(12, "微课设计");
moodle.course(13, "数据分析");
const first = moodle.user(12, { idnumber: wang.login });
moodle.user(12, { idnumber: li.login });
moodle.user(12, { idnumber: "nobody-7", opened: false });
moodle.user(12, { idnumber: "tutor", tracked: false });
moodle.complete(12, first, "2026-03-01T08:00:00Z", { graded: true });
await holds("a completed course earns its length, by idnumber", async () => {
	assert.equal((await pull(provider)).code, 0);
	const run = await lastRun(provider);
	assert.deepEqual([run.seen, run.added, run.known, run.refused, run.doubted, run.trouble], ["4", "1", "0", "0", "0", ""]);
	assert.equal(await online(me), 1000);
});
await holds("a course's grade among its criteria is a result passed (R61)", async () => assert.deepEqual(
	await sql(`SELECT passed, score, happened_at FROM platform_record WHERE provider = ${provider}`), [{ passed: "1", score: null, happened_at: "2026-03-01 08:00:00.000000" }]));
await holds("who has not opened the course, or is known to have completed it, costs no call", async () => {
	moodle.calls.length = 0;
	await pull(provider);
	assert.deepEqual(moodle.calls, ["core_enrol_get_enrolled_users", ...Array(2).fill("core_completion_get_course_completion_status"), "core_enrol_get_enrolled_users"]);
	assert.deepEqual([(await lastRun(provider)).added, (await lastRun(provider)).known], ["0", "1"]);
	assert.equal(await online(me), 1000);
});
await holds("a course gone through in a tenth of its length is doubtful and does not count", async () => {
	moodle.complete(13, moodle.user(13, { idnumber: li.login }), "2026-03-02T08:00:00Z", { minutes: 9 });
	await pull(provider);
	assert.deepEqual([(await lastRun(provider)).added, (await lastRun(provider)).doubted], ["1", "1"]);
	assert.equal(await online(colleague), 0);
});

await holds("250 users are listed a hundred at a time, and a run killed among them goes on", async () => {
	moodle.course(14, "长名单");
	await courses([{ code: "14", name: "长名单", minutes: 45 }]);
	for (let i = 0; i < 250; i++)
		moodle.complete(14, moodle.user(14, { idnumber: "m-" + i }), "2026-04-01T08:00:00Z");
	const had = await records(), asked = moodle.calls.length;
	const { child, ended } = begin(provider);
	while (moodle.calls.length < asked + 150 && child.exitCode === null)
		await new Promise(setImmediate);
	child.kill("SIGKILL");
	await ended;
	assert.equal((await pull(provider)).code, 0);
	assert.equal(await records(), had + 250);
});
await holds("an account without idnumber waits to be matched", async () => {
	const id = moodle.user(13, { fullname: "无号" });
	moodle.complete(13, id, "2026-05-01T08:00:00Z");
	await pull(provider);
	assert.deepEqual((await sql(`SELECT account, name FROM platform_account WHERE provider = ${provider} AND account LIKE 'moodle:%'`)), [{ account: "moodle:" + id, name: "无号" }]);
});
await holds("one course in disorder does not keep the others from being asked", async () => {
	moodle.course(15, "无条件", { criteria: false });
	moodle.user(15, { idnumber: wang.login });
	moodle.complete(14, moodle.user(14, { idnumber: wang.login }), "2026-06-01T08:00:00Z");
	await courses([{ code: "11", name: "没有的课", minutes: 45 }, { code: "15", name: "无条件", minutes: 45 }]);
	assert.equal((await pull(provider)).code, 1);
	assert.match((await lastRun(provider)).trouble, /没有这门课程/);
	assert.equal(await online(me), 1100);
	await courses([{ code: "11", name: "没有的课", minutes: 0 }]);
	await pull(provider);
	assert.match((await lastRun(provider)).trouble, /完成条件/);
	await courses([{ code: "15", name: "无条件", minutes: 0 }]);
	assert.equal((await pull(provider)).code, 0);
});

/* --- what goes wrong --- */

const disorder = (sentence, trouble, how) => holds(sentence, async () => {
	moodle.breaks(how);
	const before = await records();
	const { code, rss } = await pull(provider);
	moodle.breaks(null);
	assert.equal(code, 1);
	assert.match((await lastRun(provider)).trouble, trouble);
	assert.equal(await records(), before);
	assert.ok(rss < (/asan/.test(process.env.BUILD) ? 1024 : 64), `${rss} MiB`);
	assert.equal(await online(me), 1100);
});
const json = (reply, body) => reply.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(body));
const users = (from, n) => Array.from({ length: n }, (_, i) => ({ id: from + i, fullname: "甲", idnumber: "x" + (from + i), lastcourseaccess: 5 }));
await disorder("an error that comes as 200: the token", /不认我们的令牌/, (asked, reply) => json(reply, { exception: "moodle_exception", errorcode: "invalidtoken", message: "Invalid token" }));
await disorder("an error that nobody knows, whose words are not repeated", /^平台说它出错了/, (asked, reply) => json(reply, { exception: "x", errorcode: "<b>", message: "secret" }));
await disorder("HTML", /JSON/, (asked, reply) => reply.end("<html>"));
await disorder("no list", /名单/, (asked, reply) => json(reply, { users: [] }));
await disorder("a list that is always the same", /反复/, (asked, reply, n) => json(reply, users(1, 100).map(user => ({ ...user, lastcourseaccess: 0 }))));
await disorder("more users than asked for", /太多/, (asked, reply) => json(reply, users(1, 101)));
await disorder("a list that would fill the memory", /太多/, (asked, reply) => reply.end(`[${"{},".repeat(1000000)}{}]`));
await disorder("a list without an end", /太多/, (asked, reply) => {
	const more = () => { while (!reply.destroyed && reply.write(" ".repeat(65536))); };
	reply.writeHead(200);
	reply.on("drain", more).on("error", () => {});
	more();
});
await disorder("a byte a second", /太久/, (asked, reply) => {
	reply.writeHead(200).on("error", () => {});
	const timer = setInterval(() => reply.destroyed ? clearInterval(timer) : reply.write(" "), 300);
});
await disorder("dying in the middle", /连不上/, (asked, reply) => reply.writeHead(200, { "Content-Length": 1000 }).write("[{", () => reply.destroy()));
await holds("statuses of wrong types are refused and counted, and no hour is invented", async () => {
	let n = 0;
	const wrong = [{}, { completionstatus: 7 }, { completionstatus: { completed: "yes" } }, { completionstatus: { completed: true, completions: [] } },
		{ completionstatus: { completed: true, completions: [{ complete: true, timecompleted: -5 }] } },
		{ completionstatus: { completed: true, completions: [{ complete: true, timecompleted: 4102444000 }] } }];
	const before = await records();
	moodle.breaks((asked, reply) => {
		n++;
		json(reply, n === 1 ? users(9000, wrong.length) : n <= wrong.length + 1 ? wrong[n - 2] : []);
	});
	await pull(provider);
	moodle.breaks(null);
	assert.equal((await lastRun(provider)).refused, String(wrong.length));
	assert.equal(await records(), before);
});
await holds("a site that bears two questions a minute is asked no more", async () => {
	await sql(`UPDATE provider SET per_minute = 2 WHERE id = ${provider}`);
	const before = moodle.calls.length;
	const { child, ended } = begin(provider);
	await until(() => moodle.calls.length === before + 2, "two questions");
	child.kill("SIGTERM");
	assert.equal(await ended, 1);
	assert.ok(moodle.calls.length - before <= 3, "the third is the one that was waiting when it was told to end");
	assert.match((await lastRun(provider)).trouble, /中途停止/);
});
moodle.stop();
