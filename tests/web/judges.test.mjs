// A case that nobody of the school can judge: the office finds it on its first page and names who does.
import assert from "node:assert/strict";
import { base, command, holds, insert, sql, stack, until } from "../ask.mjs";
import { atPanel } from "../review/cases.mjs";
import { makeSchool } from "../school.mjs";
import { enter, launch, look, open, settled } from "./browser.mjs";

const school = await makeSchool();
const { wang, office } = school.people;
const browser = await launch();
/* The panel has gone, there is no other school and no expert: nobody can be borrowed. */
await sql(`UPDATE role SET until = '2021-01-01' WHERE school = ${school.id} AND kind IN ('panel', 'chair');
	UPDATE role SET until = '2021-01-01' WHERE region = ${school.id} AND kind = 'expert'`);
const s = await atPanel(school, wang);
const fresh = { id: school.id + 800, login: school.code + "-fresh", name: "范九思" };
const visitor = await open(browser, base);

await holds("it waits for the office", async () => {
	/* The job would find the new expert by itself: it rests, so that the office is quicker. */
	await until(async () => (await sql(`SELECT 1 FROM due_office WHERE submission = ${s}`)).length === 1, "nobody is left to be borrowed");
	await command("scripts/stack", ["down", stack, "draw"]);
	await sql(insert("person", fresh) + insert("role", { id: fresh.id, person: fresh.id, kind: "expert", region: school.id, since: "2026-01-01" }));
	await enter(visitor, office.login);
	await visitor.page.goto("/");
	await settled(visitor.page);
	await visitor.page.getByRole("link", { name: /去指定评价人/ }).click();
});
await holds("which names an expert of its region, with a reason", async () => {
	const { page } = visitor;
	await page.getByLabel(fresh.name).check();
	await page.getByLabel("理由").fill("学校考核小组无人可评。");
	await look(visitor, "judges");
	await page.getByRole("button", { name: "指定评价人" }).click();
	await page.getByText("已指定").waitFor();
});
await holds("who has it now", async () =>
	assert.equal((await sql(`SELECT 1 FROM due_borrowed WHERE submission = ${s} AND judge = ${fresh.id}`)).length, 1));
await command("scripts/stack", ["up", stack, "draw"]);
await browser.close();
