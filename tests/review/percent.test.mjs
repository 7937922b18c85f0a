/* percent.test.mjs - a school's own percent stands beside the ticks and decides nothing. */
import assert from "node:assert/strict";
import { holds, says, signIn, sql } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { GOOD, atPanel, caseOf, handIn, rubric, signatureOf, ticks, verdictOf } from "./cases.mjs";

const school = await makeSchool();
const { wang, li, zhao } = school.people;
const at = key => signIn(school.people[key].login);
const book = await rubric("A3");
const mark = (grade, percent) => ({ pieces: ticks(book, grade), remark: GOOD, percent });
const grades = async s => (await sql(`SELECT grade, percent FROM verdict WHERE submission = ${s} ORDER BY id`)).map(row => [row.grade, row.percent && Number(row.percent)]);

const s = await handIn(school, wang, { drawn: [li, zhao] });
await says((await at("li")).post(verdictOf(s), mark("pass", 101)), 422, "百分数", "a percent has a hundred at most");
await says((await at("li")).post(verdictOf(s), mark("fail", 100)), 201, '"grade":"fail"', "a hundred percent without ticks is 不合格");
await says((await at("zhao")).post(verdictOf(s), mark("excellent", 0)), 201, '"grade":"excellent"', "and none with every tick is 优秀");
await holds("the percent is kept beside the grade", async () => assert.deepEqual(await grades(s), [["fail", 100], ["excellent", 0]]));

const voted = await atPanel(school, zhao);
for (const [key, grade, percent] of [["chair", "pass", 95], ["panel1", "pass", 99], ["panel2", "excellent", 1]])
	await says((await at(key)).post(verdictOf(voted), mark(grade, percent)), 201, "", `a vote of ${grade} beside ${percent} percent`);
await says((await at("chair")).post(signatureOf(voted), { remark: GOOD }), 201, "", "the chair signs");
await holds("the result is that of the ticks, whatever the percents", async () =>
	assert.equal((await sql(`SELECT grade FROM signature WHERE submission = ${voted}`))[0].grade, "pass"));
await holds("and who reads the votes reads the percents", async () =>
	assert.deepEqual((await (await at("chair")).get(caseOf(voted))).body.verdicts.filter(one => one.level === "panel").map(one => one.percent), [95, 99, 1]));
