// Seventy rosters as schools send them, made by the programs that schools use and by hand: what the preview says of each.
// The list for people is IMPORTS.md; `IMPORTS=write scripts/test admin/roster_files` writes it anew.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { holds, says, signIn, sql, stack } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { bytesOf, files, HEAD, makeBooks, PEOPLE } from "./roster_files.mjs";
import { readBook, take } from "./roster.mjs";

const folder = stack + "/roster-files";
await holds("LibreOffice and openpyxl make the files", () => makeBooks(folder));

const school = await makeSchool(), manager = await signIn(school.people.manager.login);
const preview = bytes => manager.post(`/api/admin/roster/preview?school=${school.id}`, bytes, { "Content-Type": "application/octet-stream" });
const five = Buffer.from([HEAD, ...PEOPLE].map(row => row.join(",") + "\n").join(""));
await says(take(manager, school.id, five), 201, "", "five people are at the school");
/* makeSchool()'s own people are in none of the files. */
const others = (await preview(five)).body.leaving.length;

const answers = [];
for (const [what, maker, file, expected] of files)
	await holds(`${what}（${maker}）`, async () => {
		const { status, body, text } = await preview(bytesOf(folder, file));
		assert.equal(status, 200, text.slice(0, 300));
		answers.push([what, maker, answer(body)]);
		const { same = 0, changed = 0, added, leaving, faults = [], skipped = [], ignored = [], restored = 0, renumbered = [], kind } = expected;
		assert.deepEqual(body.faults.map(f => [f.row, f.column]), faults.map(f => f.slice(0, 2)), JSON.stringify(body.faults));
		faults.forEach((fault, n) => assert.ok(body.faults[n].detail.includes(fault[2]), body.faults[n].detail));
		if (same > 0)
			assert.deepEqual([body.unchanged, body.changed.length], [same, changed], JSON.stringify(body.changed));
		assert.deepEqual([body.skipped.map(one => one.row), body.ignored, body.restored.length], [skipped, ignored, restored]);
		assert.deepEqual(body.renumbered.map(one => one.was), renumbered);
		for (const [said, is] of [[kind, body.kind], [added, body.added], [leaving, body.leaving.length - others]])
			assert.equal(is, said ?? is);
	});

const fit = words => words.replace(/\|/g, "｜");
function answer(body) {
	const parts = [];
	if (body.people && !body.faults.some(f => f.row === 0))
		parts.push(`读出${body.people}人`);
	for (const [list, words] of [["skipped", "行不是人，没有读"], ["restored", "个工号补回开头的0"], ["renumbered", "人可能换了工号"]])
		if (body[list].length)
			parts.push(body[list].length + words);
	if (body.ignored.length)
		parts.push(`没有读的列：${body.ignored.join("、")}`);
	return [...parts, ...body.faults.map(f => (f.row ? `第${f.row}行` : "") + (f.column ? `${f.column}：` : f.row ? "：" : "") + f.detail)].join("；");
}

const place = fileURLToPath(new URL("IMPORTS.md", import.meta.url));
const list = `# What the import of rosters was given, and what it answered

Made by \`tests/admin/roster_files.test.mjs\`, which gives every one of these files to the preview and holds it to this list.

| file | made by | answer |
|---|---|---|
${answers.map(row => `| ${row.map(fit).join(" | ")} |\n`).join("")}`;
if (process.env.IMPORTS === "write")
	writeFileSync(place, list);
await holds("IMPORTS.md tells what was given and answered", () => assert.equal(readFileSync(place, "utf8"), list));
await holds("at least forty files", () => assert.ok(answers.length >= 40));

/* --- the file with what is wrong in it marked -------------------------------- */

const bad = bytesOf(folder, "books/bad.xlsx");
const marked = await manager.post(`/api/admin/roster/marked?school=${school.id}`, bad, { "Content-Type": "application/octet-stream" });
await holds("a file with faults comes back with its bad cells marked, every row under its own number", () => {
	assert.equal(marked.status, 200, marked.text.slice(0, 300));
	assert.match(marked.headers["content-disposition"], /roster-marked\.xlsx/);
	const { rows, red } = readBook(folder, marked.bytes);
	assert.deepEqual(rows[1].slice(1), HEAD);
	assert.deepEqual(rows[2].slice(1), PEOPLE[0]);
	assert.match(rows[7][0], /姓名：没有填姓名；性别：性别应填男或女；出生日期：/);
	assert.deepEqual(red, ["B8", "D8", "E8", "C9", "E9"]);
});
await holds("sent again as it is, it says the same", async () => {
	const again = await preview(marked.bytes);
	assert.deepEqual(again.body.faults, (await preview(bad)).body.faults);
});
await says(manager.post(`/api/admin/roster/marked?school=${school.id}`, five, { "Content-Type": "text/csv" }), 409, "没有需要改正的地方", "a good file is not marked");
await says(manager.post(`/api/admin/roster/marked?school=${school.id + 1}`, bad, { "Content-Type": "text/csv" }), 404, "", "nor one for another school");

const workbook = bytesOf(folder, "xlsx/headed.xlsx"), other = await makeSchool(), boss = await signIn(other.people.manager.login);
await says(take(boss, other.id, workbook), 201, "roster_import", "a workbook with titles and merged cells is taken as it is");

/* --- many -------------------------------------------------------------------- */

const large = await makeSchool(), head = await signIn(large.people.manager.login);
const many = Buffer.from("姓名,工号,性别,出生年月,学科,教研组\n" + Array.from({ length: 10000 }, (_, n) =>
	`教师${"甲乙丙丁戊己庚辛"[n % 8]},${String(n + 100).padStart(5, "0")},女,1985-03-01,语文,第${n % 200}组\n`).join(""));
const seconds = async work => {
	const began = performance.now();
	const reply = await work();
	return [reply, (performance.now() - began) / 1000];
};
await holds("ten thousand people are shown, and taken, in seconds", async () => {
	const [shown, first] = await seconds(() => head.post(`/api/admin/roster/preview?school=${large.id}`, many, { "Content-Type": "text/csv" }));
	assert.deepEqual([shown.body.added, shown.body.faults], [10000, []]);
	const [taken, second] = await seconds(() => take(head, large.id, many));
	assert.equal(taken.status, 201);
	assert.ok(first < 15 && second < 15, `${first} s and ${second} s`);
});
await holds("each of them once", async () => {
	const [{ n }] = await sql(`SELECT COUNT(*) AS n FROM member WHERE school = ${large.id} AND here = 1`);
	assert.equal(n, "10015");
});
