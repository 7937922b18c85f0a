// A new school year (R155): one file is the whole school; shown, then done in one act.
import assert from "node:assert/strict";
import { holds, says, signIn, sql } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { digest, take } from "./roster.mjs";

const school = await makeSchool(), elsewhere = await makeSchool();
const manager = await signIn(school.people.manager.login), office = await signIn(school.people.office.login);
const { wang, li } = school.people;
await sql(`INSERT INTO task_list (programme, person) VALUES (${school.programme}, ${wang.id}), (${school.programme}, ${li.id})`);

const file = (...rows) => Buffer.from("姓名,工号,教研组,教研组长\n" + rows.join("\n") + "\n");
/* 001 the leader of 语文组, 002 王 stays, 003 李 goes, 006 the leader of 数学组 goes with all of 数学组 but 孙, who changes group;
   panel1 (014) goes; 012 the manager stays; one is new and leads the new group. */
const next = file("林一然,001,语文组,是", "王一诺,002,语文组,否", "孙六舟,007,语文组,否", "陈百里,012,无,否", "褚千山,013,无,否", "新人甲,101,英语组,是");
const year = (what, who, bytes, more = "", id = school.id) =>
	who.post(`/api/admin/roster/year${what}?school=${id}${more}`, bytes, { "Content-Type": "text/csv" });
const turn = (who, bytes, departing, seen = digest(bytes)) => year("", who, bytes, `&digest=${seen}&departing=${departing}`);

const shown = await says(year("/preview", manager, next), 200, digest(next), "a new year's roster is shown before it is taken");
await holds("with who goes, with which duties, which lists end, which groups are left without people", () => {
	const { departing, duties, lists_ending: lists, empty_groups: empty, added, done_at: done, myself, leaving } = shown.body;
	assert.deepEqual({ departing, lists, empty, added, done, myself }, { departing: 10, lists: 1, empty: ["数学组"], added: 1, done: null, myself: false });
	assert.equal(leaving.length, 10);
	assert.deepEqual(duties.map(one => [one.staff_no, one.kind, one.teaching_group]).filter(one => one[1] !== "head" && one[1] !== "cio"),
		[["006", "leader", "数学组"], ["014", "panel", null], ["015", "panel", null]]);
});
const without = file("林一然,001,语文组,是");
await says(year("/preview", manager, without), 200, '"myself":true', "who would be left out herself is told so");
await says(turn(manager, without, 14), 409, "没有您自己", "and nobody takes herself off the roster");
await says(turn(manager, next, 9), 409, "重新预览", "another number of people than was shown is not let go");
await says(turn(manager, file("甲,001,语文组,否", "乙,001,,"), 10), 409, "需要改正", "nor is a file with faults taken");
await says(turn(office, next, 10), 404, "", "an office looks on");
await holds("nothing has changed so far", async () =>
	assert.equal((await sql(`SELECT COUNT(*) AS n FROM member WHERE school = ${school.id} AND here = 1`))[0].n, "15"));

await says(turn(manager, next, 10), 201, "roster_import", "what was shown is done in one act");
await holds("who is in the file is there, who is not has left today", async () => {
	const rows = await sql(`SELECT m.staff_no, g.name AS team FROM member m LEFT JOIN teaching_group g ON g.id = m.teaching_group
		WHERE m.school = ${school.id} AND m.here = 1 ORDER BY m.staff_no`);
	assert.deepEqual(rows.map(row => row.staff_no + (row.team || "")), ["001语文组", "002语文组", "007语文组", "012", "013", "101英语组"]);
	const [{ n }] = await sql(`SELECT COUNT(*) AS n FROM member WHERE school = ${school.id} AND until = DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR)`);
	assert.equal(n, "10");
});
await holds("duties of who left are over, the others' go on", async () => {
	const rows = await sql(`SELECT r.person, r.kind FROM role_now r WHERE r.person BETWEEN ${school.id} AND ${school.id + 14} ORDER BY r.person`);
	assert.deepEqual(rows.map(row => [row.person - school.id, row.kind]), [[0, "leader"], [11, "school"], [12, "chair"]]);
});
await holds("task lists stay with their people", async () =>
	assert.equal((await sql(`SELECT COUNT(*) AS n FROM task_list WHERE person IN (${wang.id}, ${li.id})`))[0].n, "2"));
await holds("another school is as it was", async () =>
	assert.equal((await sql(`SELECT COUNT(*) AS n FROM member WHERE school = ${elsewhere.id} AND here = 1`))[0].n, "15"));
await says(turn(manager, next, 0), 409, "已经更新过", "once a year");
await says(office.get("/api/admin/roster/years"), 200, [school.name, '"departed":10'], "the office sees which schools have done it");
await holds("the act stands in the journal", async () =>
	assert.equal((await sql(`SELECT COUNT(*) AS n FROM journal WHERE action = 'admin.roster.year' AND object = 'school:${school.id}'`))[0].n, "1"));

/* --- back ------------------------------------------------------------------ */

const back = file("李二青,003,语文组,否");
const seen = await manager.post(`/api/admin/roster/preview?school=${school.id}`, back, { "Content-Type": "text/csv" });
await holds("who comes back under her number and name is known", () => {
	assert.deepEqual(seen.body.returning, [{ row: 2, name: "李二青", staff_no: "003" }]);
	assert.deepEqual(seen.body.faults, []);
});
await says(take(manager, school.id, back), 201, "", "and is taken back");
await holds("as the same person", async () => assert.deepEqual(
	await sql(`SELECT person FROM member_now WHERE school = ${school.id} AND staff_no = '003'`), [{ person: String(li.id) }]));
const { zhou } = school.people;
await sql(`INSERT INTO member (person, school, staff_no, since) VALUES (${zhou.id}, ${elsewhere.id}, '901', '2026-01-01')`);
await holds("who is at another school by now is not brought back by a file", async () => {
	const reply = await manager.post(`/api/admin/roster/preview?school=${school.id}`, file("周七言,008,语文组,否"), { "Content-Type": "text/csv" });
	assert.deepEqual(reply.body.returning, []);
});
