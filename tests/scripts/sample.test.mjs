/* sample.test.mjs - the sample county: the same every time, of the structure the notice counted, loadable as it is. */
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import http from "node:http";
import net from "node:net";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

const top = fileURLToPath(new URL("../..", import.meta.url));
const sample = (...options) => execFileSync(`${top}scripts/sample`, options, { maxBuffer: 1 << 28 });

/* A database of its own beside the stack's, with tables and seeds only. */
const database = `sample_${process.pid}`;
const tables = ["core", "admin", "auth", "plan", "evidence", "review", "hours", "certificate", "report"]
	.map(workflow => readFileSync(`${top}sql/${workflow}/tables.sql`, "utf8"));
const seeds = ["abilities", "policies"].map(name => readFileSync(`${top}sql/seed/${name}.sql`, "utf8"));
const client = (...parts) => execFileSync(`${top}scripts/stack`, ["sql", process.env.STACK, "--batch", "--skip-column-names"],
	{ input: Buffer.concat(parts.map(part => Buffer.from(part))), maxBuffer: 1 << 28 }).toString();
const here = `USE ${database};\n`;
const rows = query => client(here, query).trim().split("\n").map(line => line.split("\t"));
const column = query => rows(query).map(([cell]) => Number(cell));

before(() => {
	client(`CREATE DATABASE ${database} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
	client(here, ...tables, ...seeds);
	client(here, sample("--teachers", "1500", "--seed", "7", "--filled", "--platform", "http://127.0.0.1:1/xAPI"));
});
after(() => client(`DROP DATABASE ${database}`));

test("the same numbers give the same county, byte by byte, and another seed another one", () => {
	const options = ["--teachers", "300", "--year", "2026", "--seed"];
	assert.ok(sample(...options, "1").equals(sample(...options, "1")));
	assert.ok(!sample(...options, "1").equals(sample(...options, "2")));
});

test("the first school has the groups, the staff and the age bands of the notice", () => {
	assert.deepEqual(column("SELECT COUNT(*) FROM member m JOIN teaching_group g ON g.id = m.teaching_group" +
		" WHERE g.school = 1 GROUP BY g.id ORDER BY g.id"), [21, 13, 6, 5, 3, 10, 4, 3, 8, 12]);
	assert.deepEqual(column("SELECT j.declared FROM headcount h JOIN JSON_TABLE(h.`groups`, '$[*]' COLUMNS (id INT PATH '$.teaching_group', declared INT PATH '$.declared')) j WHERE h.school = 1 ORDER BY j.id"), [21, 13, 6, 4, 4, 10, 4, 3, 8, 12]);
	assert.deepEqual(rows("SELECT COUNT(*), SUM(teaching_group IS NULL), SUM(full_time) FROM member WHERE school = 1"), [["89", "4", "64"]]);
	assert.deepEqual(column("SELECT COUNT(*) FROM person p JOIN member m ON m.person = p.id AND m.school = 1 AND m.full_time = 1" +
		" JOIN programme g GROUP BY GREATEST(25, TIMESTAMPDIFF(YEAR, p.born_on, g.begins_on) DIV 10 * 10)"), [8, 15, 14, 27]);
});

test("head and deputies are members of groups, the head is chair, and there is a chair for her own work", () => {
	assert.deepEqual(column("SELECT COUNT(*) FROM role r JOIN member m ON m.person = r.person AND m.teaching_group IS NOT NULL" +
		" WHERE r.school = 1 AND r.kind IN ('head','cio','school')"), [3]);
	assert.deepEqual(column("SELECT COUNT(*) FROM role h JOIN role c ON c.person = h.person AND c.kind = 'chair' WHERE h.kind = 'head' AND h.school = 1"), [1]);
	assert.deepEqual(column("SELECT COUNT(*) FROM role WHERE school = 1 AND kind = 'chair'"), [2]);
	assert.ok(column("SELECT COUNT(DISTINCT person) FROM role WHERE school = 1 AND kind IN ('panel','chair')")[0] >= 5);
});

test("it has as many teachers as asked, each with a password", () => {
	assert.deepEqual(column("SELECT COUNT(*) FROM member"), [1500]);
	assert.deepEqual(column("SELECT COUNT(*) FROM person p LEFT JOIN credential c ON c.person = p.id WHERE c.person IS NULL"), [0]);
});

test("names include rare characters and two colleagues of one name", () => {
	assert.equal(rows("SELECT name FROM person WHERE name LIKE BINARY '%䶮%'").length, 1);
	assert.deepEqual(column("SELECT MAX(CHAR_LENGTH(name) < LENGTH(name) / 3) FROM person"), [1]);
	assert.ok(column("SELECT COUNT(*) FROM person p JOIN member m ON m.person = p.id AND m.school = 1 GROUP BY p.name").includes(2));
});

test("a filled county stands at every stage, and nobody in it judged what they must not", () => {
	const verdicts = Object.fromEntries(rows("SELECT level, COUNT(*) FROM verdict GROUP BY level"));
	for (const level of ["peer", "group", "panel"])
		assert.ok(Number(verdicts[level]) > 50, level);
	assert.ok(column("SELECT COUNT(*) FROM submission s LEFT JOIN draw d ON d.submission = s.id WHERE d.id IS NULL")[0] > 0);
	assert.ok(column("SELECT COUNT(*) FROM work_return")[0] > 0);
	assert.deepEqual(rows("SELECT DISTINCT grade FROM signature ORDER BY grade").flat(), ["fail", "pass", "excellent"]);
	assert.deepEqual(column("SELECT COUNT(*) FROM drawn d JOIN submission s ON s.id = d.submission" +
		" LEFT JOIN member m ON m.person = d.judge AND m.teaching_group = s.teaching_group WHERE m.id IS NULL"), [0]);
	assert.deepEqual(column("SELECT COUNT(*) FROM drawn d JOIN role r ON r.person = d.judge AND r.kind IN ('leader','panel','chair')"), [0]);
	assert.deepEqual(column("SELECT COUNT(*) FROM piece p JOIN requirement r ON r.id = p.requirement JOIN file f ON f.id = p.file" +
		" WHERE r.kind NOT IN ('any', f.kind)"), [0]);
});

test("whoever is certified has passed three abilities and the recording, and the number checks", () => {
	const signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
	const certified = rows("SELECT c.number, (SELECT COUNT(*) FROM submission s JOIN signature g ON g.submission = s.id AND g.grade <> 'fail'" +
		" WHERE s.person = c.person) FROM certificate c");
	assert.ok(certified.length > 0);
	for (const [number, passed] of certified) {
		const sum = [...number.slice(0, 16)].reduce((rest, sign) => (rest * 33 + signs.indexOf(sign)) % 1048573, 0);
		assert.equal(number.slice(16), [15, 10, 5, 0].map(shift => signs[sum >> shift & 31]).join(""));
		assert.equal(passed, "4");
	}
	assert.ok(column("SELECT COUNT(*) FROM proposal WHERE open = 1")[0] > 0);
});

test("its draws are those that the published seeds give", () => {
	const eight = n => { const b = Buffer.alloc(8); b.writeBigUInt64BE(BigInt(n)); return b; };
	for (const [seed, submission, candidates, drawn] of rows("SELECT HEX(d.seed), d.submission, d.candidates," +
		" (SELECT GROUP_CONCAT(n.judge ORDER BY n.judge) FROM drawn n WHERE n.draw = d.id) FROM draw d WHERE d.needed = 2 LIMIT 200")) {
		const rank = person => createHash("sha256").update(seed, "hex").update(eight(person)).update(eight(submission)).digest("hex");
		const first = JSON.parse(candidates).map(c => c.person).sort((a, b) => rank(a) < rank(b) ? -1 : 1).slice(0, 2);
		assert.equal(first.sort((a, b) => a - b).join(), drawn);
	}
});

test("the roster is the same in UTF-8 and GB18030, and is the first school's", () => {
	const text = sample("--roster").toString();
	assert.equal(new TextDecoder("gb18030").decode(sample("--roster", "--encoding", "gb18030")), text);
	const lines = text.trim().split("\r\n");
	assert.equal(lines[0], "工号,姓名,性别,出生日期,教研组,任教学科,专任教师,教研组长");
	assert.equal(lines.length, 90);
	assert.equal(lines.filter(line => line.endsWith(",是")).length, 10);
});

test("a wrong option is one sentence", () => {
	for (const wrong of [["--teachers", "12"], ["--teacher", "100"], ["--seed"], ["--teachers", "x"]])
		assert.throws(() => execFileSync(`${top}scripts/sample`, wrong, { stdio: "pipe" }),
			error => error.status === 2 && /^sample: .*\n$/.test(error.stderr.toString()), wrong.join(" "));
});

/* --- the platform -------------------------------------------------------- */

async function platform(use) {
	const port = await new Promise(done => {
		const probe = net.createServer().listen(0, "127.0.0.1", () => {
			const { port: free } = probe.address();
			probe.close(() => done(free));
		});
	});
	const child = spawn(`${top}scripts/platform`, ["--port", String(port), "--teachers", "1500", "--seed", "7"]);
	const ask = (path, headers) => new Promise((done, lost) => http.get({ host: "127.0.0.1", port, path, headers }, reply => {
		let text = "";
		reply.on("data", part => { text += part; });
		reply.on("end", () => done({ status: reply.statusCode, headers: reply.headers, body: JSON.parse(text) }));
	}).on("error", lost));
	const up = () => ask("/xAPI/about").catch(error => error.code === "ECONNREFUSED" && child.exitCode === null ? up() : Promise.reject(error));
	try {
		await up();
		await use(path => ask(path, { Authorization: `Basic ${Buffer.from("sample:sample").toString("base64")}`,
			"X-Experience-API-Version": "1.0.3" }), ask);
	} finally {
		child.kill();
	}
}

async function all(ask, query) {
	const found = [];
	for (let path = `/xAPI/statements?${query}`; path;) {
		const { status, body } = await ask(path);
		assert.equal(status, 200);
		found.push(...body.statements);
		path = body.more;
	}
	return found;
}

const seconds = { "PT5400.00S": "5400", PT2H15M: "8100", PT3H: "10800" };

test("the platform answers with the very records of a filled county, and two accounts that nobody knows", () => platform(async ask => {
	const statements = await all(ask, "ascending=true");
	const told = statements.map(s => [s.id, s.actor.account.name, seconds[s.result.duration], s.stored].join(" "));
	const kept = rows("SELECT CONCAT_WS(' ', record, account, seconds, CONCAT(DATE_FORMAT(stored_at, '%Y-%m-%dT%H:%i:%s.'), LPAD(MICROSECOND(stored_at) DIV 1000, 3, '0'), 'Z'))" +
		" FROM platform_record").flat();
	const strangers = told.filter(line => !/ 1\d{4}-\d{3} /.test(line));
	assert.equal(new Set(strangers.map(line => line.split(" ")[1])).size, 2);
	assert.deepEqual(told.filter(line => !strangers.includes(line)).sort(), kept.sort());
}));

test("the platform pages in both directions and goes on after a time", () => platform(async ask => {
	const forward = (await all(ask, "ascending=true")).map(s => s.id);
	assert.equal(new Set(forward).size, forward.length);
	assert.deepEqual((await all(ask, "limit=99")).map(s => s.id), [...forward].reverse());
	const middle = (await ask("/xAPI/statements?ascending=true&limit=1")).body.statements[0].stored;
	assert.deepEqual((await all(ask, `ascending=true&since=${middle}`)).map(s => s.id), forward.slice(1));
}));

test("the platform wants credentials and a version, and refuses what it does not know", () => platform(async (ask, plain) => {
	assert.equal((await plain("/xAPI/statements")).status, 401);
	assert.equal((await plain("/xAPI/statements", { Authorization: `Basic ${Buffer.from("sample:sample").toString("base64")}` })).status, 400);
	assert.equal((await ask("/xAPI/statements?since=yesterday")).status, 400);
	assert.equal((await ask("/xAPI/statements?colour=red")).status, 400);
	assert.ok((await ask("/xAPI/statements")).headers["x-experience-api-consistent-through"]);
}));
