/* credential.test.mjs - 电子凭证: a certificate as a signed file, verified by libraries of others (tests/peers/verifier). */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { base, command, holds, nobody, says, signIn, stack, until } from "../ask.mjs";
import { verifier } from "../peers/verifier/verifier.mjs";
import { issueMany } from "./paper.mjs";
import { makeOffer, makeReady } from "./ready.mjs";

const school = await makeOffer();
const { people } = school;
const at = key => signIn(school.people[key].login);
await makeReady(school, people.wang);
const [wang, li, panel, office] = [await at("wang"), await at("li"), await at("panel1"), await at("office")];
const { proposal } = (await panel.post("/api/certificate/proposal", { person: people.wang.id })).body;
const { number } = (await office.post("/api/certificate/recognition", { proposal })).body;
const asked = [];
/* Another test may flood the public pages just now. */
async function open(path) {
	let reply;
	await until(async () => (reply = await nobody.get(path)).status !== 429, "the public pages answer");
	return reply;
}
const check = verifier(async url => {
	asked.push(url);
	const reply = await open(url.slice(base.length));
	assert.equal(reply.status, 200, url);
	return reply.body;
});
const fetched = async (of = number, who = wang) => (await who.get(`/api/certificate/credential/${of}`)).body;
const jwtOf = async () => (await wang.get(`/api/certificate/credential/${number}/jwt`)).text;

/* --- what it says --- */

const reply = await says(wang.get(`/api/certificate/credential/${number}`), 200, "OpenBadgeCredential", "the holder takes her certificate as a file");
const credential = reply.body;
await says(li.get(`/api/certificate/credential/${number}`), 404, [], "nobody takes a colleague's");
await holds("it says what the paper says: holder, abilities with grade, policy, who recognised", () => {
	assert.match(reply.headers["content-disposition"], /^attachment; filename="credential\.json"/);
	assert.equal(credential.id, `${base}/certificate/verify.html?number=${number}`);
	const subject = credential.credentialSubject;
	assert.equal(subject.identifier[0].identityHash, "王一诺");
	assert.deepEqual(subject.result.map(one => [one.resultDescription.split("#")[1], one.value]), [["A1", "合格"], ["A3", "合格"], ["A5", "优秀"]]);
	assert.deepEqual(subject.achievement.resultDescription.map(one => one.name.slice(0, 2)), ["A1", "A3", "A5"]);
	assert.match(subject.achievement.criteria.narrative, /乐至县能力提升工程2.0政策（第1版）/);
	assert.match(credential.issuer.name, /能力提升工程项目办$/);
	assert.equal(credential.validFrom.slice(0, 4), String(new Date().getFullYear()));
});

/* --- verified by others --- */

await holds("@digitalbazaar/vc verifies it: the proof, the key, the status", async () => {
	const result = await check.credential(credential);
	assert.equal(result.verified, true, JSON.stringify(result.error && result.error.errors || result));
	assert.ok(asked.some(url => /issuer$/.test(url)) && asked.some(url => /status\/\d+$/.test(url)), asked.join());
	assert.equal(await check.revoked(credential), false);
});
await holds("whatever is changed in it, it is not verified any more", async () => {
	const changes = [one => { one.credentialSubject.identifier[0].identityHash = "李二青"; }, one => { one.credentialSubject.result[0].value = "优秀"; },
		one => { one.validFrom = "2020-01-01T00:00:00Z"; }, one => { one.credentialStatus.statusListIndex = "7"; }, one => { one.name += "x"; },
		one => { one.proof.created = "2020-01-01T00:00:00Z"; }, one => { delete one.credentialStatus; },
		one => { one.proof.proofValue = one.proof.proofValue.slice(0, -1) + (one.proof.proofValue.endsWith("2") ? "3" : "2"); }];
	for (const change of changes) {
		const one = structuredClone(credential);
		change(one);
		assert.equal((await check.credential(one)).verified, false, change.toString());
	}
});
await holds("jose verifies it as a JWT, with the same content", async () => {
	const payload = await check.jwt(await jwtOf());
	const { iss, jti, ...rest } = payload;
	const { proof, ...unsigned } = credential;
	assert.deepEqual(rest, unsigned);
	assert.deepEqual([iss, jti], [credential.issuer.id, credential.id]);
});
await holds("and refuses one that was changed", async () => {
	const [head, payload, signature] = (await jwtOf()).split(".");
	const changed = Buffer.from(Buffer.from(payload, "base64url").toString().replace("王一诺", "李二青")).toString("base64url");
	await assert.rejects(check.jwt([head, changed, signature].join(".")), /signature verification failed/);
});
await holds("rare characters and signs of JSON do not harm the canonical form", async () => {
	const [odd] = await issueMany(school, 1, { from: 300, name: () => "㛃䶮𠮷\"\\/·\u007f" });
	const who = await signIn(`${school.code}-x300`);
	assert.equal((await check.credential(await fetched(odd.number, who))).verified, true);
});

/* --- the keys change: the program as a command, with a folder of keys of its own --- */

const settings = Object.fromEntries(readFileSync(stack + "/settings", "utf8").trim().split("\n").map(line => /^([^=]+)=(.*)$/.exec(line).slice(1)));
const folder = mkdtempSync(join(tmpdir(), "signing-"));
const keys = verb => command("scripts/certificate-key", [verb, folder]);
const ask = async (path, { from = folder, who } = {}) => (await command(process.env.BUILD + "/fcgi/certificate/certificate", [], { env: { ...settings,
	CREDENTIALS_DIRECTORY: from, REQUEST_METHOD: "GET", PATH_INFO: path, ...(who && { PERSON: String(who.id), ROLES: "teacher" }) } })).out;
const bodyOf = out => out.slice(out.indexOf("\r\n\r\n") + 4);
const there = verifier(async url => JSON.parse(bodyOf(await ask(url.slice((base + "/api/certificate").length)))));
const signed = async () => ({ json: JSON.parse(bodyOf(await ask("/credential/" + number, { who: wang }))),
	jwt: bodyOf(await ask(`/credential/${number}/jwt`, { who: wang })) });

await keys("new");
const old = await signed();
await keys("new");
const renewed = await signed();
await holds("after a change of keys a new credential is signed by the new key, and the old one is verified still", async () => {
	assert.notEqual(renewed.json.proof.verificationMethod, old.json.proof.verificationMethod);
	for (const { json, jwt } of [old, renewed]) {
		assert.equal((await there.credential(json)).verified, true);
		await there.jwt(jwt);
	}
});
await holds("but not by who never had that key", async () => {
	assert.equal((await check.credential(old.json)).verified, false);
	await assert.rejects(check.jwt(old.jwt));
});
await holds("of the old key only the public part is left, readable by its owner alone, and nothing of a private one is published", async () => {
	assert.deepEqual((await keys("list")).out.trim().split("\n").map(line => line.split(" ")[1]), ["verifies", "signs"]);
	const [first, second] = readdirSync(folder);
	assert.doesNotMatch(readFileSync(join(folder, first), "utf8"), /PRIVATE/);
	assert.match(readFileSync(join(folder, second), "utf8"), /PRIVATE/);
	assert.equal(statSync(join(folder, second)).mode & 0o777, 0o600);
	const document = bodyOf(await ask("/public/credential/issuer"));
	assert.doesNotMatch(document, /"(d|p|q|dp|dq|qi)":|secret|private/i);
	assert.equal(JSON.parse(document).verificationMethod.length, 4);
});
await holds("where no key was made the holder is told so, in words", async () =>
	assert.match(await ask("/credential/" + number, { from: "", who: wang }), /^Status: 409[^]*还没有设置签名密钥/));
await holds("with a key that can't be read the program does not start, and says where keys come from", async () => {
	const broken = mkdtempSync(join(tmpdir(), "signing-"));
	writeFileSync(join(broken, "signing-1.pem"), "-----BEGIN PRIVATE KEY-----\nMAAB\n-----END PRIVATE KEY-----\n");
	const { code, err } = await command(process.env.BUILD + "/fcgi/certificate/certificate", [], { env: { ...settings, CREDENTIALS_DIRECTORY: broken } });
	assert.equal(code, 2);
	assert.match(err, /scripts\/certificate-key/);
});

/* --- what does not stand any more --- */

const { number: fresh } = (await office.post("/api/certificate/replacement", { number, reason: "补登一个能力点" })).body;
await holds("a corrected certificate's old file is shown as no longer valid, the new one as valid", async () => {
	assert.equal(await check.revoked(credential), true);
	assert.equal((await check.credential(credential)).statusResult.results[0].status, true);
	assert.equal(await check.revoked(await fetched(fresh)), false);
});
await says(wang.get(`/api/certificate/credential/${number}`), 404, [], "and no file is given of the old one");
const last = await fetched(fresh);
await office.post("/api/certificate/revocation", { number: fresh, reason: "材料经核查系他人所作" });
await holds("a revoked one is seen by whoever asks the status list", async () => assert.equal(await check.revoked(last), true));
await says(wang.get(`/api/certificate/credential/${fresh}`), 404, [], "and no file is given of it");

/* --- the public documents --- */

const list = last.credentialStatus.statusListCredential.slice(base.length);
await holds("keys and status list may be read by pages of others, and are small", async () => {
	for (const path of ["/api/certificate/public/credential/issuer", list]) {
		const { headers, bytes } = await open(path);
		assert.equal(headers["access-control-allow-origin"], "*");
		assert.ok(bytes.length < 40000);
	}
});
await says(open("/api/certificate/public/credential/status/9007199254"), 404, [], "a list that there is not is not found");
