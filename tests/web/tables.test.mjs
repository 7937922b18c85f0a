/* Tables and papers that leave by a page: the links of a list, and minutes, 通报 and summaries on A4. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { insert, signIn as ask, sql } from "../ask.mjs";
import { makeReady } from "../certificate/ready.mjs";
import { sum } from "../report/sum.mjs";
import { makeSchool } from "../school.mjs";
import { readCsv, readXlsx } from "../tables.mjs";
import { arrive, launch, look, settled } from "./browser.mjs";

let browser, school;
before(async () => {
	browser = await launch();
	school = await makeSchool({ policy: "wafangdian" });
	await makeReady(school, school.people.wang);
	await sum();
});
after(() => browser.close());

const visit = (who, address) => arrive(browser, school.people[who].login, address);

test("below a list stand two links, which give the whole of it", async () => {
	const manager = await visit("manager", `/admin/people.html?school=${school.id}`);
	for (const [name, file, read] of [["表格（xlsx）", "教职工名单.xlsx", async bytes => (await readXlsx(bytes)).rows], ["CSV", "教职工名单.csv", readCsv]]) {
		const [download] = await Promise.all([manager.page.waitForEvent("download"), manager.page.getByRole("link", { name, exact: true }).click()]);
		assert.equal(download.suggestedFilename(), file);
		const rows = await read(readFileSync(await download.path()));
		assert.equal(rows.length, 16);
		assert.equal(rows[0][1], "姓名");
	}
	await look(manager, "people-files");
});

/* Nothing but the paper is printed, and it is as wide as A4. */
async function onPaper({ page }) {
	await page.emulateMedia({ media: "print" });
	assert.equal(await page.locator(".head").first().isVisible(), false);
	assert.equal(await page.getByRole("button", { name: "打印" }).isVisible(), false);
	const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
	await page.emulateMedia({ media: "screen" });
	return (pdf.match(/\/Type\s*\/Page\b/g) || []).length;
}

test("the minutes of a decision are printed for signature and seal", async () => {
	const chair = await visit("panel1", "/review/minutes.html");
	await look(chair, "minutes-list");
	await chair.page.getByRole("link", { name: /打印.*A5/ }).click();
	await chair.page.getByText("有效票").waitFor();
	await settled(chair.page);
	const text = await chair.page.locator(".sheet").innerText();
	for (const word of ["学校考核小组考核记录", school.name, "王一诺", "优秀", "手写签名", "学校盖章"])
		assert.ok(text.includes(word), word);
	assert.equal(await onPaper(chair), 1);
	await chair.page.getByText("回避或未投票：").waitFor();
	await chair.page.getByText("借调：").waitFor();
	await look(chair, "minutes");
});

test("a 通报 is printed with its figures", async () => {
	const officer = await ask(school.people.office.login), today = new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 10);
	const made = await officer.post("/api/report/bulletin", { region: school.county, from: "2026-01-01", to: today, title: "秋季进展通报" });
	assert.equal(made.status, 201, made.text);
	const office = await visit("office", "/report/circulars.html");
	await office.page.getByRole("link", { name: /打印.*秋季/ }).click();
	await office.page.getByText("合计", { exact: true }).waitFor();
	await settled(office.page);
	const text = await office.page.locator(".sheet").innerText();
	for (const word of ["秋季进展通报", "应参加", school.name, "本期校评签字4份", "期初合计"])
		assert.ok(text.includes(word), word);
	assert.equal(await onPaper(office), 1);
	await look(office, "circular");
});

test("a school's summary is printed by the school and by its office", async () => {
	const content = { done: "64人全部合格", results: "课堂有变化" };
	await sql(insert("school_summary", { programme: school.programme, school: school.id, number: 1, content: JSON.stringify(content), made_by: school.people.manager.id }));
	for (const key of ["manager", "office"]) {
		const who = await visit(key, "/plan/summaries.html" + (key === "manager" ? "?print=1" : ""));
		await who.page.locator(".sheet").getByText("课堂有变化").waitFor();
		assert.ok((await who.page.locator(".sheet").innerText()).includes(school.name));
		assert.equal(await onPaper(who), 1);
		await look(who, "summary-" + key);
	}
});

test("the bulletins of a group are printed, each on its own sheet", async () => {
	await sql(insert("bulletin", ...[1, 2].map(stage => ({ programme: school.programme, teaching_group: school.groups[0], stage,
		title: `第${stage}期简报`, text: "本组开展了研讨。\n大家都来了。", made_by: school.people.leader.id }))));
	const leader = await visit("leader", "/plan/bulletins.html");
	await leader.page.getByRole("link", { name: /打开.*语文组/ }).click();
	await leader.page.getByRole("heading", { name: "第2期简报" }).waitFor();
	await leader.page.getByRole("link", { name: "打印这些简报" }).click();
	await leader.page.locator(".sheet").first().waitFor();
	await settled(leader.page);
	assert.ok((await leader.page.locator(".sheet").first().innerText()).includes("语文组"));
	assert.equal(await onPaper(leader), 2);
	await look(leader, "bulletins");
});
