/* The main acts of a teacher, a school, a panel and an office by keyboard alone: no mouse from the first page on. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { signIn as ask } from "../ask.mjs";
import { makeOffer, makeReady } from "../certificate/ready.mjs";
import { choose, prepare, upload } from "../evidence/hand.mjs";
import { complete, save } from "../plan/package.mjs";
import { makeSchool } from "../school.mjs";
import { arrive, launch } from "./browser.mjs";
import { press, reach } from "./keys.mjs";

let browser, school;
before(async () => {
	browser = await launch();
	school = await makeOffer();
	await makeReady(school, school.people.wang);
});
after(() => browser.close());

async function visit(who, address, of = school) {
	const visitor = await arrive(browser, of.people[who].login, address, { width: 1280, height: 800 });
	return visitor.page;
}
const button = (page, name) => page.getByRole("button", { name, exact: true });

test("a teacher chooses a file, ticks and hands in", async () => {
	const li = await ask(school.people.li.login);
	const { A3 } = await choose(school, school.people.li, "A3");
	const { token } = await upload(li, "材料.txt", Buffer.from("一份材料，李二青。"));
	await prepare(li, A3, () => ({ upload: token }));
	const page = await visit("li", "/evidence/work.html?ability=" + A3);
	await press(page, button(page, "换一个文件").first());
	const chooser = page.waitForEvent("filechooser");
	await press(page, page.getByLabel("上传文件").first());
	await (await chooser).setFiles({ name: "另一份.txt", mimeType: "text/plain", buffer: Buffer.from("另一份材料，李二青。") });
	await page.getByRole("link", { name: /^查看 ?：另一份\.txt$/ }).waitFor();
	const tick = page.getByRole("checkbox").first();
	const before = await tick.isChecked();
	await press(page, tick, "Space");
	assert.equal(await tick.isChecked(), !before);
	await page.keyboard.press("Space");
	await press(page, button(page, "提交材料"));
	await page.getByRole("heading", { name: "第1稿已提交，正在评价" }).waitFor();
});

test("a school hands its plan in, the office reads and files it", async () => {
	const other = await makeSchool();
	await save(await ask(other.people.manager.login), complete());
	const his = await visit("manager", "/plan/package.html", other);
	await press(his, button(his, "提交审核备案"));
	await his.getByText("第1稿已提交").waitFor();
	const office = await visit("office", "/plan/packages.html", other);
	await press(office, office.getByRole("link", { name: /^审核/ }));
	await press(office, button(office, "备案第1稿"));
	await office.getByRole("heading", { name: "第1稿：已备案" }).waitFor();
});

test("a panel proposes, and the office recognises in two steps", async () => {
	const panel = await visit("panel1", "/certificate/proposals.html");
	await press(panel, button(panel, "为王一诺提出认定"));
	await panel.getByText("已为王一诺提出认定").waitFor();
	const office = await visit("office", "/certificate/recognitions.html");
	await press(office, office.getByRole("checkbox", { name: /王一诺/ }), "Space");
	await press(office, button(office, "认定并发证"));
	const sure = button(office, "确认认定并发证");
	await sure.waitFor();
	assert.ok(await sure.evaluate(one => one === document.activeElement), "the second step has the focus");
	await office.keyboard.press("Enter");
	await office.getByText("已认定并发证1人").waitFor();
});

test("a list is taken along as a table", async () => {
	const page = await visit("manager", "/admin/people.html");
	const link = page.getByRole("link", { name: "表格（xlsx）" });
	await reach(page, link);
	const [file] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
	assert.match(file.suggestedFilename(), /\.xlsx$/);
});

test("the way to the text of a page is one press, past the whole menu", async () => {
	const page = await visit("office", "/admin/regions.html");
	await press(page, page.getByRole("link", { name: "跳到正文" }));
	await page.keyboard.press("Tab");
	assert.ok(await page.locator("main :focus").count(), "the next stop is in the text");
});

test("a fold opens and closes by key, and a link into it unfolds it", async () => {
	const page = await visit("manager", "/plan/package.html");
	const fold = page.locator("#training_plan"), summary = fold.locator("> summary");
	const isOpen = () => fold.evaluate(one => one.open);
	const before = await isOpen();
	await press(page, summary);
	assert.equal(await isOpen(), !before);
	if (!before)
		await page.keyboard.press("Enter");
	assert.equal(await isOpen(), false);
	await press(page, page.getByRole("link", { name: "校本研修方案", exact: true }).first());
	assert.equal(await isOpen(), true);
});
