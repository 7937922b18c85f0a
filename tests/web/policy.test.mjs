/* An office changes a rule, and sees whom it hits before it saves. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { base, sql } from "../ask.mjs";
import { makePolicy } from "../admin/policies.mjs";
import { makeOffer } from "../certificate/ready.mjs";
import { choose } from "../evidence/hand.mjs";
import { enter, launch, look, open, settled } from "./browser.mjs";

let browser, school, his;
const tomorrow = new Date(Date.now() + 32 * 3600e3).toISOString().slice(0, 10);
before(async () => {
	browser = await launch();
	school = await makeOffer({ policy: await makePolicy("lezhi") });
	await choose(school, school.people.wang, "A1", "A3", "A5");
	his = await open(browser, base);
	await enter(his, school.people.office.login);
	await his.page.goto("/admin/policies.html");
	await settled(his.page);
});
after(() => browser.close());

const button = name => his.page.getByRole("button", { name, exact: true });
/* A subject, folded up, and a rule in it. */
const part = name => his.page.locator(".fold > summary", { hasText: name });
const summary = name => his.page.locator("summary", { hasText: name });

test("every rule is there with its Chinese name, its origin, and 未作规定 where nobody decided", async () => {
	await look(his, "policies");
	await part("选学").click();
	await summary("每人选学，至少：3个").getByText("通知规定").waitFor();
	await part("材料与评价").click();
	await summary("互评人数：2人").getByText("本系统默认").waitFor();
	await summary("申诉期限：未作规定").waitFor();
	await part("学时").click();
	await summary("总学时，至少：50学时").waitFor();
	await look(his, "policies-open");
});

test("a version is read as it is: what is asked, how strongly, from where, in the notice's words", async () => {
	await his.page.getByRole("button", { name: /看这一版/ }).first().click();
	await his.page.getByRole("row", { name: /每人选学，至少/ }).getByText("3个").first().waitFor();
	await his.page.getByText(/^未作规定：.*申诉期限/).waitFor();
	await look(his, "policy-version");
	await his.page.getByRole("button", { name: /收起/ }).click();
	assert.equal(await his.page.getByRole("row").count(), 0);
});

test("what is wrong is named and leads to its member", async () => {
	await his.page.getByLabel("从哪一天起生效").fill(tomorrow);
	await summary("每人选学，至少：").click();
	await his.page.getByLabel("每人选学，至少（个）").fill("99");
	await part("选学").getByText("改了1项").waitFor();
	await summary("总学时，至少：").click();
	await his.page.getByLabel("总学时，至少（学时）").fill("五十");
	await part("选学").click();		/* folded up again: what is wrong inside is shown all the same */
	await his.page.getByLabel("每人选学，至少（个）").waitFor({ state: "hidden" });
	await button("预览改动和影响").click();
	await part("选学").getByText("1处需要修改").waitFor();
	const link = his.page.locator(".summary").getByRole("link", { name: /每人选学，至少/ }).first();
	await link.waitFor();
	assert.match(await link.innerText(), /^“每人选学，至少”应为1至30的整数$/);
	await his.page.locator(".summary").getByRole("link", { name: "“总学时，至少”应为0至1000学时，至多两位小数" }).waitFor();
	await look(his, "policies-refused");
	await link.click();
	assert.ok(await his.page.getByLabel("每人选学，至少（个）").evaluate(field => field === document.activeElement));
});

test("the change and whom it hits are shown, and saved as they were shown", async () => {
	const card = his.page.locator("details.card", { has: his.page.getByLabel("每人选学，至少（个）") });
	await his.page.getByLabel("总学时，至少（学时）").fill("50");	/* as it was */
	await card.getByLabel("每人选学，至少（个）").fill("4");
	await card.getByLabel("项目办规定").check();
	await button("预览改动和影响").click();
	await his.page.getByText("至少要选4个能力点").waitFor();
	await his.page.getByText("共1位教师。").waitFor();
	await his.page.getByText(school.people.wang.name).first().waitFor();
	await look(his, "policies-hits");
	await button("保存为第2版").click();
	await his.page.getByText("已保存第2版").waitFor();
	await his.page.locator("li", { hasText: "第2版，" }).getByText("尚未生效").waitFor();
	await look(his, "policies-saved");
	const [row] = await sql(`SELECT v.rules FROM policy_version v JOIN policy p ON p.id = v.policy WHERE p.code = '${school.policy}' AND v.number = 2`);
	const rules = JSON.parse(row.rules);
	assert.deepEqual([rules.ability_min.value, rules.ability_min.origin, rules.peer_k.note], [4, "office", "互评人数"]);
	assert.equal(rules.notice.region, "乐至县");
});

test("a teacher reads who decided it: what the office set is not called a default of the system", async () => {
	await sql(`UPDATE policy_version v JOIN policy p ON p.id = v.policy SET v.effective_on = '2021-01-21'
		WHERE p.code = '${school.policy}' AND v.number = 2`);
	const hers = await open(browser, base);
	await enter(hers, school.people.wang.login);
	await hers.page.goto("/admin/policy.html");
	const row = hers.page.getByRole("row", { name: /每人选学，至少/ });
	await row.getByText("项目办规定").waitFor();
	assert.match(await row.innerText(), /4个/);
});
