/* 代填: a leader enters for a member of her group, who looks through it, takes it and hands it in herself. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { signIn as ask } from "../ask.mjs";
import { choose, work } from "../evidence/hand.mjs";
import { docx } from "../evidence/makers.mjs";
import { makeSchool } from "../school.mjs";
import { arrive, launch, look, settled } from "./browser.mjs";

let browser, school, ids;
before(async () => {
	browser = await launch();
	school = await makeSchool();
	ids = await choose(school, school.people.wang, "A1");
});
after(() => browser.close());

const visit = (who, address) => arrive(browser, school.people[who].login, address);

test("a leader finds her group's members and what lies with them, and enters for one", async () => {
	const leader = await visit("leader", "/evidence/behalf.html");
	await leader.page.getByText("本人采用并提交以后才算数").waitFor();
	await look(leader, "behalf");
	await leader.page.getByRole("link", { name: /^代填 ?：王一诺 技术支持的学情分析/ }).click();
	await settled(leader.page);
	const first = leader.page.locator("section.card").first();
	await first.getByLabel("上传文件", { exact: true }).setInputFiles({ name: "学情分析.docx", mimeType: "", buffer: docx("学情") });
	await first.getByRole("link", { name: /^查看 ?：学情分析\.docx$/ }).waitFor();
	await first.getByLabel("说明").fill("按王老师手写的教案录入");
	await look(leader, "behalf-entering");
	await leader.page.getByRole("button", { name: "交给本人核对" }).click();
	await leader.page.getByText("已交给王一诺老师本人核对").waitFor();
	await look(leader, "behalf-given");
	await leader.page.getByRole("link", { name: "回到代同事填写" }).click();
	await leader.page.getByText("已交给本人核对，还没有答复").waitFor();
});

test("she is told on her first page, takes it by keyboard, and it stands in her draft", async () => {
	const wang = await visit("wang", "/");
	await look(wang, "behalf-now");
	await wang.page.getByRole("link", { name: /^去核对代填的材料/ }).click();
	await wang.page.getByText("林一然老师替您填了1项材料").waitFor();
	await look(wang, "behalf-answer");
	await wang.page.getByRole("button", { name: "采用，放进草稿" }).press("Enter");
	await wang.page.getByRole("link", { name: /^查看 ?：学情分析\.docx$/ }).waitFor();
	assert.equal(await wang.page.locator("section.card").first().getByLabel("说明").inputValue(), "按王老师手写的教案录入");
	assert.equal(await wang.page.getByText("替您填了").count(), 0);
	assert.equal((await work(await ask(school.people.wang.login), ids.A1)).latest, null);
});

test("who may enter for nobody is told so", async () => {
	const li = await visit("li", "/evidence/behalf.html");
	await li.page.getByText("现在没有可以代填的材料").waitFor();
});
