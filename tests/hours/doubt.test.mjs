/* doubt.test.mjs - sums that cannot be: such a record is shown with its reason, and counts only when the office says so (ours). */
import assert from "node:assert/strict";
import { holds, says, signIn, sql } from "../ask.mjs";
import { startLrs } from "../peers/lrs/lrs.mjs";
import { makeSchool } from "../school.mjs";
import { lastRun, platform, pull } from "./pull.mjs";

const [school, other] = [await makeSchool(), await makeSchool()];
const { wang, li, zhao, qian, sun } = school.people;
const office = await signIn(school.people.office.login), foreign = await signIn(other.people.office.login);
const lrs = await startLrs();
const provider = await platform(school, lrs.address), second = await platform(school, lrs.address, { home: "https://platform.example.org" });
const online = async who => (await (await signIn(who.login)).get("/api/hours/mine")).body.online;
const doubts = async who => (await (await signIn(who.login)).get("/api/hours/doubts/mine")).body.rows;
const put = (who, minutes, when, more) => lrs.put({ account: who.login || who, minutes, when, ...more });
const course = (id, more) => ({ object: { objectType: "Activity", id, definition: { name: { "zh-CN": "长课" } } }, verb: { id: "http://adlnet.gov/expapi/verbs/experienced" }, ...more });

/* --- more than 24 hours on one day, as China counts days --- */

for (const [minutes, when] of [[600, "2026-03-02T10:00:00+08:00"], [600, "2026-03-02T22:00:00+08:00"], [600, "2026-03-02T23:59:00+08:00"], [600, "2026-03-03T23:30:00+08:00"]])
	await put(wang, minutes, when);
await holds("what makes a day longer than 24 hours does not count; the day before and after do", async () => {
	assert.equal((await pull(provider)).code, 0);
	assert.equal(await online(wang), 3 * Math.floor(60000 / 45));
	const [one, ...more] = await doubts(wang);
	assert.match(one.why, /超过24小时/);
	assert.deepEqual([more.length, one.happened_at, one.counts], [0, "2026-03-02T15:59:00Z", null]);
	assert.equal((await lastRun(provider)).doubted, "1");
});
await holds("her sums say that one waits for the office, and since when", async () => {
	const { doubtful, doubtful_since } = (await (await signIn(wang.login)).get("/api/hours/mine")).body;
	assert.equal(doubtful, 1);
	assert.ok(Math.abs(Date.now() - Date.parse(doubtful_since)) < 600000, doubtful_since);
	const { body } = await (await signIn(li.login)).get("/api/hours/mine");
	assert.deepEqual([body.doubtful, body.doubtful_since], [0, null]);
});

/* --- two things learned at once --- */

await put(li, 60, "2026-03-02T10:00:00+08:00");
await put(li, 30, "2026-03-02T09:45:00+08:00", { course: "同时的另一门" });
await put(li, 60, "2026-03-02T11:00:30+08:00");
await put(li, 0, "2026-03-02T09:30:00+08:00", { result: { success: true } });
await pull(provider);
await holds("learning at the same time counts once; half a minute of overlap is only rounding, and a result takes no time", async () => {
	assert.equal(await online(li), 2 * 133);
	assert.deepEqual((await doubts(li)).map(one => [one.course, one.why]), [["同时的另一门", "与另一段学习时间重叠"]]);
});
await put(li, 60, "2026-03-02T10:30:00+08:00", { course: "后来才到的" });
await holds("what came first stands: the record that arrives later is the doubtful one", async () => {
	await pull(provider);
	assert.equal(await online(li), 2 * 133);
	assert.ok((await doubts(li)).some(one => one.course === "后来才到的"));
});
await holds("the same records from a second platform are at once with those of the first", async () => {
	await pull(second);
	assert.equal(await online(li), 2 * 133);
	assert.equal(await online(wang), 3 * Math.floor(60000 / 45));
});

/* --- against the course's length --- */

const lengths = list => office.post(`/api/hours/provider/${provider}/courses`, { courses: list });
await lengths([{ code: "https://platform.example.org/long", name: "长课", minutes: 120 }, { code: "https://platform.example.org/quick", name: "快课", minutes: 600 }]);
for (const day of [1, 2, 3])
	await put(zhao, 50, `2026-04-0${day}T10:00:00+08:00`, course("https://platform.example.org/long"));
await put(qian, 100, "2026-04-01T10:00:00+08:00", course("https://platform.example.org/quick"));
await put(qian, 40, "2026-04-02T10:00:00+08:00", course("https://platform.example.org/quick", { verb: { id: "http://adlnet.gov/expapi/verbs/completed" } }));
await pull(provider);
await holds("above the course's length nothing counts", async () => {
	assert.equal(await online(zhao), 2 * 111);
	assert.match((await doubts(zhao))[0].why, /超过课程的长度/);
});
await holds("a course completed in less than a quarter of its length is doubtful", async () => {
	assert.equal(await online(qian), 222);
	assert.match((await doubts(qian))[0].why, /四分之一（本系统默认）/);
});

/* --- an account that is matched later --- */

await put("sun-1", 60, "2026-05-01T10:00:00+08:00");
await put("sun-2", 60, "2026-05-01T10:00:00+08:00", { course: "另一个账号" });
await pull(provider);
await holds("two accounts of one person are held against each other once both are known to be hers", async () => {
	for (const account of ["sun-1", "sun-2"])
		await says(office.post("/api/hours/match", { provider, account, login: sun.login }), 204, [], `the office matches ${account}`);
	await pull(provider);
	assert.equal(await online(sun), 133);
	assert.equal((await doubts(sun)).length, 1);
});

/* --- the office's word --- */

const list = (await says(office.get(`/api/hours/doubts?provider=${provider}`), 200, ["重叠", "超过24小时", li.login], "the office sees what is doubtful, whose it is and why")).body.rows;
await says(foreign.get(`/api/hours/doubts?provider=${provider}`), 200, '"rows":[]', "another county's office does not");
const one = list.find(row => row.login === wang.login);
const answer = (who, more) => who.post("/api/hours/doubt", { provider, record: one.record, counts: true, note: "平台补报了前一天的学习", ...more });
await says(answer(foreign), 409, [], "nor does it say anything");
await says(answer(office, { note: "" }), 422, "/note", "a reason is needed");
await says(answer(office), 204, [], "the office lets it count");
await holds("then it counts", async () => assert.equal(await online(wang), 4 * Math.floor(60000 / 45)));
await says(answer(office, { counts: false }), 409, "已经认定过", "once");
const two = list.find(row => row.login === li.login);
await says(office.post("/api/hours/doubt", { provider, record: two.record, counts: false, note: "两台设备同时播放" }), 204, [], "or says no");
await holds("which the teacher sees, with the reason", async () => assert.ok((await doubts(li)).some(row => row.counts === false && row.note === "两台设备同时播放")));

/* --- a run's figures --- */

await says(office.get(`/api/hours/provider/${provider}/runs`), 200, ['"doubted":1', '"known"', '"unmatched"', '"refused"', '"began_at"'], "every run is a row of figures");
await says(foreign.get(`/api/hours/provider/${provider}/runs`), 200, '"rows":[]', "for its own office");
await holds("what a killed run left unchecked counts for nobody until the next run has checked it", async () => {
	const run = school.programme + 77;
	await sql(`INSERT INTO pull_run (id, provider, began_at, unchecked) VALUES (${run}, ${provider}, UTC_TIMESTAMP(6), 1);
		INSERT INTO platform_record (provider, record, account, course, seconds, happened_at, stored_at, run)
		VALUES (${provider}, 'left-1', '${zhao.login}', '备课', 2700, '2026-06-01 08:00:00', '2026-06-01 08:00:00', ${run}),
		       (${provider}, 'left-2', '${zhao.login}', '备课', 2700, '2026-06-01 08:00:00', '2026-06-01 08:00:00', ${run})`);
	assert.equal(await online(zhao), 2 * 111);
	await pull(provider);
	assert.equal(await online(zhao), 2 * 111 + 100);
	assert.equal((await doubts(zhao)).length, 2);
});
lrs.stop();
