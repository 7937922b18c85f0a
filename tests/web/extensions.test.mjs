/* A school asks for more time for several teachers, the office answers, each of them sees the new day. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { base, insert, sql } from "../ask.mjs";
import { sum } from "../report/sum.mjs";
import { handIn } from "../review/cases.mjs";
import { makeSchool } from "../school.mjs";
import { enter, launch, look, open, settled } from "./browser.mjs";

let browser, school, big;
before(async () => {
	browser = await launch();
	school = await makeSchool({ policy: "wafangdian" });
	big = await makeSchool({ policy: "lezhi" });
	await handIn(school, school.people.sun, { ability: "A1", drawn: [school.people.zhou] });
	await fill(big);
	await sum();
});
after(() => browser.close());

/* A school of 120 in ten groups. */
async function fill({ id, code }) {
	const names = ["英语组", "物理组", "化学组", "生物组", "历史组", "地理组", "政治组", "体育组", "艺术组", "信息技术组"];
	const all = Array.from({ length: 120 }, (_, n) => id + 1000 + n);
	await sql(insert("teaching_group", ...names.map((name, n) => ({ id: id + 100 + n, school: id, name }))) +
		insert("person", ...all.map((one, n) => ({ id: one, login: `${code}-${1000 + n}`, name: "教师" + "甲乙丙丁戊己庚辛壬癸"[n % 10] + (n + 1) }))) +
		insert("member", ...all.map((one, n) => ({ id: one, person: one, school: id, teaching_group: id + 100 + n % 10, staff_no: String(1000 + n), since: "2020-09-01" }))));
}

const visitors = {};
async function visit(who, address, at = school) {
	const key = who + at.id;
	if (!visitors[key]) {
		visitors[key] = await open(browser, base);
		await enter(visitors[key], at.people[who].login);
	}
	await visitors[key].page.goto(address);
	await settled(visitors[key].page);
	return visitors[key];
}
const button = (page, name) => page.getByRole("button", { name, exact: true });
const group = (page, name) => page.getByRole("group", { name, exact: true });
const fold = (within, name) => within.locator("summary", { hasText: name });
const who = page => group(page, "为哪些教师申请");

test("management chooses by group, by name and as a whole; a school of a hundred is not one endless column", async () => {
	const his = await visit("manager", "/admin/ask-extension.html", big), { page } = his;
	await who(page).getByText("共135人，已选0人").waitFor();
	assert.equal(await who(page).locator("details").getByRole("checkbox").count(), 0, "every group is folded");
	assert.ok(await page.evaluate(() => document.documentElement.scrollHeight < 3000), "on a phone, too");
	await look(his, "ask-extension-big");
	await fold(who(page), "英语组").click();
	await who(page).getByRole("button", { name: /^全选.*英语组.*12人/ }).click();
	await who(page).getByText("12人，已选12人").waitFor();
	await who(page).getByRole("searchbox").fill("教师乙2");
	await who(page).getByText(/列出\d+人，已选12人/).waitFor();
	await who(page).getByLabel("教师乙22").check();
	await who(page).getByRole("searchbox").fill("1003");
	await button(page, "选上列出的1人").click();
	await who(page).getByRole("searchbox").fill("没有");
	await page.getByText("没有这样的人。").waitFor();
	await who(page).getByRole("searchbox").fill("");
	await who(page).getByText("共135人，已选14人").waitFor();
	await look(his, "ask-extension-chosen");
});

test("what is missing is said at once; nothing that was chosen is lost; the deadline stands in the notice's words", async () => {
	const his = await visit("manager", "/admin/ask-extension.html"), { page } = his;
	await page.getByText("完成期限是2023年12月31日（“2023年末”）。").waitFor();
	await button(page, "提出申请").click();
	assert.equal(await page.locator(".summary a").count(), 3);
	await page.locator(".summary a").first().click();
	assert.equal(await page.evaluate(() => document.activeElement.type), "search");
	await fold(who(page), "数学组").click();
	await who(page).getByLabel("周七言").check();
	await page.getByLabel("申请延至哪一天").fill("2023-06-01");
	await page.getByLabel("事由", { exact: true }).selectOption("其他");
	await button(page, "提出申请").click();
	await page.locator(".summary").getByText("事由是“其他”的，请写明理由").waitFor();
	await page.getByLabel("理由（事由").fill("教研组集体参加省里的培训");
	await button(page, "提出申请").click();
	await page.locator(".summary a", { hasText: "延期要到今天以后" }).waitFor();
	await look(his, "ask-extension-faults");
	await page.reload();
	await who(page).getByText("共15人，已选1人").waitFor();
});

test("from the late list those who are late are taken together; the request goes to the office", async () => {
	const his = await visit("manager", "/report/late.html?what=teachers"), { page } = his;
	await page.getByRole("link", { name: "为逾期的教师申请延期" }).click();
	await page.waitForURL(/late=1/);
	await settled(page);
	assert.equal(await page.getByLabel(/只列出逾期的/).isChecked(), true);
	await fold(who(page), "数学组").click();
	await who(page).getByText(/逾期\d+天，评价没有完成/).waitFor();
	await who(page).getByLabel("孙六舟").check();
	await who(page).getByLabel("吴八月").check();
	await who(page).getByLabel("周七言").check();
	await page.getByLabel("申请延至哪一天").fill("2098-06-30");
	await page.getByLabel("事由", { exact: true }).selectOption("借调、支教、交流");
	await page.getByLabel("理由（事由").fill("县里统一安排支教一学期");
	await page.getByLabel("依据的文件").fill("县教函〔2026〕5号");
	await button(page, "提出申请").click();
	await page.getByText("已为3位教师提出，等项目办答复。").waitFor();
	await look(his, "ask-extension-made");
	await page.getByRole("link", { name: "看这项申请" }).click();
	await page.getByText("3人，其中3人等候答复").waitFor();
	assert.equal(await button(page, "答复").count(), 0);
	await look(his, "extension-request-school");
	await page.goto("/report/late.html?what=teachers");
	await settled(page);
	assert.match(await page.getByRole("row", { name: /周七言/ }).textContent(), /学校已申请延到2098年6月30日，等候答复/);
	await look(his, "late-asked");
});

test("who waits already is named when asked for again", async () => {
	const { page } = await visit("head", `/admin/ask-extension.html?person=${school.people.zhou.id}`);
	await who(page).getByText("共15人，已选1人").waitFor();
	await page.getByLabel("申请延至哪一天").fill("2098-06-30");
	await page.getByLabel("事由", { exact: true }).selectOption("病假");
	await button(page, "提出申请").click();
	await page.locator(".summary").getByText("1位教师（周七言）已有申请在等候答复").waitFor();
});

test("it is a task on the office's first page; she says no to one with a sentence and yes to the others, by keyboard", async () => {
	const hers = await visit("office", "/"), { page } = hers;
	await page.getByRole("heading", { name: "答复延期申请：" + school.name }).waitFor();
	await look(hers, "now-extension");
	await page.getByRole("link", { name: /去答复延期申请/ }).focus();
	await page.keyboard.press("Enter");
	await page.waitForURL(/request=/);
	await page.getByRole("heading", { name: "答复", exact: true }).waitFor();
	await settled(page);
	const tabTo = async label => {
		for (let tries = 0; tries < 60 && !await page.evaluate(text => { const at = document.activeElement; return Boolean(at.labels && at.labels[0] && at.labels[0].textContent.startsWith(text)) || at.textContent === text || at.textContent.startsWith(text + " "); }, label); tries++)
			await page.keyboard.press("Tab");
	};
	await group(page, "结果").getByLabel("不准予延期").focus();
	await page.keyboard.press("Space");
	await group(page, "给谁").getByLabel("其中几位").focus();
	await page.keyboard.press("Space");
	await group(page, "哪些教师").getByLabel("吴八月").waitFor();
	await tabTo("吴八月");
	await page.keyboard.press("Space");
	await tabTo("原因");
	await page.keyboard.type("支教名单里没有吴老师");
	await look(hers, "extension-answer");
	await button(page, "答复").focus();
	await page.keyboard.press("Enter");
	await page.getByText("不准予延期：1位教师。").waitFor();
	await page.keyboard.press("Enter");
	await page.getByRole("status").getByText("不准予延期：1位教师。").waitFor();
	await page.getByText("3人，其中2人等候答复").waitFor();
	await group(page, "结果").getByLabel("准予延期", { exact: true }).check();
	await page.getByLabel("延至哪一天").fill("2099-01-01");
	await button(page, "答复").click();
	await button(page, "确认答复").click();
	await page.locator(".summary").getByText("可以改为更早的一天").waitFor();
	await page.getByLabel("延至哪一天").fill("2098-03-31");
	await button(page, "答复").click();
	await button(page, "确认答复").click();
	await page.getByText("准予延期：2位教师，延至2098年3月31日。").waitFor();
	await page.getByRole("heading", { name: "答复", exact: true }).waitFor({ state: "detached" });
	await look(hers, "extension-answered");
});

test("the teacher's first page has the new day, and her messages why; who got none reads the reason", async () => {
	const hers = await visit("zhou", "/");
	await hers.page.getByText("您的完成期限已延至2098年3月31日。").waitFor();
	await look(hers, "now-extended");
	await hers.page.goto("/report/inbox.html");
	await hers.page.getByRole("link", { name: "您的完成期限已延至2098年3月31日" }).waitFor();
	const { page } = await visit("wu", "/report/inbox.html");
	await page.getByText("学校为您申请的延期没有准予：支教名单里没有吴老师").waitFor();
	await page.goto("/");
	await settled(page);
	assert.equal(await page.getByText("您的完成期限已延至").count(), 0);
});

test("the school reads the answer and who got what, withdraws another request, and finds all of them in its list", async () => {
	const his = await visit("manager", "/report/inbox.html"), { page } = his;
	await page.getByRole("link", { name: school.name + "申请的延期已有答复：准予延期" }).first().click();
	await page.waitForURL(/request=/);
	await settled(page);
	await page.getByRole("row", { name: /吴八月.*不准予延期.*支教名单里没有吴老师/ }).waitFor();
	await page.goto("/admin/ask-extension.html?person=" + school.people.wang.id);
	await who(page).getByText("共15人，已选1人").waitFor();
	await page.getByLabel("申请延至哪一天").fill("2098-06-30");
	await page.getByLabel("事由", { exact: true }).selectOption("病假");
	await button(page, "提出申请").click();
	await page.getByRole("link", { name: "看这项申请" }).click();
	await button(page, "撤回申请").click();
	await button(page, "确认撤回申请").click();
	await page.getByText("已撤回还没有答复的。").waitFor();
	await page.getByRole("row", { name: /王一诺.*学校撤回/ }).waitFor();
	await page.getByRole("link", { name: "看全部申请" }).click();
	await settled(page);
	assert.equal(await page.locator("tbody tr").count(), 2);
	await look(his, "extension-requests-school");
	await page.getByLabel("事由", { exact: true }).selectOption("病假");
	await page.getByRole("cell", { name: /学校撤回1人/ }).waitFor();
	await page.getByRole("cell", { name: /不准予/ }).waitFor({ state: "detached" });
});

test("the office finds the requests of all its schools, by what became of them, and takes them as a file", async () => {
	const hers = await visit("office", "/admin/extension-requests.html"), { page } = hers;
	await page.getByRole("cell", { name: school.name }).first().waitFor();
	await page.getByLabel("办理情况").selectOption("等候答复的");
	await page.getByText("没有这样的申请。").waitFor();
	await page.getByLabel("办理情况").selectOption("全部");
	await page.getByRole("cell", { name: /准予延期2人，不准予延期1人/ }).waitFor();
	await look(hers, "extension-requests");
	const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "CSV" }).click()]);
	assert.equal(file.suggestedFilename(), "延期申请.csv");
});

test("the office's own page for extensions folds the same way", async () => {
	const hers = await visit("office", "/admin/extend.html", big), { page } = hers;
	await group(page, "哪些教师").getByText("共135人，已选0人").waitFor();
	assert.ok(await page.evaluate(() => document.documentElement.scrollHeight < 3000));
	await look(hers, "extend-big");
});

test("a teacher has none of these pages, another school not this one's", async () => {
	for (const address of ["/admin/ask-extension.html?school=" + school.id, "/admin/extension-requests.html?school=" + school.id, "/admin/extension-request.html?request=1"]) {
		const { page } = await visit("qian", address);
		await page.locator(".notice.bad").first().waitFor();
	}
	const { page } = await visit("manager", `/admin/extension-requests.html?school=${school.id}`, big);
	await page.getByText("没有找到这所学校").waitFor();
});
