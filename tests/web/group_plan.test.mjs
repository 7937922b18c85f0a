/* A group's papers: the teacher's own plan, the group's plan, task lists, bulletins; the school's summary; the region's documents. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { base, signIn as ask } from "../ask.mjs";
import { complete, filed } from "../plan/package.mjs";
import { sum } from "../report/sum.mjs";
import { makeSchool } from "../school.mjs";
import { enter, launch, look, open, settled } from "./browser.mjs";

let browser, school;
before(async () => {
	browser = await launch();
	school = await makeSchool({ policy: "gushanzi" });
});
after(() => browser.close());

async function at(key, address, of = school) {
	const visitor = await open(browser, base);
	await enter(visitor, of.people[key].login);
	await visitor.page.goto(address);
	await settled(visitor.page);
	return visitor;
}
const button = (page, name) => page.getByRole("button", { name, exact: true });
const summary = page => page.locator(".summary");

test("a teacher writes her own plan, told what the notice asks", async () => {
	const wang = await at("wang", "/plan/personal-plan.html");
	await wang.page.getByText("通知要求“明确教师个人学习计划、能力达标标准”").waitFor();
	await wang.page.getByLabel("个人学习计划").fill("上学期学A1，下学期学A5");
	await button(wang.page, "保存").click();
	await summary(wang.page).getByText("请填写能力达标标准").waitFor();
	await wang.page.reload();
	await settled(wang.page);
	assert.equal(await wang.page.getByLabel("个人学习计划").inputValue(), "上学期学A1，下学期学A5", "nothing typed is lost");
	await wang.page.getByLabel("能力达标标准").fill("三个能力点合格");
	await button(wang.page, "保存").click();
	await wang.page.getByText("已保存。教研组长会据此拟定").waitFor();
	await look(wang, "personal-plan");
});

test("the leader reads the members' plans and writes the group's, with the four degrees the notice names", async () => {
	const leader = await at("leader", "/plan/groups.html");
	await look(leader, "groups");
	await leader.page.getByRole("link", { name: /^1 \/ 5 人.*个人研修计划$/ }).click();
	await settled(leader.page);
	await leader.page.getByText("上学期学A1，下学期学A5").waitFor();
	assert.equal(await leader.page.getByText("还没有写", { exact: true }).count(), 4);
	await look(leader, "personal-plans");
	await leader.page.goto("/plan/group-plan.html?group=" + school.groups[0]);
	await settled(leader.page);
	await leader.page.getByLabel("研修主题").fill("信息技术与语文");
	await leader.page.getByLabel("研修目标").fill("人人合格");
	await button(leader.page, "添加阶段").click();
	await leader.page.getByLabel("第1阶段的任务").fill("发展");
	await leader.page.getByLabel("开始日期").fill("2026-09-01");
	await leader.page.getByLabel("结束日期").fill("2026-12-15");
	await leader.page.getByLabel("差异度").fill("年龄相差三十岁");
	await button(leader.page, "保存研修计划").click();
	for (const degree of ["发展度", "融合度", "创新度"])
		await summary(leader.page).getByText("请写明" + degree).waitFor();
	await look(leader, "group-plan-refused");
	await leader.page.getByLabel("发展度").fill("人人进一级");
	await leader.page.getByLabel("融合度").fill("课课用");
	await leader.page.getByLabel("创新度").fill("一人一法");
	await button(leader.page, "保存研修计划").click();
	await leader.page.getByText("已保存。组员和学校都能看到这一稿").waitFor();
	const li = await at("li", "/plan/group-plan.html?group=" + school.groups[0]);
	await li.page.getByText("人人进一级").waitFor();
	assert.equal(await button(li.page, "保存研修计划").count(), 0, "a member reads");
	await look(li, "group-plan-read");
	const sun = await at("sun", "/plan/group-plan.html?group=" + school.groups[0]);
	await sun.page.getByText(/没有这项内容|没有找到/).waitFor();
});

test("the leader and the school see the members' task lists", async () => {
	await filed(school, complete());
	const wang = await ask(school.people.wang.login), leads = await ask(school.people.leader.login);
	assert.equal((await leads.post("/api/plan/compulsory", { teaching_group: school.groups[0], abilities: ["A1", "A2", "A5"] })).status, 201);
	const chosen = await wang.post("/api/plan/choice", { abilities: ["A1", "A2", "A5"] });
	assert.equal(chosen.status, 201, chosen.text);
	for (const key of ["leader", "manager"]) {
		const who = await at(key, "/plan/groups.html");
		await who.page.getByRole("link", { name: /^1 \/ 5 人.*选学任务清单$/ }).click();
		await settled(who.page);
		await who.page.getByText("1 / 5 人已选").waitFor();
		await who.page.getByText(/^A5 /).waitFor();
		await look(who, "tasks-" + key);
	}
	const member = await at("wang", "/plan/groups.html");
	assert.equal(await member.page.getByRole("link", { name: /选学任务清单$/ }).count(), 0, "a member sees how many, not whose");
});

test("the leader publishes a bulletin, by keyboard alone, and the members read it", async () => {
	const leader = await at("leader", "/plan/bulletins.html");
	await leader.page.getByText("通知要求“学科组长发一期简报”").waitFor();
	await leader.page.getByRole("link", { name: /^打开/ }).focus();
	await leader.page.keyboard.press("Enter");
	await leader.page.getByText("写一期简报").waitFor();
	await leader.page.locator("summary").focus();
	await leader.page.keyboard.press("Enter");
	await leader.page.getByLabel("第几阶段").waitFor();
	await leader.page.keyboard.press("Tab");
	await leader.page.keyboard.type("2");
	await leader.page.keyboard.press("Tab");
	await leader.page.keyboard.type("第二阶段简报");
	await leader.page.keyboard.press("Tab");
	await leader.page.keyboard.type("集体备课四次");
	await leader.page.keyboard.press("Tab");
	await leader.page.keyboard.press("Enter");
	await button(leader.page, "确认发布简报").waitFor();
	await leader.page.keyboard.press("Enter");
	await leader.page.getByText("简报已发布").waitFor();
	await look(leader, "bulletins-written");
	const li = await at("li", "/plan/groups.html");
	await li.page.getByRole("link", { name: /^1期/ }).click();
	await li.page.getByText("集体备课四次").waitFor();
	assert.equal(await li.page.getByText("写一期简报").count(), 0);
});

test("the school writes its summary with the system's figures in it, and the office reads it", async () => {
	const own = await makeSchool({ policy: "wafangdian" });
	await sum();
	const his = await at("manager", "/plan/summaries.html", own);
	await his.page.getByText("通知要求“进行总结，并上报市项目办”").waitFor();
	await button(his.page, "把这些数填入“完成情况”").click();
	assert.match(await his.page.getByLabel("完成情况").inputValue(), /应参加[1-9]\d*人，已选学0人/);
	await button(his.page, "提交学校总结").click();
	await summary(his.page).getByText("请填写成效与经验").waitFor();
	await his.page.getByLabel("成效与经验").fill("课堂有变化");
	await button(his.page, "提交学校总结").click();
	await his.page.getByText("学校总结已提交").waitFor();
	await look(his, "summary-written");
	const office = await at("office", "/plan/summaries.html", own);
	await office.page.getByText("课堂有变化").waitFor();
});

test("the office writes what the notice asks of it; teachers read it", async () => {
	const own = await makeSchool();
	const office = await at("office", "/plan/region-documents.html", own);
	await office.page.getByText("通知要求“考核实施细则、培训质量抽检制度”").waitFor();
	await office.page.getByRole("button", { name: /^去写.*考核实施细则$/ }).click();
	await office.page.getByLabel("正文").fill("自评、互评、组评、校评");
	await look(office, "region-document-write");
	await button(office.page, "发布").click();
	await office.page.getByText("已发布，本区域的学校和教师都能看到。").waitFor();
	await look(office, "region-documents");
	const wang = await at("wang", "/plan/region-documents.html", own);
	await wang.page.getByText("看正文").click();
	await wang.page.getByText("自评、互评、组评、校评").waitFor();
	assert.equal(await wang.page.getByRole("button", { name: /写/ }).count(), 0);
});
