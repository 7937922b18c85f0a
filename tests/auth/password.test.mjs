// The first password, by a code on paper, and later ones.
import assert from "node:assert/strict";
import { holds, nobody, person, says, signIn, sql } from "../ask.mjs";
import { makeSchool, password } from "../school.mjs";

const school = await makeSchool();
const { wang, li, zhao, sun, zhou, wu, manager } = school.people;
const boss = await signIn(manager.login);
const fine = "三只灰鹅 seven";

async function invite(one) {
	const reply = await boss.post("/api/admin/invitations", { school: school.id, people: [one.id] });
	assert.equal(reply.status, 201, reply.text);
	return reply.body.slips[0].code;
}
const first = (one, code, word = fine) => nobody.post("/api/auth/first", { login: one.login, code, password: word });
const enter = (one, word) => nobody.post("/api/auth/session", { login: one.login, password: word });

/* --- the first ------------------------------------------------------------ */

const code = await invite(wang);
await holds("a code is three groups of four that nobody misreads", () =>
	assert.match(code, /^[2-9A-HJKMNP-TW-Z]{4}(-[2-9A-HJKMNP-TW-Z]{4}){2}$/));
await holds("the database holds no code, only its hash", async () => {
	const [row] = await sql(`SELECT HEX(code) AS kept, SHA2('${code.replace(/-/g, "")}', 256) AS hash FROM invitation WHERE person = ${wang.id}`);
	assert.equal(row.kept.toLowerCase(), row.hash);
});
for (const [word, why, says_] of [["short 9ch", "nine characters", "新密码"], [`${wang.login} and more`, "the own login", "登录名"],
	["1111111111", "one character ten times", "太简单"], ["Woaini1314", "what everybody takes", "猜到"]])
	await says(first(wang, code, word), 422, says_, `${why} are refused as a password`);
const before = await signIn(wang.login);
await says(first(wang, code.toLowerCase().replace(/-/g, " ")), 204, "", "the code in small letters and without dashes sets the password");
await says(person(before.cookie).get("/api/auth/me"), 401, "", "what was signed in before is ended");
await says(enter(wang, password), 401, "", "an older password opens nothing");
await says(enter(wang, fine), 204, "", "the new one does");
const used = await says(first(wang, code), 401, "已经用过", "a code works once");

const other = await invite(li);
await sql(`UPDATE invitation SET expires_at = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND WHERE person = ${li.id}`);
const bare = reply => reply.text.replace(/"request":"[^"]*"/, "");
for (const [reply, which] of [[await first(li, other), "an expired code"], [await first(zhao, await invite(li)), "somebody else's code"],
	[await first({ login: `${school.code}-ghost` }, other), "an unknown login"]])
	await holds(`${which} gets the same answer`, () => {
		assert.equal(reply.status, 401);
		assert.equal(bare(reply), bare(used));
	});
const older = await invite(sun), newer = await invite(sun);
await says(first(sun, older), 401, "", "a new code ends the older one");
await says(first(sun, newer), 204, "", "and works itself");

const race = await invite(zhou);
const both = await Promise.all([first(zhou, race, "first horse 1"), first(zhou, race, "second horse 2")]);
await holds("of two that use a code at once one wins", () =>
	assert.deepEqual(both.map(reply => reply.status).sort(), [204, 401]));

await holds("guessed codes count as guesses", async () => {
	for (let n = 0; n < 5; n++)
		assert.equal((await first(wu, `AAAA-BBBB-CC${n}C`)).status, 401);
	assert.equal((await first(wu, await invite(wu))).status, 429);
});

/* --- a change ------------------------------------------------------------- */

const here = await signIn(zhao.login, password), there = await signIn(zhao.login, password);
const change = (old, word) => here.put("/api/auth/password", { old, new: word });
await says(change("not mine", fine), 422, ["/old", "现在的密码不对"], "who does not know the old password changes nothing");
await says(change(password, "short"), 422, "新密码", "a new password of five characters is refused");
await says(change(password, zhao.login + "!!"), 422, "登录名", "and one that holds the login");
await says(there.get("/api/auth/me"), 200, "", "until then nothing has changed");
await says(change(password, fine), 204, "", "with the old one it is changed");
await says(here.get("/api/auth/me"), 200, "", "this browser stays signed in");
await says(there.get("/api/auth/me"), 401, "", "every other is signed out");
await says(enter(zhao, password), 401, "", "the old password opens nothing");
await says(enter(zhao, fine), 204, "", "the new one opens");
await says(nobody.put("/api/auth/password", { old: fine, new: password }), 401, "", "a stranger changes nobody's password");
await holds("passwords are kept as argon2id, and nowhere else", async () => {
	const [row] = await sql(`SELECT hash FROM credential WHERE person = ${zhao.id}`);
	assert.match(row.hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
	const kept = await sql(`SELECT COUNT(*) AS n FROM journal WHERE actor IN (0, ${zhao.id}) AND CONCAT_WS(' ', object, answer) LIKE '%${fine}%'`);
	assert.equal(kept[0].n, "0");
});
await holds("first, change and sign-in stand in the journal, of whom", async () => {
	const rows = await sql(`SELECT DISTINCT action FROM journal WHERE object IN ('person:${zhao.id}', 'person:${wang.id}') ORDER BY action`);
	assert.deepEqual(rows.map(row => row.action), ["auth.password.change", "auth.password.first", "auth.session.begin"]);
});
