/* From "why not yet" to a certificate that anybody verifies, and back. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { base } from "../ask.mjs";
import { certify, hours, makeOffer, makeReady } from "../certificate/ready.mjs";
import { choose } from "../evidence/hand.mjs";
import { enter, launch, look, open } from "./browser.mjs";

let browser, school, people, number;
before(async () => {
	browser = await launch();
	school = await makeOffer();
	people = school.people;
	await makeReady(school, people.wang);
	await choose(school, people.zhao, "A1", "A3", "A5");
	await certify(school, people.zhao, "A1");
	await hours(school, people.zhao, "online", 1250);
});
after(() => browser.close());

async function visit(who, address) {
	const visitor = await open(browser, base);
	if (who)
		await enter(visitor, people[who].login);
	await visitor.page.goto(address);
	return visitor;
}
const button = (page, name) => page.getByRole("button", { name, exact: true });

test("a teacher sees each rule that is not met, what is there, and where to mend it", async () => {
	const zhao = await visit("zhao", "/certificate/why.html");
	await look(zhao, "why");
	const online = zhao.page.getByRole("listitem").filter({ hasText: "线上学时不少于 20 学时" });
	assert.match(await online.innerText(), /通知要求「[^]*12\.5 \/ 20 学时，还差 7\.5 学时/);
	await online.getByRole("link").click();
	await zhao.page.waitForURL("**/hours/mine.html");
});

test("who has met every rule is told that it is the panel's turn", async () => {
	const wang = await visit("wang", "/certificate/why.html");
	await wang.page.getByText("接下来由学校考核小组提出认定").waitFor();
	await look(wang, "why-ready");
});

test("the panel proposes whoever is ready", async () => {
	const panel = await visit("panel1", "/certificate/proposals.html");
	await look(panel, "proposals");
	await button(panel.page, "为王一诺提出认定").click();
	await panel.page.getByText("已为王一诺提出认定").waitFor();
	await look(panel, "proposals-done");
	await look(await visit("wang", "/certificate/mine.html"), "certificate-waiting");
});

test("the county recognises, and the certificate has its number", async () => {
	const office = await visit("office", "/certificate/recognitions.html");
	await look(office, "recognitions");
	await button(office.page, "认定王一诺并发证").click();
	await office.page.getByText("已认定并发证").waitFor();
	number = await office.page.locator(".notice .code").innerText();
	await look(office, "recognitions-done");
});

test("the teacher prints it: alone on its sheet, with room for the seal", async () => {
	const wang = await visit("wang", "/certificate/mine.html");
	await wang.page.getByText("盖章").waitFor();
	await look(wang, "certificate");
	await wang.page.emulateMedia({ media: "print" });
	const sheet = await wang.page.locator(".paper").boundingBox();
	assert.deepEqual([sheet.x, sheet.y], [0, 0]);
	assert.ok(await wang.page.getByRole("button", { name: "打印" }).isHidden());
});

test("anybody verifies it as it is typed, and sees no full name", async () => {
	const stranger = await visit(null, "/certificate/verify.html");
	await stranger.page.getByLabel("证书编号").fill(number.toLowerCase().replace(/ /g, "-"));
	await button(stranger.page, "查验").click();
	await stranger.page.getByText("证书有效").waitFor();
	assert.doesNotMatch(await stranger.page.locator("main").innerText(), /王一诺/);
	await look(stranger, "verify-valid");
});

test("a wrong number and a guessed one look alike", async () => {
	const stranger = await visit(null, "/certificate/verify.html");
	const seen = [];
	for (const wrong of ["12", number.slice(0, -1) + (number.endsWith("7") ? "8" : "7"), "证书"]) {
		await stranger.page.getByLabel("证书编号").fill(wrong);
		await button(stranger.page, "查验").click();
		await stranger.page.getByText("没有查到这个编号的证书").waitFor();
		seen.push(await stranger.page.locator(".result").innerText());
	}
	assert.equal(new Set(seen).size, 1);
	await look(stranger, "verify-missing");
});

test("revoked, whoever verifies it sees that and why", async () => {
	const office = await visit("office", "/certificate/revoke.html");
	await office.page.getByLabel("证书编号").fill(number);
	await office.page.getByLabel("撤销理由").fill("材料经核查系他人所作");
	await button(office.page, "撤销这份证书").click();
	await office.page.getByText("已撤销").waitFor();
	await look(office, "revoke");
	const stranger = await visit(null, "/certificate/verify.html?number=" + number.replace(/ /g, ""));
	await stranger.page.getByText("材料经核查系他人所作").waitFor();
	await look(stranger, "verify-revoked");
});
