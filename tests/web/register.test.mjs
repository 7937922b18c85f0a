/* 认定 in batch, the list of what was issued, 更正, and the register for the province, in a browser. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { signIn as ask, sql } from "../ask.mjs";
import { makeOffer, makeReady, takeBack } from "../certificate/ready.mjs";
import { arrive, launch, look, settled } from "./browser.mjs";

let browser, school, people, numbers;
before(async () => {
	browser = await launch();
	school = await makeOffer();
	people = school.people;
	const panel = await ask(people.panel1.login);
	for (const key of ["wang", "li", "zhao"]) {
		await makeReady(school, people[key]);
		await panel.post("/api/certificate/proposal", { person: people[key].id });
	}
	await takeBack(school, people.zhao, "online", 900);
});
after(() => browser.close());

const visit = (who, address) => arrive(browser, people[who].login, address);
const button = (page, name) => page.getByRole("button", { name, exact: true });

test("the office ticks several by keyboard; each gets her number, or the rule that she no longer meets in words", async () => {
	const office = await visit("office", "/certificate/recognitions.html"), { page } = office;
	await button(page, "全选").press("Enter");
	assert.equal(await page.getByRole("checkbox", { checked: true }).count(), 3);
	await look(office, "recognise-batch");
	await button(page, "认定并发证").press("Enter");
	await page.getByText("认定3人，并发给有编号的证书。").waitFor();
	await button(page, "确认认定并发证").press("Enter");
	await page.getByText("已认定并发证2人").waitFor();
	await page.getByText("没有认定1人").waitFor();
	await page.getByText(/赵三禾：.*线上学时/).waitFor();
	await look(office, "recognised-batch");
	numbers = (await sql(`SELECT p.login, c.number FROM certificate c JOIN person p ON p.id = c.person JOIN proposal q ON q.id = c.proposal
		WHERE q.school = ${school.id} ORDER BY c.id`)).map(row => row.number);
	assert.equal(numbers.length, 2);
});

test("what was issued is a list; its names lead to 还差什么 of a teacher of the office's schools", async () => {
	const office = await visit("office", "/certificate/issued.html"), { page } = office;
	await page.getByRole("row", { name: /王一诺/ }).waitFor();
	await page.getByRole("checkbox", { name: "选中王一诺" }).check();
	await page.getByRole("checkbox", { name: "选中李二青" }).check();
	await look(office, "issued");
	await button(page, "打印选中的2份").click();
	await page.getByRole("link", { name: /下载 PDF（2页/ }).waitFor();
	await page.getByRole("link", { name: "王一诺", exact: true }).click();
	await settled(page);
	await page.getByText("已经认定，证书有效").waitFor();
});

test("what was issued is narrowed by state, name, ability and, in one school, by group; a name that is not there is said", async () => {
	const office = await visit("office", "/certificate/issued.html"), { page } = office;
	await page.getByRole("searchbox").fill("李二");
	await button(page, "查找").click();
	await page.waitForURL(/q=/);
	await settled(page);
	await page.getByRole("row", { name: /李二青/ }).waitFor();
	assert.equal(await page.getByRole("row", { name: /王一诺/ }).count(), 0);
	await page.getByRole("searchbox").fill("");
	await button(page, "查找").click();
	await page.getByRole("row", { name: /王一诺/ }).waitFor();
	await page.getByRole("link", { name: school.name }).first().click();
	await page.waitForURL(/school=/);
	await settled(page);
	await page.getByLabel("教研组", { exact: true }).selectOption("数学组");
	await page.getByText("没有这样的证书。").waitFor();
	await page.getByLabel("教研组", { exact: true }).selectOption("语文组");
	await page.getByRole("row", { name: /王一诺/ }).waitFor();
	await page.getByLabel("能力点").selectOption({ label: "A1 技术支持的学情分析" });
	await page.waitForURL(/ability=A1/);
	await settled(page);
	await page.getByRole("row", { name: /王一诺/ }).waitFor();
	await look(office, "issued-narrowed");
	await page.getByRole("link", { name: "看全部学校" }).click();
	await page.waitForURL(address => !/school=/.test(address.search));
});

test("one is corrected from the list, with a reason, in two steps", async () => {
	const office = await visit("office", "/certificate/issued.html"), { page } = office;
	await page.getByRole("link", { name: /^更正.*王一诺/ }).click();
	await settled(page);
	await page.getByLabel("更正理由").fill("错了");
	await button(page, "换发证书").click();
	await page.getByText("请至少写5个字").first().waitFor();
	await page.getByLabel("更正理由").fill("姓名登记有误，已改正");
	await button(page, "换发证书").click();
	await page.getByText("旧证书作废，不能恢复").waitFor();
	await look(office, "replace");
	await button(page, "确认换发证书").click();
	await page.getByText("已换发").waitFor();
	await page.goto("/certificate/issued.html?state=replaced");
	await settled(page);
	await page.getByText("更正：姓名登记有误，已改正").waitFor();
	assert.equal(await page.getByRole("row").count(), 2);
});

test("a batch for the province is made, taken as a file, and its receipts are brought in whole or not at all", async () => {
	const office = await visit("office", "/certificate/register.html"), { page } = office;
	await button(page, "生成一批").click();
	await page.getByText("已生成，共2份，请下载后上报。").waitFor();
	await look(office, "register");
	const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: /下载表格/ }).click()]);
	assert.match(file.suggestedFilename(), /xlsx$/);
	await button(page, "生成一批").click();
	await page.getByText("没有需要上报的证书").first().waitFor();
	await page.getByRole("link", { name: /录入回执/ }).click();
	await settled(page);
	const give = async text => {
		await page.getByLabel("省级系统的回执").setInputFiles({ name: "receipts.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
		await button(page, "录入回执").click();
	};
	const [{ number: fresh }] = await sql(`SELECT c.number FROM certificate c JOIN proposal q ON q.id = c.proposal WHERE q.school = ${school.id} AND c.replaces IS NOT NULL`);
	await give(`${fresh},收下,\n${numbers[1]},退回,\n`);
	await page.getByText(/第2行退回的没有写理由/).first().waitFor();
	await look(office, "register-refused");
	await give(`${fresh},收下,\n${numbers[1]},退回,姓名与身份不符\n`);
	await page.getByText("已录入2份回执。").waitFor();
	await page.getByText("姓名与身份不符").waitFor();
	await look(office, "register-rejected");
});

test("a school has none of these pages' lists", async () => {
	const manager = await visit("manager", "/certificate/issued.html");
	await manager.page.getByText(/没有找到|无权|没有这项内容/).first().waitFor();
});
