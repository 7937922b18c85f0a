/* Uploads while the program and the database die under them, and on a disk that is full to the last byte. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { base, command, holds, nobody, signIn, sql, stack, top, until } from "../ask.mjs";
import { aside, named, settings, sha256 } from "../evidence/hand.mjs";
import { film } from "../evidence/makers.mjs";
import { makeSchool } from "../school.mjs";

const client = createRequire(top + "web/package.json")("tus-js-client");
const school = await makeSchool();
const names = ["wang", "li", "zhao", "sun"];
const people = await Promise.all(names.map(name => signIn(school.people[name].login)));

/* --- killed --- */

/* As web/parts/upload.js: only an upload that is gone is begun anew. */
function keepGoing(request, reply) {
	const status = reply.getStatus();
	resumed += request.getMethod() === "HEAD" && status === 200;
	if (request.getMethod() === "HEAD" && status >= 300 && ![404, 410, 423].includes(status))
		throw new Error("not told: " + status);
}
const send = (someone, bytes) => new Promise((done, lost) => new client.Upload(bytes, {
	endpoint: base + "/api/evidence/upload", chunkSize: 1 << 19, retryDelays: Array(400).fill(50), metadata: { filename: "课堂实录.mp4" },
	headers: { Cookie: someone.cookie, Origin: base, "X-CSRF-Token": someone.token },
	onShouldRetry: error => { again++; return !error.originalResponse || error.originalResponse.getStatus() !== 422; },
	onAfterResponse: keepGoing,
	onError: lost, onSuccess: done }).start());

let again = 0, resumed = 0, under_way = true, kills = 0;
const films = [];
const round = () => people.flatMap(someone => [1, 2].map(() => ({ someone, bytes: film(8 << 20) })));
async function reap() {
	while (under_way && kills < 40) {
		await pause(200);
		const { code } = await command("scripts/stack", ["kill", stack, kills % 8 === 5 ? "mariadb" : "evidence"]);
		kills += code === 0 ? 1 : 0;
	}
}
const reaping = reap();
/* A quick machine has sent them all before much was killed: then more of them. */
while (films.length === 0 || (films.length < 80 && (kills <= 3 || resumed <= 3))) {
	const more = round();
	films.push(...more);
	await Promise.all(more.map(({ someone, bytes }) => send(someone, bytes)));
}
under_way = false;
await reaping;
await until(async () => (await nobody.get("/api/evidence/readyz").catch(() => ({}))).status === 200, "the stack is up again");

await holds("every film arrives whole though program and database were killed under it", async t => {
	t.diagnostic(`${kills} kills, ${again} broken requests, ${resumed} times gone on`);
	assert.ok(kills > 3 && resumed > 3, `${kills} kills, ${resumed} times gone on`);
	const shas = films.map(({ bytes }) => `UNHEX('${sha256(bytes)}')`);
	const rows = await sql(`SELECT f.size FROM file f JOIN upload u ON u.file = f.id WHERE f.sha256 IN (${shas}) AND u.person IN (${names.map(name => school.people[name].id)})`);
	assert.equal(rows.length, films.length);
	for (const { bytes } of films) {
		const sha = sha256(bytes);
		assert.equal(statSync(`${stack}/evidence/store/${sha.slice(0, 2)}/${sha.slice(2, 4)}/${sha}`).size, bytes.length);
	}
});
await holds("no row is without its file", async () => {
	const { code, err } = await command(process.env.BUILD + "/fcgi/evidence/evidence-sweep", [], { env: settings() });
	assert.equal(code, 0, err);
});

/* --- full --- */

const folder = mkdtempSync(tmpdir() + "/weinengli-");
const small = ["unshare", "-rm", "sh", "-c", 'mount -t tmpfs -o size=1m tmpfs "$0" && "$@"', folder];
const allowed = (await command(small[0], [...small.slice(1), "true"])).code === 0;
await holds("a disk that fills up while bytes arrive keeps what fitted and says so", { skip: !allowed && "no mount namespace" }, async () => {
	const begun = aside(school.people.wang, "POST", "/upload", { "Upload-Length": 4 << 20, "Upload-Metadata": named("片段.mp4") });
	begun.child.stdin.end();
	const token = /upload\/([0-9a-f]{32})/.exec((await begun.ended).text)[1];
	const one = aside(school.people.wang, "PATCH", "/upload/" + token, { "Content-Type": "application/offset+octet-stream", "Upload-Offset": 0 },
		{ WEINENGLI_STORE: folder, WEINENGLI_STORE_RESERVE: "0" },
		["unshare", "-rm", "sh", "-c", 'mount -t tmpfs -o size=1m tmpfs "$0" && mkdir "$0/incoming" && : >"$0/incoming/$1" && shift && "$@"; wc -c <"$0"/incoming/*; exit 0',
			folder, token]);
	one.child.stdin.end(film(4 << 20));
	const { status, text } = await one.ended;
	assert.equal(status, 507, text);
	assert.match(text, /磁盘快满了，暂时不能上传。已传的内容都在/);
	assert.ok(Number(/(\d+)\s*$/.exec(text)[1]) > 900000, text);
});
rmSync(folder, { recursive: true });
