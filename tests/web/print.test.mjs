/* What people print from their screens: on A4, without what is there to be pressed, nothing cut off, each page of a table with its heading. */
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { command, insert, sql } from "../ask.mjs";
import { infoOf, textOf } from "../certificate/paper.mjs";
import { makeReady } from "../certificate/ready.mjs";
import { sum } from "../report/sum.mjs";
import { atPanel, handInAll } from "../review/cases.mjs";
import { makeSchool } from "../school.mjs";
import { arrive, launch } from "./browser.mjs";

const GALLERY = fileURLToPath(new URL("../../build/gallery/", import.meta.url));
const COLLEAGUES = 48;
let browser, school, submission, decided;
before(async () => {
	browser = await launch();
	school = await makeSchool({ policy: "wafangdian" });
	const { id, code, people, groups } = school;
	const colleagues = Array.from({ length: COLLEAGUES }, (_, n) => ({ id: id + 1000 + n, login: `${code}-c${n}`, name: "同事" + "一二三四五六七八九十"[n % 10] + "号" }));
	await sql(insert("person", ...colleagues) + insert("member", ...colleagues.map((one, n) => ({ id: one.id, person: one.id, school: id,
		teaching_group: groups[n % 2], staff_no: String(200 + n), since: "2020-09-01" }))));
	await makeReady(school, people.wang);
	[{ id: decided }] = await sql(`SELECT submission AS id FROM signature WHERE author = ${people.wang.id} LIMIT 1`);
	submission = await atPanel(school, people.zhao);
	const works = await handInAll(school, colleagues.map(one => [one, { drawn: [] }]));
	await sql(insert("verdict", ...works.map((work, n) => ({ submission: work, author: colleagues[n].id, level: "group", judge: people.leader.id,
		grade: "pass", marks: "[]", remark: "条目齐全。" }))));
	await sum();
});
after(() => browser.close());

/* As wide as what a sheet has between its margins. */
const SHEET = { width: 718, height: 1040 };

/* What a reader of the sheet can't use, and what lies beyond its edge. */
const misprints = page => page.evaluate(() => {
	const seen = one => one.getClientRects().length > 0 && getComputedStyle(one).visibility === "visible";
	const name = one => one.tagName.toLowerCase() + "." + one.className + " " + one.textContent.trim().slice(0, 20);
	const useless = Array.from(document.querySelectorAll("nav, button:not(.sort):not(.bar-button), .find, .foot, video, iframe"));
	const beyond = Array.from(document.querySelectorAll("#page *")).filter(one => !one.closest("svg") && !one.closest(".unseen") && one.getBoundingClientRect().right > innerWidth + 1);
	const cut = Array.from(document.querySelectorAll(".table")).filter(one => one.scrollWidth > one.clientWidth + 1);
	return useless.concat(beyond, cut).filter(seen).map(name);
});

for (const [name, who, address, heading] of [
	["名单", "manager", () => "/admin/people.html?school=" + school.id, "姓名"],
	["校评台账", "panel1", () => "/review/board.html?school=" + school.id, "教师"],
	["待评列表", "panel1", () => "/review/queue.html", "教师"],
	["一份材料", "panel1", () => "/review/case.html?submission=" + submission],
	["自己的材料", "wang", () => "/review/case.html?submission=" + decided],
	["评价结果", "wang", () => "/review/results.html"],
	["还差什么", "zhao", () => "/certificate/why.html"],
	["我的学时", "wang", () => "/hours/mine.html"],
	["进度", "manager", () => "/report/progress.html"],
	["我的数据", "wang", () => "/auth/data.html"]])
	test(`${name} is printed on A4, readable and whole`, async () => {
		const { page } = await arrive(browser, school.people[who].login, address(), SHEET);
		assert.equal(await page.locator(".notice.bad").count(), 0);
		await page.emulateMedia({ media: "print" });
		assert.deepEqual(await misprints(page), []);
		assert.doesNotMatch(await page.locator("#page").innerText(), /recording|去投票/);
		const pdf = await page.pdf({ preferCSSPageSize: true });
		mkdirSync(GALLERY, { recursive: true });
		const file = GALLERY + "print-" + who + "-" + address().replace(/^\/|\.html.*/g, "").replace("/", "-");
		writeFileSync(file + ".pdf", pdf);
		await command("pdftoppm", ["-r", "50", "-png", file + ".pdf", file]);
		assert.match((await infoOf(pdf))["Page size"], /^59[45][.\d]* x 84[12][.\d]* pts \(A4\)$/);
		const pages = (await textOf(pdf)).split("\f").filter(text => text.trim());
		if (heading)
			assert.deepEqual([pages.length > 1, pages.filter(text => !text.includes(heading))], [true, []]);
		await page.context().close();
	});
