/* behind.test.mjs - what stands behind a bar: every line with where it is from, lines that add up to the figure, and what does not count and why. */
import assert from "node:assert/strict";
import { holds, insert, says, signIn, sql } from "../ask.mjs";
import { makeSchool } from "../school.mjs";

const [school, strict] = [await makeSchool(), await makeSchool({ policy: "hohhot" })];
const at = (key, where = school) => signIn(where.people[key].login);
const { wang: one } = school.people;
const [office, wang, leader] = [await at("office"), await at("wang"), await at("leader")];
const KINDS = ["online", "evidence", "research", "recording", "other"];
const list = async (who, path) => {
	const rows = [];
	let next = "";
	do {
		const { body } = await who.get(path + (path.includes("?") ? "&" : "?") + "after=" + encodeURIComponent(next || ""));
		rows.push(...body.rows);
		next = body.next;
	} while (next);
	return rows;
};
const sum = rows => rows.reduce((all, row) => all + row.hundredths, 0);
async function adds(who) {
	const { body } = await who.get("/api/hours/mine");
	for (const kind of KINDS)
		assert.equal(sum(await list(who, "/api/hours/lines?kind=" + kind)), body[kind], kind);
	assert.equal(sum(await list(who, "/api/hours/lines?kind=practice")), body.evidence + body.research + body.recording + body.other, "practice");
	assert.equal(sum(await list(who, "/api/hours/lines")), KINDS.reduce((all, kind) => all + body[kind], 0), "all of it");
}

/* --- a county's ledger of one teacher: two platforms, an activity, entries, corrections --- */

const [provider, again] = [school.programme, school.programme + 1000000];
const platform = (id, name) => insert("provider", { id, programme: school.programme, name, driver: "xapi", address: "https://xapi.example.org/" + id, minutes: 45 }) +
	insert("pull_run", { id, provider: id, began_at: "2026-03-01", ended_at: "2026-03-01" }) +
	insert("platform_account", { provider: id, account: "wang", person: one.id, matched_by: 0, matched_at: "2026-03-01" });
const record = (record, course, more) => ({ provider, record, account: "wang", course, seconds: 2700, happened_at: "2026-02-28", stored_at: "2026-02-28", run: provider, ...more });
const records = Array.from({ length: 60 }, (_, i) => record("r" + i, "第" + (i + 1) + "课", { seconds: 2700 + i }));
await sql(platform(provider, "省研修网") + platform(again, "市研修网") +
	insert("pull_run", { id: provider + 1, provider, began_at: "2026-03-02", unchecked: 1 }) +
	insert("platform_record", ...records, record("void", "撤回的课"), record("doubt", "重叠的课"), record("no", "认定过的课"),
		record("left", "没有核查的课", { run: provider + 1 }), record("lost", "冲正后撤回的课")) +
	insert("platform_doubt", { provider, record: "doubt", reasons: "overlap", run: provider }, { provider, record: "no", reasons: "length,fast", run: provider }) +
	insert("doubt_answer", { provider, record: "no", counts: 0, note: "两台设备同时播放", answered_by: school.people.office.id }));
const { entry } = (await office.post("/api/hours/entry", { login: one.login, kind: "other", hundredths: 250, happened_on: "2026-02-01", note: "县级公开课", document: "县教研〔2026〕3号" })).body;
const { activity } = (await leader.post("/api/hours/activities", { group: school.groups[0], title: "能力点研讨", held_on: "2026-03-01", hundredths: 200 })).body;
await leader.post(`/api/hours/activity/${activity}/attendance`, { people: [one.id] });
const correct = (line, hundredths, note) => office.post("/api/hours/correction", { login: one.login, line, hundredths, note });
await correct(`entry-${entry}`, 50, "多登了半学时");
await correct(`attendance-${activity}`, 100, "只到了一半");
await correct(`platform-${provider}-lost`, 100, "不是本人学的");
await sql(insert("platform_void", { provider, record: "void", run: provider }, { provider, record: "lost", run: provider }));

await holds("the lines behind each bar, page after page, add up to its figure to the last hundredth", async () => {
	await adds(wang);
	assert.ok((await list(wang, "/api/hours/lines?kind=online")).length > 50);
});
const lines = await list(wang, "/api/hours/lines");
const line = title => lines.find(row => row.title === title);
holds("a line says which platform it came from", () => assert.deepEqual([line("第1课").source, line("第1课").place], ["platform", "省研修网"]));
holds("or whose activity it was, and who listed her there", () =>
	assert.deepEqual([line("能力点研讨").place, line("能力点研讨").entered_by], ["语文组", school.people.leader.name]));
holds("or who entered it, on what document", () =>
	assert.deepEqual([line("县级公开课").entered_by, line("县级公开课").document, line("县级公开课").corrects], [school.people.office.name, "县教研〔2026〕3号", null]));
holds("what was taken off is a line of its own, and names what it corrects", () => {
	assert.deepEqual(["多登了半学时", "只到了一半"].map(title => [line(title).hundredths, line(title).corrects]), [[-50, "县级公开课"], [-100, "能力点研讨"]]);
});
await says((await at("li")).get("/api/hours/lines"), 200, '"rows":[]', "nobody else has any of it");

/* --- what does not count --- */

const apart = await list(wang, "/api/hours/lines/apart");
const why = title => (apart.find(row => row.title === title) || {}).why;
holds("what does not count is listed with its reason, and whose rule that is", () => {
	assert.equal(why("撤回的课"), "研修平台自己撤回了这条记录");
	assert.equal(why("重叠的课"), "与另一段学习时间重叠。先不计入，等项目办认定（本系统默认）");
	assert.match(why("认定过的课"), /合计超过课程的长度；.*（本系统默认）。项目办认定不计入：两台设备同时播放/);
	assert.equal(why("没有核查的课"), "刚从平台取来，核查以后计入（本系统默认）");
	assert.match(why("不是本人学的"), /已由研修平台撤回，这笔冲正不再扣减/);
	assert.equal(apart.length, 6);
});
holds("nothing stands both in a bar and beside it", () => assert.deepEqual(apart.filter(row => line(row.title)), []));
await holds("each kind by itself", async () => {
	assert.equal((await list(wang, "/api/hours/lines/apart?kind=online")).length, 6);
	assert.deepEqual(await list(wang, "/api/hours/lines/apart?kind=practice"), []);
});
await says((await at("li")).get("/api/hours/lines/apart"), 200, '"rows":[]', "and nobody else's");
await says(office.get("/api/hours/lines/apart"), 404, [], "who is no teacher has none");
await says(wang.get("/api/hours/lines?kind=all"), 422, "/kind", "a bar that is none is refused");

/* --- where hours of 校本教研 have to be recognised (R60) --- */

const asks = (number, origin, phrase) => sql(`INSERT IGNORE INTO policy (id, code, name) VALUES (${strict.programme}, 'test-${strict.code}', '试验政策');
	INSERT INTO policy_version (policy, number, effective_on, rules) SELECT ${strict.programme}, ${number},
	  v.effective_on + INTERVAL ${number} DAY, JSON_SET(v.rules, '$.hours_recognition', JSON_OBJECT('value', TRUE, 'strength', 'rule', 'origin', '${origin}', 'phrase', '${phrase}'))
	  FROM policy_version v JOIN policy p ON p.id = v.policy WHERE p.code = 'hohhot';
	UPDATE programme SET policy = ${strict.programme} WHERE id = ${strict.programme}`);
await asks(1, "office", "");
const [chief, her, clerk] = [await at("leader", strict), await at("wang", strict), await at("office", strict)];
const listed = async (title, day) => {
	const made = (await chief.post("/api/hours/activities", { group: strict.groups[0], title, held_on: day, hundredths: 200 })).body.activity;
	await chief.post(`/api/hours/activity/${made}/attendance`, { people: [strict.people.wang.id] });
	return made;
};
const [first, second] = [await listed("三月研讨", "2026-03-01"), await listed("四月研讨", "2026-04-01")];
await clerk.post("/api/hours/recognition", { school: strict.id, through: "2026-03-31" });
await clerk.post("/api/hours/entry", { login: strict.people.wang.login, kind: "research", hundredths: 100, happened_on: "2026-02-01", note: "县级研讨" });
await clerk.post("/api/hours/correction", { login: strict.people.wang.login, line: "attendance-" + first, hundredths: 50, note: "早退" });
await clerk.post("/api/hours/correction", { login: strict.people.wang.login, line: "attendance-" + second, hundredths: 200, note: "没有到会" });
await holds("what waits for being recognised is in no bar, but beside it, by whose rule", async () => {
	await adds(her);
	assert.deepEqual((await list(her, "/api/hours/lines?kind=research")).map(row => row.title).sort(), ["三月研讨", "县级研讨", "早退"].sort());
	assert.deepEqual((await list(her, "/api/hours/lines/apart")).map(row => [row.title, row.why]).sort(), ["四月研讨", "没有到会"].map(title => [title, "校本教研学时须经认可，等项目办认可（项目办规定）"]).sort());
});
await holds("and 还差什么 counts the same: what the office entered or took off itself is recognised", async () => {
	const { hours } = (await her.get("/api/certificate/why")).body;
	assert.equal(hours.practice, 250);
	assert.equal((await her.get("/api/hours/mine")).body.research, 250);
});
await holds("the office still sees all of it, to correct it", async () =>
	assert.ok((await list(clerk, `/api/hours/teacher/${strict.people.wang.login}/lines`)).some(row => row.title === "四月研讨")));
await holds("in the notice's words where it is the notice that asks", async () => {
	await asks(2, "notice", "学时认证");
	assert.match((await list(her, "/api/hours/lines/apart"))[0].why, /（通知要求“学时认证”）$/);
});

/* --- she moves --- */

await holds("what was not taken along to another programme is named with its programme", async () => {
	const [{ name }] = await sql(`SELECT name FROM programme WHERE id = ${strict.programme}`);
	await sql(`UPDATE member SET until = CURRENT_DATE WHERE person = ${strict.people.wang.id};` +
		insert("member", { person: strict.people.wang.id, school: school.id, teaching_group: school.groups[0], staff_no: "901", since: "2026-03-10" }));
	const moved = await at("wang", strict);
	await adds(moved);
	assert.deepEqual(await list(moved, "/api/hours/lines"), []);
	assert.ok((await list(moved, "/api/hours/lines/apart")).every(row => row.why === `属于“${name}”，没有随您转入现在的工程（本系统默认）`));
});
