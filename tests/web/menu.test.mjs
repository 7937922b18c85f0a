/* The menu: every place of a person in groups, by click and by keyboard, on a phone and on a wide screen. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { makeSchool } from "../school.mjs";
import { arrive, launch, look } from "./browser.mjs";

const WIDE = { width: 1280, height: 800 };

let browser, school;
before(async () => {
	browser = await launch();
	school = await makeSchool();
});
after(() => browser.close());

const visit = (who, size) => arrive(browser, school.people[who].login, "/admin/catalogue.html", size);

const shown = page => page.locator(".nav a:visible").allInnerTexts();

test("closed, it is one line of groups; the group of this page is marked", async () => {
	const { page } = await visit("manager", WIDE);
	assert.deepEqual(await shown(page), ["现在要做的事"]);
	const tops = await page.locator("#nav-list > li").evaluateAll(all => all.map(one => one.getBoundingClientRect().top));
	assert.equal(new Set(tops).size, 1, "one line");
	assert.equal(await page.locator(".nav .here").innerText(), "规定");
});

test("a group opens by keyboard, another closes it, and so do Escape and a click elsewhere", async () => {
	const visitor = await visit("manager", WIDE), { page } = visitor;
	const group = name => page.getByRole("button", { name, exact: true });
	await group("学校").focus();
	await page.keyboard.press("Enter");
	assert.equal(await group("学校").getAttribute("aria-expanded"), "true");
	await page.keyboard.press("Tab");
	assert.equal(await page.evaluate(() => document.activeElement.innerText), "学校方案");
	await look(visitor, "menu-open");
	await group("人员").click();
	assert.equal(await group("学校").getAttribute("aria-expanded"), "false");
	assert.ok((await shown(page)).includes("导入名册"));
	await page.keyboard.press("Escape");
	assert.deepEqual(await shown(page), ["现在要做的事"]);
	await group("人员").click();
	await page.mouse.click(1200, 700);
	assert.deepEqual(await shown(page), ["现在要做的事"]);
	await group("规定").click();
	for (const left of ["能力点目录", "区域文件", "执行的规定"]) {
		await page.keyboard.press("Tab");
		assert.equal(await page.evaluate(() => document.activeElement.innerText), left);
	}
	await page.keyboard.press("Tab");
	assert.deepEqual(await shown(page), ["现在要做的事"], "it hides nothing that the focus goes on to");
});

test("on a phone it is a list that opens, and leads on", async () => {
	const visitor = await visit("wang"), { page } = visitor;
	assert.deepEqual(await shown(page), []);
	await page.getByRole("button", { name: "菜单" }).click();
	await page.getByRole("button", { name: "我的认证" }).click();
	await page.getByRole("link", { name: "我的学时" }).waitFor();
	await look(visitor, "menu-phone");
	await page.locator("h1").click();
	await page.getByRole("link", { name: "我的学时" }).waitFor({ state: "hidden" });
	await page.getByRole("button", { name: "我的认证" }).click();
	await page.getByRole("link", { name: "我的学时" }).click();
	await page.getByRole("heading", { level: 1, name: "我的学时" }).waitFor();
});

test("nobody is offered a place of somebody else's", async () => {
	const { page } = await visit("wang");
	const all = await page.locator(".nav a").evaluateAll(links => links.map(link => link.getAttribute("href")));
	assert.ok(all.includes("/evidence/list.html"));
	assert.deepEqual(all.filter(one => /roster|recognitions|policies|scans/.test(one)), []);
});
