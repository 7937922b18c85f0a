/* What came of the cases of a school, as lists: decided, looked at again, helped. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { signIn as ask, sql } from "../ask.mjs";
import { decided, policyOf } from "../review/after.mjs";
import { judged } from "../review/cases.mjs";
import { makeSchool } from "../school.mjs";
import { arrive, launch, look, settled } from "./browser.mjs";

let browser, school;
before(async () => {
	browser = await launch();
	school = await makeSchool();
	await policyOf(school, { appeal_days: 10, panel_min: 1, panel_days: 14, coaching: 1 });
	const { wang, li, sun, zhao, manager } = school.people;
	const failed = await decided(school, wang, "fail");
	await decided(school, li, "excellent");
	await decided(school, sun, "pass", { group: 1 });
	await (await ask(wang.login)).post(`/api/review/case/${failed}/appeal`, { reason: "第一项已交，请再核对。" });
	await sql(`INSERT INTO coaching (submission, author, helper, plan, named_by) VALUES (${failed}, ${wang.id}, ${zhao.id}, '每周一次。', ${manager.id})`);
});
after(() => browser.close());

const visit = (who, address) => arrive(browser, school.people[who].login, address);

test("the management reads the results by grade and by group, each with a file of the same", async () => {
	const manager = await visit("manager", "/review/decided.html"), { page } = manager;
	await page.getByRole("row", { name: /王一诺/ }).waitFor();
	assert.equal(await page.getByRole("row").count(), 4);
	await look(manager, "decided");
	await page.getByRole("link", { name: "优秀", exact: true }).click();
	await settled(page);
	await page.getByRole("row", { name: /李二青/ }).waitFor();
	assert.equal(await page.getByRole("row").count(), 2);
	assert.match(await page.getByRole("link", { name: "CSV" }).getAttribute("href"), /result=excellent.*as=csv/);
	await page.getByRole("link", { name: "全部", exact: true }).click();
	await settled(page);
	await page.getByRole("link", { name: "数学组" }).click();
	await settled(page);
	await page.getByRole("row", { name: /孙六舟/ }).waitFor();
	assert.equal(await page.getByRole("row").count(), 2);
});

test("the panel, the management and the office read what is looked at again, and how far it is", async () => {
	for (const who of ["panel1", "manager", "office"]) {
		const { page, ...rest } = await visit(who, "/review/rechecks.html" + (who === "office" ? "?school=" + school.id : ""));
		await page.getByText("申诉复核").waitFor();
		await page.getByText(/评审中，0 \/ 1位已评/).waitFor();
		await look({ page, ...rest }, "rechecks-" + who);
	}
});

test("who helps whom, how often, and how many pass in each group", async () => {
	const manager = await visit("manager", "/review/coachings.html"), { page } = manager;
	await page.getByRole("row", { name: /王一诺.*赵三禾.*还没有.*帮扶中/ }).waitFor();
	await page.getByRole("row", { name: /语文组.*1（50%）/ }).waitFor();
	await look(manager, "coachings");
});

test("the author reads until when she may appeal, and no longer when she has", async () => {
	const li = await visit("li", "/review/results.html");
	await li.page.getByRole("button", { name: /申诉/ }).click();
	await li.page.getByText(/可以申诉到.*日/).waitFor();
	await look(li, "results-appeal-until");
	const wang = await visit("wang", "/review/results.html");
	await wang.page.getByText(/正在复核/).waitFor();
	assert.equal(await wang.page.getByRole("button", { name: /对结果有异议/ }).count(), 0);
});

test("who gave each other 优秀 in turn is hinted at, to those who oversee the school", async () => {
	const { li, sun, zhao, qian } = school.people, ring = [[li, qian], [qian, zhao], [zhao, li]];
	for (const [author, judge] of ring)
		await judged(await decided(school, author, "pass", { ability: "A5" }), author, judge, "peer", "excellent");
	const manager = await visit("manager", "/review/favours.html"), text = await manager.page.locator("main").innerText();
	for (const one of [li, qian, zhao])
		assert.ok(text.includes(one.name), text);
	assert.ok(!text.includes(sun.name));
	await look(manager, "favours");
});
