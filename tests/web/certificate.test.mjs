/* From "why not yet" to a certificate that anybody verifies, and back. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { base, signIn as ask, until } from "../ask.mjs";
import { textOf } from "../certificate/paper.mjs";
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
	const online = zhao.page.getByRole("listitem").filter({ hasText: "线上学时不少于20学时" });
	assert.match(await online.innerText(), /通知要求“[^]*12\.5 \/ 20 学时，还差7\.5学时/);
	await online.getByRole("link").click();
	await zhao.page.waitForURL("**/hours/mine.html");
});

test("a teacher for whom more time is asked reads since when that waits, until the office has answered", async () => {
	const manager = await ask(people.manager.login), office = await ask(people.office.login);
	const asked = await manager.post("/api/admin/extensions/requests", { school: school.id, people: [people.zhao.id], until: "2098-06-30", kind: "seconded" });
	assert.equal(asked.status, 201);
	const zhao = await visit("zhao", "/certificate/why.html");
	await zhao.page.getByText(/^学校于\d+月\d+日 \d\d:\d\d为您申请延至2098年6月30日，等项目办答复。何时答复，通知未作规定；/).waitFor();
	await look(zhao, "why-extension");
	const answered = await office.post(`/api/admin/extensions/requests/${asked.body.request}/answer`, { outcome: "granted" });
	assert.equal(answered.status, 201);
	await zhao.page.reload();
	await zhao.page.getByRole("heading", { name: /^还差\d+项$/ }).waitFor();
	assert.equal(await zhao.page.getByText("延期申请正在等候答复").count(), 0);
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
	await button(office.page, "认定并发证").click();
	await office.page.getByText("请选择要认定的教师").first().waitFor();
	await office.page.getByRole("checkbox", { name: /王一诺/ }).check();
	await button(office.page, "认定并发证").click();
	await office.page.getByText("认定1人，并发给有编号的证书。").waitFor();
	await button(office.page, "确认认定并发证").click();
	await office.page.getByText("已认定并发证1人").waitFor();
	number = await office.page.locator(".notice .code").innerText();
	await look(office, "recognitions-done");
});

test("the teacher sees it, and takes it as a PDF", async () => {
	const wang = await visit("wang", "/certificate/mine.html");
	await wang.page.getByText("盖章").waitFor();
	await look(wang, "certificate");
	await button(wang.page, "生成可打印的证书（PDF）").click();
	const [file] = await Promise.all([wang.page.waitForEvent("download"), wang.page.getByRole("link", { name: "下载 PDF（1页" }).click()]);
	assert.equal(file.suggestedFilename(), "证书-1份.pdf");
	assert.match(await textOf(readFileSync(await file.path())), new RegExp(number));
	await look(wang, "certificate-printed");
	await wang.page.emulateMedia({ media: "print" });
	await wang.page.evaluate(() => scrollTo(0, 0));
	const sheet = await wang.page.locator(".paper").boundingBox();
	assert.deepEqual([sheet.x, sheet.y], [0, 0]);
});

/* --- the signed file --- */

let credential, jwt;
test("she takes it as a signed file, in both forms", async () => {
	const wang = await visit("wang", "/certificate/mine.html");
	const take = async name => {
		const [file] = await Promise.all([wang.page.waitForEvent("download"), button(wang.page, name).click()]);
		return readFileSync(await file.path(), "utf8");
	};
	credential = await take("下载凭证（JSON）");
	jwt = await take("下载凭证（JWT）");
	assert.match(credential, /王一诺/);
	assert.match(jwt, /^[\w-]+\.[\w-]+\.[\w-]+$/);
});

let files = 0;
async function checks(visitor, name, text) {
	const own = ++files + "-" + name;
	await visitor.page.getByLabel("凭证文件").setInputFiles({ name: own, mimeType: "application/json", buffer: Buffer.from(text) });
	await visitor.page.getByText("检查的文件：" + own).waitFor();
	return visitor.page.locator(".said").innerText();
}
/* A browser that has no Ed25519, as most of our users' have none. */
const old = async () => {
	const visitor = await open(browser, base);
	await visitor.page.addInitScript(() => {
		const real = crypto.subtle.importKey.bind(crypto.subtle);
		crypto.subtle.importKey = (form, key, way, ...more) => way === "Ed25519" ? Promise.reject(new Error("no such way")) : real(form, key, way, ...more);
	});
	await visitor.page.goto("/certificate/verify.html");
	return visitor;
};
const changed = text => text.replace("王一诺", "李二青");
const changedJwt = text => text.split(".").map((part, n) => n === 1 ?
	Buffer.from(changed(Buffer.from(part, "base64url").toString())).toString("base64url") : part).join(".");

for (const [what, who] of [["with the browser's own Ed25519", () => visit(null, "/certificate/verify.html")], ["without it", old]])
	test("anybody checks the file on the spot, " + what + ": genuine and valid, or changed", async () => {
		const stranger = await who();
		await stranger.page.getByLabel("凭证文件").waitFor();
		await until(() => stranger.page.evaluate(() => localStorage.getItem("issuer") !== null && window.nacl !== undefined), "the keys are read");
		const sent = [];
		stranger.page.on("request", request => sent.push(request.method() + " " + request.url() + (request.postData() || "")));
		assert.match(await checks(stranger, "credential.json", credential), /凭证有效[^]*王一诺[^]*A1[^]*合格/);
		assert.match(await checks(stranger, "credential.jwt", jwt), /凭证有效[^]*王一诺/);
		assert.match(await checks(stranger, "credential.json", changed(credential)), /不能作为凭证[^]*内容被改动过/);
		assert.match(await checks(stranger, "credential.jwt", changedJwt(jwt)), /不能作为凭证[^]*内容被改动过/);
		assert.match(await checks(stranger, "credential.json", "这不是JSON"), /这个文件不是电子凭证/);
		assert.match(await checks(stranger, "credential.json", credential.split(base).join("https://elsewhere.example")), /不是本系统发的/);
		assert.match(await checks(stranger, "credential.json", credential.replace(/#ed25519-[\w-]+/, "#ed25519-19990101-001")), /密钥不是本系统公布的/);
		assert.ok(sent.every(one => /^GET .*\/public\/[0-9A-Z]{20}$/.test(one)), "only the number is asked: " + sent.join("\n"));
	});

test("without a line the signature is checked still, and what can't be known is said", async () => {
	const stranger = await old();
	await until(() => stranger.page.evaluate(() => localStorage.getItem("issuer") !== null && window.nacl !== undefined), "the keys are read");
	await stranger.context.setOffline(true);
	assert.match(await checks(stranger, "credential.json", credential), /签名有效，内容没有改动[^]*没有联网[^]*王一诺/);
	assert.match(await checks(stranger, "credential.json", changed(credential)), /内容被改动过/);
});

test("the check looks right", async () => {
	const stranger = await visit(null, "/certificate/verify.html");
	await until(() => stranger.page.evaluate(() => localStorage.getItem("issuer") !== null), "the keys are read");
	await stranger.page.getByLabel("凭证文件").setInputFiles({ name: "credential.json", mimeType: "application/json", buffer: Buffer.from(credential) });
	await stranger.page.getByText("凭证有效").waitFor();
	await look(stranger, "verify-file");
});

test("the office prints what it issued as one file", async () => {
	const office = await visit("office", "/certificate/issued.html");
	await button(office.page, "打印").click();
	const [file] = await Promise.all([office.page.waitForEvent("download"), office.page.getByRole("link", { name: /下载 PDF/ }).click()]);
	assert.match(await textOf(readFileSync(await file.path())), /王一诺/);
	await office.page.getByText("最近打印的文件").click();
	await office.page.getByRole("link", { name: /下载 PDF/ }).nth(1).waitFor();
	await office.page.getByText("按学校打印").click();
	await button(office.page, "打印这所学校的").waitFor();
	await look(office, "issued-print");
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
	await button(office.page, "确认撤销这份证书").click();
	await office.page.getByText("已撤销").waitFor();
	await look(office, "revoke");
	const stranger = await visit(null, "/certificate/verify.html?number=" + number.replace(/ /g, ""));
	await stranger.page.getByText("材料经核查系他人所作").waitFor();
	await look(stranger, "verify-revoked");
	await until(() => stranger.page.evaluate(() => localStorage.getItem("issuer") !== null), "the keys are read");
	assert.match(await checks(stranger, "credential.json", credential), /签名是真的，但证书已经撤销[^]*材料经核查系他人所作/);
});
