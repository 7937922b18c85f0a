/* What a page does when something is not as it should be: a busy server, a lost line, two tabs, somebody else. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { base, sql, until } from "../ask.mjs";
import { choose } from "../evidence/hand.mjs";
import { makeSchool } from "../school.mjs";
import { enter, launch, look, open, settled } from "./browser.mjs";

let browser, school, work;
before(async () => {
	browser = await launch();
	school = await makeSchool();
	const ids = await choose(school, school.people.wang, "A3");
	work = "/evidence/work.html?ability=" + ids.A3;
});
after(() => browser.close());

async function come(who = "wang") {
	const visitor = await open(browser, base);
	await enter(visitor, school.people[who].login);
	return visitor;
}
const note = page => page.getByLabel("总的说明");
const button = (page, name) => page.getByRole("button", { name, exact: true });

test("a server that is busy for a moment is asked again, unseen", async () => {
	const her = await come();
	let times = 0;
	await her.page.route("**/api/report/now", route => ++times < 3 ?
		route.fulfill({ status: 503, headers: { "Retry-After": "1" }, body: "" }) : route.continue());
	await her.page.goto("/");
	await her.page.getByRole("heading", { name: "我的能力点" }).waitFor();
	assert.equal(times, 3);
});

test("busy for longer, the page says so and offers to try again", async () => {
	const her = await come();
	await her.page.route("**/api/report/now", route => route.fulfill({ status: 503, headers: { "Retry-After": "1" }, body: "" }));
	await her.page.goto("/");
	await her.page.getByText("系统正忙，请稍后再试").waitFor();
	await look(her, "state-busy");
	await her.page.unroute("**/api/report/now");
	await button(her.page, "再试一次").click();
	await her.page.getByRole("heading", { name: "我的能力点" }).waitFor();
});

test("what is typed while the line is lost is kept, and saved when it is back", async () => {
	const her = await come();
	await her.page.goto(work);
	await settled(her.page);
	await her.context.setOffline(true);
	await note(her.page).fill("断网时写的话");
	await her.page.getByText("内容已存在本机").waitFor();
	await look(her, "state-offline");
	await her.context.setOffline(false);
	await until(async () => (await sql(`SELECT note FROM draft WHERE person = ${school.people.wang.id}`))[0]?.note === "断网时写的话",
		"the draft is on the server");
});

test("changed in two tabs, the person chooses, and nothing is lost before that", async () => {
	const her = await come();
	await her.page.goto(work);
	await settled(her.page);
	const second = { ...her, page: await her.context.newPage() };
	await second.page.goto(work);
	await settled(second.page);
	await note(second.page).fill("第二个窗口的话");
	await second.page.locator(".saved.kept").waitFor();
	await note(her.page).fill("第一个窗口的话");
	await her.page.getByText("这份草稿在别处也改过").waitFor();
	await look(her, "state-conflict");
	await button(her.page, "用本机这份").click();
	await her.page.locator(".saved.kept").waitFor();
	await second.page.reload();
	await settled(second.page);
	assert.equal(await note(second.page).inputValue(), "第一个窗口的话");
});

test("a page never acts for somebody else who signed in beside it", async () => {
	const her = await come();
	await her.page.goto(work);
	await settled(her.page);
	await enter(her, school.people.li.login);
	await note(her.page).fill("这是王老师写的");
	await her.page.getByText("没有找到").or(her.page.getByText("李二青")).first().waitFor();
	assert.deepEqual(await sql(`SELECT person FROM draft WHERE person = ${school.people.li.id}`), []);
});

test("the button pressed twice, or again after a lost answer, sends one and the same act", async () => {
	const leader = await come("leader");
	const keys = [];
	await leader.page.route("**/api/hours/activities", (route, request) => {
		if (request.method() !== "POST")
			return route.continue();
		keys.push(request.headers()["idempotency-key"]);
		return keys.length === 1 ? route.fetch().then(() => route.abort()) : route.continue();
	});
	await leader.page.goto("/hours/activities.html");
	await leader.page.getByLabel("活动名称").fill("只登记一次的研讨");
	await leader.page.getByLabel("日期").fill("2026-03-05");
	await leader.page.getByLabel("计多少学时").fill("2");
	await button(leader.page, "登记，接着签到").click();
	await leader.page.getByText("网络断了，没有送到").waitFor();
	await button(leader.page, "登记，接着签到").click();
	await leader.page.getByRole("heading", { level: 1, name: "活动签到" }).waitFor();
	assert.equal(new Set(keys).size, 1);
	assert.deepEqual(await sql(`SELECT COUNT(*) AS n FROM activity WHERE programme = ${school.programme}`), [{ n: "1" }]);
});

test("what is typed into a plain form outlives a reload; passwords do not", async () => {
	const leader = await come("leader");
	await leader.page.goto("/hours/activities.html");
	await leader.page.getByLabel("活动名称").fill("打了一半的名称");
	await leader.page.reload();
	await settled(leader.page);
	assert.equal(await leader.page.getByLabel("活动名称").inputValue(), "打了一半的名称");
	await leader.page.goto("/auth/me.html");
	await leader.page.getByLabel("现在的密码").fill("secret words");
	await leader.page.reload();
	await settled(leader.page);
	assert.equal(await leader.page.getByLabel("现在的密码").inputValue(), "");
	assert.doesNotMatch(await leader.page.evaluate(() => JSON.stringify([sessionStorage, localStorage])), /secret words/);
});
