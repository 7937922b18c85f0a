/* Choosing on a phone, out of all thirty: what is asked, what she has, what is missing, in sight at every tap. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { makePolicy, ours } from "../admin/policies.mjs";
import { base, signIn as ask } from "../ask.mjs";
import { complete, filed } from "../plan/package.mjs";
import { makeSchool } from "../school.mjs";
import { enter, launch, look, open, settled } from "./browser.mjs";

const ALL = [...Array(13).keys()].map(n => "A" + (n + 1)).concat([...Array(10).keys()].map(n => "B" + (n + 1)), [...Array(7).keys()].map(n => "C" + (n + 1)));

let browser;
before(async () => {
	browser = await launch();
});
after(() => browser.close());

async function wang(policy, offer = ALL) {
	const school = await makeSchool({ policy, environment: "smart" });
	await filed(school, complete({ offer }));
	return school;
}

async function at(school, key, address) {
	const visitor = await open(browser, base);
	await enter(visitor, school.people[key].login);
	await visitor.page.goto(address);
	await settled(visitor.page);
	return visitor;
}
const ability = (page, code) => page.getByLabel(new RegExp("^" + code + " "));
const dock = page => page.locator(".dock");
const inSight = async (page, place) => {
	const box = await place.boundingBox();
	return box.y >= 0 && box.y + box.height <= page.viewportSize().height;
};

test("out of thirty: what she has and what is missing stays in sight, tap by tap", async () => {
	const hers = await at(await wang("lezhi"), "wang", "/plan/choose.html");
	assert.equal(await hers.page.getByRole("checkbox").count(), 30);
	await ability(hers.page, "A1").check();
	await dock(hers.page).getByText("还差：2个能力点；教学设计1个；学法指导1个；学业评价1个；1个维度").waitFor();
	assert.ok(await inSight(hers.page, dock(hers.page)), "at the first tap");
	for (const code of ["A2", "A5"])
		await ability(hers.page, code).check();
	await dock(hers.page).getByText("还差：学业评价1个", { exact: true }).waitFor();
	assert.ok(await inSight(hers.page, dock(hers.page)), "and at the third");
	await hers.page.getByText("“每个维度”按学校提供的维度计算，是本系统默认。").waitFor();
	await look(hers, "choose-thirty");
	await ability(hers.page, "A11").check();
	await dock(hers.page).getByText("要求都达到了，可以保存").waitFor();
	assert.match(await dock(hers.page).innerText(), /已选4个：A1、A2、A5、A11/);
	await hers.page.getByRole("button", { name: "保存选学任务清单" }).click();
	await hers.page.getByText("选学任务清单已保存").waitFor();
});

test("in the other reading only the dimensions she touches are asked for", async () => {
	const policy = await makePolicy("lezhi", { per_dim_reading: ours("touched"), per_dim_min: ours(2), ability_min: ours(2), teacher_dim_min: null });
	const hers = await at(await wang(policy), "wang", "/plan/choose.html");
	await dock(hers.page).getByText("还没有选").waitFor();
	await ability(hers.page, "A1").check();
	await dock(hers.page).getByText("还差：1个能力点；学情分析1个").waitFor();
	await ability(hers.page, "B1").check();
	await dock(hers.page).getByText("要求都达到了，可以保存").waitFor();
	await hers.page.getByRole("button", { name: "保存选学任务清单" }).click();
	await hers.page.getByText("选学任务清单已保存").waitFor();
});

test("孤山子: the group's three, A1 first, and a dimension that counts for nothing, each told as what it is", async () => {
	const school = await wang("gushanzi", ALL.filter(code => /^A/.test(code)));
	const leader = await at(school, "leader", "/plan/compulsory.html");
	for (const code of ["A1", "A2", "A5"])
		await ability(leader.page, code).check();
	await look(leader, "compulsory-thirty");
	await leader.page.getByRole("button", { name: "确定必修能力点" }).click();
	await leader.page.getByText("已确定。").waitFor();
	await leader.page.getByRole("link", { name: "看组员的选学任务清单" }).waitFor();
	const hers = await at(school, "wang", "/plan/choose.html");
	await dock(hers.page).getByText("要求都达到了，可以保存").waitFor();
	await ability(hers.page, "A1").uncheck();
	await ability(hers.page, "A11").check();
	await hers.page.getByText(/不计个数，可自学（通知：“选修学业评价,在平台上进行自主学习,不计分”）/).waitFor();
	assert.match(await dock(hers.page).innerText(), /已选2个：A2、A5（另有不计个数的 A11）.*还差：必修的 A1；先学 A1；1个能力点；1个维度/s, "what counts for nothing is not counted");
	await look(hers, "choose-gushanzi");
	await hers.page.getByRole("button", { name: "保存选学任务清单" }).click();
	await hers.page.locator(".summary").getByText(/必修能力点 A1 没有选/).waitFor();
	const { body } = await (await ask(school.people.wang.login)).get("/api/plan/choice");
	assert.equal(body.mine, null, "a refused list is not kept");
});
