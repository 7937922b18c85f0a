/* Judging as work: a long queue, a case a minute by the keyboard alone, and the evidence in place beside its criteria. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { base, insert, signIn as ask, sql, until } from "../ask.mjs";
import { upload } from "../evidence/hand.mjs";
import { docx, film } from "../evidence/makers.mjs";
import { paper } from "../evidence/traces.mjs";
import { atPanel, GOOD, handInAll, rubric } from "../review/cases.mjs";
import { makeSchool } from "../school.mjs";
import { arrive, enter, launch, look, open, settled } from "./browser.mjs";

const DESKTOP = { width: 1280, height: 800 };
let browser, school, works;

/* 203 works at 校评: of seven teachers in two groups, one of each ability that is there. */
async function fill() {
	const { people } = school;
	const abilities = (await sql(`SELECT code FROM ability WHERE code REGEXP '^[A-Z][0-9]+$' ORDER BY id LIMIT 29`)).map(row => row.code);
	const authors = [["wang", 0], ["li", 0], ["zhao", 0], ["qian", 0], ["sun", 1], ["zhou", 1], ["wu", 1]];
	const list = authors.flatMap(([key, group]) => abilities.map(ability => [people[key], { ability, group, drawn: [] }]));
	works = await handInAll(school, list);
	await sql(insert("verdict", ...list.map(([author, { group }], i) => ({ submission: works[i], author: author.id, level: "group",
		judge: people[group ? "leader2" : "leader"].id, grade: "pass", marks: "[]", remark: GOOD }))));
}

before(async () => {
	browser = await launch();
	school = await makeSchool();
	await fill();
});
after(() => browser.close());

const visit = (who, address, size = DESKTOP, at = school) => arrive(browser, at.people[who].login, address, size);
const given = async who => Number((await sql(`SELECT COUNT(*) AS n FROM verdict WHERE judge = ${school.people[who].id}`))[0].n);
/* The page comes to be so. */
const till = (page, claim, about) => until(() => page.evaluate(claim, about), String(claim));
const rows = page => page.locator("tbody tr");

test("a queue of two hundred cases is there at once, a page at a time", async t => {
	const member = await visit("panel1", "/");
	await member.page.getByText("还有200份等您校评").waitFor();
	assert.equal(await member.page.getByRole("link", { name: /^去校评/ }).count(), 3, "the first page stays short");
	await look(member, "judge-first-page");
	const began = Date.now();
	await member.page.goto("/review/queue.html");
	await rows(member.page).first().waitFor();
	t.diagnostic(`first content of 203 cases after ${Date.now() - began} ms`);
	await member.page.getByText("共203份").waitFor();
	assert.equal(await rows(member.page).count(), 50);
	await look(member, "judge-queue");
	for (const n of [100, 150, 200, 203]) {
		await member.page.getByRole("button", { name: "再看后面的" }).click();
		await rows(member.page).nth(n - 1).waitFor();
	}
	assert.equal(new Set(await rows(member.page).getByRole("link").evaluateAll(links => links.map(link => link.href))).size, 203);
	await member.context.close();
});

test("it is filtered by ability, group and term, and a filter stays on the way through its cases", async () => {
	const { id } = school.people.panel1;
	await sql(`UPDATE verdict SET given_at = given_at - INTERVAL 400 DAY WHERE submission IN (${works.slice(0, 2)}) AND level = 'group'`);
	const member = await visit("panel1", "/review/queue.html");
	await member.page.getByLabel("教研组").selectOption({ label: "数学组（87份）" });
	await member.page.getByRole("cell", { name: "数学组" }).first().waitFor();
	await member.page.getByLabel("能力点").selectOption({ index: 3 });
	await till(member.page, () => document.querySelectorAll("tbody tr").length === 3);
	assert.equal(await rows(member.page).getByText("语文组").count(), 0);
	await rows(member.page).first().getByRole("link", { name: /去校评/ }).click();
	await member.page.getByRole("link", { name: /^下一份/ }).click();
	await member.page.getByRole("link", { name: /^下一份/ }).click();
	await member.page.getByRole("link", { name: /^上一份/ }).waitFor();
	assert.equal(await member.page.getByRole("link", { name: /^下一份/ }).count(), 0, "there are three");
	await member.page.goto("/review/queue.html");
	await member.page.getByLabel("期限").selectOption({ label: "已经逾期（2份）" });
	await till(member.page, () => document.querySelectorAll("tbody tr").length === 2);
	assert.equal(await member.page.locator("td .late").count(), 2);
	assert.equal(Number((await sql(`SELECT COUNT(*) AS n FROM verdict WHERE judge = ${id}`))[0].n), 0, "looking gives nothing");
	await member.context.close();
});

test("a member judges several cases from the first page on with the keyboard alone", async () => {
	const { page, context } = await visit("panel2", "/");
	const key = (...keys) => keys.reduce((before, one) => before.then(() => page.keyboard.press(one)), Promise.resolve());
	const here = () => page.evaluate(() => document.activeElement.textContent.trim());
	for (let tabs = 0; !/^去校评/.test(await here()); tabs++) {
		assert.ok(tabs < 40, "the first task is not far");
		await key("Tab");
	}
	await key("Enter");
	for (let n = 0; n < 4; n++) {
		await page.locator(".judging").waitFor();
		await till(page, () => document.activeElement.id === "case");
		const began = await page.locator("#case").textContent();
		const pieces = await page.locator(".judged").count();
		for (let piece = 0; piece < pieces; piece++)
			await key(...[["y"], ["h"], ["1", "1", "y"], ["0", "2", "y"]][n], "j");
		await page.locator(".whole").getByText(n === 1 ? "合格" : "优秀", { exact: true }).waitFor();
		if (n === 2) {
			await key("c", "Enter");
			assert.match(await page.getByLabel("总评语").inputValue(), /^材料齐全/);
			await key("Escape");
		}
		await key("t");
		await page.getByRole("button", { name: "确认提交校评" }).waitFor();
		await key("Enter");
		await page.getByText("下面是下一份").waitFor();
		await till(page, before => document.getElementById("case") && document.getElementById("case").textContent !== before, began);
	}
	assert.equal(await given("panel2"), 4);
	assert.equal(await page.getByText("已有的评价").count(), 0, "nobody else's verdict before her own");
	await page.locator(".judging").waitFor();
	const first = page.url();
	await key("n");
	await till(page, before => location.href !== before, first);
	await page.locator(".judging").waitFor();
	await page.getByRole("link", { name: /^上一份/ }).waitFor();
	await key("b");
	await till(page, before => location.href === before, first);
	await page.locator(".judging").waitFor();
	await key("?");
	await page.getByText("提交（写字时按 Ctrl+Enter）").waitFor();
	await page.getByLabel("使用单键操作").uncheck();
	await key("n");
	assert.equal(page.url(), first, "who is disturbed by single keys turns them off");
	await context.close();
});

test("what was given is listed", async () => {
	const member = await visit("panel2", "/review/queue.html");
	await member.page.getByRole("link", { name: "我已评价的" }).click();
	await rows(member.page).nth(3).waitFor();
	assert.equal(await rows(member.page).getByText("优秀", { exact: true }).count(), 3);
	await look(member, "judge-given");
	await member.context.close();
});

test("a PDF and a film are shown beside the criteria, which stay in sight; an office file is to download, and says what it is", async () => {
	const other = await makeSchool();
	const { wang } = other.people, s = await atPanel(other, wang, { ability: "A5" });
	const someone = await ask(wang.login), { pieces } = await rubric("A5");
	const give = async (n, name, bytes) => {
		const { token, status } = await upload(someone, name, bytes);
		assert.equal(status, 204);
		await sql(`UPDATE piece SET file = (SELECT file FROM upload WHERE token = '${token}'), link = NULL, name = '${name}'
			WHERE submission = ${s} AND requirement = ${pieces[n].requirement}`);
	};
	await give(0, "教学设计.pdf", paper("某某"));
	await give(1, "课堂.mp4", film(300000));
	const member = await open(browser, base, DESKTOP), answers = [];
	member.page.on("response", reply => /\/api\/evidence\/file/.test(reply.url()) && answers.push(reply));
	await enter(member, other.people.panel1.login);
	await member.page.goto("/review/case.html?submission=" + s);
	await settled(member.page);
	await member.page.getByTitle("PDF 材料：教学设计.pdf").waitFor();
	await member.page.getByLabel("视频材料：课堂.mp4").scrollIntoViewIfNeeded();
	await till(member.page, () => document.querySelector("video").readyState > 0 || document.querySelector("video").error);
	await until(() => answers.some(reply => reply.status() === 206), "the film comes in parts");
	await until(() => answers.some(reply => /application\/pdf/.test(reply.headers()["content-type"]) && reply.status() === 200), "the PDF comes whole");
	const [shown, criteria] = await Promise.all([".beside-shown", ".beside-rubric"].map(place => member.page.locator(place).first().boundingBox()));
	assert.ok(criteria.x >= shown.x + shown.width, "side by side");
	await member.page.locator("#case").scrollIntoViewIfNeeded();
	await member.page.mouse.move(20, 400);
	await member.page.evaluate(() => scrollTo(0, document.querySelector(".beside").getBoundingClientRect().top + scrollY + 150));
	assert.ok((await member.page.locator(".beside-rubric").first().boundingBox()).y >= 0, "the criteria stay");
	await look(member, "judge-beside");
	assert.deepEqual(member.complaints, []);
	await give(0, "教学设计.docx", docx());
	await member.page.reload();
	await member.page.getByText("Word 文档，浏览器不能直接显示，请下载后打开。").waitFor();
	await member.context.close();
	const phone = await visit("panel1", "/review/case.html?submission=" + s, undefined, other);
	await phone.page.setViewportSize({ width: 360, height: 640 });
	await phone.page.getByRole("link", { name: "去核对条目" }).first().click();
	await phone.page.getByRole("link", { name: "回看这项材料" }).first().click();
	assert.ok((await phone.page.locator("#piece-0").boundingBox()).y < 100, "a way back and forth");
	await phone.context.close();
});

test("no other page has frames", async () => {
	const someone = await ask(school.people.panel1.login);
	assert.match((await someone.get("/review/case.html")).headers["content-security-policy"], /frame-src 'self'/);
	for (const address of ["/", "/review/queue.html", "/evidence/work.html"])
		assert.doesNotMatch((await someone.get(address)).headers["content-security-policy"], /frame-src/, address);
});
