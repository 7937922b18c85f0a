/* 现在要做的事: what waits for each role, and that its button leads to where it is done. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { base, signIn as ask } from "../ask.mjs";
import { makeReady } from "../certificate/ready.mjs";
import { choose } from "../evidence/hand.mjs";
import { complete, filed, handIn as handPlanIn, save } from "../plan/package.mjs";
import { atGroup, atPanel, handIn, judged } from "../review/cases.mjs";
import { makeSchool } from "../school.mjs";
import { enter, launch, look, open, settled } from "./browser.mjs";

let browser, fresh, busy;
before(async () => {
	browser = await launch();
	fresh = await makeSchool();
	busy = await makeSchool();
	await filed(busy, complete({ offer: ["A1", "A3", "A5"] }));
	const { wang, li, zhao, qian, leader, panel1, panel2 } = busy.people;
	await choose(busy, wang, "A1", "A3", "A5");
	await handIn(busy, wang, { ability: "A1", drawn: [li, zhao] });
	await atGroup(busy, wang, { ability: "A3" });
	await atPanel(busy, wang, { ability: "A5" });
	const voted = await atPanel(busy, qian, { ability: "A3" });
	for (const member of [panel1, panel2, busy.people.chair])
		await judged(voted, qian, member, "panel");
	await makeReady(busy, leader);
});
after(() => browser.close());

async function first(school, who) {
	const visitor = await open(browser, base);
	await enter(visitor, school.people[who].login);
	await visitor.page.goto("/");
	await settled(visitor.page);
	return visitor;
}

/* Follows the button and gives the heading of the page that it leads to. */
async function leadsTo({ page }, name) {
	await page.getByRole("link", { name }).first().click();
	await page.waitForURL(/\.html/);
	await settled(page);
	assert.equal(await page.getByText("没有找到").count(), 0, name + " leads nowhere");
	return page.locator("h1").innerText();
}

test("nothing waits for a teacher before the school's plan is filed", async () => {
	const wang = await first(fresh, "wang");
	await wang.page.getByText("现在没有等您处理的事。学校方案备案、开始选学").waitFor();
	await look(wang, "now-nothing");
});

test("the management has its plan to write; handed in, the office has it to file", async () => {
	const manager = await first(fresh, "manager");
	await look(manager, "now-school");
	assert.equal(await leadsTo(manager, "去填写方案"), "学校方案");
	const who = await ask(fresh.people.manager.login);
	await save(who, complete());
	await handPlanIn(who);
	const office = await first(fresh, "office");
	await look(office, "now-office");
	assert.match(await leadsTo(office, "去审核备案"), /方案/);
});

test("a teacher sees who has each of her works and what comes next", async () => {
	const wang = await first(busy, "wang");
	const works = await wang.page.locator(".card").filter({ has: wang.page.locator(".steps") }).allInnerTexts();
	assert.equal(works.length, 3);
	assert.match(works.join(), /在互评老师那里[^]*在教研组长那里[^]*在学校考核小组/);
	await look(wang, "now-teacher");
	assert.equal(await leadsTo(wang, /A1 技术支持的学情分析/), "准备材料");
});

for (const [who, name, heading] of [["li", "去互评", "评价材料"], ["leader", "去组评", "评价材料"], ["panel1", "去校评", "评价材料"],
	["chair", "去签字", "评价材料"], ["panel1", "去提出认定", "提出认定"]])
	test(`${who} is led by ${name}`, async () => {
		const judge = await first(busy, who);
		await look(judge, "now-" + who);
		assert.equal(await leadsTo(judge, name), heading);
	});
