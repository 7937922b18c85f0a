/* 系统状况: an administrator sees by name what works and what stands still, what that means for people, and what to do. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { base, insert, signIn, sql } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { enter, launch, look, open, settled } from "./browser.mjs";

const PROGRAMS = ["auth", "admin", "plan", "evidence", "review", "hours", "certificate", "report"];
let browser, school;
before(async () => {
	browser = await launch();
	school = await makeSchool();
});
after(() => browser.close());

async function visit(who, prepare) {
	const visitor = await open(browser, base);
	await enter(visitor, school.people[who].login);
	if (prepare)
		await prepare(visitor.page);
	await visitor.page.goto("/report/health.html");
	await settled(visitor.page);
	return visitor;
}

test("each program is named with what it is for; all of them and the database work; each job with its last time", async () => {
	await sql(`INSERT INTO journal (shard, seq, at, actor, roles, address, request, action, object, detail, status, hash)
		SELECT 202, ${school.id}, '2026-01-05 01:02:03', 0, '', '', '', 'report.sum.end', '', REPEAT('x', 32), 200, REPEAT('y', 32)
		 WHERE NOT EXISTS (SELECT 1 FROM journal WHERE action = 'report.sum.end')`);
	const admin = await visit("admin"), { page } = admin;
	await page.getByText("八个程序和数据库都在工作").waitFor();
	assert.equal(await page.locator("td").getByText("在工作", { exact: true }).count(), 9, "eight and the database");
	for (const name of ["登录", "人员与规定", "方案与选学", "材料", "评价", "学时", "认定与证书", "首页、进展与消息"])
		await page.getByRole("cell", { name: new RegExp("^(程序.{0,2})?" + name + "$") }).first().waitFor();
	await page.getByText("材料存放处还剩").waitFor();
	for (const name of ["从研修平台取学时", "汇总进展", "发提醒邮件和群消息", "抽取互评人", "识别纸质表扫描", "打印证书"])
		await page.getByRole("cell", { name: new RegExp(name) }).first().waitFor();
	await page.getByRole("link", { name: "看操作记录" }).waitFor();
	await look(admin, "health");
	await sql("DELETE FROM journal WHERE shard = 202");
});

test("a program that does not answer is named, with what it means for people and which service to look at; once more, and it works again", async () => {
	const admin = await visit("admin", page => page.route("**/api/evidence/ready", route => route.fulfill({ status: 503, body: "" }))), { page } = admin;
	await page.getByText("“材料”没有回答").waitFor();
	await page.getByText("教师不能上传和提交材料，评价人打不开材料；已经上传的不会丢").waitFor();
	await page.getByText("weinengli-program@evidence").waitFor();
	assert.equal(await page.getByText("八个程序和数据库都在工作").count(), 0);
	await look(admin, "health-program-down");
	await page.unroute("**/api/evidence/ready");
	await page.getByRole("button", { name: "再看一次" }).click();
	await page.getByText("八个程序和数据库都在工作").waitFor();
	assert.equal(await page.getByText("“材料”没有回答").count(), 0);
});

test("when nothing answers, the database is looked at first", async () => {
	const { page } = await visit("admin", one => one.route("**/ready", route => route.abort()));
	await page.getByText("八个程序都没有回答").waitFor();
	await page.getByText("先看数据库").waitFor();
});

test("a job whose work waits too long is named, with what waits and what that means", async () => {
	await sql(insert("contact", { person: school.people.wang.id, email: "wang@example.org", asked_at: "2000-01-01" }) +
		`UPDATE contact SET asked_at = UTC_TIMESTAMP(6) - INTERVAL 20 MINUTE WHERE person = ${school.people.wang.id}`);
	const admin = await visit("admin"), { page } = admin;
	await page.getByText(/“发提醒邮件和群消息”好像停了：\d+封验证码邮件在等，已超过10分钟/).waitFor();
	await page.getByText("收不到邮件和验证码，站内的消息照常").waitFor();
	await page.getByText("weinengli-send").waitFor();
	await look(admin, "health-job-still");
	await sql(`DELETE FROM contact WHERE person = ${school.people.wang.id}`);
});

test("nobody but an administrator asks what works: no office, no school, no teacher, nobody unknown", async () => {
	const admin = await signIn(school.people.admin.login);
	for (const program of PROGRAMS)
		assert.equal((await admin.get(`/api/${program}/ready`)).status, 200, program);
	for (const who of ["office", "manager", "wang"]) {
		const someone = await signIn(school.people[who].login);
		for (const program of PROGRAMS)
			assert.equal((await someone.get(`/api/${program}/ready`)).status, 404, who + " " + program);
		assert.equal((await someone.get("/api/report/health/troubles")).status, 404, who);
		const { page } = await visit(who);
		await page.getByText("您无权查看").first().waitFor();
		assert.equal(await page.getByText("没有回答").count(), 0);
	}
});

test("what it shows has no path and no host", async () => {
	const { page } = await visit("admin");
	await page.getByText("八个程序和数据库都在工作").waitFor();
	await page.getByRole("link", { name: "看操作记录" }).waitFor();
	assert.doesNotMatch(await page.locator("#main").innerText(), /\/(usr|var|etc|run|srv)|127\.0\.0\.1|localhost|\.sock/);
});
