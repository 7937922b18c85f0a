/* 逾期与原因: who is late, who has it, who was given more time; and for a school whom to talk to today. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { insert, sql } from "../ask.mjs";
import { sum } from "../report/sum.mjs";
import { atGroup, handIn } from "../review/cases.mjs";
import { makeSchool } from "../school.mjs";
import { arrive, launch, look, settled } from "./browser.mjs";

let browser, school;
before(async () => {
	browser = await launch();
	school = await makeSchool({ policy: "wafangdian" });
	const { wang, li, zhao, office } = school.people;
	const works = [await handIn(school, wang, { ability: "A1", drawn: [li, zhao] }), await atGroup(school, wang, { ability: "A2" })];
	await sql(`UPDATE drawn SET due_at = due_at - INTERVAL 10 DAY WHERE submission IN (${works});
		UPDATE submission SET handed_in_at = handed_in_at - INTERVAL 10 DAY WHERE id IN (${works});
		UPDATE draw SET drawn_at = drawn_at - INTERVAL 10 DAY WHERE submission IN (${works});
		UPDATE verdict SET given_at = given_at - INTERVAL 10 DAY WHERE submission IN (${works});` +
		insert("extension", { programme: school.programme, person: li.id, until: "2099-12-31", reason: "产假", made_by: office.id }));
	await sum();
});
after(() => browser.close());

const visit = (who, address) => arrive(browser, school.people[who].login, address);
const row = (page, name) => page.getByRole("row", { name: new RegExp(name) });

test("management sees first whom to talk to today, each once, and why", async () => {
	const his = await visit("manager", "/report/late.html");
	assert.match(await row(his.page, "林一然").textContent(), /组评1件没有完成/);
	assert.match(await row(his.page, "赵三禾").textContent(), /互评1件没有完成/);
	await look(his, "late-people");
	await his.page.getByRole("link", { name: "逾期未完成的评价" }).click();
	await settled(his.page);
	assert.equal(await his.page.locator("tbody tr").count(), 3);
	await look(his, "late-judgements");
});

test("the office sees who is late, by how many days and at which step; who was given more time stands with the reason", async () => {
	const hers = await visit("office", "/report/late.html");
	assert.match(await row(hers.page, "李二青").textContent(), /延期内[^]*到2099年12月31日：产假/);
	assert.match(await row(hers.page, "王一诺").textContent(), /评价没有完成[^]*评价人/);
	await look(hers, "late-teachers");
	await hers.page.getByRole("link", { name: "评价没有完成" }).click();
	await settled(hers.page);
	assert.equal(await hers.page.locator("tbody tr").count(), 1);
	await hers.page.getByRole("link", { name: /王一诺/ }).click();
	await hers.page.getByText("王一诺，").first().waitFor();
});

test("a school whose plan is not filed when it was due is late with who has it", async () => {
	const hers = await visit("office", "/report/late.html?what=plans");
	assert.match(await row(hers.page, school.name).textContent(), /\d+天[^]*还没有填写[^]*学校/);
	await look(hers, "late-plans");
	const [file] = await Promise.all([hers.page.waitForEvent("download"), hers.page.getByRole("link", { name: "CSV" }).click()]);
	assert.equal(file.suggestedFilename(), "逾期未备案学校.csv");
});

test("a leader sees the own group, by keyboard", async () => {
	const hers = await visit("leader", "/report/late.html");
	await row(hers.page, "钱四野").waitFor();
	assert.equal(await row(hers.page, "周七言").count(), 0);
	await hers.page.getByRole("link", { name: "还没有选学" }).focus();
	await hers.page.keyboard.press("Enter");
	await hers.page.waitForURL(/stage=choose/);
	await settled(hers.page);
	assert.equal(await row(hers.page, "王一诺").count(), 0);
	await row(hers.page, "钱四野").waitFor();
});

test("before the deadline it is said that nobody can be late yet", async () => {
	const his = await visit("office", `/report/late.html?what=teachers&region=${school.county}&at=2022-01-01`);
	await his.page.getByText("还没有人逾期").waitFor();
	assert.equal(await his.page.locator(".notice.bad").count(), 0);
});
