/* What personal_plan.c, group_plan.c, bulletin.c, summary.c, headcount.c and region_document.c promise. */
import assert from "node:assert/strict";
import { holds, insert, says, signIn, sql } from "../ask.mjs";
import { makeSchool } from "../school.mjs";

const school = await makeSchool({ policy: "gushanzi" }), elsewhere = await makeSchool({ policy: "wafangdian" });
const as = (key, of = school) => signIn(of.people[key].login);
const wang = await as("wang"), leader = await as("leader"), leader2 = await as("leader2"), manager = await as("manager");
const sun = await as("sun"), office = await as("office");
const [group] = school.groups;

/* --- 个人研修计划 */

const OWN = "/api/plan/personal-plan";
await says(wang.get(OWN), 200, ['"version":0', "明确教师个人学习计划、能力达标标准"], "a teacher finds an empty plan of her own, and what the notice asks");
await says(wang.put(OWN, { content: { plan: "先学A1" } }, 0), 422, "请填写能力达标标准", "it states the standard she aims at");
await says(wang.put(OWN, { content: { plan: "先学A1", standard: "三个能力点合格" } }, 0), 204, [], "she writes it");
await says(wang.put(OWN, { content: { plan: "再学A2", standard: "三个能力点合格" } }, 0), 412, [], "what was changed since it was read is not overwritten");
await says(wang.put(OWN, { content: { plan: "再学A2", standard: "三个能力点合格" } }, 1), 204, [], "and improves it");
await says(wang.get(OWN), 200, ['"version":2', "再学A2"], "the latest is in force");
await holds("and the first is kept", async () => {
	const kept = await sql(`SELECT number FROM personal_plan WHERE person = ${school.people.wang.id} ORDER BY number`);
	assert.deepEqual(kept.map(row => row.number), ["1", "2"]);
});
await says(leader.get(`/api/plan/personal-plans/${group}`), 200, ["再学A2", '"number":null'], "the leader drafts from the members' plans, and sees who has none");
await says(sun.get(`/api/plan/personal-plans/${group}`), 404, [], "a colleague does not read them");
await says(leader2.get(`/api/plan/personal-plans/${group}`), 200, '"rows":[]', "nor another group's leader");

/* --- 教研组研修计划 */

const PLAN = `/api/plan/group-plan/${group}`;
const degrees = { difference: "年龄相差三十岁", development: "人人进一级", fusion: "课课用", innovation: "一人一法" };
const plan = { theme: "信息技术与语文", goals: "人人合格", stages: [
	{ title: "发展", from: "2020-11-01", to: "2020-12-15" }, { title: "深化", from: "2020-12-01", to: "2021-05-31" }] };
await says(leader.put(PLAN, { content: { ...plan, difference: "年龄相差三十岁" } }, 0), 422,
	["请写明发展度（通知要求“差异度、发展度、融合度、创新度”）", "/content/fusion", "/content/innovation"],
	"孤山子: a group's plan states the four degrees, all missing ones named in the notice's words");
await says(leader.put(PLAN, { content: { ...plan, ...degrees } }, 0), 204, [], "with them it is saved; stages may overlap");
await says(leader2.put(PLAN, { content: { ...plan, ...degrees } }, 1), 404, [], "a leader writes no other group's plan");
await says(wang.put(PLAN, { content: { ...plan, ...degrees } }, 1), 404, [], "nor a member her own group's");
await says(wang.get(PLAN), 200, ["人人进一级", '"leads":false'], "but she reads it");
await says(sun.get(PLAN), 404, [], "another group's members do not");
await says(leader.put(PLAN, { content: { ...plan, ...degrees, shown_on: "2020-10-28" } }, 1), 204, [], "when the teachers' meeting has seen it, the leader says so");
const other = await as("leader", elsewhere);
await says(other.put(`/api/plan/group-plan/${elsewhere.groups[0]}`, { content: plan }, 0), 204, [], "a region that asks for no degrees gets none");

/* --- 简报 */

const BULLETINS = `/api/plan/bulletins/${group}`;
const bulletin = stage => ({ stage, title: `第${stage}阶段简报`, text: "集体备课四次" });
await says(leader.post(BULLETINS, bulletin(2)), 201, "bulletin", "the leader publishes a bulletin of a stage");
await says(leader.post(BULLETINS, bulletin(3)), 201, [], "and one of the next");
await says(wang.post(BULLETINS, bulletin(3)), 404, [], "a member publishes none");
await says(leader2.post(BULLETINS, bulletin(3)), 404, [], "nor another group's leader");
const read = await says(wang.get(BULLETINS), 200, "集体备课四次", "members read them");
await holds("the latest first", () => assert.deepEqual(read.body.rows.map(row => row.stage), [3, 2]));
await says(sun.get(BULLETINS), 200, '"rows":[]', "other groups' members do not");
await says(manager.get("/api/plan/bulletins"), 200, ['"published":2,"stages":2', '"published":0', "学科组长发一期简报"],
	"the management sees which groups are behind, and what the notice asks");
await holds("a leader sees the own group only", async () =>
	assert.deepEqual((await leader2.get("/api/plan/bulletins")).body.rows.map(row => row.teaching_group), [school.groups[1]]));

/* --- 学校总结 */

const his = await as("manager", elsewhere), theirs = await as("office", elsewhere);
const summary = { done: "64人全部合格", results: "课堂有变化" };
await says(theirs.get("/api/plan/summaries"), 200, ['"number":null', elsewhere.name], "the office sees which school has no summary yet");
await says(his.get("/api/plan/summary"), 200, "进行总结，并上报市项目办", "瓦房店 asks each school for one");
await says(his.put("/api/plan/summary", { content: { done: "" } }, 0), 422, ["请填写完成情况", "请填写成效与经验"], "an empty one is refused");
await says(his.put("/api/plan/summary", { content: summary }, 0), 204, [], "the school hands its summary in");
await says(theirs.get("/api/plan/summaries"), 200, "64人全部合格", "and the office reads it");
await says(office.get("/api/plan/summaries"), 200, /^(?!.*64人)/s, "an office elsewhere does not");

/* --- 教研组 */

await says(wang.get("/api/plan/groups"), 200, ['"name":"语文组","leads":false,"looks":false,"members":5', '"personal_plans":1', '"bulletins":2'],
	"a member finds her group and how far its papers are");
await says(leader.get("/api/plan/groups"), 200, '"name":"语文组","leads":true,"looks":true', "the leader the one she leads");
const groups = await says(manager.get("/api/plan/groups"), 200, ['"leads":false,"looks":true', '"plan_at":null'], "the management every group of the school, also one without a plan");
await holds("each once", () => assert.deepEqual(groups.body.rows.map(row => row.name), ["语文组", "数学组"]));

/* --- 申报人数 */

const COUNT = "/api/plan/headcount";
await says(manager.get(COUNT), 200, ['"declared":null', '"on_roster":15'], "before anything is declared there is the roster");
await says(manager.put(COUNT, { staff: 89, full_time: 64, groups: [{ teaching_group: group, declared: 4 }, { teaching_group: school.groups[1], declared: 5 }],
	explanation: "含外聘教师" }, 0), 204, [], "the school declares its numbers");
await holds("each line of a group says which it is", async () =>
	assert.deepEqual((await manager.get(COUNT)).body.lines.map(one => one.teaching_group), [null, null, ...school.groups]));
await says(manager.get(COUNT), 200, ["申报89人，名册15人，申报多74人；各项统计以名册为准", "申报4人，名册5人，申报少1人", "含外聘教师"],
	"both stand side by side, the difference named, the school's explanation with it");
await holds("where they agree no difference is named", async () =>
	assert.equal((await manager.get(COUNT)).body.lines.find(one => one.name === "数学组").difference, null));
await says(office.get(`${COUNT}?school=${school.id}`), 200, "申报89人", "the office sees it");
await says(theirs.get(`${COUNT}?school=${school.id}`), 404, [], "an office elsewhere does not");
await holds("a declared number changes nothing else", async () =>
	assert.equal((await leader.get(`/api/plan/tasks/${group}`)).body.rows.length, 5));

/* --- 区域文件 */

const county = await makeSchool({ policy: "yueyang" });
const region = county.id + 900, person = { id: county.id + 900, login: county.code + "-city", name: "文长河" };
await sql(insert("region", { id: region, parent: null, kind: "city", name: "试验市" + county.code }) +
	insert("region_within", { region, ancestor: region }, { region: county.county, ancestor: region }) +
	`UPDATE programme SET region = ${region} WHERE id = ${county.programme};` +
	insert("person", person) + insert("role", { id: county.id + 900, person: person.id, kind: "office", region, since: "2020-09-01" }));
const city = await signIn(person.login), below = await as("office", county), teacher = await as("wang", county);
const paper = (kind, of = county.county) => `/api/plan/region-document/${of}/${kind}`;
await says(below.put(paper("region_plan"), { title: "区域规划方案", text: "三年规划" }, 0), 204, [], "岳阳: the county writes its 区域规划方案（附件3）");
await says(below.put(paper("region_plan"), { title: "区域规划方案", text: "三年规划，改" }, 1), 204, [], "and improves it");
await says(below.put(paper("region_plan"), { title: "区域规划方案", text: "旧稿" }, 1), 412, [], "never over what somebody else has written");
await says(below.put(paper("motto"), { title: "x", text: "y" }, 0), 422, "/kind", "an unknown kind is refused");
await says(below.put(paper("assessment_rules", region), { title: "考核实施细则", text: "…" }, 0), 412, [], "it writes nothing in the city's name");
await says(city.put(paper("assessment_rules", region), { title: "考核实施细则", text: "自评、互评、组评、校评" }, 0), 204, [], "which the city does itself (R80)");
const seen = await says(teacher.get("/api/plan/region-documents"), 200, ["三年规划，改", "自评、互评、组评、校评"], "teachers read what stands above their school");
await says(wang.get("/api/plan/region-documents"), 200, '"rows":[]', "and nothing of other regions");
const { document } = seen.body.rows.find(row => row.kind === "region_plan");
await says(below.post(`/api/plan/region-document/${document}/filing`), 404, [], "a county does not file its own plan");
await says(city.post(`/api/plan/region-document/${document}/filing`), 204, [], "the city's office puts it on record");
await says(city.post(`/api/plan/region-document/${document}/filing`), 409, "已经备案", "once");
await says(below.get("/api/plan/region-documents"), 200, /"filed_at":"\d/, "and the county sees when");
await says(below.get("/api/plan/offices/mine"), 200, [`"region":${county.county}`, '"reports":true', "提升工程2.0区域规划方案（附件3）"],
	"an office finds the region it writes for, and what the notice asks of it");
await says(city.get("/api/plan/offices/mine"), 200, [`"region":${region}`, '"reports":false'], "the city's does not report to itself");
await says(teacher.get("/api/plan/offices/mine"), 404, [], "a teacher has none");
