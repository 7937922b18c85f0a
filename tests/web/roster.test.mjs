// The roster's screen in a browser: a new school year, and how far a file has got.
import assert from "node:assert/strict";
import { base, holds } from "../ask.mjs";
import { makeSchool, password } from "../school.mjs";
import { launch, look, open, signIn } from "./browser.mjs";

const school = await makeSchool();
const browser = await launch();
const boss = await open(browser, base);
const file = (...rows) => ({ name: "全校名册.csv", mimeType: "text/csv", buffer: Buffer.from("姓名,工号,教研组,教研组长\n" + rows.join("\n") + "\n") });
await signIn(boss, school.people.manager.login, password);
const choose = async (how, bytes) => {
	await boss.page.getByLabel("名册文件（.xlsx 或 CSV）").setInputFiles(bytes);
	await boss.page.getByLabel(how).check();
	await boss.page.getByRole("button", { name: "预览" }).click();
};

await holds("while a file is on its way its progress is shown, and then that the server is at work", async () => {
	await boss.page.goto("/admin/roster.html");
	let go;
	const held = new Promise(done => go = done);
	await boss.page.route("**/api/admin/roster/**", async route => {
		await held;
		await route.continue();
	});
	await choose(/平时导入/, file("林一然,001,语文组,是"));
	await boss.page.getByRole("progressbar").waitFor();
	go();
	await boss.page.getByRole("button", { name: "确认导入1人" }).waitFor();
	await boss.page.unroute("**/api/admin/roster/**");
	await boss.page.getByText("14人，只作提示，不会移出名册").waitFor();
	await boss.page.getByRole("button", { name: "重新选择文件" }).click();
});
await holds("of very many faults the first hundred are shown, the rest when asked for", async () => {
	await choose(/平时导入/, file(...Array.from({ length: 130 }, (_, i) => `,${String(i + 300)},语文组,否`)));
	await boss.page.getByText("有130处需要改正").waitFor();
	assert.equal(await boss.page.getByRole("row").count(), 101);
	await boss.page.getByRole("button", { name: "再看后面的30处" }).click();
	assert.equal(await boss.page.getByRole("row").count(), 131);
	await boss.page.getByRole("button", { name: "重新选择文件" }).click();
});
await holds("a new year's roster without oneself can't be taken", async () => {
	await choose(/新学年更新/, file("林一然,001,语文组,是"));
	await boss.page.getByText("文件里没有您自己").waitFor();
	assert.equal(await boss.page.getByRole("button", { name: /确认导入/ }).count(), 0);
	await look(boss, "roster-year-without-me");
	await boss.page.getByRole("button", { name: "重新选择文件" }).click();
});
await holds("one with all who stay is shown with who leaves and with which duties, and taken", async () => {
	await choose(/新学年更新/, file("林一然,001,语文组,是", "王一诺,002,语文组,否", "陈百里,012,无,否"));
	await boss.page.getByText("何五云（数学组教研组长）").waitFor();
	await boss.page.getByText("数学组", { exact: true }).waitFor();
	await look(boss, "roster-year");
	await boss.page.getByRole("button", { name: "确认导入3人，12人离校" }).click();
	await boss.page.getByText(/学年的名册已导入：新增0人，更新\d人，12人离校。/).waitFor();
	await look(boss, "roster-year-taken");
});
await browser.close();
