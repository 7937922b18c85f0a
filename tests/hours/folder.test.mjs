/* folder.test.mjs - exports that a platform's people put into a folder: CSV and .xlsx, as programs really write them. */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { command, holds, says, signIn, sql } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { begin, lastRun, pull } from "./pull.mjs";

const school = await makeSchool();
const { wang, li } = school.people;
const [office, me] = [await signIn(school.people.office.login), await signIn(wang.login)];
const root = mkdtempSync(join(tmpdir(), "drop-"));
const online = async () => (await me.get("/api/hours/mine")).body.online;
const settings = more => ({ programme: school.programme, name: "国培网导出", driver: "folder", credential: "guopei", minutes: 45, ...more });
await says(office.post("/api/hours/providers", settings({ credential: undefined })), 422, "/credential", "a drop folder has a name");
await says(office.post("/api/hours/providers", settings({ address: "https://p.example.org/" })), 422, "/address", "and no address");
const { provider } = (await says(office.post("/api/hours/providers", settings()), 201, "provider", "the office names it")).body;
const take = env => pull(provider, { WEINENGLI_DROP: root, ...env });

await holds("without the folder the run says so", async () => {
	assert.equal((await take()).code, 1);
	assert.match((await lastRun(provider)).trouble, /没有这个投放文件夹/);
});
mkdirSync(join(root, "guopei"));
const place = name => join(root, "guopei", name);
/* As put there a while ago. */
function drop(name, content) {
	writeFileSync(place(name), content);
	utimesSync(place(name), 1e9, 1e9);
}
async function made(name, code) {
	const { code: failed, err } = await command("/usr/bin/python3", ["-c", code, place(name)]);
	assert.equal(failed, 0, err);
	utimesSync(place(name), 1e9, 1e9);
}
const taken = name => readdirSync(place("done")).some(one => one.endsWith("-" + name));
const rows = async () => (await sql(`SELECT account, course, seconds, passed, score, measured, happened_at FROM platform_record WHERE provider = ${provider} ORDER BY happened_at, account`));

drop("三月.csv", `\ufeff某某平台学习记录导出,,,,\n,,,,\n序号,姓名,登录名,课程名称,学习时长（分钟）,完成时间,成绩,考核结果\n1,王一诺,${wang.login},备课,90,2026-03-01 16:00:00,85,合格\n2,路人,nobody,备课,45,2026/3/2 09:30,59.5,不合格\n`);
await holds("a CSV is taken: below its title, columns by their Chinese names, times as China's clock has them", async () => {
	assert.equal((await take()).code, 0);
	assert.deepEqual(await rows(), [
		{ account: wang.login, course: "备课", seconds: "5400", passed: "1", score: "85", measured: "1", happened_at: "2026-03-01 08:00:00.000000" },
		{ account: "nobody", course: "备课", seconds: "2700", passed: "0", score: "59", measured: "1", happened_at: "2026-03-02 01:30:00.000000" }]);
	assert.equal(await online(), 200);
});
await holds("it is moved to done/, and no longer looked at", async () => {
	assert.ok(taken("三月.csv") && !existsSync(place("三月.csv")));
	await take();
	assert.equal((await lastRun(provider)).seen, "0");
});
await holds("the same file under another name is not taken again; the same rows in another file count once", async () => {
	drop("三月（2）.csv", `\ufeff某某平台学习记录导出,,,,\n,,,,\n序号,姓名,登录名,课程名称,学习时长（分钟）,完成时间,成绩,考核结果\n1,王一诺,${wang.login},备课,90,2026-03-01 16:00:00,85,合格\n2,路人,nobody,备课,45,2026/3/2 09:30,59.5,不合格\n`);
	await take();
	assert.deepEqual([(await lastRun(provider)).seen, taken("三月（2）.csv")], ["0", true]);
	drop("三四月.csv", `账号;课程;学习时长;完成时间\n${wang.login};备课;1小时30分;2026年3月1日 16:00\n${wang.login};评价;0:45:00;2026-04-01 10:00\n`);
	await take();
	assert.deepEqual([(await lastRun(provider)).added, (await lastRun(provider)).known], ["1", "1"]);
	assert.equal(await online(), 300);
});
await holds("GB18030 and a column of 学时", async () => {
	await made("五月.csv", `import sys
open(sys.argv[1], "w", encoding="gb18030").write("用户名\\t课程\\t获得学时\\t完成日期\\n${wang.login}\\t数据素养\\t2\\t2026-05-01\\n")`);
	await take();
	assert.equal(await online(), 500);
	assert.deepEqual((await rows()).at(-1), { account: wang.login, course: "数据素养", seconds: "5400", passed: null, score: null, measured: "0", happened_at: "2026-04-30 16:00:00.000000" });
});
await holds("an .xlsx with dates that are dates and lengths that are times", async () => {
	await made("六月.xlsx", `import sys, datetime, openpyxl
b = openpyxl.Workbook(); s = b.active
s.append(["六月学习情况"]); s.merge_cells("A1:E1")
s.append(["账号", "姓名", "课程名称", "学习时长(小时)", "完成时间"])
s.append(["${wang.login}", "王一诺", "项目学习", 1.5, datetime.datetime(2026, 6, 1, 10, 0)])
b.save(sys.argv[1])`);
	await take();
	assert.equal(await online(), 700);
	assert.ok(taken("六月.xlsx"));
});
await holds("rows of no use are refused and counted, the first is named, the others are taken", async () => {
	drop("七月.csv", `账号,课程,时长（分钟）,完成时间\n,备课,45,2026-07-01 10:00\n${wang.login},备课,-45,2026-07-01 10:00\n${wang.login},备课,1e3,2026-07-01 10:00\n${wang.login},备课,45,昨天\n` +
		`3.1E+17,备课,45,2026-07-01 10:00\n${wang.login},,45,2026-07-01 10:00\n${wang.login},备课,99999,2026-07-01 10:00\n${wang.login},备课,45,2098-07-01 10:00\n${wang.login},七月课,45,2026-07-01 12:00\n`);
	assert.equal((await take()).code, 0);
	assert.deepEqual([(await lastRun(provider)).seen, (await lastRun(provider)).added, (await lastRun(provider)).refused], ["9", "1", "8"]);
	assert.equal(await online(), 800);
});
await says(office.get(`/api/hours/provider/${provider}/files`), 200, ["七月.csv", "第2行：没有账号", "六月.xlsx"], "the office sees each file and its first bad row");

/* --- what stays where it is, with its reason --- */

const stays = (sentence, name, reason, content) => holds(sentence, async () => {
	if (typeof content === "function")
		await content();
	else
		drop(name, content);
	const { code, rss } = await take();
	assert.equal(code, 1);
	assert.ok(rss < (/asan/.test(process.env.BUILD) ? 1024 : 64), `${rss} MiB`);
	assert.match((await sql(`SELECT trouble FROM drop_file WHERE provider = ${provider} AND name = '${name}'`))[0].trouble, reason);
	assert.ok(existsSync(place(name)));
	assert.equal(await online(), 800);
	await command("/bin/rm", [place(name)]);
});
await stays("no headings", "无标题.csv", /没有找到标题行/, "a,b,c\n1,2,3\n");
await stays("no column of accounts", "无账号.csv", /账号、课程、时长/, "姓名,课程,时长,完成时间\n甲,备课,45,2026-01-01\n");
await stays("an old .xls", "旧.xls", /另存为/, "\xd0\xcf\x11\xe0");
await stays("bytes that only call themselves .xlsx", "假.xlsx", /./, Buffer.from("PK\u0003\u0004 not a book"));
await stays("a file too large", "大.csv", /8 MB/, Buffer.alloc(9 << 20, 44));
await stays("a book that would fill the memory", "弹.xlsx", /./, () => made("弹.xlsx", `import sys, zipfile
z = zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED)
z.writestr("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>')
z.writestr("xl/workbook.xml", '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>')
z.writestr("xl/_rels/workbook.xml.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/s.xml"/></Relationships>')
z.writestr("xl/worksheets/s.xml", '<worksheet><sheetData>' + '<row><c t="inlineStr"><is><t>x</t></is></c></row>' * 4000000)`));
await holds("a link out of the folder, a file still being written, and another kind of file are not touched", async () => {
	symlinkSync("/etc/passwd", place("link.csv"));
	writeFileSync(place("now.csv"), `账号,课程,时长（分钟）,完成时间\n${wang.login},没写完,4`);
	drop("readme.txt", "x");
	assert.equal((await take()).code, 0);
	assert.deepEqual(["link.csv", "now.csv", "readme.txt"].map(name => existsSync(place(name))), [true, true, true]);
	assert.equal((await lastRun(provider)).seen, "0");
	await command("/bin/rm", [place("now.csv"), place("link.csv")]);
});
await holds("killed in the middle of a file, the run after it takes the whole of it, once", async () => {
	const lines = Array.from({ length: 20000 }, (_, i) => `u${i},备课,45,2026-08-01 10:00`);
	drop("八月.csv", "账号,课程,时长（分钟）,完成时间\n" + lines.join("\n") + "\n");
	const count = async () => Number((await sql(`SELECT COUNT(*) n FROM platform_record WHERE provider = ${provider} AND account LIKE 'u%'`))[0].n);
	const { child, ended } = begin(provider, { WEINENGLI_DROP: root });
	while (await count() === 0 && child.exitCode === null);
	child.kill("SIGKILL");
	await ended;
	assert.equal((await take()).code, 0);
	assert.equal(await count(), 20000);
	assert.ok(taken("八月.csv"));
});
await holds("a name that leads elsewhere is no folder", async () => {
	await sql(`UPDATE provider SET credential = '..' WHERE id = ${provider}`);
	assert.equal((await take()).code, 1);
	assert.match((await lastRun(provider)).trouble, /没有这个投放文件夹/);
});
