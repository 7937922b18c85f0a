/* What package.c and submission.c promise. */
import assert from "node:assert/strict";
import { holds, says, signIn, sql } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { complete, handIn, save } from "./package.mjs";

const school = await makeSchool();
const manager = await signIn(school.people.manager.login);
const head = await signIn(school.people.head.login);
const wang = await signIn(school.people.wang.login);
const PATH = "/api/plan/package";

const empty = await says(manager.get(PATH), 200, ['"state":"draft"', "至少2个维度"],
	"the management finds an empty draft, and what the policy asks");
await says(manager.get(PATH + "/check"), 200, ["/draft/offer", "/draft/training_plan/theme"], "before anything is written, everything is missing");
await holds("an empty draft is version 0", () => assert.equal(empty.headers.etag, '"0"'));
await holds("the whole catalogue is there, the capstones not", () => {
	assert.equal(empty.body.abilities.length, 30);
	assert.ok(empty.body.abilities.every(one => one.dimension));
});
await says(wang.get(PATH), 404, [], "a teacher does not see the school's draft");
await says(manager.put(PATH, { draft: {} }), 428, [], "a draft is saved against the version that was read");
await says(manager.put(PATH, { draft: { offer: ["A1"] } }, 0), 204, [], "half a draft is saved");
await says(head.put(PATH, { draft: { offer: ["A2"] } }, 0), 412, "刚被改过",
	"who began at the same time as a colleague learns of it, and nothing is overwritten");
await says(manager.put(PATH, { draft: { motto: "x", training_plan: { hours: "thirty", stages: [{ from: "2026-02-30" }] } } }, 1), 422,
	["不认识", "/draft/training_plan/hours", "/draft/training_plan/stages/0/from"], "a wrong draft names every wrong field");
await says(head.get(PATH), 200, '"offer":["A1"]', "the head sees the manager's draft");

const before = await says(manager.get(PATH + "/check"), 200, ["/draft/development_plan/goals", "只有1个（通知要求“至少2个维度”）"],
	"the draft is checked before it is handed in");
await says(wang.get(PATH + "/check"), 404, [], "by the school's management alone");
const refused = await says(handIn(manager), 422,
	[/提供的能力点要来自至少2个维度，现在只有1个（通知要求“至少2个维度”）/,
		"/draft/development_plan/goals", "/draft/training_plan/theme", "/draft/assessment_plan/use"],
	"an offer of one dimension is refused with the notice's phrase, and all missing parts with it");
await holds("a part is named once, in words, with the notice's phrase for its document", () => {
	const fields = refused.body.errors.map(e => e.field);
	assert.equal(new Set(fields).size, fields.length);
	assert.ok(refused.body.errors.some(e => e.detail === "请填写校本研修方案的研修主题（通知要求“学校信息化发展规划、校本研修方案”）；分哪几部分是本系统默认"));
});
await holds("the check before says the same as the refusal", () => assert.deepEqual(before.body.rows, refused.body.errors));
await holds("what was refused left nothing behind", async () => {
	const [{ n }] = await sql(`SELECT COUNT(*) n FROM plan_version v JOIN plan p ON p.id = v.plan WHERE p.school = ${school.id}`);
	assert.equal(n, "0");
});

await save(manager, complete({ offer: ["A1", "A2", "A99"] }));
await says(handIn(manager), 422, "能力点库里没有 A99", "an ability that does not exist can't be offered");
await save(manager, complete({ development_plan: { ...complete().development_plan, goals: " 　\n" } }));
await says(handIn(manager), 422, "请填写学校信息化发展规划的发展目标", "blanks are not a goal");
await save(manager, complete({ assessment_plan: { ...complete().assessment_plan,
	stages: [{ title: "校评", from: "2026-12-31", to: "2026-11-01" }] } }));
await says(handIn(manager), 422, ["/draft/assessment_plan/stages/0/to", "结束日期早于开始日期"],
	"a stage that ends before it begins is refused");

const etag = await save(manager, complete());
await says(manager.get(PATH + "/check"), 200, '"rows":[]', "a whole draft has nothing against it");
await holds("the draft's version goes up by one a save", () => assert.equal(etag, '"5"'));
await says(manager.post(PATH + "/submission", undefined, { "If-Match": '"1"' }), 412, [],
	"nobody hands in a draft that has changed since it was read");
const key = "handing-in-" + school.code;
const first = await says(handIn(manager, { key }), 201, '"number":1', "a whole package is handed in as version 1; stages may overlap");
const again = await says(handIn(manager, { key }), 201, '"number":1', "the same request again gets the same answer");
await holds("and says that it is one", () => assert.equal(again.headers["idempotent-replayed"], "true"));
await says(handIn(manager), 409, "已经提交", "the same draft is handed in once");
await says(manager.get(PATH), 200, ['"state":"submitted"', '"unchanged":true'], "the management sees that it waits for the office");

await save(manager, complete({ offer: ["A1", "A2"] }));
await says(manager.get(`${PATH}/${first.body.plan}`), 200, '"offer":["A1","A2","A3","A5"]',
	"the draft goes on, the version handed in does not change");
await says(manager.get(PATH), 200, '"unchanged":false', "the management sees that the draft has gone on");
await holds("two managers who hand in the same draft at once make one version", async () => {
	const both = await Promise.all([handIn(manager), handIn(head)]);
	assert.deepEqual(both.map(one => one.status).sort(), [201, 409]);
});
await holds("journal: each version has its line, a draft has none", async () => {
	const lines = await sql(`SELECT action FROM journal WHERE actor IN (${school.people.manager.id}, ${school.people.head.id})
		AND action LIKE 'plan.%'`);
	assert.deepEqual(lines.map(line => line.action), ["plan.package.submit", "plan.package.submit"]);
});

const strong = await makeSchool({ strong: 1 });
const cio = await signIn(strong.people.cio.login);
await save(cio, complete({ offer: ["A1", "A2", "A3"] }));
await says(handIn(cio), 422, "“选择3个维度”", "a well equipped school needs three dimensions");
await save(cio, complete({ offer: ["A1", "A2", "A5"] }));
await says(handIn(cio), 201, [], "and with three it hands in");

const hohhot = await makeSchool({ policy: "hohhot" });
const other = await signIn(hohhot.people.manager.login);
await save(other, { development_plan: complete().development_plan, training_plan: complete().training_plan, offer: ["A1", "A2"] });
await says(handIn(other), 201, [], "a region that asks for two documents gets two");
