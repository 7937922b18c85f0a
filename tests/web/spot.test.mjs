/* 抽检 in a browser: the office orders it by the rules it reads, sees nothing but progress until it is closed, and then differences and what follows. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { signIn as ask, sql, until } from "../ask.mjs";
import { decided, drawnFor, endOf } from "../review/after.mjs";
import { GOOD, rubric, ticks } from "../review/cases.mjs";
import { makeSchool } from "../school.mjs";
import { arrive, launch, look, settled } from "./browser.mjs";

let browser, school, silent, check, drawn;
before(async () => {
	browser = await launch();
	school = await makeSchool({ policy: "hohhot" });
	silent = await makeSchool({ policy: "wafangdian" });
	for (const [key, grade] of [["wang", "excellent"], ["li", "excellent"], ["zhao", "pass"], ["sun", "pass"]])
		await decided(school, school.people[key], grade, { ago: 3 });
});
after(() => browser.close());

const visit = (who, address, where = school) => arrive(browser, where.people[who].login, address);
const button = (page, name) => page.getByRole("button", { name, exact: true });
const CHECKS = "/review/spot-checks.html", FOUND = "/review/spot-found.html";

test("where the notice has no word of it, none can be begun, and the page says so", async () => {
	const { page } = await visit("office", CHECKS, silent);
	await page.getByText("本地通知对抽检或抽检比例未作规定").waitFor();
	assert.equal(await button(page, "开始抽检").count(), 0);
});

test("the office reads share and strata with the notice's words, and orders a check by keyboard in two steps", async () => {
	const office = await visit("office", CHECKS);
	const { page } = office;
	await page.getByText("本地通知要求“教师考核测评抽查”").waitFor();
	await page.getByText("抽5%").waitFor();
	await page.getByText("通知没有写抽多少，按本系统默认抽").waitFor();
	await page.getByText("现有专家1人").waitFor();
	await look(office, "spot-order");
	await button(page, "开始抽检").focus();
	await page.keyboard.press("Enter");
	await page.getByText("请填写截止日期").first().waitFor();
	await page.getByLabel("截止日期").fill("2021-01-01");
	await button(page, "开始抽检").press("Enter");
	await button(page, "确认开始抽检").press("Enter");
	await page.getByText("截止日期不能早于今天").first().waitFor();
	assert.equal(await button(page, "确认开始抽检").count(), 0, "nothing is to be confirmed before that is mended");
	await look(office, "spot-order-refused");
	await page.getByLabel("截止日期").fill("2098-12-31");
	await button(page, "开始抽检").press("Enter");
	await page.getByText("2098年12月31日截止。").waitFor();
	await look(office, "spot-order-sure");
	await button(page, "确认开始抽检").press("Enter");
	await page.getByText("抽检已开始。").waitFor();
	[{ id: check }] = await sql(`SELECT MAX(id) AS id FROM spot_check WHERE region = ${school.county}`);
	await until(async () => (await sql(`SELECT 1 AS one FROM recheck WHERE kind = 'spot' AND occasion = ${check}`)).length === 2, "the draw");
	drawn = await sql(`SELECT id, submission, author FROM recheck WHERE kind = 'spot' AND occasion = ${check} ORDER BY id`);
	for (const { id } of drawn)
		await drawnFor(id, 1);
});

test("until it is closed the office sees how far the experts are, and neither schools nor grades", async () => {
	const expert = await ask(school.people.expert.login), book = await rubric("A3");
	await expert.post(`/api/review/recheck/${drawn[0].id}/verdict`, { pieces: ticks(book, "fail"), remark: GOOD });
	await endOf(drawn[0].id);
	const office = await visit("office", CHECKS);
	await office.page.getByText("评审中").waitFor();
	await look(office, "spot-checks");
	await office.page.getByRole("link", { name: /试验县.*试验工程/ }).click();
	await office.page.getByText("评审中，结果保密").waitFor();
	await settled(office.page);
	const row = office.page.getByRole("row", { name: /韩若水/ });
	assert.match((await row.innerText()).replace(/\s+/g, " "), /韩若水 ?2份 ?1份 ?1份 ?0份/);
	const text = await office.page.locator("main").innerText();
	for (const hidden of [school.name, "不合格", "种子："])
		assert.ok(!text.includes(hidden), hidden);
	await look(office, "spot-sealed");
	const manager = await visit("manager", FOUND);
	await manager.page.getByText("还没有已截止的抽检。").waitFor();
});

const close = () => sql(`UPDATE spot_check SET made_at = made_at - INTERVAL 2 DAY, closes_at = UTC_TIMESTAMP(6) WHERE id = ${check};
	UPDATE recheck SET due_at = UTC_TIMESTAMP(6) WHERE kind = 'spot' AND occasion = ${check}`);

test("when it is closed, seed and differences are open, each figure leads to the works it counts", async () => {
	await close();
	await endOf(drawn[1].id);
	const office = await visit("office", `/review/spot-check.html?spot_check=${check}`);
	const { page } = office;
	await page.getByText("还有1所学校等您处理。").waitFor();
	await page.getByText("抽取用的种子").click();
	await page.getByText(`review-recheck --again ${check}`).waitFor();
	assert.match(await page.locator(".seed").first().innerText(), /^[0-9a-f]{64}$/);
	await look(office, "spot-opened");
	await page.locator(".facts").getByRole("link", { name: "1份" }).last().click();
	await settled(page);
	await page.getByRole("cell", { name: "不合格 不一致" }).waitFor();
	assert.equal(await page.getByRole("row").count(), 2);
	await look(office, "spot-sample");
	await page.getByRole("link", { name: "回到这次抽检" }).click();
	await settled(page);
	await page.getByRole("link", { name: /^1份\s*，.*与学校不一致/ }).click();
	await settled(page);
	assert.equal(await page.getByRole("row").count(), 2);
	await page.getByText(GOOD).waitFor();
});

test("the office says what follows, by the school's own page; a short word is refused and nothing is lost", async () => {
	const office = await visit("office", `/review/spot-school.html?spot_check=${check}&school=${school.id}`);
	const { page } = office;
	await button(page, "处理").click();
	await page.getByText("有2处需要修改").waitFor();
	await page.getByLabel("差异材料重评").check();
	await page.getByLabel("意见").fill("重评");
	await button(page, "处理").click();
	await page.getByText("请至少写5个字").first().waitFor();
	await look(office, "spot-school");
	await page.getByLabel("意见").fill("差异较大，不一致的材料重新评价。");
	await button(page, "处理").click();
	await button(page, "确认处理").click();
	await page.getByText("已决定重评").waitFor();
	assert.equal(await button(page, "处理").count(), 0);
	await look(office, "spot-decided");
	assert.equal((await sql(`SELECT 1 AS one FROM recheck WHERE kind = 'order' AND occasion = ${check}`)).length, 1);
});

test("the school reads what was found and what follows, from its menu", async () => {
	for (const who of ["manager", "panel1"]) {
		const theirs = await visit(who, FOUND);
		await theirs.page.getByText("差异材料重评").waitFor();
		await look(theirs, "spot-found-" + who);
		await theirs.page.getByRole("link", { name: /试验县.*截止/ }).click();
		await settled(theirs.page);
		await theirs.page.getByText("差异较大，不一致的材料重新评价。").waitFor();
		await theirs.page.getByText(GOOD).waitFor();
		assert.equal(await button(theirs.page, "处理").count(), 0);
		await look(theirs, "spot-school-" + who);
	}
	const foreign = await visit("manager", `/review/spot-school.html?spot_check=${check}&school=${school.id}`, silent);
	await foreign.page.getByText("没有这次抽检的结果").waitFor();
});

test("schools in which nothing differs are accepted all at once", async () => {
	const calm = await makeSchool({ policy: "hohhot" });
	await decided(calm, calm.people.wang, "pass", { ago: 3 });
	const office = await ask(calm.people.office.login);
	check = (await office.post("/api/review/spot-check", { programme: calm.programme, region: calm.county, closes_on: "2098-12-31" })).body.spot_check;
	await until(async () => (await sql(`SELECT 1 AS one FROM recheck WHERE kind = 'spot' AND occasion = ${check}`)).length === 1, "the draw");
	await close();
	const visitor = await visit("office", `/review/spot-check.html?spot_check=${check}`, calm);
	await visitor.page.getByText("没有差异的学校，一并认可").click();
	await look(visitor, "spot-accept");
	await button(visitor.page, "一并认可").click();
	await button(visitor.page, "确认一并认可").click();
	await visitor.page.getByText("已认可1所学校的结果。").waitFor();
	await settled(visitor.page);
	await visitor.page.getByText("认可学校结果").waitFor();
	assert.equal(await visitor.page.getByText("等您处理").count(), 0);
});
