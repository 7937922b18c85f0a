/* now.test.mjs - 现在要做的事: what waits for whom, and no longer when it is done. */
import assert from "node:assert/strict";
import { holds, insert, says, signIn, sql, until } from "../ask.mjs";
import { makeReady } from "../certificate/ready.mjs";
import { choose } from "../evidence/hand.mjs";
import { complete, filed, handIn as handPlanIn, save } from "../plan/package.mjs";
import { decided, policyOf } from "../review/after.mjs";
import { atPanel, handIn, judged } from "../review/cases.mjs";
import { makeSchool } from "../school.mjs";

const school = await makeSchool();
const strict = await makeSchool({ policy: "gushanzi" });
const people = school.people;
const at = (key, where = school) => signIn(where.people[key].login);
const now = async who => (await who.get("/api/report/now")).body;
const waits = async who => (await now(who)).waiting.map(one => one.what);
const [wang, li, leader, chair, manager, office] = [await at("wang"), await at("li"), await at("leader"), await at("chair"), await at("manager"), await at("office")];

await holds("nothing waits for a teacher before the school's offer is filed", async () => assert.deepEqual(await waits(wang), []));
await holds("the management has its plan to write", async () => assert.deepEqual(await waits(manager), ["plan"]));
await save(manager, complete());
const { plan, number } = (await handPlanIn(manager)).body;
await holds("then the office has it to file", async () => {
	assert.deepEqual(await waits(office), ["filing"]);
	assert.equal((await now(office)).waiting[0].who, school.name);
	assert.deepEqual(await waits(manager), []);
});
await office.post(`/api/plan/package/${plan}/return`, { number, remark: "请写明各组任务" });
await holds("returned, it waits for the management again", async () => assert.deepEqual([await waits(manager), await waits(office)], [["plan_returned"], []]));
await filed(school, complete({ offer: ["A1", "A3", "A5"] }));

await holds("once it is filed, teachers have to choose", async () => assert.deepEqual([await waits(manager), await waits(wang)], [["choose"], ["choose"]]));
await choose(school, people.wang, "A1", "A3");
await holds("then to hand in each ability and the recording", async () => {
	assert.deepEqual((await now(wang)).waiting.map(one => [one.what, one.object]).sort(), [["hand_in", "A1"], ["hand_in", "A3"], ["hand_in", "recording"]]);
	assert.deepEqual((await now(wang)).mine.map(one => one.state), ["chosen", "chosen", "chosen"]);
});

const submission = await handIn(school, people.wang, { ability: "A3", drawn: [people.li] });
await holds("what was handed in waits for who was drawn, until when, and of whom", async () => {
	const [task] = (await now(li)).waiting.filter(one => one.what === "peer");
	assert.equal(task.object, String(submission));
	assert.equal(task.who, "王一诺");
	assert.match(task.due, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
	assert.deepEqual((await now(wang)).mine.find(one => one.ability === "A3").state, "peer");
	assert.ok(!(await waits(await at("zhao"))).includes("peer"));
});
await judged(submission, people.wang, people.li, "peer");
await holds("then for the group's leader alone", async () => {
	assert.ok((await waits(leader)).includes("group") && !(await waits(li)).includes("peer"));
	assert.ok(!(await waits(await at("leader2"))).includes("group"));
});
await judged(submission, people.wang, people.leader, "group");
await holds("then for the panel", async () => assert.ok((await waits(chair)).includes("panel") && (await waits(await at("panel1"))).includes("panel")));
for (const key of ["chair", "panel1", "panel2"])
	await judged(submission, people.wang, people[key], "panel");
await holds("then for the chair's signature", async () => assert.deepEqual((await waits(chair)).filter(what => /panel|sign/.test(what)), ["sign"]));
await sql(insert("signature", { submission, author: wang.id, chair: people.chair.id, grade: "fail", votes: 3 }));
await holds("a fail waits for the next attempt", async () => {
	assert.deepEqual((await now(wang)).waiting.map(one => one.object).sort(), ["A1", "A3", "recording"]);
	assert.equal((await now(wang)).mine.find(one => one.ability === "A3").state, "failed");
});
const other = await atPanel(school, people.wang, { ability: "A1" });
await sql(insert("work_return", { submission: other, author: wang.id, level: "panel", returned_by: people.chair.id, remark: "请补充" }));
await holds("a return for the next version", async () =>
	assert.equal((await now(wang)).waiting.find(one => one.object === "A1").what, "returned"));

await makeReady(school, people.zhao);
await holds("who lacks nothing waits for the panel's proposal", async () => assert.ok((await waits(chair)).includes("proposal")));
const { proposal } = (await chair.post("/api/certificate/proposal", { person: people.zhao.id })).body;
await holds("and then for the county", async () => {
	assert.ok(!(await waits(chair)).includes("proposal"));
	assert.deepEqual(await waits(office), ["recognition"]);
	assert.equal((await now(await at("zhao"))).certificate, "recognition");
});
await office.post("/api/certificate/recognition", { proposal });
await holds("until it is recognised", async () => {
	assert.deepEqual(await waits(office), []);
	assert.equal((await now(await at("zhao"))).certificate, "valid");
});

const rollout = { goals: "全员参与", measures: "每组一题", stages: [{ title: "启动", from: "2026-03-01", to: "2026-05-31" }] };
await holds("where the school adopts its plan by itself, it waits for its head and for the panel's chair, until one of them has", async () => {
	const own = await makeSchool({ policy: "gushanzi" });
	const [first, second, boss] = [await at("head", own), await at("chair", own), await at("manager", own)];
	await save(boss, complete({ offer: ["A1", "A2", "A3", "A5", "A6"], rollout_rules: rollout }));
	assert.ok(!(await waits(second)).includes("adoption"));
	const { plan: mine, number: one } = (await handPlanIn(boss)).body;
	for (const who of [first, second])
		assert.deepEqual((await now(who)).waiting.filter(task => task.what === "adoption").map(task => [Number(task.object), task.who]), [[mine, own.name]]);
	assert.equal((await second.post(`/api/plan/package/${mine}/adoption`, { number: one })).status, 204);
	for (const who of [first, second])
		assert.ok(!(await waits(who)).includes("adoption"));
});
await filed(strict, complete({ offer: ["A1", "A2", "A3", "A5", "A6"], rollout_rules: rollout }));
await holds("where the policy wants compulsory abilities, the leader has them to fix", async () => {
	const head = await at("leader", strict);
	assert.ok((await waits(head)).includes("compulsory"));
	await head.post("/api/plan/compulsory", { teaching_group: strict.groups[0], abilities: ["A1", "A2", "A3"] });
	assert.ok(!(await waits(head)).includes("compulsory"));
});
await says((await at("expert")).get("/api/report/now"), 200, '"waiting":[]', "who has nothing to do sees an empty page");

/* --- what comes after a decision --- */

const after = await makeSchool();
await policyOf(after, { coaching: true, appeal_days: 7, nominate_min_percent: 3 });
const failed = await decided(after, after.people.wang, "fail"), good = await decided(after, after.people.li, "excellent");
await holds("a fail waits for the leader, who names a helper", async () => {
	const head = await at("leader", after);
	assert.deepEqual((await now(head)).waiting.filter(one => one.what === "coaching").map(one => [Number(one.object), one.who]), [[failed, after.people.wang.name]]);
	await head.post(`/api/review/case/${failed}/coaching`, { helper: after.people.qian.id, plan: "每周一次备课与听课。" });
	assert.ok(!(await waits(head)).includes("coaching"));
});
const appeal = (await (await at("wang", after)).post(`/api/review/case/${failed}/appeal`, { reason: "课堂录像被漏看了。" })).body.recheck;
await until(async () => (await waits(await at("expert", after))).includes("recheck"), "the expert is drawn");
await holds("an appeal waits for an expert of the region, who is not told whose it is", async () => {
	const { waiting } = await now(await at("expert", after));
	assert.deepEqual(waiting.map(one => [one.what, Number(one.object), one.who]), [["recheck", appeal, ""]]);
});
await (await at("manager", after)).post(`/api/review/case/${good}/nomination`, { reason: "融合自然，可以推广。" });
await holds("a nomination waits for its author's word", async () => assert.ok((await waits(await at("li", after))).includes("consent")));

/* --- several duties --- */

const many = await makeSchool();
await sql(insert("role", ...["school", "chair"].map((kind, n) => ({ id: many.id + 200 + n, person: many.people.leader.id, kind, region: null, school: many.id,
	teaching_group: null, since: "2021-01-01" }))) + insert("role", { id: many.id + 210, person: many.people.leader.id, kind: "office", region: many.county,
	school: null, teaching_group: null, since: "2021-01-01" }));
await says((await at("leader", many)).get("/api/report/now"), 200, '"plan"', "who leads a group, the panel, the school and the office sees all that waits for her");
