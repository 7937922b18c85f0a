/* 视导整改 in a browser: a visit, an order with a day, the school's report, and its end; each finds what waits on the first page. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { makeSchool } from "../school.mjs";
import { arrive, launch, look, settled } from "./browser.mjs";

let browser, school;
before(async () => {
	browser = await launch();
	school = await makeSchool();
});
after(() => browser.close());

const visit = (who, address) => arrive(browser, school.people[who].login, address);
const button = (page, name) => page.getByRole("button", { name, exact: true });
const today = () => new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 10);

test("an expert chooses a school of the region, writes a visit down and orders a correction", async () => {
	const expert = await visit("expert", "/review/visits.html"), { page } = expert;
	await page.getByText("没有去过").waitFor();
	await look(expert, "visit-schools");
	await page.getByRole("link", { name: school.name }).click();
	await settled(page);
	await page.getByRole("button", { name: /记录一次到校/ }).click();
	await page.getByLabel("到校日期").fill("2098-01-01");
	await page.getByLabel("情况与指导意见").fill("听课两节，教研活动记录不全。");
	await button(page, "保存").click();
	await page.getByText("到校日期不能晚于今天").first().waitFor();
	await look(expert, "visit-refused");
	await page.getByLabel("到校日期").fill(today());
	await button(page, "保存").click();
	await page.getByText("已记下，学校能看到。").waitFor();
	await page.getByRole("button", { name: /提出整改要求/ }).click();
	await button(page, "提出整改要求").last().click();
	await page.getByText("有2处需要修改").waitFor();
	await page.getByLabel("要整改的问题").fill("补齐本学期各教研组的活动记录。");
	await page.getByLabel("整改期限").fill("2098-06-30");
	await button(page, "提出整改要求").last().click();
	await page.getByText("已提出，学校会在").waitFor();
	await look(expert, "visit-ordered");
});

test("the school finds it on its first page and reports, by keyboard", async () => {
	const manager = await visit("manager", "/"), { page } = manager;
	await page.getByRole("link", { name: /去报告整改.*补齐本学期/ }).press("Enter");
	await page.waitForURL(/visits/);
	await settled(page);
	await page.getByRole("button", { name: /报告整改情况/ }).press("Enter");
	await page.getByLabel("整改情况").fill("六个教研组的记录都已补齐，附在学校档案里。");
	await look(manager, "visit-report");
	await button(page, "报告").press("Enter");
	await page.getByText("已报告，等提出整改的人复查。").waitFor();
	await page.goto("/");
	await settled(page);
	assert.equal(await page.getByText("报告整改").count(), 0);
});

test("who ordered it looks again and ends it, in two steps", async () => {
	const expert = await visit("expert", "/"), { page } = expert;
	await page.getByRole("link", { name: /去复查整改/ }).click();
	await page.waitForURL(/visits/);
	await settled(page);
	await page.getByText("六个教研组的记录都已补齐").waitFor();
	await page.getByRole("button", { name: /^复查/ }).click();
	await page.getByLabel("复查意见").fill("已补齐，同意结束。");
	await button(page, "复查通过").click();
	await button(page, "确认复查通过").click();
	await page.getByText("这项整改已复查通过。").waitFor();
	await page.getByText("已完成").waitFor();
	await look(expert, "visit-ended");
	const manager = await visit("manager", "/review/visits.html");
	await manager.page.getByText("已补齐，同意结束。").waitFor();
	await look(manager, "visit-school");
});
