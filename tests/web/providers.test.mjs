/* Platforms of every kind, as an office sets them up: what each asks for, what a mapping would read, how long courses are;
 * hours that wait for recognition; and what a teacher sees of her doubtful records. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { insert, sql } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { arrive, launch, look, settled } from "./browser.mjs";

let browser, school;
before(async () => {
	browser = await launch();
	school = await makeSchool();
});
after(() => browser.close());

const visit = (who, address) => arrive(browser, school.people[who].login, address);
const button = (page, name) => page.getByRole("button", { name, exact: true });
const of = async name => (await sql(`SELECT * FROM provider WHERE programme = ${school.programme} AND name = '${name}'`))[0];

test("a Moodle site: its address, its token's file, and how long its courses are", async () => {
	const office = await visit("office", "/hours/platforms.html");
	await office.page.getByText("还没有研修平台").waitFor();
	await office.page.getByRole("link", { name: "添加平台" }).click();
	await settled(office.page);
	await office.page.getByLabel(/^Moodle/).check();
	await button(office.page, "添加平台").click();
	assert.deepEqual(await office.page.locator(".summary a").allTextContents(), ["请填写平台名称", "请填写地址", "请填写令牌文件的名称"]);
	await office.page.getByText("要填本系统的登录名").waitFor();
	await office.page.getByLabel("平台名称").fill("县研修网");
	await office.page.getByLabel("网站地址").fill("https://moodle.example.org");
	await office.page.getByLabel("令牌文件名").fill("moodle-county");
	await office.page.getByLabel("每隔多少分钟取一次").fill("120");
	await look(office, "platform-moodle");
	await button(office.page, "添加平台").click();
	await office.page.getByText("每2小时取一次").waitFor();
	const made = await of("县研修网");
	assert.deepEqual([made.driver, made.address, made.credential, made.minutes, made.wait], ["moodle", "https://moodle.example.org", "moodle-county", "45", "120"]);
	await office.page.getByRole("link", { name: "课程长度" }).click();
	await office.page.getByText("还没有填写课程长度").waitFor();
	await button(office.page, "保存").click();
	assert.equal(await office.page.locator(".summary a").count(), 3);
	await office.page.getByLabel("课程编号").fill("17");
	await office.page.getByLabel("课程名称").fill("微课程设计");
	await office.page.getByLabel("课程长度").fill("90");
	await button(office.page, "保存").click();
	await office.page.getByRole("cell", { name: "90分钟" }).waitFor();
	await look(office, "platform-courses");
	await office.page.getByRole("link", { name: /修改.*微课程设计/ }).click();
	await office.page.getByLabel("课程长度").fill("0");
	await button(office.page, "保存").click();
	await office.page.getByRole("cell", { name: "不再计" }).waitFor();
});

test("a JSON interface: every field is explained, a trial shows what would come, and a fault stands at its field", async () => {
	const office = await visit("office", "/hours/platform.html");
	const { page } = office;
	await page.getByLabel("其他 JSON 接口").check();
	await page.getByLabel("平台名称").fill("市学习平台");
	await page.getByLabel("接口地址").fill("https://api.example.org/records");
	await button(page, "添加平台").click();
	await page.locator(".summary").getByText("请填写记录编号在哪里").waitFor();
	for (const [label, place] of [["记录的列表", "data"], ["记录编号", "id"], ["账号", "user.no"], ["课程名称", "title"], ["学了多久", "min"], ["学完的时间", "end"]])
		await page.getByLabel(label, { exact: label !== "记录的列表" }).fill(place);
	await page.getByText("试读：先看看会取到什么").click();
	await page.getByLabel("平台的回答").fill(JSON.stringify({ data: [
		{ id: 1, user: { no: "t-01" }, title: "学情分析", min: 90, end: "2026-03-02T02:00:00Z" }, { id: 2, user: {}, title: "学情分析", min: 90, end: "2026-03-02T02:00:00Z" }] }));
	await button(page, "试读").click();
	await page.getByText("共2条，可以用的1条").waitFor();
	await page.getByRole("cell", { name: "没有账号" }).waitFor();
	await look(office, "platform-json");
	await page.getByLabel("按页号").check();
	await page.getByLabel("翻页用的参数").fill("页 码");
	await button(page, "添加平台").click();
	await page.locator(".summary a").getByText("翻页用的参数").waitFor();
	await page.getByLabel("翻页用的参数").fill("page");
	await button(page, "添加平台").click();
	await page.getByText("已保存").waitFor();
	const { mapping } = await of("市学习平台");
	assert.deepEqual(JSON.parse(mapping), { measured: true, ordered: false, auth: "basic", id: "id", account: "user.no", course: "title", length: "min",
		time: "end", list: "data", unit: "minutes", clock: "iso8601", paging: "page", parameter: "page" });
	await page.getByRole("link", { name: /修改设置.*市学习平台/ }).click();
	await settled(page);
	assert.equal(await page.getByLabel("账号", { exact: true }).inputValue(), "user.no");
	await page.getByLabel("多少分钟计1学时").fill("40");
	await button(page, "保存设置").click();
	await page.getByText("40分钟计1学时").waitFor();
});

test("a drop folder asks for its folder and nothing else; its files are listed with why one stays", async () => {
	const office = await visit("office", "/hours/platform.html");
	await office.page.getByLabel("投放文件夹").check();
	assert.equal(await office.page.getByLabel("接口地址").count(), 0);
	await office.page.getByLabel("平台名称").fill("县进修校");
	await office.page.getByLabel("文件夹名称").fill("jinxiu");
	await button(office.page, "添加平台").click();
	await office.page.getByText("文件夹 jinxiu").waitFor();
	const { id } = await of("县进修校"), run = school.id + 1;
	await sql(insert("pull_run", { id: run, provider: id, began_at: "2026-03-02 02:00:00", ended_at: "2026-03-02 02:00:01", seen: 3, added: 2, refused: 1, trouble: "有文件没有取成，原因见文件清单" }) +
		`INSERT INTO drop_file (provider, hash, name, run, trouble, note) VALUES (${id}, REPEAT('a', 32), '三月.xls', ${run}, '不是 .csv 或 .xlsx 文件', '')`);
	await office.page.goto("/hours/platforms.html");
	await settled(office.page);
	await office.page.getByText("没有取全：有文件没有取成").waitFor();
	await look(office, "platforms-all");
	await office.page.locator(".card", { hasText: "县进修校" }).getByRole("link", { name: "取数记录" }).click();
	await office.page.getByText("没有取成：不是 .csv 或 .xlsx 文件").waitFor();
	await look(office, "platform-files");
});

test("hours that a policy wants recognised wait for the office, which recognises a school's", async () => {
	const office = await visit("office", "/hours/recognitions.html");
	await office.page.getByText("没有须经认可的学时").waitFor();
	const [{ policy }] = await sql(`INSERT INTO policy (code, name) VALUES ('r${school.code}', '须经认可的试验政策') RETURNING id AS policy`);
	await sql(`INSERT INTO policy_version (policy, number, effective_on, rules) SELECT ${policy}, 1, '2020-01-01', JSON_SET(v.rules, '$.hours_recognition',
		JSON_OBJECT('value', TRUE, 'strength', 'rule', 'origin', 'office')) FROM policy_version v JOIN programme g ON g.policy = v.policy WHERE g.id = ${school.programme} LIMIT 1;
		UPDATE programme SET policy = ${policy} WHERE id = ${school.programme};`);
	await sql(insert("activity", { id: school.id, programme: school.programme, school: school.id, teaching_group: school.groups[0], title: "课例研讨", held_on: "2026-03-05", hundredths: 200, made_by: school.people.leader.id }) +
		insert("attendance", { activity: school.id, person: school.people.wang.id, listed_by: school.people.leader.id }));
	await office.page.reload();
	await office.page.getByRole("cell", { name: "1人次" }).waitFor();
	await look(office, "hours-recognitions");
	await office.page.getByRole("button", { name: /认可.*的学时/ }).click();
	await office.page.getByLabel("截至哪一天的活动").fill("2026-03-01");
	await button(office.page, "认可").click();
	await office.page.locator(".summary").getByText("没有待认可的学时").waitFor();
	await office.page.getByLabel("截至哪一天的活动").fill("2026-03-05");
	await look(office, "hours-recognise");
	await button(office.page, "认可").click();
	await office.page.getByText("1人次学时已认可").waitFor();
	await office.page.getByRole("cell", { name: /没有$/ }).waitFor();
});

test("by keyboard alone, a teacher finds which of her records do not count, and why", async () => {
	const { id: provider } = await of("县研修网"), run = school.id + 2;
	await sql(insert("pull_run", { id: run, provider, began_at: "2026-03-02 02:00:00", ended_at: "2026-03-02 02:01:00", seen: 1, added: 1, doubted: 1 }) +
		insert("platform_account", { provider, account: "wang", name: "王老师", person: school.people.wang.id, matched_by: 0, matched_at: "2026-03-02 02:00:00" }) +
		insert("platform_record", { provider, record: "r1", account: "wang", happened_at: "2026-03-02 02:00:00", stored_at: "2026-03-02 02:00:00", run, seconds: 5400, course: "微课程设计" }) +
		insert("platform_doubt", { provider, record: "r1", reasons: "overlap", run }));
	const wang = await visit("wang", "/hours/mine.html");
	const link = wang.page.getByRole("link", { name: "存疑、没有计入的学时" });
	for (let presses = 0; presses < 60 && !(await link.evaluate(one => one === document.activeElement)); presses++)
		await wang.page.keyboard.press("Tab");
	await wang.page.keyboard.press("Enter");
	await wang.page.getByText("与另一段学习时间重叠").waitFor();
	await wang.page.getByText("等项目办认定").waitFor();
	await look(wang, "hours-my-doubts");
});

test("nobody but an office sees platforms", async () => {
	for (const who of ["wang", "manager"]) {
		const visitor = await visit(who, "/hours/platforms.html");
		await visitor.page.getByText("您无权查看").or(visitor.page.getByText("不归您办理")).first().waitFor();
	}
});
