// 考核记录: how the panel decided, for those who may know it.
import assert from "node:assert/strict";
import { holds, insert, says, signIn, sql, until } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { GOOD, atGroup, atPanel, judged, rubric, signatureOf, ticks, verdictOf } from "./cases.mjs";

const school = await makeSchool();
const elsewhere = await makeSchool();
const { people } = school;
const book = await rubric("A3");
const as = {};
for (const key of ["wang", "li", "leader", "chair", "panel1", "panel2", "head", "manager", "office", "expert"])
	as[key] = await signIn(people[key].login);
const strangers = await Promise.all(["panel1", "chair", "office"].map(key => signIn(elsewhere.people[key].login)));
const vote = (who, s, grade) => who.post(verdictOf(s), { pieces: ticks(book, grade), remark: grade === "fail" ? "缺少要点。" : GOOD });
const minutes = s => `/api/review/minutes/${s}`;
const list = (day = "") => `/api/review/minutes?school=${school.id}${day && "&day=" + day}`;

/* --- one work of a teacher ---------------------------------------------------------------- */

const s = await atPanel(school, people.wang);
for (const [key, grade] of [["panel1", "pass"], ["panel2", "excellent"], ["chair", "pass"]])
	await vote(as[key], s, grade);
await says(as.chair.get(minutes(s)), 404, "", "before the signature there are none");
await as.chair.post(signatureOf(s), { remark: "合议两次。" });
const { body } = await says(as.chair.get(minutes(s)), 200, [people.wang.name, school.name, "合议两次。"], "they say whose work, of which school");
await holds("result, votes, quorum, who signed and that it was the chair herself", () => {
	assert.deepEqual([body.result, body.votes_count, body.quorum, body.signed_by, body.acting], ["pass", 3, 3, people.chair.name, false]);
	assert.match(body.signed_at, /^20..-..-..T/);
});
await holds("every vote with name, grade and remark, and which of them dissents", () => assert.deepEqual(
	body.votes.map(one => [one.judge, one.grade, one.remark, one.dissent]),
	[[people.panel1.name, "pass", GOOD, false], [people.panel2.name, "excellent", GOOD, true], [people.chair.name, "pass", GOOD, false]]));
await holds("and the panel as it was, everybody present", () => assert.deepEqual(
	body.board.map(one => [one.name, one.kind, one.present, one.why]).sort(),
	[[people.chair.name, "chair", true, null], [people.panel1.name, "panel", true, null], [people.panel2.name, "panel", true, null]].sort()));

/* --- who reads them ------------------------------------------------------------------------ */

for (const key of ["panel1", "panel2", "office"])
	await says(as[key].get(minutes(s)), 200, people.panel2.name, `${key} reads them`);
for (const key of ["leader", "expert"])
	await says(as[key].get(minutes(s)), 404, "", `${key} does not`);
for (const key of ["wang", "li", "head", "manager"]) {
	await says(as[key].get(minutes(s)), 404, "", `nor ${key}`);
	await says(as[key].get(list()), 404, "", "who has no list of them either");
}
for (const [n, stranger] of strangers.entries()) {
	await says(stranger.get(minutes(s)), 404, "", `nor another county's ${["member", "chair", "office"][n]}`);
	await says(stranger.get(list()), 200, '"rows":[]', "whose list of this school is empty");
}

/* --- who was excluded, and why ------------------------------------------------------------- */

const extra = ["顾新来", "方又来", "庄后来"].map((name, n) => ({ id: school.id + 500 + n, login: `${school.code}-x${n}`, name }));
await sql(insert("person", ...extra) + insert("role", ...extra.map(one => ({ person: one.id, kind: "panel", school: school.id, since: "2020-09-01" }))) +
	insert("relation", ...[[people.panel2.id, extra[0].id], [extra[0].id, people.panel2.id]].map(([person, other]) =>
		({ person, other, kind: "family", declared_by: person, since: "2021-01-01" }))));
const [cousin, early, late] = await Promise.all(extra.map(one => signIn(one.login)));
const own = await atGroup(school, people.panel2, { group: 1 });
await judged(own, people.panel2, extra[1], "group");
for (const who of [as.panel1, as.chair, late])
	await says(vote(who, own, "pass"), 201, "", "on a member's own work the others vote");
await as.chair.post(signatureOf(own), {});
const hers = (await as.panel1.get(minutes(own))).body;
await holds("who did not vote is named with the reason: her own work, a relation, another level", () => assert.deepEqual(
	Object.fromEntries(hers.board.filter(one => !one.present).map(one => [one.name, one.why])),
	{ [people.panel2.name]: "own", [extra[0].name]: "relation", [extra[1].name]: "level" }));
await says(as.panel2.get(minutes(own)), 404, "", "the author reads no minutes of her own, though she is of the panel");
await says(cousin.get(minutes(own)), 404, "", "nor who has declared a relation to her");
await says(early.get(minutes(own)), 200, people.panel2.name, "but who judged at another level does: the minutes are the panel's");

/* --- the list ------------------------------------------------------------------------------- */

const listed = (await as.chair.get(list())).body.rows;
await holds("a school's are listed, the latest first", () => assert.deepEqual(listed.map(row => [row.submission, row.author, row.result, row.signed_by]),
	[[own, people.panel2.name, "pass", people.chair.name], [s, people.wang.name, "pass", people.chair.name]]));
for (const [who, name] of [[as.panel2, "the author"], [cousin, "a relation"]])
	await holds(`but not to ${name}`, async () => assert.deepEqual((await who.get(list())).body.rows.map(row => row.submission), [s]));
const [{ day }] = await sql(`SELECT DATE(signed_at + INTERVAL 8 HOUR) AS day FROM signature WHERE submission = ${s}`);
await sql(`UPDATE signature SET signed_at = '2026-03-01 17:00:00' WHERE submission = ${s}`);
await holds("of one day, as the calendar here has it", async () => {
	assert.deepEqual((await as.chair.get(list("2026-03-02"))).body.rows.map(row => row.submission), [s]);
	assert.deepEqual((await as.chair.get(list("2026-03-01"))).body.rows, []);
	assert.deepEqual((await as.chair.get(list(day))).body.rows.map(row => row.submission), [own]);
});

/* --- a panel that was borrowed from ----------------------------------------------------------- */

const small = await makeSchool();
await sql(`UPDATE person SET closed = 1 WHERE id = ${small.people.panel2.id}`);
const lent = await atPanel(small, small.people.wang);
const members = await Promise.all(["panel1", "chair"].map(key => signIn(small.people[key].login)));
for (const who of members)
	await vote(who, lent, "pass");
await until(async () => (await sql(`SELECT 1 FROM borrowed WHERE submission = ${lent}`)).length === 1, "somebody is borrowed");
const guest = await signIn(small.people.expert.login);
await says(vote(guest, lent, "excellent"), 201, "", "who was borrowed votes");
await members[1].post(signatureOf(lent), {});
const of = (await says(guest.get(minutes(lent)), 200, small.people.wang.name, "and reads the minutes")).body;
await holds("which name her as borrowed, and how she was drawn: reason, seed, candidates", () => {
	assert.deepEqual(of.board.filter(one => one.kind === "borrowed").map(one => [one.name, one.present]), [[small.people.expert.name, true]]);
	const [one] = of.borrowings;
	assert.deepEqual([one.level, one.named_by, one.lacking, one.seed.length], ["panel", null, 0, 64]);
	assert.match(one.reason, /本校可以评价的人不足（本系统默认）/);
	assert.deepEqual(one.candidates.map(c => c.person), [small.people.expert.id]);
});
