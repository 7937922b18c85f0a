// 抽检: drawn by a seed, judged blind, sealed until it closes; differences have consequences (R122, R123).
import assert from "node:assert/strict";
import { command, holds, says, signIn, sql, stack, until } from "../ask.mjs";
import { readFileSync } from "node:fs";
import { makeSchool } from "../school.mjs";
import { certifiedGrade, decided, drawnFor, endOf, neighbour, openMatters } from "./after.mjs";
import { GOOD, rubric, ticks } from "./cases.mjs";

const city = await makeSchool({ policy: "hohhot" });
const other = await makeSchool({ policy: "hohhot" });
await neighbour(city, other);
await sql(`UPDATE school SET region = ${city.id} WHERE id = ${other.id}`);
const as = {};
for (const key of ["office", "expert", "manager", "chair", "wang"])
	as[key] = await signIn(city.people[key].login);
const elsewhere = await makeSchool({ policy: "gushanzi" });
const book = await rubric("A3");
const { wang, li, zhao, qian, sun } = city.people;
const works = [];
for (const author of [wang, li, zhao, qian, sun])
	works.push(await decided(city, author, "excellent", { ago: 5 }));
const there = await decided({ ...other, programme: city.programme }, other.people.wang, "pass", { ago: 5 });

const tomorrow = new Date(Date.now() + 32 * 3600e3).toISOString().slice(0, 10);
const order = (who, school, closes_on = tomorrow) => who.post("/api/review/spot-check", { programme: school.programme, region: school.id, closes_on });
await says(order(as.office, elsewhere), 404, "", "an office orders nothing elsewhere");
await says(order(as.manager, city), 404, "", "a school orders nothing");
await says(order(as.office, city, "2021-01-01"), 422, "/closes_on", "the closing day is not over");
await says(order(await signIn(elsewhere.people.office.login), elsewhere), 409, "未作规定", "where the notice has no word of it we say so");
const { body: { spot_check: check } } = await says(order(as.office, city), 201, "spot_check", "the city's office orders a spot check");
await until(async () => (await sql(`SELECT school FROM spot_school WHERE spot_check = ${check}`)).length === 2, "the draw in both schools");
const drawn = await sql(`SELECT id, submission, author FROM recheck WHERE kind = 'spot' AND occasion = ${check} AND school = ${city.id} ORDER BY id`);
await holds("of a school where all are 优秀 twice the least number is drawn", () => assert.equal(drawn.length, 4));
await holds("of another what there is", async () => assert.deepEqual(
	await sql(`SELECT works, drawn FROM spot_school WHERE spot_check = ${check} AND school = ${other.id}`), [{ works: "1", drawn: "1" }]));

/* --- sealed ----------------------------------------------------------------------------- */

for (const key of ["manager", "chair"]) {
	await says(as[key].get(`/api/review/school/${city.id}/rechecks`), 200, '"rows":[]', `the ${key} cannot see that the school is drawn`);
	await says(as[key].get(`/api/review/spot-check/${check}/school/${city.id}`), 200, '"rows":[]', "by any way");
}
await holds("nor does anything of a teacher tell", async () => {
	for (const { author } of drawn)
		assert.deepEqual(await openMatters({ id: author }), []);
	assert.ok(!(await as.wang.get("/api/review/appeals")).text.includes("recheck"));
});
await says(as.office.get(`/api/review/spot-check/${check}`), 200, '"rows":[]', "even the office sees no school before the end");
await says(as.office.get("/api/review/spot-checks"), 200, ['"closed":false', '"schools":2', '"drawn":5'], "but how many there are");
await says(as.office.get("/api/review/spot-checks/places"), 200, [`"programme":${city.programme}`, '"decided":true', '"percent":5', '"origin":"ours"', "抽查"], "and by which words of the notice it may order one");

/* --- judged -------------------------------------------------------------------------------- */

for (const { id } of drawn)
	await drawnFor(id, 1);
await holds("its judges are experts of the region only", async () => assert.deepEqual(
	await sql(`SELECT DISTINCT j.judge FROM recheck_judge j JOIN recheck x ON x.id = j.recheck WHERE x.occasion = ${check} AND x.kind = 'spot'`),
	[{ judge: String(city.people.expert.id) }]));
const one = await says(as.expert.get(`/api/review/recheck/${drawn[0].id}`), 200, "criteria", "an expert reads the evidence");
await holds("blind", () => [wang, li, zhao, qian, sun].forEach(({ name }) => assert.ok(!one.text.includes(name) && !one.text.includes(city.name))));
for (const [n, { id }] of drawn.entries())
	await says(as.expert.post(`/api/review/recheck/${id}/verdict`, { pieces: ticks(book, n ? "excellent" : "fail"), remark: GOOD }), 201, "", `and judges (${n + 1})`);
for (const { id } of drawn)
	await endOf(id);
await says(as.office.get(`/api/review/spot-check/${check}/experts`), 200, [city.people.expert.name, '"drawn":5', '"given":4', '"owed":1'], "the office sees how far each expert is");
await says(as.office.get(`/api/review/spot-check/${check}/facts`), 200, ['"judged":4', '"differing":null', '"seed":null', '"undecided":null'], "in numbers alone");
await says(as.office.get(`/api/review/spot-check/${check}/sample`), 200, '"rows":[]', "and no list of the sample");
await says(as.manager.get(`/api/review/school/${city.id}/spot-checks`), 200, '"rows":[]', "a school is not told that there is a check");
await holds("nothing of it is known before the end", async () => {
	assert.deepEqual(await openMatters({ id: drawn[0].author }), []);
	assert.equal(await certifiedGrade(drawn[0].submission), "excellent");
});

/* --- the seal is off ------------------------------------------------------------------------- */

await sql(`UPDATE spot_check SET made_at = made_at - INTERVAL 2 DAY, closes_at = UTC_TIMESTAMP(6) WHERE id = ${check};
	UPDATE recheck SET due_at = UTC_TIMESTAMP(6) WHERE kind = 'spot' AND occasion = ${check}`);
await says(as.office.get(`/api/review/spot-check/${check}`), 200, ['"seed":"', '"judged":4,"differing":1'], "then the office reads seed and differences");
await says(as.manager.get(`/api/review/spot-check/${check}/school/${city.id}`), 200, ['"school_grade":"excellent","expert_grade":"fail"'], "and the school its own");
await says(as.office.get(`/api/review/spot-check/${check}/facts`), 200, ['"differing":1', '"undecided":2', '"seed":"'], "the differences are counted");
await says(as.office.get(`/api/review/spot-check/${check}/sample?which=differing`), 200, ['"differs":true'], "and each count is a list");
await holds("with as many rows", async () => assert.deepEqual(await Promise.all(["all", "judged", "differing"].map(async which =>
	(await as.office.get(`/api/review/spot-check/${check}/sample?which=${which}`)).body.rows.length)), [5, 4, 1]));
await says(as.manager.get(`/api/review/school/${city.id}/spot-checks`), 200, ['"drawn":4', '"judged":4', '"differing":1', '"outcome":null'], "the school sees its own figures");
await says((await signIn(other.people.manager.login)).get(`/api/review/spot-check/${check}/school/${city.id}`), 200, '"rows":[]', "but not another's");
await holds("a difference keeps its author from being certified until the office has spoken", async () =>
	assert.deepEqual(await openMatters({ id: drawn[0].author }), ["spot_check"]));
const settings = Object.fromEntries(readFileSync(stack + "/settings", "utf8").trim().split("\n").map(line => line.split(/=(.*)/)));
const again = await command(`${process.env.BUILD}/fcgi/review/review-recheck`, ["--again", String(check)], { env: settings });
await holds("anybody with the database draws it again and gets the same", () => {
	assert.equal(again.code, 0, again.out + again.err);
	assert.ok(again.out.includes(`${city.id} 5 `), again.out);
});
const accept = who => who.post(`/api/review/spot-check/${check}/acceptance`, { remark: "结果一致，予以认可。" });
await says(accept(await signIn(elsewhere.people.office.login)), 409, "没有可以一并认可的学校", "another office accepts nothing here");
await says(accept(as.office), 201, '"schools":1', "the office accepts the schools in which nothing differs");
await says(accept(as.office), 409, "逐校处理", "and no school in which something does");
const outcome = (who, what) => who.post(`/api/review/spot-check/${check}/school/${city.id}/outcome`, { outcome: what, remark: "差异较大，按规定重评。" });
await says(outcome(as.manager, "accepted"), 404, "", "a school decides nothing about itself");
await says(outcome(as.office, "reassess"), 204, "", "the office orders the differing works to be judged anew");
await says(outcome(as.office, "accepted"), 409, "已经处理", "once");
await holds("which concerns their authors only", async () => {
	assert.deepEqual(await openMatters({ id: drawn[0].author }), ["order"]);
	assert.deepEqual(await openMatters({ id: drawn[1].author }), []);
});
const [{ id: anew }] = await sql(`SELECT id FROM recheck WHERE kind = 'order' AND submission = ${drawn[0].submission}`);
const byId = Object.fromEntries(Object.values(other.people).map(one => [one.id, one]));
const judges = await drawnFor(anew, 3);
await holds("not by the expert who judged it before", () => assert.ok(!judges.includes(city.people.expert.id)));
for (const id of judges)
	await (await signIn(byId[id].login)).post(`/api/review/recheck/${anew}/verdict`, { pieces: ticks(book, "pass"), remark: GOOD });
await endOf(anew);
await holds("and their result counts", async () => assert.equal(await certifiedGrade(drawn[0].submission), "pass"));
await holds("the other school's work is untouched", async () => assert.equal(await certifiedGrade(there), "pass"));

/* --- nobody to judge --------------------------------------------------------------------- */

const bare = await makeSchool({ policy: "hohhot" }), bureau = await signIn(bare.people.office.login);
const waits = async () => (await bureau.get("/api/report/now")).body.waiting.filter(task => task.what === "experts").map(task => Number(task.object));
await sql(`UPDATE role SET until = '2021-01-01' WHERE kind = 'expert' AND region = ${bare.county}`);
await decided(bare, bare.people.wang, "pass", { ago: 5 });
const { body: { spot_check: lone } } = await order(bureau, bare);
await until(async () => (await sql(`SELECT 1 AS one FROM recheck WHERE kind = 'spot' AND occasion = ${lone}`)).length === 1, "the work is drawn");
await holds("within the minute in which the job draws nothing is said", async () => assert.deepEqual(await waits(), []));
await sql(`UPDATE recheck SET opened_at = opened_at - INTERVAL 2 MINUTE WHERE kind = 'spot' AND occasion = ${lone}`);
await says(bureau.get("/api/review/spot-checks"), 200, ['"lacking":1', "没有可以评审的专家"], "then the office sees of how many works nobody could be drawn, and why");
await holds("and has it to do, which check it is", async () => assert.deepEqual(await waits(), [lone]));
await sql(`UPDATE role SET until = NULL WHERE kind = 'expert' AND region = ${bare.county}`);
await until(async () => (await waits()).length === 0, "the expert is drawn");
await says(bureau.get("/api/review/spot-checks"), 200, ['"lacking":0', '"reason":null'], "until there is an expert");
