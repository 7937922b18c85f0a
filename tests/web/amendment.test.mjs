/* 更正申请: a person sees what is kept about her and asks that it be corrected; the management is led there, mends and answers; she reads it. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { base, signIn as ask, sql } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { enter, launch, look, open, settled } from "./browser.mjs";

let browser, school;
before(async () => {
	browser = await launch();
	school = await makeSchool();
});
after(() => browser.close());

const visitors = {};
async function visit(who, address) {
	if (!visitors[who]) {
		visitors[who] = await open(browser, base);
		await enter(visitors[who], school.people[who].login);
	}
	await visitors[who].page.goto(address);
	await settled(visitors[who].page);
	return visitors[who];
}
const button = (page, name) => page.getByRole("button", { name, exact: true });
const asked = async who => (await (await ask(school.people[who].login)).get("/api/admin/amendments/mine")).body.rows;
const asks = async (who, subject, wanted, reason = "与证件核对") =>
	(await (await ask(school.people[who].login)).post("/api/admin/amendments", { subject, wanted, reason })).body.amendment;

/* By keyboard only, on a phone. */
test("she sees what the roster has, and asks to have one thing corrected; every fault is said at once", async () => {
	const her = await visit("wang", "/auth/data.html"), { page } = her;
	await page.locator("dl.facts").nth(1).getByText("1985年3月1日").waitFor();
	await page.getByText("还没有提出过更正申请。").waitFor();
	await page.getByRole("link", { name: "申请更正", exact: true }).press("Enter");
	await page.getByRole("heading", { level: 1, name: "申请更正" }).waitFor();
	await settled(page);
	await button(page, "提出申请").press("Enter");
	await page.locator(".summary").getByText("有3处需要修改").waitFor();
	await page.getByLabel("更正哪一项").focus();
	for (let n = 0; n < 3; n++)
		await page.keyboard.press("ArrowDown");
	await page.getByText("现在登记的是：1985年3月1日").waitFor();
	await page.getByLabel("应当是什么").focus();
	await page.keyboard.type("1986年3月1日");
	await page.getByLabel("理由").focus();
	await page.keyboard.type("身份证是1986年");
	await look(her, "amend");
	await button(page, "提出申请").press("Enter");
	await page.getByText("已提出更正申请。").waitFor();
	await settled(page);
	await page.getByText(school.name + "管理团队那里").waitFor();
	await look(her, "my-data-asked");
	assert.deepEqual((await asked("wang")).map(one => [one.subject, one.wanted, one.state]), [["born_on", "1986年3月1日", "waiting"]]);
});

test("of the same thing she asks once at a time, and is told so", async () => {
	const { page } = await visit("wang", "/auth/amend.html");
	await page.getByLabel("更正哪一项").selectOption("出生日期");
	await page.getByLabel("应当是什么").fill("1987年3月1日");
	await page.getByLabel("理由").fill("又想起来了");
	await button(page, "提出申请").click();
	await page.locator(".summary").getByText("已有一份申请在等答复").waitFor();
});

test("she withdraws while it waits, by a second step", async () => {
	await asks("wang", "name", "王一若");
	const { page } = await visit("wang", "/auth/data.html");
	const card = page.locator(".card", { hasText: "王一若" });
	await card.getByRole("button", { name: "撤回" }).click();
	await card.getByRole("button", { name: "确认撤回" }).click();
	await page.getByText("已撤回。").waitFor();
	await card.getByText("已撤回").waitFor();
	assert.equal((await asked("wang")).find(one => one.subject === "name").state, "withdrawn");
});

test("the management is led there from the first page, to where it is mended, and refuses only with a reason", async () => {
	const boss = await visit("manager", "/"), { page } = boss;
	const task = page.locator(".card", { hasText: "答复更正申请：王一诺" });
	await task.getByText("还剩15天").waitFor();
	await task.getByRole("link", { name: /去答复更正申请/ }).click();
	await page.getByRole("heading", { level: 1, name: "答复更正申请" }).waitFor();
	await settled(page);
	await page.getByText("1986年3月1日").waitFor();
	await page.getByText("1985年3月1日").waitFor();
	assert.match(await page.getByRole("link", { name: "导入名册", exact: true }).last().getAttribute("href"), /^\/admin\/roster\.html\?school=/);
	await look(boss, "amendment");
	await page.getByLabel("不予更正").check();
	await button(page, "答复").click();
	await page.locator(".summary").getByText("第五十条").waitFor();
	await page.getByLabel("说明").fill("人事档案是1985年，请先更正档案");
	await button(page, "答复").click();
	await page.getByText("答复王一诺：不予更正。").waitFor();
	await look(boss, "amendment-sure");
	await button(page, "确认答复").click();
	await page.getByText("会在“我的数据”和消息里看到").waitFor();
	await page.getByText("陈百里").last().waitFor();
	await look(boss, "amendment-answered");
	await page.goto("/");
	await settled(page);
	assert.equal(await page.getByText("答复更正申请：王一诺").count(), 0);
});

test("she reads the answer in her messages and on her page, and it is in what she takes along", async () => {
	const her = await visit("wang", "/report/inbox.html"), { page } = her;
	await page.getByRole("link", { name: "您申请更正的出生日期已有答复：不予更正" }).click();
	await page.getByRole("heading", { level: 1, name: "我的数据" }).waitFor();
	await settled(page);
	await page.getByText("人事档案是1985年，请先更正档案").waitFor();
	await look(her, "my-data-answered");
	const file = async name => {
		const [saved] = await Promise.all([page.waitForEvent("download"), button(page, name).click()]);
		return readFileSync(await saved.path(), "utf8");
	};
	const part = JSON.parse(await file("导出（JSON）")).parts.find(one => one.name === "更正申请").data;
	assert.deepEqual(part.rows.map(one => one.state).sort(), ["refused", "withdrawn"]);
	assert.match(await file("导出（网页）"), /出生日期<td>1985年3月1日[^]*更正申请[^]*不予更正/);
});

test("each thing leads to where it is mended, and to who mends it where the reader can't", async () => {
	const [group, hours, move] = [await asks("li", "group", "数学组"), await asks("li", "hours", "4月的教研少记1学时"), await asks("li", "school", "第二小学")];
	const boss = await visit("manager", "/admin/amendment.html?amendment=" + group);
	await boss.page.getByRole("link", { name: "调整教研组" }).click();
	await boss.page.getByRole("heading", { level: 2, name: "语文组" }).waitFor();
	await boss.page.goto("/admin/amendment.html?amendment=" + hours);
	await boss.page.getByText("学时由项目办冲正、补登").waitFor();
	const office = await visit("office", "/admin/amendment.html?amendment=" + hours);
	await office.page.getByRole("link", { name: "冲正学时" }).waitFor();
	await office.page.goto("/admin/amendment.html?amendment=" + move);
	assert.match(await office.page.getByRole("link", { name: "调动", exact: true }).last().getAttribute("href"), /^\/admin\/move\.html\?person=/);
	await look(office, "amendment-office");
});

test("the list of a school is filtered, leads to each, and has its files", async () => {
	const boss = await visit("manager", "/admin/amendments.html"), { page } = boss;
	await page.getByRole("cell", { name: /王一若/ }).waitFor();
	await look(boss, "amendments");
	await page.getByRole("link", { name: "不予更正", exact: true }).click();
	await page.getByRole("cell", { name: /人事档案是1985年/ }).waitFor();
	assert.equal(await page.getByRole("cell", { name: /王一若/ }).count(), 0);
	await page.getByRole("link", { name: "CSV" }).waitFor();
	await page.getByRole("link", { name: /^王一诺/ }).click();
	await page.getByRole("heading", { level: 1, name: "答复更正申请" }).waitFor();
	await page.getByText("1986年3月1日").waitFor();
	const office = await visit("office", "/admin/amendments.html");
	await office.page.getByRole("cell", { name: /王一若/ }).waitFor();
});

test("more than five of them stand on the first page as three and the way to all", async () => {
	for (const who of ["zhao", "qian", "sun", "zhou", "wu"])
		await asks(who, "subject", "数学");
	const { page } = await visit("head", "/");
	await page.getByRole("link", { name: /看全部/ }).click();
	await page.getByRole("heading", { level: 1, name: "更正申请" }).waitFor();
	await page.getByRole("cell", { name: /吴八月/ }).waitFor();
	assert.equal(await page.getByRole("link", { name: "等待答复" }).getAttribute("aria-current"), "true");
});

test("who is of an office is answered by its administrator", async () => {
	const office = await visit("office", "/auth/data.html");
	await office.page.locator(".facts").last().getByText("没有登记").first().waitFor();
	await asks("office", "role", "副主任");
	await office.page.reload();
	await office.page.getByText("的系统管理员那里").waitFor();
	const root = await visit("admin", "/");
	await root.page.getByRole("link", { name: /去答复更正申请.*沈知远/ }).click();
	await root.page.getByRole("heading", { level: 1, name: "答复更正申请" }).waitFor();
	await root.page.getByRole("link", { name: "区域职务" }).last().waitFor();
	await look(root, "amendment-admin");
	await root.page.getByLabel("已更正").check();
	await button(root.page, "答复").click();
	await button(root.page, "确认答复").click();
	await root.page.getByText("会在“我的数据”和消息里看到").waitFor();
	await root.page.getByRole("link", { name: "全部更正申请" }).click();
	await root.page.getByRole("cell", { name: /沈知远/ }).waitFor();
	await look(root, "amendments-above");
});

test("a colleague finds nothing under the same address", async () => {
	const [{ id }] = await sql(`SELECT MIN(id) AS id FROM amendment WHERE person = ${school.people.wang.id}`);
	const { page } = await visit("zhao", "/admin/amendment.html?amendment=" + id);
	await page.locator(".notice.bad").waitFor();
	assert.equal(await page.getByText("1986年").count(), 0);
});
