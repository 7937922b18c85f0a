/* send_servers.test.mjs - whatever the mail server does: a letter leaves once, later, or not at all, and never twice. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { holds, until } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { arrived, begin, hears, newcomers, outcome, send, smtp } from "./send.mjs";

const sink = await smtp();
const mailed = { WEINENGLI_SMTP: sink.address };
const somebody = newcomers(await makeSchool());

const later = async (sentence, env, more) => holds(sentence, async () => {
	const her = await somebody();
	const { code } = await send(her, typeof env === "function" ? await env() : env);
	assert.equal(code, 1);
	assert.deepEqual([(await outcome(her)).outcome, (await outcome(her)).tries], ["later", "1"]);
	await send(her, mailed);
	assert.equal((await arrived(sink, her.email)).length, 1);
	if (more)
		await more(her);
});
await later("a server that is down: the letter goes out later", { WEINENGLI_SMTP: "smtp://127.0.0.1:9" });
await later("a server that hangs from the first word on", async () => ({ WEINENGLI_SMTP: (await hears(() => {})).address }));
await later("a server that talks no SMTP", async () => ({ WEINENGLI_SMTP: (await hears(socket => socket.write("<html>请登录</html>\r\n"))).address }));
await later("a greeting without an end", async () => ({ WEINENGLI_SMTP: (await hears((socket, line) => {
	const more = () => { while (!socket.destroyed && socket.write("220-" + "x".repeat(500) + "\r\n")); };
	if (line === null)
		socket.on("drain", more), more();
})).address }));
await later("a server that closes in the middle of the letter", async () => ({ WEINENGLI_SMTP: (await hears((socket, line) =>
	line === null ? socket.write("220 x\r\n") : /^(EHLO|MAIL|RCPT)/.test(line) ? socket.write("250 x\r\n") : socket.destroy())).address }));
await later("a server that has no TLS where it is asked for", { WEINENGLI_SMTP: sink.address, WEINENGLI_SEND_LOCAL: "0" });

for (const [word, ends, sentence] of [["refused", "refused", "a recipient that the server does not know is not tried again"],
	["full", "refused", "nor a letter that it refuses as a whole"], ["later", "later", "a recipient that it puts off is tried again"],
	["busy", "later", "and so is a letter that it puts off"]])
	await holds(sentence, async () => {
		const her = await somebody(word);
		await send(her, mailed);
		assert.deepEqual((await outcome(her)).outcome, ends);
		for (let tries = 0; tries < 7; tries++)
			await send(her, mailed);
		assert.equal((await outcome(her)).tries, ends === "later" ? "5" : "1");
	});

/* Takes the letter and says nothing to its end. */
const silent = () => hears((socket, line) => {
	if (line === null)
		socket.write("220 x\r\n");
	else if (/^(EHLO|MAIL|RCPT)/.test(line))
		socket.write("250 x\r\n");
	else if (line === "DATA")
		socket.write("354 x\r\n");
});
await holds("a letter whose end the server does not answer is not sent twice", async () => {
	const her = await somebody(), server = await silent();
	await send(her, { WEINENGLI_SMTP: server.address });
	assert.equal((await outcome(her)).outcome, null);
	await send(her, { WEINENGLI_SMTP: server.address });
	assert.equal(server.heard.filter(line => line === "DATA").length, 1);
});
await holds("nor one during which the job is killed", async () => {
	const her = await somebody(), server = await silent();
	const { child, ended } = begin(her, { WEINENGLI_SMTP: server.address, WEINENGLI_SEND_SECONDS: "60" });
	await until(() => server.heard.includes("."), "the letter is under way");
	child.kill("SIGKILL");
	await ended;
	await send(her, mailed);
	assert.equal(sink.letters.filter(one => one.to === her.email).length, 0);
	assert.equal((await outcome(her)).outcome, null);
});
await holds("killed at whatever moment, nobody gets two letters", async () => {
	const all = [];
	for (let wait = 0; wait < 60; wait += 5) {
		const her = await somebody();
		all.push(her);
		const { child, ended } = begin(her, mailed);
		setTimeout(() => child.kill("SIGKILL"), wait);
		await ended;
		await send(her, mailed);
		const { outcome: ends } = await outcome(her);
		assert.ok(ends === "sent" || ends === null, ends);
		if (ends === "sent")
			await arrived(sink, her.email);
	}
	assert.ok(all.every(her => sink.letters.filter(one => one.to === her.email).length <= 1));
	assert.ok(sink.letters.some(one => all.some(her => her.email === one.to)));
});
await holds("nor does she from four jobs at once", async () => {
	const her = await somebody();
	await Promise.all(Array.from({ length: 4 }, () => send(her, mailed)));
	await send(her, mailed);
	assert.equal((await arrived(sink, her.email)).length, 1);
	assert.equal((await outcome(her)).outcome, "sent");
});
await holds("when the hour is full nothing more leaves, and the rest later", async () => {
	const her = await somebody();
	await send(her, { ...mailed, WEINENGLI_SEND_CAP: "1" });
	assert.equal((await outcome(her)).outcome, null);
	assert.equal((await outcome(her)).tries, null);
	await send(her, mailed);
	assert.equal((await outcome(her)).outcome, "sent");
});

/* --- TLS and a name of ours ------------------------------------------------------------ */

await holds("with STARTTLS, our name and password, and a CA of one's own", async () => {
	const folder = mkdtempSync(join(tmpdir(), "smtp-")), cert = join(folder, "cert"), key = join(folder, "key");
	execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
		"-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", cert], { stdio: "ignore" });
	mkdirSync(join(folder, "credentials"));
	writeFileSync(join(folder, "credentials/smtp"), "notice:口令 with: signs\n");
	const safe = await smtp("--tls", cert, key, "--user", "notice", "口令 with: signs");
	const env = { WEINENGLI_SMTP: safe.address, WEINENGLI_SEND_LOCAL: "0" }, her = await somebody();
	assert.equal((await send(her, { ...env, CREDENTIALS_DIRECTORY: join(folder, "credentials") })).code, 1, "its certificate is nobody's");
	assert.equal((await send(her, { ...env, WEINENGLI_SMTP_CA: cert })).code, 1, "it does not know us");
	assert.equal((await send(her, { ...env, WEINENGLI_SMTP_CA: cert, CREDENTIALS_DIRECTORY: join(folder, "credentials") })).code, 0);
	const [one] = await arrived(safe, her.email);
	assert.equal(one.tls, true);
	safe.child.kill();
});
sink.child.kill();
