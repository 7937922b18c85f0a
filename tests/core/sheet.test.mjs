/* A list is also a file: ?as=csv and ?as=xlsx of a route that has a sheet, asked of probe.c, read back by openpyxl,
 * by Python's csv and by LibreOffice. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { command, holds, stack, top } from "../ask.mjs";
import { nameOf, readCsv, readOffice, readXlsx } from "../tables.mjs";

const probe = join(process.env.BUILD || join(top, "build"), "tests/core/probe");
const settings = Object.fromEntries(readFileSync(stack + "/settings", "utf8").trim().split("\n").map(line => line.split(/=(.*)/)));
const asked = path => ({ ...settings, REQUEST_METHOD: "GET", PATH_INFO: path.split("?")[0], QUERY_STRING: path.split("?")[1] || "",
	PERSON: "7", ROLES: "teacher", REMOTE_ADDR: "10.0.0.1", REQUEST_ID: "abc123" });

function get(path) {
	return new Promise(done => {
		const child = spawn(probe, [], { env: { ...process.env, ...asked(path) }, stdio: ["ignore", "pipe", "inherit"] }), parts = [];
		child.stdout.on("data", part => parts.push(part));
		child.on("close", () => {
			const all = Buffer.concat(parts), end = all.indexOf("\r\n\r\n"), head = all.subarray(0, end).toString();
			const headers = Object.fromEntries(head.split("\r\n").map(line => line.split(/: (.*)/)).map(([n, v]) => [n.toLowerCase(), v]));
			const bytes = all.subarray(end + 4);
			done({ status: parseInt(headers.status, 10), headers, bytes, text: bytes.toString() });
		});
	});
}

/* --- a list of 120 rows, which as JSON comes in three pages ------------------------------- */

const HEADINGS = ["编号", "等级", "双数", "学时", "时间", "日期", "能力点", "备注", "无", "正文"];
const [csv, xlsx, json] = await Promise.all(["/many?as=csv", "/many?as=xlsx", "/many"].map(get));
const text = await readCsv(csv.bytes), book = await readXlsx(xlsx.bytes);

await holds("a list is JSON as ever when no file is asked for", () => assert.match(json.text, /^\{"rows":\[\{"id":1,/));
await holds("as CSV it has all rows of all pages under its headings in Chinese", () => {
	assert.deepEqual(text[0], HEADINGS);
	assert.deepEqual(text.slice(1).map(row => Number(row[0].slice(1))), Array.from({ length: 120 }, (_, i) => i + 1));
});
await holds("identifiers are words, a moment is the clock on the wall, a list has 、 between, what is not there is empty", () =>
	assert.deepEqual(text[1], ["'000000000000000001", "合格", "否", "0.25", "2026-09-02 02:30", "2026-09-01", "合格、B2", "'=1+1", "", ""]));
await holds("its name is Chinese, and ASCII for who cannot read that", () => {
	assert.equal(nameOf(csv), "很多行.csv");
	assert.match(csv.headers["content-disposition"], /^attachment; filename="many.csv"; /);
	assert.equal(Number(csv.headers["content-length"]), csv.bytes.length);
	assert.equal(nameOf(xlsx), "很多行.xlsx");
	assert.equal(Number(xlsx.headers["content-length"]), xlsx.bytes.length);
});
await holds("as .xlsx it has the same rows below title, unit and day", () => {
	assert.equal(book.rows[0][0], "很多行");
	assert.match(book.rows[1][0], /^单位：甲校　　日期：20\d\d年\d+月\d+日$/);
	assert.deepEqual(book.merged.sort(), ["A1:J1", "A2:J2"]);
	assert.deepEqual(book.rows[2], HEADINGS);
	assert.equal(book.rows.length, 123);
});
await holds("an identity number stays a text, a formula a text, a number a number, a day a day", () => {
	assert.deepEqual(book.rows[3].slice(0, 8), ["000000000000000001", "合格", "否", "0.25", "2026-09-02 02:30:00", "2026-09-01 00:00:00", "合格、B2", "=1+1"]);
	assert.deepEqual(book.kinds[3].slice(0, 8), ["s", "s", "s", "n", "d", "d", "s", "s"]);
	assert.deepEqual(book.formats[3].slice(3, 6), ["0.00", "yyyy-mm-dd hh:mm", "yyyy-mm-dd"]);
	assert.ok(book.kinds.flat().every(kind => kind !== "f"));
});
await holds("its headings stand still, are printed on every sheet of A4, and columns are as wide as what is in them", () => {
	assert.equal(book.frozen, "A4");
	assert.match(book.repeated, /3:\$?3/);
	assert.equal(Number(book.paper), 9);
	assert.ok(book.widths.A >= 18 && book.widths.C < 10 && book.widths.J <= 60);
});
await holds("a text longer than a cell of .xlsx may be is cut there and says so; CSV has it whole", () => {
	assert.match(book.rows[5][9], /^长{32000,}……（太长，全文请导出 CSV）$/);
	assert.equal(text[3][9], "长".repeat(40000));
});
await holds("LibreOffice reads the same, and reckons with nothing", async () => {
	const rows = await readOffice(xlsx.bytes);
	assert.equal(rows.length, 123);
	assert.deepEqual(rows[3].slice(0, 8), ["000000000000000001", "合格", "否", "0.25", "2026-09-02 02:30:00", "2026-09-01", "合格、B2", "=1+1"]);
});

/* A sheet reads 2,000 rows at a time; one that ends there, one before and one after. */
await holds("where a page of the database ends no row is lost and none comes twice", async () => {
	for (const most of [1999, 2000, 2001, 4001]) {
		const rows = (await readCsv((await get(`/many?as=csv&most=${most}`)).bytes)).slice(1);
		assert.deepEqual(rows.map(row => Number(row[0].slice(1))), Array.from({ length: most }, (_, i) => i + 1));
	}
});

/* --- what is asked -------------------------------------------------------------------------- */

await holds("another kind of file is refused", async () => assert.equal((await get("/many?as=pdf")).status, 422));
await holds("a list without a sheet does not know the word", async () => assert.equal((await get("/list?as=csv")).status, 422));
await holds("routes say which of them have sheets, and their headings", async () => {
	const { routes } = JSON.parse((await command(probe, ["--routes"])).out);
	const { sheet } = routes.find(route => route.path === "/many");
	assert.deepEqual([sheet.file, sheet.title, Object.values(sheet.headings)], ["many", "很多行", HEADINGS]);
	assert.equal(routes.find(route => route.path === "/list").sheet, undefined);
});
await holds("without a database there is a sentence, and no half of a file", async () => {
	const child = await command("env", ["WEINENGLI_DB_SOCKET=/nonexistent", probe], { env: { ...asked("/many?as=xlsx"), WEINENGLI_DB_SOCKET: "/nonexistent" } });
	assert.match(child.out, /^Status: 503/);
});

for (const as of ["csv", "xlsx"])
	await holds(`where there is no room for the file, ${as} is a sentence, and no half of a table`, async () => {
		const { out } = await command("bash", ["-c", 'trap "" XFSZ; ulimit -f 64; exec "$0"', probe], { env: asked("/flood?as=" + as) });
		assert.match(out, /^Status: 507[^]*存储空间不足/);
	});

/* --- every way of writing a formula ---------------------------------------------------------- */

for (const cell of ["=1+1", "+1", "-1", "@x", "＝1+1", "＋1", "－1", "＠x", " =1+1", "　=1+1", "=cmd|' /C calc'!A0"])
	await holds(`${JSON.stringify(cell)} is no formula in CSV, and the text itself in .xlsx`, async () => {
		const path = "/sheet?line=" + encodeURIComponent(cell);
		const [[, row], there] = [await readCsv((await get(path)).bytes), await readXlsx((await get(path + "&as=xlsx")).bytes)];
		assert.equal(row[0], "'" + cell);
		assert.deepEqual([there.rows[3][0], there.kinds[3][0]], [cell, "s"]);
	});

/* --- a hundred thousand rows ------------------------------------------------------------------ */

for (const as of ["csv", "xlsx"])
	await holds(`102,400 rows as ${as} take some seconds and less than 48 MiB`, async t => {
		const { out } = await command("/usr/bin/python3", ["tests/read_table.py", "most", probe], { env: asked("/flood?as=" + as) });
		const { seconds, kilobytes } = JSON.parse(out);
		t.diagnostic(`${as}: ${seconds.toFixed(2)} s, ${Math.round(kilobytes / 1024)} MiB`);
		assert.ok(kilobytes < 48 << 10, `${kilobytes} KiB`);
		assert.ok(seconds < 60);
	});
