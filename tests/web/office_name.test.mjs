/* A misspelt name at an office is mended on a page of its own, by an administrator, and never her own. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { signIn as ask, sql } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { arrive, launch, look, settled } from "./browser.mjs";

let browser, school, root;
before(async () => {
	browser = await launch();
	school = await makeSchool();
	root = await arrive(browser, school.people.admin.login, "/admin/offices.html");
});
after(() => browser.close());

const mends = name => root.page.getByRole("link", { name: new RegExp("^更正姓名 ?：" + name + "$") });

test("by keyboard: from the list to the form, and back to a list that has the name as it should be", async () => {
	await mends("沈知远").focus();
	await root.page.keyboard.press("Enter");
	await root.page.getByLabel("姓名").waitFor();
	await look(root, "office-name");
	await root.page.getByLabel("姓名").fill("");
	await root.page.keyboard.press("Enter");
	await root.page.locator(".summary").getByText("请填写姓名").waitFor();
	await root.page.getByLabel("姓名").focus();
	await root.page.keyboard.insertText("沈知源");
	await root.page.keyboard.press("Enter");
	await root.page.getByText("姓名已更正。").waitFor();
	await root.page.getByRole("cell", { name: /^(姓名：)?沈知源$/ }).waitFor();
	await look(root, "offices-mended");
	const office = await arrive(browser, school.people.office.login, "/auth/me.html");
	await office.page.getByRole("banner").getByText("沈知源").waitFor();
});

test("who looks at her own is told that another does it", async () => {
	await mends("杨清和").click();
	await root.page.getByText("自己的姓名请别的系统管理员更正").waitFor();
	assert.equal(await root.page.getByLabel("姓名").count(), 0);
	await look(root, "office-name-own");
});

test("a request for correction of such a name leads there", async () => {
	const expert = await ask(school.people.expert.login);
	const { body } = await expert.post("/api/admin/amendments", { subject: "name", wanted: "韩若冰", reason: "身份证上是冰" });
	await root.page.goto("/admin/amendment.html?amendment=" + body.amendment);
	await settled(root.page);
	await root.page.getByRole("link", { name: "更正姓名", exact: true }).click();
	await root.page.getByLabel("姓名").fill("韩若冰");
	await root.page.getByRole("button", { name: "更正", exact: true }).click();
	await root.page.getByText("姓名已更正。").waitFor();
	assert.deepEqual(await sql(`SELECT name FROM person WHERE id = ${school.people.expert.id}`), [{ name: "韩若冰" }]);
});

test("nobody else finds anything there", async () => {
	for (const who of ["office", "manager", "wang"]) {
		const { page, context } = await arrive(browser, school.people[who].login, "/admin/office-name.html?person=" + school.people.expert.id);
		await page.locator(".notice.bad").waitFor();
		assert.equal(await page.getByRole("main").getByText("韩若冰").count(), 0);
		await context.close();
	}
});
