// A school's roster from a file: shown, then taken.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { holds, nobody, says, signIn, sql } from "../ask.mjs";
import { makeSchool } from "../school.mjs";

const school = await makeSchool(), elsewhere = await makeSchool();
const manager = await signIn(school.people.manager.login);
const admin = await signIn(school.people.admin.login);
const HEAD = "姓名,工号,性别,出生年月,学科,教研组,专任教师,教研组长\n";
const csv = (...rows) => Buffer.from(HEAD + rows.map(row => row + "\n").join(""));
const digest = bytes => createHash("sha256").update(bytes).digest("hex");
const CSV = { "Content-Type": "text/csv" };

const preview = (who, bytes, id = school.id) => who.post(`/api/admin/roster/preview?school=${id}`, bytes, CSV);
const take = (who, bytes, { id = school.id, seen = digest(bytes), key } = {}) =>
	who.post(`/api/admin/roster/import?school=${id}&digest=${seen}`, bytes, { ...CSV, ...(key && { key }) });
/* All that an import could write. */
const everything = async () => JSON.stringify(await Promise.all([
	`SELECT p.*, m.* FROM person p JOIN member m ON m.person = p.id WHERE m.school IN (${school.id}, ${elsewhere.id}) ORDER BY m.id`,
	`SELECT * FROM teaching_group WHERE school IN (${school.id}, ${elsewhere.id}) ORDER BY id`,
	`SELECT r.* FROM role r LEFT JOIN teaching_group g ON g.id = r.teaching_group WHERE COALESCE(r.school, g.school) = ${school.id} ORDER BY r.id`,
	`SELECT * FROM roster_import WHERE school IN (${school.id}, ${elsewhere.id})`].map(sql)));
const unchanged = async (work, sentence) => {
	const before = await everything();
	await work();
	await holds(sentence, async () => assert.equal(await everything(), before));
};

/* The school of makeSchool(): 001 the leader of 语文组 ... 015. One changes subject, one is new, the others leave. */
const first = csv("林一然,001,女,1985-3-1,语文,语文组,是,是", "王一诺,002,男,1985年3月,数学,数学组,是,否",
	"新人甲,101,女,1990.10,英语,英语组,否,是", "新人乙,102,男,19901001,英语,英语组,是,");

/* --- shown ---------------------------------------------------------------- */

await unchanged(async () => {
	const shown = await says(preview(manager, first), 200, digest(first), "a file is shown before it is taken");
	await holds("with how many are new, changed, unchanged, and who is no longer in it", () => {
		const { people, added, unchanged: same, changed, leaving, groups, faults, kind } = shown.body;
		assert.deepEqual({ people, added, same, groups, faults, kind },
			{ people: 4, added: 2, same: 0, groups: ["英语组"], faults: [], kind: "UTF-8" });
		assert.deepEqual(changed, [{ row: 2, name: "林一然", staff_no: "001" }, { row: 3, name: "王一诺", staff_no: "002" }]);
		assert.equal(leaving.length, 13);
		assert.deepEqual(leaving[0], { staff_no: "003", name: "李二青" });
	});
}, "nothing is written by showing");

const bad = csv(",201,女,1990-01-01,英语,英语组,是,否", "新人丙,202,未知,1990-02-30,英语,,是,是", "新人丁,202,女,,英语,英语组,是,否");
const named = await says(preview(manager, bad), 200, ["没有填姓名", "性别应填男或女", "没有这一天", "是教研组长，但没有填教研组",
	"与第3行的工号相同"], "every fault of every row is named, in one answer");
await holds("with its row and its column", () => assert.deepEqual(named.body.faults.map(f => [f.row, f.column]),
	[[2, "姓名"], [3, "性别"], [3, "出生日期"], [3, "教研组"], [4, "工号"]]));
await unchanged(() => says(take(manager, bad), 409, "需要改正", "a file with a fault is not taken"), "not even its good rows");

/* --- taken ---------------------------------------------------------------- */

await unchanged(() => says(take(manager, first, { seen: digest(bad) }), 409, "重新预览", "another file than the one shown is not taken"),
	"and leaves all as it was");
const key = "roster-of-" + school.code;
const done = await says(take(manager, first, { key }), 201, "roster_import", "the file that was shown is taken");
const again = await says(take(manager, first, { key }), 201, "roster_import", "the same request again gets the same answer");
await holds("and is not done again", () => assert.equal(again.text, done.text));
await holds("the new are people of the school, with a login of school code and staff number", async () => {
	const rows = await sql(`SELECT n.login, n.name, n.born_on, n.full_time, g.name AS team FROM member_now n
		JOIN teaching_group g ON g.id = n.teaching_group WHERE n.school = ${school.id} AND n.staff_no > '100' ORDER BY n.staff_no`);
	assert.deepEqual(rows, [
		{ login: `${school.code}-101`, name: "新人甲", born_on: "1990-10-01", full_time: "0", team: "英语组" },
		{ login: `${school.code}-102`, name: "新人乙", born_on: "1990-10-01", full_time: "1", team: "英语组" }]);
});
await holds("the kind of staff is taken along", async () => {
	const one = await makeSchool(), boss = await signIn(one.people.manager.login);
	const file = Buffer.from("姓名,工号,人员类别\n王一诺,002,教辅\n新人丙,301,教研员\n");
	assert.equal((await take(boss, file, { id: one.id })).status, 201);
	assert.deepEqual(await sql(`SELECT staff_no, staff FROM member_now WHERE school = ${one.id} AND staff <> 'teacher' ORDER BY staff_no`),
		[{ staff_no: "002", staff: "support" }, { staff_no: "301", staff: "research" }]);
});
await holds("the changed are changed, and remain who they were", async () => {
	const [wang] = await sql(`SELECT n.person, n.subject, g.name AS team FROM member_now n
		JOIN teaching_group g ON g.id = n.teaching_group WHERE n.login = '${school.people.wang.login}' OR (n.school = ${school.id} AND n.staff_no = '002')`);
	assert.deepEqual(wang, { person: String(school.people.wang.id), subject: "数学", team: "数学组" });
});
await holds("who is not in the file stays", async () => {
	const [row] = await sql(`SELECT COUNT(*) AS n FROM member_now WHERE school = ${school.id}`);
	assert.equal(row.n, "17");
});
const leaders = async () => (await sql(`SELECT n.staff_no, g.name AS team FROM role_now r JOIN member_now n ON n.person = r.person
	JOIN teaching_group g ON g.id = r.teaching_group WHERE r.kind = 'leader' AND g.school = ${school.id} ORDER BY n.staff_no`))
	.map(row => row.staff_no + row.team);
await holds("a leader of the file leads, one outside it goes on leading", async () =>
	assert.deepEqual(await leaders(), ["001语文组", "006数学组", "101英语组"]));
await holds("the import stands in the journal, by whom", async () => {
	const [row] = await sql(`SELECT actor, roles, object FROM journal WHERE action = 'admin.roster.import' AND object = 'school:${school.id}'`);
	assert.deepEqual(row, { actor: String(manager.id), roles: "teacher school", object: `school:${school.id}` });
});

const versions = () => sql(`SELECT p.id, p.version FROM person p JOIN member m ON m.person = p.id WHERE m.school = ${school.id} ORDER BY p.id`);
const was = await versions();
const second = await says(preview(manager, first), 200, `"added":0`, "shown a second time, the file says nothing new");
await holds("all four are unchanged", () => assert.deepEqual([second.body.unchanged, second.body.changed], [4, []]));
await says(take(manager, first), 201, "", "taken a second time");
await holds("it changes nobody", async () => assert.deepEqual(await versions(), was));

const moved = csv("林一然,001,女,1985-3-1,语文,英语组,是,否", "新人甲,101,女,1990.10,英语,英语组,否,否", "孙六舟,007,女,1985-3-1,数学,数学组,是,是");
await says(take(manager, moved), 201, "", "another roster moves leaders");
await holds("one steps down, one has moved away, one takes over from another", async () => assert.deepEqual(await leaders(), ["007数学组"]));
await says(take(manager, Buffer.from("姓名,工号\n林一冉,001\n")), 201, "", "a file of two columns that writes a name otherwise");
await holds("changes the name and says nothing of the rest", async () => {
	const [row] = await sql(`SELECT name, subject, born_on, teaching_group IS NOT NULL AS grouped FROM member_now WHERE school = ${school.id} AND staff_no = '001'`);
	assert.deepEqual(row, { name: "林一冉", subject: "语文", born_on: "1985-03-01", grouped: "1" });
});

/* --- encodings ------------------------------------------------------------ */

const plain = csv("欧阳娜,301,女,1990-01-01,语文,语文组,是,否", "买买提·艾力,302,男,1990-01-01,语文,语文组,是,否", "𠮷田,303,女,1990-01-01,语文,语文组,是,否");
const chinese = spawnSync("iconv", ["-f", "UTF-8", "-t", "GB18030"], { input: plain }).stdout;
await says(take(manager, plain), 201, "", "a file in UTF-8 is taken");
for (const [bytes, encoding, what] of [[chinese, "GB18030", "the same in GB18030"], [Buffer.concat([Buffer.from("\ufeff"), plain]), "UTF-8", "the same with a mark"]]) {
	const shown = await says(preview(manager, bytes), 200, `"kind":"${encoding}"`, `${what} is read`);
	await holds(`${what} gives the same people`, () => assert.deepEqual([shown.body.unchanged, shown.body.added, shown.body.faults], [3, 0, []]));
}

/* --- who may -------------------------------------------------------------- */

await says(preview(admin, first), 200, digest(first), "an administrator of the county sees it too");
const missing = await preview(manager, first, school.id + 77);
for (const [who, which] of [[manager, "the manager of another school"], [await signIn(elsewhere.people.admin.login), "the administrator of another county"]]) {
	const id = who === manager ? elsewhere.id : school.id;
	await unchanged(async () => {
		await says(preview(who, first, id), missing.status, "", `${which} is refused`);
		const refused = await take(who, first, { id });
		await holds(`${which}: the answer is that of a school which is not there`, async () => {
			const bare = reply => reply.text.replace(/"request":"[^"]*"/, "");
			assert.equal(bare(refused), bare(missing));
			assert.equal(bare(await preview(who, bad, id)), bare(missing));
		});
	}, `${which} has written nothing`);
}
for (const one of ["wang", "leader", "panel1", "office", "expert"])
	await says(preview(await signIn(school.people[one].login), first), 404, "", `${one} does not import rosters`);
await says(preview(nobody, first), 401, "", "nor does a stranger");

await sql(`INSERT INTO person (login, name) VALUES ('${school.code}-401', '前人')`);
await says(preview(manager, csv("后人,401,女,1990-01-01,语文,语文组,是,否")), 200, "以前有人用过", "a number that was another's is not given again");
await says(take(manager, csv("后人,401,女,1990-01-01,语文,语文组,是,否")), 409, "需要改正", "nor taken");

/* --- what is no roster ---------------------------------------------------- */

await says(preview(manager, Buffer.from("PK\u0003\u0004")), 200, "可能已损坏", "a workbook that does not open is said to be damaged");
await says(preview(manager, Buffer.alloc(0)), 200, "没有找到表头", "an empty file too");
await says(preview(manager, Buffer.alloc((8 << 20) + 1, "a")), 413, "太大", "more than 8 MiB is too large");
await says(manager.post("/api/admin/roster/preview", first, CSV), 422, "学校", "a file for no school");
await says(manager.post(`/api/admin/roster/import?school=${school.id}`, first, CSV), 422, "指纹", "a file that nobody has seen");

/* Two at once: one is taken, the other is asked to look again, or finds nothing left to do. */
const fresh = csv(...Array.from({ length: 200 }, (_, n) => `同时${"甲乙丙丁戊"[n % 5]},9${String(n).padStart(3, "0")},女,1990-01-01,语文,新组,是,否`));
const both = await Promise.all([take(manager, fresh), take(admin, fresh)]);
await holds("two imports at once: nobody is there twice, and neither fails badly", async () => {
	for (const reply of both)
		assert.ok([201, 409, 503].includes(reply.status), reply.text);
	assert.ok(both.some(reply => reply.status === 201));
	const [row] = await sql(`SELECT COUNT(*) AS n FROM member_now WHERE school = ${school.id} AND staff_no LIKE '9___'`);
	assert.equal(row.n, "200");
});
