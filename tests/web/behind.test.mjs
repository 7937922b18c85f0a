/* 我的学时: each bar opens the lines behind it, they add up to its figure, and what does not count says why. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { base, insert, signIn, sql, until } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { enter, launch, look, open } from "./browser.mjs";

let browser, school;
before(async () => {
	browser = await launch();
	school = await makeSchool();
	const { wang, office } = school.people, provider = school.programme;
	const record = (record, course, day, seconds) => ({ provider, record, account: "wang", course, seconds, happened_at: day + " 02:00:00", stored_at: day + " 02:00:00", run: provider });
	await sql(insert("provider", { id: provider, programme: school.programme, name: "省研修网", driver: "xapi", address: "https://xapi.example.org/", minutes: 45 }) +
		insert("pull_run", { id: provider, provider, began_at: "2026-03-01", ended_at: "2026-03-01" }) +
		insert("platform_account", { provider, account: "wang", name: "王老师", person: wang.id, matched_by: 0, matched_at: "2026-03-01" }) +
		insert("platform_record", record("r1", "微课程设计", "2026-02-10", 54000), record("r2", "课堂导入技术", "2026-02-11", 54000), record("r3", "手机上的同一门课", "2026-02-11", 5400)) +
		insert("platform_doubt", { provider, record: "r3", reasons: "overlap", run: provider }));
	const clerk = await signIn(office.login), leader = await signIn(school.people.leader.login);
	await clerk.post("/api/hours/entry", { login: wang.login, kind: "other", hundredths: 250, happened_on: "2026-02-01", note: "县级公开课", document: "县教研〔2026〕3号" });
	const { activity } = (await leader.post("/api/hours/activities", { group: school.groups[0], title: "A5 课例研讨", held_on: "2026-03-01", hundredths: 200 })).body;
	await leader.post(`/api/hours/activity/${activity}/attendance`, { people: [wang.id] });
	await clerk.post("/api/hours/correction", { login: wang.login, line: "attendance-" + activity, hundredths: 50, note: "只到了前半场" });
});
after(() => browser.close());

async function visit(who) {
	const visitor = await open(browser, base);
	await enter(visitor, school.people[who].login);
	await visitor.page.goto("/hours/mine.html");
	await visitor.page.getByRole("button", { name: /^总学时/ }).waitFor();
	return visitor;
}
const bar = (page, name) => page.getByRole("button", { name: new RegExp("^" + name) });
/* The figures in the column 学时 of what the bar opened. */
const shown = async page => (await page.locator(".behind td[data-label=学时]").allTextContents()).map(Number);
const sum = list => Math.round(list.reduce((all, one) => all + one * 100, 0));

test("a bar opens the lines behind it at that place, and they add up to its figure", async () => {
	const wang = await visit("wang"), { page } = wang;
	const { body } = await (await signIn(school.people.wang.login)).get("/api/hours/mine");
	assert.equal(await page.locator(".behind").count(), 0);
	for (const [name, figure] of [["总学时", body.online + body.research + body.other], ["线上学时", body.online], ["实践学时", body.research + body.other],
		["其中：校本教研", body.research], ["其中：其他", body.other]]) {
		assert.equal(await bar(page, name).getAttribute("aria-expanded"), "false", name);
		await bar(page, name).click();
		await page.getByText(`合计${figure / 100}学时，就是上面的数`).waitFor();
		assert.equal(sum(await shown(page)), figure, name);
		assert.equal(await bar(page, name).getAttribute("aria-expanded"), "true", name);
		await bar(page, name).click();
		await page.locator(".behind").waitFor({ state: "detached" });
	}
	await look(wang, "hours-mine");
});

test("a line says its day, what it was, and where it is from; what was taken off names what it was taken from", async () => {
	const wang = await visit("wang"), { page } = wang;
	await bar(page, "实践学时").click();
	await page.getByRole("cell", { name: /A5 课例研讨$/ }).waitFor();
	await page.getByText("语文组，" + school.people.leader.name + "登记").waitFor();
	await page.getByText("从“A5 课例研讨”中减去").waitFor();
	await page.getByText("项目办" + school.people.office.name + "冲正").waitFor();
	await page.getByText("依据：县教研〔2026〕3号").waitFor();
	await page.getByText("这里没有不计入的学时").waitFor();
	await look(wang, "hours-behind-practice");
});

test("by keyboard alone she opens the bar of online hours: what is above the cap, and what does not count, each with its reason", async () => {
	const wang = await visit("wang"), { page } = wang;
	const online = bar(page, "线上学时");
	for (let presses = 0; presses < 60 && !(await online.evaluate(one => one === document.activeElement)); presses++)
		await page.keyboard.press("Tab");
	await page.keyboard.press("Enter");
	await page.getByText("比要求多20学时。一部分超出的学时计入总学时，不抵其他部分（本系统默认）").waitFor();
	await page.getByRole("cell", { name: /^来源.*省研修网$/ }).first().waitFor();
	await page.getByRole("cell", { name: /手机上的同一门课（省研修网）/ }).waitFor();
	await page.getByText("与另一段学习时间重叠。先不计入，等项目办认定（本系统默认）").waitFor();
	assert.equal(await online.evaluate(one => one === document.activeElement), true, "the focus stays on the bar");
	await look(wang, "hours-behind-online");
	await page.keyboard.press("Enter");
	await until(async () => await page.locator(".behind").count() === 0, "the bar is closed again");
});

test("who has no hours yet reads that there are none, not an empty table", async () => {
	const sun = await visit("sun");
	await bar(sun.page, "总学时").click();
	await sun.page.getByText("还没有这类学时").waitFor();
	await sun.page.getByText("这里没有不计入的学时").waitFor();
	await look(sun, "hours-behind-none");
});

test("when the lines cannot be read, the bar says so at its place, and once more brings them", async () => {
	const wang = await visit("wang"), { page } = wang;
	await page.route("**/api/hours/lines?*", route => route.abort());
	await bar(page, "线上学时").click();
	await page.getByText("网络断了，内容没有读到").waitFor();
	await page.unroute("**/api/hours/lines?*");
	await page.getByRole("button", { name: "再试一次" }).click();
	await page.getByRole("cell", { name: /微课程设计/ }).waitFor();
});
