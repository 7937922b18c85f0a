/* pull.test.mjs - hours-pull against a real LRS. */
import assert from "node:assert/strict";
import { holds, says, signIn, sql, until } from "../ask.mjs";
import { HOME, startLrs } from "../peers/lrs/lrs.mjs";
import { makeSchool } from "../school.mjs";
import { begin, lastRun, platform, pull } from "./pull.mjs";

const school = await makeSchool();
const { wang, li } = school.people;
const lrs = await startLrs();
const provider = await platform(school, lrs.address + "/");
const [me, colleague] = [await signIn(wang.login), await signIn(li.login)];
const online = async who => (await who.get("/api/hours/mine")).body.online;
const records = async () => Number((await sql(`SELECT COUNT(*) n FROM platform_record WHERE provider = ${provider}`))[0].n);

await holds("a platform without statements is a good run with nothing", async () => {
	assert.equal((await pull(provider)).code, 0);
	assert.equal((await lastRun(provider)).added, "0");
});

const first = await lrs.put({ account: wang.login, minutes: 90 });
await lrs.put({ account: wang.login, minutes: 50, course: "评价" });
await lrs.put({ account: "wx_5318008", minutes: 45 });
await lrs.put({ account: wang.login, result: { completion: true } });
await lrs.put({ account: wang.login, result: { duration: "P1Y" } });
await lrs.put({ account: wang.login, result: { duration: "P1W" } });
await holds("what was learned is brought", async () => {
	assert.equal((await pull(provider)).code, 0);
	const run = await lastRun(provider);
	assert.deepEqual([run.seen, run.added, run.refused, run.trouble], ["6", "3", "2", ""]);
});
await holds("an account that is a login matches itself, and 90 + 50 minutes are 2 + 1.11 hours, each rounded down", async () => assert.equal(await online(me), 311));
await says(me.get("/api/hours/lines"), 200, ["备课", "评价", '"happened_on":"2026-03-01"'], "each line has its course and China's day");
await holds("other accounts wait to be matched", async () => assert.deepEqual(
	(await sql(`SELECT account FROM platform_account WHERE provider = ${provider} AND person IS NULL`)).map(row => row.account), ["wx_5318008"]));
await holds("pulling twice counts once", async () => {
	await pull(provider);
	const run = await lastRun(provider);
	assert.equal(run.added, "0");
	assert.equal(await online(me), 311);
});
await holds("a run asks from where the last one got to, in UTC, a little earlier", async () => {
	const [before, now] = await sql(`SELECT since, reached, UTC_TIMESTAMP() utc FROM pull_run WHERE provider = ${provider} ORDER BY id DESC LIMIT 2`).then(rows => [rows[1], rows[0]]);
	assert.equal(new Date(now.since + "Z") - new Date(before.reached + "Z"), -600000);
	assert.ok(Math.abs(new Date(now.utc + "Z") - new Date(now.reached + "Z")) < 300000);
});

await lrs.voided(first);
await holds("what the platform voids counts no longer", async () => {
	await pull(provider);
	assert.equal(await online(me), 111);
});

for (let i = 0; i < 250; i += 50)
	await Promise.all(Array.from({ length: 50 }, (_, n) => lrs.put({ account: li.login, minutes: 1, course: `微课 ${i + n}` })));
await holds("a run that is killed after its first page goes on where it was, and nothing counts twice", async () => {
	const had = await records();
	const { child, ended } = begin(provider);
	while (await records() === had && child.exitCode === null);
	child.kill("SIGKILL");
	await ended;
	assert.equal((await pull(provider)).code, 0);
	assert.equal(await records(), had + 250);
	assert.equal(await online(colleague), 250 * 2);
});
await holds("two runs at once count once", async () => {
	await lrs.put({ account: li.login, minutes: 45 });
	await Promise.all([pull(provider), pull(provider)]);
	await pull(provider);
	assert.equal(await online(colleague), 600);
});
await holds("asked again and again it brings what is new, and ends when it is told to", async () => {
	const { child, ended } = begin(provider, {}, ["--every", "1"]);
	for (const sum of [700, 800, 900]) {
		await lrs.put({ account: li.login, minutes: 45 });
		await until(async () => await online(colleague) === sum, `${sum / 100} hours`);
	}
	child.kill("SIGTERM");
	assert.equal(await ended, 0);
});
await holds("every page of every run is in the journal", async () => assert.ok(Number((await sql(
	`SELECT COUNT(*) n FROM journal WHERE action = 'hours.pull.page' AND object IN (SELECT CONCAT('pull_run:', id) FROM pull_run WHERE provider = ${provider})`))[0].n) >= 5));

await holds("only accounts of the platform's own page count, where one is set", async () => {
	const own = await platform(school, lrs.address, { home: "https://elsewhere.example.org" });
	await pull(own);
	assert.equal((await lastRun(own)).added, "0");
	const ours = await platform(school, lrs.address, { home: HOME });
	await pull(ours);
	assert.ok(Number((await lastRun(ours)).added) > 200);
	await sql(`UPDATE provider SET minutes = 240 WHERE id = ${ours}`);
});

lrs.stop();
const before = await online(me);
await holds("a dead platform spoils its run", async () => {
	assert.equal((await pull(provider)).code, 1);
	assert.match((await lastRun(provider)).trouble, /连不上平台/);
});
await says(me.get("/api/hours/mine"), 200, [`"online":${before}`, `"behind": true`, /"as_of": "\d{4}-/], "and no page: the hours stay, with their age");
await holds("without its password file a platform is not asked", async () => {
	await pull(provider, { CREDENTIALS_DIRECTORY: "/nowhere" });
	assert.match((await lastRun(provider)).trouble, /口令文件/);
});
await holds("this host and private networks are only asked when a setting says so", async () => {
	await sql(`UPDATE provider SET address = 'https://127.0.0.1:1/xAPI' WHERE id = ${provider}`);
	await pull(provider, { WEINENGLI_PULL_LOCAL: "0" });
	assert.match((await lastRun(provider)).trouble, /内部网络|连不上/);
	await sql(`UPDATE provider SET address = 'http://8.8.8.8/xAPI' WHERE id = ${provider}`);
	await pull(provider, { WEINENGLI_PULL_LOCAL: "0" });
	assert.match((await lastRun(provider)).trouble, /不是 https/);
});
