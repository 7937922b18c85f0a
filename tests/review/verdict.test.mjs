// A verdict is given once, by whoever owes it, and its grade follows from ticks.
import assert from "node:assert/strict";
import { command, holds, nobody, says, signIn, sql, stack } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { GOOD, atGroup, caseOf, handIn, handInAll, judged, returnOf, rubric, signatureOf, stateOf, ticks, verdictOf } from "./cases.mjs";

const school = await makeSchool();
const elsewhere = await makeSchool();
const { wang, li, zhao, qian, leader, leader2, panel1, sun } = school.people;
const as = {};
for (const key of ["wang", "li", "zhao", "qian", "leader", "leader2", "panel1", "chair", "sun"])
	as[key] = await signIn(school.people[key].login);
const stranger = await signIn(elsewhere.people.wang.login);
const strangeLeader = await signIn(elsewhere.people.leader.login);
const strangePanel = await signIn(elsewhere.people.panel1.login);
const book = await rubric("A3");
const pass = { pieces: ticks(book, "pass"), remark: GOOD };
const verdicts = async s => (await sql(`SELECT level, judge, grade, marks FROM verdict WHERE submission = ${s} ORDER BY id`));

/* --- who may -------------------------------------------------------------- */

const s = await handIn(school, wang, { drawn: [li, zhao] });
await says(as.li.get("/api/review/due"), 200, [`"submission":${s}`, '"level":"peer"', wang.name], "a drawn colleague is asked");
await says(as.wang.get("/api/review/due"), 200, '"rows":[]', "the author is not asked about her own work");
await says(as.wang.post(verdictOf(s), pass), 404, "", "nobody judges herself");
await says(as.qian.post(verdictOf(s), pass), 404, "", "a colleague who was not drawn does not judge");
await says(as.qian.get(caseOf(s)), 404, "", "nor see the case");
await says(as.sun.post(verdictOf(s), pass), 404, "", "nor somebody of another group");
await says(as.leader.post(verdictOf(s), pass), 404, "", "the leader does not judge before the peers");
await says(as.leader2.post(verdictOf(s), pass), 404, "", "nor ever the leader of another group");
await says(stranger.post(verdictOf(s), pass), 404, "", "a teacher of another school finds nothing");
await says(strangeLeader.post(verdictOf(s), pass), 404, "", "nor does her leader");
await says(strangePanel.post(verdictOf(s), pass), 404, "", "nor her panel");
await says(nobody.get(caseOf(s)), 401, "", "nor anybody who has not signed in");
const missing = await as.qian.get(caseOf(9007199254740991n));
const hidden = await as.qian.get(caseOf(s));
await holds("what is hidden and what is not there look the same", () => assert.deepEqual(
	{ ...hidden.body, request: "" }, { ...missing.body, request: "" }));

/* --- what a verdict is ------------------------------------------------------ */

const refused = (body, word, sentence) => says(as.li.post(verdictOf(s), body), 422, word, sentence);
for (const forged of ["grade", "level", "judge", "author", "status"])
	await refused({ ...pass, [forged]: forged === "grade" ? "excellent" : 1 }, "不认识的项目", `a body that brings its own ${forged} is refused`);
await refused({ pieces: ticks(book, "fail") }, ["/remark", "理由"], "不合格 needs a reason");
await refused({ pieces: ticks(book, "fail"), remark: " \n " }, "理由", "and blanks are none");
await refused({ pieces: ticks(book, "pass").slice(1) }, book.pieces[0].title, "a piece that was forgotten is named");
await refused({ pieces: [...ticks(book, "pass"), ticks(book, "pass")[0]] }, "/pieces", "a piece judged twice is refused");
await refused({ pieces: ticks(book, "pass").map(piece => ({ ...piece, ticks: [...book.pieces[0].pass, ...book.pieces[1].pass] })) },
	["/pieces/0/ticks", "/pieces/1/ticks"], "ticks of another piece are refused, all at once");
await refused({ pieces: ticks(book, "pass").map(piece => ({ ...piece, grade: "excellent" })) }, ["/pieces/0", "不认识的项目"],
	"a piece that brings its own grade is refused");
await holds("and none of these was kept", async () => assert.deepEqual(await verdicts(s), []));

const blind = await as.li.get(caseOf(s));
await holds("before the verdict a peer sees the evidence and the criteria, and nobody's opinion", () => {
	assert.equal(blind.body.due, "peer");
	assert.equal(blind.body.pieces.length, book.pieces.length);
	assert.ok(blind.body.pieces[0].criteria.length > 0);
	assert.equal(blind.body.pieces[0].self_ticks, null);
	assert.equal(blind.body.self_grade, null);
	assert.equal(blind.body.verdicts, null);
});
await as.zhao.post(verdictOf(s), { pieces: ticks(book, "excellent"), remark: "对方不应看到的话" });
const stillBlind = await as.li.get(caseOf(s));
await holds("also when the other peer has given one", () => assert.ok(!stillBlind.text.includes("对方不应看到的话")));

const eight = await Promise.all(Array.from({ length: 8 }, () => as.li.post(verdictOf(s), pass)));
await holds("eight simultaneous verdicts of one judge give one 201 and seven 409", () =>
	assert.deepEqual(eight.map(reply => reply.status).sort(), [201, ...Array(7).fill(409)]));
await holds("one is kept, with the grade of the ticks", async () => {
	const mine = (await verdicts(s)).filter(v => v.judge === String(li.id));
	assert.equal(mine.length, 1);
	assert.equal(mine[0].grade, "pass");
	assert.deepEqual(JSON.parse(mine[0].marks).map(mark => mark.grade), book.pieces.map(() => "pass"));
});
await says(as.li.post(verdictOf(s), { ...pass, remark: "改一改" }), 409, "不能更改", "a verdict cannot be taken back");
await says(as.li.get(caseOf(s)), 200, ["对方不应看到的话", '"self_grade":"pass"'], "after her own a peer sees the others'");
const peer = await as.li.get(caseOf(s));
await holds("but not whose they are", () => assert.ok(!peer.text.includes(zhao.name)));
await says(as.wang.get(caseOf(s)), 200, ['"verdicts":null', '"self_grade":"pass"'], "the author sees only her own until it is decided");

const other = await handIn(school, wang, { ability: "A5", drawn: [li, zhao] });
const key = "a".repeat(32);
const body = { pieces: ticks(await rubric("A5"), "pass"), remark: GOOD };
const first = await as.li.post(verdictOf(other), body, { key });
const again = await as.li.post(verdictOf(other), body, { key });
await holds("the same request again gets the same answer", () => {
	assert.equal(first.status, 201);
	assert.equal(again.status, 201);
	assert.deepEqual(again.body, first.body);
});

/* --- grades ----------------------------------------------------------------- */

const GRADES = [["excellent", "excellent", "excellent"], ["excellent", "pass", "pass"], ["pass", "pass", "pass"],
	["excellent", "fail", "fail"], ["pass", "fail", "fail"], ["fail", "fail", "fail"]];
for (const [n, [one, two, all]] of GRADES.entries()) {
	const work = await handIn(school, qian, { number: n + 1, drawn: [zhao] });
	await says(as.zhao.post(verdictOf(work), { pieces: ticks(book, [one, two]), remark: GOOD }), 201, `"grade":"${all}"`,
		`pieces that are ${one} and ${two} make the ability ${all}`);
}

/* --- the leader ------------------------------------------------------------- */

await holds("when the peers are through, the leader's turn has come", async () => assert.equal(await stateOf(s), "group"));
await says(as.leader.get("/api/review/due"), 200, [`"submission":${s}`, '"level":"group"'], "and the leader is asked");
await says(as.leader.get(caseOf(s)), 200, ["对方不应看到的话", zhao.name, '"self_grade":"pass"'],
	"the leader reads self and peer verdicts, with names");
await says(as.leader2.get(caseOf(s)), 404, "", "the leader of another group does not");
await says(as.wang.post(returnOf(s), { remark: "我自己退回" }), 404, "", "nobody returns her own work");
await says(as.li.post(returnOf(s), { remark: "互评人要退回" }), 404, "", "nor does a peer");
await says(as.leader.post(returnOf(s), { remark: "" }), 422, "要修改什么", "whoever returns says what to mend");
await says(as.leader.post(returnOf(s), { remark: "请补充课后反思。" }), 201, "", "the leader returns it");
await holds("it is returned, not failed", async () => assert.equal(await stateOf(s), "returned"));
await says(as.leader.post(verdictOf(s), pass), 404, "", "a returned version is not judged any more");
await says(as.leader.post(returnOf(s), { remark: "再退回一次。" }), 409, "已经退回", "nor returned twice");
await says(as.wang.get("/api/review/results"), 200, ["请补充课后反思", '"state":"returned"'], "the author reads what to mend");

const next = await handIn(school, wang, { number: 2, drawn: [qian] });
await says(as.wang.get("/api/review/results"), 200, '"state":"peer"', "the next version begins at 互评");
await says(as.qian.post(verdictOf(next), pass), 201, "", "and is judged anew");
await says(as.leader.post(verdictOf(next), pass), 201, '"grade":"pass"', "by the leader, too");
await holds("then it is the panel's", async () => assert.equal(await stateOf(next), "panel"));
await says(as.leader.post(returnOf(next), { remark: "现在退回太晚了。" }), 409, "", "and the leader does not return it any more");

const late = await handIn(school, zhao, { drawn: [li] });
await sql(`UPDATE drawn SET due_at = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND WHERE submission = ${late}`);
await says(as.li.post(verdictOf(late), pass), 409, "逾期", "who let the time pass is told so");
await says(as.li.get(caseOf(late)), 404, "", "and sees the case no more");

/* --- the leader's own work --------------------------------------------------- */

const own = await atGroup(school, leader);
await says(as.leader.post(verdictOf(own), pass), 404, "", "the leader does not judge her own work");
await says(as.leader.post(returnOf(own), { remark: "我自己的材料" }), 404, "", "nor return it");
await says(as.panel1.get("/api/review/due"), 200, [`"submission":${own}`, '"level":"group"'], "a member of the panel is asked instead");
await says(as.panel1.post(verdictOf(own), pass), 201, "", "and gives the group's verdict");
await says(as.panel1.post(verdictOf(own), pass), 409, "", "but then has no vote");
await says(as.leader2.get(caseOf(own)), 404, "", "and the leader of another group still sees nothing");

const homeless = await atGroup(school, school.people.head, { group: null });
await says(as.panel1.get("/api/review/due"), 200, `"submission":${homeless}`, "work of somebody in no group goes to the panel, too");

const overdue = await atGroup(school, qian, { ability: "A5" });
await says(as.panel1.get(caseOf(overdue)), 404, "", "while the leader has time, the panel does not judge for the group");
await sql(`UPDATE draw SET drawn_at = UTC_TIMESTAMP(6) - INTERVAL 8 DAY WHERE submission = ${overdue}`);
await says(as.panel1.get("/api/review/due"), 200, `"submission":${overdue}`, "when the leader lets it pass, a member of the panel may");
await says(as.leader.get("/api/review/due"), 200, `"submission":${overdue}`, "and the leader still may");
const five = { pieces: ticks(await rubric("A5"), "pass"), remark: GOOD };
const both = await Promise.all([as.panel1, as.leader].map(one => one.post(verdictOf(overdue), { ...five, asked: "group" })));
await holds("but only the first of them", async () => {
	assert.equal(both.filter(reply => reply.status === 201).length, 1);
	assert.deepEqual(await sql(`SELECT level FROM verdict WHERE submission = ${overdue}`), [{ level: "group" }]);
});
const moved = await atGroup(school, qian, { ability: "A6" });
await sql(`UPDATE draw SET drawn_at = UTC_TIMESTAMP(6) - INTERVAL 8 DAY WHERE submission = ${moved}`);
await judged(moved, qian, leader, "group");
await says(as.panel1.post(verdictOf(moved), { pieces: ticks(await rubric("A6"), "pass"), remark: GOOD, asked: "group" }), 409, "另一级",
	"a verdict that was meant for the group never becomes a vote");

/* --- many at once ---------------------------------------------------------------- */

const forty = await handInAll(elsewhere, ["A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9", "A10"].flatMap(ability =>
	["wang", "li", "zhao", "qian"].map((key, n, keys) => [elsewhere.people[key], { ability,
		drawn: [elsewhere.people[keys[(n + 1) % 4]], elsewhere.people[keys[(n + 2) % 4]]] }])));
const asked = new Map();
for (const key of ["wang", "li", "zhao", "qian"]) {
	const one = await signIn(elsewhere.people[key].login);
	for (const { submission, ability } of (await one.get("/api/review/due")).body.rows)
		asked.set(`${key} ${submission}`, [one, submission, ability]);
}
const books = Object.fromEntries(await Promise.all([...Array(10).keys()].map(async n => [`A${n + 1}`, await rubric(`A${n + 1}`)])));
const answers = await Promise.all([...asked.values()].map(([one, submission, ability]) =>
	one.post(verdictOf(submission), { pieces: ticks(books[ability], "pass"), remark: GOOD })));
await holds("eighty verdicts of four judges at the same moment are all taken", async () => {
	assert.equal(answers.length, 80);
	assert.deepEqual(answers.map(reply => reply.status).filter(status => status !== 201), []);
	assert.equal((await sql(`SELECT COUNT(*) AS n FROM verdict WHERE submission IN (${forty})`))[0].n, "80");
});

/* --- what the database refuses by itself -------------------------------------- */

const { readFileSync, realpathSync } = await import("node:fs");
const secret = readFileSync(stack + "/password", "utf8").trim();
const asReview = text => command("mariadb", ["--no-defaults", `--socket=${realpathSync(stack + "/sock")}/mariadb.sock`,
	"--user=weinengli_review", "weinengli"], { input: text, env: { MYSQL_PWD: secret } });
const denied = (text, word, sentence) => holds(sentence, async () => {
	const { code, err } = await asReview(text);
	assert.notEqual(code, 0, "it was done");
	assert.match(err, word);
});
await holds("the program's account can read", async () => assert.equal((await asReview("SELECT COUNT(*) FROM verdict")).code, 0));
await denied(`INSERT INTO verdict (submission, author, level, judge, grade, marks, remark)
	VALUES (${own}, ${leader.id}, 'group', ${leader.id}, 'pass', '[]', '')`, /ERROR (4025|1062)/, "its account cannot write a verdict of the author's");
await denied(`INSERT INTO verdict (submission, author, level, judge, grade, marks, remark)
	VALUES (${homeless}, ${wang.id}, 'peer', ${li.id}, 'pass', '[]', '')`, /ERROR 1452/, "nor one with a forged author");
await denied(`INSERT INTO verdict (submission, author, level, judge, grade, marks, remark)
	VALUES (${own}, ${leader.id}, 'panel', ${panel1.id}, 'pass', '[]', '')`, /ERROR 1062/, "nor a second one of the same judge at another level");
await denied(`INSERT INTO verdict (submission, author, level, judge, grade, marks, remark)
	VALUES (${homeless}, ${school.people.head.id}, 'group', ${li.id}, 'fail', '[]', '')`, /ERROR 4025/, "nor 不合格 without a reason");
await denied(`INSERT INTO signature (submission, author, chair, grade, votes) VALUES (${own}, ${leader.id}, ${leader.id}, 'pass', 3)`,
	/ERROR 4025/, "nor a signature under one's own work");
for (const table of ["verdict", "draw", "drawn", "work_return", "signature"]) {
	await denied(`UPDATE ${table} SET submission = submission`, /ERROR 1142/, `nor change a ${table}`);
	await denied(`DELETE FROM ${table}`, /ERROR 1142/, `nor take a ${table} away`);
}
await denied(`UPDATE submission SET self_grade = 'excellent'`, /ERROR 1142/, "nor touch what was handed in");
