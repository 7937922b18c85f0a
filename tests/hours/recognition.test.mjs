/* recognition.test.mjs - 学时认定 where the policy asks for it; who delivers which hours; hours that move along. */
import assert from "node:assert/strict";
import { holds, insert, says, signIn, sql } from "../ask.mjs";
import { makeSchool } from "../school.mjs";

const [school, strict] = [await makeSchool({ policy: "hohhot" }), await makeSchool({ policy: "hohhot" })];
/* The second programme has a policy of its own that asks for recognition. */
await sql(`INSERT INTO policy (id, code, name) VALUES (${strict.programme}, 'test-${strict.code}', '试验政策');
	INSERT INTO policy_version (policy, number, effective_on, rules) SELECT ${strict.programme}, 1, v.effective_on,
	  JSON_SET(v.rules, '$.hours_recognition', JSON_OBJECT('value', TRUE, 'strength', 'rule', 'origin', 'ours'),
	    '$.hours_per_credit', JSON_OBJECT('value', 1000, 'strength', 'rule', 'origin', 'ours'))
	  FROM policy_version v JOIN policy p ON p.id = v.policy WHERE p.code = 'hohhot';
	UPDATE programme SET policy = ${strict.programme} WHERE id = ${strict.programme}`);
const at = (key, where) => signIn(where.people[key].login);
const listed = async (where, more = 0) => {
	const leader = await at("leader", where);
	const { activity } = (await leader.post("/api/hours/activities", { group: where.groups[0], title: "能力点研讨", held_on: `2026-03-0${1 + more}`, hundredths: 200 })).body;
	await leader.post(`/api/hours/activity/${activity}/attendance`, { people: [where.people.wang.id, where.people.li.id] });
};
const why = async where => (await (await at("wang", where)).get("/api/certificate/why")).body;
const recognise = (who, where, through = "2026-03-01") => who.post("/api/hours/recognition", { school: where.id, through });

await listed(school);
await listed(strict);
await listed(strict, 1);
await says((await at("wang", school)).get("/api/hours/mine"), 200, ["online:city", "市级负责20学时线上课程", "practice:school"], "a teacher sees who delivers which hours, in the notice's words");
await says((await at("wang", school)).get("/api/hours/mine"), 200, ['"origin": "ours"', "不抵其他部分"], "and what becomes of a surplus, as a rule of ours");
await holds("where the policy asks for no recognition, attendance counts at once", async () => assert.equal((await why(school)).hours.practice, 200));
await holds("where it does, nothing counts yet", async () => assert.equal((await why(strict)).hours.practice, 0));
const office = await at("office", strict);
await says(office.get("/api/hours/recognitions"), 200, [`"school":${strict.id}`, '"waiting":4'], "the office sees which schools wait, and how much");
await says((await at("office", school)).get("/api/hours/recognitions"), 200, '"rows":[]', "an office whose policy asks for none has nothing to do");
await says(recognise(await at("office", school), strict), 409, [], "another county's office recognises nothing");
await says(recognise(await at("office", school), school), 409, "没有规定", "nor is anything recognised where no rule asks for it");
await says(recognise(await at("manager", strict), strict), 404, [], "nor does the school by itself");
await says(recognise(office, strict), 201, '"recognised":2', "the office recognises a school's hours up to a day");
await says(recognise(office, strict), 409, "没有待认可", "once");
await holds("then these count", async () => assert.equal((await why(strict)).hours.practice, 200));
await says(recognise(office, strict, "2026-12-31"), 201, '"recognised":2', "later ones follow");
await holds("and hours become credits where the policy says how many make one", async () => {
	assert.deepEqual([(await why(strict)).hours.practice, (await why(strict)).hours.credits], [400, 40]);
	assert.equal((await why(school)).hours.credits, null, "and elsewhere none");
});

/* --- she moves --- */

await holds("who moved takes her hours along", async () => {
	const { wang } = school.people;
	await sql(`UPDATE member SET until = CURRENT_DATE WHERE person = ${wang.id};` +
		insert("member", { person: wang.id, school: strict.id, teaching_group: strict.groups[0], staff_no: "900", since: "2026-03-10" }) +
		insert("carried", { person: wang.id, programme: strict.programme, source: school.programme, made_by: strict.people.admin.id }) +
		insert("attendance_recognised", ...(await sql(`SELECT activity, person FROM attendance WHERE person = ${wang.id}`))
			.map(row => ({ ...row, recognised_by: strict.people.office.id }))));
	const moved = await at("wang", school);
	const mine = (await moved.get("/api/hours/mine")).body;
	assert.equal(mine.research, 200);
	assert.equal((await moved.get("/api/hours/lines")).body.rows.length, 1);
	assert.equal((await moved.get("/api/certificate/why")).body.hours.practice, 200);
});
