/* 操作记录 as an office reads it: who did what, one person's acts by a click, days, and whether the records are whole. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { signIn, sql } from "../ask.mjs";
import { makeSchool, password } from "../school.mjs";
import { arrive, launch, look, settled } from "./browser.mjs";

let browser, school;
before(async () => {
	browser = await launch();
	school = await makeSchool();
	const office = await signIn(school.people.office.login), wang = await signIn(school.people.wang.login);
	await wang.put("/api/auth/password", { old: password, new: "mountain-river-42" });
	await office.post(`/api/admin/schools/${school.id}/ict`, { computers: 40 });
});
after(() => browser.close());

const visit = (who, address) => arrive(browser, school.people[who].login, address);

test("an office reads what was done, takes one person and one kind of act, and days on which there was nothing", async () => {
	const { page, ...office } = await visit("office", "/report/journal.html");
	await page.getByRole("cell", { name: /登录：修改密码/ }).waitFor();
	await page.getByRole("cell", { name: /区域与学校：登记网络与设备/ }).waitFor();
	await look({ page, ...office }, "journal");
	await page.getByRole("button", { name: school.people.wang.name }).first().click();
	await page.getByText(school.people.wang.name + "的操作").waitFor();
	await settled(page);
	assert.equal(await page.getByRole("cell", { name: /登记网络与设备/ }).count(), 0);
	await page.getByRole("button", { name: "不限人员" }).click();
	await page.getByLabel("做了什么").selectOption({ label: "登记网络与设备" });
	await page.getByRole("button", { name: "查看", exact: true }).click();
	await page.getByRole("cell", { name: /登记网络与设备/ }).waitFor();
	await settled(page);
	assert.equal(await page.getByRole("cell", { name: /修改密码/ }).count(), 0);
	await page.getByLabel("从哪一天").fill("2020-03-02");
	await page.getByLabel("到哪一天").fill("2020-03-01");
	await page.getByRole("button", { name: "查看", exact: true }).click();
	await page.locator(".summary").getByText("结束日期不能早于开始日期").waitFor();
	await look({ page, ...office }, "journal-ask");
	await page.getByLabel("到哪一天").fill("2020-03-05");
	await page.getByRole("button", { name: "查看", exact: true }).click();
	await page.getByText("这些日子里没有这样的操作").waitFor();
});

test("an office finds somebody by a few characters and reads what she did", async () => {
	const office = await visit("office", "/report/journal.html"), { page } = office;
	await page.getByText("选择日期、人和事").click();
	await page.getByRole("searchbox").fill(school.people.wang.name.slice(0, 2));
	await page.getByRole("searchbox").press("Enter");
	await page.getByLabel(school.people.wang.name).check();
	await look(office, "journal-who");
	await page.getByRole("button", { name: "查看", exact: true }).click();
	await page.getByText(school.people.wang.name + "的操作").waitFor();
	await page.getByRole("cell", { name: /登录：修改密码/ }).waitFor();
	assert.equal(await page.getByRole("cell", { name: /登记网络与设备/ }).count(), 0);
});

test("whether the records are whole, as of when, stands above them; a broken one is not to be overlooked", async () => {
	await sql("INSERT INTO journal_check (began_at, ended_at, checked) VALUES (UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), 4711)");
	const admin = await visit("admin", "/report/journal.html");
	await admin.page.getByText("没有缺少或改动").waitFor();
	await admin.page.getByText("校验了4711条").waitFor();
	await sql("INSERT INTO journal_check (began_at, ended_at, checked, broken_shard, broken_seq) VALUES (UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), 4711, 3, 8)");
	await admin.page.reload();
	await admin.page.getByText("有记录缺少或被改动").waitFor();
	await look(admin, "journal-broken");
	await sql("DELETE FROM journal_check WHERE checked = 4711");
});

test("a teacher and a school's management read nothing of it", async () => {
	for (const who of ["wang", "manager"]) {
		const visitor = await visit(who, "/report/journal.html");
		await visitor.page.getByText("不归您办理").or(visitor.page.getByText("无权查看")).first().waitFor();
	}
});
