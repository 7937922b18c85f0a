// Signing in and out, and how long a session lasts.
import assert from "node:assert/strict";
import { holds, nobody, person, says, signIn, sql } from "../ask.mjs";
import { makeSchool, password } from "../school.mjs";
import { plainSignIn } from "./plain.mjs";

const school = await makeSchool();
const { wang, li, zhao, qian, sun, zhou, wu, head, cio, chair, office, leader } = school.people;
const enter = (login, word, more) => nobody.post("/api/auth/session", { login, password: word }, more);
const cookieOf = reply => reply.headers["set-cookie"][0].split(";")[0];
const works = (cookie, sentence) => says(person(cookie).get("/api/auth/me"), 200, "", sentence);
const ended = (cookie, sentence) => says(person(cookie).get("/api/auth/me"), 401, "登录", sentence);

/* --- who gets in --------------------------------------------------------- */

const good = await says(enter(wang.login, password), 204, "", "login and password open a session");
await holds("the cookie is for this host alone, for no script, and for no other site", () => {
	const [value, ...flags] = good.headers["set-cookie"][0].split("; ");
	assert.match(value, /^weinengli=[A-Za-z0-9_-]{43}$/);
	assert.deepEqual(flags, ["Path=/", "HttpOnly", "SameSite=Lax"]);
	assert.equal(good.headers["cache-control"], "no-store");
});
await holds("unless a test says otherwise it is also bound to https and to this very host", async () => {
	const { text } = await plainSignIn(wang.login, password, { WEINENGLI_COOKIE_SECURE: "" });
	assert.match(text, /^Set-Cookie: __Host-weinengli=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure\r?$/m);
});
await works(cookieOf(await enter(wang.login.toUpperCase(), password)), "large letters in a login do not matter");

const wrong = await says(enter(li.login, "not the password"), 401, "登录名或密码不对", "a wrong password is refused");
const strange = [
	[await enter(`${school.code}-nobody`, password), "an unknown login"],
	[await (async () => {
		await sql(`UPDATE person SET closed = 1 WHERE id = ${zhao.id}`);
		return enter(zhao.login, password);
	})(), "a closed person's right password"],
	[await (async () => {
		await sql(`DELETE FROM credential WHERE person = ${qian.id}`);
		return enter(qian.login, password);
	})(), "somebody who never set a password"]];
for (const [reply, whose] of strange)
	await holds(`${whose} gets the very answer of a wrong password`, () => {
		assert.equal(reply.status, wrong.status);
		const bare = text => text.replace(/"request":"[^"]*"/, "");
		assert.equal(bare(reply.text), bare(wrong.text));
		const names = Object.keys(reply.headers).filter(name => name !== "x-request-id" && name !== "date").sort();
		assert.deepEqual(names, Object.keys(wrong.headers).filter(name => name !== "x-request-id" && name !== "date").sort());
	});

await holds("and takes as long, so that time does not tell either", async () => {
	const time = async login => {
		const from = performance.now();
		assert.equal((await enter(login, "not the password")).status, 401);
		return performance.now() - from;
	};
	const known = [], unknown = [];
	for (const one of [sun, zhou, wu, head, cio, chair, office]) {
		known.push(await time(one.login));
		unknown.push(await time(`${school.code}-no-${one.login.slice(-3)}`));
	}
	const middle = list => list.sort((a, b) => a - b)[list.length >> 1];
	const ratio = middle(unknown) / middle(known);
	assert.ok(ratio > 0.5 && ratio < 2, `unknown takes ${ratio.toFixed(2)} times as long`);
});

await says(enter("教师", password), 422, "登录名", "a login of other letters is a wrong field, not a search");
await says(enter(wang.login, ""), 422, "密码", "no password is a wrong field");
await says(nobody.post("/api/auth/session", { login: wang.login, password, person: 1 }), 422, "",
	"nobody says beside it who she is");

/* --- a token is made at sign-in, and only there -------------------------- */

const planted = "weinengli=" + "A".repeat(43);
const over = await enter(li.login, password, { Cookie: planted });
await holds("a token that was there before signing in is not taken over", () => assert.notEqual(cookieOf(over), planted));
await ended(planted, "and opens nothing afterwards");

const again = await enter(li.login, password, { Cookie: cookieOf(over) });
await holds("every sign-in makes a new token", () => assert.notEqual(cookieOf(again), cookieOf(over)));
await ended(cookieOf(over), "and ends the one that the browser came with");
await works(cookieOf(again), "the new one works");

await holds("the database holds no token, only its hash", async () => {
	const text = cookieOf(again).split("=")[1];
	const rows = await sql(`SELECT HEX(hash) AS hash FROM session WHERE person = ${li.id}`);
	const bits = Buffer.from(text, "base64url").toString("hex");
	assert.ok(rows.length > 0 && !rows.some(row => row.hash.toLowerCase() === bits));
});
for (const junk of ["weinengli=", "weinengli=x", "weinengli=" + "!".repeat(43), "weinengli=" + "A".repeat(5000),
	"WEINENGLI=" + cookieOf(again).split("=")[1], "__Host-" + cookieOf(again)])
	await ended(junk, `a cookie like ${junk.slice(0, 20)} opens nothing`);

/* --- how it ends ---------------------------------------------------------- */

const two = [await signIn(wang.login), await signIn(wang.login)];
const out = await says(two[0].del("/api/auth/session"), 204, "", "signing out is answered");
await holds("the browser is told to forget the cookie", () => assert.match(out.headers["set-cookie"][0], /^weinengli=; .*Max-Age=0/));
await ended(two[0].cookie, "what was signed out stays out, for whoever kept the cookie");
await works(two[1].cookie, "signed in elsewhere stays in");

const age = (who, columns) => sql(`UPDATE session SET ${columns} WHERE person = ${who.id}`);
const quiet = await signIn(sun.login);
await age(sun, "seen_at = UTC_TIMESTAMP(6) - INTERVAL 29 MINUTE");
await works(quiet.cookie, "29 minutes without a click do no harm");
await holds("and the click counts", async () => {
	const [row] = await sql(`SELECT TIMESTAMPDIFF(SECOND, seen_at, UTC_TIMESTAMP(6)) AS ago FROM session WHERE person = ${sun.id}`);
	assert.ok(Number(row.ago) < 60);
});
await age(sun, "seen_at = UTC_TIMESTAMP(6) - INTERVAL 31 MINUTE");
await ended(quiet.cookie, "31 minutes end the session");

const long = await signIn(zhou.login);
await age(zhou, "started_at = UTC_TIMESTAMP(6) - INTERVAL 719 MINUTE");
await works(long.cookie, "a working day is one session");
await age(zhou, "started_at = UTC_TIMESTAMP(6) - INTERVAL 721 MINUTE");
await ended(long.cookie, "12 hours after sign-in it ends, however busy");

const shut = await signIn(wu.login);
await sql(`UPDATE person SET closed = 1 WHERE id = ${wu.id}`);
await ended(shut.cookie, "closing a person ends the session at once");

/* --- who somebody is ------------------------------------------------------ */

const boss = await signIn(head.login);
await holds("the head manages the school and is a teacher", () => {
	assert.deepEqual(boss.me.roles.split(" ").sort(), ["school", "teacher"]);
	assert.equal(boss.me.school, school.name);
	assert.equal(boss.me.programme, "试验工程");
	assert.deepEqual(boss.me.duties, [{ role: "head", of: school.name }]);
});
await holds("the chair is of the panel", async () =>
	assert.deepEqual((await signIn(chair.login)).me.roles.split(" ").sort(), ["chair", "panel", "teacher"]));
await holds("a leader's group is named", async () => {
	const { me } = await signIn(leader.login);
	assert.equal(me.group, "语文组");
	assert.deepEqual(me.roles.split(" ").sort(), ["leader", "teacher"]);
});
await holds("an office is no teacher, and is of its county", async () => {
	const { me } = await signIn(office.login);
	assert.equal(me.roles, "office");
	assert.equal(me.school, `试验县${school.code}`);
});
await says(boss.get("/api/admin/schools"), 200, school.name, "a head sees the school");
await sql(`UPDATE role SET until = DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR) WHERE person = ${head.id}`);
await says(boss.get("/api/admin/schools"), 404, "", "whose term has ended sees it no more, in the same session");
await sql(`UPDATE role SET since = DATE(UTC_TIMESTAMP() + INTERVAL 32 HOUR) WHERE person = ${cio.id}`);
await holds("a term that begins tomorrow does not count today", async () =>
	assert.equal((await signIn(cio.login)).me.roles, "teacher"));
