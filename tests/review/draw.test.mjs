// Who judges as a peer is drawn: evenly, at random, and so that everybody can draw again.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { command, holds, insert, says, signIn, sql, stack, top, until } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { GOOD, caseOf, handIn, handInAll, rubric, stateOf, ticks, verdictOf } from "./cases.mjs";

const school = await makeSchool();
const book = await rubric("A3");

/* A further group of so many, without a leader. Gives its people. */
let groups = 2;
async function group(size) {
	const id = school.id + groups++, first = school.id + 1000 * groups;
	const people = Array.from({ length: size }, (_, n) => ({ id: first + n, login: `${school.code}-g${groups}-${n}`, name: `第${groups}组${n}号` }));
	await sql(insert("teaching_group", { id, school: school.id, name: `第${groups}组` }) + insert("person", ...people) +
		insert("member", ...people.map(one => ({ person: one.id, school: school.id, teaching_group: id,
			staff_no: String(one.id - school.id), since: "2020-09-01" }))));
	school.groups.push(id);
	return people;
}
const last = () => school.groups.length - 1;

const draws = async where => (await sql(`SELECT d.submission, d.round, HEX(d.seed) AS seed, d.candidates, d.needed, s.person AS author,
	(SELECT GROUP_CONCAT(n.judge ORDER BY n.judge) FROM drawn n WHERE n.draw = d.id) AS judges
	FROM draw d JOIN submission s ON s.id = d.submission WHERE ${where} ORDER BY d.submission, d.round`));
const drawn = (...ids) => until(async () =>
	(await sql(`SELECT COUNT(*) AS n FROM draw WHERE round = 1 AND submission IN (${ids})`))[0].n === String(ids.length), "the draw of " + ids);
const people = row => row.judges ? row.judges.split(",").map(Number) : [];

/* --- a large group ----------------------------------------------------------- */

const many = await group(21);
const works = await handInAll(school, ["A1", "A3", "A5", "A6"].flatMap(ability => many.map(one => [one, { ability, group: last() }])));
await drawn(...works);
const rounds = await draws(`d.submission IN (${works})`);
await holds("84 works of a group of 21 are drawn for once each, two judges a work", () => {
	assert.equal(rounds.length, 84);
	for (const row of rounds) {
		assert.equal(row.needed, "2");
		assert.equal(people(row).length, 2);
	}
});
await holds("nobody for her own work", () => {
	for (const row of rounds)
		assert.ok(!people(row).includes(Number(row.author)));
});
/* Exactly even it cannot always be: the least loaded may be the author of the very last work. */
await holds("the load of all is the mean, one more or one less", () => {
	const load = new Map(many.map(one => [one.id, 0]));
	for (const judge of rounds.flatMap(people))
		load.set(judge, load.get(judge) + 1);
	const counts = [...load.values()];
	assert.ok(counts.every(tasks => Math.abs(tasks - 84 * 2 / 21) <= 1), `loads ${counts}`);
	assert.ok(counts.filter(tasks => tasks === 8).length >= 15, `loads ${counts}`);
});
await holds("the seeds are all different", () => assert.equal(new Set(rounds.map(row => row.seed)).size, 84));

/* As rules/draw.h says it: by place, by load, then by SHA-256(seed, person, submission), numbers as 8 bytes. */
function drawAgain({ seed, candidates, submission, drawn: names }) {
	const eight = n => { const b = Buffer.alloc(8); b.writeBigUInt64BE(BigInt(n)); return b; };
	const rank = one => createHash("sha256").update(Buffer.from(seed, "hex")).update(eight(one.person)).update(eight(submission)).digest("hex");
	return candidates.map(one => ({ ...one, rank: rank(one) }))
		.sort((a, b) => a.place - b.place || a.load - b.load || (a.rank < b.rank ? -1 : 1)).slice(0, names.length).map(one => one.person).sort((a, b) => a - b);
}
const author = await signIn(many[0].login);
const published = (await author.get(caseOf(rounds.find(row => row.author === String(many[0].id)).submission))).body;
await holds("the author reads seed and candidates, and draws the same judges from them", () => {
	const [one] = published.draws;
	assert.equal(one.seed.length, 64);
	assert.equal(one.candidates.length, 20);
	assert.deepEqual(drawAgain({ ...one, submission: published.submission }), one.drawn);
});
await holds("the same holds for every work", () => {
	for (const row of rounds)
		assert.deepEqual(drawAgain({ ...row, candidates: JSON.parse(row.candidates), drawn: people(row) }), people(row));
});

const settings = Object.fromEntries(readFileSync(stack + "/settings", "utf8").trim().split("\n").map(line => line.split(/=(.*)/s)));
const job = (process.env.BUILD || top + "/build") + "/fcgi/review/review-draw";
const run = (...words) => command(job, words, { env: settings });
const count = async () => (await sql(`SELECT (SELECT COUNT(*) FROM draw WHERE submission IN (${works})) AS draws,
	(SELECT COUNT(*) FROM drawn WHERE submission IN (${works})) AS judges,
	(SELECT COUNT(*) FROM journal WHERE action LIKE 'review.draw%' AND object IN (${works.map(s => `'submission:${s}'`)})) AS acts`))[0];
const before = await count();
await holds("run again, the job changes nothing", async () => {
	const { code, err } = await run();
	assert.equal(code, 0, err);
	assert.deepEqual(await count(), before);
});
await holds("the draw is journalled as the system's own act", async () => assert.equal((await sql(
	`SELECT COUNT(DISTINCT object) AS n FROM journal WHERE actor = 0 AND action = 'review.draw.make'
	  AND object IN (${works.map(s => `'submission:${s}'`)})`))[0].n, "84"));
await holds("the job knows what it may be told", async () => {
	for (const words of [["--every", "0"], ["--every", "x"], ["--evry", "2"], ["now"]])
		assert.equal((await run(...words)).code, 2, words.join(" "));
});

/* --- who is not drawn ---------------------------------------------------------- */

const { wang, li, zhao, qian, leader, sun, zhou, wu, leader2, panel2 } = school.people;
const first = await handInAll(school, ["A1", "A3", "A5", "A6"].map(ability => [wang, { ability }]));
const second = await handInAll(school, ["A1", "A3", "A5"].map(ability => [sun, { ability, group: 1 }]));
await drawn(...first, ...second);
await holds("the leader, who judges later, is not drawn", async () => {
	for (const row of await draws(`d.submission IN (${first})`))
		for (const judge of people(row))
			assert.ok([li.id, zhao.id, qian.id].includes(judge));
});
await holds("nor a member who is on the panel", async () => {
	for (const row of await draws(`d.submission IN (${second})`))
		assert.deepEqual(people(row), [zhou.id, wu.id].sort((a, b) => a - b));
});
await sql(`UPDATE person SET closed = 1 WHERE id = ${qian.id}`);
const without = await handIn(school, wang, { ability: "A2" });
await drawn(without);
await holds("nor who has left", async () => assert.deepEqual(people((await draws(`d.submission = ${without}`))[0]), [li.id, zhao.id].sort((a, b) => a - b)));

/* --- small groups --------------------------------------------------------------- */

/* Ours: a group of 1 or 2 borrows what it lacks from the nearest group of the school. */
const subjects = (people, subject) => sql(`UPDATE member SET subject = '${subject}' WHERE person IN (${people.map(one => one.id)})`);
const painters = await group(4), singers = await group(2);
await subjects(painters, "美术");
for (const [size, own] of [[1, 0], [2, 1], [3, 2]]) {
	const few = await group(size);
	await subjects(few, "美术");
	const work = await handIn(school, few[0], { group: last() });
	await drawn(work);
	const [row] = await draws(`d.submission = ${work}`);
	const from = list => people(row).filter(id => list.some(one => one.id === id)).length;
	await holds(`a group of ${size} has two judges, ${own} of its own`, () => {
		assert.deepEqual([people(row).length, row.needed, from(few)], [2, "2", own]);
	});
	if (own < 2)
		await holds("and those it borrows are of the group that teaches the same subject", () => assert.equal(from(painters), 2 - own));
	await holds("the borrowed draw can be repeated, too", () =>
		assert.deepEqual(drawAgain({ ...row, candidates: JSON.parse(row.candidates), drawn: people(row) }), people(row)));
}
const alone = await handIn(school, school.people.head, { group: null });
await drawn(alone);
await holds("work of somebody in no group is judged by borrowed colleagues", async () => {
	assert.equal(await stateOf(alone), "peer");
	assert.equal(people((await draws(`d.submission = ${alone}`))[0]).length, 2);
});

/* --- a lapse ---------------------------------------------------------------------- */

const five = await group(5);
const work = await handIn(school, five[0], { group: last() });
await drawn(work);
const [round1] = await draws(`d.submission = ${work}`);
const [gave, lapses] = people(round1);
const giver = await signIn(five.find(one => one.id === gave).login);
await says(giver.post(verdictOf(work), { pieces: ticks(book, "pass"), remark: GOOD }), 201, "", "one of two judges gives a verdict");
await sql(`UPDATE drawn SET due_at = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND WHERE submission = ${work} AND judge = ${lapses}`);
await until(async () => (await draws(`d.submission = ${work}`)).length === 2, "the second round");
const [, round2] = await draws(`d.submission = ${work}`);
await holds("for the one who let the time pass, one other is drawn, and the need stays", () => {
	assert.equal(people(round2).length, 1);
	assert.ok(![gave, lapses, five[0].id].includes(people(round2)[0]));
	assert.equal(round2.needed, "2");
});
await holds("it waits for her alone", async () => {
	assert.equal(await stateOf(work), "peer");
	assert.deepEqual(await sql(`SELECT judge FROM due_peer WHERE submission = ${work}`), [{ judge: String(people(round2)[0]) }]);
});

/* A school of two groups with one teacher each, beside their leaders. */
const tiny = await makeSchool();
await sql(`UPDATE person SET closed = 1 WHERE id IN (${["li", "zhao", "qian", "sun", "zhou", "wu"].map(key => tiny.people[key].id)})`);
const stuck = await handIn(tiny, tiny.people.wang);
await drawn(stuck);
await holds("when the school has nobody, the region's expert is drawn", async () => {
	const [row] = await draws(`d.submission = ${stuck}`);
	assert.ok(people(row).includes(tiny.people.expert.id));
	assert.ok(!people(row).includes(tiny.people.leader.id), "the leader judges later");
});
for (let round = 1; (await stateOf(stuck)) === "peer"; round++) {
	await sql(`UPDATE drawn SET due_at = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND WHERE submission = ${stuck} AND due_at > UTC_TIMESTAMP(6)`);
	await until(async () => (await draws(`d.submission = ${stuck}`)).length > round, "a further round");
}
await holds("when nobody is left, a round without judges lowers the need, and the case goes on", async () => {
	const round = (await draws(`d.submission = ${stuck}`)).pop();
	assert.deepEqual(people(round), []);
	assert.equal(round.needed, "0");
	assert.equal(await stateOf(stuck), "group");
});

/* --- who may no longer ----------------------------------------------------------------- */

/* A case of a new group of five with two judges; `what` happens to the first. Gives [who was, who came]. */
async function replaced(what) {
	const some = await group(5), of = await handIn(school, some[0], { group: last() });
	await drawn(of);
	const before = people((await draws(`d.submission = ${of}`))[0]);
	await what(before[0], some[0].id);
	await until(async () => (await draws(`d.submission = ${of}`)).length === 2, "the place of who left");
	const [{ judge }] = await sql(`SELECT judge FROM due_peer WHERE submission = ${of} AND judge <> ${before[1]}`);
	assert.ok(!before.includes(Number(judge)));
	return some.some(one => one.id === Number(judge));
}
for (const [sentence, what] of [
	["who leaves the service", judge => sql(`UPDATE person SET closed = 1 WHERE id = ${judge}`)],
	["who moves to another school", judge => sql(`UPDATE member SET until = CURDATE() WHERE person = ${judge};
		INSERT INTO member (person, school, staff_no, since) VALUES (${judge}, ${tiny.id}, '${judge % 100000}', CURDATE())`)],
	["who is exempt", judge => sql(insert("exemption", { programme: school.programme, person: judge, kind: "leave", document: "请假条", since: "2021-01-01", made_by: school.people.office.id }))],
	["who declares a relation", (judge, of) => sql(insert("relation", ...[[judge, of], [of, judge]].map(([person, other]) =>
		({ person, other, kind: "family", declared_by: judge, since: "2021-01-01" }))))]])
	await holds(`${sentence} is replaced at once, by a colleague`, async () => assert.ok(await replaced(what)));
const cousins = await group(4);
await sql(insert("relation", ...[[1, 0], [0, 1]].map(([a, b]) => ({ person: cousins[a].id, other: cousins[b].id, kind: "family",
	declared_by: cousins[0].id, since: "2021-01-01" }))));
const cousin = await handIn(school, cousins[0], { group: last() });
await drawn(cousin);
await holds("a declared relation is not drawn", async () =>
	assert.deepEqual(people((await draws(`d.submission = ${cousin}`))[0]), [cousins[2].id, cousins[3].id]));

/* A cap of one open task: the third of a group of four is drawn before who holds one. */
const capped = await makeSchool();
await sql(`INSERT INTO policy (id, code, name) VALUES (${capped.id}, '${capped.code}', '试验政策');
	INSERT INTO policy_version (policy, number, effective_on, rules) VALUES (${capped.id}, 1, '2021-01-01', '{"peer_cap": {"value": 1}, "peer_k": {"value": 1}}')`);
capped.policy = capped.code;
await sql(`UPDATE person SET closed = 1 WHERE id IN (${capped.people.zhao.id}, ${capped.people.qian.id})`);
const one = await handIn(capped, capped.people.wang, { ability: "A1" });
await drawn(one);
const other = await handIn(capped, capped.people.wang, { ability: "A3" });
await drawn(other);
await holds("who holds as much as the policy's cap is passed over for a borrowed colleague", async () => {
	assert.deepEqual(people((await draws(`d.submission = ${one}`))[0]), [capped.people.li.id]);
	const [second] = people((await draws(`d.submission = ${other}`))[0]);
	assert.ok(["sun", "zhou", "wu", "leader2"].some(key => capped.people[key].id === second));
});
const settled = await count();
await holds("and a further run changes nothing any more", async () => {
	assert.equal((await run()).code, 0);
	assert.deepEqual(await count(), settled);
});
