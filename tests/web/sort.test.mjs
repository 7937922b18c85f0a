/* Lists in the order that people want: by a heading on a wide screen, by a box on a phone; the order is in the address. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { makeCrowd } from "../core/crowd.mjs";
import { arrive, launch, look, settled } from "./browser.mjs";

const WIDE = { width: 1280, height: 800 };
let browser, crowd;
before(async () => {
	browser = await launch();
	crowd = await makeCrowd();
});
after(() => browser.close());

const visit = (who, address, size) => arrive(browser, crowd.people[who].login, address, size);
const heading = (page, name) => page.getByRole("columnheader", { name });
const press = (page, name) => heading(page, name).getByRole("button").press("Enter");
const stands = (page, name, direction) => page.locator(`th[aria-sort=${direction}]`, { hasText: name }).waitFor();
const first = (page, name) => page.locator("tbody tr:first-child", { hasText: name }).waitFor();

test("a heading sorts by keyboard, says its direction, keeps the focus, and all pages and the file follow", async () => {
	const { page } = await visit("manager", "/admin/people.html", WIDE);
	await stands(page, "工号", "ascending");
	await press(page, "姓名");
	await stands(page, "姓名", "ascending");
	await first(page, "安宁");
	assert.equal(await page.locator("th[aria-sort]").count(), 1);
	assert.equal(await heading(page, "姓名").getByRole("button").evaluate(one => one === document.activeElement), true);
	assert.match(page.url(), /sort=name/);
	await settled(page);
	await page.getByRole("button", { name: "再看后面的" }).click();
	await page.locator("tbody tr:nth-child(100)").waitFor();
	const names = await page.locator("tbody td:first-child").allTextContents(), pinyin = new Intl.Collator("zh-CN-u-co-pinyin");
	assert.deepEqual(names, names.slice().sort(pinyin.compare));
	assert.match(await page.getByRole("link", { name: "CSV" }).getAttribute("href"), /sort=name/);
	await press(page, "姓名");
	await stands(page, "工号", "ascending");
	assert.doesNotMatch(page.url(), /sort=/);
});

test("back and forward, a link that is sent and another filter keep the order", async () => {
	const his = await visit("manager", "/review/decided.html?sort=name", WIDE);
	await stands(his.page, "教师", "ascending");
	await press(his.page, "时间");
	await stands(his.page, "时间", "descending");
	await press(his.page, "时间");
	await stands(his.page, "时间", "ascending");
	await his.page.goBack();
	await stands(his.page, "时间", "descending");
	await his.page.goBack();
	await stands(his.page, "教师", "ascending");
	await first(his.page, "安宁");
	await his.page.goForward();
	await stands(his.page, "时间", "descending");
	await press(his.page, "教研组");
	await stands(his.page, "教研组", "ascending");
	await his.page.getByRole("link", { name: "合格", exact: true }).click();
	await his.page.waitForURL(/result=pass/);
	await stands(his.page, "教研组", "ascending");
	await look(his, "sort-decided");
});

test("a phone has a box for the order above its cards, and no hidden buttons", async () => {
	const hers = await visit("manager", "/admin/people.html");
	await hers.page.getByLabel("排序").selectOption({ label: "按教研组" });
	await hers.page.locator("tbody tr:first-child", { hasText: "数学组" }).waitFor();
	assert.match(hers.page.url(), /sort=group/);
	assert.equal(await hers.page.locator("th .sort:visible").count(), 0);
	await hers.page.reload();
	await settled(hers.page);
	assert.equal(await hers.page.getByLabel("排序").inputValue(), "group");
	await first(hers.page, "数学组");
	await look(hers, "sort-people");
});

test("a word that is no order of the list is passed over", async () => {
	const { page } = await visit("manager", "/admin/people.html?sort=elsewise", WIDE);
	await stands(page, "工号", "ascending");
});

/* address, heading, what its order is called in the address, who */
const PAGES = [["/admin/exemptions.html?school=SCHOOL", "恢复日期", "ending", "office"], ["/admin/schools.html", "学校", "name", "office"],
	["/admin/roster-years.html", "更新日期", "latest", "office"], ["/plan/packages.html?state=all", "状态", "longest", "office"],
	["/review/coachings.html", "教师", "name", "manager"], ["/review/minutes.html", "教师", "name", "panel1"],
	["/review/rechecks.html", "教师", "name", "manager"], ["/review/visits.html", "学校", "name", "office"],
	["/review/excellent.html?programme=SCHOOL", "推荐", "earliest", "office"], ["/certificate/proposals.html", "姓名", "name", "panel1"],
	["/review/spot-checks.html", "开始", "earliest", "office"], ["/review/spot-check.html?spot_check=CHECK", "不一致", "most", "office"],
	["/review/spot-school.html?spot_check=WORKS&school=SCHOOL", "教师", "name", "office"],
	["/certificate/issued.html", "发证", "earliest", "office"], ["/certificate/issued.html?school=SCHOOL", "教研组", "group", "office"],
	["/certificate/register.html", "生成", "earliest", "office"], ["/certificate/register.html?batch=BATCH", "发证", "latest", "office"],
	["/report/late.html?what=teachers", "学校", "unit", "office"],
	["/admin/amendments.html?school=SCHOOL", "答复", "ending", "manager"], ["/admin/extensions.html?school=SCHOOL", "延至", "ending", "office"],
	["/admin/extension-requests.html", "提出", "earliest", "office"], ["/review/board.html", "教研组", "group", "panel1"],
	["/report/journal.html", "时间", "earliest", "office"], ["/report/unreached.html", "学校", "name", "office"],
	["/report/late.html?what=judgements", "评价人", "name", "manager"], ["/report/late.html", "为什么找", "most", "manager"], ["/report/appraisal.html", "教研组", "group", "manager"]];
test("each list that an office and a school live in is sorted by its headings, and looks well so", async () => {
	const visitors = {};
	for (const [address, name, word, who] of PAGES) {
		const his = visitors[who] = visitors[who] || await visit(who, "/", WIDE);
		await his.page.goto(address.replace("SCHOOL", crowd.id).replace(/BATCH|CHECK/, crowd.id + 1000).replace("WORKS", crowd.id + 1001));
		await settled(his.page);
		await press(his.page, name);
		await his.page.waitForURL(new RegExp("sort=" + word));
		await his.page.locator("th[aria-sort]", { hasText: name }).waitFor();
		await settled(his.page);
		assert.equal(await his.page.locator(".notice.bad").count(), 0, address);
	}
});

test("who waits for recognition stands in turn; who is ticked stays so in another order", async () => {
	const office = await visit("office", "/certificate/recognitions.html", WIDE), { page } = office;
	assert.equal(await page.getByRole("button", { name: "姓名" }).count(), 0);
	await page.getByRole("checkbox").first().check();
	const chosen = await page.getByText(/^已选1人：/).innerText();
	await press(page, "提出");
	await page.waitForURL(/sort=latest/);
	await page.locator("th[aria-sort=descending]", { hasText: "提出" }).waitFor();
	await settled(page);
	assert.equal(await page.getByText(/^已选1人：/).innerText(), chosen);
});

test("by name once a school is chosen, also one of which nobody stands on the page; which the way back undoes", async () => {
	const office = await visit("office", "/certificate/recognitions.html", WIDE), { page } = office;
	await page.getByText("只看一所学校").click();
	await page.getByRole("searchbox").fill(crowd.name);
	await page.getByRole("button", { name: "查找" }).click();
	await page.getByRole("table", { name: "学校" }).getByRole("link", { name: crowd.name, exact: true }).click();
	await page.waitForURL(/school=/);
	await settled(page);
	await press(page, "姓名");
	await page.waitForURL(/sort=name/);
	await page.locator("tbody tr").first().filter({ hasText: "安宁" }).waitFor();
	await page.locator("a[href*='sort=name'][href*='school=']", { hasText: "CSV" }).waitFor();
	await look(office, "sort-recognitions");
	await page.goBack();
	await page.waitForURL(address => !/sort=/.test(address.search));
	await page.locator("th[aria-sort=ascending]", { hasText: "提出" }).waitFor();
});

test("what was issued is sorted by name only in one school", async () => {
	const { page } = await visit("office", "/certificate/issued.html", WIDE);
	assert.equal(await heading(page, "姓名").getByRole("button").count(), 0);
	await press(page, "发证");
	await stands(page, "发证", "ascending");
	await settled(page);
	await page.getByRole("link", { name: crowd.name }).first().click();
	await page.waitForURL(/school=/);
	await stands(page, "发证", "ascending");
	await press(page, "姓名");
	await stands(page, "姓名", "ascending");
	await first(page, "安宁");
	await settled(page);
	await page.getByRole("link", { name: "看全部学校" }).click();
	await page.waitForURL(address => !/school=/.test(address.search));
	await stands(page, "发证", "descending");
});

test("cards with a form of their own have the box at any width, and further ones follow by a button", async () => {
	const { page } = await visit("office", `/hours/unmatched.html?provider=${crowd.id}`, WIDE);
	await page.getByLabel("排序").selectOption({ label: "按平台账号" });
	await page.locator(".cards > li:first-child", { hasText: "anna1" }).waitFor();
	await page.getByLabel("排序").selectOption({ label: "最早的在前" });
	await page.waitForURL(/sort=earliest/);
	await page.locator(".cards > li:first-child", { hasText: "anna17" }).waitFor();
	await settled(page);
	await page.getByRole("button", { name: "再看后面的" }).click();
	await page.locator(".cards > li:nth-child(60)").waitFor();
});
