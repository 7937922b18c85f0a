// Who has which duty at a school.
import assert from "node:assert/strict";
import { holds, says, signIn, sql } from "../ask.mjs";
import { makeSchool } from "../school.mjs";

const school = await makeSchool(), elsewhere = await makeSchool();
const { wang, zhao, head, chair, manager, office, admin } = school.people;
const boss = await signIn(manager.login), root = await signIn(admin.login), county = await signIn(office.login);
const other = await signIn(elsewhere.people.manager.login);
const name = (who, staff_no, kind, id = school.id) => who.post("/api/admin/roles", { school: id, staff_no, kind });
const end = (who, role, id = school.id) => who.del(`/api/admin/schools/${id}/roles/${role}`);
const duties = async () => (await boss.get(`/api/admin/roles?school=${school.id}`)).body.rows.map(row => row.kind + " " + row.staff_no);

await holds("a manager sees who has which duty, and which of them the school names", async () => {
	const { rows } = (await boss.get(`/api/admin/roles?school=${school.id}`)).body;
	assert.deepEqual(rows.map(row => row.kind + " " + row.staff_no), ["panel 014", "panel 015", "chair 013", "school 012", "head 010", "cio 011"]);
	for (const row of rows)
		assert.equal(row.mine_to_name, ["panel", "chair"].includes(row.kind), row.kind);
});

const panel = await says(name(boss, "002", "panel"), 201, "role", "the school names a member of its panel");
const sitting = await signIn(wang.login);
await holds("who is of the panel at once", () => assert.ok(sitting.me.roles.split(" ").includes("panel")));
await says(name(boss, "002", "panel"), 409, "已经担任", "once");
await says(name(boss, "002", "chair"), 201, "", "another chair");
await holds("follows the one there was", async () => {
	assert.ok((await duties()).includes("chair 002") && !(await duties()).includes("chair 013"));
	assert.equal((await signIn(chair.login)).me.roles, "teacher");
});
await says(end(boss, panel.body.role), 204, "", "a term is ended");
await says(end(boss, panel.body.role), 404, "", "once");
await says(name(boss, "002", "panel"), 201, "", "and may begin anew on the same day");

for (const kind of ["head", "cio", "school"])
	await says(name(boss, "003", kind), 409, "不由您指定", `the school does not name its own ${kind}`);
await says(name(boss, "003", "admin"), 422, "职务", "nobody is made an administrator here");
await says(name(boss, "003", "office"), 422, "职务", "nor an office");
await says(name(root, "003", "head"), 201, "", "an administrator names the head");
await holds("who follows the one there was", async () => {
	assert.deepEqual((await duties()).filter(duty => /^head/.test(duty)), ["head 003"]);
	assert.equal((await signIn(head.login)).me.roles, "teacher");
});
const [mine] = await sql(`SELECT id FROM role WHERE person = ${manager.id} AND held = 1`);
await says(end(boss, mine.id), 404, "", "a manager does not end what the county named");
await says(end(root, mine.id), 204, "", "an administrator does");
await says(name(boss, "004", "panel"), 404, "", "who manages no more names nobody");

await says(name(county, "009", "panel"), 201, "", "an office names for its schools");
await says(name(county, "010", "head"), 201, "", "also who manages them");
await says(name(await signIn(elsewhere.people.office.login), "004", "panel"), 409, "不由您指定", "but not for another county's");
await says(name(await signIn(zhao.login), "005", "panel"), 404, "", "nor does a teacher");
const refused = await says(name(other, "004", "panel"), 409, "名册里没有这个工号", "another school's manager names nobody here");
const missing = await name(other, "004", "panel", school.id + 77);
const bare = reply => reply.text.replace(/"request":"[^"]*"/, "");
await holds("and can't tell this school from one that is not there", () => assert.equal(bare(refused), bare(missing)));
const [seat] = await sql(`SELECT id FROM role WHERE school = ${school.id} AND kind = 'panel' AND held = 1 LIMIT 1`);
await says(end(other, seat.id), 404, "", "nor ends a term");
await says(end(other, seat.id, elsewhere.id), 404, "", "nor by naming the own school");
await holds("naming and ending stand in the journal", async () => {
	const rows = await sql(`SELECT action, COUNT(*) AS n FROM journal WHERE actor IN (${manager.id}, ${admin.id}) AND action LIKE 'admin.role.%' GROUP BY action ORDER BY action`);
	assert.deepEqual(rows, [{ action: "admin.role.end", n: "2" }, { action: "admin.role.name", n: "4" }]);
});

/* --- terms and substitutes ------------------------------------------------- */

const standIn = (who, staff_no, kind, more) => who.post("/api/admin/roles", { school: school.id, staff_no, kind, ...more });
await says(standIn(root, "012", "school"), 201, "", "there is a manager again");
await says(standIn(boss, "005", "chair", { substitutes: "002" }), 422, "到哪一天为止", "a substitute has a term");
await says(standIn(boss, "005", "chair", { substitutes: "002", until: "2020-01-01" }), 409, "期限已过", "that is not over");
await says(standIn(boss, "005", "chair", { substitutes: "003", until: "2098-01-01" }), 409, "被代理的人没有这项职务", "for somebody who has the duty");
await says(standIn(boss, "002", "chair", { substitutes: "002", until: "2098-01-01" }), 409, "", "and not for herself");
const proxy = await says(standIn(boss, "005", "chair", { substitutes: "002", until: "2098-01-01" }), 201, "", "a substitute chair");
await holds("stands beside the chair, who stays", async () => {
	const { rows } = (await boss.get(`/api/admin/roles?school=${school.id}`)).body;
	assert.deepEqual(rows.filter(row => row.kind === "chair").map(row => [row.staff_no, row.until, row.substitutes]),
		[["002", null, null], ["005", "2098-01-01", wang.name]]);
	assert.ok((await signIn(school.people.qian.login)).me.roles.split(" ").includes("chair"));
});
await says(standIn(boss, "005", "chair", { substitutes: "002", until: "2098-02-01" }), 409, "已经担任", "once");
await holds("when the term is over she is none", async () => {
	await sql(`UPDATE role SET until = '2021-01-01' WHERE id = ${proxy.body.role}`);
	assert.equal((await signIn(school.people.qian.login)).me.roles, "teacher");
});
await holds("the first responsible person (R15) is the head, never a substitute", async () => {
	await says(standIn(root, "005", "head", { substitutes: "010", until: "2098-01-01" }), 201, "", "somebody stands in for the head");
	assert.deepEqual(await sql(`SELECT person FROM head_now WHERE school = ${school.id}`), [{ person: String(head.id) }]);
});
await says(standIn(boss, "006", "backbone", { title: "技术组" }), 201, "", "骨干团队 have their parts (R18)");
await says(boss.get(`/api/admin/roles?school=${school.id}`), 200, '"title":"技术组"', "which are shown");
