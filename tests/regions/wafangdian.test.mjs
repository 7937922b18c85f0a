/* wafangdian.test.mjs - 瓦房店 (notice 003) from plan to certificate under its own policy: 一划两案 on record by 30 August,
 * 25 + 25 hours of which practice is at least half, three abilities and no more.  Its peculiarities: a lesson guide in place of
 * the recording (R90), coaching one to one until everybody passes (R107, R113), at least 3 % excellent cases (R136). */
import assert from "node:assert/strict";
import { holds, says, sql } from "../ask.mjs";
import { complete as plan, handIn as handPlanIn, save } from "../plan/package.mjs";
import { region } from "./way.mjs";

const here = await region("wafangdian");
const manager = await here.as("manager"), office = await here.as("office"), leader = await here.as("leader");

/* --- 一划两案 --- */

await save(manager, { ...plan({ offer: ["A1", "A3", "A5", "A6"] }), assessment_plan: undefined });
await says(handPlanIn(manager), 422, ["制定‘一划两案’"], "without one of the three documents the package is refused with the notice's phrase");
await save(manager, plan({ offer: ["A1", "A3", "A5", "A6"] }));
const sent = await says(handPlanIn(manager), 201, "plan", "the whole package goes to the city's office");
await says(office.get("/api/plan/packages"), 200, ['"due":"2023-08-30"', '"late":true'], "which sees that it comes after 30 August");
await says(office.post(`/api/plan/package/${sent.body.plan}/filing`, { number: sent.body.number }), 201, "filing_number", "and files it all the same");

/* --- exactly three --- */

await says(here.choose("wang", ["A1", "A3"]), 422, "3个微能力", "two abilities are too few");
await says(here.choose("wang", ["A1", "A3", "A5", "A6"]), 422, "3个微能力", "four too many");
await says(here.choose("wang", ["A1", "A3", "A5"]), 201, [], "three are taken; no notice asks for dimensions");
await says(here.choose("li", ["A1", "A3", "A5"]), 201, [], "a colleague takes them too");

/* --- a fail opens coaching --- */

const first = await here.handIn("wang", "A1");
await holds("her first work fails", async () => assert.equal((await here.settle(first, "fail")).state, "failed"));
await says(leader.get("/api/review/coaching/due"), 200, `"submission":${first}`, "so the leader is asked for a helper");
const coaching = (await says(leader.post(`/api/review/case/${first}/coaching`, { helper: here.school.people.qian.id, plan: "每周一次备课与听课，共四次。" }), 201, "coaching",
	"names one and a plan")).body.coaching;
const qian = await here.as("qian");
const today = (await sql("SELECT DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR) AS day"))[0].day;
await says(qian.post(`/api/review/coaching/${coaching}/meeting`, { held_on: today, what: "一起修改了学情分析的问卷。" }), 201, "meeting", "who writes down each meeting");
await holds("and she hands in again, and passes", async () => {
	const again = await here.handIn("wang", "A1");
	const { rows } = (await qian.get("/api/review/due")).body;
	assert.ok(!rows.some(row => row.submission === again), "who coached her does not judge her");
	assert.equal((await here.settle(again, "pass")).state, "passed");
});
const excellent = await here.handIn("wang", "A5");
await holds("the school sees three of four passed at the first try, and all in the end", async () => {
	await here.settle(excellent, "excellent");
	for (const code of ["A3", "lesson_guide"])
		await here.certified("wang", code);
	const { rows } = (await manager.get(`/api/review/rates/${here.school.id}`)).body;
	const sum = key => rows.reduce((all, row) => all + row[key], 0);
	assert.deepEqual([sum("works"), sum("first_try"), sum("passed")], [4, 3, 4]);
});

/* --- 3 % excellent cases --- */

await says(manager.get(`/api/review/school/${here.school.id}/nominations/count`), 200, ["不低于3%", '"minimum":1'], "3 % of who has handed in, rounded up, is one case");
const { nomination } = (await says(manager.post(`/api/review/case/${excellent}/nomination`, { reason: "问卷与教学融合自然，可以推广。" }), 201, "nomination", "the school nominates it")).body;
await says((await here.as("wang")).post(`/api/review/nomination/${nomination}/consent`, { agrees: true }), 204, [], "she agrees");
await says(office.post(`/api/review/nomination/${nomination}/review`, { outcome: "accepted", remark: "同意推广。" }), 204, [], "and the city's office accepts it");

/* --- hours and certificate --- */

await here.hours("wang", { online: 2500, research: 2400 });
await holds("24 hours of practice are too few, twice: 25, and half of all", async () => {
	const phrases = (await here.why("wang")).unmet.filter(one => one.strength === "rule").map(one => one.phrase);
	assert.ok(phrases.includes("不少于25学时的校本实践活动") && phrases.includes("实践应用学时不少于50%"), phrases.join());
});
await here.hours("wang", { research: 100 });
await holds("then nothing is missing, and the certificate can be verified", async () => {
	assert.deepEqual((await here.why("wang")).unmet, []);
	assert.equal((await here.verified(await here.certificate("wang"))).body.state, "valid");
});
