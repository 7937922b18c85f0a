/* Several pictures of one piece: put together on a phone, and looked through beside the criteria, by the keyboard alone. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { after, before, test } from "node:test";
import { base, insert, signIn as ask, sql, until } from "../ask.mjs";
import { choose, upload, work } from "../evidence/hand.mjs";
import { docx, film, painting } from "../evidence/makers.mjs";
import { policyOf, sign } from "../review/after.mjs";
import { atPanel, handIn, judged } from "../review/cases.mjs";
import { makeSchool } from "../school.mjs";
import { arrive, enter, launch, look, open, settled, slowly } from "./browser.mjs";

const DESKTOP = { width: 1280, height: 800 }, PHONE = { width: 360, height: 640 };
const COLOURS = [[40, 90, 160], [150, 60, 50], [60, 120, 70], [120, 100, 40]];
const pictures = COLOURS.map((colour, n) => ({ name: `学生作品${n + 1}.png`, mimeType: "image/png", buffer: painting(1200, 800 + 100 * n, colour) }));
const folder = mkdtempSync(tmpdir() + "/weinengli-");
let browser, school, ids, her, submission;
before(async () => {
	browser = await launch();
	school = await makeSchool();
	ids = await choose(school, school.people.wang, "A2", "A1");
	her = await open(browser, base, PHONE, { hasTouch: true, isMobile: true });
	await enter(her, school.people.wang.login);
	await her.page.goto("/evidence/work.html?ability=" + ids.A2);
	await settled(her.page);
});
after(() => {
	rmSync(folder, { recursive: true });
	return browser.close();
});

const visit = (who, address, size = DESKTOP, at = school) => arrive(browser, at.people[who].login, address, size);
const piece = title => her.page.locator("section.card").filter({ has: her.page.getByRole("heading", { name: new RegExp("^\\d\\. " + title) }) });
const works = () => piece("资源或成果");
const seen = picture => picture.evaluate(one => one.complete && one.naturalWidth > 0);
const lines = async () => (await works().locator(".pictures .file-name").allInnerTexts()).map(text => text.replace(/（.*/, ""));
const standing = expected => until(async () => String(await lines()) === String(expected.map((name, n) => `第${n + 1}张：${name}.png`)), "the pictures stand so: " + expected);
const drafted = async count => until(async () => {
	const found = (await work(await ask(school.people.wang.login), ids.A2)).pieces.find(one => one.upload && one.more);
	return found && found.more.length === count - 1;
}, count + " are in the draft");

test("a phone offers the camera beside the gallery, from which several come at once", async () => {
	const camera = works().getByLabel("拍照", { exact: true });
	assert.deepEqual([await camera.getAttribute("capture"), await camera.getAttribute("accept")], ["environment", "image/*"]);
	assert.equal(await piece("设计方案").getByLabel("拍照", { exact: true }).count(), 0, "where a document is asked for, there is no camera");
	await works().getByLabel("上传文件", { exact: true }).setInputFiles(pictures.slice(0, 3));
	await standing(["学生作品1", "学生作品2", "学生作品3"]);
	await camera.setInputFiles({ ...pictures[3], name: "image.png" });
	await standing(["学生作品1", "学生作品2", "学生作品3", "image"]);
	for (const [n, thumb] of (await works().locator(".thumb").all()).entries()) {
		await thumb.scrollIntoViewIfNeeded();
		await until(() => seen(thumb), `picture ${n + 1} is seen`);
	}
	assert.equal(await her.page.evaluate(() => innerWidth), PHONE.width, "nothing widens the phone's page");
	await look(her, "pictures-kept");
});

test("each is moved or removed by itself, and the order is there after a reload", async () => {
	await works().getByRole("button", { name: /^往前放 ?：第3张$/ }).tap();
	await standing(["学生作品1", "学生作品3", "学生作品2", "image"]);
	await works().getByRole("button", { name: /^删去 ?：第4张$/ }).tap();
	await standing(["学生作品1", "学生作品3", "学生作品2"]);
	await drafted(3);
	await her.page.reload();
	await settled(her.page);
	await standing(["学生作品1", "学生作品3", "学生作品2"]);
});

test("what can't stand beside a picture is said at once, and more than nine are not taken", async () => {
	const more = works().getByLabel("再添图片", { exact: true });
	await more.setInputFiles({ name: "说明.docx", mimeType: "", buffer: docx() });
	await works().getByText("只有图片可以放几张，其他文件请只选一个（本系统默认）。").waitFor();
	await more.setInputFiles({ name: "坏.png", mimeType: "image/png", buffer: Buffer.from("<html></html>") });
	await works().getByText("坏.png：这个文件的内容其实是网页，不能提交。").waitFor();
	await look(her, "pictures-refused");
	await standing(["学生作品1", "学生作品3", "学生作品2"]);
	await more.setInputFiles(Array.from({ length: 7 }, (_, n) => ({ ...pictures[3], name: `第${n}批.png`, buffer: painting(30 + n, 20, COLOURS[3]) })));
	await works().getByText("图片最多9张（本系统默认），后面的1张没有放进来。").waitFor();
	await until(async () => (await lines()).length === 9, "nine stand there");
	assert.equal(await more.count(), 0);
	for (let n = 9; n > 3; n--) {
		await works().getByRole("button", { name: new RegExp(`^删去 ?：第${n}张$`) }).tap();
		await until(async () => (await lines()).length === n - 1, `${n - 1} are left`);
	}
	await drafted(3);
});

test("one on its way shows its percent and is given up, and the next goes on", async () => {
	await slowly(her, 1 << 16);
	const paths = ["大图.png", "学生作品4.png"].map(name => folder + "/" + name);
	writeFileSync(paths[0], Buffer.concat([pictures[3].buffer, film(12 << 20)]));
	writeFileSync(paths[1], pictures[3].buffer);
	await works().getByLabel("再添图片", { exact: true }).setInputFiles(paths);
	await works().getByText(/^\d+%，每秒 .*，约需 /).waitFor();
	await works().getByText("接下来还有1张：学生作品4.png。").waitFor();
	await look(her, "pictures-upload");
	await works().getByRole("button", { name: "取消" }).tap();
	await slowly(her, -1);
	await standing(["学生作品1", "学生作品3", "学生作品2", "学生作品4"]);
});

test("handed in, they are looked through in place", async () => {
	await piece("设计方案").getByLabel("上传文件", { exact: true }).setInputFiles({ name: "方案.docx", mimeType: "", buffer: docx() });
	await piece("设计方案").getByRole("link", { name: /^查看 ?：方案\.docx$/ }).waitFor();
	for (const title of ["设计方案", "资源或成果"])
		for (const box of (await piece(title).getByRole("checkbox").all()).slice(0, 2))
			await box.check();
	await her.page.getByRole("button", { name: "提交材料" }).tap();
	await her.page.getByRole("heading", { name: "第1稿已提交，正在评价" }).waitFor();
	await works().getByText("第1张，共4张").waitFor();
	await works().getByRole("button", { name: "下一张" }).tap();
	await works().getByText("第2张，共4张").waitFor();
	await until(() => seen(works().getByAltText("图片材料：学生作品3.png")), "the second picture is seen");
	await look(her, "pictures-handed");
	({ submission } = (await work(await ask(school.people.wang.login), ids.A2)).latest);
});

test("a judge turns them by the arrow keys beside the criteria, and picks phrases for what is met and missed", async () => {
	await sql(insert("verdict", { submission, author: school.people.wang.id, level: "group", judge: school.people.leader.id, grade: "pass", marks: "[]", remark: "好" }));
	const member = await visit("panel1", "/review/case.html?submission=" + submission), { page } = member;
	const second = page.locator("#piece-1"), key = async (...keys) => { for (const one of keys) await page.keyboard.press(one); };
	await second.getByText("第1张，共4张").waitFor();
	await key("j");
	await until(() => page.evaluate(() => document.activeElement.id === "piece-1"), "the second piece is gone to");
	await key("ArrowRight", "ArrowRight");
	await second.getByText("第3张，共4张").waitFor();
	await key("ArrowLeft");
	await second.getByText("第2张，共4张").waitFor();
	await until(() => seen(second.getByAltText("图片材料：学生作品3.png")), "the picture is seen");
	await key("1", "3", "g");
	await until(() => page.evaluate(() => document.activeElement.classList.contains("pick")), "the phrases are open");
	await look(member, "pictures-judge");
	await key("Enter");
	const remark = second.getByLabel("这项材料的评语（可不写）");
	assert.equal(await remark.inputValue(), "做到了“内容正确，能正常打开和使用”。");
	await second.getByRole("button", { name: "还没有做到“与设计方案一致”，请补充。" }).click();
	assert.equal(await remark.inputValue(), "做到了“内容正确，能正常打开和使用”。还没有做到“与设计方案一致”，请补充。");
	await second.getByRole("button", { name: "如能做到“制作规范，便于共享和再用”，会更好。" }).waitFor();
	await key("Escape", "j", "0");
	await page.locator("#piece-0").getByText("打勾以后，这里按做到和没做到的条目给出。").waitFor({ state: "attached" });
	assert.deepEqual(member.complaints, []);
	await member.context.close();
});

test("beside a link or a file to download, the criteria take the room", async () => {
	const s = await atPanel(school, school.people.li);
	const member = await visit("panel1", "/review/case.html?submission=" + s);
	const [shown, criteria, ticks, remark] = await Promise.all([".beside-shown", ".beside-rubric", ".beside-rubric fieldset", ".beside-words"].map(place =>
		member.page.locator(place).first().boundingBox()));
	assert.ok(criteria.width > 1000 && criteria.y >= shown.y + shown.height, "no empty room beside them");
	assert.ok(remark.x >= ticks.x + ticks.width && Math.abs(remark.y - ticks.y) < 40, "the remark stands beside the ticks");
	await look(member, "judge-link");
	await member.context.close();
});

test("an anonymous peer turns the pictures, too, and finds no name", async () => {
	const quiet = await makeSchool(), { wang, li } = quiet.people;
	await policyOf(quiet, { anonymous_peers: true });
	const s = await handIn(quiet, wang, { ability: "A2", drawn: [li] });
	const author = await ask(wang.login), files = [];
	for (const [n, { buffer }] of pictures.entries())
		files.push((await upload(author, `${wang.name}${n}.png`, Buffer.concat([buffer, Buffer.from(String(s))]))).token);
	const file = token => `(SELECT file FROM upload WHERE token = '${token}')`;
	const [{ requirement }] = await sql(`SELECT p.requirement FROM piece p JOIN requirement q ON q.id = p.requirement WHERE p.submission = ${s} AND q.kind = 'any'`);
	await sql(`UPDATE piece SET link = NULL, file = ${file(files[0])}, name = '${wang.name}0.png' WHERE submission = ${s} AND requirement = ${requirement};` +
		files.slice(1).map((token, n) => `INSERT INTO piece_picture SELECT ${s}, ${requirement}, ${n + 2}, ${file(token)}, '${wang.name}${n + 1}.png';`).join(""));
	const { page, complaints } = await visit("li", "/review/case.html?submission=" + s, PHONE, quiet);
	await page.getByRole("button", { name: "下一张" }).click();
	await page.getByText("第2张，共4张").waitFor();
	await until(() => seen(page.locator("img.evidence")), "the picture is seen");
	assert.ok(!(await page.content()).includes(wang.name));
	await look({ page, complaints }, "pictures-peer");
});

test("what a colleague entered is marked on the case, the board and the list of results", async () => {
	const { wang, leader, leader2, li } = school.people;
	await sql(insert("on_behalf", { programme: school.programme, author: li.id, ability: ids.A5, list: (await sql(`SELECT id FROM requirement_list WHERE ability = ${ids.A5} AND policy IS NULL`))[0].id,
		entered_by: leader.id, pieces: "[]", given_at: "2026-01-01 00:00:00" }) +
		`INSERT INTO on_behalf_answer (on_behalf, author, entered_by, taken, answered_at) SELECT id, author, entered_by, 1, '2026-01-02 00:00:00' FROM on_behalf WHERE author = ${li.id};`);
	const s = await handIn(school, li, { ability: "A5", drawn: [wang] });
	await judged(s, li, leader2, "group");
	const member = await visit("panel1", "/review/case.html?submission=" + s);
	await member.page.getByText(`由${leader.name}代填，本人核对后提交。`).waitFor();
	await look(member, "case-entered");
	await member.page.goto("/review/board.html");
	await member.page.getByRole("row", { name: /李二青 代填 .*A5/ }).waitFor();
	await look(member, "board-entered");
	await member.context.close();
	await sign(school, li, s, "pass");
	const manager = await visit("manager", "/review/decided.html");
	await manager.page.getByRole("row", { name: /李二青 代填/ }).waitFor();
	await look(manager, "decided-entered");
	await manager.context.close();
});
