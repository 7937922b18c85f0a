// After a fail: a helper, a plan, meetings, a new attempt (R107).
import assert from "node:assert/strict";
import { holds, insert, says, signIn, sql } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { decided, openMatters, sign } from "./after.mjs";
import { atPanel, handIn, stateOf } from "./cases.mjs";

const school = await makeSchool({ policy: "wafangdian" });
const elsewhere = await makeSchool({ policy: "wafangdian" });
const { wang, li, zhao, leader } = school.people;
const as = {};
for (const key of ["wang", "li", "zhao", "leader", "leader2", "manager", "chair", "office"])
	as[key] = await signIn(school.people[key].login);
const stranger = await signIn(elsewhere.people.manager.login);
const PLAN = "每周一次一起备课，听课一节，修改材料。";
const today = new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 10);
const name = (who, s, helper, plan = PLAN) => who.post(`/api/review/case/${s}/coaching`, { helper: helper.id, plan });

const failed = await decided(school, wang, "fail");
await holds("a fail opens 一对一帮扶, and keeps the teacher from being certified", async () =>
	assert.deepEqual(await openMatters(wang), ["coaching"]));
const due = await says(as.leader.get("/api/review/coaching/due"), 200, [`"submission":${failed}`, wang.name], "the group's leader hears that a helper is to be named");
await holds("within the days of the policy", () => {
	const [row] = due.body.rows;
	assert.equal(Math.round((Date.parse(row.due_at) - Date.parse(row.since)) / 86400e3), 7);
});
await says(as.manager.get("/api/review/coaching/due"), 200, `"submission":${failed}`, "and so does the school's management");
await says(as.leader2.get("/api/review/coaching/due"), 200, '"rows":[]', "but not the leader of another group");
await says(stranger.get("/api/review/coaching/due"), 200, '"rows":[]', "nor another school");
await says(name(as.leader2, failed, li), 404, "", "who names nobody");
await says(name(stranger, failed, elsewhere.people.li), 404, "", "nor does another school");
await says(name(as.wang, failed, li), 404, "", "nor the teacher herself");
await says(name(as.leader, failed, wang), 422, ["/helper", "另一位教师"], "nobody coaches herself");
await says(name(as.leader, failed, elsewhere.people.li), 422, "本校在册", "and helpers are of the school");
const coaching = (await says(name(as.leader, failed, li), 201, "coaching", "the leader names a helper with a plan")).body.coaching;
await says(name(as.leader, failed, li), 409, "已经是", "once");
await says(as.leader.get("/api/review/coaching/due"), 200, '"rows":[]', "then nothing is due any more");
await says(as.li.get("/api/review/coaching"), 200, [wang.name, PLAN, '"helping":true'], "the helper reads the plan");
await says(as.wang.get("/api/review/coaching"), 200, [li.name, PLAN, '"helping":false'], "and so does the teacher");
const meet = (who, held_on, what = "一起修改教学设计。") => who.post(`/api/review/coaching/${coaching}/meeting`, { held_on, what });
await says(meet(as.zhao, today), 404, "", "somebody else records no meeting");
await says(meet(as.wang, today), 404, "", "nor does the teacher");
await says(meet(as.li, "2099-01-01"), 422, ["/held_on", "不晚于今天"], "a meeting is not in the future");
await says(meet(as.li, "2021-01-01"), 422, "/held_on", "nor before the fail");
await says(meet(as.li, today), 201, "", "the helper records each meeting");
await says(as.wang.get("/api/review/coaching"), 200, ["一起修改教学设计。", '"open":true'], "which both can read");
const ofSchool = `/api/review/school/${school.id}/coaching`;
await says(as.manager.get(ofSchool), 200, wang.name, "the management reads who helps whom");
await sql(insert("relation", ...[[wang, school.people.manager], [school.people.manager, wang]].map(([a, b]) =>
	({ person: a.id, other: b.id, kind: "family", declared_by: wang.id, since: "2021-01-01" }))));
await says(as.manager.get(ofSchool), 200, '"rows":[]', "but not of whom it is related to");
await sql(`DELETE FROM relation WHERE declared_by = ${wang.id}`);
await holds("who coached has no vote: the panel's view of it says so", async () => assert.deepEqual(
	await sql(`SELECT helper FROM coach_of WHERE person = ${wang.id}`), [{ helper: String(li.id) }]));

/* --- the next attempt --------------------------------------------------------------- */

const again = await handIn(school, wang, { number: 2, attempt: 2, drawn: [] });
await holds("the next attempt ends the coaching", async () => {
	assert.deepEqual(await openMatters(wang), []);
	assert.equal(await stateOf(again), "group");
});
await says(meet(as.li, today), 409, "已经重新提交", "and no more meetings are recorded");
await says(name(as.leader, failed, zhao), 409, "最近一次", "nor helpers named");
await sql(`INSERT INTO verdict (submission, author, level, judge, grade, marks, remark) VALUES (${again}, ${wang.id}, 'group', ${leader.id}, 'pass', '[]', '')`);
await sign(school, wang, again, "pass");
await decided(school, zhao, "pass");
await atPanel(school, li);
await holds("first-try and final pass rates are both there for reports", async () => assert.deepEqual(
	await sql(`SELECT COUNT(*) AS works, SUM(first_try) AS first, SUM(passed) AS passed FROM work_result WHERE school = ${school.id}`),
	[{ works: "2", first: "1", passed: "2" }]));
for (const key of ["chair", "manager", "office"])
	await says(as[key].get(`/api/review/rates/${school.id}`), 200, ['"works":2', '"first_try":1', '"passed":2'], `and the ${key} reads them`);
await says(stranger.get(`/api/review/rates/${school.id}`), 200, '"rows":[]', "another school does not");

/* --- where the notice has no word of it ----------------------------------------------- */

const free = await makeSchool({ policy: "lezhi" });
const lost = await decided(free, free.people.wang, "fail");
await holds("where the policy does not know coaching nothing is opened", async () => assert.deepEqual(await openMatters(free.people.wang), []));
await says(name(await signIn(free.people.leader.login), lost, free.people.li), 409, ["未作规定", "直接重新提交"], "and the teacher may simply try again");
