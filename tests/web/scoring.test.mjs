/* Expert scoring of plans: the office opens it, experts score beside the text, the school sees its points when it is closed. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { makePolicy, ours } from "../admin/policies.mjs";
import { base, sql } from "../ask.mjs";
import { complete, filed } from "../plan/package.mjs";
import { makeSchool } from "../school.mjs";
import { enter, launch, look, open, settled } from "./browser.mjs";

const card = [{ part: "development_plan", points: 40, text: "规划切合实际" }, { part: "training_plan", points: 60, text: "研修可行" }];

let browser, school;
before(async () => {
	browser = await launch();
	school = await makeSchool({ policy: await makePolicy("wafangdian", { plan_scorecard: ours(card) }) });
	await filed(school, complete());
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

test("without a scorecard in the policy the page says so", async () => {
	const blank = await makeSchool();
	const office = await at("office", "/plan/scorings.html", { of: blank });
	await office.page.getByText("本地政策还没有定评分表（未作规定）").waitFor();
	await look(office, "scorings-none");
});

test("the office opens a scoring until a day", async () => {
	const office = await at("office", "/plan/scorings.html");
	await button(office.page, "开始评分").click();
	await office.page.locator(".summary").getByText("请选择截止日期").waitFor();
	await office.page.getByLabel("截止日期").fill("2020-01-01");
	await button(office.page, "开始评分").click();
	await office.page.locator(".summary").getByText("截止日期已经过了").waitFor();
	await office.page.getByLabel("截止日期").fill("2099-01-01");
	await button(office.page, "开始评分").click();
	await office.page.getByText("评分已开始").waitFor();
	await look(office, "scorings");
});

test("an expert scores a plan beside its text, line by line, and sees nobody else's points", async () => {
	const expert = await at("expert", "/", { size: { width: 1280, height: 800 } });
	await look(expert, "now-expert");
	await expert.page.getByRole("link", { name: /^去给方案评分/ }).click();
	await settled(expert.page);
	await look(expert, "scoring-plans");
	await expert.page.getByRole("link", { name: /^评分/ }).click();
	await expert.page.getByText("用数据改进教学").first().waitFor();
	await expert.page.getByLabel("规划切合实际").fill("41");
	await button(expert.page, "提交评分").click();
	await expert.page.locator(".summary").getByText("请填0到40的整数").waitFor();
	await expert.page.locator(".summary").getByText("请给“研修可行”评分").waitFor();
	await expert.page.getByLabel("规划切合实际").fill("35");
	await expert.page.getByLabel("研修可行").fill("50");
	await expert.page.getByText("合计85分（满分100分）").waitFor();
	await expert.page.getByLabel("意见（可不填）").fill("目标清楚");
	await look(expert, "score");
	await button(expert.page, "提交评分").click();
	await button(expert.page, "确认提交评分").click();
	await expert.page.getByText("评分已提交").waitFor();
	await expert.page.goto("/");
	await expert.page.getByText("现在没有等您处理的事").waitFor();
	await expert.page.goBack();
	await expert.page.getByText("我的评分：85分").waitFor();
	await look(expert, "score-given");
});

test("the office sees the results and who gave what; the school its points, without names, once it is closed", async () => {
	const office = await at("office", "/plan/scorings.html");
	await office.page.getByRole("link", { name: /^看结果/ }).click();
	await office.page.getByRole("cell", { name: "平均分：85分" }).waitFor();
	await office.page.getByRole("link", { name: /^查看/ }).click();
	await office.page.getByRole("heading", { name: /韩若水：85分/ }).waitFor();
	const before = await at("manager", "/plan/scorings.html");
	await before.page.getByText("还没有截止的专家评分").waitFor();
	await sql(`UPDATE scoring SET closes_on = CURDATE() - INTERVAL 1 DAY WHERE region = ${school.county}`);
	const his = await at("manager", "/plan/scorings.html");
	await his.page.getByRole("link", { name: /^看评分/ }).click();
	await his.page.getByText("专家评分：85分").waitFor();
	await his.page.getByText("目标清楚").waitFor();
	assert.equal(await his.page.getByText("韩若水").count(), 0);
	await look(his, "score-school");
});
