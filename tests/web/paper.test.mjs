/* Paper: forms print with a code, and scans of them find back to their cases or stand in a list with the reason why not. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { base, command, nobody, signIn as ask, sql, top, until } from "../ask.mjs";
import { upload } from "../evidence/hand.mjs";
import { policyOf } from "../review/after.mjs";
import { handIn, handInAll } from "../review/cases.mjs";
import { makeSchool } from "../school.mjs";
import { arrive, enter, launch, look, open } from "./browser.mjs";

let browser, school, elsewhere, work, manager, wang, li, press, scans = 0;
const form = (who, s, level) => who.get(`/api/review/form/${s}/${level}`);
const mark = async (s, level, who = manager) => (await form(who, s, level)).body.mark;
before(async () => {
	browser = await launch();
	[school, elsewhere] = [await makeSchool(), await makeSchool()];
	[manager, wang, li] = await Promise.all(["manager", "wang", "li"].map(key => ask(school.people[key].login)));
	work = await handIn(school, school.people.wang, { drawn: [school.people.li, school.people.zhao] });
	press = await (await browser.newContext({ viewport: { width: 800, height: 1130 }, deviceScaleFactor: 2 })).newPage();
});
after(() => browser.close());

const visit = (who, address) => arrive(browser, school.people[who].login, address);

/* --- sheets as a scanner sees them --- */

const svg = (of, place = "top: 15mm; right: 15mm", turn = "") =>
	`<svg viewBox="0 0 ${of.qr.size} ${of.qr.size}" style="position: absolute; width: 32mm; height: 32mm; ${place}; ${turn}"><path d="${of.qr.path}"/></svg>`;
const sheet = (inside = "", look = "") => `<section><div style="position: absolute; inset: 0; ${look}">${inside}
	<p style="position: absolute; top: 80mm; left: 20mm">评语：课例清楚，证据充分。</p></div></section>`;
const noise = '<canvas width="620" height="877" style="position: absolute; inset: 0; width: 210mm; height: 297mm"></canvas>';

/* Another program's QR code. */
async function foreign(words) {
	const { out } = await command("qrencode", ["-t", "SVG", "-l", "M", "-o", "-", words]);
	return `<img style="position: absolute; top: 15mm; left: 15mm; width: 32mm" src="data:image/svg+xml;base64,${Buffer.from(out).toString("base64")}">`;
}

async function lay(sheets) {
	await press.setContent(`<style>@page { size: A4; margin: 0 } body { margin: 0 }
		section { position: relative; width: 210mm; height: 297mm; overflow: hidden; page-break-after: always; background: #fff }</style>` + sheets.join(""));
	await press.evaluate(() => {
		for (const canvas of document.querySelectorAll("canvas")) {
			const ink = canvas.getContext("2d");
			for (let i = 0; i < 9000; i++) {
				ink.fillStyle = i % 2 ? "rgba(0,0,0,.5)" : "rgba(255,255,255,.6)";
				ink.fillRect(Math.random() * canvas.width, Math.random() * canvas.height, 1.3, 1.3);
			}
		}
	});
}
async function printed(...sheets) {
	await lay(sheets);
	return press.pdf({ preferCSSPageSize: true, printBackground: true });
}
async function photo(inside, options) {
	await lay([inside]);
	return press.screenshot(options);
}

/* Brings a file, waits until it is read, gives its pages. */
async function bring(bytes, name = `扫描${++scans}.pdf`, who = manager) {
	const { token } = await upload(who, name, bytes);
	const brought = await who.post("/api/review/scans", { uploads: [token] });
	assert.equal(brought.status, 201, brought.text);
	const { scan } = brought.body;
	let whole;
	for (let left = 4; !whole || whole.read_at === null; left--)	/* until() alone waits 20 seconds, 200 pages take longer */
		await until(async () => (whole = (await who.get("/api/review/scan/" + scan)).body).read_at !== null, "the scan is read")
			.catch(problem => assert.ok(left > 0, problem.message));
	return { scan, whole, pages: (await who.get(`/api/review/scan/${scan}/pages`)).body.rows, token };
}

test("a form is printed by who may: the author her self verdict, a judge her level, management for others", async () => {
	const { people } = school;
	const statuses = async (who, ...levels) => {
		const someone = await ask(people[who].login);
		return Promise.all(levels.map(async level => (await form(someone, work, level)).status));
	};
	assert.deepEqual(await statuses("wang", "self", "peer", "group", "panel"), [200, 404, 404, 404]);
	assert.deepEqual(await statuses("li", "self", "peer", "group", "panel"), [404, 200, 404, 404]);
	assert.deepEqual(await statuses("manager", "self", "peer", "group", "panel"), [200, 200, 200, 200]);
	assert.deepEqual(await statuses("qian", "peer"), [404], "who was not drawn");
	assert.equal((await form(await ask(elsewhere.people.manager.login), work, "self")).status, 404);
	assert.equal((await nobody.get(`/api/review/form/${work}/self`)).status, 401);
	assert.match((await mark(work, "peer")).code, /^P[0-9A-HJKMNP-TV-Z]{3}(-[0-9A-HJKMNP-TV-Z]{4}){5}$/);
});

test("under anonymous_peers the form of 互评 has no name on it, the others have", async () => {
	const quiet = await makeSchool();
	await policyOf(quiet, { anonymous_peers: true });
	const s = await handIn(quiet, quiet.people.wang, { drawn: [quiet.people.li] });
	const it = await ask(quiet.people.manager.login);
	assert.equal((await form(it, s, "peer")).body.author, null);
	assert.equal((await form(it, s, "group")).body.author, "王一诺");
});

test("what the page prints is one sheet of A4 and matches its case; paper decides nothing", async () => {
	const one = await visit("manager", `/review/form.html?submission=${work}&level=peer`);
	await one.page.getByRole("heading", { name: "微能力互评表" }).waitFor();
	await one.page.getByRole("img", { name: "本表的二维码" }).waitFor();
	await one.page.getByText("以评价人本人在系统中填写、提交的为准（本系统默认）").waitFor();
	await look(one, "paper-form");
	const { pages, whole, scan } = await bring(await one.page.pdf({ format: "A4" }));
	assert.equal(whole.trouble, "");
	assert.deepEqual(pages.map(p => [p.outcome, p.form, p.submission, p.author]), [["matched", "peer", work, "王一诺"]]);
	assert.deepEqual(await sql(`SELECT id FROM verdict WHERE submission = ${work}`), []);
	assert.equal((await manager.get(`/api/evidence/scan/${scan}`)).status, 200);
	for (const [who, where] of [["wang", school], ["leader", school], ["manager", elsewhere]])
		assert.equal((await (await ask(where.people[who].login)).get(`/api/evidence/scan/${scan}`)).status, 404, who);
	assert.deepEqual((await wang.get(`/api/review/case/${work}/papers`)).body.rows.map(row => [row.level, row.number]), [["peer", 1]]);
	assert.deepEqual((await li.get(`/api/review/case/${work}/papers`)).body.rows, [], "a peer who has not judged");
	const mine = await visit("wang", `/review/case.html?submission=${work}`);
	await mine.page.getByRole("heading", { name: "纸质记录" }).waitFor();
});

test("crooked, turned, small, noisy and photographed sheets are read; what can't be placed says why", async () => {
	const ours = await mark(work, "group"), other = await mark(work, "panel");
	const far = await handIn(elsewhere, elsewhere.people.wang, { drawn: [] });
	const theirs = await mark(far, "self", await ask(elsewhere.people.manager.login));
	const [{ activity }] = [(await (await ask(school.people.leader.login)).post("/api/hours/activities",
		{ group: school.groups[0], title: "A3 研课", held_on: "2026-03-05", hundredths: 100 })).body];
	const list = (await (await ask(school.people.leader.login)).get(`/api/hours/activity/${activity}/sheet`)).body.mark;
	const web = await foreign("https://www.example.cn/"), forged = await foreign("WNL:" + ours.code.replace(/-/g, "").slice(0, 20) + "0000");
	const { pages } = await bring(await printed(
		sheet(svg(ours)),
		sheet(svg(ours), "transform: rotate(90deg) scale(.7)"),
		sheet(svg(ours), "transform: rotate(180deg)"),
		sheet(svg(ours), "transform: rotate(7deg)"),
		sheet(svg(ours), "transform: scale(.6)"),
		sheet(svg(ours) + noise),
		sheet(svg(ours) + svg(other, "top: 15mm; left: 15mm")),
		sheet(svg(ours) + svg(ours, "bottom: 15mm; left: 15mm")),
		sheet(svg(ours) + web),
		sheet(web), sheet(), sheet(forged), sheet(svg(theirs)), sheet(svg(list))));
	assert.deepEqual(pages.map(p => p.outcome), ["matched", "matched", "matched", "matched", "matched", "matched", "several", "matched",
		"matched", "foreign", "empty", "forged", "elsewhere", "matched"]);
	assert.deepEqual([pages[13].form, pages[13].activity_title], ["sign_in", "A3 研课"]);
	assert.ok(pages.every(p => p.author === null || p.author === "王一诺"), "nobody of another school is named");
	const tilted = sheet(svg(ours) + noise, "transform: perspective(1200mm) rotateX(18deg) rotateZ(5deg); background: #ddd");
	assert.equal((await bring(await photo(tilted, { type: "jpeg", quality: 55 }), "照片.jpg")).pages[0].outcome, "matched");
	assert.equal((await bring(await photo(sheet(svg(ours), "transform: rotate(270deg) scale(.7)"), { type: "png" }), "扫描.png")).pages[0].outcome, "matched");
});


test("fifty sheets in one file find fifty cases", async () => {
	const people = ["wang", "li", "zhao", "qian", "sun", "zhou", "wu"].map(key => school.people[key]);
	const works = await handInAll(school, people.flatMap(who => ["A5", "B2"].map(ability => [who, { ability, drawn: [] }])));
	const wanted = works.flatMap(s => ["self", "peer", "group", "panel"].map(level => [s, level])).slice(0, 50);
	const marks = [];
	for (const [s, level] of wanted)
		marks.push(await mark(s, level));
	const { pages } = await bring(await printed(...marks.map((one, i) => sheet(svg(one) + (i % 5 ? "" : noise), `transform: rotate(${i % 7 - 3}deg)`))));
	assert.deepEqual(pages.map(p => [p.submission, p.form]), wanted);
	assert.match((await manager.get("/api/review/scans")).text, /"pages":50,"trouble":"","read_at":"[^"]+","matched":50,"waiting":0/);
});

test("a group's open cases, and all that a judge owes, print at once, a sheet each", async () => {
	const many = await makeSchool(), { people } = many;
	const authors = ["wang", "li", "zhao", "qian"].map(key => people[key]);
	const abilities = (await sql("SELECT a.code FROM ability a WHERE a.kind = 'national' AND EXISTS (SELECT 1 FROM requirement_list l WHERE l.ability = a.id AND l.policy IS NULL) ORDER BY a.id LIMIT 13")).map(row => row.code);
	const works = await handInAll(many, authors.flatMap(who => abilities.map(ability => [who, { ability, drawn: who === people.wang ? [people.li] : [] }])));
	const [decided] = await handInAll(many, [[people.leader, { ability: "A3", drawn: [] }]]);
	await sql(`INSERT INTO signature (submission, author, chair, grade, votes) VALUES (${decided}, ${people.leader.id}, ${people.chair.id}, 'pass', 3)`);
	const beside = await handIn(many, people.sun, { group: 1, drawn: [] });
	await sql(`INSERT INTO relation (person, other, kind, declared_by, since) VALUES (${people.zhao.id}, ${people.cio.id}, 'family', ${people.zhao.id}, '2021-01-01'), (${people.cio.id}, ${people.zhao.id}, 'family', ${people.zhao.id}, '2021-01-01')`);
	const [boss, other, drawn, idle] = await Promise.all(["manager", "cio", "li", "qian"].map(key => ask(people[key].login)));
	const all = async (who, address) => {
		const rows = [];
		for (let next = ""; next !== null;) {
			const { body } = await who.get(`/api/review/forms/${address}?after=${next}`);
			assert.ok(body.rows.length <= 50);
			rows.push(...body.rows);
			next = body.next;
		}
		return rows;
	};
	const whole = await all(boss, `group/${many.groups[0]}/group`);
	assert.equal(works.length, 52);
	assert.deepEqual(whole.map(one => one.submission), [...works].sort((a, b) => a - b), "open cases of the group: no decided one, none of another group");
	assert.deepEqual((await all(boss, `group/${many.groups[1]}/self`)).map(one => [one.submission, one.level, one.author]), [[beside, "self", "孙六舟"]]);
	assert.deepEqual(whole[0].mark, (await form(boss, whole[0].submission, "group")).body.mark, "the same sheet as one by one");
	assert.equal((await all(other, `group/${many.groups[0]}/group`)).length, 39, "nothing of who is her relation");
	assert.deepEqual(await all(manager, `group/${many.groups[0]}/group`), [], "nothing of another school");
	assert.equal((await drawn.get(`/api/review/forms/group/${many.groups[0]}/self`)).status, 404);
	assert.deepEqual((await all(drawn, "due")).map(one => [one.submission, one.level]), works.slice(0, 13).sort((a, b) => a - b).map(s => [s, "peer"]));
	assert.deepEqual(await all(idle, "due"), []);

	const page = (await open(browser, base));
	await enter(page, people.manager.login);
	await page.page.goto("/review/scans.html");
	await look(page, "scans-print");
	await page.page.getByRole("link", { name: /组评表.*语文组/ }).click();
	await page.page.getByText("共50张").waitFor();
	const first = await page.page.pdf({ format: "A4" });
	await page.page.getByRole("link", { name: "接下来的50张" }).click();
	await page.page.getByText("共2张").waitFor();
	await look(page, "paper-forms");
	const { pages } = await bring(await page.page.pdf({ format: "A4" }), undefined, boss);
	assert.deepEqual(pages.map(p => [p.outcome, p.form, p.submission]), whole.slice(50).map(one => ["matched", "group", one.submission]));
	assert.equal((first.toString("latin1").match(/\/Type\s*\/Page\b/g) || []).length, 50, "fifty sheets, none of them on two");
	const mine = await open(browser, base);
	await enter(mine, people.li.login);
	await mine.page.goto("/review/queue.html");
	await mine.page.getByRole("link", { name: "打印这些材料的纸质表" }).click();
	await mine.page.getByText("共13张").waitFor();
});

test("bad files are said to be bad, and harm nothing", async () => {
	const broken = await bring(Buffer.from("%PDF-1.7\n1 0 obj <</Type /Catalog>>\n%%EOF\n"));
	assert.deepEqual([broken.whole.trouble, broken.pages], ["unreadable", []]);
	const huge = Buffer.from("89504e470d0a1a0a0000000d494844520001000000010000080000000000000000", "hex");
	assert.equal((await bring(huge, "很大.png")).whole.trouble, "unreadable");
	const long = await bring(await printed(...Array.from({ length: 201 }, () => sheet())));
	assert.deepEqual([long.whole.trouble, long.pages.length], ["long", 200]);
	const again = await manager.post("/api/review/scans", { uploads: [long.token] });
	assert.deepEqual([again.status, /已经交过/.test(again.text)], [422, true]);
	const words = await upload(manager, "说明.txt", Buffer.from("不是扫描件"));
	assert.match((await manager.post("/api/review/scans", { uploads: [words.token] })).text, /请用 PDF、jpg 或 png/);
	const hers = await upload(wang, "她的.pdf", await printed(sheet()));
	assert.match((await manager.post("/api/review/scans", { uploads: [hers.token] })).text, /没有传完/);
	assert.equal((await wang.post("/api/review/scans", { uploads: [hers.token] })).status, 404);
});

test("what reads a file can make no socket, gain no rights, write no file and take no more than 1 GiB", async () => {
	const child = spawn((process.env.BUILD || top + "/build") + "/fcgi/review/review-pages", ["image/png"], { stdio: ["pipe", "ignore", "ignore"] });
	const of = name => readFileSync(`/proc/${child.pid}/${name}`, "utf8");
	try {
		await until(() => /^Seccomp:\t2$/m.test(of("status")), "it has left the network");
		assert.match(of("status"), /^NoNewPrivs:\t1$/m);
		assert.match(of("limits"), /^Max file size +0 +0 /m);
		assert.match(of("limits"), /^Max cpu time +120 +120 /m);
		if (!/asan/.test(process.env.BUILD || ""))
			assert.match(of("limits"), /^Max address space +1073741824 +1073741824 /m);
	} finally {
		child.kill("SIGKILL");
	}
});

test("a page that found no place is placed by its code, or by teacher, ability and level, once", async () => {
	const { scan, pages } = await bring(await printed(sheet(), sheet(), sheet(), sheet()));
	assert.deepEqual(pages.map(p => p.outcome), ["empty", "empty", "empty", "empty"]);
	const place = (number, body, who = manager) => who.post(`/api/review/scan/${scan}/page/${number}`, body);
	const { code } = await mark(work, "panel");
	assert.match((await place(1, {})).text, /请填表上的编码/);
	assert.match((await place(1, { code: code.slice(0, -1) + (code.endsWith("0") ? "1" : "0") })).text, /抄错了/);
	const far = await handIn(elsewhere, elsewhere.people.li, { drawn: [] });
	const theirs = await mark(far, "self", await ask(elsewhere.people.manager.login));
	assert.match((await place(1, { code: theirs.code })).text, /不在本校/);
	assert.equal((await place(1, { code }, await ask(elsewhere.people.manager.login))).status, 404);
	assert.equal((await place(5, { code })).status, 404, "there is no page 5");
	assert.equal((await place(1, { code: code.toLowerCase().replace(/-/g, " ") })).status, 204);
	assert.equal((await place(1, { code })).status, 409);
	assert.match((await place(2, { login: school.people.wang.login, ability: "Z9", level: "self" })).text, /没有提交过/);
	assert.equal((await place(2, { login: school.people.wang.login, ability: "A3", level: "self" })).status, 204);
	const cio = await visit("cio", "/review/scan.html?scan=" + scan);
	await cio.page.getByText("由陈百里认定").first().waitFor();
	await cio.page.getByRole("button", { name: "认定第4页" }).click();
	await cio.page.getByRole("button", { name: "这一页不是表" }).click();
	await cio.page.getByRole("cell", { name: "不是表" }).waitFor();
	await cio.page.getByRole("searchbox").fill("王一");
	await cio.page.getByRole("searchbox").press("Enter");
	await cio.page.getByLabel("王一诺").check();
	await cio.page.getByLabel("哪个能力点").selectOption("综合应用课堂实录");
	await cio.page.getByLabel("自评").check();
	await cio.page.getByRole("button", { name: "认定这一页" }).click();
	await cio.page.locator(".summary").getByText("没有提交过这个能力点").waitFor();
	await cio.page.getByLabel("表上的编码").fill("ABCD");
	await cio.page.getByRole("button", { name: "认定这一页" }).click();
	await cio.page.locator(".summary").getByText("抄错了").waitFor();
	await look(cio, "scan-pages");
	await cio.page.getByLabel("表上的编码").fill(code);
	await cio.page.getByRole("button", { name: "认定这一页" }).click();
	await cio.page.getByText("第3页已认定").waitFor();
	assert.match((await manager.get("/api/review/scans")).text, new RegExp(`"scan":${scan},[^}]*"matched":0,"waiting":0`));
});

test("who manages the school sees nothing of her own case on paper", async () => {
	const own = await handIn(school, school.people.manager, { group: null, drawn: [] });
	assert.equal((await form(manager, own, "panel")).status, 404);
	const cio = await ask(school.people.cio.login);
	const { scan } = await bring(await printed(sheet(svg(await mark(own, "panel", cio))), sheet()), undefined, cio);
	const row = async who => (await who.get(`/api/review/scan/${scan}/pages`)).body.rows[0];
	assert.deepEqual([(await row(manager)).hidden, (await row(manager)).author, (await row(manager)).submission], [true, null, null]);
	assert.deepEqual([(await row(cio)).hidden, (await row(cio)).author], [false, "陈百里"]);
	assert.equal((await manager.get(`/api/evidence/scan/${scan}`)).status, 404);
	assert.equal((await cio.get(`/api/evidence/scan/${scan}`)).status, 200);
	assert.match((await manager.post(`/api/review/scan/${scan}/page/2`, { code: (await mark(own, "panel", cio)).code })).text, /由他人办理/);
});

test("the list of scans, with what waits", async () => {
	const one = await visit("manager", "/review/scans.html");
	await one.page.getByRole("cell", { name: "已识别" }).first().waitFor();
	await look(one, "scans");
});
