/* ask.mjs - asks the running stack over HTTP and says what it promises.
 *
 *	const li = await signIn("s1-01");
 *	says(await li.post("/api/review/verdict", { ... }), 409, "不由您", "nobody judges herself");
 *
 * A person sends what a page would: the session's cookie, our origin, the token with every change, an
 * Idempotency-Key with every POST (give { key } to repeat one). An answer is { status, headers, text, body },
 * body the JSON in it or null. The stack is the one in the folder STACK.
 */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import http from "node:http";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

export const top = fileURLToPath(new URL("..", import.meta.url));
export const stack = process.env.STACK;
if (!stack)
	throw new Error("STACK names no folder; scripts/test sets it");
export const base = readFileSync(stack + "/ready", "utf8").trim();

const kept = new http.Agent({ keepAlive: true });

/* One request exactly as given: nothing is added but Content-Length. */
export function send(method, path, headers = {}, body = "") {
	return new Promise((done, lost) => {
		const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body);
		const asked = http.request(base + path, { method, agent: kept,
			headers: { ...(bytes.length || method !== "GET" ? { "Content-Length": bytes.length } : {}), ...headers } });
		asked.on("error", lost);
		asked.on("response", reply => {
			const parts = [];
			reply.on("data", part => parts.push(part));
			reply.on("error", lost);
			reply.on("end", () => done(answer(reply, Buffer.concat(parts))));
		});
		asked.end(bytes);
	});
}

function answer(reply, bytes) {
	const text = bytes.toString();
	let body = null;
	if (/json/.test(reply.headers["content-type"] || "") && text)
		body = JSON.parse(text);
	return { status: reply.statusCode, headers: reply.headers, text, bytes, body };
}

/* Whoever holds this cookie and token; nobody() holds none. */
export function person(cookie = "", token = "") {
	const headers = (change, more) => ({ ...(cookie && { Cookie: cookie }),
		...(change && { Origin: base, "Sec-Fetch-Site": "same-origin", ...(token && { "X-CSRF-Token": token }) }), ...more });
	const change = (method, path, body, more) => body === undefined || Buffer.isBuffer(body) ?
		send(method, path, headers(true, more), body) :
		send(method, path, headers(true, { "Content-Type": "application/json", ...more }), JSON.stringify(body));
	const match = etag => etag === undefined ? {} : { "If-Match": /^"/.test(etag) ? String(etag) : `"${etag}"` };
	return {
		cookie, token,
		get: (path, more) => send("GET", path, headers(false, more)),
		post: (path, body, { key = randomBytes(16).toString("hex"), ...more } = {}) =>
			change("POST", path, body, { "Idempotency-Key": key, ...more }),
		put: (path, body, etag, more) => change("PUT", path, body, { ...match(etag), ...more }),
		patch: (path, body, etag, more) => change("PATCH", path, body, { ...match(etag), ...more }),
		del: (path, etag, more) => change("DELETE", path, undefined, { ...match(etag), ...more }),
		change
	};
}
export const nobody = person();

/* With a password: as the page does it. Without: a session is written as auth would write it, which saves the
 * tests some seconds of password hashing. */
export async function signIn(login, password) {
	const cookie = password === undefined ? await beginSession(login) : await enter(login, password);
	const me = await person(cookie).get("/api/auth/me");
	assert.equal(me.status, 200, `${login} is not signed in: ${me.text}`);
	return Object.assign(person(cookie, me.body.token), { id: me.body.person, me: me.body });
}

async function beginSession(login) {
	const bits = randomBytes(32);
	const hash = createHash("sha256").update(bits).digest("hex");
	await sql(`INSERT INTO session (hash, person, address) SELECT UNHEX('${hash}'), id, '127.0.0.1' FROM person WHERE login = ${quote(login)}`);
	return "weinengli=" + bits.toString("base64url");
}

async function enter(login, password) {
	for (;;) {
		const reply = await nobody.post("/api/auth/session", { login, password });
		if (reply.status !== 503) {
			assert.ok(reply.status < 300, `${login} cannot sign in: ${reply.text}`);
			return reply.headers["set-cookie"][0].split(";")[0];
		}
		await pause(1000 * Number(reply.headers["retry-after"]));
	}
}

/* The answer has this status and these words in it (a string, a RegExp, or a list of them). Gives the answer
 * back, so that a story can go on with it. */
export async function says(asked, status, words, sentence) {
	const reply = await asked;
	await test(sentence, () => {
		assert.equal(reply.status, status, `answered ${reply.status}, not ${status}: ${reply.text.slice(0, 500)}`);
		for (const word of [words].flat())
			assert.ok(word instanceof RegExp ? word.test(reply.text) : reply.text.includes(word),
				`not in the answer: ${word}\n${reply.text.slice(0, 1000)}`);
	});
	return reply;
}

/* Something else that must hold. */
export const holds = (sentence, claim) => test(sentence, claim);

/* Waits until a condition holds, at most 20 seconds. */
export async function until(condition, what) {
	for (let tries = 400; tries > 0; tries--) {
		if (await condition())
			return;
		await pause(50);
	}
	assert.fail("waited in vain: " + what);
}

/* A program of ours or of the system: { code, out, err }. */
export const command = (file, words, { input, env } = {}) => new Promise(done => {
	const child = execFile(file, words, { cwd: top, maxBuffer: 1 << 28, env: { ...process.env, ...env } },
		(error, out, err) => done({ code: error ? error.code : 0, out, err }));
	child.stdin.on("error", () => {});	/* it may end without reading */
	child.stdin.end(input || "");
});

/* SQL as the database's root: rows as objects of text; null is null. Throws when it fails. */
export async function sql(text) {
	const { code, out, err } = await command("scripts/stack", ["sql", stack, "--batch"], { input: text });
	assert.equal(code, 0, err);
	const lines = out.split("\n").slice(0, -1).map(line => line.split("\t").map(plain));
	return lines.slice(1).map(cells => Object.fromEntries(lines[0].map((name, i) => [name, cells[i]])));
}

const plain = cell => cell === "NULL" ? null :
	cell.replace(/\\([tn0\\])/g, (_, c) => ({ t: "\t", n: "\n", 0: "\0", "\\": "\\" })[c]);

export const quote = value => value === null || value === undefined ? "NULL" :
	typeof value === "number" ? String(value) : "'" + String(value).replace(/['\\]/g, "\\$&") + "'";

/* Inserts rows, given as objects with the same keys. */
export const insert = (table, ...rows) =>
	`INSERT INTO ${table} (${Object.keys(rows[0]).map(k => "`" + k + "`")}) VALUES\n` +
	rows.map(row => `(${Object.values(row).map(quote)})`).join(",\n") + ";\n";
