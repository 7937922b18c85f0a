/* What is typed is on the server within seconds, so that a session, a line or a computer that goes takes nothing with it. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { base, signIn as ask, sql, until } from "../ask.mjs";
import { handIn } from "../review/cases.mjs";
import { makeSchool, password } from "../school.mjs";
import { arrive, launch, look, open, settled } from "./browser.mjs";

const PLAN = "/plan/personal-plan.html";

let browser, school, submission;
before(async () => {
	browser = await launch();
	school = await makeSchool();
	const { wang, li, zhao } = school.people;
	submission = await handIn(school, wang, { ability: "A3", drawn: [li, zhao] });
});
after(() => browser.close());

const visit = (who, address) => arrive(browser, school.people[who].login, address);
const button = (page, name) => page.getByRole("button", { name, exact: true });
/* Said on the page, once what it has now is on the server. */
const kept = async ({ page }, field, text) => {
	await field.fill(text);
	await page.locator(".saved.kept").waitFor();
	await until(async () => (await sql(`SELECT 1 FROM typing WHERE LOCATE('${text}', content) > 0`)).length === 1, text + " is on the server");
};
const placesOf = async who => (await (await ask(school.people[who].login)).get("/api/auth/typing")).body.rows.map(one => one.place);
const ended = who => sql(`UPDATE session SET ended_at = UTC_TIMESTAMP(6) WHERE person = ${school.people[who].id}`);

const mine = page => page.getByLabel("个人学习计划");
const caseOf = () => "/review/case.html?submission=" + submission;
const remark = page => page.getByLabel("总评语");

test("a session that ends while she judges: on another computer her ticks and words are there, and she goes on", async () => {
	const here = await visit("li", caseOf());
	await here.page.getByRole("checkbox").nth(0).check();
	await here.page.getByRole("checkbox").nth(1).check();
	await kept(here, remark(here.page), "学情分析写得具体");
	await look(here, "typing-case");
	const [{ title, text }] = (await (await ask(school.people.li.login)).get("/api/auth/typing")).body.rows;
	assert.equal(title, "评价材料：A3 演示文稿设计与制作，" + school.people.wang.name, "several of them are told apart");
	assert.equal(text, "学情分析写得具体", "and her own words only are shown");
	await ended("li");
	await remark(here.page).fill("学情分析写得具体，结论");
	await here.page.getByRole("heading", { name: "登录已过期" }).waitFor();
	await here.context.close();
	const there = await visit("li", caseOf());
	assert.equal(await remark(there.page).inputValue(), "学情分析写得具体");
	assert.equal(await there.page.getByRole("checkbox", { checked: true }).count(), 2);
	const zhao = await visit("zhao", caseOf());
	assert.equal(await remark(zhao.page).inputValue(), "", "another judge has a form of her own");
	assert.equal(await zhao.page.getByRole("checkbox", { checked: true }).count(), 0);
	for (const none of await there.page.getByLabel("以上都没有做到").all())
		await none.check();
	await button(there.page, "提交互评").click();
	await button(there.page, "确认提交互评").click();
	await there.page.getByText("已提交，您评的是不合格。").waitFor();
	await until(async () => (await placesOf("li")).length === 0, "handed in, nothing of it is left");
});

test("a session that ends while she writes her plan: after signing in elsewhere she stands where she was", async () => {
	const here = await visit("wang", PLAN);
	await kept(here, mine(here.page), "先学A3，再学A5");
	await look(here, "typing-plan");
	await here.context.close();
	await ended("wang");
	const there = await open(browser, base);
	await there.page.goto(PLAN);
	await there.page.getByLabel("登录名").fill(school.people.wang.login);
	await there.page.getByLabel("密码", { exact: true }).fill(password);
	await there.page.keyboard.press("Enter");
	await there.page.getByRole("heading", { level: 1, name: "个人研修计划" }).waitFor();
	await mine(there.page).waitFor();
	assert.equal(await mine(there.page).inputValue(), "先学A3，再学A5");
});

test("what is typed while the line is away stays on the device, is said, and is saved when it is back", async () => {
	const her = await visit("wang", PLAN);
	await her.context.setOffline(true);
	await mine(her.page).fill("断网时写的计划");
	await her.page.getByText("暂时连不上服务器，内容已存在本机").waitFor();
	await look(her, "typing-offline");
	await her.context.setOffline(false);
	await until(async () => (await sql(`SELECT content FROM typing WHERE person = ${school.people.wang.id}`))[0].content.includes("断网时写的计划"), "it is on the server");
	await her.page.reload();
	await settled(her.page);
	assert.equal(await mine(her.page).inputValue(), "断网时写的计划");
});

test("of two tabs the second is told that it has changed elsewhere, and she chooses", async () => {
	const one = await visit("wang", PLAN);
	const two = { ...one, page: await one.context.newPage() };
	await two.page.goto(PLAN);
	await settled(two.page);
	await kept(one, mine(one.page), "第一个窗口写的");
	await mine(two.page).fill("第二个窗口写的");
	await two.page.getByRole("heading", { name: "这份草稿在别处也改过" }).waitFor();
	await look(two, "typing-two");
	await button(two.page, "用服务器上那份").click();
	await mine(two.page).waitFor();
	assert.equal(await mine(two.page).inputValue(), "第一个窗口写的");
});

test("by keyboard: she saves the plan, what was typed goes, and the next version begins with what she saved", async () => {
	const her = await visit("wang", PLAN);
	await her.page.getByLabel("能力达标标准").focus();
	await her.page.keyboard.type("三个能力点合格");
	await her.page.keyboard.press("Tab");
	await her.page.keyboard.press("Enter");
	await her.page.getByText("已保存。教研组长会据此拟定").waitFor();
	await until(async () => (await placesOf("wang")).length === 0, "nothing of it is left");
	await her.page.getByText("填写的内容会自动保存").waitFor();
	assert.equal(await mine(her.page).inputValue(), "第一个窗口写的");
	await kept(her, mine(her.page), "下一稿的开头");
	assert.deepEqual(await placesOf("wang"), ["plan.personal.1"]);
});

test("my data lead to what is not finished: to go on with, or to clear by a second press; nobody else has it", async () => {
	const her = await visit("wang", "/auth/data.html");
	await her.page.getByRole("link", { name: /^查看 ?：没有写完的内容$/ }).click();
	await her.page.getByText("下一稿的开头").waitFor();
	await look(her, "typing-typed");
	await her.page.getByRole("link", { name: /^接着写 ?：个人研修计划$/ }).click();
	await mine(her.page).waitFor();
	assert.equal(await mine(her.page).inputValue(), "下一稿的开头");
	await her.page.goto("/auth/typed.html");
	await her.page.getByRole("button", { name: /^清除 ?：个人研修计划$/ }).click();
	await her.page.getByRole("button", { name: /^确认清除 ?：个人研修计划$/ }).click();
	await her.page.getByText("没有写到一半的内容。").waitFor();
	await look(her, "typing-none");
	assert.deepEqual(await placesOf("wang"), []);
	const admin = await visit("admin", "/auth/typed.html");
	await admin.page.getByText("没有写到一半的内容。").waitFor();
});
