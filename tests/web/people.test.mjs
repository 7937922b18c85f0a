/* People of a school: found, seen in one place, moved between groups, given duties, exempted, given more time, moved away. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { base, insert, sql } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { enter, launch, look, open, settled } from "./browser.mjs";

let browser, school, second;
before(async () => {
	browser = await launch();
	school = await makeSchool({ policy: "yueyang" });
	second = { id: school.id + 500, name: "第二小学" + school.code };
	await sql(insert("school", { id: second.id, region: school.id, code: school.code + "b", name: second.name, phase: "primary", environment: "smart" }) +
		insert("enrolment", { programme: school.programme, school: second.id }) +
		insert("teaching_group", { id: second.id, school: second.id, name: "英语组" }) +
		insert("person", { id: second.id, login: school.code + "b-001", name: "安然" }) +
		insert("member", { id: second.id, person: second.id, school: second.id, staff_no: "001", since: "2020-09-01" }));
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
const at = address => `/admin/${address}?school=${school.id}`;
const person = (who, whom) => visit(who, "/admin/person.html?person=" + school.people[whom].id);

/* Somebody is typed for, found and ticked. */
async function choose(page, field, typed, name) {
	await group(page, field).getByRole("searchbox").fill(typed);
	await group(page, field).getByRole("button", { name: "查找" }).click();
	await group(page, field).getByLabel(name).check();
}

test("a school narrows its list down and reaches a person's own page", async () => {
	const { page } = await visit("manager", "/admin/people.html");
	await page.getByRole("searchbox").fill("一诺");
	await button(page, "查找").click();
	await page.getByRole("link", { name: "王一诺", exact: true }).waitFor();
	assert.equal(await page.getByRole("cell", { name: "李二青" }).count(), 0);
	await page.getByRole("searchbox").fill("");
	await button(page, "查找").click();
	await page.getByLabel("看哪些人").selectOption("数学组");
	await page.getByRole("link", { name: "周七言", exact: true }).waitFor();
	assert.equal(await page.getByRole("link", { name: "王一诺", exact: true }).count(), 0);
	await look(visitors.manager, "people-narrowed");
	await page.getByLabel("看哪些人").selectOption("离校、停用的");
	await page.getByText("没有这样的人。").waitFor();
	await page.getByLabel("看哪些人").selectOption("全部在册的人");
	await page.getByRole("link", { name: "林一然", exact: true }).click();
	await page.getByRole("heading", { level: 1, name: "人员" }).waitFor();
	await settled(page);
	await page.getByRole("cell", { name: "教研组长" }).waitFor();
	await look(visitors.manager, "person");
	assert.equal(await page.getByRole("link", { name: "调动" }).count(), 0, "a school doesn't move people away");
	assert.equal(await page.getByRole("link", { name: "登记免予参加" }).count(), 0);
});

test("groups are made, renamed, filled and led; also by keyboard alone", async () => {
	const manager = await visit("manager", at("groups.html"));
	const { page } = manager;
	await page.getByLabel("教研组名称").focus();
	await page.keyboard.type("英语组");
	await page.keyboard.press("Enter");
	await page.getByText("已新建英语组").waitFor();
	await look(manager, "groups");
	await page.getByLabel("教研组名称").fill("英语组");
	await button(page, "新建").click();
	await page.locator(".summary").getByText("学校已经有这个教研组").waitFor();
	await page.getByRole("link", { name: "语文组" }).click();
	await settled(page);
	await group(page, "成员（5人）").getByLabel("钱四野").check();
	await button(page, "调整").click();
	await page.locator(".summary").getByText("请选择调到哪里").first().waitFor();
	await group(page, "勾选的人调到").getByLabel("英语组").check();
	await look(manager, "group");
	await button(page, "调整").click();
	await page.getByText("已调整1人。").waitFor();
	await group(page, "成员（4人）").waitFor();
	await choose(page, "谁", "李二", "李二青");
	await page.getByLabel("代理，到期自动结束").check();
	await page.getByRole("group", { name: "代理谁" }).getByLabel("林一然").check();
	await button(page, "指定").click();
	await page.locator(".summary").getByText("请填写到哪一天为止").waitFor();
	await page.getByLabel("到哪一天为止").fill("2098-01-01");
	await button(page, "指定").click();
	await page.getByText("李二青担任语文组教研组长。").waitFor();
	await page.getByText("代理林一然，到2098年1月1日").waitFor();
	await page.getByRole("button", { name: /结束任职.*李二青/ }).click();
	await page.getByText("李二青不再担任语文组教研组长。").waitFor();
	await page.getByText("给教研组改名").click();
	await page.getByLabel("教研组名称").fill("语文一组");
	await button(page, "改名").click();
	await page.getByText("已改名为语文一组。").waitFor();
	await page.getByRole("link", { name: "所有教研组" }).click();
	await page.getByRole("link", { name: "不在教研组的人" }).click();
	await settled(page);
	await group(page, "不在教研组的（5人）").getByLabel("郑九川").waitFor();
	await look(manager, "group-none");
});

test("a duty begins at the person; a substitute has a term; what the team lacks is said with the notice's words", async () => {
	const manager = await person("manager", "wang");
	const { page } = manager;
	await page.getByRole("link", { name: "指定职务" }).click();
	await settled(page);
	await page.getByText("已选：王一诺").waitFor();
	await page.getByLabel("信息化管理团队成员").check();
	await page.getByLabel("其中的分工").fill("一线教师");
	await look(manager, "roles-name");
	await button(page, "指定").click();
	await page.getByText("王一诺担任信息化管理团队成员。").waitFor();
	await choose(page, "谁", "004", "赵三禾");
	await page.getByLabel("学校考核小组组长").check();
	await page.getByLabel("代理别人，到期自动结束").check();
	await page.getByRole("group", { name: "代理谁" }).getByLabel("褚千山").check();
	await page.getByLabel("到哪一天为止").fill("2098-01-01");
	await button(page, "指定").click();
	await page.getByText("赵三禾代理学校考核小组组长。").waitFor();
	await page.getByText("学校考核小组组长（代理褚千山）").waitFor();
	await look(manager, "roles-named");
	await page.getByRole("link", { name: "看信息化管理团队是否符合规定" }).click();
	await settled(page);
	await page.getByText("首席信息官要由校长担任，现在是另一位").waitFor();
	await page.getByText("由校长担任学校首席信息官").waitFor();
	await look(manager, "team");
});

test("the office finds somebody of any of its schools by name", async () => {
	const office = await visit("office", "/admin/people.html");
	await office.page.getByLabel("姓名的前几个字，或登录名").fill("周七");
	await office.page.getByLabel("姓名的前几个字，或登录名").press("Enter");
	await office.page.getByText("找到的人").waitFor();
	await look(office, "people-found");
	await office.page.getByRole("link", { name: "周七言" }).click();
	await office.page.getByRole("heading", { name: "在校经历" }).waitFor();
	await office.page.goto("/admin/people.html");
	await office.page.getByLabel("校名的几个字，或学校代码").fill("没有的学校");
	await office.page.getByLabel("校名的几个字，或学校代码").press("Enter");
	await office.page.getByText("没有找到这样的学校。").waitFor();
	await office.page.getByLabel("校名的几个字，或学校代码").fill("第二小学");
	await office.page.getByLabel("校名的几个字，或学校代码").press("Enter");
	await office.page.getByRole("link", { name: second.name }).click();
	await office.page.getByRole("link", { name: "安然" }).waitFor();
});

test("the office exempts a teacher by a document, found by name, and ends it", async () => {
	const office = await visit("office", "/admin/exempt.html");
	const { page } = office;
	await button(page, "登记").click();
	assert.equal(await page.locator(".summary a").count(), 4);
	await choose(page, "教师", "孙六", "孙六舟");
	await page.getByLabel("请假").check();
	await page.getByLabel("依据的文件").fill("准假通知，县教人〔2026〕3号");
	await page.getByLabel("从哪一天起").fill("2026-03-01");
	await page.getByLabel("恢复参加的日期").fill("2026-02-01");
	await button(page, "登记").click();
	await page.locator(".summary").getByText("恢复日期要晚于起始日期").waitFor();
	await look(office, "exempt");
	await page.getByLabel("恢复参加的日期").fill("2098-02-01");
	await button(page, "登记").click();
	await page.getByText("孙六舟的免予参加已登记").waitFor();
	await page.getByRole("link", { name: "回到孙六舟" }).click();
	await page.getByRole("cell", { name: "准假通知，县教人〔2026〕3号" }).waitFor();
	await look(office, "person-office");
	await page.goto(at("exemptions.html"));
	await page.getByRole("button", { name: /提前结束.*孙六舟/ }).waitFor();
	await look(office, "exemptions");
	await page.getByRole("button", { name: /提前结束.*孙六舟/ }).click();
	await page.getByText("孙六舟恢复参加。").waitFor();
	const manager = await visit("manager", at("exemptions.html"));
	await manager.page.getByText("免予参加由项目办凭文件登记").waitFor();
	assert.equal(await manager.page.getByRole("button", { name: /提前结束/ }).count(), 0);
});

test("the office gives several teachers more time at once, for one reason; the school sees it", async () => {
	const office = await visit("office", at("extend.html"));
	const { page } = office;
	await button(page, "批准延期").click();
	assert.equal(await page.locator(".summary a").count(), 3);
	await group(page, "哪些教师").locator("summary", { hasText: "数学组" }).click();
	await group(page, "哪些教师").getByLabel("周七言").check();
	await group(page, "哪些教师").getByLabel("吴八月").check();
	await page.getByLabel("延至哪一天").fill("2021-01-01");
	await page.getByLabel("理由").fill("因汛情停课两周");
	await page.getByLabel("依据的文件").fill("县教函〔2026〕5号");
	await button(page, "批准延期").click();
	await page.locator(".summary a", { hasText: "延期要到今天以后" }).waitFor();
	await look(office, "extend");
	await page.getByLabel("延至哪一天").fill("2098-06-30");
	await button(page, "批准延期").click();
	await page.getByText("共2位教师").waitFor();
	await page.getByRole("link", { name: "看已批准的延期" }).click();
	await settled(page);
	assert.equal(await page.getByRole("cell", { name: "因汛情停课两周" }).count(), 2);
	await page.goto(at("extend.html"));
	await page.getByLabel("整个教研组").check();
	await page.getByLabel("哪个教研组").selectOption("英语组");
	await page.getByLabel("延至哪一天").fill("2098-03-31");
	await page.getByLabel("理由").fill("新建教研组");
	await button(page, "批准延期").click();
	await page.getByText("已延至2098年3月31日").waitFor();
	const manager = await visit("manager", at("extensions.html"));
	await manager.page.getByText("延期由项目办批准").waitFor();
	await manager.page.getByRole("cell", { name: "英语组（教研组）" }).waitFor();
	await look(manager, "extensions");
});

test("a field that goes before it was ever drawn asks for nothing any more", async () => {
	const office = await open(browser, base), { page } = office;
	await enter(office, school.people.office.login);
	await page.addInitScript(() => new MutationObserver((changes, all) => {
		if (!document.querySelector(".who"))
			return;
		all.disconnect();
		document.querySelector("input[value=school]").click();
	}).observe(document, { childList: true, subtree: true }));
	await page.goto(at("extend.html"));
	await page.getByLabel("全校").and(page.locator(":checked")).waitFor();
	await page.getByLabel("延至哪一天").fill("2098-04-30");
	await page.getByLabel("理由").fill("校舍维修停课");
	await button(page, "批准延期").click();
	await page.getByText("已延至2098年4月30日").waitFor();
});

test("everybody declares a relative, here by keyboard alone; the school sees it, declares for others and ends it", async () => {
	const wang = await visit("wang", "/admin/relations.html");
	const { keyboard } = wang.page;
	const focused = () => wang.page.evaluate(() => { const at = document.activeElement; return at.type + " " + (at.textContent || at.closest(".option") && at.closest(".option").textContent || ""); });
	const tabTo = async what => {
		for (let tries = 0; tries < 60 && !what.test(await focused()); tries++)
			await keyboard.press("Tab");
		assert.match(await focused(), what);
	};
	await tabTo(/^search /);
	await keyboard.type("李二");
	await keyboard.press("Enter");
	await group(wang.page, "对方").getByLabel("李二青").waitFor();
	await tabTo(/^radio .*李二青/);
	await keyboard.press("Space");
	await tabTo(/^radio .*亲属/);
	await keyboard.press("Space");
	await tabTo(/^submit .*申报/);
	await look(wang, "relations");
	await keyboard.press("Enter");
	await wang.page.getByText("已申报，从今天起回避。").waitFor();
	await wang.page.getByRole("cell", { name: "李二青" }).waitFor();
	await wang.page.getByLabel("别的学校或单位").check();
	await wang.page.getByLabel("对方的登录名").fill("no-such-login");
	await wang.page.getByLabel("亲属").check();
	await button(wang.page, "申报").click();
	await wang.page.locator(".summary").getByText("没有这个登录名").waitFor();
	const li = await visit("li", "/admin/relations.html");
	await li.page.getByRole("cell", { name: "王一诺" }).waitFor();
	const manager = await visit("manager", "/admin/school-relations.html");
	await choose(manager.page, "教师", "周七", "周七言");
	await choose(manager.page, "与谁回避", "吴八", "吴八月");
	await manager.page.getByLabel("其他利害关系").check();
	await manager.page.evaluate(() => new MutationObserver(() => {	/* the moment at which it is said */
		if (globalThis.left === undefined && document.body.textContent.includes("已申报"))
			globalThis.left = Array.from(document.querySelectorAll("[type=search]"), field => field.value).join("") +
				document.querySelectorAll(".find ~ .option").length;
	}).observe(document.body, { childList: true, subtree: true }));
	await button(manager.page, "申报").click();
	await manager.page.getByText("已申报，从今天起回避。").waitFor();
	assert.equal(await manager.page.evaluate(() => globalThis.left), "0", "nothing found before is there to be taken for the next");
	assert.equal(await group(manager.page, "教师").getByRole("searchbox").inputValue(), "", "the form begins anew, with nothing found before");
	assert.equal(await manager.page.getByLabel("周七言").count(), 0);
	await manager.page.getByRole("button", { name: /解除.*王一诺与李二青/ }).waitFor();
	await look(manager, "school-relations");
	await manager.page.getByRole("button", { name: /解除.*王一诺与李二青/ }).click();
	await manager.page.getByText("王一诺与李二青的回避已解除。").waitFor();
	await li.page.reload();
	await li.page.getByText("还没有申报。").waitFor();
	const office = await visit("office", at("school-relations.html"));
	await choose(office.page, "教师", "赵三", "赵三禾");
	await choose(office.page, "与谁回避", "安", /安然/);
	await office.page.getByLabel("亲属").check();
	await button(office.page, "申报").click();
	await office.page.getByRole("button", { name: /解除.*赵三禾与安然/ }).waitFor();
});

test("the office moves a teacher to another school, where she is then found", async () => {
	const office = await person("office", "zhou");
	const { page } = office;
	await page.getByRole("link", { name: "调动", exact: true }).last().click();
	await settled(page);
	await page.getByText("已选：周七言").waitFor();
	await button(page, "确认调动").click();
	assert.equal(await page.locator(".summary a").count(), 2);
	await choose(page, "调入学校", "第二小学", second.name);
	await page.getByRole("group", { name: second.name + "的教研组" }).getByLabel("英语组").check();
	await page.getByLabel("在新学校的工号").fill("X07");
	await look(office, "move");
	await button(page, "确认调动").click();
	await page.getByText("周七言已调入" + second.name).waitFor();
	await page.getByRole("link", { name: "回到周七言" }).click();
	await settled(page);
	await page.getByRole("heading", { name: "在校经历" }).waitFor();
	assert.equal(await page.getByRole("row", { name: new RegExp(school.name) }).count(), 1);
	await look(office, "person-moved");
});

test("many are moved by a file: faults first, then all of it", async () => {
	const office = await visit("office", "/admin/moves.html");
	const { page } = office;
	const file = (...rows) => ({ name: "调动.csv", mimeType: "text/csv", buffer: Buffer.from("姓名,调出学校,原工号,调入学校,新工号,教研组\n" + rows.join("\n") + "\n") });
	await look(office, "moves");
	await page.getByLabel("调动文件").setInputFiles(file(`吴八月,${school.name},009,${second.name},X09,物理组`, `钱四野,${school.name},005,没有的学校,X05,`));
	await button(page, "预览").click();
	await page.getByText("有2处需要改正，所以还不能办理。").waitFor();
	await page.getByRole("cell", { name: "调入学校没有这个教研组" }).waitFor();
	await look(office, "moves-faults");
	const [saved] = await Promise.all([page.waitForEvent("download"), button(page, "下载标出错处的文件").click()]);
	assert.equal(saved.suggestedFilename(), "调动-标出错处.xlsx");
	await button(page, "重新选择文件").click();
	await page.getByLabel("调动文件").setInputFiles(file(`吴八月,${school.name},009,${second.name},X09,英语组`));
	await button(page, "预览").click();
	await button(page, "确认调动1人").click();
	await page.getByText("已调动1人。").waitFor();
	assert.deepEqual(await sql(`SELECT school FROM member WHERE person = ${school.people.wu.id} AND here = 1`), [{ school: String(second.id) }]);
});

test("who leaves is asked about twice, is among those who left, and may come back", async () => {
	const manager = await person("manager", "qian");
	await button(manager.page, "办理离校").click();
	await look(manager, "person-leaving");
	await button(manager.page, "确认离校").click();
	await manager.page.getByText("也没有到别的学校").waitFor();
	await manager.page.goto(at("people.html"));
	await manager.page.getByLabel("看哪些人").selectOption("离校、停用的");
	await manager.page.getByRole("link", { name: "钱四野", exact: true }).waitFor();
	await look(manager, "people-gone");
	const office = await visit("office", "/admin/move.html");
	await choose(office.page, "教师", "钱四", "钱四野");
});

test("one acts on nobody else's school, and not on oneself", async () => {
	const manager = await person("manager", "manager");
	await manager.page.getByText("这是您自己").waitFor();
	assert.equal(await button(manager.page, "办理离校").count(), 0);
	const stranger = await makeSchool();
	await manager.page.goto("/admin/person.html?person=" + stranger.people.wang.id);
	await manager.page.getByText("没有这项内容，或者它不归您办理").waitFor();
	await manager.page.getByRole("link", { name: "回到现在要做的事" }).waitFor();
});
