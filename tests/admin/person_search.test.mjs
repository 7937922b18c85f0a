// Somebody is found by a few characters, by whom she concerns and nobody else.
import assert from "node:assert/strict";
import { holds, says, signIn, sql } from "../ask.mjs";
import { makeSchool } from "../school.mjs";

const school = await makeSchool(), elsewhere = await makeSchool();
const { wang, li, sun, manager, office, admin } = school.people;
const boss = await signIn(manager.login), county = await signIn(office.login), root = await signIn(admin.login);
const teacher = await signIn(wang.login);
const find = (who, q, more = "") => who.get(`/api/admin/people/search?q=${encodeURIComponent(q)}${more}`);
const found = async (...asked) => (await find(...asked)).body.rows.map(row => row.person);
const at = "&school=" + school.id;

await holds("in a school by any characters of the name", async () => {
	assert.deepEqual(await found(boss, "一诺", at), [wang.id]);
	const [row] = (await find(boss, "一诺", at)).body.rows;
	assert.deepEqual([row.staff_no, row.group, row.school_name, row.here], ["002", "语文组", school.name, true]);
});
await holds("and by the staff number", async () => assert.deepEqual(await found(boss, "003", at), [li.id]));
for (const [who, name] of [[boss, "a manager"], [county, "an office"], [root, "an administrator"]])
	await holds(`${name} finds somebody of the own schools by how the name begins, without naming one`, async () =>
		assert.deepEqual(await found(who, "王一"), [wang.id]));
await holds("or by how the login begins", async () => assert.deepEqual(await found(county, `${school.code}-sun`), [sun.id]));
await holds("nobody of other schools", async () => {
	assert.deepEqual(await found(county, "王一", "&school=" + elsewhere.id), []);
	assert.deepEqual(await found(boss, "王一", "&school=" + elsewhere.id), []);
	assert.deepEqual(await found(county, elsewhere.code), []);
});
await holds("what people type is not a pattern", async () => {
	assert.deepEqual(await found(boss, "%", at), []);
	for (const q of ["%", "_", "%诺", "王_诺", school.code + "-_un", "!"])
		assert.deepEqual(await found(county, q), [], q);
});
await holds("who left is found only when asked for", async () => {
	await sql(`UPDATE member SET until = '2022-01-01' WHERE person = ${sun.id}`);
	assert.deepEqual(await found(boss, "孙六", at), []);
	assert.deepEqual(await found(boss, "孙六", at + "&gone=true"), [sun.id]);
	assert.deepEqual(await found(county, "孙六"), []);
	assert.deepEqual(await found(county, "孙六", "&gone=true"), [sun.id]);
});
await holds("no more than 21 come, so that a page knows that there are more", async () => {
	await sql(`INSERT INTO person (id, login, name) SELECT ${school.id} + 200 + seq, CONCAT('${school.code}-m', seq), '茂名' FROM seq_1_to_30;
		INSERT INTO member (person, school, staff_no, since) SELECT ${school.id} + 200 + seq, ${school.id}, CONCAT('m', seq), '2020-01-01' FROM seq_1_to_30`);
	assert.equal((await found(county, "茂名")).length, 21);
	assert.equal((await found(boss, "茂名", at)).length, 21);
});
await says(find(boss, ""), 422, "要查找的字", "nothing is not searched for");
await says(find(teacher, "王"), 404, "", "a teacher does not search the roster");
const beside = q => teacher.get(`/api/admin/people/colleagues?q=${encodeURIComponent(q)}`);
await holds("but finds colleagues by name, not herself, and sees name and group only", async () => {
	const { rows } = (await beside("李二")).body;
	assert.deepEqual(rows, [{ person: li.id, name: li.name, group: "语文组", school_name: school.name }]);
	assert.deepEqual((await beside("王一")).body.rows, []);
});
await holds("a school is found by characters of its name or how its code begins", async () => {
	const schools = async (who, q) => (await who.get("/api/admin/schools?q=" + encodeURIComponent(q))).body.rows.map(row => row.school);
	assert.deepEqual(await schools(county, school.code.slice(1)), [school.id]);
	assert.deepEqual(await schools(county, school.code), [school.id]);
	assert.deepEqual(await schools(county, "没有的学校"), []);
	assert.deepEqual(await schools(county, elsewhere.code), []);
});
