/* lrs.mjs - a real LRS for one test file: Learning Locker's statements service, all in memory.
 *
 *	const lrs = await startLrs();
 *	await lrs.put({ account, minutes, course });	a statement; gives its id; each ends three hours after the one before
 *	await lrs.statement({ ... });			any statement
 *	lrs.address					as a provider's address
 *	lrs.stop()
 */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, mkdirSync, openSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { until } from "../../ask.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
export const HOME = "https://platform.example.org";

const freePort = () => new Promise(done => {
	const server = createServer().listen(0, "127.0.0.1", () => {
		const { port } = server.address();
		server.close(() => done(port));
	});
});

export async function startLrs() {
	const port = await freePort(), folder = mkdtempSync(join(tmpdir(), "lrs-"));
	mkdirSync(join(folder, "storage/accessLogs"), { recursive: true });
	const log = openSync(join(folder, "log"), "w");
	const child = spawn(process.execPath, ["-r", join(here, "loopback.js"), join(here, "node_modules/@learninglocker/xapi-statements/dist/server.js")],
		{ cwd: folder, stdio: ["ignore", log, log], env: { PATH: process.env.PATH, EXPRESS_PORT: String(port), AUTH_REPO: "test", EVENTS_REPO: "test", MODELS_REPO: "memory", STORAGE_REPO: "local" } });
	process.on("exit", () => child.kill("SIGKILL"));
	const address = `http://127.0.0.1:${port}/xAPI`;
	const headers = { "X-Experience-API-Version": "1.0.3", "Content-Type": "application/json", Authorization: "Basic " + Buffer.from("sample:sample").toString("base64") };
	const ask = (path, more) => fetch(address + path, { headers, ...more });
	await until(() => ask("/about").then(reply => reply.ok, () => false), "the LRS to start");
	async function statement(one) {
		const reply = await ask("/statements", { method: "POST", body: JSON.stringify(one) });
		assert.equal(reply.status, 200, await reply.clone().text());
		return (await reply.json())[0];
	}
	let count = 0;
	const next = () => new Date(Date.UTC(2026, 2, 1, 8 + 3 * count++)).toISOString();
	return {
		address, statement,
		put: ({ account, minutes = 45, course = "备课", when = next(), ...more }) => statement({ id: randomUUID(), timestamp: when,
			actor: { objectType: "Agent", name: "甲", account: { homePage: HOME, name: account } },
			verb: { id: "http://adlnet.gov/expapi/verbs/completed" },
			object: { objectType: "Activity", id: HOME + "/course/1", definition: { name: { "zh-CN": course } } },
			result: { duration: `PT${minutes}M` }, ...more }),
		voided: id => statement({ actor: { objectType: "Agent", account: { homePage: HOME, name: "admin" } },
			verb: { id: "http://adlnet.gov/expapi/verbs/voided" }, object: { objectType: "StatementRef", id } }),
		stop() {
			child.kill("SIGKILL");
			rmSync(folder, { recursive: true, force: true });
		}
	};
}
