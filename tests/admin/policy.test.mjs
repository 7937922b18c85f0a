/* policy.test.mjs - the office edits its rules: what is wrong, what differs, whom it hits, and what keeps the old version. */
import assert from "node:assert/strict";
import { holds, insert, says, signIn, sql } from "../ask.mjs";
import { makePolicy, ours } from "./policies.mjs";
import { certify, hours, makeOffer, makeReady } from "../certificate/ready.mjs";
import { choose, handIn, prepare, upload } from "../evidence/hand.mjs";
import { docx } from "../evidence/makers.mjs";
import { handIn as caseOf } from "../review/cases.mjs";
import { makeSchool } from "../school.mjs";

const policy = await makePolicy("lezhi");
const school = await makeOffer({ policy });	/* offers A1 A3 A5 A6 */
const elsewhere = await makeSchool({ policy: await makePolicy("lezhi") });
const [office, admin, manager, stranger] = [await signIn(school.people.office.login), await signIn(school.people.admin.login),
	await signIn(school.people.manager.login), await signIn(elsewhere.people.office.login)];
const [{ id }] = await sql(`SELECT id FROM policy WHERE code = '${policy}'`);
const at = `/api/admin/policy/${id}`;
const day = days => new Date(Date.now() + 8 * 3600e3 + days * 86400e3).toISOString().slice(0, 10);
const versions = async () => (await office.get(`${at}/versions`)).body.rows;
const rules = (await versions())[0].rules;
const decided = (value, more) => ours(value, { origin: "office", ...more });
const change = (changes, effective_on = day(1)) => ({ rules: JSON.stringify({ ...rules, ...changes }), effective_on });
const preview = (changes, on, who = office) => who.post(`${at}/preview`, change(changes, on));
const save = (changes, digest, on, who = office) => who.post(`${at}/versions`, { ...change(changes, on), digest });

/* --- who may --- */

const mine = await says(office.get("/api/admin/policies"), 200, [], "an office sees the policies of its programmes");
await holds("and no other", () => assert.deepEqual(mine.body.rows.map(row => [row.code, row.may_change, row.in_force]), [[policy, true, 1]]));
await says(stranger.get(`${at}/versions`), 200, '"rows":[]', "another county's versions are not there");
await says(preview({}, day(1), stranger), 404, [], "and can't be changed");
await says(preview({}, day(1), manager), 404, [], "a school does not write the rules");
await says(preview({}, day(1), admin), 404, [], "nor does an administrator");
const members = await says(office.get("/api/admin/policy/members"), 200, ["每人选学，至少", '"type":"date"'], "the form knows every member by its Chinese name");
await holds("all that a policy has", () => assert.deepEqual(Object.keys(rules).filter(name => name !== "notice" &&
	!members.body.rows.some(row => row.member === name)), []));

/* --- what is wrong --- */

await says(preview({ ability_min: decided(99), peer_k: decided("两人"), relief_cutoff: decided("2022-02-30"), colour: decided(1) }), 422,
	["“每人选学，至少”", "“互评人数”", "“年龄计算到”", "colour", '"/rules/ability_min"'], "all that is wrong is named at once, each at its member");
await says(preview({ ability_min: decided(4), ability_max: decided(3) }), 422, "不能高于每人选学的上限", "values that contradict each other are told");
await says(preview({ ability_min: ours(4) }), 422, "要写明是通知规定还是项目办规定", "an office's value is not called this system's default");
await says(preview({ ability_min: decided(4, { origin: "notice" }) }), 422, "原文短语", "what is the notice's has its words");
await says(preview({ ability_min: decided(4) }, day(-1)), 422, "不能早于今天", "rules do not begin in the past");
await says(office.post(`${at}/preview`, { rules: "{\"dim_min\":", effective_on: day(1) }), 422, "没有传完整", "half a document is none");

/* --- whom it hits --- */

const people = school.people;
await choose(school, people.wang, "A1", "A3", "A5");
await choose(school, people.li, "A1", "A3", "A5", "A6");
await choose(school, people.zhao, "A1", "A3", "A6");
await choose(school, people.qian, "A1", "A3");	/* did not fulfil the rules before */
await sql(`UPDATE person SET born_on = '1960-05-05' WHERE id = ${people.zhao.id}`);
const hits = async changes => (await says(preview(changes), 200, "digest", "a change is shown before it is saved: " + Object.keys(changes))).body.hits;
const names = part => part.rows.map(row => row.name).sort();

const four = await hits({ ability_min: decided(4) });
await holds("the teachers whose lists no longer fulfil the rules are counted and named, with why", () => {
	assert.equal(four.lists.count, 2);
	assert.deepEqual(names(four.lists), [people.wang.name, people.zhao.name].sort());
	assert.ok(four.lists.rows.every(row => row.sentence.includes("至少要选4个能力点") && row.sentence.includes("项目办规定")));
	assert.equal(four.offers, null);
});
const relief = await hits({ ability_min: decided(4), relief_age: decided(50), relief_cutoff: decided("2022-12-31"), relief_ability_min: decided(3) });
await holds("who is relieved is not hit", () => assert.deepEqual(names(relief.lists), [people.wang.name]));
const first = await hits({ staged_first: decided(["A5"]) });
await holds("nor who has what comes first", () => assert.deepEqual(names(first.lists), [people.zhao.name]));
const four_dims = await hits({ dim_min: decided(4), dim_min_strong: null });
await holds("the schools whose offer no longer fulfils the rules are named", () => {
	assert.equal(four_dims.offers.count, 1);
	assert.equal(four_dims.offers.rows[0].name, school.name);
	assert.ok(four_dims.offers.rows[0].sentence.includes("至少4个维度"));
	assert.equal(four_dims.lists, null);
});
for (const code of ["A1", "A3", "A5", "recording"])
	await certify(school, people.wang, code);
await hours(school, people.wang, "online", 2000);
await hours(school, people.wang, "research", 1000);
const more_hours = await hits({ online_min: decided(2500) });
await holds("who could be certified and then could not is named, with what would be missing; who could not before is not", () => {
	assert.deepEqual([more_hours.certifiable.count, names(more_hours.certifiable)], [1, [people.wang.name]]);
	assert.ok(more_hours.certifiable.rows[0].sentence.includes("线上学时不少于25学时"));
});
await holds("nor is who carried abilities and hours along from another county left out", async () => {
	const before = await makeOffer(), moved = people.panel2;
	await makeReady(before, moved);
	await choose(school, moved, "A1", "A3", "A5");
	await sql(insert("carried", { person: moved.id, programme: school.programme, source: before.programme, made_by: people.office.id }));
	const { certifiable } = await hits({ online_min: decided(2500) });
	assert.deepEqual([certifiable.count, names(certifiable).sort()], [2, [people.wang.name, moved.name].sort()]);
	await sql(`DELETE FROM carried WHERE person = ${moved.id}; DELETE c FROM choice c JOIN task_list t ON t.id = c.task_list WHERE t.person = ${moved.id} AND t.programme = ${school.programme};
		DELETE FROM task_list WHERE person = ${moved.id} AND programme = ${school.programme}`);
});
await caseOf(school, people.li, { ability: "A3", drawn: [people.wang] });
await holds("open cases are counted under the version that they keep", async () =>
	assert.deepEqual((await hits({ peer_days: decided(9) })).cases, { count: 1, rows: [{ number: 1, cases: 1 }] }));
await holds("the same question again and again has the same answer", async () => {
	for (let n = 0; n < 3; n++)
		assert.deepEqual((await preview({ ability_min: decided(4) })).body.hits.lists.count, 2);
});

/* --- saving what was shown --- */

const shown = await says(preview({ ability_min: decided(4), ability_max: null }), 200, [], "the change is read member by member");
await holds("with what it was and what it becomes", () => {
	assert.deepEqual(shown.body.changes.map(one => [one.zh, one.was.value, one.now.value]), [["每人选学，至少", 3, 4]]);
	assert.deepEqual([shown.body.follows, shown.body.number], [1, 2]);
});
await says(save({ ability_min: decided(5) }, shown.body.digest), 409, "与预览时不同", "what was not shown is not saved");
await says(save({ ability_min: decided(4), ability_max: null }, shown.body.digest, day(2)), 409, "与预览时不同", "nor for another day");
await says(save({ ability_min: decided(4), ability_max: null }, shown.body.digest), 201, "version", "what was shown is saved");
await says(preview({ ability_min: decided(5) }), 422, "这一天已有一版生效", "a version is never changed: the day is taken");
await holds("it comes tomorrow, and today's holds", async () => {
	assert.deepEqual((await versions()).map(row => [row.number, row.in_force, row.to_come]), [[2, false, true], [1, true, false]]);
	assert.equal((await office.get("/api/admin/policies")).body.rows[0].in_force, 1);
});
const again = (await preview({}, day(5))).body;
await holds("the next change is compared with the version it will follow", () => {
	assert.equal(again.follows, 2);
	assert.deepEqual(again.changes.map(one => [one.was.value, one.now.value]), [[4, 3]]);
});

/* --- what keeps the old version --- */

const wang = await signIn(people.wang.login), sun = await signIn(people.sun.login);
const ids = await choose(school, people.sun, "A1", "A3", "A5");
const give = async requirement => requirement.kind === "document" || requirement.kind === "any" ?
	{ upload: (await upload(sun, "方案.docx", docx("一" + requirement.title))).token } : { link: "https://example.org/a" };
const handed = async () => (await handIn(sun, ids.A3, await prepare(sun, ids.A3, give))).body.submission;
const kept = async submission => Number((await sql(`SELECT v.number FROM submission s JOIN policy_version v ON v.id = s.policy_version WHERE s.id = ${submission}`))[0].number);
const one = await handed();
await sql(`UPDATE policy_version SET effective_on = '${day(0)}' WHERE policy = ${id} AND number = 2`);	/* tomorrow has come */
await says(wang.post("/api/plan/choice", { abilities: ["A1", "A3", "A5"] }), 422, ["至少要选4个能力点", "（项目办规定）"], "a list made now goes by the version now in force");
await sql(insert("work_return", { submission: one, author: people.sun.id, level: "group", returned_by: people.leader2.id, remark: "请补充" }));
const two = await handed();
await holds("a returned work goes on under the version it began under", async () => assert.deepEqual([await kept(one), await kept(two)], [1, 1]));
await sql(insert("signature", { submission: two, author: people.sun.id, chair: people.chair.id, grade: "fail", votes: 3, remark: "证据不足" }));
await holds("a new attempt begins under the one in force", async () => assert.equal(await kept(await handed()), 2));
await says(wang.get("/api/certificate/why"), 200, ["至少要有4个能力点通过", '"policy_number":2'], "and 还差什么 goes by the rules in force");

/* --- shared with another region --- */

await sql(`UPDATE programme SET policy = ${id} WHERE id = ${elsewhere.programme}`);
await says(preview({ peer_days: decided(9) }, day(9)), 403, "别的地区在用", "rules that another region goes by too are not one county's to change");
