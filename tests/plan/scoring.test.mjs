/* What scoring.c and score.c promise. */
import assert from "node:assert/strict";
import { makePolicy, ours } from "../admin/policies.mjs";
import { holds, insert, says, signIn, sql } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { complete, filed, handIn, save } from "./package.mjs";

const card = [{ part: "development_plan", points: 40, text: "规划切合实际" }, { part: "training_plan", points: 60, text: "研修可行" }];
const school = await makeSchool({ policy: await makePolicy("wafangdian", { plan_scorecard: ours(card) }) });
const blank = await makeSchool({ policy: "wafangdian" });
const as = (key, of = school) => signIn(of.people[key].login);
const office = await as("office"), first = await as("expert"), manager = await as("manager");
const second = await signIn(await expert(1)), third = await signIn(await expert(2));
const open = (who, region, closes_on) => who.post("/api/plan/scoring", { region, closes_on });
const lines = (...points) => points.map(one => ({ points: one }));

await says(open(await as("office", blank), blank.county, "2099-01-01"), 409, "未作规定", "without a scorecard in the policy no expert is asked");
await says(open(office, blank.county, "2099-01-01"), 404, [], "an office opens none elsewhere");
await says(open(office, school.county, "2020-01-01"), 422, "已经过了", "nor one that is over already");
await says(open(first, school.county, "2099-01-01"), 404, [], "an expert opens none");
const { plan } = await filed(school, complete());
const { scoring } = (await says(open(office, school.county, "2099-01-01"), 201, "scoring", "the office opens expert scoring until a day")).body;
const PLAN = `/api/plan/scoring/${scoring}/plan/${plan}`;
const give = (who, points, more) => who.post(PLAN, { number: 1, lines: lines(...points), ...more });

await says(first.get("/api/plan/scorings"), 200, ['"open":true', "研修可行"], "an expert of the region finds it with its scorecard");
await says((await as("expert", blank)).get("/api/plan/scorings"), 200, '"rows":[]', "an expert of another does not");
await says(give(await as("expert", blank), [1, 2]), 404, [], "nor scores there");
await says(give(first, [41, 61]), 422, ["“规划切合实际”最多40分", "“研修可行”最多60分"], "no line takes more than its points, all wrong ones named");
await says(give(first, [40]), 422, "评分表有2项", "every line is scored");
await says(give(first, [40, 50], { remark: "目标清楚" }), 204, [], "an expert scores line by line");
await says(give(first, [40, 51]), 409, "已经给这一稿评过分", "once");
await says(give(second, [30, 40]), 204, [], "and another");
await sql(insert("member", { id: school.id + 700, person: third.id, school: school.id, teaching_group: null, staff_no: "700", since: "2020-09-01" }));
await says(give(third, [40, 60]), 409, "曾经所在学校", "nobody scores the own school");
await sql(`UPDATE member SET until = '2025-07-01' WHERE id = ${school.id + 700}`);
await says(give(third, [40, 60]), 409, "曾经所在学校", "nor the one she left");
const fourth = await signIn(await expert(3)), head = school.people.head.id;
await sql(insert("relation", ...[[fourth.id, head], [head, fourth.id]].map(([person, other]) => ({ person, other, kind: "family", declared_by: head, since: "2021-01-01" }))));
await says(give(fourth, [40, 60]), 409, "应当回避", "nor one whose head she has a declared relation to");
await sql(`UPDATE relation SET until = '2025-07-01' WHERE declared_by = ${head}`);

const own = await says(second.get(PLAN), 200, '"total":70', "while it is open an expert sees the own points");
await holds("and nobody else's", () => assert.equal(own.body.rows.length, 1));
await says(second.get(`/api/plan/scoring/${scoring}/plans`), 200, ['"mine":70', '"scores":null', '"mean":null'], "nor how many there are, nor their mean");
await says(office.get(`/api/plan/scoring/${scoring}/plans`), 200, ['"scores":2', '"mean":80.0'], "the office sees both");
await says(office.get(PLAN), 200, ["目标清楚", school.people.expert.name], "and who gave what");
await says(manager.get(PLAN), 200, '"rows":[]', "the school sees nothing yet");
await says(manager.get("/api/plan/scorings"), 200, '"rows":[]', "nor that there is one");

await save(manager, complete({ offer: ["A1", "A2"] }));
await handIn(manager);
await says(third.post(PLAN, { number: 1, lines: lines(1, 1) }), 409, [], "points are for the version that stands");
await says(first.post(PLAN, { number: 1, lines: lines(1, 1) }), 409, "新的一稿", "a new one is to be read first");

await sql(`UPDATE scoring SET closes_on = CURDATE() - INTERVAL 1 DAY WHERE id = ${scoring}`);
await says(first.post(PLAN, { number: 2, lines: lines(1, 1) }), 409, "已经截止", "after the day nobody scores");
const seen = await says(manager.get(PLAN), 200, ["目标清楚", '"total":70'], "then the school sees the points");
await says(manager.get("/api/plan/scorings"), 200, [`"plan":${plan}`, "研修可行"], "and finds them, with the scorecard");
await says((await as("manager", blank)).get("/api/plan/scorings"), 200, '"rows":[]', "a school elsewhere finds none");
await holds("without names", () => assert.ok(seen.body.rows.every(row => row.expert === null)));
const all = await says(second.get(PLAN), 200, '"total":90', "and the experts each other's");
await holds("without names, too", () => assert.ok(all.body.rows.every(row => row.expert === null)));
await says((await as("manager", blank)).get(PLAN), 200, '"rows":[]', "another school sees nothing");
await says(manager.get("/api/plan/package"), 200, '"state":"submitted"', "the result advises: it decides nothing");

/* One more expert of the county; gives the login. */
async function expert(n) {
	const person = { id: school.id + 600 + n, login: `${school.code}-expert${n}`, name: "韩若" + "林森清"[n - 1] };
	await sql(insert("person", person) + insert("role", { id: person.id, person: person.id, kind: "expert", region: school.county, since: "2020-09-01" }));
	return person.login;
}
