// The last way on: the county's office names who judges, with a reason.
import assert from "node:assert/strict";
import { holds, insert, says, signIn, sql, until } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { policyOf } from "./after.mjs";
import { GOOD, atPanel, caseOf, handIn, judged, rubric, signatureOf, stateOf, ticks, verdictOf } from "./cases.mjs";

const book = await rubric("A3");
const pass = { pieces: ticks(book, "pass"), remark: GOOD };
const REASON = "考核小组出差，请外校成员代为评价。";

/* A county with a second school, in a 责任区 where no draw looks: its panel can be named. */
async function county() {
	const school = await makeSchool(), { id, code, people } = school;
	const named = ["甲", "乙", "丙"].map((name, n) => ({ id: id + 700 + n, login: `${code}-n${n}`, name: "区校" + name }));
	await sql(insert("region", { id: id + 1, parent: id, kind: "district", name: "责任区" }) +
		insert("region_within", ...[id, id + 1].map(ancestor => ({ region: id + 1, ancestor }))) +
		insert("school", { id: id + 2, region: id + 1, code: code + "c", name: "责任区学校", phase: "primary", environment: "multimedia", strong: 0 }) +
		insert("person", ...named) + insert("role", ...named.map(one => ({ person: one.id, kind: "panel", region: null, school: id + 2, teaching_group: null, since: "2020-09-01" }))));
	return { school, people, named };
}
const name = (who, s, judges, more = {}) => who.post(caseOf(s) + "/judges", { judges: judges.map(one => one.id), reason: REASON, ...more });

/* --- when ------------------------------------------------------------------------------------- */

const { school, people, named } = await county();
const elsewhere = await makeSchool();
const office = await signIn(people.office.login), stranger = await signIn(elsewhere.people.office.login);
const s = await atPanel(school, people.wang);
await says(name(office, s, named.slice(0, 1)), 404, "", "a case that is in time is not the office's");
await says(office.get("/api/review/due/office"), 200, '"rows":[]', "and nothing waits for it");
await sql(`UPDATE verdict SET given_at = UTC_TIMESTAMP(6) - INTERVAL 15 DAY WHERE submission = ${s}`);

/* --- who ---------------------------------------------------------------------------------------- */

await says(name(stranger, s, named.slice(0, 1)), 404, "", "another county's office finds nothing");
for (const key of ["wang", "leader", "chair", "manager", "expert", "admin"])
	await says(name(await signIn(people[key].login), s, named.slice(0, 1)), 404, "", `nor does ${key}`);
await sql(insert("relation", ...[[people.wang, named[2]], [named[2], people.wang]].map(([a, b]) =>
	({ person: a.id, other: b.id, kind: "family", declared_by: a.id, since: "2021-01-01" }))));
for (const [one, why] of [[people.li, "a teacher without a duty"], [people.wang, "the author"], [people.leader, "who has judged"],
	[elsewhere.people.panel1, "another county's member"], [named[2], "who has a relation to the author"]])
	await says(name(office, s, [one]), 422, ["/judges", "本系统默认"], `${why} cannot be named`);
await says(name(office, s, [named[0], named[2]]), 422, "/judges", "nor together with somebody who can");
await says(name(office, s, []), 422, "/judges", "nobody is no name");
await says(name(office, s, [named[0], named[0]]), 422, "", "nor is one twice");
await says(name(office, s, named.slice(0, 1), { reason: "" }), 422, ["/reason", "理由"], "a reason is needed");
await holds("none of which has left anything", async () => assert.equal((await sql(`SELECT COUNT(*) AS n FROM borrowing WHERE submission = ${s} AND named_by IS NOT NULL`))[0].n, "0"));

/* --- what follows -------------------------------------------------------------------------------- */

await says(name(office, s, named.slice(0, 2)), 201, `"submission":${s}`, "two members of another school's panel are named");
const guests = await Promise.all(named.slice(0, 2).map(one => signIn(one.login)));
for (const guest of guests) {
	await says(guest.get("/api/review/due"), 200, [`"submission":${s}`, '"level":"panel"'], "who is named is asked");
	await says(guest.post(verdictOf(s), pass), 201, "", "and votes");
}
await says(name(office, s, [named[0]]), 422, "/judges", "who has judged is not named again");
await says((await signIn(people.chair.login)).post(verdictOf(s), pass), 201, "", "with the chair's vote");
await says((await signIn(people.chair.login)).post(signatureOf(s), {}), 201, '"grade":"pass"', "it is signed");
await holds("and the minutes say who named them, and why", async () => {
	const { body } = await office.get(`/api/review/minutes/${s}`);
	const by = body.borrowings.find(one => one.named_by !== null);
	assert.deepEqual([by.named_by, by.reason, by.seed, by.level], [people.office.name, REASON, null, "panel"]);
	assert.deepEqual(body.board.filter(one => one.kind === "borrowed" && one.present).map(one => one.name).sort(), named.slice(0, 2).map(one => one.name).sort());
});
await says(name(office, s, named.slice(0, 1)), 404, "", "what is signed is not the office's any more");

/* --- nobody can be found: the office is asked ------------------------------------------------------ */

const empty = await county();
await policyOf(empty.school, { levels: ["self", "group", "panel"] });
await sql(`UPDATE person SET closed = 1 WHERE id IN (${["leader", "chair", "panel1", "panel2", "expert"].map(key => empty.people[key].id)})`);
const stuck = await handIn(empty.school, empty.people.wang);
const theirs = await signIn(empty.people.office.login);
await until(async () => (await theirs.get("/api/review/due/office")).body.rows.some(row => row.submission === stuck), "the office is asked");
await says(theirs.get("/api/review/due/office"), 200, [`"submission":${stuck}`, '"level":"judges"', empty.people.wang.name], "where nobody can be found, the office is asked at once, by a date");
await says(theirs.get("/api/report/now"), 200, '"judges"', "among what it has to do now");
await says(name(theirs, stuck, empty.named.slice(0, 1)), 201, "", "and names one, for 组评");
await says((await signIn(empty.named[0].login)).post(verdictOf(stuck), pass), 201, "", "who gives it");
await holds("then the case goes on to 校评", async () => assert.equal(await stateOf(stuck), "panel"));

/* --- an officer who has a conflict -------------------------------------------------------------------- */

const kin = await county();
const other = await atPanel(kin.school, kin.people.wang);
await sql(`UPDATE verdict SET given_at = UTC_TIMESTAMP(6) - INTERVAL 15 DAY WHERE submission = ${other};` +
	insert("relation", ...[[kin.people.wang, kin.people.office], [kin.people.office, kin.people.wang]].map(([a, b]) =>
		({ person: a.id, other: b.id, kind: "family", declared_by: a.id, since: "2021-01-01" }))));
await says(name(await signIn(kin.people.office.login), other, kin.named.slice(0, 1)), 404, "", "an officer with a relation to the author names nobody");
