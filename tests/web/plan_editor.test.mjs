/* The school's package as its writers and readers meet it: the check beside it, remarks where they belong, versions side by side, paper. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { base, signIn as ask, sql } from "../ask.mjs";
import { complete, filed, handIn, save } from "../plan/package.mjs";
import { makeSchool } from "../school.mjs";
import { enter, launch, look, open, settled } from "./browser.mjs";

const DESKTOP = { width: 1280, height: 800 };

let browser, school;
before(async () => {
	browser = await launch();
	school = await makeSchool();
});
after(() => browser.close());

async function at(key, address, { of = school, size } = {}) {
	const visitor = await open(browser, base, size);
	await enter(visitor, of.people[key].login);
	await visitor.page.goto(address);
	await settled(visitor.page);
	return visitor;
}
const button = (page, name) => page.getByRole("button", { name, exact: true });
const manager = () => ask(school.people.manager.login);

test("beside the draft stands what the policy asks, what is met and what not yet, as it is typed", async () => {
	const his = await at("manager", "/plan/package.html", { size: DESKTOP });
	const check = his.page.getByRole("complementary", { name: "对照规定" });
	await check.getByText("还有16处没有达到").waitFor();
	await check.getByText("请填写校本研修方案的研修主题").waitFor();
	await check.getByText("提供的能力点要来自至少2个维度，现在只有0个（通知要求“至少2个维度”）").waitFor();
	await his.page.getByLabel("研修主题").fill("用数据改进教学");
	await check.getByText("还有15处没有达到").waitFor();
	assert.equal(await check.getByText("请填写校本研修方案的研修主题").count(), 0);
	await look(his, "editor-check");
	await save(await manager(), complete());
	await his.page.reload();
	await check.getByText("全部达到，可以提交").waitFor();
});

test("a file goes with a document, and the office opens it", async () => {
	const his = await at("manager", "/plan/package.html");
	await his.page.getByRole("link", { name: "校本研修方案", exact: true }).first().click();	/* the list of contents unfolds it */
	await his.page.getByText("附件（0个）").nth(1).click();
	await his.page.getByLabel("校本研修方案的附件").setInputFiles({ name: "研修安排.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n") });
	await his.page.getByText("附件（1个）").waitFor();
	await his.page.getByText("研修安排.pdf").first().waitFor();
	await his.page.getByText(/^已保存/).waitFor();
	await button(his.page, "提交审核备案").click();
	await his.page.getByText("第1稿已提交").waitFor();
	const office = await at("office", "/plan/packages.html");
	await office.page.getByRole("link", { name: /^审核/ }).click();
	await office.page.getByRole("link", { name: "研修安排.pdf" }).waitFor();
});

test("the office's remark on a part stands beside that part, for the school to mend", async () => {
	const office = await at("office", "/plan/packages.html?school=" + encodeURIComponent(school.name));
	await office.page.getByRole("link", { name: /^审核/ }).click();
	await settled(office.page);
	await office.page.getByRole("button", { name: /^写意见.*校本研修方案：研修目标$/ }).click();
	await office.page.getByLabel("对“校本研修方案：研修目标”的意见").fill("请写明各年龄段的目标");
	await office.page.getByRole("button", { name: /^写意见.*提供选学的能力点$/ }).click();
	await office.page.getByLabel("对“提供选学的能力点”的意见").fill("请增加学业评价的能力点");
	await look(office, "remarks-written");
	await button(office.page, "退回修改").click();
	await office.page.getByRole("heading", { name: "第1稿：退回修改" }).waitFor();
	const his = await at("manager", "/plan/package.html", { size: DESKTOP });
	await his.page.getByRole("link", { name: "校本研修方案：研修目标" }).waitFor();
	const field = his.page.locator(".notice.warn", { hasText: "请写明各年龄段的目标" }).last();
	const [above, below] = [await field.boundingBox(), await his.page.getByLabel("研修目标").boundingBox()];
	assert.ok(above.y < below.y && below.y - above.y < 250, "right above the part");
	await look(his, "remarks-read");
	await his.page.getByLabel("研修目标").fill("人人完成三个能力点\n五十岁以上的教师完成两个");
	await his.page.getByLabel(/^A11 /).check();
	await button(his.page, "提交审核备案").click();
	await his.page.getByText("第2稿已提交").waitFor();
});

test("two versions stand side by side, on a phone one below the other, only what differs", async () => {
	const his = await at("head", "/plan/package.html", { size: DESKTOP });
	await his.page.getByRole("link", { name: "两稿对照" }).click();
	await settled(his.page);
	await his.page.getByText("有2个部分不同").waitFor();
	assert.equal(await his.page.locator("ins", { hasText: "五十岁以上的教师完成两个" }).count(), 1);
	assert.equal(await his.page.locator("ins", { hasText: /^A11 \S/ }).count(), 1, "an ability is named, not only its code");
	const sides = await his.page.locator(".compared").first().locator(".halves > div").evaluateAll(all => all.map(one => one.getBoundingClientRect().top));
	assert.equal(sides[0], sides[1]);
	await look(his, "comparison");
	await his.page.setViewportSize({ width: 360, height: 640 });
	const below = await his.page.locator(".compared").first().locator(".halves > div").evaluateAll(all => all.map(one => one.getBoundingClientRect().top));
	assert.ok(below[1] > below[0]);
});

test("the whole package is printed, a sheet for each document", async () => {
	const his = await at("manager", "/plan/package.html");
	await his.page.getByRole("link", { name: "打印", exact: true }).click();
	await settled(his.page);
	assert.deepEqual(await his.page.locator(".sheet h2").allTextContents(), ["信息化发展诊断与建设规划", "信息化发展规划", "校本研修方案",
		"考核方案", "整校推进实施细则", "整校推进方案", "提供选学的能力点"]);
	await look(his, "package-print");
});

test("a smaller offer names whom it hits before it is handed in; the office sees how many", async () => {
	const other = await makeSchool();
	await filed(other, complete());
	const wang = await ask(other.people.wang.login);
	assert.equal((await wang.post("/api/plan/choice", { abilities: ["A1", "A2", "A5"] })).status, 201);
	const his = await at("manager", "/plan/package.html", { of: other });
	await his.page.getByLabel(/^A5 /).uncheck();
	await his.page.getByText(/^A5 .*：1位教师$/).click();
	await his.page.getByText(/王一诺（语文组）：新的方案生效后，须在选学任务清单里改选/).waitFor();
	await look(his, "hits-by-name");
	await his.page.getByText(/^已保存/).waitFor();
	await button(his.page, "提交审核备案").click();
	await his.page.getByText("第2稿已提交").waitFor();
	const office = await at("office", "/plan/packages.html", { of: other });
	await office.page.getByRole("link", { name: /^审核/ }).click();
	await office.page.getByText(/A5 .*：1位教师须改选/).waitFor();
	assert.equal(await office.page.getByText("王一诺").count(), 0);
});

test("where no office acts the head adopts the plan, by keyboard alone; a manager can't", async () => {
	const own = await makeSchool({ policy: "gushanzi" });
	await save(await ask(own.people.manager.login), complete());
	const { plan } = (await handIn(await ask(own.people.manager.login))).body;
	const his = await at("manager", "/plan/package-read.html?plan=" + plan, { of: own });
	await his.page.getByText("等待校长或考核小组组长采用").waitFor();
	assert.equal(await button(his.page, "采用第1稿").count(), 0);
	const head = await at("head", "/", { of: own });
	await head.page.getByRole("link", { name: /^去确认采用方案/ }).focus();
	await head.page.keyboard.press("Enter");
	await button(head.page, "采用第1稿").waitFor();
	for (let i = 0; i < 60 && !await button(head.page, "采用第1稿").evaluate(one => one === document.activeElement); i++)
		await head.page.keyboard.press("Tab");
	await head.page.keyboard.press("Enter");
	await head.page.getByRole("heading", { name: "第1稿：已采用" }).waitFor();
	await look(head, "adopted");
});

test("the declared numbers stand beside the roster's, with the school's explanation", async () => {
	const his = await at("manager", "/plan/headcount.html");
	await button(his.page, "申报").click();
	await his.page.locator(".summary").getByText("请填写教职工人数").waitFor();
	await his.page.getByLabel("教职工人数").fill("89");
	await his.page.getByLabel("专任教师人数").fill("六十四");
	await his.page.getByLabel("语文组人数").fill("4");
	await his.page.getByLabel("数学组人数").fill("5");
	await his.page.getByLabel("与名册不一致的说明").fill("含外聘教师");
	await button(his.page, "申报").click();
	await his.page.locator(".summary").getByText("请填整数").waitFor();
	await his.page.getByLabel("专任教师人数").fill("64");
	await button(his.page, "申报").click();
	await his.page.getByText("申报已保存").waitFor();
	await his.page.getByText("申报多74人").waitFor();
	await look(his, "headcount");
	const [{ n }] = await sql(`SELECT COUNT(*) n FROM headcount WHERE school = ${school.id}`);
	assert.equal(n, "1");
});

test("the office sees the declared numbers beside the plan", async () => {
	const office = await at("office", "/plan/packages.html");
	await office.page.getByRole("link", { name: /^审核/ }).click();
	await office.page.getByRole("link", { name: "申报人数与名册" }).click();
	await office.page.getByText("申报多74人").waitFor();
	assert.equal(await button(office.page, "申报").count(), 0, "it declares nothing in the school's name");
});

test("the office finds a school in its list by name, by batch and by state", async () => {
	const office = await at("office", "/plan/packages.html");
	await office.page.getByText("按学校、批次查找").click();
	await office.page.getByLabel("学校名称（可只写一部分）").fill(school.name.slice(-6));
	await office.page.getByLabel("第几批").fill("1");
	await button(office.page, "查找").click();
	await office.page.getByRole("cell", { name: "学校：" + school.name }).waitFor();
	await look(office, "packages-found");
	await office.page.getByRole("link", { name: "已退回" }).click();
	await office.page.getByText("没有已退回的方案").waitFor();
	await office.page.getByRole("link", { name: "全部学校" }).click();
	await office.page.getByRole("cell", { name: "学校：" + school.name }).waitFor();
});
