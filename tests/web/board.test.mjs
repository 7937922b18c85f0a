/* The board of a panel, where its chair signs one after the other; and the peer reviews of a group, for its leader. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { signIn as ask, sql } from "../ask.mjs";
import { atPanel, handIn, judged } from "../review/cases.mjs";
import { policyOf } from "../review/after.mjs";
import { makeSchool } from "../school.mjs";
import { arrive, launch, look } from "./browser.mjs";

let browser, school, works;
before(async () => {
	browser = await launch();
	school = await makeSchool();
	const { wang, li, zhao, sun, panel1, panel2, chair } = school.people;
	works = [await atPanel(school, wang), await atPanel(school, li), await atPanel(school, zhao), await atPanel(school, sun, { group: 1 })];
	for (const [n, author] of [wang, li].entries())
		for (const judge of [panel1, panel2, chair])
			await judged(works[n], author, judge, "panel", n ? "excellent" : "pass");
	await judged(works[2], zhao, panel1, "panel", "fail");
});
after(() => browser.close());

const visit = (who, address, at = school) => arrive(browser, at.people[who].login, address);
const board = () => `/api/review/school/${school.id}/board`;

test("the board tells a member who has voted, and how only where she has voted herself", async () => {
	const chair = await ask(school.people.chair.login);
	const { rows } = (await chair.get(board())).body;
	assert.deepEqual(rows.map(row => [row.submission, row.votes, row.quorum, row.ready]),
		[[works[0], 3, 3, true], [works[1], 3, 3, true], [works[2], 1, 3, false], [works[3], 0, 3, false]]);
	assert.deepEqual(rows[2].voted, [{ name: school.people.panel1.name, grade: null }]);
	assert.deepEqual(rows[0].voted.map(one => one.grade), ["pass", "pass", "pass"]);
	assert.deepEqual((await chair.get(board() + "?only=ready")).body.rows.map(row => row.submission), works.slice(0, 2));
	const member = await ask(school.people.panel1.login);
	assert.ok((await member.get(board())).body.rows.every(row => !row.ready), "another than the chair signs nothing");
});

test("nobody finds there what is her own; nor does who is not on the panel", async () => {
	const { panel2, sun } = school.people;
	await atPanel(school, panel2, { group: 1, ability: "A5" });
	const seen = async who => (await (await ask(school.people[who].login)).get(board())).body.rows.map(row => row.author);
	assert.ok(!(await seen("panel2")).includes(panel2.name));
	const other = await makeSchool();
	assert.deepEqual((await (await ask(other.people.chair.login)).get(board())).body.rows, []);
	assert.equal((await (await ask(sun.login)).get(board())).status, 404);
	const apart = (await (await ask(school.people.chair.login)).get(board())).body.rows.find(row => row.author === panel2.name);
	assert.deepEqual(apart.apart, [{ name: panel2.name, why: "own" }]);
});

test("the chair signs one after the other", async () => {
	const { page, complaints } = Object.assign({}, await visit("chair", "/review/board.html"));
	await page.getByRole("heading", { name: /待您签字：王一诺/ }).waitFor();
	await look({ page, complaints }, "board");
	const remark = page.getByLabel("说明（可不写）");
	await remark.fill("三票一致");
	await page.locator(".saved.kept").waitFor();
	await page.getByRole("button", { name: /李二青/ }).click();
	await page.getByRole("heading", { name: /待您签字：李二青/ }).waitFor();
	assert.equal(await remark.inputValue(), "", "what was typed for one work is not for another");
	const { rows } = (await (await ask(school.people.chair.login)).get("/api/auth/typing")).body;
	assert.deepEqual(rows.map(one => [one.title, one.text]), [["校评台账：A3 演示文稿设计与制作，王一诺", "三票一致"]]);
	await page.getByRole("button", { name: /王一诺/ }).click();
	await page.getByRole("heading", { name: /待您签字：王一诺/ }).waitFor();
	assert.equal(await remark.inputValue(), "三票一致");
	for (const name of ["王一诺", "李二青"]) {
		await page.getByRole("heading", { name: new RegExp("待您签字：" + name) }).waitFor();
		await page.getByRole("button", { name: "签字", exact: true }).click();
		await page.getByText("签字后生效，不能更改").waitFor();
		await page.keyboard.press("Enter");
	}
	await page.getByText("现在没有等您签字的材料。").waitFor();
	assert.deepEqual(await sql(`SELECT submission, grade FROM signature WHERE submission IN (${works}) ORDER BY submission`),
		[{ submission: String(works[0]), grade: "pass" }, { submission: String(works[1]), grade: "excellent" }]);
	await page.getByRole("link", { name: /去投票.*赵三禾/ }).click();
	await page.getByText("请独立投票").waitFor();
});

test("where grades are too far apart, a signature first brings one more judge, and the board says so", async () => {
	const far = await makeSchool();
	await policyOf(far, { spread_alarm: 2 });
	const { wang, panel1, panel2, chair } = far.people, s = await atPanel(far, wang);
	await judged(s, wang, panel1, "panel", "fail");
	await judged(s, wang, panel2, "panel", "excellent");
	const at = `/api/review/school/${far.id}/board`, boss = await ask(chair.login);
	assert.equal((await boss.get(at)).body.rows[0].spread, null, "before her own vote she is not told");
	await judged(s, wang, chair, "panel", "pass");
	assert.equal((await boss.get(at)).body.rows[0].spread, true);
	const { page } = await visit("chair", "/review/board.html", far);
	await page.getByText("签字时，系统先另抽一位校外评委").waitFor();
	await page.getByRole("button", { name: "签字", exact: true }).click();
	await page.getByRole("button", { name: "确认签字" }).click();
	await page.getByText("已另抽一位校外评委").waitFor();
	await page.getByText("等校外加评").waitFor();
});

test("a leader sees who owes which peer review, who is late and since when", async () => {
	const { wang, li, zhao, leader } = school.people;
	const s = await handIn(school, wang, { ability: "A1", drawn: [li, zhao] });
	const own = await handIn(school, leader, { ability: "A1", drawn: [li] });
	await judged(s, wang, zhao, "peer");
	await sql(`UPDATE drawn SET due_at = '2026-03-05 08:00:00' WHERE submission = ${s} AND judge = ${li.id}`);
	const visitor = await visit("leader", "/review/peers.html");
	await visitor.page.locator("td").getByText("3月5日 16:00", { exact: true }).waitFor();
	await visitor.page.getByText(/^已过\d+天$/).waitFor();
	await look(visitor, "peers");
	await visitor.page.getByRole("link", { name: "逾期的" }).click();
	await visitor.page.locator("tbody tr").first().waitFor();
	const { rows } = (await (await ask(leader.login)).get("/api/review/peers")).body;
	assert.ok(!rows.some(row => row.submission === own), "never who judges her own work");
	assert.ok(rows.every(row => !("grade" in row)));
	assert.equal((await (await ask(school.people.leader2.login)).get("/api/review/peers")).body.rows.length, 0, "another group's leader");
});

test("where names are kept from each other, a leader who is a peer herself is told nothing about that work", async () => {
	const quiet = await makeSchool();
	await policyOf(quiet, { anonymous_peers: true });
	const { wang, zhao, leader, li } = quiet.people;
	await handIn(quiet, wang, { drawn: [leader, li] });
	await handIn(quiet, zhao, { drawn: [li] });
	const { rows } = (await (await ask(leader.login)).get("/api/review/peers")).body;
	assert.deepEqual(rows.map(row => [row.author, row.judge]), [[zhao.name, li.name]]);
});
