/* 我的数据: what is kept about me, as a file too; never anything of anybody else. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { base, signIn as ask, sql } from "../ask.mjs";
import { choose } from "../evidence/hand.mjs";
import { handIn, judged } from "../review/cases.mjs";
import { hours } from "../certificate/ready.mjs";
import { makeSchool } from "../school.mjs";
import { cells } from "../../web/auth/export.js";
import { enter, launch, look, open, settled } from "./browser.mjs";

let browser, school;
before(async () => {
	browser = await launch();
	school = await makeSchool();
	const { wang, li, zhao } = school.people;
	await choose(school, wang, "A1", "A3");
	await choose(school, li, "A5");
	const submission = await handIn(school, wang, { ability: "A1", drawn: [li, zhao] });
	await judged(submission, wang, li, "peer");
	await hours(school, wang, "online", 1234);
	await hours(school, li, "online", 777);
});
after(() => browser.close());

async function visit(who) {
	const visitor = await open(browser, base);
	await enter(visitor, school.people[who].login);
	await visitor.page.goto("/auth/me.html");
	await visitor.page.getByRole("link", { name: "本系统保存了我的哪些数据" }).click();
	await settled(visitor.page);
	return visitor;
}
async function file(visitor, name) {
	const [saved] = await Promise.all([visitor.page.waitForEvent("download"), visitor.page.getByRole("button", { name }).press("Enter")]);
	return readFileSync(await saved.path(), "utf8");
}

test("she sees what is kept of her, and takes all of it along as a page and as JSON", async () => {
	const wang = await visit("wang");
	await wang.page.getByRole("link", { name: /查看 ?：学时明细/ }).waitFor();
	await look(wang, "my-data");
	const json = JSON.parse(await file(wang, "导出（JSON）")), page = await file(wang, "导出（网页）");
	const part = name => json.parts.find(one => one.name === name).data;
	assert.equal(part("姓名、单位、教研组、职务").name, "王一诺");
	assert.equal(part("学时明细").rows.length, 1);
	assert.ok(part("登录记录").rows.length >= 1);
	assert.match(page, /王一诺[^]*登录记录[^]*127\.0\.0\.1[^]*12\.34/);
});

test("nothing of it is another person's, nor what may not be known, nor the token of the session", async () => {
	const wang = await visit("wang"), li = await visit("li");
	const of = [await file(wang, "导出（JSON）"), await file(wang, "导出（网页）")];
	for (const text of of) {
		for (const other of ["li", "zhao", "qian", "panel1", "chair"])
			assert.doesNotMatch(text, new RegExp(school.people[other].name + "|" + school.people[other].login), other);
		assert.doesNotMatch(text, /"token"|7\.77|777/);
	}
	const hers = await file(li, "导出（JSON）");
	assert.match(hers, /777/);
	assert.doesNotMatch(hers, /王一诺|1234/);
});

test("who has duties and is no teacher has a page, too", async () => {
	const office = await visit("office");
	await office.page.getByText("登录记录").waitFor();
	await look(office, "my-data-office");
});

test("sign-ins are one's own", async () => {
	const li = await ask(school.people.li.login);
	const { body } = await li.get("/api/auth/sign-ins");
	const [{ n }] = await sql(`SELECT COUNT(*) AS n FROM session WHERE person = ${school.people.li.id}`);
	assert.equal(body.rows.length, Number(n));
	assert.equal((await fetch(base + "/api/auth/sign-ins")).status, 401);
});

test("a CSV is read cell by cell", () =>
	assert.deepEqual(cells('\ufeffa,b\r\n"x, ""y""",\r\n1,"2\n3"\r\n'), [["a", "b"], ['x, "y"', ""], ["1", "2\n3"]]));
