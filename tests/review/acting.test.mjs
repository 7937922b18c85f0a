// 代组长: who signs where the chair may not, or does nothing.
import assert from "node:assert/strict";
import { holds, insert, says, signIn, sql } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { GOOD, atGroup, atPanel, judged, rubric, signatureOf, stateOf, ticks, verdictOf } from "./cases.mjs";

const book = await rubric("A3");
const pass = { pieces: ticks(book, "pass"), remark: GOOD };

/* panel2 has served for longer than panel1, who has the lower number; a third came last. */
const school = await makeSchool(), { people } = school;
const third = { id: school.id + 500, login: school.code + "-third", name: "顾新来" };
await sql(insert("person", third) + insert("role", { person: third.id, kind: "panel", school: school.id, since: "2022-09-01" }) +
	`UPDATE role SET since = '2019-09-01' WHERE person = ${people.panel2.id} AND kind = 'panel'`);
people.third = third;
const as = {};
for (const key of ["chair", "panel1", "panel2", "third", "leader", "wang"])
	as[key] = await signIn(people[key].login);
const vote = async (s, ...keys) => { for (const key of keys) assert.equal((await as[key].post(verdictOf(s), pass)).status, 201, key); };
const sign = (key, s) => as[key].post(signatureOf(s), {});
const signed = async s => (await sql(`SELECT chair, acting FROM signature WHERE submission = ${s}`))[0];
const asked = async (key, s) => (await as[key].get("/api/review/due")).body.rows.filter(row => row.submission === s).map(row => row.level);

/* --- the chair's own work -------------------------------------------------------------------- */

const own = await atGroup(school, people.chair, { group: null });
await judged(own, people.chair, people.leader, "group");
await vote(own, "panel1", "third");
await holds("before the quorum nobody is asked to sign", async () => {
	for (const key of ["chair", "panel1", "panel2", "third"])
		assert.ok(!(await asked(key, own)).includes("signature"), key);
});
await vote(own, "panel2");
await holds("on the chair's own work the signature is asked of who has served on the panel for the longest", async () => {
	assert.equal(await stateOf(own), "signature");
	assert.deepEqual(await asked("panel2", own), ["signature"]);
	assert.deepEqual([await asked("panel1", own), await asked("third", own), await asked("chair", own)], [[], [], []]);
});
for (const key of ["panel1", "third", "chair", "leader", "wang"])
	await holds(`${key} does not sign`, async () => assert.ok([403, 404].includes((await sign(key, own)).status)));
await says(sign("panel2", own), 201, '"grade":"pass"', "she signs");
await holds("and it is kept that she stood in for the chair", async () =>
	assert.deepEqual(await signed(own), { chair: String(people.panel2.id), acting: "1" }));
await holds("as the minutes say", async () => {
	const { body } = await as.panel1.get(`/api/review/minutes/${own}`);
	assert.deepEqual([body.signed_by, body.acting], [people.panel2.name, true]);
});

/* --- the longest-serving has not voted --------------------------------------------------------- */

const later = await atGroup(school, people.chair, { group: null, ability: "A1" });
const lines = await rubric("A1");
await judged(later, people.chair, people.panel2, "group");
for (const key of ["third", "panel1"])
	await as[key].post(verdictOf(later), { pieces: ticks(lines, "pass"), remark: GOOD });
await holds("who judged at another level has no vote and is not the one", async () => {
	assert.deepEqual(await asked("panel2", later), []);
	assert.deepEqual([await asked("panel1", later), await asked("third", later)], [[], []]);	/* one vote is missing */
	await sql(insert("verdict", { submission: later, author: people.chair.id, level: "panel", judge: people.cio.id, grade: "pass", marks: "[]", remark: GOOD }));
	assert.deepEqual([await asked("panel1", later), await asked("third", later)], [["signature"], []]);
});

/* --- a chair who has a conflict, and one who does nothing ------------------------------------------ */

await sql(insert("relation", ...[[people.zhao, people.chair], [people.chair, people.zhao]].map(([a, b]) =>
	({ person: a.id, other: b.id, kind: "family", declared_by: a.id, since: "2021-01-01" }))));
const kin = await atPanel(school, people.zhao);
await vote(kin, "panel1", "panel2", "third");
await says(sign("chair", kin), 404, "", "a chair with a conflict does not sign");
await says(sign("panel2", kin), 201, "", "the 代组长 does");

const waits = await atPanel(school, people.wang);
await vote(waits, "panel1", "panel2", "third");
await says(sign("panel2", waits), 404, "", "while there is a chair who may, nobody stands in");
const past = days => sql(`UPDATE verdict SET given_at = UTC_TIMESTAMP(6) - INTERVAL ${days} DAY WHERE submission = ${waits}`);
await past(13);
await says(sign("panel2", waits), 404, "", "nor before her time is over");
await past(15);
await judged(waits, people.wang, people.expert, "peer");
as.expert = await signIn(people.expert.login);
await holds("after that the voters are asked", async () => assert.deepEqual(await asked("panel1", waits), ["signature"]));
for (const [key, level] of [["leader", "组评"], ["expert", "互评"]])
	await holds(`but not ${key}, who judged in ${level} and is no chair`, async () => {
		assert.deepEqual([await asked(key, waits), (await sign(key, waits)).status, await signed(waits)], [[], 404, undefined]);
	});
await says(sign("panel1", waits), 201, "", "and whoever comes first signs");
await holds("in her place", async () => assert.deepEqual(await signed(waits), { chair: String(people.panel1.id), acting: "1" }));
await says(sign("chair", waits), 404, "", "the chair comes too late");
