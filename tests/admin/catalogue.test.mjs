/* catalogue.test.mjs - a place's own catalogue as a file: out and in, local abilities and labels, and what keeps the list it began with. */
import assert from "node:assert/strict";
import { holds, says, signIn, sql } from "../ask.mjs";
import { makePolicy, ours } from "./policies.mjs";
import { makeOffer } from "../certificate/ready.mjs";
import { choose, handIn, upload, work } from "../evidence/hand.mjs";
import { docx } from "../evidence/makers.mjs";
import { makeSchool } from "../school.mjs";

const policy = await makePolicy("lezhi");
const school = await makeOffer({ policy });
const local = await makeSchool({ policy: await makePolicy("hohhot") });
const idOf = async code => (await sql(`SELECT id FROM policy WHERE code = '${code}'`))[0].id;
const [id, localId] = [await idOf(policy), await idOf(local.policy)];
const office = await signIn(school.people.office.login), their = await signIn(local.people.office.login);
const [wang, li, manager] = [await signIn(school.people.wang.login), await signIn(school.people.li.login), await signIn(school.people.manager.login)];
const CSV = { "Content-Type": "text/csv" };
const at = (what, policy = id) => `/api/admin/catalogue/${policy}/${what}`;
const bytes = text => Buffer.from("\ufeff" + text);
const preview = (text, who = office, of = id) => who.change("POST", at("preview", of), bytes(text), CSV);
const take = (text, digest, who = office, of = id) => who.post(at("import", of) + "?digest=" + digest, bytes(text), CSV);
async function bring(text, who = office, of = id) {
	const seen = await preview(text, who, of);
	assert.deepEqual(seen.body.faults, [], seen.text);
	const reply = await take(text, seen.body.digest, who, of);
	assert.equal(reply.status, 204, reply.text);
	return seen.body;
}
const lists = async () => Number((await sql("SELECT COUNT(*) AS n FROM requirement_list WHERE policy IN (" + id + "," + localId + ")"))[0].n);

/* --- out --- */

const out = await says(office.get(at("export")), 200, ["编号", "\"A1\"", "学情分析方案", "官方", "本系统默认"], "an office takes its catalogue as a file");
await says(their.get(at("export")), 404, [], "and not another's");
await says(manager.get(at("export")), 404, [], "nor does a school");
const same = await says(preview(out.text.replace(/^\ufeff/, "")), 200, ['"faults":[]', '"lists":[]', '"labels":[]', '"fresh":[]'], "what went out comes in as it is, and changes nothing");
await holds("with every ability", () => assert.equal(same.body.abilities, 32));

/* --- in --- */

const HEAD = "编号,能力点,类别,维度,环境,第几项,材料,种类,必交,主要,最长分钟,形式要求,来源,出处,等级,条目,条目来源\n";
const A3 = ",国家,教学设计,多媒体教学,";
const changed = HEAD +
	`A3,演示文稿设计与制作${A3}1,设计说明,文档,是,是,,,官方,省考核规范2023,合格,说明清楚,官方\n` +
	`A3,演示文稿设计与制作${A3}1,设计说明,文档,是,是,,,官方,省考核规范2023,优秀,有新意,官方\n` +
	`A3,演示文稿设计与制作${A3}2,演示视频,视频,否,否,5,,地方,,,,\n` +
	"A7,技术支持的课堂总结提升,国家,学法指导,多媒体教学,1,教学设计,文档,是,是,,,本系统默认,,合格,目标、重难点和环节写得清楚,本系统默认\n";
await says(preview(HEAD + `A3,别的名称,国家,学法指导,多媒体教学,1,设计说明,纸,是,是,,,官方,,合格,说明清楚,\nZ9,新能力,国家,教学设计,,2,材料,文档,是,是,0,,地方,,,,\n`), 200,
	['"row":2,"column":"种类"', '"row":2,"column":"条目"', '"row":2,"column":"出处"', '"row":3,"column":"最长分钟"'],
	"every bad row is named, with its column");
const bad = HEAD + `A3,演示文稿设计与制作,国家,学法指导,多媒体教学,1,设计说明,文档,是,是,,,地方,,,,\n` + "ZZ1,本地能力,地方,教学设计,多媒体教学,1,材料,文档,是,是,,,地方,,,,\n";
const refused = await says(preview(bad), 200, ["类别、维度和环境不能改", "没有规定可以有地方能力点"], "a known ability keeps its dimension, and local ones need a rule");
await says(take(bad, refused.body.digest), 409, "2处需要改正", "nothing of a file with faults is taken");
await says(preview("名称,工号\n甲,1\n"), 200, "表头里没有这一列", "another file is no catalogue");
await says(preview(`编号\n"A1`), 200, '"faults":[{', "half a file neither");
assert.equal(await lists(), 0);

const ids = await choose(school, school.people.wang, "A1", "A3", "A5");
await choose(school, school.people.li, "A1", "A3", "A5");
const before = await work(wang, ids.A3);
const file = { upload: (await upload(wang, "设计.docx", docx("设计"))).token };
const pieces = before.requirements.map(one => ({ requirement: one.requirement, ticks: one.criteria.map(c => c.criterion), ...file }));
assert.equal((await wang.put(`/api/evidence/draft/${ids.A3}`, { pieces }, 0)).status, 204);
const seenByLi = await work(li, ids.A3);

const seen = await says(preview(changed), 200, '"faults":[]', "an office reads what its file would change");
await holds("which lists and which names", () => {
	assert.deepEqual(seen.body.lists.map(one => one.code), ["A3", "A7"]);
	assert.deepEqual(seen.body.labels.map(one => [one.code, one.name]), [["A7", "技术支持的课堂总结提升"]]);
});
await says(take(changed + "\n", seen.body.digest), 409, "与预览时不同", "another file than the one shown is not taken");
await says(take(changed, seen.body.digest), 204, [], "the one shown is taken");
await holds("it is the place's catalogue now, with its names and origins", async () => {
	const rows = (await office.get(`/api/admin/abilities?policy=${id}`)).body.rows;
	const of = code => rows.find(row => row.code === code);
	assert.deepEqual(of("A3").requirements.map(one => [one.title, one.core, one.origin, one.source, (one.criteria || []).map(c => [c.grade, c.text])]), [
		["设计说明", true, "official", "省考核规范2023", [["excellent", "有新意"], ["pass", "说明清楚"]]], ["演示视频", false, "local", "", []]]);
	assert.equal(of("A7").name, "技术支持的课堂总结提升");
	assert.deepEqual((await wang.get("/api/admin/abilities")).body.rows.find(row => row.code === "A7").name, "技术支持的课堂总结提升");
});
await holds("and of no other place", async () => {
	const row = (await their.get(`/api/admin/abilities?policy=${localId}`)).body.rows;
	assert.equal(row.find(one => one.code === "A7").name, "技术支持的总结提升");
	assert.equal(row.find(one => one.code === "A3").requirements[0].title, "设计方案");
});
await holds("what went out again comes in as it is", async () => {
	const again = (await office.get(at("export"))).text.replace(/^\ufeff/, "");
	assert.deepEqual((await preview(again)).body.lists, []);
});

/* --- what keeps the list it began with --- */

await holds("a draft keeps the list it began with", async () =>
	assert.deepEqual((await work(wang, ids.A3)).requirements.map(one => one.title), ["设计方案", "资源或成果"]));
await says(handIn(wang, ids.A3, 1), 201, "submission", "and is handed in by it");
await holds("and so does its next version", async () =>
	assert.deepEqual((await work(wang, ids.A3)).requirements.map(one => one.title), ["设计方案", "资源或成果"]));
await holds("who begins now begins with the new one", async () =>
	assert.deepEqual((await work(li, ids.A3)).requirements.map(one => one.title), ["设计说明", "演示视频"]));
await holds("but who had the old one open loses nothing", async () => {
	const first = seenByLi.requirements[0];
	assert.equal((await li.put(`/api/evidence/draft/${ids.A3}`, { pieces: [{ requirement: first.requirement, remark: "写好的" }] }, 0)).status, 204);
	const now = await work(li, ids.A3);
	assert.deepEqual([now.requirements[0].title, now.pieces[0].remark], ["设计方案", "写好的"]);
});

/* --- local abilities (R33) --- */

const own = "NM" + local.code.slice(0, 4).toUpperCase();
await bring(HEAD + `${own},蒙汉双语资源应用,地方,教学设计,多媒体教学,1,应用案例,任意形式,是,是,,,地方,,合格,有实例,地方\n`, their, localId);
await holds("where the policy has them, an office adds abilities of its own", async () => {
	const row = (await their.get(`/api/admin/abilities?policy=${localId}`)).body.rows.find(one => one.code === own);
	assert.deepEqual([row.kind, row.name, row.requirements[0].title], ["local", "蒙汉双语资源应用", "应用案例"]);
	assert.ok(!(await office.get(`/api/admin/abilities?policy=${id}`)).body.rows.some(one => one.code === own));
});
await holds("an office that names no policy sees its own programme's, never another place's, each with its list", async () => {
	assert.ok((await their.get("/api/admin/abilities")).body.rows.some(one => one.code === own));
	const { rows } = (await office.get("/api/admin/abilities")).body;
	assert.ok(rows.length >= 32);
	assert.ok(!rows.some(one => one.code === own));
	assert.ok(rows.every(one => Array.isArray(one.requirements)));
});
await holds("its school may offer it", async () => {
	const theirManager = await signIn(local.people.manager.login);
	assert.ok((await theirManager.get("/api/plan/package")).body.abilities.some(one => one.code === own));
});
await says(preview(HEAD + `${own},别的,地方,教学设计,多媒体教学,1,材料,文档,是,是,,,地方,,,,\n`), 200, "已被别的地区使用", "a code is one place's only");
