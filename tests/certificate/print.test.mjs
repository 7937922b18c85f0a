/* print.test.mjs - 打印证书: one by its holder, a batch by the office, by the job certificate-print. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { base, command, holds, says, signIn, sql, stack, until } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { codesOf, darkest, fetchPrinted, infoOf, issueMany, print, textOf } from "./paper.mjs";
import { makeOffer, makeReady } from "./ready.mjs";

const school = await makeOffer();
const elsewhere = await makeSchool();
const { people } = school;
const at = (key, where = school) => signIn(where.people[key].login);
await sql(`UPDATE person SET name = '㛃䶮𠮷' WHERE id = ${people.wang.id}`);
await makeReady(school, people.wang);
const [wang, li, panel, office, other] = [await at("wang"), await at("li"), await at("panel1"), await at("office"), await at("office", elsewhere)];
const SEAL = { x: 133.7, y: 196.2, width: 45, height: 45 };	/* millimetres; paper.h */
const sha256 = bytes => createHash("sha256").update(bytes).digest("hex");
const mine = number => wang.post("/api/certificate/print/mine", { number });

/* --- the holder's own --- */

const { proposal } = (await panel.post("/api/certificate/proposal", { person: people.wang.id })).body;
await says(mine("0".repeat(20)), 404, [], "before it is issued there is nothing to print");
const { number } = (await office.post("/api/certificate/recognition", { proposal })).body;
await says(li.post("/api/certificate/print/mine", { number }), 404, [], "nobody prints a colleague's certificate");
const first = await print(wang, "/api/certificate/print/mine", { number: number.toLowerCase() });
const text = await textOf(first.pdf);
await holds("the holder prints hers: a PDF of one A4 page, to be kept and not to be cached", async () => {
	const { headers } = first.file;
	assert.match(headers["content-type"], /^application\/pdf/);
	assert.match(headers["content-disposition"], /^attachment; .*%E8%AF%81%E4%B9%A6/);
	assert.equal(headers["cache-control"], "no-store");
	assert.equal(headers["x-content-type-options"], "nosniff");
	const info = await infoOf(first.pdf);
	assert.equal(info.Pages, "1");
	assert.match(info["Page size"], /A4/);
});
await holds("the name is whole, with its rare characters, none of them an empty box", () => {
	assert.match(text, /㛃䶮𠮷/);
	assert.equal(first.state.unknown, 0);
});
await holds("number, abilities with grade, hours, policy and its version, who seals and when, stand on it as text", () => {
	assert.match(text, new RegExp(number.replace(/(.{5})/g, "$1 ").trim()));
	for (const words of [/A1 +技术支持的学情分析 +学情分析 +合格/, /A5 .+优秀/, /学时：线上20，实践\d+(\.\d+)?，共\d+/, /依据：乐至县能力提升工程2.0政策（第1版）/,
		new RegExp(`经学校考核和试验县\\s*${school.code}认定`), new RegExp(`试验县${school.code}能力提升工程项目办`), /（盖章）/, /\d{4}年\d+月\d+日/])
		assert.match(text, words);
});
const address = `${base}/certificate/verify.html?number=${number}`;
await holds("the code on the page leads to the public page, with this number", async () =>
	assert.deepEqual(await codesOf(first.pdf), [address]));
await holds("the place for the seal is white paper, 45 mm square, and the test sees ink elsewhere", async () => {
	assert.equal(await darkest(first.pdf, SEAL), 255);
	assert.ok(await darkest(first.pdf, { x: 27, y: 208, width: 33, height: 33 }) < 60);
});

/* --- again --- */

const day = Number(/(\d{4})年/.exec(text)[1]);
await holds("the file knows no clock: its date is the day of issue", async () =>
	assert.match((await infoOf(first.pdf)).CreationDate, new RegExp(`^${day}-\\d\\d-\\d\\dT`)));
await sql(`UPDATE person SET name = '王改名' WHERE id = ${people.wang.id}; UPDATE school SET name = '并入后的学校${school.code}' WHERE id = ${school.id}`);
await command("scripts/stack", ["kill", stack, "print"]);
const again = await print(wang, "/api/certificate/print/mine", { number });
await holds("printed again, by another process, after a change of name, it is the same to the byte", () =>
	assert.equal(sha256(again.pdf), sha256(first.pdf)));
await says(li.get(`/api/certificate/print/${again.order}`), 404, [], "an order is its owner's");
await says(li.get(`/api/certificate/print/${again.order}/file`), 404, [], "and so is the file");
await says(wang.get(`/weinengli/prints/${sha256(first.pdf)}.pdf`), 404, [], "which has no other address");

/* --- a batch --- */

const many = await issueMany(school, 30);
await issueMany(elsewhere, 3);
const batch = await print(office, "/api/certificate/print", { school: school.id });
await holds("the office prints all of a school as one file, a page each, with its number and code", async () => {
	const pages = (await textOf(batch.pdf)).split("\f").slice(0, -1);
	assert.equal(pages.length, 31);
	assert.equal(batch.state.pages, 31);
	assert.equal(batch.state.printed, 31);
	for (const one of many)
		assert.equal(pages.filter(page => page.includes(one.number) && page.includes(one.name)).length, 1);
	const page = pages.findIndex(words => words.includes(many[7].number)) + 1;
	assert.match((await codesOf(batch.pdf, page))[0], new RegExp(many[7].number + "$"));
});
await holds("or a list of numbers", async () => {
	const { pdf } = await print(office, "/api/certificate/print", { numbers: [many[2].number, many[1].number] });
	assert.equal((await infoOf(pdf)).Pages, "2");
});
await says(office.post("/api/certificate/print", { programme: school.programme, since: "2026-03-10" }), 201, '"pages":31', "or of a programme, or what was issued since a day");
await says(office.post("/api/certificate/print", { since: "2026-03-11" }), 201, '"pages":1', "in China's days");
await says(office.post("/api/certificate/print", { since: "2099-01-01" }), 409, "只打印有效的", "nothing is no file");
await says(other.post("/api/certificate/print", { school: school.id }), 409, [], "never of a school that is not its own");
await says(other.post("/api/certificate/print", { numbers: [many[0].number] }), 409, [], "nor by number");
await says(panel.post("/api/certificate/print", {}), 404, [], "and nobody but an office");

await holds("thirty abilities stand on one page, all of them, and leave the seal its place", async () => {
	const abilities = Array.from({ length: 30 }, (_, n) => ({ code: "B" + (n + 1), name: "第" + (n + 1) + "个能力点的名称", dimension: "assessment", grade: "pass" }));
	const [full] = await issueMany(school, 1, { from: 201, abilities });
	const { pdf } = await print(office, "/api/certificate/print", { numbers: [full.number] });
	const said = await textOf(pdf);
	assert.deepEqual(abilities.filter(one => !said.includes(one.name)), []);
	assert.equal((await infoOf(pdf)).Pages, "1");
	assert.equal(await darkest(pdf, SEAL), 255);
	await sql(`INSERT INTO revocation (certificate, reason, revoked_by) VALUES (${full.id}, '试验', ${people.office.id})`);
});
await holds("a name with a sign that no font has is printed with a box for it, and that is said", async () => {
	const [odd] = await issueMany(school, 1, { from: 200, name: () => "张\u{10FFFD}" });
	assert.equal((await print(office, "/api/certificate/print", { numbers: [odd.number] })).state.unknown, 1);
	await sql(`INSERT INTO revocation (certificate, reason, revoked_by) VALUES (${odd.id}, '试验', ${people.office.id})`);
});

/* --- what does not stand --- */

await office.post("/api/certificate/revocation", { number: many[0].number, reason: "材料经核查系他人所作" });
await says(office.get(`/api/certificate/print/${batch.order}/file`), 409, "后来已撤销或更正，请重新打印", "a file with a certificate that was revoked since is not handed out any more");
await says(office.get(`/api/certificate/print/${batch.order}`), 200, '"state":"stale"', "and the list of what was printed says so");
await says(office.post("/api/certificate/print", { numbers: [many[0].number, many[1].number, "1".repeat(20)] }), 409, "有2个编号不能打印", "nothing of a list is left out silently");
await says(office.post("/api/certificate/print", { numbers: [many[0].number] }), 409, [], "and what is revoked is not printed");

/* --- killed, and no more than that --- */

const settings = Object.fromEntries(readFileSync(stack + "/settings", "utf8").trim().split("\n").map(line => /^([^=]+)=(.*)$/.exec(line).slice(1)));
const job = () => command(process.env.BUILD + "/fcgi/certificate/certificate-print", [], { env: settings });
await command("scripts/stack", ["down", stack, "print"]);
const { order } = (await office.post("/api/certificate/print", { school: school.id })).body;
await says(office.get(`/api/certificate/print/${order}`), 200, ['"state":"waiting"', '"printed":0', '"pages":30'], "what waits says so");
await says(office.get(`/api/certificate/print/${order}/file`), 404, [], "and has no file");
/* As a job leaves it that was killed after ten pages. */
await sql(`UPDATE print_order SET tries = 1, printed = 10, leased_until = UTC_TIMESTAMP(6) + INTERVAL 1 HOUR WHERE id = ${order}`);
await says(office.get(`/api/certificate/print/${order}`), 200, ['"state":"printing"', '"printed":10'], "what is under way says how far");
await job();
await says(office.get(`/api/certificate/print/${order}`), 200, '"state":"printing"', "while its lease holds, no other takes it");
await sql(`UPDATE print_order SET leased_until = UTC_TIMESTAMP(6) WHERE id = ${order}`);
assert.equal((await job()).code, 0);
const resumed = await fetchPrinted(office, order);
await holds("what a killed job left is printed by the next one", async () =>
	assert.equal((await infoOf(resumed.pdf)).Pages, "30"));
const { order: poor } = (await office.post("/api/certificate/print", { numbers: [many[3].number] })).body;
await sql(`UPDATE print_order SET tries = 3, leased_until = UTC_TIMESTAMP(6) WHERE id = ${poor}`);
await job();
await says(office.get(`/api/certificate/print/${poor}`), 200, '"state":"failed"', "what failed three times is left, and says so");
await sql(`UPDATE print_order SET ended_at = ended_at - INTERVAL 8 DAY WHERE id = ${order}`);
await says(office.get(`/api/certificate/print/${order}`), 200, '"state":"gone"', "after a week a file is gone, and can be ordered again");
await says(office.get(`/api/certificate/print/${order}/file`), 404, [], "");
for (let n = 0; n < 5; n++)
	await office.post("/api/certificate/print", { numbers: [many[4].number] });
await says(office.post("/api/certificate/print", { numbers: [many[4].number] }), 409, "等它们完成", "five orders of one person wait, not more");
await command("scripts/stack", ["up", stack, "print"]);
await until(async () => (await office.get("/api/certificate/prints")).body.rows.every(row => !["waiting", "printing"].includes(row.state)), "all is printed");

/* --- 500 --- */

const great = await makeSchool();
await issueMany(great, 500, { name: n => "王李张刘陈杨赵黄周吴"[n % 10] + String.fromCodePoint(0x4e00 + n * 7) });
const chief = await at("office", great);
const { order: large } = (await chief.post("/api/certificate/print", {})).body;
let whole;
const seen = new Set();
await until(async () => {
	const { state, printed } = (await chief.get("/api/certificate/print/" + large)).body;
	seen.add(printed);
	return state === "done";
}, "500 are printed");
await holds("500 are printed at once, and how far it is can be seen", async () => {
	assert.ok(seen.size > 2, [...seen].join());
	whole = (await fetchPrinted(chief, large)).pdf;
	assert.equal((await infoOf(whole)).Pages, "500");
});
/* AddressSanitizer takes memory of its own. */
if (!/asan/.test(process.env.BUILD)) await holds("in less than 256 MiB, of which nothing stays with the job", () => {
	const [, memory] = new RegExp(`print order ${large}: 500 pages, .* (\\d+) MiB`).exec(readFileSync(stack + "/log/print.log", "utf8"));
	assert.ok(Number(memory) < 256, memory);
	const kept = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${readFileSync(stack + "/pid/print", "utf8").trim()}/status`, "utf8"))[1]);
	assert.ok(kept < 48 << 10, `${kept} KiB`);
});
const tries = async order => (await sql(`SELECT tries FROM print_order WHERE id = ${order}`))[0].tries;
async function begun() {
	const { order } = (await chief.post("/api/certificate/print", {})).body;
	const now = async () => (await chief.get("/api/certificate/print/" + order)).body;
	await until(async () => (await now()).printed > 0, "it is under way");
	return { order, now };
}
await holds("killed in the midst of it, the job prints it anew, the same to the byte", async () => {
	const { order: broken, now } = await begun();
	await command("scripts/stack", ["kill", stack, "print"]);
	assert.equal((await now()).state, "printing");
	await sql(`UPDATE print_order SET leased_until = UTC_TIMESTAMP(6) WHERE id = ${broken}`);	/* twenty seconds have passed */
	assert.equal(sha256((await fetchPrinted(chief, broken)).pdf), sha256(whole));
	assert.equal(await tries(broken), "2");
});
await holds("asked to stop in the midst of it, the job gives it back, and the next one need not wait", async () => {
	const { order: left } = await begun();
	await command("scripts/stack", ["kill", stack, "print", "TERM"]);
	assert.equal(sha256((await fetchPrinted(chief, left)).pdf), sha256(whole));
	assert.equal(await tries(left), "1");
});
