/* gushanzi.test.mjs - 孤山子镇中心小学 (notice 001) from plan to certificate under its own policy: 25 + 25 hours, no county in
 * between.  Its peculiarities: the school uses A1-A10 (R43), a group fixes three compulsory abilities (R44), 学业评价 is an
 * elective without credit (R45), A1 comes first (R49). */
import assert from "node:assert/strict";
import { holds, says } from "../ask.mjs";
import { complete as plan, handIn as handPlanIn, save } from "../plan/package.mjs";
import { region } from "./way.mjs";

const here = await region("gushanzi");
const { school } = here;
const manager = await here.as("manager"), head = await here.as("head"), leader = await here.as("leader"), wang = await here.as("wang");

/* --- the plan: A1 to A10, and what goes beside them without credit --- */

const pool = Array.from({ length: 10 }, (_, n) => "A" + (n + 1));
await save(manager, plan({ offer: [...pool, "B1"] }));
await says(handPlanIn(manager), 422, ["B1", "学校选择A1至A10"], "an ability beyond A1-A10 is refused with the notice's phrase");
await save(manager, plan({ offer: [...pool, "A11", "A12", "A13"] }));
const sent = await says(handPlanIn(manager), 201, "plan", "A11-A13 may stand beside them: an elective");
await says(head.post(`/api/plan/package/${sent.body.plan}/adoption`, { number: sent.body.number }), 204, [], "no county files it: the head adopts the plan");

/* --- the group fixes three --- */

const fix = abilities => leader.post("/api/plan/compulsory", { teaching_group: school.groups[0], abilities });
await says(fix(["A1", "A3"]), 422, "选择3个微能力作为必修能力", "two compulsory abilities are refused with the notice's phrase");
await says(fix(["A1", "A3", "A11"]), 422, "不计分", "one of 学业评价 cannot be compulsory");
await says(fix(["A1", "A3", "A5"]), 201, [], "three are fixed");

/* --- the teacher adds an elective --- */

await says(here.choose("wang", ["A3", "A5", "A11"]), 422, ["A1 没有选", "至少要选3个能力点，现在有2个", "教师选择三个维度"],
	"without A1 the list is refused: compulsory, first of all, and A11 counts for nothing");
await says(here.choose("wang", ["A1", "A3", "A5", "A7", "A11"]), 201, [], "the three, an extension of her own and an elective");

/* --- A1 first --- */

await holds("before A1 is through, the others are not handed in", async () => {
	const reply = await here.tryHandIn("wang", "A3");
	assert.equal(reply.status, 422, reply.text);
	assert.match(reply.text, /完成微能力点A1的学习/);
});
await holds("A1, then the other two, are judged by peers, leader and panel", async () => {
	for (const code of ["A1", "A3", "A5"])
		assert.equal((await here.certified("wang", code)).state, "passed", code);
});
await holds("A11 can be practised, and nothing is missing where it is not", async () => {
	const { unmet } = await here.why("wang");
	assert.deepEqual(unmet.filter(one => one.strength === "rule").map(one => one.rule).sort(), ["hours.online_min", "hours.practice_min", "hours.total_min"]);
});

/* --- hours --- */

await here.hours("wang", { online: 2500, research: 2400 });
await holds("24 hours of practice are one too few, in the notice's words", async () => {
	const { unmet } = await here.why("wang");
	assert.equal(unmet.find(one => one.rule === "hours.practice_min").phrase, "校本研修不少于25学时");
});
await here.hours("wang", { research: 100 });

/* --- certificate --- */

await holds("the school's panel proposes; no county recognises, so the certificate is there at once", async () => {
	assert.deepEqual((await here.why("wang")).unmet, []);
	const reply = await here.verified(await here.certificate("wang"));
	assert.equal(reply.body.state, "valid", reply.text);
});
await holds("what the notice does not say is 未作规定: no publicity, no recording", async () => {
	const policy = (await wang.get("/api/admin/policy")).text;
	assert.match(policy, /"capstone":\s*null/);
	assert.match(policy, /"publicity_days":\s*null/);
});
