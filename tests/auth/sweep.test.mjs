/* sweep.test.mjs - what signing in left behind goes when it is a day old; what is in use stays. */
import assert from "node:assert/strict";
import { command, holds, nobody, person, signIn, sql, top } from "../ask.mjs";
import { settings } from "../evidence/hand.mjs";
import { makeSchool } from "../school.mjs";

const school = await makeSchool();
const { wang, li } = school.people;
const sweep = () => command((process.env.BUILD || top + "/build") + "/fcgi/auth/auth-sweep", [], { env: settings() });
const sessions = async who => (await sql(`SELECT COUNT(*) AS n FROM session WHERE person = ${who.id}`))[0].n;
const attempts = async () => (await sql(`SELECT COUNT(*) AS n FROM login_attempt WHERE account = UNHEX(SHA2('${li.login}', 256))`))[0].n;

const stays = await signIn(wang.login), goes = await signIn(li.login);
await nobody.post("/api/auth/session", { login: li.login, password: "wrong-password-1" });
await holds("before, both sessions and the attempt are there", async () => assert.deepEqual([await sessions(wang), await sessions(li), await attempts()], ["1", "1", "1"]));
await sql(`UPDATE session SET started_at = UTC_TIMESTAMP(6) - INTERVAL 25 HOUR, seen_at = UTC_TIMESTAMP(6) WHERE person = ${li.id}`);
const first = await sweep();
await holds("a sweep ends well", () => assert.equal(first.code, 0, first.err));
await holds("a session of yesterday is gone, today's goes on", async () => {
	assert.deepEqual([await sessions(wang), await sessions(li)], ["1", "0"]);
	assert.equal((await person(stays.cookie).get("/api/auth/me")).status, 200);
	assert.equal((await person(goes.cookie).get("/api/auth/me")).status, 401);
});
await holds("an attempt that may still keep somebody out stays", async () => assert.equal(await attempts(), "1"));
await sql(`UPDATE login_attempt SET at = at - INTERVAL 25 HOUR WHERE account = UNHEX(SHA2('${li.login}', 256))`);
await sweep();
await holds("and goes a day later", async () => assert.equal(await attempts(), "0"));
