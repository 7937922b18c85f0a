/* yueyang.test.mjs - 岳阳 (notice 004) from plan to certificate under its own policy.  The notice fixes no hours and no number of
 * abilities: these rules are off.  Its peculiarities: the county approves and the city files (R78, R79), the online part is passed
 * first (R61), the county recognises (R116), relief at 50 once somebody has written what is lower (R108), 70 % of schools (R130). */
import assert from "node:assert/strict";
import { makePolicy } from "../admin/policies.mjs";
import { holds, says, sql } from "../ask.mjs";
import { pull } from "../hours/pull.mjs";
import { startLrs } from "../peers/lrs/lrs.mjs";
import { complete as plan, handIn as handPlanIn, save } from "../plan/package.mjs";
import { region } from "./way.mjs";

const own = await makePolicy("yueyang");		/* a copy, since its office will write into it */
const here = await region(own, { city: true });
const manager = await here.as("manager"), county = await here.as("office"), city = await here.as("city"), wang = await here.as("wang");

/* --- county approves, city files --- */

await save(manager, { ...plan(), rollout_plan: undefined });
await says(handPlanIn(manager), 422, "整校推进方案（附件4）", "without 附件4 the package is refused with the notice's phrase");
await save(manager, plan({ offer: ["A1", "A3"] }));
const { plan: paper, number } = (await says(handPlanIn(manager), 201, "plan", "the package goes to the county")).body;
await says(city.post(`/api/plan/package/${paper}/filing`, { number }), 409, "负责审定本区域学校制定的校本应用研修方案", "the city does not file what the county has not approved");
await says(county.post(`/api/plan/package/${paper}/approval`, { number }), 204, [], "the county approves");
await says(city.post(`/api/plan/package/${paper}/filing`, { number }), 201, "filing_number", "the city files");

/* --- no number of abilities: one is enough --- */

await says(here.choose("wang", ["A1"]), 201, [], "no notice says how many abilities, so one is taken");
await holds("which is judged at every level", async () => assert.equal((await here.certified("wang", "A1")).state, "passed"));

/* --- the online gate --- */

await holds("what is left is the online part, in the notice's words", async () => {
	const { unmet } = await here.why("wang");
	assert.deepEqual(unmet.map(one => [one.rule, one.phrase]), [["eligible.online_gate", "参与线上研修并且成绩合格的"]]);
});
await says((await here.as("panel1")).post("/api/certificate/proposal", { person: wang.id }), 422, "参与线上研修并且成绩合格的", "so the panel cannot propose her");
const lrs = await startLrs();
const { provider } = (await says(city.post("/api/hours/providers", { programme: here.school.programme, name: "省研修平台", address: lrs.address, credential: "sample", minutes: 45 }),
	201, "provider", "the city names the platform")).body;
const course = success => lrs.put({ account: here.school.people.wang.login, course: "线上研修", result: { duration: "PT45M", success } });
await course(false);
await pull(provider);
await holds("a course without a pass opens nothing", async () => assert.equal((await here.why("wang")).unmet.length, 1));
await course(true);
await pull(provider);
lrs.stop();
await holds("a pass does", async () => assert.deepEqual((await here.why("wang")).unmet, []));

/* --- the county recognises --- */

await holds("the panel proposes, the county recognises", async () => {
	const { proposal } = (await (await here.as("panel1")).post("/api/certificate/proposal", { person: wang.id })).body;
	assert.deepEqual((await wang.get("/api/certificate/mine")).body.rows.map(row => row.number), [null], "not before it is recognised");
	const reply = await county.post("/api/certificate/recognition", { proposal });
	assert.equal((await here.verified(reply.body.number)).body.state, "valid");
});

/* --- relief: nothing until the office has written what is lower --- */

await sql(`UPDATE person SET born_on = '1965-01-01' WHERE id = ${here.school.people.li.id}`);
await holds("“可以适当降低标准” without numbers lowers nothing: no result says relief", async () => {
	await here.choose("li", ["A1"]);
	assert.equal((await here.why("li")).unmet.some(one => one.relief), false);
});
const [{ id: policy }] = await sql(`SELECT id FROM policy WHERE code = '${own}'`);
const rules = (await city.get(`/api/admin/policy/${policy}/versions`)).body.rows[0].rules;
const decided = value => ({ value, strength: "rule", origin: "office" });
const today = (await sql("SELECT DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR) AS day"))[0].day;
const change = { effective_on: today, rules: JSON.stringify({ ...rules, ability_min: decided(2),
	relief_age: decided(50), relief_cutoff: decided("2022-12-31"), relief_ability_min: decided(1) }) };
const shown = await says(city.post(`/api/admin/policy/${policy}/preview`, change), 200, '"digest"', "the city's office writes two abilities, and one for who was 50 by the end of 2022; it sees whom that hits");
await says(city.post(`/api/admin/policy/${policy}/versions`, { ...change, digest: shown.body.digest }), 201, [], "and saves just that");
await says(here.choose("zhao", ["A1"]), 422, "至少要选2个能力点", "a young teacher now takes two");
await says(here.choose("li", ["A1"]), 201, [], "one of 57 may take one");
await holds("she and the office read that a lower standard is hers; her colleague does not", async () => {
	assert.equal((await here.why("li")).relief.ability_min, 1);
	const other = await county.get(`/api/certificate/why?person=${here.school.people.li.id}`);
	assert.equal(other.body.relief.ability_min, 1);
	assert.equal((await (await here.as("panel1")).get(`/api/certificate/why?person=${here.school.people.li.id}`)).body.relief ?? null, null);
});
