/* What choice.c promises. */
import assert from "node:assert/strict";
import { makePolicy, ours } from "../admin/policies.mjs";
import { holds, says, signIn, sql } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { complete, filed } from "./package.mjs";

const school = await makeSchool(), elsewhere = await makeSchool();
const wang = await signIn(school.people.wang.login);
const leader = await signIn(school.people.leader.login);
const stranger = await signIn(elsewhere.people.wang.login);
const choose = (who, codes, more) => who.post("/api/plan/choice", { abilities: codes }, more);
const page = async who => (await who.get("/api/plan/choice")).body;
const codes = list => list.map(one => one.code);

await says(wang.get("/api/plan/choice"), 200, ['"offer":null', '"mine":null'], "before filing there is nothing to choose from");
await says(choose(wang, ["A1", "A2", "A5"]), 409, "还没有备案", "and nothing can be chosen");
await filed(school, complete({ offer: ["A1", "A2", "A3", "A5", "A6"] }));
await filed(elsewhere, complete({ offer: ["A1", "A2", "A11"] }));
await leader.post("/api/plan/compulsory", { teaching_group: school.groups[0], abilities: ["A3"] });

await says(wang.get("/api/plan/choice"), 200, ["至少3个能力点", "每个维度不少于1个"], "the teacher sees the offer and what is asked");
await holds("and what is compulsory for her", async () =>
	assert.deepEqual((await page(wang)).compulsory, ["A3"]));
const refused = await says(choose(wang, ["A1", "B1"]), 422,
	["能力点 B1 不在学校提供的范围内", "教研组的必修能力点 A3 没有选", "“至少3个能力点”",
		"“教学设计”维度至少要选1个", "“学法指导”维度至少要选1个", "“每个维度不少于1个”"],
	"a wrong choice is refused rule by rule, each with the notice's phrase");
await holds("what no notice says is called ours", () =>
	assert.ok(refused.body.errors.some(e => e.detail.includes("至少2个维度") && e.detail.endsWith("（本系统默认）"))));
await says(choose(wang, ["A1", "A1", "A3", "A5"]), 422, "重复", "no ability twice");
await says(choose(wang, ["A1", "A2", "A5"]), 422, "教研组的必修能力点 A3 没有选", "the group's compulsory ability must be in it");
await says(choose(wang, ["A3", "A5"]), 422, ["“至少3个能力点”", "“学情分析”维度"], "two are too few");
await says(choose(wang, ["A1", "A3", "A2"]), 422, "“学法指导”维度", "every dimension of the offer has one");
await says(choose(wang, "A1"), 422, "应为列表", "a list is a list");
await says(choose(wang, ["A1", "A3", "A5"], { key: "" }), 400, "Idempotency-Key", "a choice carries a key");
await holds("what was refused left nothing behind", async () => assert.equal((await page(wang)).times, 0));

const key = "choosing-" + school.code;
const first = await says(choose(wang, ["A1", "A3", "A5"], { key }), 201, "task_list", "a right choice is taken");
await says(choose(wang, ["A1", "A3", "A5"], { key }), 201, `"task_list":${first.body.task_list}}`, "the same request again gets the same answer");
await says(choose(wang, ["A1", "A3", "A6"], { key }), 422, "已用于另一项", "the same key for another choice is refused");
await says(choose(wang, ["A1", "A3", "A6"]), 201, [], "another choice replaces it");
await holds("the latest list is in force, the others are kept", async () => {
	const now = await page(wang);
	assert.deepEqual(codes(now.mine), ["A1", "A3", "A6"]);
	assert.equal(now.times, 2);
});

await holds("the management sees what teachers have chosen, before it offers less", async () => {
	const manager = await signIn(school.people.manager.login);
	assert.deepEqual((await manager.get("/api/plan/package")).body.chosen.sort(), ["A1", "A3", "A6"]);
});

await says(choose(stranger, ["A1", "A3", "A5"]), 422, ["能力点 A3 不在学校提供的范围内", "能力点 A5 不在学校提供的范围内"],
	"a teacher of another school can't choose from this school's offer");
await says(choose(stranger, ["A1", "A2", "A11"]), 201, [], "but from her own, and another group's compulsory ability does not bind her");
await says((await signIn(school.people.office.login)).get("/api/plan/choice"), 404, [], "who teaches nowhere has no task list");

await holds("eight choices at once are all kept, and the last of them is in force", async () => {
	const li = await signIn(school.people.li.login);
	const lists = Array.from({ length: 8 }, (_, i) => ["A1", "A3", i % 2 ? "A5" : "A6"]);
	const answers = await Promise.all(lists.map(list => choose(li, list)));
	assert.deepEqual(answers.map(one => one.status), Array(8).fill(201), answers.map(one => one.text).join("\n"));
	const ids = answers.map(one => one.body.task_list);
	const kept = await sql(`SELECT l.id, COUNT(c.ability) n FROM task_list l JOIN choice c ON c.task_list = l.id
		WHERE l.person = ${school.people.li.id} GROUP BY l.id ORDER BY l.id`);
	assert.deepEqual(kept.map(row => Number(row.id)), ids.slice().sort((a, b) => a - b));
	assert.ok(kept.every(row => row.n === "3"));
	const now = await page(li);
	assert.deepEqual(codes(now.mine), lists[ids.indexOf(Math.max(...ids))]);
	assert.equal(now.times, 8);
});

/* As evidence writes it: the first version of one work. */
await sql(`INSERT INTO submission (programme, person, ability, number, attempt, school, teaching_group, policy_version, self_grade)
	SELECT g.programme, m.person, a.id, 1, 1, m.school, m.teaching_group, g.policy_version, 'pass'
	  FROM member_now m JOIN programme_now g ON g.school = m.school JOIN ability a ON a.code = 'A6'
	 WHERE m.person = ${school.people.wang.id}`);
await holds("the teacher sees what she has handed in", async () =>
	assert.deepEqual((await page(wang)).handed_in, ["A6"]));
await says(choose(wang, ["A1", "A3", "A5"]), 422, "能力点 A6 已经提交认证材料，不能从清单里去掉", "what was handed in can't be dropped");
await says(choose(wang, ["A1", "A3", "A5", "A6"]), 201, [], "but more can be taken");
await filed(school, complete({ offer: ["A1", "A2", "A5"] }));
await says(choose(wang, ["A1", "A2", "A5", "A6"]), 201, [], "and it stays also when the school no longer offers it");
await says(choose(wang, ["A1", "A2", "A3", "A6"]), 422, "能力点 A3 不在学校提供的范围内", "which holds for nothing else");

/* 孤山子: the group fixes three, A1 comes first, more may be added freely, 学业评价 gives no credit (R42-R46, R49). */
const gushanzi = await makeSchool({ policy: "gushanzi" });
const sun = await signIn(gushanzi.people.wang.login), lin = await signIn(gushanzi.people.leader.login);
await filed(gushanzi, complete({ offer: ["A1", "A2", "A3", "A5", "A6", "A11", "A12"] }));
await says(choose(sun, ["A2", "A3", "A5"]), 422, ["要先完成的能力点 A1 没有选（通知要求“完成微能力点A1的学习”）", "所选能力点要来自至少3个维度", "“教师选择三个维度”"],
	"孤山子: A1 comes first and three dimensions are asked, each in the notice's words");
await lin.post("/api/plan/compulsory", { teaching_group: gushanzi.groups[0], abilities: ["A1", "A2", "A5"] });
await says(choose(sun, ["A1", "A2", "A11"]), 422, ["教研组的必修能力点 A5 没有选（通知要求“选择3个微能力作为必修能力”）", "至少要选3个能力点，现在有2个"],
	"what the group fixed is in the list, and what gives no credit does not count");
await says(choose(sun, ["A1", "A2", "A5"]), 201, [], "the three compulsory ones are enough");
await says(choose(sun, ["A1", "A2", "A3", "A5", "A6", "A11", "A12"]), 201, [], "more are free to add, with credit or without");
await holds("the page says what comes first and what gives no credit", async () => {
	const { rules } = await page(sun);
	assert.deepEqual(rules.staged_first.value, ["A1"]);
	assert.deepEqual(rules.noncredit_dims.value, ["assessment"]);
	assert.equal(rules.group_compulsory.value, 3);
});

/* 瓦房店: exactly three (C5). */
const wafangdian = await makeSchool({ policy: "wafangdian" });
const zhao = await signIn(wafangdian.people.wang.login);
await filed(wafangdian, complete({ offer: ["A1", "A2", "A3", "A5"] }));
await says(choose(zhao, ["A1", "A2", "A3", "A5"]), 422, ["最多选3个能力点，现在有4个", "“3个微能力”"], "瓦房店 asks for three and no more");
await says(choose(zhao, ["A1", "A2", "A3"]), 201, [], "and takes any three: it speaks of no dimensions");

/* The code is the key, the name is the place's (R34). */
const named = await makeSchool({ policy: await makePolicy("gushanzi") });
await sql(`INSERT INTO ability_label (policy, ability, name)
	SELECT g.policy, a.id, '技术支持的课堂总结提升' FROM programme g JOIN ability a ON a.code = 'A7' WHERE g.id = ${named.programme}`);
const { plan } = await filed(named, complete({ offer: ["A1", "A2", "A7"] }));
for (const [who, path] of [["manager", "package"], ["manager", `package/${plan}`], ["leader", "compulsory"], ["wang", "choice"], ["wang", "offer"]])
	await says((await signIn(named.people[who].login)).get("/api/plan/" + path), 200, "技术支持的课堂总结提升", `${path.replace(/\d+/, "N")}: an ability has the name that the place gives it`);
await holds("and elsewhere its own", async () => {
	const { text } = await (await signIn(school.people.manager.login)).get("/api/plan/package");
	assert.ok(text.includes('"A7"') && !text.includes("技术支持的课堂总结提升"));
});

/* Where the office has written what is lower for an age (R108), she is asked for that, and nobody else sees it. */
const eased = await makeSchool({ policy: await makePolicy("yueyang", { ability_min: ours(3), relief_ability_min: ours(2) }) });
await filed(eased, complete({ offer: ["A1", "A2", "A5"] }));
await sql(`UPDATE person SET born_on = '1972-12-31' WHERE id = ${eased.people.wang.id}; UPDATE person SET born_on = '1973-01-01' WHERE id = ${eased.people.li.id}`);
const [older, younger] = [await signIn(eased.people.wang.login), await signIn(eased.people.li.login)];
await says(older.get("/api/plan/choice"), 200, '"relief_ability_min": {"value": 2', "who is fifty at the cut-off date sees that less is asked of her");
await says(younger.get("/api/plan/choice"), 200, '"relief_ability_min": null', "who is a day younger does not");
await says(choose(older, ["A1", "A2"]), 201, [], "and two are enough for her");
await says(choose(younger, ["A1", "A2"]), 422, "至少要选3个能力点", "not for the other");
