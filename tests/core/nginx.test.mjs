/* What nginx/ promises: nobody reaches a program unasked, nobody is believed who he says he is, and its own faults
 * are sentences. The first part reads the configuration that is running, the second asks it. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { base, command, holds, nobody, says, send, signIn, stack } from "../ask.mjs";
import { makeSchool } from "../school.mjs";

/* --- the configuration, included files in their places ------------------- */

const dumped = await command("nginx", ["-T", "-p", stack + "/nginx", "-c", stack + "/nginx/nginx.conf", "-e", "stderr"],
	{ env: { PATH: process.env.PATH + ":/usr/sbin" } });
const files = Object.fromEntries(dumped.out.split(/^# configuration file (.*):$/m).slice(1)
	.reduce((pairs, text, i, all) => i % 2 ? [...pairs, [all[i - 1], text]] : pairs, []));

function whole(name) {
	return files[name].replace(/^\s*#.*$/gm, "").replace(/\binclude\s+([^;*]+);/g, (_, file) =>
		whole(file.startsWith("/") ? file : stack + "/nginx/" + file));
}

/* [pattern, text] of every location; ours have no nested ones. */
const locations = [...whole(stack + "/nginx/nginx.conf").matchAll(/\blocation\s+((?:[=~^*]+\s+)?\S+)\s*\{((?:[^{}]|\{[^{}]*\})*)\}/g)]
	.map(found => [found[1], found[2]]);
const programs = locations.filter(([, text]) => /fastcgi_pass/.test(text));

const PUBLIC = ["= /api/auth/session", "= /api/auth/first", "~ ^/api/(?<program>certificate)(?<path>/public/.*)$",
	"~ ^/api/(?<program>auth|admin|plan|evidence|review|hours|certificate|report)(?<path>/(healthz|readyz|metrics))$",
	"~ ^/weinengli/ready/(?<program>[a-z]+)$", "= /weinengli/check"];

holds("the configuration was read whole", () => assert.ok(programs.length >= 9, dumped.err));
holds("every location that reaches a program asks auth first, but the listed public ones", () =>
	assert.deepEqual(programs.filter(([, text]) => !/auth_request \/weinengli\/check;/.test(text)).map(([name]) => name).sort(),
		[...PUBLIC].sort()));
holds("who it is comes from auth's answer only", () => {
	for (const [name, text] of programs.filter(([, text]) => /auth_request/.test(text)))
		for (const word of ["PERSON", "ROLES", "CSRF"])
			assert.deepEqual(text.match(new RegExp(`fastcgi_param\\s+${word}\\s+\\S+;`, "g")).map(line => line.split(/\s+/)[2]),
				[`$weinengli_${word.toLowerCase()};`], name);
});
holds("no program but auth is given a cookie", () =>
	assert.deepEqual(programs.filter(([name, text]) => !/fastcgi_param HTTP_COOKIE\s+"";/.test(text)).map(([name]) => name).sort(),
		["= /api/auth/first", "= /api/auth/session", "= /weinengli/check", "= /weinengli/session", "~ ^/api/(?<program>auth)(?<path>/.*)$"]));
holds("no program sees a client's Proxy header", () =>
	assert.deepEqual(programs.filter(([, text]) => !/fastcgi_param HTTP_PROXY\s+"";/.test(text)), []));
holds("a parameter is given once, so that none hides another", () => {
	for (const [name, text] of programs) {
		const given = [...text.matchAll(/fastcgi_param\s+(\S+)/g)].map(found => found[1]);
		assert.equal(new Set(given).size, given.length, name + ": " + given);
	}
});

/* --- what it does -------------------------------------------------------- */

const school = await makeSchool();
const wang = await signIn(school.people.wang.login);
const head = school.people.head.id;
const forged = { Person: head, Roles: "admin", "X-Person": head, "X-Roles": "admin", "X-Csrf": "x".repeat(43), PERSON: head, ROLES: "admin",
	"X-Original-URI": "/", "X-Forwarded-User": head, Proxy: "http://127.0.0.1:9" };

says(send("GET", "/api/auth/me", forged), 401, "请重新登录", "forged headers sign nobody in");
const me = await says(wang.get("/api/auth/me", forged), 200, "王一诺", "and make nobody another");
holds("with no other roles", () => assert.equal(me.body.roles, "teacher"));
const asked = await wang.get(`/api/auth/me?PERSON=${head}&ROLES=admin`);
holds("nor do forged parameters", () => assert.ok(!asked.text.includes("郑九川"), asked.text));
says(send("GET", "/api/auth/me", { Cookie: "weinengli=" + "A".repeat(43) }), 401, "请重新登录", "a guessed cookie is worth nothing");
says(nobody.post("/api/auth/check", {}), 404, "没有找到", "nginx' own question is nobody else's");
for (const path of ["/weinengli/check", "/weinengli/session", "/weinengli/store/aa/bb/" + "c".repeat(64), "/weinengli/prints/" + "c".repeat(64) + ".pdf"])
	says(wang.get(path), 404, "没有找到", `${path.slice(0, 20)} cannot be asked from outside`);
says(wang.get("/api/nothing/here"), 404, "没有找到", "a program that is not there is not found");

says(wang.post("/api/plan/choice", Buffer.alloc(300 << 10, 32), { "Content-Type": "application/json" }), 413, "内容太大",
	"what is too large is refused in words");
{
	const page = await nobody.get("/evidence/work.html"), first = await nobody.get("/");
	const [, module] = /type="module" src="([^"]+)"/.exec(page.text), [, sheet] = /rel="stylesheet" href="([^"]+)"/.exec(first.text);
	await holds("a page is asked for each time and names what it loads by the version of all files", () => {
		assert.equal(page.headers["cache-control"], "no-cache");
		assert.match(module, /^\/@[0-9a-f]{12}\/evidence\/work\.js$/);
		assert.match(sheet, /^\/@[0-9a-f]{12}\/parts\/style\.css$/);
		assert.match(/type="module" src="([^"]+)"/.exec(first.text)[1], /^\/@[0-9a-f]{12}\/report\/now\.js$/);
		for (const text of [page.text, first.text])
			assert.doesNotMatch(text, /(src|href)="(?!\/@)/);
	});
	await holds("which browsers keep for good, and which is the same file", async () => {
		for (const [at, plain] of [[module, "/evidence/work.js"], [sheet, "/parts/style.css"]]) {
			const kept = await nobody.get(at), now = await nobody.get(plain);
			assert.equal(kept.headers["cache-control"], "public, max-age=31536000, immutable");
			assert.equal(now.headers["cache-control"], "no-cache");
			assert.equal(kept.headers["content-type"], now.headers["content-type"]);
			assert.match(kept.headers["content-security-policy"], /script-src 'self'/);
			assert.equal(kept.text, now.text);
		}
		assert.equal((await nobody.get("/@0/parts/nothing.js")).status, 404);
		assert.equal((await nobody.get("/@0/../../nginx/nginx.conf")).status, 404);
	});
}
says(nobody.change("PATCH", "/api/evidence/upload/x", Buffer.alloc(1 << 20)), 401, "请重新登录",
	"a part of an upload after the session has ended is told that, however large it is");
const big = await wang.post("/api/plan/choice", Buffer.alloc(300 << 10, 32), { "Content-Type": "application/json" });
holds("in the form of the programs' own refusals", () => {
	assert.match(big.headers["content-type"], /^application\/problem\+json/);
	assert.equal(big.body.status, 413);
	assert.match(big.headers["x-request-id"], /^[0-9a-f]{32}$/);
});
says(send("GET", "/" + "x".repeat(20000)), 414, "地址太长", "so is an address that is too long");

const page = await says(nobody.get("/"), 200, "<html lang=\"zh-CN\">", "pages are there without signing in");
holds("and carry the strict policy", () => {
	assert.match(page.headers["content-security-policy"], /default-src 'none'; script-src 'self'; style-src 'self'/);
	assert.doesNotMatch(page.headers["content-security-policy"], /unsafe/);
	assert.equal(page.headers["x-content-type-options"], "nosniff");
	assert.ok(!page.headers.server.includes("/"), "no version of nginx");
});
{
	const sheet = await send("GET", "/parts/style.css");
	says(send("GET", "/parts/style.css", { "If-None-Match": sheet.headers.etag }), 304, "", "a file that has not changed is not sent again");
}
for (const path of ["/../sql/accounts.sql", "/..%2fsql/accounts.sql", "/parts/..%2f..%2fsql/accounts.sql", "/%2e%2e/sql/accounts.sql"]) {
	const lost = await send("GET", path);
	holds(`${path} leads nowhere`, () => assert.ok([400, 404].includes(lost.status) && !/CREATE USER/.test(lost.text), lost.text));
}

const api = await wang.get("/api/auth/me");
holds("no answer of a program is kept in a cache, or read as a page", () => {
	assert.equal(api.headers["cache-control"], "no-store");
	assert.equal(api.headers["x-content-type-options"], "nosniff");
	assert.match(api.headers["content-security-policy"], /default-src 'none'/);
});
const named = await wang.get("/api/auth/me", { "X-Request-Id": "mine" });
holds("each answer has a name of its own, whatever the client called it", () => {
	assert.match(named.headers["x-request-id"], /^[0-9a-f]{32}$/);
	assert.notEqual(named.headers["x-request-id"], api.headers["x-request-id"]);
});

const flood = await Promise.all(Array.from({ length: 400 }, () => nobody.get("/api/certificate/public/x")));
const late = flood.find(one => one.status === 429);
holds("a flood at the public pages is slowed, in words", () => {
	assert.ok(late, "400 at once were all let through");
	assert.match(late.text, /操作太频繁/);
	assert.equal(late.headers["retry-after"], "5");
});
