/* 发布通报: the office looks at the figures of a period, publishes them, and prints what stays as it was. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { signIn as ask } from "../ask.mjs";
import { makeReady } from "../certificate/ready.mjs";
import { sum } from "../report/sum.mjs";
import { cityAbove, makeSchool } from "../school.mjs";
import { arrive, launch, look, settled } from "./browser.mjs";

let browser, school;
before(async () => {
	browser = await launch();
	school = await makeSchool({ policy: "yueyang" });
	await cityAbove(school);
	await makeReady(school, school.people.wang);
	await sum();
});
after(() => browser.close());

const visit = (who, address) => arrive(browser, school.people[who].login, address);
const button = (page, name) => page.getByRole("button", { name, exact: true });
const today = new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 10);

test("what is missing or the wrong way round is said before anything is asked", async () => {
	const { page } = await visit("office", "/report/circular-new.html");
	await button(page, "看数据").click();
	assert.equal(await page.locator(".summary a").count(), 3);
	await page.getByLabel("标题").fill("秋季进展通报");
	await page.getByLabel("起始日期").fill(today);
	await page.getByLabel("截止日期").fill("2026-01-01");
	await button(page, "看数据").click();
	await page.locator(".summary").getByText("截止日期不能早于起始日期").waitFor();
	await page.getByLabel("截止日期").fill("2099-01-01");
	await button(page, "看数据").click();
	await page.locator(".summary").getByText("日期不能晚于今天").waitFor();
});

test("the office sees what it will publish, publishes it in a second step, and the office below reads it", async () => {
	const { page, ...rest } = await visit("city", "/report/circulars.html");
	await page.getByRole("link", { name: "发布一期" }).click();
	await page.getByRole("heading", { level: 1, name: "发布通报" }).waitFor();
	await page.getByLabel("标题").fill("秋季进展通报");
	await page.getByLabel("起始日期").fill("2026-01-01");
	await page.getByLabel("截止日期").fill(today);
	await settled(page);
	await look({ page, ...rest }, "circular-new");
	await button(page, "看数据").click();
	const sheet = page.locator(".sheet");
	await sheet.getByText("本期校评签字4份").waitFor();
	await sheet.getByText(/70%：现为0%，过期未达到/).waitFor();
	await look({ page, ...rest }, "circular-seen");
	await button(page, "返回修改").click();
	assert.equal(await page.getByLabel("标题").inputValue(), "秋季进展通报");
	await button(page, "看数据").click();
	await button(page, "发布").click();
	await page.getByText("不能再修改").waitFor();
	await button(page, "确认发布").click();
	await page.waitForURL(/circular=/);
	await page.getByText("第1期").waitFor();
	await look({ page, ...rest }, "circular-made");
	assert.match((await (await ask(school.people.office.login)).get("/api/report/bulletins")).text, /秋季进展通报/);
});
