/* api.js - what pages say to the programs, and what comes back.
 *
 *	get(path)                      reads; waits and asks again by itself when
 *	                               the line or the server is away for a moment
 *	post(path, body)               creates; carries an Idempotency-Key that stays
 *	                               the same until this very act has been answered;
 *	                               with an etag as third, out of what was read
 *	put / patch (path, body, etag) edits; del(path, etag) removes
 *	me()                           who is signed in, asked once per page
 *
 * Each gives a promise of { status, data, etag, location } or throws a
 * Problem: .message is one sentence for the person, .errors is
 * [{ field: "/pieces/0/link", detail }], .status is 0 when the line is lost.
 * A body is an object (sent as JSON) or a Blob (sent as it is).
 * When the session has ended, she signs in on the spot (again.js) and what was
 * asked goes on; a page that nobody has opened yet goes to sign-in and comes back.
 * What the page asked ahead (ahead.js) is not asked again.
 */
import { taken } from "./ahead.js";

const SENTENCES = {
	0: "网络断了，没有送到。您填写的内容还在，请稍后再试。",
	401: "登录已过期，请重新登录。",
	403: "没有找到，或者您无权查看。",
	404: "没有找到，或者您无权查看。",
	409: "现在不能这样做，情况可能已经变化，请刷新后再看。",
	412: "这份内容已在别处修改过。",
	413: "内容太大，请减少后再提交。",
	429: "操作太频繁，请稍等片刻再试。",
	503: "系统正忙，请稍后再试。您填写的内容还在。"
};
const READ_TRIES = 3;
const KEPT_ALIVE = 20000;	/* characters: browsers take 64 KiB */
const READ_LIMIT = 30000;	/* milliseconds until a silent line counts as lost */
/* Where 401 speaks of what was typed, or the session is no longer wanted. */
const OPEN = ["/api/auth/session", "/api/auth/first"];
const keys = {};		/* act -> Idempotency-Key, until it is answered */
let asked = null;		/* promise of who is signed in */
let person = null;
let signing = null;		/* promise that she has signed in again */

export class Problem extends Error {
	constructor(status, body) {
		super((body && (body.detail || body.title)) || SENTENCES[status] ||
			"出了点问题，请稍后再试。");
		this.status = status;
		this.errors = (body && body.errors) || [];
		this.wait = 0;
	}
}

let leaving = false;
addEventListener("pagehide", () => { leaving = true; });
addEventListener("pageshow", () => { leaving = false; });

const pause = seconds => new Promise(go => setTimeout(go, seconds * 1000));

const tell = lost => dispatchEvent(new CustomEvent("line", { detail: lost }));

export function randomKey() {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	return Array.from(bytes, b => (b + 256).toString(16).slice(1)).join("");
}

/* Resolves once this person has signed in again, as again.js asks her to.  Where that does
 * not stand yet: to sign-in, and afterwards back to this very place. */
export function signInAgain() {
	signing = signing || new Promise(signedIn => {
		const here = location.pathname + location.search + location.hash;
		if (!person || dispatchEvent(new CustomEvent("ended", { detail: signedIn, cancelable: true })))
			location.assign("/auth/sign-in.html?" + (person ? "ended=1&" : "") + "back=" + encodeURIComponent(here));
	}).then(signedInAnew).then(same => {
		signing = null;
		return same || new Promise(() => {});	/* the page is read anew for somebody else */
	});
	return signing;
}

async function once(method, path, headers, body) {
	const stop = new AbortController();
	const timer = method === "GET" && setTimeout(() => stop.abort(), READ_LIMIT);
	let reply, text;
	try {
		/* What is sent while the page is left arrives all the same. */
		const keepalive = (leaving || document.hidden) && typeof body === "string" && body.length < KEPT_ALIVE;
		reply = await (method === "GET" && taken(path) || fetch(path, { method, headers, body, signal: stop.signal, keepalive,
			credentials: "same-origin", cache: "no-store" }));
		text = await reply.text();
	} catch (e) {
		tell(true);
		throw new Problem(0);
	} finally {
		clearTimeout(timer);
	}
	tell(false);
	let data = null;
	try {
		data = text ? JSON.parse(text) : null;
	} catch (e) {
		data = null;		/* not from a program of ours: nginx's own page */
	}
	if (reply.ok)
		return { status: reply.status, data, etag: reply.headers.get("ETag"),
			location: reply.headers.get("Location") };
	const problem = new Problem(reply.status, data);
	problem.wait = Number(reply.headers.get("Retry-After")) || 0;
	throw problem;
}

async function read(path, quiet) {
	for (let left = READ_TRIES; ; left--) {
		try {
			return await once("GET", path, { Accept: "application/json" });
		} catch (problem) {
			if (problem.status === 401 && !quiet) {
				await signInAgain();
				continue;
			}
			if (left <= 1 || (problem.status !== 503 && problem.status !== 0))
				throw problem;
			await pause(Math.min(problem.wait || READ_TRIES - left + 1, 10));
		}
	}
}

/* Signed in again, here or in another tab, so the token is another one.  A page that
 * was opened by somebody else is not to act for this person. */
async function signedInAnew() {
	const old = person;
	await me(true);
	if (person.person !== old.person)
		location.reload();
	return person.person === old.person && person.token !== old.token;
}

async function change(method, path, body, etag, way = once, again = false) {
	const blob = body instanceof Blob;
	const text = blob || body === undefined ? body : JSON.stringify(body);
	const act = method + " " + path + " " + (blob ? body.size : text);
	const headers = { Accept: "application/json", "X-CSRF-Token": person ? person.token : "" };
	if (body !== undefined)
		headers["Content-Type"] = (blob && body.type) || "application/json";
	if (etag)
		headers["If-Match"] = etag;
	if (method === "POST")
		headers["Idempotency-Key"] = keys[act] || (keys[act] = randomKey());
	try {
		const answer = await way(method, path, headers, text);
		delete keys[act];
		return answer;
	} catch (problem) {
		if (problem.status > 0 && problem.status < 500)
			delete keys[act];
		if (problem.status === 403 && person && !again && await signedInAnew())
			return change(method, path, body, etag, way, true);
		if (problem.status === 401 && person && !again && !OPEN.includes(path)) {
			await signInAgain();
			return change(method, path, body, etag, way, true);
		}
		throw problem;
	}
}

export const get = path => read(path, false);
export const post = (path, body, etag) => change("POST", path, body, etag);
/* The same by another way than fetch, with once()'s arguments and answer (send.js). */
export const postBy = (way, path, body) => change("POST", path, body, undefined, way);
export const put = (path, body, etag) => change("PUT", path, body, etag);
export const patch = (path, body, etag) => change("PATCH", path, body, etag);
export const del = (path, etag) => change("DELETE", path, undefined, etag);

/* Who is signed in; rejects with status 401 when nobody is. */
export function me(anew) {
	if (!asked || anew)
		asked = read("/api/auth/me", true).then(answer => (person = answer.data));
	return asked;
}

/* The same, at once; null before me() has answered or when nobody is. */
export const whoIsIt = () => person;

/* Ends the session and takes this person's copies off this computer. */
export async function signOut() {
	await del("/api/auth/session").catch(problem => {
		if (problem.status !== 401)
			throw problem;
	});
	forget(sessionStorage);
	forget(localStorage);
	location.assign("/auth/sign-in.html");
}

function forget(store) {
	Object.keys(store).filter(key => /^(kept|draft|upload):|^tus::/.test(key))
		.forEach(key => store.removeItem(key));
}
