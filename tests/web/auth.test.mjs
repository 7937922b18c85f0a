/* Signing in, the first password and one's own account, as people meet them. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { base, signIn as ask } from "../ask.mjs";
import { makeSchool, password } from "../school.mjs";
import { enter, launch, look, open, signIn } from "./browser.mjs";

let browser, school;
before(async () => {
	browser = await launch();
	school = await makeSchool();
});
after(() => browser.close());

const summary = page => page.locator(".summary");
const button = (page, name) => page.getByRole("button", { name, exact: true });

test("a stranger is led to sign-in and, signed in, to where she wanted to go", async () => {
	const her = await open(browser, base);
	await her.page.goto("/auth/me.html");
	await her.page.getByRole("heading", { name: "登录" }).first().waitFor();
	await look(her, "sign-in");
	await her.page.getByLabel("登录名").fill(school.people.wang.login);
	await her.page.getByLabel("密码", { exact: true }).fill(password);
	await button(her.page, "登录").click();
	await her.page.getByRole("heading", { level: 1, name: "我的账号" }).waitFor();
	assert.match(await her.page.locator("main").innerText(), /王一诺[^]*语文组/);
	await look(her, "me");
});

test("a link cannot send her to another site after signing in", async () => {
	for (const back of ["//evil.example/", "/\\evil.example/", "https://evil.example/"]) {
		const her = await open(browser, base);
		await her.page.goto("/auth/sign-in.html?back=" + encodeURIComponent(back));
		await her.page.getByLabel("登录名").fill(school.people.wang.login);
		await her.page.getByLabel("密码", { exact: true }).fill(password);
		await button(her.page, "登录").click();
		await her.page.waitForURL(base + "/");
		await her.context.close();
	}
});

test("a wrong password says no more than that, takes the focus and keeps the login", async () => {
	const her = await open(browser, base);
	await her.page.goto("/auth/sign-in.html");
	await her.page.getByLabel("登录名").fill(school.people.li.login);
	await her.page.getByLabel("密码", { exact: true }).fill("not her password");
	await her.page.keyboard.press("Enter");
	await summary(her.page).getByText("登录名或密码不对").waitFor();
	assert.ok(await summary(her.page).evaluate(box => box === document.activeElement));
	assert.equal(await her.page.getByLabel("登录名").inputValue(), school.people.li.login);
	await look(her, "sign-in-refused");
});

test("every empty field is named at once, and a link leads to each", async () => {
	const her = await open(browser, base);
	await her.page.goto("/auth/first.html");
	await button(her.page, "设定密码").click();
	assert.equal(await summary(her.page).getByRole("link").count(), 4);
	await summary(her.page).getByRole("link", { name: "请填写首次登录码" }).click();
	assert.ok(await her.page.getByLabel("首次登录码").evaluate(field => field === document.activeElement));
	await look(her, "first-password");
});

test("the code on the slip becomes a password, once", async () => {
	const manager = await ask(school.people.manager.login);
	const made = await manager.post("/api/admin/invitations", { school: school.id, people: [school.people.zhao.id] });
	assert.equal(made.status, 201, made.text);
	const code = made.body.slips[0].code;
	const her = await open(browser, base);
	await her.page.goto("/auth/first.html");
	const fill = async () => {
		await her.page.getByLabel("登录名").fill(school.people.zhao.login);
		await her.page.getByLabel("首次登录码").fill(code.toLowerCase());
		await her.page.getByLabel("新密码", { exact: true }).fill("清晨的操场很安静 2026");
		await her.page.getByLabel("再输一遍新密码").fill("清晨的操场很安静 2026");
		await button(her.page, "设定密码").click();
	};
	await fill();
	await her.page.getByText("密码已设定").waitFor();
	await signIn(her, school.people.zhao.login, "清晨的操场很安静 2026");
	await her.page.goto("/auth/first.html");
	await fill();
	await summary(her.page).getByText("首次登录码不对").waitFor();
});

test("an own new password is checked whole, and counts from then on", async () => {
	const her = await open(browser, base);
	await signIn(her, school.people.qian.login, password);
	await her.page.goto("/auth/me.html");
	await her.page.getByLabel("现在的密码").fill("wrong one");
	await her.page.getByLabel("新密码", { exact: true }).fill("short");
	await her.page.getByLabel("再输一遍新密码").fill("other");
	await button(her.page, "修改密码").click();
	assert.equal(await summary(her.page).getByRole("link").count(), 2);
	for (const name of ["新密码", "再输一遍新密码"])
		await her.page.getByLabel(name, { exact: true }).fill("一条小河绕过村庄");
	await her.page.getByLabel("现在的密码").fill(password);
	await her.page.getByLabel("新密码", { exact: true }).fill("一条小河绕过村庄与田野");
	await her.page.getByLabel("再输一遍新密码").fill("一条小河绕过村庄与田野");
	await button(her.page, "修改密码").click();
	await her.page.getByText("密码已修改").waitFor();
	await button(her.page, "退出").click();
	await her.page.getByRole("heading", { level: 1, name: "登录" }).waitFor();
	await signIn(her, school.people.qian.login, "一条小河绕过村庄与田野");
});

test("signed out, the page behind is empty and nothing of hers stays on the computer", async () => {
	const her = await open(browser, base);
	await enter(her, school.people.sun.login);
	await her.page.goto("/auth/me.html");
	await her.page.evaluate(() => localStorage.setItem("draft:1:/x", "{}"));
	await button(her.page, "退出").click();
	await her.page.getByRole("heading", { level: 1, name: "登录" }).waitFor();
	assert.equal(await her.page.evaluate(() => Object.keys(localStorage).filter(key => /draft|kept|tus/.test(key)).length), 0);
	await her.page.goBack();
	await her.page.getByRole("heading", { level: 1, name: "登录" }).waitFor();
});

test("large text is kept for this person on this computer", async () => {
	const her = await open(browser, base);
	await enter(her, school.people.zhou.login);
	await her.page.goto("/auth/me.html");
	const size = () => her.page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));
	await button(her.page, "大字").click();
	await her.page.reload();
	await her.page.locator("html.large").waitFor();
	assert.ok(await size() >= 22);
	await look(her, "me-large");
	await button(her.page, "标准字").click();
	await her.page.locator("html:not(.large)").waitFor();
	assert.ok(await size() < 20);
});

test("everything on the sign-in page works by keyboard, with a focus that is seen", async () => {
	const her = await open(browser, base);
	await her.page.goto("/auth/sign-in.html");
	await her.page.getByLabel("登录名").waitFor();
	await her.page.locator("body").press("Tab");
	assert.equal(await her.page.evaluate(() => document.activeElement.textContent), "跳到正文");
	await her.page.keyboard.press("Enter");
	await her.page.keyboard.press("Tab");
	await her.page.keyboard.type(school.people.wu.login);
	const outline = await her.page.evaluate(() => getComputedStyle(document.activeElement).outlineWidth);
	assert.equal(outline, "3px");
	await her.page.keyboard.press("Tab");
	await her.page.keyboard.type(password);
	await her.page.keyboard.press("Enter");
	await her.page.getByRole("heading", { level: 1, name: "现在要做的事" }).waitFor();
});

test("a page that does not exist says so in the same dress", async () => {
	const her = await open(browser, base);
	assert.equal((await her.page.goto("/no/such/page.html")).status(), 404);
	await look(her, "not-found");
});
