/* What an office or a school is typing about rules, platforms and schools is on the server, too; a password is not. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { makePolicy } from "../admin/policies.mjs";
import { signIn as ask, sql, until } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { arrive, launch, look, settled } from "./browser.mjs";

let browser, school;
const tomorrow = new Date(Date.now() + 32 * 3600e3).toISOString().slice(0, 10);
before(async () => {
	browser = await launch();
	school = await makeSchool({ policy: await makePolicy("lezhi") });
});
after(() => browser.close());

const visit = (who, address) => arrive(browser, school.people[who].login, address);
const button = (page, name) => page.getByRole("button", { name, exact: true });
const keptOf = async who => (await (await ask(school.people[who].login)).get("/api/auth/typing")).body.rows;
const hasIt = (who, text) => until(async () => (await keptOf(who)).some(one => (one.text || "").split("\n").includes(text)), text + " is on the server");
const none = who => until(async () => (await keptOf(who)).length === 0, "nothing of it is left");
const theirs = who => sql(`SELECT content FROM typing WHERE person = ${school.people[who].id}`).then(rows => rows.map(one => one.content).join());

/* The session ends and the browser is closed: on another computer she goes on from what she had not finished. */
async function elsewhere(who, here, title) {
	await sql(`UPDATE session SET ended_at = UTC_TIMESTAMP(6) WHERE person = ${school.people[who].id}`);
	await here.context.close();
	const there = await visit(who, "/auth/typed.html");
	await look(there, "typing-typed-" + who);
	await there.page.getByRole("link", { name: new RegExp("^接着写 ?：" + title + "$") }).click();
	await settled(there.page);
	return there;
}

test("a rule half changed: on another computer it is there, a look at whom it hits keeps it, saved it is gone", async () => {
	const here = await visit("office", "/admin/policies.html");
	const rule = page => page.getByLabel("每人选学，至少（个）");
	const unfold = async page => {
		await page.locator(".fold > summary", { hasText: "选学" }).click();
		await page.locator("summary", { hasText: "每人选学，至少：" }).click();
	};
	const [{ name }] = (await (await ask(school.people.office.login)).get("/api/admin/policies")).body.rows;
	await unfold(here.page);
	await here.page.getByLabel("从哪一天起生效").fill(tomorrow);
	await rule(here.page).fill("4");
	await hasIt("office", "4");
	assert.deepEqual((await keptOf("office")).map(one => one.text), ["4"], "only what was changed, and no word of ours for it");
	const there = await elsewhere("office", here, "修改规定：" + name);
	assert.equal(await there.page.getByLabel("从哪一天起生效").inputValue(), tomorrow);
	await there.page.locator(".fold > summary", { hasText: "选学" }).getByText("改了1项").waitFor();
	await look(there, "typing-policy");
	await button(there.page, "预览改动和影响").click();
	await there.page.getByRole("heading", { name: "改动的规定（1项）" }).waitFor();
	await there.page.reload();
	await settled(there.page);
	await unfold(there.page);
	assert.equal(await rule(there.page).inputValue(), "4", "looked at, it is not handed in");
	await button(there.page, "预览改动和影响").click();
	await there.page.getByRole("button", { name: /^保存为第/ }).click();
	await there.page.getByText("已经开始的评价仍按原来的一版").waitFor();
	await none("office");
});

test("a platform half described: its settings are kept; what stands where a password's file is named never is, here or there", async () => {
	const here = await visit("office", "/hours/platform.html");
	await here.page.getByLabel("其他 JSON 接口").check();
	await here.page.getByLabel("口令文件名").fill("S3cret-of-the-platform");
	await here.page.getByLabel("接口地址").fill("https://county:S3cret@api.example.org/records");
	await here.page.getByText("试读：先看看会取到什么").click();
	await here.page.getByLabel("平台的回答").fill("[{\"name\":\"王一诺\"}]");
	await here.page.getByLabel("平台名称").fill("市学习平台");
	await here.page.getByLabel("课程名称").fill("course.title");
	await hasIt("office", "course.title");
	const stored = await theirs("office") + await here.page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
	assert.match(stored, /course\.title/);
	assert.doesNotMatch(stored, /S3cret|王一诺/);
	const there = await elsewhere("office", here, "平台设置：新的平台");
	assert.equal(await there.page.getByLabel("平台名称").inputValue(), "市学习平台");
	assert.ok(await there.page.getByLabel("其他 JSON 接口").isChecked());
	for (const empty of ["口令文件名", "接口地址", "平台的回答"])
		assert.equal(await there.page.getByLabel(empty).inputValue(), "");
	await look(there, "typing-platform");
	for (const [label, place] of [["记录编号", "id"], ["账号", "user.no"], ["学了多久", "min"], ["学完的时间", "end"]])
		await there.page.getByLabel(label, { exact: true }).fill(place);
	await there.page.getByLabel("接口地址").fill("https://api.example.org/records");
	await there.page.getByLabel("口令文件名").fill("city-password");
	await button(there.page, "添加平台").click();
	await there.page.getByText("已保存，系统会定时取回学时").waitFor();
	await none("office");
});

test("a platform's settings half changed: what is stored of its password's file stays as it is", async () => {
	const [{ id }] = await sql(`SELECT id FROM provider WHERE programme = ${school.programme}`);
	const here = await visit("office", "/hours/platform.html?provider=" + id);
	await here.page.getByLabel("口令文件名").fill("S3cret-of-the-platform");
	await here.page.getByLabel("每隔多少分钟取一次").fill("120");
	await hasIt("office", "120");
	assert.doesNotMatch(await theirs("office"), /S3cret|city-password/);
	const there = await elsewhere("office", here, "平台设置：市学习平台");
	assert.equal(await there.page.getByLabel("每隔多少分钟取一次").inputValue(), "120");
	assert.equal(await there.page.getByLabel("口令文件名").inputValue(), "city-password");
	await button(there.page, "保存设置").click();
	await there.page.getByText("已保存，系统会定时取回学时").waitFor();
	assert.deepEqual(await sql(`SELECT credential, wait FROM provider WHERE id = ${id}`), [{ credential: "city-password", wait: "120" }]);
	await none("office");
});

test("a school's facts half changed: the way back leads into the form; who changes nothing after all leaves nothing", async () => {
	const here = await visit("office", "/admin/school.html?school=" + school.id);
	const source = page => page.getByLabel("环境的认定依据");
	await button(here.page, "修改学校情况").click();
	await source(here.page).fill("省发展诊断问卷");
	await hasIt("office", "省发展诊断问卷");
	const there = await elsewhere("office", here, "学校情况：" + school.name);
	assert.equal(await source(there.page).inputValue(), "省发展诊断问卷");
	await look(there, "typing-school");
	await button(there.page, "保存学校情况").click();
	await there.page.getByText("学校情况已保存。").waitFor();
	await none("office");
	await button(there.page, "修改学校情况").click();
	await source(there.page).fill("写错了");
	await hasIt("office", "写错了");
	await button(there.page, "不改了").click();
	await none("office");
	await button(there.page, "修改学校情况").click();
	assert.equal(await source(there.page).inputValue(), "省发展诊断问卷");
});

test("of several forms of one page each says which school it is about", async () => {
	const here = await visit("office", "/review/visits.html?school=" + school.id + "&name=" + encodeURIComponent(school.name));
	await here.page.getByRole("button", { name: /记录一次到校/ }).click();
	await here.page.getByLabel("情况与指导意见").fill("机房投影灯泡坏了两个");
	await hasIt("office", "机房投影灯泡坏了两个");
	assert.deepEqual((await keptOf("office")).map(one => one.title), ["视导整改：" + school.name]);
});

test("networks and machines half counted: a school goes on elsewhere, and after it has registered the form is empty", async () => {
	const here = await visit("manager", "/admin/school.html?school=" + school.id);
	await here.page.locator("summary", { hasText: "登记现在的网络与设备" }).click();
	await here.page.getByLabel("说明").fill("二楼机房还没有点完");
	await here.page.getByLabel("电脑（台").fill("86");
	await hasIt("manager", "86");
	const there = await elsewhere("manager", here, "学校情况：" + school.name + "，网络与设备");
	await there.page.getByLabel("说明").waitFor();		/* unfolded */
	assert.equal(await there.page.getByLabel("说明").inputValue(), "二楼机房还没有点完");
	await look(there, "typing-ict");
	await button(there.page, "登记").click();
	await there.page.getByText("已登记。").waitFor();
	await there.page.getByRole("cell", { name: /86/ }).waitFor();
	await none("manager");
	await there.page.locator("summary", { hasText: "登记现在的网络与设备" }).click();
	assert.equal(await there.page.getByLabel("说明").inputValue(), "");
});
