/* schedule.test.mjs - whose turn it is, by which certificates a platform is known, and that it does not matter where a run is killed. */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { command, holds, sql, until } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { begin, lastRun, platform, pull } from "./pull.mjs";

const school = await makeSchool();
const login = school.people.wang.login;
const statements = Array.from({ length: 4000 }, (_, i) => ({ id: `00000000-0000-4000-8000-${String(i).padStart(12, "0")}`,
	timestamp: new Date(Date.UTC(2021, 0, 1) + 3600000 * i).toISOString(), stored: new Date(Date.UTC(2024, 0, 1) + 1000 * i).toISOString(),
	actor: { account: { homePage: "https://p", name: i % 7 ? "k" + i % 50 : login } }, verb: { id: i % 40 === 39 ? "http://adlnet.gov/expapi/verbs/voided" : "http://adlnet.gov/expapi/verbs/experienced" },
	object: i % 40 === 39 ? { objectType: "StatementRef", id: `00000000-0000-4000-8000-${String(i - 5).padStart(12, "0")}` } : { id: "https://p/c" + i % 3 }, result: { duration: `PT${30 + i % 90}M` } }));
/* Fifty a page, from `since` on, as an LRS does. */
const answer = (asked, reply) => {
	const url = new URL(asked.url, "http://x");
	const body = url.pathname.endsWith("/about") ? { version: ["1.0.3"] } : page(url.searchParams);
	reply.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(body));
};
function page(words) {
	const since = words.get("since"), from = Number(words.get("from") || (since ? statements.findIndex(one => one.stored > since) : 0));
	const list = from < 0 ? [] : statements.slice(from, from + 50);
	return { statements: list, more: list.length === 50 ? `/xAPI/statements?from=${from + 50}` : "" };
}
async function serve(server) {
	await new Promise(ready => server.listen(0, "127.0.0.1", ready));
	server.unref();
	return server.address().port;
}
const address = `http://127.0.0.1:${await serve(http.createServer(answer))}/xAPI`;

await holds("killed at twelve points nobody chose, and gone on with, the ledger is the one of a run that was left alone", async () => {
	const ledger = async provider => ({ records: await sql(`SELECT MD5(GROUP_CONCAT(record, account, seconds, happened_at ORDER BY record)) all_of, COUNT(*) n FROM platform_record WHERE provider = ${provider}`),
		voided: await sql(`SELECT MD5(GROUP_CONCAT(record ORDER BY record)) all_of, COUNT(*) n FROM platform_void WHERE provider = ${provider}`),
		unchecked: await sql(`SELECT COUNT(*) n FROM pull_run WHERE provider = ${provider} AND unchecked = 1`) });
	const [calm, killed] = [await platform(school, address), await platform(school, address)];
	assert.equal((await pull(calm)).code, 0);
	for (let i = 0; i < 12; i++) {
		const { child, ended } = begin(killed);
		const timer = setTimeout(() => child.kill("SIGKILL"), 20 + Math.random() * 400);
		await ended;
		clearTimeout(timer);
	}
	assert.equal((await pull(killed)).code, 0);
	const [left, right] = [await ledger(calm), await ledger(killed)];
	assert.deepEqual(right, left);
	assert.equal(left.records[0].n, "3900");
	assert.deepEqual(left.unchecked, [{ n: "0" }]);
});

await holds("a platform is asked as often as its office says, one whose run was cut off at once", async () => {
	const [rests, due, cut] = [await platform(school, address, { wait: 60 }), await platform(school, address, { wait: 60 }), await platform(school, address, { wait: 60 })];
	const runs = async provider => Number((await sql(`SELECT COUNT(*) n FROM pull_run WHERE provider = ${provider} AND ended_at IS NOT NULL`))[0].n);
	await sql(`INSERT INTO pull_run (provider, began_at, ended_at) VALUES (${rests}, UTC_TIMESTAMP(6) - INTERVAL 59 MINUTE, UTC_TIMESTAMP(6)), (${due}, UTC_TIMESTAMP(6) - INTERVAL 61 MINUTE, UTC_TIMESTAMP(6) - INTERVAL 60 MINUTE);
		INSERT INTO pull_run (provider, began_at, unchecked) VALUES (${cut}, UTC_TIMESTAMP(6), 1)`);
	for (const [provider, before, after] of [[due, 1, 2], [cut, 0, 1], [rests, 1, 1]]) {
		assert.equal(await runs(provider), before);
		const { child, ended } = begin(provider, {}, ["--every", "1"]);
		if (after > before)
			await until(async () => await runs(provider) === after, "its run");
		else {	/* it has looked when it waits; what it then does, it does because of what has changed */
			await until(() => /poll|^0?$/.test(readFileSync(`/proc/${child.pid}/wchan`, "utf8")), "it to wait");
			assert.equal(await runs(provider), after);
			const [{ now }] = await sql(`SELECT UTC_TIMESTAMP(6) now`);
			await sql(`UPDATE provider SET wait = 58 WHERE id = ${provider}`);
			await until(async () => await runs(provider) === after + 1, "its run");
			assert.ok((await lastRun(provider)).began_at > now);
		}
		child.kill("SIGTERM");
		await ended;
	}
});

/* --- https --- */

const folder = mkdtempSync(join(tmpdir(), "authority-"));
const made = await command("/usr/bin/openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30", "-subj", "/CN=localhost",
	"-addext", "subjectAltName=DNS:localhost", "-keyout", join(folder, "key"), "-out", join(folder, "own.ca")]);
assert.equal(made.code, 0, made.err);
const secure = await serve(https.createServer({ key: readFileSync(join(folder, "key")), cert: readFileSync(join(folder, "own.ca")) }, answer));
writeFileSync(join(folder, "own"), "sample:sample\n");
writeFileSync(join(folder, "other"), "sample:sample\n");
await holds("a certificate that nobody vouches for is refused; with the office's own authority beside the password it is taken, for its name alone", async () => {
	const [other, own, elsewhere] = [await platform(school, `https://localhost:${secure}/xAPI`, { credential: "other" }),
		await platform(school, `https://localhost:${secure}/xAPI`, { credential: "own" }), await platform(school, `https://127.0.0.1:${secure}/xAPI`, { credential: "own" })];
	const env = { CREDENTIALS_DIRECTORY: folder };
	assert.equal((await pull(other, env)).code, 1);
	assert.match((await lastRun(other)).trouble, /证书不能验证/);
	assert.equal((await pull(own, env)).code, 0);
	assert.equal((await pull(elsewhere, env)).code, 1);
	assert.match((await lastRun(elsewhere)).trouble, /证书不能验证/);
});
