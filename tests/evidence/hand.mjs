/* hand.mjs - what the tests of evidence do again and again: choose, upload, draft, hand in. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { base, sql, stack, top } from "../ask.mjs";

export const sha256 = bytes => createHash("sha256").update(bytes).digest("hex");

/* A task list written as plan would write it; gives the abilities' ids by code. */
export async function choose(school, someone, ...codes) {
	await sql(`INSERT INTO task_list (programme, person) VALUES (${school.programme}, ${someone.id});
		INSERT INTO choice SELECT LAST_INSERT_ID(), id FROM ability WHERE code IN ('${codes.join("','")}')`);
	const rows = await sql("SELECT code, id FROM ability");
	return Object.fromEntries(rows.map(row => [row.code, Number(row.id)]));
}

/* --- tus, by hand --- */

export const tus = { "Tus-Resumable": "1.0.0" };
export const named = (name, more = "") => `filename ${Buffer.from(name).toString("base64")}${more}`;

export const begin = (someone, name, size, more) =>
	someone.change("POST", "/api/evidence/upload", undefined, { ...tus, "Upload-Length": String(size), "Upload-Metadata": named(name), ...more });
export const part = (someone, path, offset, bytes, more) =>
	someone.change("PATCH", path, Buffer.from(bytes), { ...tus, "Content-Type": "application/offset+octet-stream", "Upload-Offset": String(offset), ...more });
export const where = (someone, path) => someone.change("HEAD", path, undefined, tus);

/* The whole file in one part; gives the answer of the part and the upload's token. */
export async function upload(someone, name, bytes) {
	const begun = await begin(someone, name, bytes.length);
	assert.equal(begun.status, 201, begun.text);
	const path = begun.headers.location;
	const reply = await part(someone, path, 0, bytes);
	return Object.assign(reply, { path, token: path.split("/").pop() });
}

/* --- draft and hand-in --- */

export const work = async (someone, ability) => {
	const reply = await someone.get(`/api/evidence/work/${ability}`);
	assert.equal(reply.status, 200, reply.text);
	return reply.body;
};

export const passTicks = requirement => requirement.criteria.filter(c => c.grade === "pass").map(c => c.criterion);
export const allTicks = requirement => requirement.criteria.map(c => c.criterion);

/* Saves a draft in which every piece is `given` (by requirement kind) and judged by `ticks`. */
export async function prepare(someone, ability, give, ticks = allTicks) {
	const whole = await work(someone, ability);
	const pieces = [];
	for (const requirement of whole.requirements)
		pieces.push({ requirement: requirement.requirement, ticks: ticks(requirement), ...await give(requirement) });
	const saved = await someone.put(`/api/evidence/draft/${ability}`, { pieces }, whole.version);
	assert.equal(saved.status, 204, saved.text);
	return whole.version + 1;
}

export const handIn = (someone, ability, draft, more) =>
	someone.post(`/api/evidence/submission/${ability}`, { draft }, more);

/* --- the program as a plain command, to be cut or killed --- */

export const settings = () => Object.fromEntries(readFileSync(stack + "/settings", "utf8").split("\n")
	.filter(line => line.includes("=")).map(line => line.split(/=(.*)/s).slice(0, 2)));

/* Runs one request of this person outside nginx; gives { child, ended }, the answer being ended's { status, text }.
 * within: a command that runs it. */
export function aside(someone, method, path, headers = {}, env = {}, within = []) {
	const token = "0".repeat(40);
	const words = [...within, (process.env.BUILD || top + "/build") + "/fcgi/evidence/evidence"];
	const child = spawn(words[0], words.slice(1), { env: { ...process.env, ...settings(), ...env,
		PERSON: String(someone.id), ROLES: "teacher", CSRF: token, HTTP_X_CSRF_TOKEN: token, HTTP_ORIGIN: base,
		HTTP_HOST: base.replace("http://", ""), REMOTE_ADDR: "127.0.0.1", REQUEST_METHOD: method, PATH_INFO: path,
		...Object.fromEntries(Object.entries({ ...tus, ...headers }).map(([name, value]) => [(/^Content-Length$/.test(name) ? "" : "HTTP_") +
			name.toUpperCase().replace(/-/g, "_"), String(value)])) } });
	child.stdin.on("error", () => {});
	let text = "";
	child.stdout.on("data", data => { text += data; });
	const ended = new Promise(done => child.on("close", () => done({ status: Number(/^Status: (\d+)/.exec(text)?.[1]), text })));
	return { child, ended };
}
