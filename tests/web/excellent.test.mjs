/* 优秀案例 in a browser: nominated by the school, agreed to by the author, reviewed by the office, shown with the work to everybody. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "../ask.mjs";
import { decided } from "../review/after.mjs";
import { makeSchool } from "../school.mjs";
import { arrive, launch, look, settled } from "./browser.mjs";

let browser, school, silent, work;
before(async () => {
	browser = await launch();
	school = await makeSchool({ policy: "wafangdian" });
	silent = await makeSchool({ policy: "lezhi" });
	work = await decided(school, school.people.wang, "excellent", { ago: 30 });
	await decided(school, school.people.li, "excellent", { ability: "A1", ago: 30 });
	await decided(school, school.people.zhao, "pass", { ago: 30 });
});
after(() => browser.close());

const visit = (who, address, where = school) => arrive(browser, where.people[who].login, address);
const button = (page, name) => page.getByRole("button", { name, exact: true });

test("the school reads how many, of which base and by whose words, and nominates a work with a reason", async () => {
	const manager = await visit("manager", "/review/nominate.html"), { page } = manager;
	await page.getByText("至少推荐1件，已推荐0件").waitFor();
	await page.getByText(/通知要求“.*3%.*”。以3.*为基数/).waitFor();
	assert.equal(await page.getByText(school.people.zhao.name).count(), 0, "only 优秀");
	await look(manager, "nominate");
	await page.getByRole("button", { name: /推荐.*王一诺/ }).click();
	await button(page, "推荐").click();
	await page.getByText("请写推荐理由").first().waitFor();
	await page.getByLabel("推荐理由").fill("信息技术与教学融合自然，可以推广。");
	await look(manager, "nominate-form");
	await button(page, "推荐").click();
	await page.getByText("已推荐，正在等王一诺表示是否同意。").waitFor();
	await page.getByText("至少推荐1件，已推荐1件").waitFor();
	await page.getByText("等作者表示是否同意").waitFor();
	await look(manager, "nominated");
});

test("the office has nothing to review until the author has agreed", async () => {
	const office = await visit("office", "/review/nominations.html");
	await office.page.getByText("现在没有等待审定的案例。").waitFor();
	const wang = await visit("wang", "/review/results.html");
	await wang.page.getByText("推荐理由和这件材料").waitFor();
	await wang.page.getByRole("radio", { name: "同意", exact: true }).check();
	await button(wang.page, "提交").click();
	await wang.page.getByText("您已同意推荐").waitFor();
});

test("then it waits on its first page; the office reads the work, and accepts in two steps", async () => {
	const office = await visit("office", "/"), { page } = office;
	await page.getByRole("link", { name: /去审定优秀案例/ }).click();
	await settled(page);
	await page.getByRole("link", { name: /看这份材料/ }).click();
	await page.getByRole("heading", { name: "认证材料", level: 2 }).waitFor();
	await page.goBack();
	await settled(page);
	await page.getByRole("button", { name: /^审定.*王一诺/ }).click();
	await button(page, "审定").click();
	await page.getByText("有2处需要修改").waitFor();
	await page.getByLabel("审定通过").check();
	await page.getByLabel("意见").fill("同意展示推广。");
	await button(page, "审定").click();
	await page.getByText("随后在“优秀案例”里展示。").waitFor();
	await look(office, "nominations-review");
	await button(page, "确认审定").click();
	await page.getByText("王一诺的案例审定通过。").waitFor();
	await look(office, "nominations-reviewed");
});

test("everybody who has signed in reads the case and its work, also at another school", async () => {
	const { page, ...rest } = await visit("wu", "/review/excellent.html", silent);
	const reader = { page, ...rest };
	const tab = page.getByRole("link", { name: new RegExp(`试验县${school.code}`) });
	if (await tab.count())
		await tab.click();
	await settled(page);
	await page.getByText("信息技术与教学融合自然").waitFor();
	await look(reader, "excellent");
	await page.getByRole("searchbox").fill("语文组");
	await button(page, "查找").click();
	await page.getByText("信息技术与教学融合自然").waitFor();
	await page.getByLabel("能力点").selectOption({ index: 1 });
	await page.getByText("没有这样的案例。").waitFor();
	await page.getByLabel("能力点").selectOption({ index: 0 });
	await page.getByText("信息技术与教学融合自然").waitFor();
	await page.getByRole("link", { name: /A3.*王一诺/ }).click();
	await page.getByRole("heading", { name: "认证材料", level: 2 }).waitFor();
	await look(reader, "excellent-work");
});

test("a work that is not shown stays closed to them", async () => {
	const other = (await sql(`SELECT id FROM submission WHERE person = ${school.people.li.id}`))[0].id;
	const { page } = await visit("wu", `/review/work.html?submission=${other}`, silent);
	await page.getByText("没有这项内容").waitFor();
	assert.notEqual(String(other), String(work));
});

test("where the notice has no word of it, the school reads that", async () => {
	const manager = await visit("manager", "/review/nominate.html", silent);
	await manager.page.getByText("本地通知对遴选优秀案例未作规定").waitFor();
	await look(manager, "nominate-silent");
});
