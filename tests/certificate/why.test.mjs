/* why.test.mjs - 还差什么: every unmet rule, what is asked, what is there, what to do. */
import assert from "node:assert/strict";
import { holds, insert, says, signIn, sql } from "../ask.mjs";
import { choose } from "../evidence/hand.mjs";
import { makeSchool } from "../school.mjs";
import { certify, hours, makeOffer, makeReady } from "./ready.mjs";

const school = await makeOffer();
const elsewhere = await makeSchool();
const at = (key, where = school) => signIn(where.people[key].login);
const wang = await at("wang");
const why = (who, person) => who.get("/api/certificate/why" + (person ? `?person=${person}` : ""));
const unmet = async () => (await why(wang)).body.unmet;
const rules = async () => (await unmet()).filter(one => one.strength === "rule").map(one => one.rule);

await says(why(wang), 200, ['"certifiable":false', "至少3个能力点", "线上课程不少于20学时"], "who begins sees what is asked, with the notice's phrases");
await holds("every rule is there", async () => assert.deepEqual((await rules()).sort(), ["eligible.ability_min", "eligible.capstone",
	"eligible.per_dim_min", "eligible.per_dim_min", "eligible.task_list", "eligible.teacher_dim_min", "hours.online_min", "hours.practice_min", "hours.total_min"]
	.concat((await rules()).filter(rule => rule === "eligible.per_dim_min").slice(2)).sort()));
await holds("each says what is asked, what is there and what is missing", async () => {
	const online = (await unmet()).find(one => one.rule === "hours.online_min");
	assert.deepEqual([online.asked, online.there, online.missing, online.unit], [2000, 0, 2000, "学时"]);
	assert.ok(online.next);
});

await choose(school, school.people.wang, "A1", "A3", "A5");
await certify(school, school.people.wang, "A1");
await hours(school, school.people.wang, "online", 1950);
await holds("what was reached is no longer listed, what is nearly reached says how much is missing", async () => {
	const now = await unmet();
	assert.ok(!now.some(one => one.rule === "eligible.task_list"));
	assert.equal(now.find(one => one.rule === "hours.online_min").missing, 50);
	assert.equal(now.find(one => one.rule === "eligible.ability_min").there, 1);
});
await holds("hours that an ability earns are there at once", async () => assert.equal((await why(wang)).body.hours.practice, 500));

await makeReady(school, school.people.li);
await says(why(await at("li")), 200, ['"certifiable":true', '"grade":"excellent"'], "who has it all is certifiable");

for (const [key, who] of [["panel1", "the panel"], ["chair", "its chair"], ["head", "the head"], ["office", "the county's office"]])
	await says(why(await at(key), wang.id), 200, "王一诺", `${who} sees it too`);
for (const [key, where, who] of [["li", school, "a colleague"], ["leader2", school, "a leader"], ["panel1", elsewhere, "another school's panel"], ["office", elsewhere, "another county's office"]])
	await says(why(await at(key, where), wang.id), 404, [], `${who} does not`);

/* --- more time that the school has asked for --- */

const waits = async who => (await why(who, wang.id)).body.extension;
await holds("while nobody has asked for more time for her, nothing is said of it", async () => assert.equal(await waits(wang), null));
const asked = await says((await at("manager")).post("/api/admin/extensions/requests", { school: school.id, people: [wang.id], until: "2098-06-30", kind: "sick",
	reason: "住院治疗" }), 201, "request", "her school asks for more time for her");
for (const [key, who] of [["wang", "she"], ["panel1", "the panel"], ["office", "the office"]]) {
	const seen = await why(await at(key), wang.id);
	await holds(`${who} reads since when that waits, and until when it is asked for, and nothing of why`, async () => {
		const [{ at: since }] = await sql(`SELECT DATE_FORMAT(made_at, '%Y-%m-%dT%H:%i:%sZ') AS at FROM extension_request WHERE id = ${asked.body.request}`);
		assert.deepEqual(seen.body.extension, { until: "2098-06-30", asked_at: since });
		assert.ok(!/sick|住院/.test(seen.text));
	});
}
await says((await at("office")).post(`/api/admin/extensions/requests/${asked.body.request}/answer`, { outcome: "granted" }), 201, "answer", "the office answers");
await holds("then it waits no longer", async () => assert.equal(await waits(wang), null));

/* --- passed in both programmes --- */

const zhao = school.people.zhao, before = await makeOffer();
await certify(before, zhao, "A1", "excellent");
await certify(before, zhao, "A3");
await certify(school, zhao, "A1");
await certify(school, zhao, "A3");
await sql(insert("carried", { person: zhao.id, programme: school.programme, source: before.programme, made_by: school.people.office.id }));
await holds("who moved and passed an ability once more has it once, the better of the two, and its hours once", async () => {
	const me = await at("zhao"), { body } = await why(me);
	assert.deepEqual(body.certified.map(one => [one.code, one.grade]).sort(), [["A1", "excellent"], ["A3", "pass"]]);
	assert.equal(body.hours.practice, 1000);
	assert.equal((await me.get("/api/hours/mine")).body.evidence, 1000);
	assert.equal((await me.get("/api/hours/lines?kind=evidence")).body.rows.length, 2);
});
