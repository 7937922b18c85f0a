/* The teacher's materials, as people meet them: prepared, interrupted, handed in, returned. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { after, before, test } from "node:test";
import { base, insert, signIn as ask, sql, until } from "../ask.mjs";
import { choose, sha256, work } from "../evidence/hand.mjs";
import { docx, film } from "../evidence/makers.mjs";
import { makeSchool } from "../school.mjs";
import { enter, launch, look, open, settled, slowly } from "./browser.mjs";

const folder = mkdtempSync(tmpdir() + "/weinengli-");
let browser, school, ids, wang, her;
before(async () => {
	browser = await launch();
	school = await makeSchool();
	ids = await choose(school, school.people.wang, "A5", "A2", "A1");
	wang = await ask(school.people.wang.login);
	her = await open(browser, base);
	await enter(her, school.people.wang.login);
});
after(() => {
	rmSync(folder, { recursive: true });
	return browser.close();
});

const button = name => her.page.getByRole("button", { name, exact: true });
const piece = title => her.page.locator("section.card", { hasText: title });
const file = (name, buffer) => ({ name, mimeType: "", buffer });
const saved = () => her.page.locator(".saved.kept").waitFor();
const page = ability => "/evidence/work.html?ability=" + ability;

test("the list shows what was chosen and the capstone, each with its next step", async () => {
	await her.page.goto("/evidence/list.html");
	await settled(her.page);
	assert.equal(await her.page.locator(".card").count(), 4);
	await her.page.getByRole("link", { name: /^开始准备 ?：综合应用课堂实录/ }).waitFor();
	await look(her, "evidence-list");
});

test("one ability shows what is asked, by which criteria, and which of them are ours", async () => {
	await her.page.goto(page(ids.A5));
	await settled(her.page);
	await piece("教学设计").getByText("本系统默认").waitFor();
	await look(her, "evidence-work");
});

test("handing in nothing names every missing piece, and leads to it", async () => {
	await button("提交材料").click();
	const links = her.page.locator(".summary a");
	await links.first().waitFor();
	await look(her, "evidence-work-refused");
	await her.page.getByRole("link", { name: "缺少“课堂实录片段”" }).click();
	assert.ok(await piece("课堂实录片段").evaluate(card => card.contains(document.activeElement)));
});

test("what is typed and ticked is saved by itself, and there after a reload", async () => {
	await piece("教学设计").getByLabel("说明").fill("这是第一稿的说明。");
	for (const box of (await piece("教学设计").getByRole("checkbox").all()).slice(0, 4))
		await box.check();
	await piece("教学设计").locator(".tick-grade").getByText("优秀").waitFor();
	await saved();
	await until(async () => (await work(wang, ids.A5)).note !== undefined &&
		JSON.stringify(await work(wang, ids.A5)).includes("这是第一稿的说明"), "the draft reaches the server");
	await her.page.reload();
	await settled(her.page);
	assert.equal(await piece("教学设计").getByLabel("说明").inputValue(), "这是第一稿的说明。");
	assert.equal(await piece("教学设计").getByRole("checkbox", { checked: true }).count(), 4);
});

test("a wrong kind of file gets its sentence at the file", async () => {
	await piece("教学设计").getByLabel("上传文件").setInputFiles(file("教案.exe", Buffer.from("MZ")));
	await piece("教学设计").getByText("程序、脚本和网页文件不能提交").waitFor();
	await piece("教学设计").getByLabel("上传文件").setInputFiles(file("教案.docx", Buffer.from("<html></html>")));
	await piece("教学设计").getByText("后缀名不符").waitFor();
	await look(her, "evidence-work-wrong-file");
	await piece("教学设计").getByLabel("上传文件").setInputFiles(file("教案.docx", docx("王一诺")));
	await piece("教学设计").getByText("教案.docx").first().waitFor();
	await piece("教学设计").getByRole("link", { name: /^查看 ?：教案\.docx$/ }).waitFor();
});

test("an upload shows percent and rate, is paused, survives a reload and goes on where it was; what was filled in before is folded up", async () => {
	const bytes = film(40 << 20), path = folder + "/片段.mp4";
	writeFileSync(path, bytes);
	await slowly(her, 1 << 16);
	await piece("课堂实录片段").getByLabel("上传文件").setInputFiles(path);
	await piece("课堂实录片段").getByText(/^\d+%，每秒 .*，约需 /).waitFor();
	await look(her, "evidence-upload");
	await slowly(her, 6 << 20);
	await until(() => her.page.locator("progress").evaluate(bar => bar.value >= 25), "a quarter has arrived");
	await slowly(her, 1 << 16);
	await button("暂停").click();
	await piece("课堂实录片段").getByText("已暂停").waitFor();
	await her.page.reload();
	await settled(her.page);
	await piece("课堂实录片段").getByText("再选同一个文件，会从断开的地方接着传").waitFor();
	await look(her, "evidence-upload-left");
	await piece("教学设计").locator("summary").getByText("已填").waitFor();
	await piece("教学设计").getByRole("link", { name: /^查看 ?：教案\.docx$/ }).waitFor({ state: "hidden" });
	await piece("教学设计").locator("summary").click();
	await piece("教学设计").getByRole("link", { name: /^查看 ?：教案\.docx$/ }).waitFor();
	const before = await sql(`SELECT COUNT(*) AS n FROM upload WHERE person = ${school.people.wang.id}`);
	await slowly(her, -1);
	await piece("课堂实录片段").getByLabel("上传文件").setInputFiles(path);
	await piece("课堂实录片段").getByRole("link", { name: /^查看 ?：片段\.mp4$/ }).waitFor();
	assert.deepEqual(await sql(`SELECT COUNT(*) AS n FROM upload WHERE person = ${school.people.wang.id}`), before);
	assert.deepEqual(await sql(`SELECT COUNT(*) AS n FROM file WHERE sha256 = UNHEX('${sha256(bytes)}')`), [{ n: "1" }]);
});

test("the whole work is handed in, and stands as it was", async () => {
	await piece("教学反思").getByLabel("上传文件").setInputFiles(file("反思.txt", Buffer.from("课后反思：学生很积极。")));
	await piece("教学反思").getByRole("link", { name: /^查看 ?：反思\.txt$/ }).waitFor();
	await button("提交材料").click();
	await her.page.getByRole("link", { name: "“课堂实录片段”还没有自评" }).click();
	for (const title of ["课堂实录片段", "教学反思"])
		for (const box of (await piece(title).getByRole("checkbox").all()).slice(0, 2))
			await box.check();
	await button("提交材料").click();
	await her.page.getByRole("heading", { name: "第1稿已提交，正在评价" }).waitFor();
	await look(her, "evidence-handed-in");
	assert.equal(await button("提交材料").count(), 0);
	assert.equal((await work(wang, ids.A5)).latest.pieces.length, 3);
});

test("returned work shows what to mend and is handed in again", async () => {
	const { latest } = await work(wang, ids.A5);
	await sql(insert("work_return", { submission: latest.submission, author: school.people.wang.id, level: "group",
		returned_by: school.people.leader.id, remark: "请在教学设计里写清学情分析。" }));
	await her.page.goto("/evidence/list.html");
	await her.page.getByRole("link", { name: /^修改 ?：/ }).click();
	await her.page.getByText("请在教学设计里写清学情分析。").waitFor();
	await look(her, "evidence-returned");
	await button("换一个文件").first().click();
	await piece("教学设计").getByLabel("上传文件").setInputFiles(file("教案（修改）.docx", docx("学情分析")));
	await piece("教学设计").getByRole("link", { name: /^查看 ?：教案（修改）\.docx$/ }).waitFor();
	await button("提交材料").click();
	await her.page.getByRole("heading", { name: "第2稿已提交，正在评价" }).waitFor();
});
