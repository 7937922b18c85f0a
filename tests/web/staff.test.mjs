/* Duties in a region, two records of one person, the year's rosters: the office and the administrator. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { base, insert, sql } from "../ask.mjs";
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
const group = (page, name) => page.getByRole("group", { name, exact: true });
async function choose(page, field, typed, name) {
	await group(page, field).getByRole("searchbox").fill(typed);
	await group(page, field).getByRole("searchbox").press("Enter");
	await group(page, field).getByLabel(name).first().check();
}

test("the office takes a teacher into its pool of experts, found by name, and ends it", async () => {
	const office = await visit("office", "/admin/region-roles.html");
	const { page } = office;
	await page.getByRole("cell", { name: /^(姓名：)?韩若水$/ }).waitFor();
	await look(office, "region-roles");
	await page.getByRole("link", { name: "指定职务" }).click();
	await settled(page);
	await button(page, "指定").click();
	assert.equal(await page.locator(".summary a").count(), 2);
	await choose(page, "谁", "王一", "王一诺");
	await group(page, "职务").getByLabel("专家").check();
	await look(office, "appoint");
	assert.equal(await group(page, "职务").getByLabel("项目办").count(), 0, "an office names no office");
	await button(page, "指定").click();
	await page.getByText("王一诺担任专家。").waitFor();
	await page.getByRole("link", { name: "看在任的人" }).click();
	await settled(page);
	await page.getByLabel("看哪项职务").selectOption("专家");
	await page.getByRole("button", { name: /结束任职.*王一诺/ }).click();
	await page.getByText("王一诺不再担任专家。").waitFor();
	assert.equal(await page.getByRole("button", { name: /结束任职.*沈知远/ }).count(), 0);
});

test("an administrator names somebody new for the office, and a substitute with a term", async () => {
	const root = await visit("admin", "/admin/appoint.html");
	const { page } = root;
	await page.getByLabel("新的人，没有登录名").check();
	await page.getByLabel("新的登录名").fill(school.code + "-xin");
	await page.getByLabel("姓名").fill("苏问渠");
	await group(page, "职务").getByLabel("项目办").check();
	await button(page, "指定").click();
	await page.getByText("苏问渠担任项目办。").waitFor();
	await page.getByLabel("不在学校，已有登录名").check();
	await page.getByLabel("登录名", { exact: true }).fill(school.code + "-expert");
	await group(page, "职务").getByLabel("项目办").check();
	await page.getByLabel("代理别人，到期自动结束").check();
	await page.getByRole("group", { name: "代理谁" }).getByLabel("沈知远").check();
	await button(page, "指定").click();
	await page.locator(".summary").getByText("请填写到哪一天为止").waitFor();
	await page.getByLabel("到哪一天为止").fill("2098-01-01");
	await button(page, "指定").click();
	await page.getByText("代理项目办。").waitFor();
	await page.getByRole("link", { name: "看在任的人" }).click();
	await settled(page);
	await page.getByRole("cell", { name: "项目办（代理沈知远）" }).waitFor();
	await look(root, "region-roles-admin");
	await page.goto("/admin/offices.html");
	await page.getByRole("cell", { name: /^(姓名：)?苏问渠$/ }).waitFor();
	await look(root, "offices-duties");
});

test("two records of one person: one proposes, another confirms; what stands in the way is said", async () => {
	const twin = school.id + 300;
	await sql(insert("person", { id: twin, login: school.code + "-0002", name: "王一诺" }) +
		insert("member", { id: twin, person: twin, school: school.id, teaching_group: school.groups[1], staff_no: "0002", since: "2021-09-01" }));
	const manager = await visit("manager", "/admin/person.html?person=" + school.people.wang.id);
	await manager.page.getByRole("link", { name: "与另一份记录合并" }).click();
	await settled(manager.page);
	await manager.page.getByText("已选：王一诺").waitFor();
	await manager.page.getByText("没有等待确认的合并。").waitFor();
	await choose(manager.page, "要停用的记录", "0002", /王一诺.*工号0002/);
	await manager.page.getByLabel("依据").fill("换组时重复建了一份，证件核对一致");
	await look(manager, "same-propose");
	await button(manager.page, "提出合并").click();
	await manager.page.getByText("已提出，请另一位管理人员确认。").waitFor();
	await manager.page.getByText("这是您提出的").waitFor();
	assert.equal(await button(manager.page, "是同一个人").count(), 0, "nobody confirms the own proposal");
	const office = await visit("office", "/");
	await office.page.getByRole("link", { name: /去确认合并/ }).click();
	await office.page.getByRole("heading", { level: 1, name: "合并重复记录" }).waitFor();
	await look(office, "same");
	await button(office.page, "是同一个人").click();
	await look(office, "same-sure");
	await button(office.page, "确认合并").click();
	await office.page.getByText("已停用。").waitFor();
	await office.page.goto("/admin/person.html?person=" + twin);
	await office.page.getByText("这份记录已停用。").waitFor();
	await office.page.getByRole("link", { name: /王一诺（.*wang）/ }).click();
	await look(office, "person-kept");
});

test("a proposal is refused by another, and both records stay", async () => {
	const manager = await visit("manager", "/admin/same.html");
	await choose(manager.page, "保留的记录", "李二", "李二青");
	await choose(manager.page, "要停用的记录", "赵三", "赵三禾");
	await manager.page.getByLabel("依据").fill("疑似同一人");
	await button(manager.page, "提出合并").click();
	await manager.page.getByText("已提出，请另一位管理人员确认。").waitFor();
	const root = await visit("admin", "/admin/same.html");
	await button(root.page, "不是同一个人").click();
	await button(root.page, "不是同一个人").click();
	await root.page.getByText("已记为不是同一个人。").waitFor();
	await root.page.getByRole("link", { name: "看已答复的合并" }).click();
	await root.page.getByRole("cell", { name: /李二青/ }).waitFor();
	await root.page.getByRole("cell", { name: /证件核对一致/ }).waitFor();
	await look(root, "same-answered");
	await root.page.getByRole("link", { name: "已合并", exact: true }).click();
	await root.page.getByRole("cell", { name: /证件核对一致/ }).waitFor();
	assert.equal(await root.page.getByRole("cell", { name: /李二青/ }).count(), 0);
	assert.deepEqual(await sql(`SELECT closed FROM person WHERE id = ${school.people.zhao.id}`), [{ closed: "0" }]);
});

test("the office sees which schools have taken the year's roster", async () => {
	const office = await visit("office", "/admin/roster-years.html");
	await office.page.getByText("还没有", { exact: true }).waitFor();
	await look(office, "roster-years");
	await sql(`INSERT INTO roster_import (school, digest, people, added, departed, school_year, made_by)
		SELECT ${school.id}, UNHEX(REPEAT('ab', 32)), 15, 2, 3, YEAR(UTC_TIMESTAMP() + INTERVAL 8 HOUR - INTERVAL 7 MONTH), ${school.people.manager.id}`);
	await office.page.reload();
	await office.page.getByText("已更新", { exact: true }).waitFor();
	await look(office, "roster-years-taken");
});

const OFFICE = ["office", "admin"], ALL = ["manager", "head", "office", "admin"];
const PAGES = [
	["people.html", ALL], ["groups.html", ALL], ["group.html?group=none", ALL], ["roles.html", ALL], ["team.html", ALL], ["exemptions.html", ALL],
	["extensions.html", ALL], ["school-relations.html", ALL], ["same.html", ALL], ["relations.html", ["wang", "chair", ...ALL]],
	["move.html", OFFICE], ["moves.html", OFFICE], ["region-roles.html", OFFICE], ["appoint.html", OFFICE],
	["exempt.html", ["office"]], ["extend.html", ["office"]], ["roster-years.html", ["office"]], ["offices.html", ["admin"]]];
test("each of these pages opens by its address, for everybody whom it is for", async () => {
	for (const [address, roles] of PAGES)
		for (const who of roles) {
			const { page } = await visit(who, "/admin/" + address);
			assert.equal(await page.locator(".notice.bad").count(), 0, address + " as " + who);
		}
});
test("and says to a teacher that it is not hers", async () => {
	for (const address of ["people.html", "person.html?person=" + school.people.li.id, "groups.html", "roles.html", "extensions.html"]) {
		const { page } = await visit("zhou", "/admin/" + address);
		await page.locator(".notice.bad").waitFor();
		assert.equal(await page.getByRole("main").getByText("李二青").count(), 0);
	}
});
