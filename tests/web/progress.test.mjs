/* 进度: figures as table and chart, from a city down to a teacher, and the lists that they open. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { insert, signIn as ask, sql } from "../ask.mjs";
import { sum } from "../report/sum.mjs";
import { cityAbove, makeSchool } from "../school.mjs";
import { arrive, launch, look, settled } from "./browser.mjs";

const DESKTOP = { width: 1280, height: 800 };
const STEPS = ["leader", "wang", "li", "zhao", "qian", "sun", "zhou"];
let browser, school, second;

/* How far each has come, on days of this spring: the first of STEPS all the way, the last only chose. */
async function come({ id, programme, policy, people }) {
	const version = `(SELECT v.id FROM policy p JOIN policy_version v ON v.policy = p.id WHERE p.code = '${policy}' LIMIT 1)`;
	const at = (n, day) => ({ id: id + 600 + n, at: `2026-0${day}-10` });
	return sql(STEPS.map((key, n) => {
		const person = people[key].id, one = at(n, 2);
		return insert("task_list", { id: one.id, programme, person, made_at: at(n, 1).at }) + (n > 5 ? "" :
			`INSERT INTO submission (id, programme, person, ability, number, attempt, school, policy_version, note, self_grade, handed_in_at)
			   SELECT ${one.id}, ${programme}, ${person}, a.id, 1, 1, ${id}, ${version}, '', 'pass', '${one.at}' FROM ability a WHERE a.code = 'A1';`) + (n > 3 ? "" :
			insert("signature", { submission: one.id, author: person, chair: people.chair.id, grade: "pass", votes: 3, signed_at: at(n, 3).at })) + (n > 2 ? "" :
			`INSERT INTO proposal (id, programme, person, school, policy_version, facts, proposed_by, proposed_at, open)
			   VALUES (${one.id}, ${programme}, ${person}, ${id}, ${version}, '{}', ${people.chair.id}, '${at(n, 4).at}', ${n > 1 ? 1 : 0});`) + (n > 1 ? "" :
			insert("certificate", { id: one.id, proposal: one.id, person, number: String(one.id).padStart(20, "0"), recognised_by: people.office.id,
				issued_at: at(n, 5).at, words: "{}" }));
	}).join(""));
}

before(async () => {
	browser = await launch();
	school = await makeSchool({ policy: "yueyang" });
	second = await makeSchool({ policy: "yueyang", phase: "junior" });
	await cityAbove(school);
	await sql(`UPDATE region SET parent = ${school.people.city.id} WHERE id = ${second.county};` +
		insert("region_within", { region: second.county, ancestor: school.people.city.id }) +
		`DELETE FROM enrolment WHERE school = ${second.id};` + insert("enrolment", { programme: school.programme, school: second.id, batch: 2 }));
	await come(school);
	await come({ ...second, programme: school.programme });
	await sql(insert("exemption", { programme: school.programme, person: school.people.wu.id, kind: "leave", document: "请假单", since: "2020-09-01",
		made_by: school.people.office.id }));
	await sum();
});
after(() => browser.close());

const visit = (who, address, size) => arrive(browser, school.people[who].login, address, size);
const figure = (page, row, column) => page.getByRole("row", { name: new RegExp(row) }).getByRole("link", { name: column });
const drawn = page => page.locator(".chart[data-drawn=yes] canvas").waitFor();

test("a city's office goes from its figures down to a teacher, and up again", async () => {
	const { page, ...rest } = await visit("city", "/report/progress.html", DESKTOP);
	await page.getByRole("heading", { name: /^试验市/ }).waitFor();
	await drawn(page);
	await look({ page, ...rest }, "progress-city");
	const county = `试验县${school.code}`;
	assert.equal(await figure(page, county, "人，" + county + "，已认定").textContent(), "2人，" + county + "，已认定");
	await page.getByRole("link", { name: county, exact: true }).click();
	await page.getByRole("heading", { name: county }).waitFor();
	await page.getByRole("link", { name: school.name, exact: true }).click();
	await page.getByRole("heading", { name: school.name }).waitFor();
	await drawn(page);
	await look({ page, ...rest }, "progress-school");
	await page.getByRole("link", { name: "语文组", exact: true }).click();
	await page.getByRole("heading", { name: "语文组" }).waitFor();
	await settled(page);
	await look({ page, ...rest }, "progress-group");
	await page.getByRole("link", { name: /赵三禾/ }).click();
	await page.getByText("赵三禾，").first().waitFor();
	await page.goBack();
	await page.getByRole("link", { name: county }).click();
	await page.getByRole("heading", { name: county }).waitFor();
});

test("every figure opens the list that it counts, and who is not in it stands beside", async () => {
	const { page, ...rest } = await visit("office", "/report/progress.html");
	await figure(page, school.name, /，通过校评$/).click();
	await page.getByRole("heading", { level: 2, name: /：通过校评$/ }).waitFor();
	await settled(page);
	assert.equal(await page.locator("tbody tr").count(), 4);
	await look({ page, ...rest }, "progress-list");
	await page.getByRole("link", { name: "还没有通过校评" }).click();
	await settled(page);
	assert.equal(await page.locator("tbody tr").count(), 10);
	const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "CSV" }).click()]);
	assert.equal(file.suggestedFilename(), "进展名单.csv");
});

test("the figure of schools opens the schools", async () => {
	const { page, ...rest } = await visit("city", "/report/progress.html");
	await page.locator(".lead").getByRole("link", { name: /有应参加教师的学校/ }).click();
	await page.getByRole("link", { name: second.name }).waitFor();
	await look({ page, ...rest }, "progress-schools");
	await page.getByRole("link", { name: "还没有完成的学校" }).click();
	await settled(page);
	assert.equal(await page.locator("tbody tr").count(), 2);
});

test("targets by date stand with what the notice says, and whether they are reached", async () => {
	const { page } = await visit("office", "/report/progress.html", DESKTOP);
	const goal = page.getByRole("row", { name: /2021年12月31日前/ });
	assert.match(await goal.innerText(), /70%[^]*0 \/ 1所（0%）[^]*过期未达到[^]*“完成学校总数的70%”/);
	assert.match(await page.getByRole("row", { name: new RegExp(school.name) }).innerText(), /差12人/);
});

test("another day, a kind of school and a batch are chosen by a form, and the address keeps them", async () => {
	const { page, ...rest } = await visit("city", "/report/progress.html", DESKTOP);
	await page.getByText("换一天，或只看一部分").click();
	await page.getByLabel("截至哪一天").fill("2026-03-31");
	await page.getByLabel("批次").selectOption({ label: "第2批" });
	await page.getByLabel("学段").selectOption({ label: "初中" });
	await look({ page, ...rest }, "progress-filter");
	await page.getByRole("button", { name: "查看" }).click();
	await page.getByText("截至2026年3月31日当天").waitFor();
	await page.getByText("初中，第2批，在册").waitFor();
	await settled(page);
	assert.equal(await page.getByRole("row", { name: new RegExp(school.code) }).count(), 0);
	await figure(page, second.code, /，通过校评$/).click();
	await page.getByText("截至2026年3月31日。").waitFor();
	await settled(page);
	assert.equal(await page.locator("tbody tr").count(), 4);
});

test("management begins at its school, a leader at the own group; neither sees more", async () => {
	const manager = await visit("manager", "/report/progress.html");
	await manager.page.getByRole("heading", { name: school.name }).waitFor();
	await figure(manager.page, "不在任何教研组", /，应参加$/).click();
	await manager.page.getByText("郑九川").waitFor();
	await settled(manager.page);
	assert.equal(await manager.page.locator("tbody tr").count(), 5);
	await manager.page.goto("/report/progress.html?school=" + second.id);
	await manager.page.getByText("没有这项内容").waitFor();
	const leader = await visit("leader", "/report/progress.html");
	await leader.page.getByRole("heading", { name: "语文组" }).waitFor();
	await leader.page.getByText("王一诺").waitFor();
	assert.equal(await leader.page.getByRole("link", { name: /还差什么/ }).count(), await leader.page.locator(".nav").getByRole("link", { name: "还差什么" }).count());
	await look(leader, "progress-leader");
});

test("the chart comes after the table, by keyboard it compares something else, in large text it is drawn larger", async () => {
	const { page, ...rest } = await visit("manager", "/report/progress.html", DESKTOP);
	assert.equal(await page.locator("tbody tr").count() > 0, true);
	await drawn(page);
	await page.getByRole("button", { name: "已选学" }).focus();
	await page.keyboard.press("Enter");
	await page.getByRole("img", { name: /已选学的比例，数值与下面的表相同/ }).waitFor();
	await page.getByRole("button", { name: "大字" }).click();
	await page.reload();
	await drawn(page);
	await look({ page, ...rest }, "progress-large");
	await page.emulateMedia({ media: "print" });
	assert.equal(await page.evaluate(() => document.querySelector(".chart canvas").getBoundingClientRect().right <= innerWidth), true);
	assert.equal(await page.locator(".choices").first().isVisible(), false);
});

test("how it has grown is drawn against the targets of their days when it is asked for, with its table", async () => {
	const { page, ...rest } = await visit("city", "/report/progress.html", DESKTOP);
	await page.getByRole("button", { name: "看从开始到现在的变化" }).click();
	await page.getByRole("img", { name: /从开始到现在的变化和目标/ }).waitFor();
	const rows = page.getByRole("table", { name: "从开始到现在" }).getByRole("row");
	assert.equal(await rows.count(), 7);
	assert.match(await rows.nth(1).textContent(), /2021年1月1日2900%/);
	assert.match(await rows.last().textContent(), /29413%0 \/ 2/);
	await page.locator(".chart[data-drawn=yes]").nth(1).waitFor();
	await page.getByRole("button", { name: "已完成的学校" }).click();
	await page.getByRole("img", { name: /已完成的学校从开始到现在/ }).waitFor();
	await look({ page, ...rest }, "progress-over");
});

test("on a line that is counted the chart waits until it is wanted; lost, the table stays", async () => {
	const { page, context } = await visit("manager", "/auth/me.html", DESKTOP);
	await context.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
	let times = 0;
	await page.route("**/vendor/echarts.js", route => (times++, route.abort()));
	await page.goto("/report/progress.html");
	await settled(page);
	assert.equal(times, 0);
	await page.getByRole("button", { name: "看图" }).click();
	await page.getByText("图没有读到").waitFor();
	assert.equal(await page.locator("tbody tr").count() > 0, true);
});

test("on the first page of office and management stands how far all have come, and leads to it; a teacher has none", async () => {
	const hers = await visit("city", "/");
	await hers.page.getByRole("heading", { name: /^试验市.*的进度$/ }).waitFor();
	await look(hers, "now-overview");
	await hers.page.getByRole("link", { name: /^4/ }).click();
	await hers.page.getByRole("heading", { level: 2, name: /：已认定$/ }).waitFor();
	await settled(hers.page);
	assert.equal(await hers.page.locator("tbody tr").count(), 4);
	const his = await visit("manager", "/");
	await his.page.getByText(/语文组：已认定 2 \/ 5（40%）/).waitFor();
	await look(his, "now-overview-school");
	await his.page.getByRole("link", { name: school.name + "的进度" }).click();
	await his.page.getByRole("heading", { level: 2, name: school.name }).waitFor();
	const qian = await visit("qian", "/");
	assert.equal(await qian.page.getByRole("heading", { name: "进度", exact: true }).count(), 0);
});

test("a teacher without duties has no such page", async () => {
	const { page } = await visit("qian", "/report/progress.html");
	await page.locator(".notice.bad").waitFor();
	assert.equal((await (await ask(school.people.qian.login)).get("/api/report/places")).status, 404);
});
