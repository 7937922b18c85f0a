// An appeal: in time, once, to other judges; both results are kept and the later one counts.
import assert from "node:assert/strict";
import { holds, says, signIn, sql } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { certifiedGrade, decided, drawnFor, endOf, neighbour, openMatters, policyOf } from "./after.mjs";
import { GOOD, rubric, stateOf, ticks, atPanel } from "./cases.mjs";

const school = await makeSchool();
const other = await makeSchool();
await policyOf(school, { appeal_days: 10, panel_min: 2, panel_days: 14 });
await neighbour(school, other);
const { wang, li, zhao, qian } = school.people;
const as = {};
for (const key of ["wang", "li", "zhao", "qian", "chair", "manager", "office", "expert"])
	as[key] = await signIn(school.people[key].login);
const byId = {};
for (const one of [...Object.values(school.people), ...Object.values(other.people)])
	byId[one.id] = one;
const book = await rubric("A3");
const appeal = (who, s, reason = "证据齐全，请重新评议。") => who.post(`/api/review/case/${s}/appeal`, { reason });
const judge = (who, recheck, grade) => who.post(`/api/review/recheck/${recheck}/verdict`, { pieces: ticks(book, grade), remark: GOOD });

const s = await decided(school, wang, "fail");
await says(appeal(as.li, s), 404, "", "nobody appeals for another");
await says(appeal(as.wang, s, "不"), 422, "申诉理由", "an appeal has its reason");
const recheck = (await says(appeal(as.wang, s), 201, "recheck", "the author appeals within the days of the policy")).body.recheck;
await says(appeal(as.wang, s), 409, "只能申诉一次", "once");
await holds("an open appeal keeps her from being certified", async () => assert.deepEqual(await openMatters(wang), ["appeal"]));
const judges = await drawnFor(recheck, 2);
const allowed = [school.people.expert, other.people.chair, other.people.panel1, other.people.panel2].map(one => one.id);
await holds("its judges are experts or of another school's panel", () => assert.ok(judges.every(id => allowed.includes(id)), String(judges)));
const [{ seed, candidates }] = await sql(`SELECT HEX(seed) AS seed, candidates FROM recheck_draw WHERE recheck = ${recheck}`);
await holds("drawn from a published seed among all who may", () => {
	assert.equal(seed.length, 64);
	assert.deepEqual(JSON.parse(candidates).map(one => one.person).sort(), [...allowed].sort());
});
const [first, second] = await Promise.all(judges.map(id => signIn(byId[id].login)));
const stranger = await signIn(byId[allowed.find(id => !judges.includes(id))].login);
const blind = await says(first.get(`/api/review/recheck/${recheck}`), 200, ['"kind":"appeal"', "criteria"], "a judge reads the evidence");
await holds("without its author, her school, her reason or what others found", () => {
	for (const word of [wang.name, school.name, "请重新评议", "self_grade", "verdicts"])
		assert.ok(!blind.text.includes(word), word);
});
await says(first.get("/api/review/rechecks"), 200, `"recheck":${recheck}`, "it stands in her list");
await says(stranger.get(`/api/review/recheck/${recheck}`), 404, "", "who was not drawn finds nothing");
await says(judge(stranger, recheck, "pass"), 404, "", "and judges nothing");
await says(judge(as.chair, recheck, "pass"), 404, "", "nor does who judged before");
await says(judge(first, recheck, "pass"), 201, '"grade":"pass"', "a drawn judge gives a verdict");
await says(judge(first, recheck, "fail"), 409, "不能更改", "once");
await says(as.wang.get("/api/review/appeals"), 200, [`"recheck":${recheck}`, '"verdicts":null'], "the author sees that it is under way, and no more");
await says(judge(second, recheck, "pass"), 201, "", "and so does the other");
await holds("more than half decide", async () => assert.deepEqual(await endOf(recheck), { grade: "pass", votes: "2" }));
const mine = await says(as.wang.get("/api/review/appeals"), 200, ['"first_grade":"fail"', '"grade":"pass"', GOOD], "the author reads both results and the remarks");
await holds("but not who judged", () => judges.forEach(id => assert.ok(!mine.text.includes(byId[id].name))));
await holds("the later result counts, and the first is kept", async () => {
	assert.equal(await certifiedGrade(s), "pass");
	assert.equal(await stateOf(s), "passed");
	assert.deepEqual(await sql(`SELECT grade FROM signature WHERE submission = ${s}`), [{ grade: "fail" }]);
	assert.deepEqual(await openMatters(wang), []);
});
for (const key of ["chair", "manager", "office"])
	await says(as[key].get(`/api/review/school/${school.id}/rechecks`), 200, [`"recheck":${recheck}`, '"first_grade":"fail"', wang.name], `the ${key} sees it`);
await says((await signIn(other.people.manager.login)).get(`/api/review/school/${school.id}/rechecks`), 200, '"rows":[]', "another school does not");

/* --- not in time, not decided, not regulated -------------------------------------------- */

await says(appeal(as.zhao, await decided(school, zhao, "pass", { ago: 11 })), 409, ["10天", "试验通知"], "an appeal too late names the days and the notice's words");
await sql(`INSERT INTO extension (programme, person, until, reason, made_by) VALUES (${school.programme}, ${zhao.id}, '2099-01-01', '病假', ${school.people.office.id})`);
await says(appeal(as.zhao, await decided(school, zhao, "pass", { ability: "A7", ago: 11 })), 201, "", "who was given more time has more time to appeal");
await says(appeal(as.li, await atPanel(school, li)), 409, "签字以后", "nobody appeals before the decision");
const silent = await makeSchool({ policy: "wafangdian" });
await says(appeal(await signIn(silent.people.wang.login), await decided(silent, silent.people.wang, "fail")), 409, "未作规定", "where the notice has no word of it we say so");

/* --- conflicts, silence ------------------------------------------------------------------ */

const hers = await decided(school, qian, "fail", { ability: "A4" });
await sql(`INSERT INTO relation (person, other, kind, declared_by, since) VALUES (${qian.id}, ${other.people.chair.id}, 'family', ${qian.id}, '2021-01-01'),
	(${other.people.chair.id}, ${qian.id}, 'family', ${qian.id}, '2021-01-01');
	INSERT INTO coaching (submission, author, helper, plan, named_by) VALUES (${hers}, ${qian.id}, ${other.people.panel1.id}, '帮扶计划', ${school.people.leader.id})`);
const second_one = (await appeal(as.qian, hers)).body.recheck;
await holds("who is related, or coached, is not drawn", async () =>
	assert.deepEqual(await drawnFor(second_one, 2), [school.people.expert.id, other.people.panel2.id].sort((a, b) => a - b)));
await sql(`UPDATE recheck_judge SET due_at = UTC_TIMESTAMP(6) WHERE recheck = ${second_one} AND judge = ${other.people.panel2.id}`);
await says(judge(await signIn(other.people.panel2.login), second_one, "pass"), 409, "逾期", "who lets the time pass judges no more");
const book4 = await rubric("A4");
await as.expert.post(`/api/review/recheck/${second_one}/verdict`, { pieces: ticks(book4, "pass"), remark: GOOD });
await sql(`UPDATE recheck SET due_at = UTC_TIMESTAMP(6) WHERE id = ${second_one}`);
await holds("when the time is over the verdicts that are there decide, so nobody waits for ever", async () =>
	assert.deepEqual(await endOf(second_one), { grade: "pass", votes: "1" }));
const third = (await appeal(as.li, await decided(school, li, "fail", { ability: "A5" }))).body.recheck;
await sql(`UPDATE recheck SET due_at = UTC_TIMESTAMP(6) WHERE id = ${third}`);
await holds("and without any the first result stays", async () => {
	assert.deepEqual(await endOf(third), { grade: null, votes: "0" });
	assert.deepEqual(await openMatters(li), []);
});
