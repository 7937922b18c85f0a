// The screens of admin, in a browser: a manager imports the roster, prints slips, and a newcomer signs in with one.
import assert from "node:assert/strict";
import { holds, base, sql } from "../ask.mjs";
import { makeSchool, password } from "../school.mjs";
import { launch, look, open, settled, signIn } from "./browser.mjs";

const school = await makeSchool();
const browser = await launch();
const HEAD = "姓名,工号,性别,出生年月,学科,教研组,专任教师,教研组长\n";
const file = (name, text) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

const boss = await open(browser, base);
await signIn(boss, school.people.manager.login, password);

await holds("a roster with faults is shown, and can't be taken", async () => {
	await boss.page.goto("/admin/roster.html");
	await look(boss, "roster");
	await boss.page.getByRole("button", { name: "预览" }).click();
	await boss.page.getByText("请选择文件").first().waitFor();
	await boss.page.getByLabel("名册文件（.xlsx 或 CSV）").setInputFiles(file("名册.csv", HEAD +
		"新人甲,101,女,1990-01-01,英语,英语组,是,是\n,102,中,1990-13-01,英语,英语组,是,否\n新人乙,103,男,1991.5,英语,,是,是\n"));
	await boss.page.getByRole("button", { name: "预览" }).click();
	await boss.page.getByText("有4处需要改正").waitFor();
	assert.equal(await boss.page.getByRole("button", { name: /确认导入/ }).count(), 0);
	await look(boss, "roster-faults");
	const [saved] = await Promise.all([boss.page.waitForEvent("download"), boss.page.getByRole("button", { name: "下载标出错处的文件" }).click()]);
	assert.equal(saved.suggestedFilename(), "名册-标出错处.xlsx");
});
await holds("a good one is taken after a look", async () => {
	await boss.page.getByRole("button", { name: "重新选择文件" }).click();
	await boss.page.getByLabel("名册文件（.xlsx 或 CSV）").setInputFiles(file("名册.csv", HEAD +
		"新人甲,101,女,1990-01-01,英语,英语组,是,是\n林一然,1,女,1985-3-1,数学,语文组,是,是\n合计2人\n"));
	await boss.page.getByRole("button", { name: "预览" }).click();
	await boss.page.getByRole("button", { name: "确认导入2人" }).waitFor();
	await boss.page.getByText("林一然 1→001").waitFor();
	await boss.page.getByText("第4行：合计2人").waitFor();
	await look(boss, "roster-preview");
	await boss.page.getByRole("button", { name: "确认导入2人" }).click();
	await boss.page.getByText("名册已导入：新增1人，更新1人。").waitFor();
	await look(boss, "roster-taken");
});

let code;
await holds("slips are made for who has no password", async () => {
	await boss.page.getByRole("link", { name: "查看人员，发首次登录码" }).click();
	await boss.page.getByText("新人甲").first().waitFor();
	await look(boss, "people");
	await boss.page.getByRole("button", { name: "给所有未设密码的人发码" }).click();
	await boss.page.getByText("登录码只在这里显示一次").waitFor();
	await look(boss, "slips");
	code = await boss.page.locator(".slips .code").first().innerText();
	assert.equal(await boss.page.locator(".slips li").count(), 1);
});
await holds("whoever holds the slip sets a password and is in", async () => {
	const fresh = await open(browser, base);
	await fresh.page.goto("/auth/first.html");
	await fresh.page.getByLabel("登录名").fill(`${school.code}-101`);
	await fresh.page.getByLabel("首次登录码").fill(code);
	await fresh.page.getByLabel("新密码", { exact: true }).fill("三只灰鹅慢慢过了小河");
	await fresh.page.getByLabel("再输一遍新密码").fill("三只灰鹅慢慢过了小河");
	await fresh.page.getByRole("button", { name: "设定密码" }).click();
	await fresh.page.getByText("密码已设定").waitFor();
	await signIn(fresh, `${school.code}-101`, "三只灰鹅慢慢过了小河");
	await fresh.context.close();
});
await holds("the school names its panel, and ends a term", async () => {
	await boss.page.goto("/admin/roles.html");
	const who = boss.page.getByRole("group", { name: "谁", exact: true });
	await who.getByRole("searchbox").fill("004");
	await who.getByRole("button", { name: "查找" }).click();
	await who.getByLabel("赵三禾").check();
	await boss.page.getByLabel("学校考核小组成员").check();
	await boss.page.getByRole("button", { name: "指定", exact: true }).click();
	await boss.page.getByText("赵三禾担任学校考核小组成员。").waitFor();
	await boss.page.getByText("赵三禾").first().waitFor();
	await look(boss, "roles");
	await boss.page.getByRole("button", { name: /结束任职.*赵三禾/ }).click();
	await boss.page.getByText("赵三禾不再担任学校考核小组成员。").waitFor();
});
await holds("the catalogue and the rules in force are readable", async () => {
	await boss.page.goto("/admin/catalogue.html");
	await settled(boss.page);
	await boss.page.getByText("技术支持的学情分析").click();
	await look(boss, "catalogue");
	await boss.page.goto("/admin/policy.html");
	await look(boss, "policy");
});
await holds("an administrator of many schools chooses one first", async () => {
	const second = `${school.code}b`;
	await sql(`INSERT INTO school (id, region, code, name, phase, environment) VALUES (${school.id + 1}, ${school.id}, '${second}', '第二小学', 'primary', 'smart')`);
	const root = await open(browser, base);
	await signIn(root, school.people.admin.login, password);
	await root.page.goto("/admin/people.html");
	await root.page.getByRole("link", { name: "第二小学" }).waitFor();
	await look(root, "choose-school");
	await root.page.getByRole("link", { name: "第二小学" }).click();
	await root.page.getByText("名册里还没有人").waitFor();
	await root.page.goto("/admin/offices.html");
	await look(root, "offices");
	await root.page.getByRole("button", { name: /重新发码.*沈知远/ }).click();
	await root.page.locator(".slips .code").waitFor();
});
await browser.close();
