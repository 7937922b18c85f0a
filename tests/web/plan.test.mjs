/* Writing, filing, fixing and choosing, as people meet them. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { base, signIn as ask } from "../ask.mjs";
import { complete, filed, handIn, save } from "../plan/package.mjs";
import { makeSchool } from "../school.mjs";
import { enter, launch, look, open, settled } from "./browser.mjs";

let browser, school;
before(async () => {
	browser = await launch();
	school = await makeSchool();
});
after(() => browser.close());

const summary = page => page.locator(".summary");
const button = (page, name) => page.getByRole("button", { name, exact: true });
const ability = (page, code) => page.getByLabel(new RegExp("^" + code + " "));
/* On a phone each document is folded up. */
const unfold = (page, name) => page.locator("#" + name + " > summary").click();
async function at(key, address, of = school) {
	const visitor = await open(browser, base);
	await enter(visitor, of.people[key].login);
	await visitor.page.goto(address);
	await settled(visitor.page);
	return visitor;
}

test("a draft saves by itself and survives a reload", async () => {
	const his = await at("manager", "/plan/package.html");
	await look(his, "package");
	await unfold(his.page, "development_plan");
	await his.page.getByLabel("发展目标").fill("三年内人人合格");
	await button(his.page, "添加阶段").first().click();
	await his.page.getByLabel("第1阶段的任务").fill("启动");
	await button(his.page, "添加阶段").first().click();
	await his.page.getByLabel("第2阶段的任务").fill("推进");
	await button(his.page, "删去第1个阶段").click();
	await ability(his.page, "A1").check();
	await his.page.getByText(/^已保存/).waitFor();
	await his.page.reload();
	await settled(his.page);
	assert.equal(await his.page.getByLabel("发展目标").inputValue(), "三年内人人合格");
	assert.equal(await his.page.getByLabel("第1阶段的任务").inputValue(), "推进");
	assert.ok(await ability(his.page, "A1").isChecked());
});

test("what is missing is named whole, and a link leads to each part", async () => {
	const his = await at("manager", "/plan/package.html");
	await button(his.page, "提交审核备案").click();
	await summary(his.page).getByText("“至少2个维度”").waitFor();
	await look(his, "package-refused");
	await summary(his.page).getByRole("link", { name: "请填写校本研修方案的研修主题" }).click();
	await his.page.keyboard.type("用数据改进教学");
	assert.equal(await his.page.getByLabel("研修主题").inputValue(), "用数据改进教学");
	await summary(his.page).getByRole("link", { name: "请填写阶段安排的开始日期" }).click();
	assert.ok(await his.page.getByLabel("开始日期").first().evaluate(field => field === document.activeElement));
});

test("a draft that changed elsewhere is not overwritten: the person chooses", async () => {
	const his = await at("manager", "/plan/package.html");
	await save(await ask(school.people.head.login), complete());
	await unfold(his.page, "development_plan");
	await his.page.getByLabel("发展目标").fill("一年内人人合格");
	await his.page.getByRole("heading", { name: "这份草稿在别处也改过" }).waitFor();
	await button(his.page, "用服务器上那份").click();
	assert.equal(await his.page.getByLabel("发展目标").inputValue(), "三年内人人合格");
	assert.equal(await his.page.getByLabel("学时安排（学时）").inputValue(), "30");
});

test("the package goes to the office, comes back with a remark, and is filed with a number", async () => {
	const his = await at("manager", "/plan/package.html");
	await button(his.page, "提交审核备案").click();
	await his.page.getByText(/第1稿已上报，等待.*项目办审核备案/).waitFor();
	const office = await at("office", "/plan/packages.html");
	await look(office, "packages");
	await office.page.getByRole("link", { name: /^审核/ }).click();
	await settled(office.page);
	await look(office, "package-read");
	await button(office.page, "退回修改").click();
	await summary(office.page).getByText("请填写退回意见").waitFor();
	await office.page.getByLabel("退回意见").fill("请写明考核小组成员");
	await button(office.page, "退回修改").click();
	await office.page.getByRole("heading", { name: "第1稿：退回修改" }).waitFor();

	await his.page.reload();
	await settled(his.page);
	await his.page.getByText("请写明考核小组成员").waitFor();
	await look(his, "package-returned");
	await unfold(his.page, "assessment_plan");
	await his.page.getByLabel("考核小组与分工").fill("组长一人，成员四人");
	await button(his.page, "提交审核备案").click();
	await his.page.getByText(/第2稿已上报，等待.*项目办审核备案/).waitFor();

	await office.page.goto("/plan/packages.html");
	await office.page.getByRole("link", { name: /^审核/ }).click();
	await office.page.getByText("本稿有改动").first().waitFor();
	assert.equal(await office.page.getByText("本稿有改动").count(), 1, "only the part that changed is marked");
	await button(office.page, "备案第2稿").click();
	await office.page.getByRole("heading", { name: "第2稿：已备案" }).waitFor();
	assert.equal(await button(office.page, "退回修改").count(), 0);
	await his.page.reload();
	await his.page.getByText("第2稿已备案").waitFor();
	await look(his, "package-filed");
});

test("an office elsewhere finds nothing under the same address", async () => {
	const other = await makeSchool();
	const manager = await ask(other.people.manager.login);
	await save(manager, complete());
	const { plan } = (await handIn(manager)).body;
	const office = await at("office", "/plan/package-read.html?plan=" + plan);
	await office.page.getByText("没有这项内容，或者它不归您办理").waitFor();
});

test("the leader fixes abilities and the members' page shows them", async () => {
	const hers = await at("leader", "/plan/compulsory.html");
	await ability(hers.page, "A3").check();
	await button(hers.page, "确定必修能力点").click();
	await hers.page.getByText("已确定。").waitFor();
	await look(hers, "compulsory");
	const member = await at("wang", "/plan/compulsory.html");
	await member.page.getByText("A3 演示文稿设计与制作").waitFor();
	assert.equal(await button(member.page, "确定必修能力点").count(), 0);
});

test("the teacher sees what is asked grow, is refused rule by rule, and then has a list", async () => {
	const hers = await at("wang", "/plan/choose.html");
	assert.ok(await ability(hers.page, "A3").isChecked(), "what is compulsory is ticked already");
	await hers.page.getByText("至少3个能力点，已选1个").waitFor();
	await ability(hers.page, "A3").uncheck();
	await ability(hers.page, "A1").check();
	await look(hers, "choose");
	await button(hers.page, "保存选学任务清单").click();
	await summary(hers.page).getByText("教研组的必修能力点 A3 没有选").waitFor();
	for (const phrase of ["“至少3个能力点”", "“每个维度不少于1个”", "（本系统默认）"])
		await summary(hers.page).getByText(phrase).first().waitFor();
	assert.ok(await ability(hers.page, "A1").isChecked(), "nothing she ticked is lost");
	await look(hers, "choose-refused");
	await ability(hers.page, "A3").check();
	await ability(hers.page, "A5").check();
	await button(hers.page, "保存选学任务清单").click();
	await hers.page.getByText("选学任务清单已保存").waitFor();
	await button(hers.page, "再看清单").click();
	await hers.page.getByText(/^上次保存/).waitFor();
	assert.equal(await hers.page.getByRole("checkbox", { checked: true }).count(), 3);
});

test("a smaller offer shows whom it hits", async () => {
	const his = await at("manager", "/plan/package.html");
	assert.equal(await his.page.getByText("备案后他们须改选").count(), 0);
	await ability(his.page, "A5").uncheck();
	await his.page.getByText("A5 技术支持的课堂导入：1位教师").waitFor();
	await look(his, "package-hit");
});

test("before anything is filed the pages say so", async () => {
	const other = await makeSchool();
	for (const [who, address] of [["wang", "/plan/choose.html"], ["leader", "/plan/compulsory.html"]])
		await look(await at(who, address, other), "nothing-filed-" + who);
	await filed(other, complete());
	const hers = await at("wang", "/plan/choose.html", other);
	assert.equal(await hers.page.getByRole("checkbox").count(), 4);
});
