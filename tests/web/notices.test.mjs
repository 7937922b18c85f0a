/* Messages, the address for letters, whom nobody reached, and the robots of chat groups. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { insert, sql } from "../ask.mjs";
import { arrived, send, smtp } from "../report/send.mjs";
import { decided } from "../review/after.mjs";
import { atPanel, handIn } from "../review/cases.mjs";
import { makeSchool } from "../school.mjs";
import { arrive, launch, look, settled } from "./browser.mjs";

let browser, school, sink;
before(async () => {
	browser = await launch();
	school = await makeSchool();
	sink = await smtp();
});
after(() => {
	sink.child.kill();
	return browser.close();
});

const visit = (who, address) => arrive(browser, school.people[who].login, address);
const button = (page, name) => page.getByRole("button", { name, exact: true });

test("whom nothing happened to has no message, and no number beside it", async () => {
	const zhao = await visit("zhao", "/report/inbox.html");
	await zhao.page.getByText("还没有消息").waitFor();
	assert.equal(await zhao.page.locator(".head .count").count(), 0);
	await look(zhao, "inbox-empty");
});

test("a message is counted in the head of every page until it is seen, and leads to what it is about", async () => {
	const { wang, chair } = school.people;
	await decided(school, wang, "pass", { ability: "A3" });
	const returned = await atPanel(school, wang, { ability: "A1" });
	await sql(insert("work_return", { submission: returned, author: wang.id, level: "panel", returned_by: chair.id, remark: "请补充" }));
	const her = await visit("wang", "/");
	await her.page.locator(".head .count").waitFor();
	await her.page.getByRole("link", { name: /消息\s*2\s*条未读/ }).click();
	await her.page.getByRole("heading", { level: 1, name: "消息" }).waitFor();
	await settled(her.page);
	assert.equal(await her.page.locator(".tag", { hasText: "新" }).count(), 2);
	await look(her, "inbox");
	await her.page.reload();
	await settled(her.page);
	assert.equal(await her.page.locator(".head .count").count() + await her.page.locator(".tag", { hasText: "新" }).count(), 0);
	await her.page.getByRole("link", { name: /退回修改/ }).click();
	await her.page.getByRole("heading", { level: 1, name: "准备材料" }).waitFor();
});

test("every kind of message has its sentence", async () => {
	const manager = await visit("manager", "/report/inbox.html");
	await manager.page.getByText(`您担任${school.name}的校级管理`).waitFor();
	const kinds = ["returned", "result", "appeal", "objection", "order", "answered", "coached", "coach", "nominated", "plan", "certified", "replaced",
		"revoked", "policy", "role", "role_end"];
	await manager.page.route("**/api/report/inbox", route => route.fulfill({ json: { next: null, rows: kinds.map((what, object) => ({ what, object, title: "技术支持的课堂导入",
		detail: { policy: "2026-12-01", role: "leader", role_end: "chair", plan: "filed", nominated: "accepted", coach: "李二青", coached: "李二青", answered: "upheld" }[what] || "pass",
		at: "2026-11-20T08:00:00.000000Z", unread: false, mark: 1 })) } }));
	await manager.page.reload();
	await settled(manager.page);
	assert.equal(await manager.page.locator(".card").count(), kinds.length);
	await look(manager, "inbox-kinds");
});

test("a person writes her address, confirms it by the code in the letter, and ends the letters", async () => {
	const her = await visit("li", "/auth/me.html");
	await her.page.getByLabel("邮箱").fill("not an address");
	await button(her.page, "保存，发确认码").click();
	await her.page.locator(".summary").getByText("邮箱的写法不对").waitFor();
	await her.page.getByLabel("邮箱").fill("li@teachers.example");
	await button(her.page, "保存，发确认码").click();
	await her.page.getByText("请收信，填写信里的确认码").waitFor();
	await look(her, "contact-code");
	await send(school.people.li, { WEINENGLI_SMTP: sink.address });
	const [letter] = await arrived(sink, "li@teachers.example");
	await her.page.getByLabel("确认码").fill(/\n(\d{8})\n/.exec(letter.text)[1]);
	await button(her.page, "确认邮箱").click();
	await her.page.getByText("提醒发往 li@teachers.example").waitFor();
	await look(her, "contact");
	await button(her.page, "不再发信").click();
	await her.page.getByText("现在没有邮箱").waitFor();
});

test("management phones whom nothing reached, and says so; the office sees how many there are", async () => {
	const { wang, qian } = school.people;
	const s = await handIn(school, wang, { ability: "A5", drawn: [qian] });
	await sql(`UPDATE drawn SET due_at = UTC_TIMESTAMP(6) + INTERVAL 2 HOUR WHERE submission = ${s}`);
	await send(qian);
	const office = await visit("office", "/report/unreached.html");
	await office.page.getByText("1人").waitFor();
	await look(office, "unreached-schools");
	await office.page.getByRole("link", { name: school.name }).click();
	await office.page.getByText(qian.name).first().waitFor();
	const manager = await visit("manager", "/report/unreached.html");
	await manager.page.getByText("1件快到期").waitFor();
	await look(manager, "unreached");
	await manager.page.getByRole("button", { name: "已电话联系" }).click();
	await manager.page.getByRole("button", { name: "还没有" }).click();
	await manager.page.getByRole("button", { name: "已电话联系" }).click();
	await look(manager, "unreached-sure");
	await manager.page.getByRole("button", { name: "确认已告诉" + qian.name }).click();
	await manager.page.getByText("没有要打电话的人").waitFor();
});

test("management adds the robot of a chat group, and ends it", async () => {
	const manager = await visit("manager", "/report/channels.html");
	await button(manager.page, "添加").click();
	assert.equal(await manager.page.locator(".summary a").count(), 2);
	await manager.page.getByLabel("群的名称").fill("语文组群");
	await manager.page.getByLabel("企业微信").check();
	await manager.page.getByLabel("语文组", { exact: true }).check();
	await button(manager.page, "添加").click();
	await manager.page.getByText("语文组群已添加").waitFor();
	await look(manager, "channels");
	await manager.page.getByRole("button", { name: "停用" }).click();
	await manager.page.getByText("还没有群机器人").waitFor();
});
