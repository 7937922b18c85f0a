/* pull.mjs - statements a second from a source like an LRS on this host into the ledger, beside MariaDB's own bulk load of the
 * same rows into the same table, in one run.
 *
 *	node tests/load/pull.mjs STACK BUILD N [ROUNDS]
 *
 * The source gives pages of 1,000 that were made before, so that it is not what is measured. A row of LOAD DATA has what a
 * pulled record has; what the pull does besides is HTTP, JSON, the accounts, the journal, and the search for doubtful sums.
 * Both take turns, each round with teachers of its own, and the medians are told: this machine is seldom ours alone. */
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const [stack, build, n, rounds] = [process.argv[2], process.argv[3], Number(process.argv[4]), Number(process.argv[5] || 3)];
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

const settings = Object.fromEntries(readFileSync(stack + "/settings", "utf8").split("\n").filter(line => line.includes("=")).map(line => line.split(/=(.*)/s).slice(0, 2)));
const server = readFileSync(stack + "/pid/mariadb", "utf8").trim();
const processor = () => readFileSync(`/proc/${server}/stat`, "utf8").split(") ")[1].split(" ").slice(11, 13).reduce((a, b) => a + Number(b), 0) / 100;
const HOME = "https://platform.example.org";

const statement = ({ id, account, at }) => ({ id, version: "1.0.3", timestamp: at, stored: "2026-01-01T00:00:00.000Z",
	actor: { objectType: "Agent", account: { homePage: HOME, name: account } },
	verb: { id: "http://adlnet.gov/expapi/verbs/experienced", display: { "zh-CN": "学习" } },
	object: { objectType: "Activity", id: HOME + "/course/1", definition: { name: { "zh-CN": "信息技术与学科融合导论" }, type: "http://adlnet.gov/expapi/activities/course" } },
	result: { duration: "PT45M" } });
let pages;
const source = createServer((asked, reply) => {
	const url = new URL(asked.url, "http://x");
	const body = url.pathname.endsWith("/about") ? Buffer.from('{"version":["1.0.3"]}') : pages[Number(url.searchParams.get("page") || 0)];
	reply.writeHead(200, { "Content-Type": "application/json", "Content-Length": body.length }).end(body);
});
await new Promise(ready => source.listen(0, "127.0.0.1", ready));

/* Seconds by the clock, and of them the server's processor; memory of what ran. */
async function timed(work) {
	const began = Date.now(), spent = processor(), result = await work();
	return { seconds: (Date.now() - began) / 1000, server: processor() - spent, most: result.most };
}

async function load(provider, rows) {
	const file = join(stack, "empty", "rows.csv"), time = at => at.replace("T", " ").replace("Z", "");
	mkdirSync(join(stack, "empty"), { recursive: true });
	const kept = await sql(`INSERT INTO provider (id, programme, name, driver, address, home, minutes) VALUES (${provider}, 1, '装载${provider}', 'xapi', 'https://load.example.org', '', 45);
		INSERT INTO pull_run (provider, began_at, ended_at) VALUES (${provider}, '2026-01-01', '2026-01-01');
		SELECT LAST_INSERT_ID()`);
	writeFileSync(file, rows.map(row => `${provider}\t${row.id}\t${row.account}\t${HOME}/course/1\t信息技术与学科融合导论\t2700\t1\t\\N\t\\N\t\\N\t\\N\t${time(row.at)}\t2026-01-01 00:00:00\t${kept}\n`).join(""));
	return timed(() => run("scripts/stack", ["sql", stack, "-NB"], {}, `LOAD DATA INFILE '${file}' INTO TABLE platform_record CHARACTER SET utf8mb4
		(provider, record, account, code, course, seconds, measured, completed, elapsed, passed, score, happened_at, stored_at, run)`));
}

async function pull(provider, rows) {
	pages = [];
	for (let from = 0; from < n; from += 1000)
		pages.push(Buffer.from(JSON.stringify({ statements: rows.slice(from, from + 1000).map(statement),
			more: from + 1000 < n ? `/xAPI/statements?page=${from / 1000 + 1}` : "" })));
	await sql(`INSERT INTO provider (id, programme, name, driver, address, home, minutes) VALUES
		(${provider}, 1, '取回${provider}', 'xapi', 'http://127.0.0.1:${source.address().port}/xAPI', '${HOME}', 45)`);
	const spent = await timed(() => run(build + "/fcgi/hours/hours-pull", ["--only", String(provider)], { ...settings, WEINENGLI_PULL_LOCAL: "1" }));
	const all = await sql(`SELECT CONCAT(COUNT(*), ' ', (SELECT SUM(doubted) FROM pull_run WHERE provider = ${provider})) FROM platform_record WHERE provider = ${provider}`);
	if (all !== `${n} 0`)
		throw new Error(`kept ${all} of ${n}`);
	return spent;
}

/* Each account learns 45 minutes every three hours, so nothing is doubtful. */
const logins = (await sql("SELECT p.login FROM person p JOIN member m ON m.person = p.id ORDER BY p.id")).split("\n");
const share = Math.floor(logins.length / rounds), loads = [], pulls = [];
for (let round = 0; round < rounds; round++) {
	const rows = Array.from({ length: n }, (_, i) => ({ id: randomUUID(), account: logins[round * share + i % share],
		at: new Date(Date.UTC(2020, 0, 1) + 10800000 * Math.floor(i / share)).toISOString() }));
	loads.push(await load(100 + round, rows));
	pulls.push(await pull(200 + round, rows));
}
source.close();
source.closeAllConnections();

const median = list => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const round = x => Math.round(x).toLocaleString("en");
const rate = list => round(n / median(list.map(one => one.seconds)));
process.stdout.write(`${round(n)} statements, ${rounds} rounds
LOAD DATA of the same rows   ${rate(loads)} rows/s (the server's processor ${median(loads.map(one => one.server)).toFixed(1)} s)
hours-pull, all of it        ${rate(pulls)} statements/s (the server's processor ${median(pulls.map(one => one.server)).toFixed(1)} s), at most ${Math.max(...pulls.map(one => one.most)).toFixed(0)} MiB
of LOAD DATA                 ${median(pulls.map((one, i) => loads[i].seconds / one.seconds)).toFixed(2)} (${pulls.map((one, i) => (loads[i].seconds / one.seconds).toFixed(2)).join(", ")})
`);
