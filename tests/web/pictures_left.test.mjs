/* Pictures that were chosen together and had not all arrived when the page went: it says which, and they are chosen once more. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { after, before, test } from "node:test";
import { base, until } from "../ask.mjs";
import { choose } from "../evidence/hand.mjs";
import { docx, film, painting } from "../evidence/makers.mjs";
import { makeSchool } from "../school.mjs";
import { enter, launch, look, open, settled, slowly } from "./browser.mjs";

const folder = mkdtempSync(tmpdir() + "/weinengli-");
const files = ["大图.png", "板书.png", "学生作品.png"].map((name, n) => {
	const picture = painting(600, 400 + 100 * n, [40, 90, 160]);
	writeFileSync(folder + "/" + name, n ? picture : Buffer.concat([picture, film(12 << 20)]));
	return folder + "/" + name;
});
let browser, her;
before(async () => {
	browser = await launch();
	const school = await makeSchool(), ids = await choose(school, school.people.wang, "A2");
	her = await open(browser, base, { width: 360, height: 640 }, { hasTouch: true, isMobile: true });
	await enter(her, school.people.wang.login);
	await her.page.goto("/evidence/work.html?ability=" + ids.A2);
	await settled(her.page);
});
after(() => {
	rmSync(folder, { recursive: true });
	return browser.close();
});

const piece = title => her.page.locator("section.card").filter({ has: her.page.getByRole("heading", { name: new RegExp("^\\d\\. " + title) }) });
const works = () => piece("资源或成果");
const field = () => works().getByLabel(/^(上传文件|再添图片)$/);
const arrived = count => until(async () => await works().locator(".pictures .file-name").count() === count, count + " stand there");
const missed = names => works().getByText(`上次选的还有${names.length}个没有传完：${names.join("、")}。`);
async function again() {
	await her.page.reload();
	await settled(her.page);
}

test("the page is opened anew while one is on its way and two wait: it says which three", async () => {
	await slowly(her, 1 << 16);
	await field().setInputFiles(files);
	await works().getByText("接下来还有2张：板书.png、学生作品.png。").waitFor();
	await works().getByText(/^\d+%，每秒 /).waitFor();
	await again();
	await missed(["大图.png", "板书.png", "学生作品.png"]).waitFor();
	await look(her, "pictures-missed");
	await again();
	await missed(["大图.png", "板书.png", "学生作品.png"]).waitFor();
	await slowly(her, -1);
});

test("those chosen once more are missed no more, the others still are", async () => {
	await field().setInputFiles(files.slice(0, 2));
	await arrived(2);
	await missed(["学生作品.png"]).waitFor();
	await again();
	await missed(["学生作品.png"]).waitFor();
	await field().setInputFiles(files[2]);
	await arrived(3);
	await again();
	await arrived(3);
	assert.equal(await works().getByText("没有传完").count(), 0);
});

test("who gives them up is not asked again; nor is who hands in without them", async () => {
	const lose = async () => {
		await slowly(her, 1 << 12);
		await field().setInputFiles(files.slice(0, 1));
		await works().getByRole("button", { name: "取消" }).waitFor();
		await again();
		await slowly(her, -1);
		await missed(["大图.png"]).waitFor();
	};
	await lose();
	await works().getByRole("button", { name: "不传这些了" }).tap();
	await missed(["大图.png"]).waitFor({ state: "detached" });
	await again();
	await arrived(3);
	assert.equal(await missed(["大图.png"]).count(), 0);
	await lose();
	await piece("设计方案").getByLabel("上传文件", { exact: true }).setInputFiles({ name: "方案.docx", mimeType: "", buffer: docx() });
	await piece("设计方案").getByRole("link", { name: /^查看 ?：方案\.docx$/ }).waitFor();
	for (const title of ["设计方案", "资源或成果"])
		for (const box of (await piece(title).getByRole("checkbox").all()).slice(0, 2))
			await box.check();
	await her.page.getByRole("button", { name: "提交材料" }).tap();
	await her.page.getByRole("heading", { name: "第1稿已提交，正在评价" }).waitFor();
	assert.equal(await her.page.evaluate(() => Object.keys(localStorage).filter(key => /-unsent$/.test(key)).length), 0);
});
