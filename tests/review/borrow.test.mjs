// Judges from outside the school, where it has too few of its own.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { holds, insert, says, signIn, sql, until } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { policyOf } from "./after.mjs";
import { GOOD, atPanel, caseOf, handIn, rubric, signatureOf, stateOf, ticks, verdictOf } from "./cases.mjs";

const book = await rubric("A3");
const pass = { pieces: ticks(book, "pass"), remark: GOOD };
const borrowed = async s => (await sql(`SELECT judge FROM borrowed WHERE submission = ${s} ORDER BY borrowing, judge`)).map(row => Number(row.judge));
const lent = async (s, count) => { await until(async () => (await borrowed(s)).length >= count, `${count} borrowed for ${s}`); return borrowed(s); };
const close = people => sql(`UPDATE person SET closed = 1 WHERE id IN (${people.map(one => one.id)})`);
const rounds = async s => (await sql(`SELECT round, level, reason, HEX(seed) AS seed, candidates, lacking FROM borrowing WHERE submission = ${s} ORDER BY round`))
	.map(row => ({ ...row, seed: row.seed.toLowerCase(), candidates: JSON.parse(row.candidates) }));

/* A county of one school with a panel of one and a chair, and beside it two schools with panels: one of the same 学段, one of another. */
async function county({ same = 2, other = 2 } = {}) {
	const school = await makeSchool(), { id, code, people } = school, more = { same: [], other: [] };
	let text = "";
	for (const [n, key, phase, count] of [[1, "same", "primary", same], [2, "other", "junior", other]]) {
		text += insert("school", { id: id + n, region: id, code: code + key, name: `邻校${n}`, phase, environment: "multimedia", strong: 0 });
		for (let k = 0; k < count; k++) {
			const one = { id: id + 100 * n + k, login: `${code}-${key}${k}`, name: `邻校${n}第${k}人` };
			more[key].push(one);
			text += insert("person", one) + insert("member", { person: one.id, school: id + n, teaching_group: null, staff_no: `n${k}`, since: "2020-09-01" }) +
				insert("role", { person: one.id, kind: k === 0 ? "chair" : "panel", region: null, school: id + n, teaching_group: null, since: "2020-09-01" });
		}
	}
	await sql(text);
	await close([people.panel2]);
	return { school, people, ...more, everybody: [...Object.values(people), ...more.same, ...more.other] };
}

/* As the draw of peers: by place, by load, then by SHA-256(seed, person, submission). */
function drawAgain({ seed, candidates }, submission, count) {
	const eight = n => { const b = Buffer.alloc(8); b.writeBigUInt64BE(BigInt(n)); return b; };
	const rank = one => createHash("sha256").update(Buffer.from(seed, "hex")).update(eight(one.person)).update(eight(submission)).digest("hex");
	return candidates.map(one => ({ ...one, rank: rank(one) })).sort((a, b) => a.place - b.place || a.load - b.load || (a.rank < b.rank ? -1 : 1))
		.slice(0, count).map(one => one.person);
}

/* --- one is missing for the quorum ------------------------------------------------------------ */

const { school, people, same, other } = await county();
const s = await atPanel(school, people.wang);
const [judge] = await lent(s, 1);
await holds("one member is missing for the quorum, and one is borrowed from a panel of the same 学段", async () => {
	assert.equal((await borrowed(s)).length, 1);
	assert.ok(same.some(one => one.id === judge));
});
const [round] = await rounds(s);
await holds("drawn by a published seed among those panels and the experts, so that anybody draws the same", () => {
	assert.deepEqual(round.candidates.map(one => one.person).sort(), [...same, ...other, people.expert].map(one => one.id).sort());
	assert.deepEqual(drawAgain(round, s, 1), [judge]);
	assert.deepEqual([round.level, round.lacking], ["panel", "0"]);
});
const guest = await signIn(same.find(one => one.id === judge).login), notDrawn = await signIn(same.find(one => one.id !== judge).login);
await says(guest.get("/api/review/due"), 200, [`"submission":${s}`, '"level":"panel"'], "she is asked");
await holds("and votes blind, as the school's own do", async () => {
	const { body } = await guest.get(caseOf(s));
	assert.deepEqual([body.due, body.verdicts, body.self_grade, body.quorum], ["panel", null, null, 3]);
});
await says(notDrawn.get(caseOf(s)), 404, "", "her colleague who was not drawn finds nothing");
const another = await atPanel(school, people.li);
await lent(another, 1);
await holds("the load is spread: the next case goes to her colleague", async () => assert.notEqual((await borrowed(another))[0], judge));
await says(guest.get(caseOf(another)), 404, "", "of which she finds nothing");
await says(guest.post(verdictOf(s), pass), 201, "", "her vote is taken");
for (const key of ["panel1", "chair"])
	await says((await signIn(people[key].login)).post(verdictOf(s), pass), 201, "", `and ${key}'s`);
await says(guest.post(signatureOf(s), {}), 404, "", "a guest does not sign while there is a chair");
await says((await signIn(people.chair.login)).post(signatureOf(s), {}), 201, '"grade":"pass"', "who signs");

/* --- who is not borrowed ------------------------------------------------------------------------ */

const kin = await county({ same: 2, other: 1 });
await sql(insert("relation", ...[[kin.people.wang, kin.same[0]], [kin.same[0], kin.people.wang]].map(([a, b]) =>
	({ person: a.id, other: b.id, kind: "family", declared_by: a.id, since: "2021-01-01" }))));
const hers = await atPanel(kin.school, kin.people.wang);
await holds("who has a relation to the author is not among the candidates, nor anybody of the school", async () => {
	assert.deepEqual(await lent(hers, 1), [kin.same[1].id]);
	assert.deepEqual((await rounds(hers))[0].candidates.map(one => one.person).sort(), [kin.same[1], kin.other[0], kin.people.expert].map(one => one.id).sort());
});

/* --- who lets the time pass ----------------------------------------------------------------------- */

await sql(`UPDATE borrowed SET due_at = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND WHERE submission = ${hers}`);
await holds("is replaced, now by a panel of another 学段", async () => assert.deepEqual(await lent(hers, 2), [kin.same[1].id, kin.other[0].id]));
await says((await signIn(kin.same[1].login)).get(caseOf(hers)), 404, "", "and finds nothing any more");
await sql(`UPDATE borrowed SET due_at = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND WHERE submission = ${hers}`);
await holds("then by the region's expert", async () => assert.equal((await lent(hers, 3))[2], kin.people.expert.id));
await holds("and from the second time on the office hears of it, too", async () =>
	assert.deepEqual((await rounds(hers)).map(one => Number(one.lacking) > 0), [false, true, true]));
await says((await signIn(kin.people.office.login)).get("/api/review/due/office"), 200, `"submission":${hers}`, "in its own list");

/* --- 组评 without a leader and a panel ----------------------------------------------------------------- */

const bare = await county({ same: 1, other: 0 });
await close(["leader", "panel1", "chair"].map(key => bare.people[key]));
await policyOf(bare.school, { levels: ["self", "group", "panel"] });
const alone = await handIn(bare.school, bare.people.wang);
await holds("for 组评 an expert comes first, before other schools' panels", async () => {
	assert.deepEqual(await lent(alone, 1), [bare.people.expert.id]);
	assert.equal((await rounds(alone))[0].level, "group");
});
const expert = await signIn(bare.people.expert.login);
await says(expert.get("/api/review/due"), 200, [`"submission":${alone}`, '"level":"group"'], "she is asked for 组评");
await says(expert.post(verdictOf(alone), pass), 201, "", "and gives it");
await holds("nobody counts at two levels: for 校评 others are borrowed, not she", async () => {
	assert.equal(await stateOf(alone), "panel");
	const judges = (await lent(alone, 2)).slice(1);
	assert.deepEqual(judges, [bare.same[0].id]);
});

/* --- 互评 in a group of two ------------------------------------------------------------------------------ */

const two = await makeSchool();
await close(["zhao", "qian", "li"].map(key => two.people[key]));
const pair = await handIn(two, two.people.wang);
await until(async () => (await sql(`SELECT 1 FROM drawn WHERE submission = ${pair}`)).length === 2, "the draw");
await holds("peers of a group too small are borrowed from another group of the school, never of the panel", async () => {
	const drawn = (await sql(`SELECT judge FROM drawn WHERE submission = ${pair}`)).map(row => Number(row.judge));
	assert.ok(drawn.every(id => ["sun", "zhou", "wu", "leader2"].some(key => two.people[key].id === id)), drawn.join());
});
