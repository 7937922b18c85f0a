/* A teacher's materials on a phone (360 x 640, touch): whatever interrupts her, she goes on where she was. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { after, before, test } from "node:test";
import { base, sql, until } from "../ask.mjs";
import { choose, sha256 } from "../evidence/hand.mjs";
import { film } from "../evidence/makers.mjs";
import { makeSchool, password } from "../school.mjs";
import { enter, launch, look, open, settled, slowly } from "./browser.mjs";

const folder = mkdtempSync(tmpdir() + "/weinengli-"), path = folder + "/课堂实录.mp4", bytes = film(40 << 20);
const SIZE = { width: 360, height: 640 }, TOUCH = { hasTouch: true, isMobile: true };
let browser, school, ids, her;
before(async () => {
	writeFileSync(path, bytes);
	browser = await launch();
	school = await makeSchool();
	ids = await choose(school, school.people.wang, "A5", "A3", "A1");
	her = await come();
});
after(() => {
	rmSync(folder, { recursive: true });
	return browser.close();
});

/* A phone that nobody has used yet, or another browser on it. */
async function come(ability = ids.A5) {
	const phone = await open(browser, base, SIZE, TOUCH);
	await enter(phone, school.people.wang.login);
	await phone.page.goto("/evidence/work.html?ability=" + ability);
	await settled(phone.page);
	return phone;
}
const piece = title => her.page.locator("section.card", { hasText: title });
const button = name => her.page.getByRole("button", { name, exact: true });
const kept = async (ability = ids.A5) => JSON.stringify(await sql(`SELECT pieces, note FROM draft WHERE person = ${school.people.wang.id} AND ability = ${ability}`));
const endSession = () => sql(`UPDATE session SET ended_at = UTC_TIMESTAMP(6) WHERE person = ${school.people.wang.id}`);
const uploads = () => sql(`SELECT COUNT(*) AS n FROM upload WHERE person = ${school.people.wang.id}`);
const percent = least => until(() => her.page.locator("progress").evaluate(bar => bar.value >= 0 && bar.value).then(value => value >= least),
	least + " percent have arrived");
async function signInOnTheSpot() {
	await her.page.getByRole("dialog").getByText("登录已过期").waitFor();
	await her.page.getByLabel("密码", { exact: true }).fill(password);
	await her.page.getByRole("dialog").getByRole("button", { name: "登录" }).tap();
	await her.page.getByRole("dialog").waitFor({ state: "detached" });
}

test("what is typed is on the server when she leaves the field, without waiting", async () => {
	await piece("教学设计").getByLabel("说明").fill("离开这一格就保存");
	await her.page.getByLabel("总的说明").focus();
	await until(async () => (await kept()).includes("离开这一格就保存"), "the draft is there");
});

test("typing without a pause is saved meanwhile, too", async () => {
	const field = her.page.getByLabel("总的说明"), typing = Date.now();
	await field.focus();
	while (!(await kept()).includes("字字字")) {
		await her.page.keyboard.insertText("字");
		assert.ok(Date.now() - typing < 20000, "nothing was saved while she typed");
	}
});

test("a page that is closed or left by the back button in mid-word has lost nothing", async () => {
	await her.page.goto("/evidence/list.html");
	await settled(her.page);
	await her.page.goto("/evidence/work.html?ability=" + ids.A5);
	await settled(her.page);
	await her.page.getByLabel("总的说明").fill("正要返回时写的话");
	await her.page.goBack();
	await until(async () => (await kept()).includes("正要返回时写的话"), "it arrives though the page is left");
	await her.page.goForward();
	await settled(her.page);
	assert.equal(await her.page.getByLabel("总的说明").inputValue(), "正要返回时写的话");
	await her.page.getByLabel("总的说明").fill("关掉页面时写的话");
	await her.page.close({ runBeforeUnload: true });
	await until(async () => (await kept()).includes("关掉页面时写的话"), "it arrives though the page is closed");
	await her.context.close();
	her = await come();
	assert.equal(await her.page.getByLabel("总的说明").inputValue(), "关掉页面时写的话");
	assert.equal(await her.page.getByText("在别处也改过").count(), 0, "her own last words are no conflict");
});

test("her session ends in mid-typing: she signs in on the same page and stands where she was", async () => {
	const field = piece("教学设计").getByLabel("说明");
	await endSession();
	await field.fill("登录过期时写的话");
	await her.page.evaluate(() => { globalThis.same = true; });
	await her.page.getByLabel("总的说明").focus();
	await her.page.getByRole("dialog").getByText("登录已过期").waitFor();
	await look(her, "signed-out-on-the-spot");
	await her.page.getByLabel("密码", { exact: true }).fill("不对的密码");
	await her.page.keyboard.press("Enter");
	await her.page.getByRole("dialog").getByText("登录名或密码不对").first().waitFor();
	await signInOnTheSpot();
	assert.ok(await her.page.evaluate(() => globalThis.same), "the page was not opened anew");
	assert.equal(await field.inputValue(), "登录过期时写的话");
	await until(async () => (await kept()).includes("登录过期时写的话"), "the draft is there");
});

test("a film on its way: the session ends, she signs in on the spot, and it goes on", async () => {
	await slowly(her, 6 << 20);
	await piece("课堂实录片段").getByLabel("上传文件", { exact: true }).setInputFiles(path);
	await percent(15);
	await endSession();
	await signInOnTheSpot();
	await percent(30);
	await slowly(her, 1 << 16);	/* still on its way when she closes the browser */
	await look(her, "phone-upload");
});

test("the browser is closed in mid-upload: in a new one the same file goes on where it was", async () => {
	await her.context.close();
	const before = await uploads();
	her = await come();
	await her.page.getByRole("heading", { name: "没有传完的文件" }).waitFor();
	await slowly(her, 6 << 20);
	await piece("课堂实录片段").getByLabel("上传文件", { exact: true }).setInputFiles(path);
	await piece("课堂实录片段").getByText(/^\d+%，每秒 .*，约需 /).waitFor();
	assert.ok(await her.page.locator("progress").evaluate(bar => bar.value) >= 20, "it began anew");
	await slowly(her, -1);
	await piece("课堂实录片段").getByRole("link", { name: /^查看 ?：课堂实录\.mp4$/ }).waitFor();
	assert.deepEqual(await uploads(), before);
	assert.deepEqual(await sql(`SELECT COUNT(*) AS n FROM file WHERE sha256 = UNHEX('${sha256(bytes)}')`), [{ n: "1" }]);
	await until(async () => /upload/.test(await kept()), "the draft names it");
});

test("another file of the same size and name is another upload", async () => {
	const other = Buffer.from(bytes), before = Number((await uploads())[0].n);
	other[other.length - 100] ^= 1;
	const again = folder + "/again", at = again + "/课堂实录.mp4";
	mkdirSync(again);
	writeFileSync(at, other);
	await slowly(her, 2 << 20);
	await button("换一个文件").first().tap();
	await piece("课堂实录片段").getByLabel("上传文件", { exact: true }).setInputFiles(path);
	await percent(5);
	await button("取消").tap();
	await piece("课堂实录片段").getByLabel("上传文件", { exact: true }).setInputFiles(path);
	await percent(5);
	await her.context.close();
	her = await come();
	await piece("课堂实录片段").getByLabel("上传文件", { exact: true }).or(button("换一个文件")).first().waitFor();
	if (await button("换一个文件").count())
		await button("换一个文件").first().tap();
	await piece("课堂实录片段").getByLabel("上传文件", { exact: true }).setInputFiles(at);
	await piece("课堂实录片段").getByRole("link", { name: /^查看 ?：课堂实录\.mp4$/ }).waitFor();
	assert.ok(Number((await uploads())[0].n) >= before + 1);
	assert.deepEqual(await sql(`SELECT COUNT(*) AS n FROM file WHERE sha256 = UNHEX('${sha256(other)}')`), [{ n: "1" }]);
});

test("a line that is cut in mid-upload is said, and it goes on by itself", async () => {
	her = await come();
	await button("换一个文件").first().tap();
	await slowly(her, 6 << 20);
	const second = film(30 << 20).fill(7, 1 << 20);
	writeFileSync(folder + "/第二段.mp4", second);
	await piece("课堂实录片段").getByLabel("上传文件", { exact: true }).setInputFiles(folder + "/第二段.mp4");
	await percent(10);
	await slowly(her, -1, true);
	await her.page.getByLabel("总的说明").fill("断网时写的话");
	await her.page.getByText("内容已存在本机").waitFor();
	await her.page.getByText("网络已断开").waitFor();
	await piece("课堂实录片段").getByText("网络断了，恢复后自动接着传").waitFor();
	await look(her, "phone-line-cut");
	await slowly(her, -1);
	await until(async () => (await kept()).includes("断网时写的话"), "the draft is sent when the line is back");
	await piece("课堂实录片段").getByRole("link", { name: /^查看 ?：第二段\.mp4$/ }).waitFor();
	assert.deepEqual(await sql(`SELECT COUNT(*) AS n FROM file WHERE sha256 = UNHEX('${sha256(second)}')`), [{ n: "1" }]);
});
