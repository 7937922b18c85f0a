/* pull.mjs - statements a second from a source like an LRS on this host into the ledger, beside MariaDB's own bulk load of the
 * same rows into the same table, in one run.
 *
 *	node tests/load/pull.mjs STACK BUILD N
 *
 * The source gives pages of 1,000 that were made before, so that it is not what is measured. A row of LOAD DATA has what a
 * pulled record has; what the pull does besides is HTTP, JSON, the accounts, the journal, and the search for doubtful sums. */
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const [stack, build, n] = [process.argv[2], process.argv[3], Number(process.argv[4])];
const top = fileURLToPath(new URL("../..", import.meta.url));
const run = (file, words, env, input) => new Promise(done => {
	const child = spawn(file, words, { cwd: top, env: { ...process.env, ...env } });
	let out = "", most = 0;
	const watch = setInterval(() => {
		try {
			most = Math.max(most, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))[1]) / 1024);
		} catch (gone) { /* it has ended */ }
	}, 20);
	child.stdout.on("data", data => { out += data; });
	child.stderr.on("data", data => process.stderr.write(data));
	child.on("close", code => {
		clearInterval(watch);
		if (code !== 0)
			throw new Error(`${file} ended with ${code}`);
		done({ out, most });
	});
	child.stdin.end(input || "");
});
const sql = async text => (await run("scripts/stack", ["sql", stack, "-NB"], {}, text)).out.trim();

/* Each account learns 45 minutes every three hours, so nothing is doubtful. */
const logins = (await sql("SELECT p.login FROM person p JOIN member m ON m.person = p.id ORDER BY p.id")).split("\n");
const HOME = "https://platform.example.org";
const rows = Array.from({ length: n }, (_, i) => ({ id: randomUUID(), account: logins[i % logins.length],
	at: new Date(Date.UTC(2020, 0, 1) + 10800000 * Math.floor(i / logins.length)).toISOString() }));
const statement = ({ id, account, at }) => ({ id, version: "1.0.3", timestamp: at, stored: "2026-01-01T00:00:00.000Z",
	actor: { objectType: "Agent", account: { homePage: HOME, name: account } },
	verb: { id: "http://adlnet.gov/expapi/verbs/experienced", display: { "zh-CN": "学习" } },
	object: { objectType: "Activity", id: HOME + "/course/1", definition: { name: { "zh-CN": "信息技术与学科融合导论" }, type: "http://adlnet.gov/expapi/activities/course" } },
	result: { duration: "PT45M" } });
const pages = [];
for (let from = 0; from < n; from += 1000)
	pages.push(Buffer.from(JSON.stringify({ statements: rows.slice(from, from + 1000).map(statement),
		more: from + 1000 < n ? `/xAPI/statements?page=${from / 1000 + 1}` : "" })));
const source = createServer((asked, reply) => {
	const url = new URL(asked.url, "http://x");
	const body = url.pathname.endsWith("/about") ? Buffer.from('{"version":["1.0.3"]}') : pages[Number(url.searchParams.get("page") || 0)];
	reply.writeHead(200, { "Content-Type": "application/json", "Content-Length": body.length }).end(body);
});
await new Promise(ready => source.listen(0, "127.0.0.1", ready));

await sql(`INSERT INTO provider (id, programme, name, driver, address, home, minutes) VALUES
	(71, 1, '装载', 'xapi', 'https://load.example.org', '', 45), (72, 1, '取回', 'xapi', 'http://127.0.0.1:${source.address().port}/xAPI', '${HOME}', 45);
	INSERT INTO pull_run (id, provider, began_at, ended_at) VALUES (71, 71, '2026-01-01', '2026-01-01')`);
const file = join(stack, "empty", "rows.csv");
mkdirSync(join(stack, "empty"), { recursive: true });
const time = at => at.replace("T", " ").replace("Z", "");
writeFileSync(file, rows.map(row => `71\t${row.id}\t${row.account}\t${HOME}/course/1\t信息技术与学科融合导论\t2700\t1\t\\N\t\\N\t\\N\t\\N\t${time(row.at)}\t2026-01-01 00:00:00\t71\n`).join(""));

let begun = Date.now();
await sql(`LOAD DATA INFILE '${file}' INTO TABLE platform_record CHARACTER SET utf8mb4
	(provider, record, account, code, course, seconds, measured, completed, elapsed, passed, score, happened_at, stored_at, run)`);
const loaded = n / ((Date.now() - begun) / 1000);
const settings = Object.fromEntries(readFileSync(stack + "/settings", "utf8").split("\n").filter(line => line.includes("=")).map(line => line.split(/=(.*)/s).slice(0, 2)));
begun = Date.now();
const { most } = await run(build + "/fcgi/hours/hours-pull", ["--only", "72"], { ...settings, WEINENGLI_PULL_LOCAL: "1" });
const pulled = n / ((Date.now() - begun) / 1000);
const kept = await sql("SELECT CONCAT(COUNT(*), ' ', SUM(doubted)) FROM platform_record r JOIN pull_run u ON u.id = r.run WHERE r.provider = 72");
if (kept !== `${n} 0`)
	throw new Error(`kept ${kept} of ${n}`);
source.close();
source.closeAllConnections();
const round = x => Math.round(x).toLocaleString("en");
process.stdout.write(`${round(n)} statements
LOAD DATA of the same rows   ${round(loaded)} rows/s
hours-pull, all of it        ${round(pulled)} statements/s, ${(pulled / loaded).toFixed(2)} of LOAD DATA, at most ${most.toFixed(0)} MiB
`);
