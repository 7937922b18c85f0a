/* What is told nowhere where names are kept from each other; and an office that has to name nobody. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { base, signIn as ask, sql, until } from "../ask.mjs";
import { upload } from "../evidence/hand.mjs";
import { docx } from "../evidence/makers.mjs";
import { handIn, rubric } from "../review/cases.mjs";
import { policyOf } from "../review/after.mjs";
import { makeSchool } from "../school.mjs";
import { enter, launch, look, open, settled } from "./browser.mjs";

let browser;
before(async () => {
	browser = await launch();
});
after(() => browser.close());

async function visit(school, who, address, heard) {
	const visitor = await open(browser, base);
	/* Only what has come whole: the rest of an answer whose page has gone never comes. */
	const told = async request => request.url() + " " + await (await request.response()).text().catch(() => "");
	if (heard)
		visitor.page.on("requestfinished", request => /\/api\/(review|evidence|report)\//.test(request.url()) && heard.push(told(request)));
	await enter(visitor, school.people[who].login);
	await visitor.page.goto(address);
	await settled(visitor.page);
	return visitor;
}

test("an office without such cases is told that there are none", async () => {
	const office = await visit(await makeSchool(), "office", "/review/judges.html");
	await office.page.getByText("现在没有要指定评价人的材料。").waitFor();
	await look(office, "judges-none");
});

test("where names are kept from each other, no page of a peer and no answer to it tells whose work it is, nor the order of handing in", async () => {
	const school = await makeSchool(), { wang, qian, li } = school.people;
	await policyOf(school, { anonymous_peers: true });
	const s = await handIn(school, wang, { drawn: [li] });
	await handIn(school, qian, { ability: "A1", drawn: [li] });
	const { token } = await upload(await ask(wang.login), wang.name + "的教案.docx", docx());
	const { pieces } = await rubric("A3");
	await sql(`UPDATE piece SET file = (SELECT file FROM upload WHERE token = '${token}'), link = NULL, name = '${wang.name}的教案.docx', remark = '${wang.name}设计'
		WHERE submission = ${s} AND requirement = ${pieces[0].requirement}`);
	const heard = [];
	const { page } = await visit(school, "li", "/", heard);
	const shown = [await page.locator("#main").innerText()];
	for (const address of ["/review/queue.html", `/review/case.html?submission=${s}`, `/review/form.html?submission=${s}&level=peer`]) {
		await page.goto(address);
		await settled(page);
		await until(async () => (await page.locator("#main").innerText()).length > 60, "the page is there");
		shown.push(await page.locator("#main").innerText());
	}
	await page.goto(`/review/case.html?submission=${s}`);
	await page.locator(".judging").waitFor();
	for (const piece of await page.locator(".judged").all())
		for (const box of (await piece.getByRole("checkbox").all()).slice(0, 2))
			await box.check();
	await page.getByRole("button", { name: "提交互评" }).click();
	await page.getByRole("button", { name: "确认提交互评" }).click();
	await page.getByText("下面是下一份").waitFor();
	await page.getByRole("link", { name: "回看刚才这份" }).click();
	await page.getByText("您的互评").waitFor();
	await page.goto("/review/queue.html?given=1");
	await page.locator("tbody tr").waitFor();
	shown.push(await page.locator("#main").innerText());
	const answers = await Promise.all(heard);
	assert.ok(answers.filter(text => / {/.test(text)).length > 8, "the answers were heard");
	for (const name of [wang.name, qian.name])
		for (const text of [...shown, ...answers])
			assert.ok(!text.includes(name), `${name}: ${text.slice(0, 300)}`);
	for (const text of answers)
		assert.doesNotMatch(text, /"handed_in_at":"|"drawn_at":"/);
	const due = (await (await ask(li.login)).get("/api/review/due")).body.rows;
	assert.ok(due.every(row => row.author === null && row.group === null && /T16:00:00/.test(row.due_at)), "terms to the day");
	assert.deepEqual((await (await ask(li.login)).get(`/api/review/due?group=${school.groups[0]}`)).body.rows, [], "no filter tells a group");
});
