// The screens of what comes after a decision, in a browser: an appeal and its blind judges, a helper after a fail, a case the author is asked for.
import assert from "node:assert/strict";
import { base, holds, sql, until } from "../ask.mjs";
import { decided, drawnFor, endOf, neighbour, policyOf } from "../review/after.mjs";
import { makeSchool } from "../school.mjs";
import { enter, launch, look, open, settled } from "./browser.mjs";

const browser = await launch();
const as = async (one, address) => {
	const visitor = await open(browser, base);
	await enter(visitor, one.login);
	await visitor.page.goto(address);
	await settled(visitor.page);
	return visitor;
};
const button = (page, name) => page.getByRole("button", { name, exact: true });
const RESULTS = "/review/results.html", COACHING = "/review/coaching.html", RECHECK = "/review/recheck.html";

/* --- an appeal ------------------------------------------------------------------------ */

const school = await makeSchool(), other = await makeSchool();
await policyOf(school, { appeal_days: 10, panel_min: 2, panel_days: 14, coaching: 1, nominate_min_percent: 3 });
await neighbour(school, other);
const { wang, li, zhao, qian, sun, leader, manager, office } = school.people;
const byId = {};
for (const one of [...Object.values(school.people), ...Object.values(other.people)])
	byId[one.id] = one;
const author = {}, judges = [];
let recheck;

const s = await decided(school, wang, "fail");
await decided(school, wang, "pass", { ability: "A1", ago: 11 });

await holds("the author finds the appeal at her result, with the days and the notice's words", async () => {
	const { page } = Object.assign(author, await as(wang, RESULTS));
	await page.locator(".card", { hasText: "A3" }).getByRole("button", { name: /申诉/ }).click();
	await page.getByText("结果公布后10天内可以申诉（“试验通知”）").waitFor();
	await look(author, "after-appeal");
});
await holds("without a reason it is not sent", async () => {
	await button(author.page, "提交申诉").click();
	await author.page.getByText("请写明申诉理由").first().waitFor();
	await look(author, "after-appeal-fault");
});
await holds("with one it is, and she reads until when it is looked at again", async () => {
	const { page } = author;
	const card = page.locator(".card", { hasText: "A3" });
	await card.getByLabel("申诉理由").fill("第一项的课堂实录已交，请重新核对。");
	await card.getByRole("button", { name: "提交申诉" }).click();
	await page.getByText("申诉已提交。").waitFor();
	await card.getByText(/正在复核，.*前有结果/).waitFor();
	assert.equal(await card.getByText("对结果有异议，申诉").count(), 0, "once");
	assert.equal(await card.getByText("修改后重新提交").count(), 0, "nothing is handed in while it is looked at again");
	recheck = (await sql(`SELECT id FROM recheck WHERE submission = ${s}`))[0].id;
	await look(author, "after-appealed");
});
await holds("too late, the server's sentence stands at the form and her words stay", async () => {
	const card = author.page.locator(".card", { hasText: "A1" });
	await card.getByRole("button", { name: /申诉/ }).click();
	await card.getByLabel("申诉理由").fill("想再评一次。");
	await card.getByRole("button", { name: "提交申诉" }).click();
	await card.getByText(/申诉期限是结果公布后10天（试验通知），现在已过/).waitFor();
	assert.equal(await card.getByLabel("申诉理由").inputValue(), "想再评一次。");
	await look(author, "after-appeal-late");
});
await holds("where the notice has no word of it, the page says so instead", async () => {
	const silent = await makeSchool({ policy: "wafangdian" });
	await decided(silent, silent.people.wang, "fail");
	const her = await as(silent.people.wang, RESULTS);
	await her.page.getByText("本地通知对申诉未作规定").waitFor();
	assert.equal(await her.page.getByText("对结果有异议，申诉").count(), 0);
});

await holds("a drawn judge finds it in the list and opens it blind", async () => {
	judges.push(...(await drawnFor(recheck, 2)).map(id => byId[id]));
	const judge = Object.assign(judges[0], await as(judges[0], RECHECK));
	await judge.page.getByText("申诉复核").first().waitFor();
	await look(judge, "after-rechecks");
	await judge.page.getByRole("link", { name: /去评价.*A3/ }).click();
	await judge.page.getByText("等级由条目得出").waitFor();
	for (const hidden of [wang.name, school.name, "请重新核对", "已有的评价"])
		assert.equal(await judge.page.getByText(hidden).count(), 0, hidden);
	await look(judge, "after-recheck");
});
async function judgeIt({ page }) {
	for (const piece of await page.locator(".judged").all())
		for (const box of (await piece.getByRole("checkbox").all()).slice(0, 2))
			await box.check();
	await page.getByLabel("总评语").fill("条目都做到了。");
	await button(page, "提交评价").click();
	await button(page, "确认提交评价").click();
	await page.getByText("已提交，您评的是合格。").waitFor();
}
await holds("what is not ticked is said all at once", async () => {
	await button(judges[0].page, "提交评价").click();
	await judges[0].page.getByText("有2处需要修改").waitFor();
});
await holds("she judges by the criteria, once", async () => {
	await judgeIt(judges[0]);
	await judges[0].page.getByText("现在没有等您复核的材料").waitFor();
	await look(judges[0], "after-rechecked");
	await judges[0].page.reload();
	await judges[0].page.getByText("没有这项内容").waitFor();
	await judges[0].page.getByRole("link", { name: "回到复核列表" }).click();
	await judges[0].page.getByText("现在没有等您复核的材料").waitFor();
});
await holds("the author reads both results, and not who judged", async () => {
	await judgeIt(await as(judges[1], RECHECK + "?recheck=" + recheck));
	assert.deepEqual(await endOf(recheck), { grade: "pass", votes: "2" });
	await author.page.goto(RESULTS);
	await settled(author.page);
	const card = author.page.locator(".card", { hasText: "A3" });
	await card.getByText(/原结果 不合格.*复核结果 合格/).waitFor();
	await card.getByText("条目都做到了。").first().waitFor();
	for (const judge of judges)
		assert.equal(await author.page.getByText(judge.name).count(), 0);
	await look(author, "after-both-results");
});

/* --- 一对一帮扶 -------------------------------------------------------------------------- */

const head = {}, helper = {}, boss = {};
await decided(school, li, "fail");
await holds("the leader reads who has no helper, and names one of the group with a plan", async () => {
	const { page } = Object.assign(head, await as(leader, COACHING));
	await page.getByRole("heading", { name: /李二青：A3/ }).waitFor();
	await page.getByRole("button", { name: /选帮扶人.*李二青/ }).click();
	await page.getByRole("radio", { name: /赵三禾/ }).waitFor();
	assert.equal(await page.getByRole("radio", { name: /李二青/ }).count(), 0, "nobody helps herself");
	await look(head, "after-helper");
	await button(page, "指定帮扶人").click();
	await page.getByText("有2处需要修改").waitFor();
	await page.getByRole("radio", { name: /赵三禾/ }).check();
	await page.getByLabel("帮扶计划").fill("每周一次一起备课，听课一节，修改材料。");
	await button(page, "指定帮扶人").click();
	await page.getByText("已指定赵三禾帮扶李二青").waitFor();
	await page.getByText("现在没有等您指定帮扶人的教师。").waitFor();
	await look(head, "after-helper-named");
});
await holds("the management names anybody of the school", async () => {
	await decided(school, qian, "fail", { ability: "A5" });
	const { page } = Object.assign(boss, await as(manager, COACHING));
	await page.getByRole("button", { name: /选帮扶人.*钱四野/ }).click();
	await button(page, "数学组").click();
	await page.getByRole("radio", { name: new RegExp(sun.name) }).check();
	await page.getByLabel("帮扶计划").fill("跨组听课，一起修改课件。");
	await look(boss, "after-helper-management");
	await button(page, "指定帮扶人").click();
	await page.getByText(`已指定${sun.name}帮扶${qian.name}`).waitFor();
});
await holds("the helper writes meetings down; a wrong day is said at its field", async () => {
	const { page } = Object.assign(helper, await as(zhao, COACHING));
	await page.getByText("每周一次一起备课").waitFor();
	await page.getByRole("button", { name: /记一次帮扶/ }).click();
	await page.getByLabel("帮扶日期").fill("2099-01-01");
	await page.getByLabel("帮扶内容").fill("一起修改教学设计。");
	await button(page, "记下这次帮扶").click();
	await page.getByText("帮扶日期应在结果公布之后，不晚于今天").first().waitFor();
	await look(helper, "after-meeting-fault");
	await page.getByLabel("帮扶日期").fill(new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 10));
	await button(page, "记下这次帮扶").click();
	await page.getByText("已记下，李二青也能看到。").waitFor();
	await page.locator("li", { hasText: "一起修改教学设计。" }).first().waitFor();
	await look(helper, "after-meeting");
});
await holds("the teacher reads plan and meetings and goes on to try again", async () => {
	const her = await as(li, COACHING);
	await her.page.getByText("赵三禾帮扶您").waitFor();
	await her.page.getByText("一起修改教学设计。").waitFor();
	await look(her, "after-coached");
	await her.page.getByRole("link", { name: /修改后重新提交/ }).click();
	await settled(her.page);
	await until(async () => /ability=\d+$/.test(her.page.url()), "the work's own page");
	const again = await as(li, RESULTS);
	await again.page.getByRole("link", { name: /修改后重新提交/ }).click();
	await settled(again.page);
	assert.match(again.page.url(), /ability=\d+$/);
});

/* --- 优秀案例 ---------------------------------------------------------------------------- */

const shown = await decided(school, zhao, "excellent", { ability: "A7" });
await sql(`INSERT INTO nomination (submission, author, school, programme, reason, nominated_by)
	VALUES (${shown}, ${zhao.id}, ${school.id}, ${school.programme}, '融合自然，可以推广。', ${manager.id})`);
await holds("the author of a nominated case is asked, answers once, and reads what came of it", async () => {
	const her = await as(zhao, RESULTS);
	await her.page.getByRole("heading", { name: "等您表示是否同意" }).waitFor();
	await her.page.getByRole("heading", { name: "各项评价结果" }).waitFor();
	await button(her.page, "提交").click();
	await her.page.getByText("请选择同意或不同意").first().waitFor();
	await look(her, "after-consent");
	await her.page.getByRole("radio", { name: "同意", exact: true }).check();
	await button(her.page, "提交").click();
	await her.page.getByText("您已同意推荐，现在等项目办审定。").waitFor();
	assert.deepEqual(await sql(`SELECT agrees FROM nomination_consent WHERE author = ${zhao.id}`), [{ agrees: "1" }]);
	await sql(`INSERT INTO nomination_review (nomination, outcome, remark, reviewed_by)
		SELECT id, 'accepted', '可以展示。', ${office.id} FROM nomination WHERE author = ${zhao.id}`);
	await her.page.reload();
	await her.page.getByText("审定通过").waitFor();
	await her.page.getByText("可以展示。").waitFor();
	await look(her, "after-consented");
});

await browser.close();
