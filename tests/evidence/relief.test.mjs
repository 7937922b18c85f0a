/* relief.test.mjs - a lower standard for an age (R108, R109, C36): written by the office, known to the person and the office. */
import assert from "node:assert/strict";
import { holds, nobody, says, signIn, sql } from "../ask.mjs";
import { makePolicy, ours } from "../admin/policies.mjs";
import { certify, hours, makeOffer } from "../certificate/ready.mjs";
import { choose } from "./hand.mjs";

const written = ours(2, { origin: "office" });
const aged = { relief_age: ours(50, { origin: "notice", phrase: "年满50周岁以上", source: "R108 004" }), relief_cutoff: ours("2022-12-31") };
const open = await makeOffer({ policy: await makePolicy("lezhi", aged) });
const school = await makeOffer({ policy: await makePolicy("lezhi", { ...aged, relief_ability_min: written, per_dim_min: null }) });
const born = (where, key, day) => sql(`UPDATE person SET born_on = '${day}' WHERE id = ${where.people[key].id}`);
for (const where of [open, school]) {
	await born(where, "wang", "1972-12-31");
	await born(where, "li", "1973-01-01");
}
const at = (key, where = school) => signIn(where.people[key].login);
const [wang, li, panel, head, office] = await Promise.all(["wang", "li", "panel1", "head", "office"].map(key => at(key)));
const list = (who, ...abilities) => who.post("/api/plan/choice", { abilities });
const why = (who, person = "wang") => who.get(`/api/certificate/why?person=${school.people[person].id}`);

await says(list(await at("wang", open), "A1", "A5"), 422, "“至少3个能力点”", "an age alone lowers nothing while the office has not written what is lower");
await says(list(li, "A1", "A5"), 422, "“至少3个能力点”", "who is a day too young chooses as everybody");
await says(list(wang, "A1"), 422, ["至少要选2个能力点", "（项目办规定）"], "who is old enough on the very day is asked for what the office wrote");
await says(list(wang, "A1", "A5"), 201, [], "and chooses fewer");

await holds("the person and the office read of the relief, with what is lower", async () => {
	for (const who of [wang, office]) {
		const { body } = await why(who);
		assert.deepEqual([body.relief.age, body.relief.cutoff, body.relief.ability_min], [50, "2022-12-31", 2]);
		assert.equal(body.unmet.find(one => one.rule === "eligible.ability_min").asked, 2);
	}
	assert.equal((await why(li, "li")).body.relief, null);
});
await holds("colleagues read neither of it, nor can they tell", async () => {
	for (const who of [panel, head]) {
		const { body, text } = await why(who);
		const short = body.unmet.find(one => one.rule === "eligible.ability_min");
		assert.equal(body.relief, null);
		assert.deepEqual([short.sentence, short.asked, short.phrase, short.source], ["通过的能力点还不够", 0, "", ""]);
		assert.ok(!/减负|50周岁|至少要有 2/.test(text), text);
	}
});
await holds("a proposal that comes too early does not tell either", async () => {
	const early = await panel.post("/api/certificate/proposal", { person: school.people.wang.id });
	assert.equal(early.status, 422);
	assert.ok(early.text.includes("通过的能力点还不够") && !early.text.includes("项目办规定"), early.text);
});

for (const code of ["A1", "A5", "recording"])
	await certify(school, school.people.wang, code);
await hours(school, school.people.wang, "online", 2000);
await hours(school, school.people.wang, "research", 1500);
const proposed = await says(panel.post("/api/certificate/proposal", { person: school.people.wang.id }), 201, [], "two abilities are enough for her");
await says(office.post("/api/certificate/recognition", { proposal: proposed.body.proposal }), 201, [], "and the county recognises");
await holds("nobody who verifies the certificate reads of the relief", async () => {
	const [{ number }] = await sql(`SELECT c.number FROM certificate c WHERE c.person = ${school.people.wang.id}`);
	const seen = await nobody.get(`/api/certificate/public/${number}`);
	assert.equal(seen.status, 200, seen.text);
	assert.ok(!/减负|周岁|relief|born/.test(seen.text), seen.text);
});

/* --- what comes first (R49) --- */

const staged = await makeOffer({ policy: await makePolicy("lezhi", { staged_first: ours(["A1"], { origin: "notice", phrase: "完成微能力点A1的学习" }) }) });
const zhao = await at("zhao", staged);
const ids = await choose(staged, staged.people.zhao, "A1", "A3", "A5");
await says(zhao.post(`/api/evidence/submission/${ids.A3}`, { draft: 0 }), 422, ["要先提交能力点 A1 的材料", "“完成微能力点A1的学习”"],
	"where an ability comes first, the others wait until it is handed in, in the notice's words");
await holds("and it itself does not", async () =>
	assert.ok(!(await zhao.post(`/api/evidence/submission/${ids.A1}`, { draft: 0 })).text.includes("要先提交")));
await certify(staged, staged.people.zhao, "A1");
await holds("once it was handed in the others go on", async () =>
	assert.ok(!(await zhao.post(`/api/evidence/submission/${ids.A3}`, { draft: 0 })).text.includes("要先提交")));
