/* README's ten minutes through a whole certification, by the pages alone, as everybody in it: the school's plan
 * is written, returned, mended and filed, the leader fixes an ability, a teacher chooses, uploads over a line that
 * is cut, hands in; two drawn colleagues, the leader and three of the panel judge, the chair signs, the panel
 * proposes, the county recognises, and somebody without an account verifies.  Only her other works and her hours
 * are written as rows. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { after, before, test } from "node:test";
import { base, sql, until } from "../ask.mjs";
import { certify, hours } from "../certificate/ready.mjs";
import { docx, film } from "../evidence/makers.mjs";
import { makeSchool, password } from "../school.mjs";
import { enter, launch, look, open, settled, signIn, slowly } from "./browser.mjs";

const folder = mkdtempSync(tmpdir() + "/weinengli-");
let browser, school, wang, submission, number;
before(async () => {
	browser = await launch();
	school = await makeSchool();
});
after(() => {
	rmSync(folder, { recursive: true });
	return browser.close();
});

/* Somebody's first page, where all begins. */
async function come(login) {
	const visitor = await open(browser, base);
	await enter(visitor, login);
	await visitor.page.goto("/");
	await settled(visitor.page);
	return visitor;
}
const button = (page, name) => page.getByRole("button", { name, exact: true });
const task = (page, name) => page.getByRole("link", { name });
const piece = title => wang.page.locator("section.card", { hasText: title });
const file = (name, buffer) => ({ name, mimeType: "", buffer });
const taken = (title, name) => piece(title).getByRole("link", { name: new RegExp("^查看 ?：" + name) }).waitFor();

/* Every criterion is met. */
async function tickAll(place) {
	for (const box of await place.getByRole("checkbox").all())
		if (!/-none$/.test(await box.getAttribute("id")))
			await box.check();
}

/* Who owes a judgement now, as the views say. */
const owing = async view => (await sql(`SELECT p.login FROM ${view} d JOIN person p ON p.id = d.judge
	WHERE d.submission = ${submission} ORDER BY p.id`)).map(row => row.login);

/* Opens the case from the first page, ticks everything, judges. */
async function judge(login, level, remark) {
	const judge = await come(login);
	await task(judge.page, "去" + level).click();
	await judge.page.locator(".judging").waitFor();
	await tickAll(judge.page.locator(".judging"));
	await judge.page.getByLabel("总评语").fill(remark);
	await button(judge.page, "提交" + level).click();
	await button(judge.page, "确认提交" + level).click();
	await judge.page.getByText("已提交，您评的是优秀").waitFor();
	assert.deepEqual(judge.complaints, []);
	await judge.context.close();
}

/* Every field of the plan, as a school would fill it. */
async function write(page) {
	for (const folded of await page.locator(".fold > summary").all())
		await folded.click();
	while (await page.getByRole("button", { name: /^填入本校的/ }).count())
		await page.getByRole("button", { name: /^填入本校的/ }).first().click();
	for (const stage of await button(page, "添加阶段").all())
		await stage.click();
	const fill = async (kind, words) => {
		for (const field of await page.locator(".form " + kind).all())
			await field.fill(words);
	};
	await fill("input[type=text]", "用数据改进教学");
	await fill("textarea", "三年内人人合格，每周一次研修");
	await fill("input[type=number]", "30");
	for (const day of await page.getByLabel("开始日期").all())
		await day.fill("2026-03-01");
	for (const day of await page.getByLabel("结束日期").all())
		await day.fill("2026-12-31");
	for (const code of [/^A1 /, /^A3 /, /^A5 /, /^A6 /])
		await page.getByLabel(code).check();
	await page.getByText(/^已保存/).waitFor();
}

test("school management signs in, writes the plan, chooses what is on offer and hands it in", async () => {
	const his = await open(browser, base);
	await signIn(his, school.people.manager.login, password);
	await task(his.page, "去填写方案").click();
	await settled(his.page);
	await write(his.page);
	await button(his.page, "提交审核备案").click();
	await his.page.getByText("第1稿已提交").waitFor();
	assert.deepEqual(his.complaints, []);
});

test("the office returns it with a remark; mended, it is filed with a number", async () => {
	const office = await come(school.people.office.login);
	await task(office.page, "去审核备案").click();
	await office.page.getByLabel("退回意见").fill("请写明考核小组成员");
	await button(office.page, "退回修改").click();
	await office.page.getByRole("heading", { name: "第1稿：退回修改" }).waitFor();
	const his = await come(school.people.manager.login);
	await task(his.page, "去修改方案").click();
	await his.page.locator("#assessment_plan > summary").click();
	await his.page.getByLabel("考核小组与分工").fill("组长一人，成员四人");
	await button(his.page, "提交审核备案").click();
	await his.page.getByText("第2稿已提交").waitFor();
	await office.page.goto("/");
	await task(office.page, "去审核备案").click();
	await button(office.page, "备案第2稿").click();
	await office.page.getByRole("heading", { name: "第2稿：已备案" }).waitFor();
	assert.deepEqual([his.complaints, office.complaints], [[], []]);
});

test("a group's leader fixes what all its members choose", async () => {
	const leader = await come(school.people.leader.login);
	await leader.page.goto("/plan/compulsory.html");
	await leader.page.getByLabel(/^A3 /).check();
	await button(leader.page, "确定必修能力点").click();
	await leader.page.getByText("已确定。").waitFor();
});

test("she chooses: her first page leads to the offer, and a wrong list is refused rule by rule", async () => {
	wang = await come(school.people.wang.login);
	await look(wang, "walk-1-first-page");
	await task(wang.page, "去选学").click();
	await wang.page.getByLabel(/^A1 /).check();
	await button(wang.page, "保存选学任务清单").click();
	await wang.page.locator(".summary").getByText("至少").first().waitFor();
	assert.ok(await wang.page.getByLabel(/^A3 /).isChecked(), "what is compulsory is ticked already");
	await wang.page.getByLabel(/^A5 /).check();
	await button(wang.page, "保存选学任务清单").click();
	await wang.page.getByText("已保存").first().waitFor();
});

test("the line is cut in the middle of a film, comes back, and the upload goes on by itself", async () => {
	await wang.page.goto("/");
	await task(wang.page, /准备材料.*课堂导入/).click();
	const path = folder + "/片段.mp4";
	writeFileSync(path, film(60 << 20));
	await slowly(wang, 8 << 20);
	await piece("课堂实录片段").getByLabel("上传文件").setInputFiles(path);
	await until(() => wang.page.locator("progress").evaluate(bar => bar.value >= 20), "a fifth has arrived");
	await slowly(wang, 1 << 16);
	await wang.context.setOffline(true);
	await wang.page.getByText("网络已断开").waitFor();
	await look(wang, "walk-2-line-cut");
	await wang.context.setOffline(false);
	await slowly(wang, -1);
	await taken("课堂实录片段", "片段");
});

test("her session ends in mid-typing: nothing typed is lost, and she stands where she was", async () => {
	await piece("教学设计").getByLabel("说明").fill("第二单元导入环节的");
	await sql(`UPDATE session SET ended_at = UTC_TIMESTAMP(6) WHERE person = ${school.people.wang.id}`);
	await piece("教学设计").getByLabel("说明").fill("第二单元导入环节的设计，用了自制动画。");
	await wang.page.getByText("登录已过期").waitFor();
	await wang.page.getByLabel("密码", { exact: true }).fill(password);
	await button(wang.page, "登录").click();
	await until(async () => await piece("教学设计").getByLabel("说明").inputValue() === "第二单元导入环节的设计，用了自制动画。",
		"what was typed is there again");
});

test("she hands in, with her own verdict", async () => {
	await piece("教学设计").getByLabel("上传文件").setInputFiles(file("教案.docx", docx("课堂导入")));
	await taken("教学设计", "教案");
	await piece("教学反思").getByLabel("上传文件").setInputFiles(file("反思.docx", docx("反思")));
	await taken("教学反思", "反思");
	await tickAll(wang.page.locator("section.card"));
	await button(wang.page, "提交材料").click();
	await wang.page.getByRole("heading", { name: "第1稿已提交，正在评价" }).waitFor();
	[{ id: submission }] = await sql(`SELECT id FROM submission WHERE person = ${school.people.wang.id}`);
});

test("two colleagues, drawn by the system, judge it from their first page", async () => {
	await until(async () => (await owing("due_peer")).length === 2, "two are drawn");
	await wang.page.goto("/");
	await wang.page.getByText("在互评老师那里").waitFor();
	await look(wang, "walk-3-at-peers");
	for (const login of await owing("due_peer"))
		await judge(login, "互评", "目标明确，导入自然。");
});

test("then the group's leader, then three members of the panel", async () => {
	await judge((await owing("due_leader"))[0], "组评", "同意互评意见。");
	const panel = await owing("due_panel");
	assert.ok(panel.length >= 3);
	for (const login of panel.slice(0, 3))
		await judge(login, "校评", "符合优秀条目。");
});

test("the chair signs, and the author reads the result", async () => {
	const [login] = await owing("due_signature");
	const chair = await come(login);
	await task(chair.page, "去签字").click();
	await button(chair.page, "签字").click();
	await button(chair.page, "确认签字").click();
	await chair.page.getByText("已签字，结果已生效").waitFor();
	await wang.page.goto("/review/results.html");
	await settled(wang.page);
	await wang.page.locator("main").getByText("优秀").first().waitFor();
	assert.doesNotMatch(await wang.page.locator("main").innerText(), /卫万木|李二青|赵三禾|钱四野/, "the author does not learn who judged");
	await wang.page.goto("/");
	await wang.page.getByText("已合格").waitFor();
});

test("with her other works and hours, the panel proposes and the county recognises", async () => {
	const her = school.people.wang;
	await certify(school, her, "A1");
	await certify(school, her, "A3");
	await certify(school, her, "recording");
	await hours(school, her, "online", 2000);
	await hours(school, her, "research", 1000);
	const panel = await come(school.people.panel1.login);
	await task(panel.page, "去提出认定").click();
	await button(panel.page, "为王一诺提出认定").click();
	await panel.page.getByText("已为王一诺提出认定").waitFor();
	const office = await come(school.people.office.login);
	await task(office.page, "去认定").click();
	await office.page.getByRole("checkbox", { name: /王一诺/ }).check();
	await button(office.page, "认定并发证").click();
	await button(office.page, "确认认定并发证").click();
	number = await office.page.locator(".notice .code").innerText();
});

test("she has her certificate, and anybody verifies it without an account", async () => {
	await wang.page.goto("/");
	await wang.page.getByRole("link", { name: "看我的证书" }).click();
	await wang.page.getByText(number).waitFor();
	await look(wang, "walk-4-certificate");
	const stranger = await open(browser, base);
	await stranger.page.goto("/certificate/verify.html");
	await stranger.page.getByLabel("证书编号").fill(number);
	await button(stranger.page, "查验").click();
	await stranger.page.getByText("证书有效").waitFor();
	assert.deepEqual([wang.complaints, stranger.complaints], [[], []]);
});
