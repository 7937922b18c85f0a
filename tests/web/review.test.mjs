// The screens of review, in a browser: a peer, the leader, the panel and its chair judge one work; the author reads what became of it.
import assert from "node:assert/strict";
import { base, holds, sql } from "../ask.mjs";
import { atPanel, handIn, judged, rubric, stateOf } from "../review/cases.mjs";
import { makeSchool } from "../school.mjs";
import { enter, launch, look, open, settled } from "./browser.mjs";

const school = await makeSchool();
const { wang, li, zhao, qian, leader, chair, panel1, panel2 } = school.people;
const browser = await launch();
const book = await rubric("A3");
const as = async (one, address) => {
	const visitor = await open(browser, base);
	await enter(visitor, one.login);
	await visitor.page.goto(address);
	await settled(visitor.page);
	return visitor;
};
const peer = {}, head = {}, author = {};
const caseOf = s => "/review/case.html?submission=" + s;

/* Ticks so many criteria of every piece: all of 合格, then those of 优秀. */
async function tick(page, grade) {
	for (const piece of await page.locator(".judged").all()) {
		const boxes = await piece.getByRole("checkbox").all();
		const wanted = grade === "fail" ? boxes.slice(-1) : boxes.slice(0, grade === "pass" ? 2 : 4);
		for (const box of wanted)
			await box.check();
	}
}
const submit = (page, word) => page.getByRole("button", { name: "提交" + word }).click();
/* The second step, since a verdict is final. */
const sure = (page, word) => page.getByRole("button", { name: "确认" + word }).click();
async function give(page, word) {
	await submit(page, word);
	await page.getByText("提交后不能更改，也不能撤回").waitFor();
	await sure(page, "提交" + word);
}

const s = await handIn(school, wang, { drawn: [li, zhao] });
await sql(`UPDATE submission SET note = '三年级上册第二单元，两课时。' WHERE id = ${s};
	UPDATE piece SET remark = '用电子白板分层展示，附学生活动单。' WHERE submission = ${s} AND requirement = ${book.pieces[0].requirement}`);
await handIn(school, qian, { ability: "A1", drawn: [li] });

await holds("a drawn colleague finds it in the queue and opens it", async () => {
	const { page } = Object.assign(peer, await as(li, "/review/queue.html"));
	assert.equal(await page.locator("tbody tr").count(), 2);
	await look(peer, "review-queue");
	await page.getByRole("link", { name: /去互评.*王一诺/ }).click();
	await page.getByText("等级由条目得出").waitFor();
	assert.equal(await page.getByText("已有的评价").count(), 0);
	await look(peer, "review-peer");
});
await holds("what is missing is said all at once", async () => {
	await submit(peer.page, "互评");
	await peer.page.getByText("有2处需要修改").waitFor();
	await look(peer, "review-peer-faults");
});
await holds("the grade follows from the ticks, and a fail asks for its reason", async () => {
	await tick(peer.page, "fail");
	await peer.page.locator(".notice").getByText("不合格", { exact: true }).waitFor();
	await submit(peer.page, "互评");
	await peer.page.getByText("评为不合格，请写明理由").first().waitFor();
	await tick(peer.page, "excellent");
	await peer.page.locator(".notice").getByText("优秀", { exact: true }).waitFor();
	await look(peer, "review-peer-ticked");
});
await holds("what was ticked survives a reload", async () => {
	await peer.page.reload();
	await peer.page.locator(".notice").getByText("优秀", { exact: true }).waitFor();
});
await holds("a verdict is final, which is said before it is given, and there is a way back until then", async () => {
	await peer.page.getByLabel("总评语").fill("活动设计层次清楚，可借鉴。");
	await submit(peer.page, "互评");
	await peer.page.getByText("您评的是优秀，提交后不能更改，也不能撤回。").waitFor();
	await look(peer, "review-peer-sure");
	await peer.page.getByRole("button", { name: "再看看" }).click();
	assert.deepEqual(await sql(`SELECT id FROM verdict WHERE submission = ${s}`), []);
});
await holds("it is given, and the next case is there at once", async () => {
	await give(peer.page, "互评");
	await peer.page.getByText("已提交，您评的是优秀。").waitFor();
	await peer.page.getByRole("heading", { name: /^A1/ }).waitFor();
	await look(peer, "review-peer-done");
	await peer.page.getByRole("link", { name: "回看刚才这份" }).click();
	await peer.page.getByText("您的互评").waitFor();
});
await judged(s, wang, zhao, "peer", "pass");

await holds("the leader reads self and peer verdicts, and may return the work", async () => {
	Object.assign(head, await as(leader, caseOf(s)));
	await head.page.getByText("活动设计层次清楚，可借鉴。").waitFor();
	await head.page.getByText("李二青").waitFor();
	await head.page.getByText("退回修改").first().click();
	await look(head, "review-group");
	await head.page.getByRole("button", { name: "退回修改" }).click();
	await head.page.getByText("请写明要修改什么").first().waitFor();
});
await holds("or judges it", async () => {
	await tick(head.page, "pass");
	await head.page.getByLabel("总评语").fill("同意互评意见。");
	await give(head.page, "组评");
	await head.page.getByText("已提交，您评的是合格。").waitFor();
	assert.equal(await stateOf(s), "panel");
});

await holds("a member votes without seeing anybody's verdict, and sees them afterwards", async () => {
	const member = await as(panel1, caseOf(s));
	await member.page.getByText("已有0票，至少需3票").waitFor();
	assert.equal(await member.page.getByText("活动设计层次清楚").count(), 0);
	await look(member, "review-panel");
	await tick(member.page, "excellent");
	await give(member.page, "校评");
	await member.page.getByText("活动设计层次清楚，可借鉴。").waitFor();
	await member.page.getByText("已有1票，至少需3票").waitFor();
	await look(member, "review-panel-voted");
});
await judged(s, wang, panel2, "panel", "pass");

await holds("the chair votes, then signs what the majority reached", async () => {
	const boss = await as(chair, caseOf(s));
	await tick(boss.page, "excellent");
	await give(boss.page, "校评");
	await boss.page.getByRole("heading", { name: "签字", exact: true }).waitFor();
	await boss.page.getByText("3票中过半数达到的等级：").waitFor();
	await look(boss, "review-sign");
	await boss.page.getByRole("button", { name: "签字", exact: true }).click();
	await sure(boss.page, "签字");
	await boss.page.getByText("已签字，结果已生效。").waitFor();
	await boss.page.getByText("校级考核结果").waitFor();
	assert.deepEqual(await sql(`SELECT grade FROM signature WHERE submission = ${s}`), [{ grade: "excellent" }]);
	await look(boss, "review-signed");
});

const back = await atPanel(school, wang, { ability: "A5" });
await judged(back, wang, panel1, "panel");
await sql(`INSERT INTO work_return (submission, author, level, returned_by, remark) VALUES (${back}, ${wang.id}, 'panel', ${chair.id}, '请补交课堂实录片段，画面须有学生。')`);
await holds("the author reads her results", async () => {
	Object.assign(author, await as(wang, "/review/results.html"));
	await author.page.getByText("请补交课堂实录片段").waitFor();
	await look(author, "review-results");
});
await holds("with remarks and criteria, and without names", async () => {
	await author.page.getByRole("link", { name: /看评语和条目.*A3/ }).click();
	await author.page.getByText("活动设计层次清楚，可借鉴。").waitFor();
	for (const one of [li, zhao, leader, panel1, panel2, chair])
		assert.equal(await author.page.getByText(one.name).count(), 0, one.login);
	for (const fold of await author.page.getByText("逐条看").all())
		await fold.click();
	await author.page.getByText("做到").first().waitFor();
	await look(author, "review-result");
});
const fresh = await handIn(school, zhao, { ability: "A6" });
await holds("and can make the draw again", async () => {
	const { page } = await as(zhao, caseOf(fresh));
	for (let tries = 0; tries < 40 && !(await page.getByText("互评人是怎样抽取的").count()); tries++) {
		await page.reload();
		await settled(page);
	}
	await page.getByText("互评人是怎样抽取的").click();
	await page.getByRole("button", { name: "按种子重新计算" }).click();
	await page.getByText("重新计算的结果与抽取一致。").waitFor();
});
await holds("a stranger to a case finds nothing", async () => {
	const visitor = await as(qian, caseOf(s));
	await visitor.page.getByText(/没有/).first().waitFor();
	await look(visitor, "review-none");
});
await browser.close();
