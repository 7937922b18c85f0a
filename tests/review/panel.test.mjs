// The panel votes blind, a majority decides, a chair signs.
import assert from "node:assert/strict";
import { holds, insert, says, signIn, sql } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { GOOD, atGroup, atPanel, caseOf, handIn, judged, returnOf, rubric, signatureOf, stateOf, ticks, verdictOf } from "./cases.mjs";

const school = await makeSchool();
const elsewhere = await makeSchool();
const { wang, li, zhao, qian, leader, chair, panel1, panel2, head } = school.people;
const as = {};
for (const key of ["wang", "li", "leader", "chair", "panel1", "panel2", "head"])
	as[key] = await signIn(school.people[key].login);
const strangers = await Promise.all(["panel1", "chair", "leader"].map(key => signIn(elsewhere.people[key].login)));
const book = await rubric("A3");
const vote = (who, s, grade, rubricOf = book) =>
	who.post(verdictOf(s), { pieces: ticks(rubricOf, grade), remark: grade === "fail" ? "缺少要点。" : GOOD });
const sign = (who, s, remark) => who.post(signatureOf(s), remark ? { remark } : {});

/* --- one case, from the group to the signature -------------------------------- */

const s = await handIn(school, wang, { drawn: [li] });
await vote(as.li, s, "excellent");
await says(vote(as.panel1, s, "pass"), 404, "", "the panel does not vote before the group has judged");
await as.leader.post(verdictOf(s), { pieces: ticks(book, "pass"), remark: "组评的话" });
await says(as.panel1.get("/api/review/due"), 200, [`"submission":${s}`, '"level":"panel"'], "then every member is asked");
for (const [n, stranger] of strangers.entries()) {
	await says(vote(stranger, s, "pass"), 404, "", `${["a member", "the chair", "a leader"][n]} of another school has no vote`);
	await says(stranger.get(caseOf(s)), 404, "", "and finds nothing");
	await says(sign(stranger, s), 404, "", "and signs nothing");
}
await says(vote(as.leader, s, "pass"), 409, "", "the leader, who has judged, has no vote");
await says(vote(as.li, s, "pass"), 409, "", "nor has a peer");
await says(vote(as.wang, s, "pass"), 404, "", "nor has the author");
const blind = await as.panel1.get(caseOf(s));
await holds("before the vote a member sees the evidence and nobody's opinion, not even the self verdict", () => {
	assert.equal(blind.body.due, "panel");
	assert.equal(blind.body.verdicts, null);
	assert.equal(blind.body.self_grade, null);
	assert.ok(!blind.text.includes("组评的话"));
	assert.deepEqual([blind.body.votes, blind.body.quorum], [0, 3]);
});
await says(sign(as.chair, s), 409, "还差3票", "nobody signs before the votes");
await says(vote(as.panel1, s, "excellent"), 201, "", "a member votes");
await says(as.panel1.get(caseOf(s)), 200, ["组评的话", li.name, '"judged":"panel"'], "and reads the others after that");
await says(vote(as.panel1, s, "fail"), 409, "不能更改", "a vote cannot be taken back");
await says(as.panel2.get(caseOf(s)), 200, ['"verdicts":null', '"votes":1'], "who has not voted sees only how many have");
await says(vote(as.panel2, s, "pass"), 201, "", "the second member votes");
await says(sign(as.chair, s), 409, "还差1票", "two are not enough");
await says(vote(as.chair, s, "excellent"), 201, "", "the chair votes, too");
await holds("then it waits for the signature", async () => assert.equal(await stateOf(s), "signature"));
await says(as.chair.get("/api/review/due"), 200, [`"submission":${s}`, '"level":"signature"'], "of a chair");
await says(sign(as.panel1, s), 404, "", "a member does not sign");
await says(as.wang.post(signatureOf(s), {}), 404, "", "nor does the author");
await says(as.chair.post(signatureOf(s), { grade: "excellent" }), 422, "不认识的项目", "nobody types the result");
const eight = await Promise.all(Array.from({ length: 8 }, () => sign(as.chair, s)));
await holds("eight simultaneous signatures give one 201 and seven 409", () =>
	assert.deepEqual(eight.map(reply => reply.status).sort(), [201, ...Array(7).fill(409)]));
await holds("the result is what more than half reach or exceed", async () => assert.deepEqual(
	await sql(`SELECT grade, votes, chair FROM signature WHERE submission = ${s}`), [{ grade: "excellent", votes: "3", chair: String(chair.id) }]));
await says(sign(as.chair, s), 409, "已经签字", "signed is signed");
await says(as.chair.post(returnOf(s), { remark: "签字以后退回" }), 409, "", "and not returned any more");
await says(as.wang.get("/api/review/results"), 200, ['"state":"passed"', '"result":"excellent"'], "the author reads the result");
const mine = await as.wang.get(caseOf(s));
await holds("and all verdicts with their remarks and ticks, but not whose they are", () => {
	assert.deepEqual(mine.body.verdicts.map(v => v.level), ["peer", "group", "panel", "panel", "panel"]);
	assert.ok(mine.text.includes("组评的话"));
	assert.ok(mine.body.verdicts.every(v => v.judge === null && v.marks.length === book.pieces.length));
	for (const judge of [li, leader, panel1, panel2, chair])
		assert.ok(!mine.text.includes(judge.name), judge.login);
});
await holds("the ability is certified", async () => assert.deepEqual(
	await sql(`SELECT grade FROM certified WHERE person = ${wang.id}`), [{ grade: "excellent" }]));

/* --- split votes ----------------------------------------------------------------- */

const [e, p, f] = ["excellent", "pass", "fail"];
const SPLITS = [[e, e, e, e], [e, e, p, e], [e, e, f, e], [e, p, p, p], [e, p, f, p], [e, f, f, f], [p, p, p, p], [p, p, f, p], [p, f, f, f], [f, f, f, f]];
for (const [n, [one, two, three, result]] of SPLITS.entries()) {
	const split = await atPanel(school, li, { number: n + 1 });
	await Promise.all([vote(as.panel1, split, one), vote(as.panel2, split, two), vote(as.chair, split, three)]);
	if (result === f)
		await says(sign(as.chair, split), 422, ["/remark", "理由"], `${one}, ${two}, ${three}: a fail is signed with a reason only`);
	await says(sign(as.chair, split, "经考核小组合议。"), 201, `"grade":"${result}"`, `${one}, ${two}, ${three} make ${result}`);
}
await holds("a failed work is failed", async () => assert.equal((await sql(
	`SELECT state FROM case_state WHERE person = ${li.id}`))[0].state, "failed"));

/* --- quorum, conflicts, the chair --------------------------------------------------- */

const own = await atGroup(school, leader);
await vote(as.panel1, own, "pass");
await says(vote(as.panel2, own, "pass"), 201, "", "work of a leader, judged for the group by a member of the panel");
await says(vote(as.chair, own, "pass"), 201, "", "has the other members' votes");
await says(sign(as.chair, own), 409, "还差1票", "and no quorum when there are only two of them");
const extra = { id: school.id + 500, login: school.code + "-extra", name: "顾新来" };
await sql(insert("person", extra) + insert("role", { person: extra.id, kind: "panel", school: school.id, since: "2020-09-01" }));
as.extra = await signIn(extra.login);
await says(vote(as.extra, own, "pass"), 201, "", "until the school names a further member");
await says(sign(as.chair, own), 201, '"grade":"pass"', "then it is signed");

const chairs = await atPanel(school, chair, { group: 0 });
for (const key of ["panel1", "panel2", "extra"])
	await vote(as[key], chairs, "pass");
await says(vote(as.chair, chairs, "pass"), 404, "", "a chair has no vote on her own work");
await says(sign(as.chair, chairs), 404, "", "and does not sign it");
await says(as.chair.post(returnOf(chairs), { remark: "退回我自己的" }), 404, "", "nor return it");
const hers = await as.chair.get(caseOf(chairs));
await holds("of the votes on it she sees nothing, though she is the chair", () => {
	assert.equal(hers.body.verdicts, null);
	assert.equal(hers.body.votes, null);
});
await sql(insert("role", { person: head.id, kind: "chair", school: school.id, since: "2020-09-01" }));
as.head = await signIn(head.login);
await says(sign(as.head, chairs), 409, "先投票", "another chair votes before signing");
await vote(as.head, chairs, "excellent");
await says(sign(as.head, chairs), 201, '"grade":"pass"', "and then signs");

/* One vote is enough by a policy that says so, but never the signer's own alone. */
const lone = await makeSchool();
await sql(`INSERT INTO policy (id, code, name) VALUES (${lone.id}, '${lone.code}', '试验政策');
	INSERT INTO policy_version (policy, number, effective_on, rules) VALUES (${lone.id}, 1, '2021-01-01', '{"panel_min": {"value": 1}}');
	UPDATE programme SET policy = ${lone.id} WHERE id = ${lone.programme};
	UPDATE role SET until = '2021-01-01' WHERE person = ${lone.people.panel2.id};`);
lone.policy = lone.code;
const loneChair = await signIn(lone.people.chair.login);
const loneMember = await signIn(lone.people.panel1.login);
const single = await atPanel(lone, lone.people.wang);
await sql(`UPDATE role SET until = '2021-01-01' WHERE person = ${lone.people.panel1.id}`);
await says(vote(loneChair, single, "pass"), 201, "", "where one vote is enough");
await says(sign(loneChair, single), 409, "还差1票", "a chair does not sign on her own vote alone");
await sql(`UPDATE role SET until = NULL WHERE person = ${lone.people.panel1.id}`);
await says(vote(loneMember, single, "pass"), 201, "", "but with another's");
await says(sign(loneChair, single), 201, "", "she does");

/* --- returned by the chair ------------------------------------------------------------ */

const back = await atPanel(school, zhao);
await says(as.panel1.post(returnOf(back), { remark: "成员退回不算数。" }), 404, "", "a member does not return a case");
await vote(as.panel1, back, "pass");
await says(as.chair.post(returnOf(back), { remark: "请重新拍摄课堂实录。" }), 201, "", "a chair returns it before the signature");
await holds("whatever votes there were", async () => assert.equal(await stateOf(back), "returned"));
await says(vote(as.panel2, back, "pass"), 404, "", "then nobody votes any more");
await says(sign(as.chair, back), 404, "", "and nobody signs");
const anew = await handIn(school, zhao, { number: 2, drawn: [qian] });
await holds("and the next version is judged anew from 互评 on", async () => {
	assert.equal(await stateOf(anew), "peer");
	assert.equal(await stateOf(back), undefined);
	assert.equal((await sql(`SELECT COUNT(*) AS n FROM verdict WHERE submission = ${anew}`))[0].n, "0");
});

/* --- a vote in the moment of signing ---------------------------------------------------- */

for (let n = 1; n <= 8; n++) {
	const race = await atPanel(school, qian, { number: n });
	for (const key of ["panel1", "panel2", "chair"])
		await vote(as[key], race, "pass");
	await Promise.all([vote(as.extra, race, "fail"), sign(as.chair, race)]);
	await holds(`a vote in the moment of signing is counted or refused (${n})`, async () => {
		const [{ signed, given }] = await sql(`SELECT COALESCE((SELECT votes FROM signature WHERE submission = ${race}), 0) AS signed,
			(SELECT COUNT(*) FROM verdict WHERE submission = ${race} AND level = 'panel') AS given`);
		assert.ok(signed === "0" || signed === given, `${signed} signed, ${given} given`);
	});
	if ((await stateOf(race)) === "signature")
		await sign(as.chair, race);
}
