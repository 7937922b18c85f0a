/* Regions, programmes and schools, as an office sets them up: nobody types a number of the system, everything is chosen by its name. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { base, sql } from "../ask.mjs";
import { makePolicy } from "../admin/policies.mjs";
import { cityAbove, makeSchool } from "../school.mjs";
import { arrive, enter, launch, look, open, settled } from "./browser.mjs";

let browser, school;
before(async () => {
	browser = await launch();
	school = await makeSchool();
	await cityAbove(school);
});
after(() => browser.close());

const visit = (who, address) => arrive(browser, school.people[who].login, address);
const button = (page, name) => page.getByRole("button", { name, exact: true });
async function find(page, label, words) {
	const box = page.getByRole("group", { name: label });
	await box.getByRole("searchbox").fill(words);
	await box.getByRole("button", { name: "查找" }).click();
	await box.getByRole("radio").first().check();
}

test("a city's office adds a county, and a programme by a policy that it picks by name", async () => {
	const city = await visit("city", "/admin/regions.html");
	await button(city.page, "添加").click();
	assert.deepEqual(await city.page.locator(".summary a").allTextContents(), ["请选择上级区域", "请选择级别", "请填写区域名称"]);
	await city.page.getByLabel("上级区域").selectOption({ label: "试验市" + school.code });
	await city.page.getByLabel("县（区、旗）").check();
	await city.page.getByLabel("区域名称").fill("新设县" + school.code);
	await button(city.page, "添加").click();
	await city.page.getByText(`已添加新设县${school.code}。`).waitFor();
	await city.page.getByRole("cell", { name: "新设县" + school.code }).first().waitFor();
	await look(city, "regions");
	await city.page.getByRole("button", { name: /修改.*新设县/ }).click();
	await city.page.getByLabel("试点区域").check();
	await button(city.page, "保存").click();
	await city.page.getByText("试点", { exact: true }).first().waitFor();
	await city.page.goto("/admin/programmes.html");
	await settled(city.page);
	await button(city.page, "添加工程").click();
	assert.equal(await city.page.locator(".summary a").count(), 5);
	await city.page.getByLabel("工程名称").fill("新设县能力提升工程2.0");
	await city.page.getByLabel("实施区域").selectOption({ label: "新设县" + school.code });
	await city.page.getByLabel("执行的政策").selectOption({ index: 1 });
	await city.page.getByLabel("开始日期").fill("2026-09-01");
	await city.page.getByLabel("结束日期").fill("2026-01-01");
	await button(city.page, "添加工程").click();
	await city.page.locator(".summary").getByText("结束日期不能早于开始日期").waitFor();
	await city.page.getByLabel("结束日期").fill("2027-08-31");
	await button(city.page, "添加工程").click();
	await city.page.getByText("已添加。").waitFor();
	await look(city, "programmes");
	await city.page.getByRole("button", { name: /修改.*新设县能力提升工程/ }).click();
	await city.page.getByLabel("结束日期").fill("2028-08-31");
	await button(city.page, "保存").click();
	await city.page.getByText(/2028年8月31日/).waitFor();
});

test("a region is chosen out of all there are, however many", async () => {
	const first = school.id + 20000;
	await sql(`INSERT INTO region (id, parent, kind, name) SELECT ${first} + seq, ${school.id}, 'district', CONCAT('第', seq, '责任区') FROM seq_1_to_120;
		INSERT INTO region_within (region, ancestor) SELECT ${first} + seq, a.ancestor FROM seq_1_to_120 JOIN region_within a ON a.region = ${school.id};
		INSERT INTO region_within (region, ancestor) SELECT ${first} + seq, ${first} + seq FROM seq_1_to_120`);
	const office = await visit("office", "/admin/school.html");
	/* Only looked at: what is chosen would be kept, and meet the next test as a draft of another page. */
	await office.page.getByLabel("所属区域").getByRole("option", { name: "第120责任区，责任区" }).waitFor({ state: "attached" });
});

test("by keyboard alone, an office adds a school; then says what it is, and that it takes part", async () => {
	const office = await visit("office", "/admin/school.html");
	const { page } = office, { keyboard } = page;
	const to = async place => {
		for (let presses = 0; presses < 80 && !(await place.evaluate(one => one === document.activeElement)); presses++)
			await keyboard.press("Tab");
	};
	await to(page.getByLabel("学校代码"));
	await keyboard.type("k" + school.code);
	await keyboard.press("Tab");
	await keyboard.type("新桥小学" + school.code);
	await keyboard.press("Tab");
	await keyboard.press("ArrowDown");
	await to(page.getByLabel("幼儿园"));
	await keyboard.press("ArrowDown");
	await to(page.getByLabel("多媒体教学环境"));
	await keyboard.press("Space");
	await to(page.getByLabel("环境的认定依据"));
	await keyboard.type("2026年诊断问卷");
	await look(office, "school-new");
	await to(button(page, "添加学校"));
	await keyboard.press("Enter");
	await page.getByRole("heading", { name: "新桥小学" + school.code }).waitFor();
	await page.getByText("没有参加工程，教师还不能选学").waitFor();
	const [made] = await sql(`SELECT phase, environment, environment_source, region FROM school WHERE code = 'k${school.code}'`);
	assert.deepEqual(made, { phase: "primary", environment: "multimedia", environment_source: "2026年诊断问卷", region: String(school.id) });
	await settled(page);
	await page.locator("details", { hasText: "参加一个工程" }).getByLabel("工程").selectOption({ label: "试验工程（试验市" + school.code + "）" });
	await page.getByLabel("第几批").fill("2");
	await button(page, "保存").click();
	await page.getByText("参加的工程已保存").waitFor();
	await page.getByRole("cell", { name: /第2批/ }).waitFor();
	await button(page, "修改学校情况").click();
	await page.getByLabel("样板校").check();
	await page.getByLabel("这是一个教学点").check();
	await button(page, "保存学校情况").click();
	await page.locator(".summary").getByText("请选择教学点所属的学校").waitFor();
	await find(page, "教学点所属的学校", school.code);
	await look(office, "school-edit");
	await button(page, "保存学校情况").click();
	await page.getByText("学校情况已保存").waitFor();
	await settled(page);
	const [now] = await sql(`SELECT model, parent FROM school WHERE code = 'k${school.code}'`);
	assert.equal(now.model, "1");
	assert.ok(now.parent);
	await look(office, "school");
});

test("a school's management sees what is kept of it and registers its machines; it changes nothing else", async () => {
	const manager = await visit("manager", "/admin/schools.html");
	await manager.page.locator("td").getByRole("link", { name: school.name }).click();
	await settled(manager.page);
	assert.equal(await button(manager.page, "修改学校情况").count(), 0);
	assert.equal(await manager.page.getByText("把这所学校并入另一所").count(), 0);
	await manager.page.getByText("登记现在的网络与设备").click();
	await manager.page.getByLabel("电脑（台").fill("四十");
	await button(manager.page, "登记").click();
	await manager.page.locator(".summary").getByText("请填整数").waitFor();
	await manager.page.getByLabel("电脑（台").fill("40");
	await manager.page.getByLabel("网络（可不填）").fill("无线全覆盖");
	await button(manager.page, "登记").click();
	await manager.page.getByText("已登记").waitFor();
	await manager.page.getByRole("cell", { name: /无线全覆盖/ }).waitFor();
	await look(manager, "school-own");
});

test("two schools are paired, and a pairing ends by a second word", async () => {
	const office = await visit("office", "/admin/pairings.html");
	await office.page.locator("summary", { hasText: "登记结对" }).click();
	await button(office.page, "登记结对").click();
	assert.equal(await office.page.locator(".summary a").count(), 3);
	await office.page.getByLabel("对口帮扶").check();
	await find(office.page, "帮扶学校", "试验小学" + school.code);
	await find(office.page, "受援学校", "新桥小学" + school.code);
	await find(office.page, "帮扶教师（可不选）", "王一");
	await button(office.page, "登记结对").click();
	await office.page.getByText("已登记").waitFor();
	await office.page.getByRole("cell", { name: /王一诺/ }).waitFor();
	const q = office.page.getByRole("searchbox", { name: "校名的几个字" });
	await q.fill("没有这所");
	await q.press("Enter");
	await office.page.getByText("没有这样的结对。").waitFor();
	await q.fill("新桥小学" + school.code);
	await q.press("Enter");
	await office.page.getByRole("cell", { name: /王一诺/ }).waitFor();
	await look(office, "pairings");
	await office.page.getByRole("button", { name: /结束.*与新桥小学/ }).click();
	await button(office.page, "确认结束").click();
	await office.page.getByText("结对已结束").waitFor();
});

test("a merger is shown before it is made", async () => {
	const [{ id }] = await sql(`SELECT id FROM school WHERE code = 'k${school.code}'`);
	const office = await visit("office", "/admin/school.html?school=" + id);
	await office.page.getByText("把这所学校并入另一所").click();
	await button(office.page, "并入").click();
	await office.page.locator(".summary").getByText("请选择并入的学校").waitFor();
	await find(office.page, "并入的学校", "试验小学" + school.code);
	await button(office.page, "并入").click();
	await office.page.getByText("并入以后不能撤销").waitFor();
	await look(office, "school-merger");
	await button(office.page, "确认并入").click();
	await office.page.getByText("已并入他校，以下是并入前的情况").waitFor();
});

test("an office takes its catalogue out, and sees what a changed file would change before it takes it in", async () => {
	const policy = await makePolicy("hohhot"), own = await makeSchool({ policy });
	const visitor = await open(browser, base);
	await enter(visitor, own.people.office.login);
	const { page } = visitor;
	await page.goto("/admin/catalogue.html");
	await page.getByRole("link", { name: "导入或取出目录" }).click();
	await page.getByRole("link", { name: "取出 CSV" }).waitFor();
	await settled(page);
	await look(visitor, "catalogue-import");
	const text = await page.evaluate(async () => {
		const address = document.querySelector('a[href*="as=csv"]').href;
		return (await fetch(address)).text();
	});
	const file = (name, change) => ({ name, mimeType: "text/csv", buffer: Buffer.from(change(text)) });
	await button(page, "预览").click();
	await page.locator(".summary").getByText("请选择文件").waitFor();
	await page.getByLabel("目录文件").setInputFiles(file("原样.csv", same => same));
	await button(page, "预览").click();
	await page.getByText("与现在的目录没有不同").waitFor();
	assert.equal(await button(page, "导入目录").count(), 0);
	await button(page, "重新选择文件").click();
	await page.getByLabel("目录文件").setInputFiles(file("坏.csv", same => same.replace("文档", "纸")));
	await button(page, "预览").click();
	await page.getByText("所以还不能导入").waitFor();
	await look(visitor, "catalogue-faults");
	assert.equal(await button(page, "导入目录").count(), 0);
	await button(page, "重新选择文件").click();
	await page.getByLabel("目录文件").setInputFiles(file("改.csv", same => same.replace(/学情分析方案/g, "学情分析报告")));
	await button(page, "预览").click();
	await page.getByText("材料要求不同1个").waitFor();
	await page.getByRole("cell", { name: /学情分析报告/ }).waitFor();
	await look(visitor, "catalogue-differences");
	await button(page, "导入目录").click();
	await button(page, "确认导入目录").click();
	await page.getByText("目录已导入").waitFor();
});
