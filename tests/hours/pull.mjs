/* pull.mjs - hours-pull as a plain command under the stack's settings.
 *
 *	const provider = await platform(school, lrs.address);
 *	await pull(provider);			{ code, rss }: rss is the greatest memory it took, in MiB
 *	await lastRun(provider);		the row of pull_run
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { insert, sql, stack, top } from "../ask.mjs";

const program = (process.env.BUILD || top + "/build") + "/fcgi/hours/hours-pull";
const settings = () => Object.fromEntries(readFileSync(stack + "/settings", "utf8").split("\n")
	.filter(line => line.includes("=")).map(line => line.split(/=(.*)/s).slice(0, 2)));

const credentials = mkdtempSync(join(tmpdir(), "credentials-"));
writeFileSync(join(credentials, "sample"), "sample:sample\n");
writeFileSync(join(credentials, "moodle"), "token:0123456789abcdef0123456789abcdef\n");

/* Begins a run against one platform: { child, ended }, the child the caller's to kill. */
export function begin(provider, env = {}, words = []) {
	const child = spawn(program, ["--only", String(provider), ...words], { stdio: ["ignore", "ignore", "pipe"],
		env: { ...process.env, ...settings(), CREDENTIALS_DIRECTORY: credentials, WEINENGLI_PULL_LOCAL: "1", WEINENGLI_PULL_SECONDS: "2", ...env } });
	let said = "";
	child.stderr.on("data", data => { said += data; });
	return { child, ended: new Promise((done, failed) => child.on("close", code =>
		/: bug: |Sanitizer|runtime error/.test(said) ? failed(new Error(said)) : done(code))) };
}

export async function pull(provider, env) {
	const { child, ended } = begin(provider, env);
	let rss = 0;
	const watch = setInterval(() => {
		try {
			rss = Math.max(rss, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))[1]) / 1024);
		} catch (gone) { /* it has ended */ }
	}, 5);
	const code = await ended;
	clearInterval(watch);
	return { code, rss };
}

let count = 0;
export async function platform(school, address, more = {}) {
	const id = school.programme + 100 + count++;
	await sql(insert("provider", { id, programme: school.programme, name: "平台" + id, driver: more.driver || "xapi", address, credential: "sample", minutes: 45, wait: 0, ...more }));
	return id;
}

export const lastRun = async provider => (await sql(`SELECT * FROM pull_run WHERE provider = ${provider} ORDER BY id DESC LIMIT 1`))[0];
