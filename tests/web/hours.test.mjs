/* Hours: an activity with who was there, entries by hand, accounts that match nobody, and what a teacher sees of it. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { base, insert, signIn as ask, sql, until } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { arrive, launch, look, settled } from "./browser.mjs";

let browser, school;
before(async () => {
	browser = await launch();
	school = await makeSchool();
});
after(() => browser.close());

const visit = (who, address) => arrive(browser, school.people[who].login, address);
async function choose(page, typed, name) {
	await page.getByRole("searchbox").fill(typed);
	await page.getByRole("searchbox").press("Enter");
	await page.getByLabel(name).check();
}
const button = (page, name) => page.getByRole("button", { name, exact: true });

test("a leader registers an activity, then ticks who was there", async () => {
	const leader = await visit("leader", "/hours/activities.html");
	await button(leader.page, "登记，接着签到").click();
	assert.equal(await leader.page.locator(".summary a").count(), 3);
	await leader.page.getByLabel("活动名称").fill("A5 课例研讨");
	await leader.page.getByLabel("日期").fill("2026-03-05");
	await leader.page.getByLabel("计多少学时").fill("两个");
	await button(leader.page, "登记，接着签到").click();
	await leader.page.locator(".summary").getByText("学时请填数字").waitFor();
	await look(leader, "activities");
	await leader.page.getByLabel("计多少学时").fill("1.5");
	await button(leader.page, "登记，接着签到").click();
	await leader.page.getByRole("heading", { level: 1, name: "活动签到" }).waitFor();
	await settled(leader.page);
	await leader.page.getByLabel("王一诺").check();
	await leader.page.getByLabel("李二青").check();
	await look(leader, "activity");
	await button(leader.page, "保存签到").click();
	await leader.page.getByText("已签到（2人）").waitFor();
	await leader.page.goto("/hours/activities.html");
	await leader.page.getByRole("cell", { name: "2人" }).waitFor();
});

test("on the day, a code on the projector, and the teacher's phone", async () => {
	const ask2 = await ask(school.people.leader.login);
	const [{ today }] = await sql("SELECT DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR) AS today");
	const { activity } = (await ask2.post("/api/hours/activities",
		{ group: school.groups[0], title: "B2 研课", held_on: today, hundredths: 100 })).body;
	const leader = await visit("leader", "/hours/activity.html?activity=" + activity);
	await leader.page.getByLabel("开放多少分钟").fill("半小时");
	await button(leader.page, "开始签到").click();
	await leader.page.locator(".summary").getByText("请填整数").waitFor();
	await leader.page.getByLabel("开放多少分钟").fill("30");
	await button(leader.page, "开始签到").click();
	await leader.page.getByRole("heading", { level: 1, name: "签到码" }).waitFor();
	await leader.page.getByRole("img", { name: "签到页面的二维码" }).waitFor();
	await look(leader, "sign-in-code");
	const wang = await visit("wang", "/hours/sign-in.html");
	await button(wang.page, "签到").click();
	await wang.page.locator(".summary").getByText("请输入签到码").waitFor();
	await wang.page.getByLabel("签到码").fill("12 34");
	await button(wang.page, "签到").click();
	await wang.page.locator(".summary").getByText("六位数字").waitFor();
	await look(wang, "sign-in-phone");
	await wang.page.getByLabel("签到码").fill((await leader.page.locator(".big-code").textContent()).trim());
	await button(wang.page, "签到").click();
	await wang.page.getByText("已签到：B2 研课，计1学时").waitFor();
	await leader.page.getByText("已到1人").waitFor();
	const { body } = await ask2.get(`/api/hours/activity/${activity}/code?origin=${encodeURIComponent(base)}`);
	const li = await visit("li", `/hours/sign-in.html?activity=${activity}&code=${body.code}`);
	await button(li.page, "签到").click();
	await li.page.getByText("已签到").waitFor();
	await button(leader.page, "提前结束签到").click();
	await leader.page.getByText("签到已经结束").waitFor();
});

test("the list to sign on paper is one page with its code, and nothing else is printed", async () => {
	const [{ id }] = await sql(`SELECT MAX(id) AS id FROM activity WHERE school = ${school.id}`);
	const leader = await visit("leader", "/hours/sheet.html?activity=" + id);
	await leader.page.getByRole("img", { name: "本表的二维码" }).waitFor();
	await look(leader, "sign-in-sheet");
	await leader.page.emulateMedia({ media: "print" });
	assert.equal(await leader.page.locator(".head").isVisible(), false);
	assert.equal(await leader.page.locator(".sheet").isVisible(), true);
	const pdf = (await leader.page.pdf({ format: "A4" })).toString("latin1");
	assert.equal((pdf.match(/\/Type \/Page\b/g) || []).length, 1);
});

test("the office enters hours by hand, and corrects them", async () => {
	const office = await visit("office", "/hours/entry.html");
	await choose(office.page, "王一", "王一诺");
	await office.page.getByLabel("其他", { exact: true }).check();
	await office.page.getByLabel("学时", { exact: true }).fill("2.5");
	await office.page.getByLabel("日期").fill("2026-04-01");
	await office.page.getByLabel("事由").fill("县级公开课");
	await office.page.getByLabel("依据的文件").fill("县教研〔2026〕3号");
	await button(office.page, "登记").click();
	await until(async () => await office.page.getByLabel("事由").inputValue() === "", "the form is ready for the next");
	await look(office, "hours-entry");
	await office.page.goto("/hours/correct.html");
	await choose(office.page, "王一", "王一诺");
	await button(office.page, "查看这位教师的学时").click();
	await office.page.getByLabel("县级公开课").check();
	await office.page.getByLabel("冲正多少学时").fill("0.5");
	await office.page.getByLabel("事由").fill("多登了半学时");
	await look(office, "hours-correct");
	await button(office.page, "冲正").click();
	await office.page.getByText("已为王一诺冲正").waitFor();
});

test("a platform is added; an account of nobody is matched, and its hours count", async () => {
	const office = await visit("office", "/hours/platform.html");
	await office.page.getByLabel("平台名称").fill("省研修网");
	await office.page.getByLabel("接口地址").fill("https://me:secret@xapi.example.org/");
	await button(office.page, "添加平台").click();
	await office.page.locator(".summary").getByText("不含账号、口令").waitFor();
	await office.page.getByLabel("接口地址").fill("https://xapi.example.org/xAPI");
	await button(office.page, "添加平台").click();
	await office.page.getByText("已保存").waitFor();
	const [{ id: provider }] = await sql(`SELECT id FROM provider WHERE programme = ${school.programme}`);
	const [now, run] = ["2026-03-02 02:00:00", school.programme];
	await sql(insert("pull_run", { id: run, provider, began_at: now, ended_at: now, seen: 1, added: 1 }) +
		insert("platform_account", { provider, account: "t-0815", name: "王老师" }) +
		insert("platform_record", { provider, record: "r1", account: "t-0815", happened_at: now, stored_at: now, run, seconds: 5400, course: "微课程设计" }));
	await office.page.reload();
	await settled(office.page);
	await look(office, "platforms");
	await office.page.getByRole("link", { name: "取数记录" }).click();
	await office.page.getByText("数据截至").waitFor();
	await look(office, "runs");
	await office.page.goto("/hours/platforms.html");
	await sql(insert("platform_record", { provider, record: "r2", account: "t-0815", happened_at: now, stored_at: now, run, seconds: 3600, course: "重复的课" }) +
		insert("platform_doubt", { provider, record: "r2", reasons: "overlap", run }));
	await office.page.getByRole("link", { name: "存疑的学时" }).click();
	await office.page.getByText("与另一段学习时间重叠").waitFor();
	await look(office, "doubts");
	await office.page.getByLabel("不计入").check();
	await office.page.getByLabel("理由").fill("两台设备同时播放");
	await button(office.page, "认定").click();
	await office.page.getByText("没有存疑的记录").waitFor();
	await office.page.goto("/hours/platforms.html");
	await office.page.getByRole("link", { name: "核对没有对上的账号" }).click();
	await office.page.getByText("t-0815").waitFor();
	await look(office, "unmatched");
	await choose(office.page, "王一", "王一诺");
	await button(office.page, "就是这位教师").click();
	await office.page.getByText("账号都已对上").waitFor();
});

test("the teacher sees bars against what is asked, and every line behind them", async () => {
	const wang = await visit("wang", "/hours/mine.html");
	const { body } = await (await ask(school.people.wang.login)).get("/api/hours/mine");
	assert.deepEqual([body.online, body.research, body.other], [200, 250, 200]);
	await wang.page.getByText("2 / 20 学时，还差18学时").waitFor();
	await wang.page.getByRole("button", { name: /^线上学时/ }).click();
	await wang.page.getByRole("cell", { name: /微课程设计/ }).waitFor();
	assert.equal(await wang.page.getByRole("cell", { name: /课例研讨/ }).count(), 0);
	await wang.page.getByRole("button", { name: /^实践学时/ }).click();
	await wang.page.getByRole("cell", { name: /A5 课例研讨/ }).waitFor();
});
