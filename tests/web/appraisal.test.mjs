/* 考核结果: per teacher, by year, as a list, a file and on paper. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { makeReady } from "../certificate/ready.mjs";
import { makeSchool } from "../school.mjs";
import { readXlsx } from "../tables.mjs";
import { arrive, launch, look, settled } from "./browser.mjs";

let browser, school;
before(async () => {
	browser = await launch();
	school = await makeSchool();
	await makeReady(school, school.people.wang);
});
after(() => browser.close());

const visit = (who, address) => arrive(browser, school.people[who].login, address);
const now = new Date(Date.now() + 8 * 3600e3).getUTCFullYear();
const row = (page, name) => page.getByRole("row", { name: new RegExp(name) });

test("management sees what each has done this year, and another year by keyboard", async () => {
	const his = await visit("manager", "/report/appraisal.html");
	assert.match(await row(his.page, "王一诺").textContent(), /A1合格、A3合格/);
	await look(his, "appraisal");
	await his.page.getByRole("link", { name: now - 1 + "年", exact: true }).focus();
	await his.page.keyboard.press("Enter");
	await his.page.getByText(`只算${now - 1}年内的`).waitFor();
	await settled(his.page);
	assert.doesNotMatch(await row(his.page, "王一诺").textContent(), /合格/);
	const [file] = await Promise.all([his.page.waitForEvent("download"), his.page.getByRole("link", { name: "表格（xlsx）" }).click()]);
	const book = await readXlsx(readFileSync(await file.path()));
	assert.equal(book.rows[0][0], "教师信息技术应用能力考核结果（年度考核用）");
});

test("the office prints a school's table, everybody on it", async () => {
	const hers = await visit("office", "/report/appraisal.html");
	await hers.page.getByRole("link", { name: "打印全校的表" }).click();
	await hers.page.getByText("人数：15人").waitFor();
	await look(hers, "appraisal-paper");
	await hers.page.emulateMedia({ media: "print" });
	assert.equal(await hers.page.locator(".head").isVisible(), false);
	assert.equal(await hers.page.getByRole("button", { name: "打印" }).isVisible(), false);
	assert.equal(await hers.page.locator(".sheet tbody tr").count(), 15);
});

test("a teacher and a leader have no such page", async () => {
	const { page } = await visit("leader", `/report/appraisal.html?school=${school.id}`);
	await page.locator(".notice.bad").waitFor();
});
