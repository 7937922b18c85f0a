// Teachers move between schools by a file: shown, then done, all or nothing.
import assert from "node:assert/strict";
import { holds, says, signIn, sql, stack } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { makeCity } from "./above.mjs";
import { digest, readBook } from "./roster.mjs";

const a = await makeSchool(), b = await makeSchool({ policy: "hohhot" }), far = await makeSchool();
const city = await makeCity(a, b), above = await signIn(city.office.login);
const { wang, leader, manager } = a.people;
const HEAD = "姓名,调出学校,原工号,调入学校,新工号,教研组\n";
const file = (...rows) => Buffer.from(HEAD + rows.map(row => row + "\n").join(""));
const CSV = { "Content-Type": "text/csv" };
const preview = (who, bytes) => who.post("/api/admin/transfers/file/preview", bytes, CSV);
const take = (who, bytes, seen = digest(bytes)) => who.post(`/api/admin/transfers/file?digest=${seen}`, bytes, CSV);
const here = async () => sql(`SELECT person, school, staff_no FROM member WHERE here = 1 AND school IN (${a.id}, ${b.id}) ORDER BY person`);

const good = file(`王一诺,${a.code},002,${b.code},201,语文组`, `林一然,${a.name},001,${b.name},202,`, `王一诺,${b.code},002,${a.code},301,数学组`);
await says(preview(above, good), 200, ['"people":3', '"moving":3', '"faults":[]'], "a file of moves is shown, schools by code or name");
const before = await here();
const bad = file(`王一诺,${a.code},002,${b.code},001,语文组`, `王二诺,${a.code},003,${b.code},202,`, `赵三禾,${a.code},004,${far.code},203,`,
	`钱四野,${a.code},099,${b.code},204,`, `钱四野,${a.code},005,${b.code},205,化学组`, `林一然,${a.code},001,${b.code},206,`, `林一然,${a.code},001,${b.code},206,`, ",,,,,x");
await holds("what is wrong is named with its row, its column and its reason", async () => {
	const { faults } = (await preview(above, Buffer.from(bad.toString().replace(",,,,,x\n", "")))).body;
	assert.deepEqual(faults.map(f => [f.row, f.column, f.detail]), [
		[2, "新工号", "调入学校已经有人用这个工号"], [3, "姓名", "与原工号的人姓名不同"], [4, "调入学校", "没有这所学校，或者不在您的范围内"],
		[5, "原工号", "这所学校没有人用这个工号"], [6, "教研组", "调入学校没有这个教研组"], [8, "原工号", "这个人在前面的行里已经有了"], [8, "新工号", "前面的行也用了这个新工号"]]);
});
const mark = (who, bytes) => who.post("/api/admin/transfers/file/marked", bytes, CSV);
await holds("the file comes back with those cells red, every row under its own number", async () => {
	const marked = await mark(above, Buffer.from(bad.toString().replace(",,,,,x\n", "")));
	assert.match(marked.headers["content-disposition"], /transfers-marked\.xlsx/);
	const { rows, red } = readBook(stack, marked.bytes);
	assert.equal(rows[1][0], "新工号：调入学校已经有人用这个工号");
	assert.deepEqual(rows[2].slice(1, 4), ["王二诺", a.code, "003"]);
	assert.deepEqual(red, ["F2", "B3", "E4", "D5", "G6", "D8", "F8"]);
});
await says(mark(above, good), 409, "没有需要改正的地方", "a good file is not marked");
await says(preview(above, bad), 200, ["没有填"], "an incomplete row, too");
await says(take(above, bad), 409, "需要改正", "a file with a fault moves nobody");
await says(take(above, good, digest(bad)), 409, "重新预览", "nor does another file than the one shown");
await says(take(await signIn(manager.login), good), 404, "", "a school moves nobody");
await holds("a county that is above one of the schools only does not see the other", async () => {
	const reply = await preview(await signIn(a.people.office.login), good);
	assert.deepEqual(reply.body.faults.map(f => [f.row, f.column]), [[2, "调入学校"], [3, "调入学校"], [4, "调出学校"]]);
});
await holds("nobody has moved", async () => assert.deepEqual(await here(), before));

await says(take(above, good), 201, '"moved":3', "what was shown is done");
await holds("everybody is where the file says", async () => {
	const rows = await sql(`SELECT m.person, m.school, m.staff_no, g.name AS team FROM member m LEFT JOIN teaching_group g ON g.id = m.teaching_group
		WHERE m.here = 1 AND m.person IN (${wang.id}, ${leader.id}, ${b.people.wang.id}) ORDER BY m.staff_no`);
	assert.deepEqual(rows, [
		{ person: String(wang.id), school: String(b.id), staff_no: "201", team: "语文组" },
		{ person: String(leader.id), school: String(b.id), staff_no: "202", team: null },
		{ person: String(b.people.wang.id), school: String(a.id), staff_no: "301", team: "数学组" }]);
});
await holds("hours and abilities are carried along, each from where it was", async () =>
	assert.deepEqual(await sql(`SELECT person, programme, source FROM carried WHERE person IN (${wang.id}, ${b.people.wang.id}) ORDER BY person = ${wang.id} DESC`), [
		{ person: String(wang.id), programme: String(b.programme), source: String(a.programme) },
		{ person: String(b.people.wang.id), programme: String(a.programme), source: String(b.programme) }]));
await holds("duties at the old school are over", async () =>
	assert.equal((await sql(`SELECT 1 AS one FROM role_now WHERE person = ${leader.id}`)).length, 0));
await says(take(above, good), 409, "需要改正", "the same file again finds nobody to move");
await holds("the act stands in the journal", async () =>
	assert.equal((await sql(`SELECT COUNT(*) AS n FROM journal WHERE action = 'admin.person.transfer_file' AND actor = ${city.office.id}`))[0].n, "1"));
