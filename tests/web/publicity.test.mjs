/* 公示 in a browser: the school reads results before they count, doubts one, the chair answers without knowing who doubted, the author sees that much. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "../ask.mjs";
import { decided, policyOf } from "../review/after.mjs";
import { makeSchool } from "../school.mjs";
import { arrive, launch, look, settled } from "./browser.mjs";

let browser, school, silent;
before(async () => {
	browser = await launch();
	school = await makeSchool();
	silent = await makeSchool({ policy: "wafangdian" });
	await policyOf(school, { publicity_days: 7, panel_min: 1, appeal_days: null });
	await decided(school, school.people.wang, "pass");
	await decided(school, school.people.zhao, "excellent", { ability: "A1" });
});
after(() => browser.close());

const visit = (who, address, where = school) => arrive(browser, where.people[who].login, address);
const button = (page, name) => page.getByRole("button", { name, exact: true });
const SHOWN = "/review/publicity.html", OBJECTIONS = "/review/objections.html";
const WORDS = "第二项材料与网上的课件相同，请核查。";

test("a colleague reads what is shown, until when and by which rule, and doubts one in two steps", async () => {
	const li = await visit("li", SHOWN), { page } = li;
	await page.getByText("校评结果签字后公示7天（“试验通知”）").waitFor();
	await page.getByRole("list", { name: "公示中的结果" }).getByRole("listitem").nth(1).waitFor();
	assert.equal(await page.getByRole("list", { name: "公示中的结果" }).getByRole("listitem").count(), 2);
	await look(li, "publicity");
	const card = page.locator(".card", { hasText: "王一诺" });
	await card.getByRole("button", { name: /对结果有异议/ }).click();
	await button(page, "提出异议").click();
	await page.getByText("请写明理由").first().waitFor();
	await page.getByLabel("异议理由").fill(WORDS);
	await button(page, "提出异议").click();
	await look(li, "publicity-sure");
	await button(page, "确认提出异议").click();
	await page.getByText("异议已提出，答复后您会收到消息。").waitFor();
	await card.getByText("您已提出异议").waitFor();
	await look(li, "publicity-doubted");
});

test("the author sees her own without such a button, and that there is an objection, not whose", async () => {
	const wang = await visit("wang", SHOWN);
	await wang.page.locator(".card", { hasText: "王一诺" }).getByText("这是您的结果。").waitFor();
	await wang.page.goto("/review/results.html");
	await settled(wang.page);
	await wang.page.getByText(/公示到.*，期满没有异议即生效/).waitFor();
	await wang.page.getByText("有人提出异议，正在核查。").waitFor();
	const text = await wang.page.locator("main").innerText();
	for (const hidden of [school.people.li.name, "课件相同"])
		assert.ok(!text.includes(hidden), hidden);
	await look(wang, "publicity-author");
});

test("the chair finds it on the first page, reads the work, and answers by keyboard; the office may, too", async () => {
	const chair = await visit("chair", "/"), { page } = chair;
	await page.getByRole("link", { name: /去答复异议.*王一诺/ }).waitFor();
	const office = await visit("office", "/");
	await office.page.getByRole("link", { name: /去答复异议/ }).click();
	await settled(office.page);
	await office.page.getByText(WORDS).first().waitFor();
	await look(office, "objections-office");
	await page.getByRole("link", { name: /去答复异议.*王一诺/ }).press("Enter");
	await page.getByText(WORDS).first().waitFor();
	assert.equal(await page.getByText(school.people.li.name).count(), 0, "who objected is not told");
	await page.getByRole("link", { name: /看这份材料/ }).press("Enter");
	await page.getByRole("heading", { name: "认证材料", level: 2 }).waitFor();
	await look(chair, "decided-work");
	await page.goto(OBJECTIONS);
	await settled(page);
	await page.getByRole("button", { name: /^答复.*王一诺/ }).press("Enter");
	await page.getByRole("button", { name: "答复", exact: true }).press("Enter");
	await page.getByText("有2处需要修改").waitFor();
	await page.getByLabel(/^不成立/).press("Space");
	await page.getByLabel("答复", { exact: true }).fill("已核对原始文件，课件为本人制作。");
	await look(chair, "objection-answer");
	await page.getByRole("button", { name: "答复", exact: true }).press("Enter");
	await page.getByText("答复：异议不成立。").waitFor();
	await page.getByRole("button", { name: "确认答复" }).press("Enter");
	await page.getByText("现在没有等您答复的异议。").waitFor();
	await page.getByText("不成立：已核对原始文件").waitFor();
	await look(chair, "objections-answered");
});

test("the author and who doubted read the answer", async () => {
	const wang = await visit("wang", "/review/results.html");
	await wang.page.getByText("异议不成立，结果不变").waitFor();
	await wang.page.getByText("课件为本人制作").waitFor();
	const li = await visit("li", "/report/inbox.html");
	await li.page.getByText(/异议已有答复：不成立/).waitFor();
});

test("who is of another school sees nothing of it; where the notice has no word of it, the page says so", async () => {
	const foreign = await visit("manager", SHOWN + "?school=" + school.id, silent);
	await foreign.page.getByText("没有找到这所学校").waitFor();
	const own = await visit("wang", SHOWN, silent);
	await own.page.getByText("本地通知对公示未作规定").waitFor();
	await look(own, "publicity-silent");
	assert.equal((await sql(`SELECT COUNT(*) AS n FROM objection WHERE school = ${silent.id}`))[0].n, "0");
});
