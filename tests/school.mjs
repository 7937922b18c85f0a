/* school.mjs - a county of one small school for one test file, so that files share a stack and no data.
 *
 *	const school = await makeSchool({ policy: "lezhi" });
 *	const leader = await signIn(school.people.leader.login);
 *
 * people, by what they are; each has { id, login, name }:
 *	leader, wang, li, zhao, qian	group 0 (语文组)
 *	leader2, sun, zhou, wu		group 1 (数学组)
 *	head (校长), cio, manager (校级管理)	in no group
 *	chair, panel1, panel2		考核小组, in no group but panel2, who teaches in group 1
 *	office, expert, admin		of the county, at no school
 * Everybody's password is `password`.
 *
 *	await cityAbove(school);	a city over the county runs the programme; school.people.city is its officer
 */
import assert from "node:assert/strict";
import { randomBytes, randomInt } from "node:crypto";
import { insert, quote, sql } from "./ask.mjs";

export const password = "weinengli-sample";
const HASH = "$argon2id$v=19$m=19456,t=2,p=1$P2osLGoxXlXTKsga3n0XcA$sVb+w3QJa23d3seAyde4e6dnrRfnZOS7dWBo2OY45Zs";

/* key, name, group, roles */
const CAST = [
	["leader", "林一然", 0, ["leader"]], ["wang", "王一诺", 0], ["li", "李二青", 0], ["zhao", "赵三禾", 0], ["qian", "钱四野", 0],
	["leader2", "何五云", 1, ["leader"]], ["sun", "孙六舟", 1], ["zhou", "周七言", 1], ["wu", "吴八月", 1],
	["head", "郑九川", null, ["head"]], ["cio", "冯十安", null, ["cio"]], ["manager", "陈百里", null, ["school"]],
	["chair", "褚千山", null, ["chair"]], ["panel1", "卫万木", null, ["panel"]], ["panel2", "蒋亦乔", 1, ["panel"]]];
const COUNTY = [["office", "沈知远", "office"], ["expert", "韩若水", "expert"], ["admin", "杨清和", "admin"]];

/* Options: policy (its code), environment, phase, strong, begins, ends (dates of the programme). */
export async function makeSchool(options = {}) {
	const { policy = "lezhi", environment = "multimedia", phase = "primary", strong = 0, begins = "2021-01-01", ends = "2099-12-31" } = options;
	const code = randomBytes(4).toString("hex");
	const id = randomInt(1, 2 ** 19) * 2 ** 20;	/* ids of our own, so that nothing is read back; below those that programs give (scripts/test) */
	const since = "2020-09-01";
	const school = { id, code, county: id, programme: id, policy, groups: [id, id + 1], name: `试验小学${code}`, people: {} };
	const all = [...CAST, ...COUNTY.map(([key, name]) => [key, name])].map(([key, name], n) =>
		({ key, id: id + n, login: `${code}-${key}`, name }));
	for (const { key, ...one } of all)
		school.people[key] = one;
	const roles = [
		...CAST.flatMap(([key, , group, kinds = []]) => kinds.map(kind => ({ person: school.people[key].id, kind, region: null,
			school: kind === "leader" ? null : id, teaching_group: kind === "leader" ? id + group : null, since }))),
		...COUNTY.map(([key, , kind]) => ({ person: school.people[key].id, kind, region: id, school: null, teaching_group: null, since }))];
	const made = sql("START TRANSACTION;\n" +
		insert("region", { id, parent: null, kind: "county", name: `试验县${code}` }) +
		insert("region_within", { region: id, ancestor: id }) +
		`INSERT INTO programme (id, region, name, policy, begins_on, ends_on)
		   SELECT ${id}, ${id}, '试验工程', p.id, ${quote(begins)}, ${quote(ends)} FROM policy p WHERE p.code = ${quote(policy)};\n` +
		insert("school", { id, region: id, code, name: school.name, phase, environment, strong }) +
		insert("enrolment", { programme: id, school: id }) +
		insert("teaching_group", { id, school: id, name: "语文组" }, { id: id + 1, school: id, name: "数学组" }) +
		insert("person", ...all.map(one => ({ id: one.id, login: one.login, name: one.name, born_on: "1985-03-01" }))) +
		insert("member", ...CAST.map(([key, , group], n) => ({ id: id + n, person: school.people[key].id, school: id,
			teaching_group: group === null ? null : id + group, staff_no: String(n + 1).padStart(3, "0"), since }))) +
		insert("role", ...roles.map((role, n) => ({ id: id + n, ...role }))) +
		insert("credential", ...all.map(one => ({ person: one.id, hash: HASH }))) + "COMMIT;\n");
	return made.then(() => school, problem => {
		assert.match(problem.message, /Duplicate entry '\d+' for key 'PRIMARY'/);
		return makeSchool(options);	/* another school has drawn the same ids */
	});
}

export async function cityAbove(school) {
	const { id, code, programme, people } = school, region = id + 900;
	people.city = { id: region, login: code + "-city", name: "文长河" };
	await sql("START TRANSACTION;\n" +
		insert("region", { id: region, parent: null, kind: "city", name: "试验市" + code }) +
		`UPDATE region SET parent = ${region} WHERE id = ${id};\n` +
		insert("region_within", { region, ancestor: region }, { region: id, ancestor: region }) +
		`UPDATE programme SET region = ${region} WHERE id = ${programme};\n` +
		insert("person", people.city) + insert("credential", { person: region, hash: HASH }) +
		insert("role", { id: region, person: region, kind: "office", region, since: "2020-09-01" }) + "COMMIT;\n");
}
