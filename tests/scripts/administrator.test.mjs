/* administrator.test.mjs - a new installation has somebody to begin with. */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { command, holds, nobody, says, signIn, stack } from "../ask.mjs";

const login = "first-" + randomBytes(4).toString("hex");
const make = (...words) => command("scripts/administrator", [...words, "--", "--no-defaults", `--socket=${stack}/sock/mariadb.sock`, "--user=root"]);

const made = await make("county", "新县", login, "杨清和");
const code = /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(made.out)?.[0];
await holds("one command makes the first administrator and prints a code", () => assert.ok(made.code === 0 && code, made.err));
await says(nobody.post("/api/auth/first", { login, code, password: "三只灰鹅慢慢走过石桥" }), 204, [], "with which she sets a password");
await holds("and signs in as administrator", async () => assert.match(JSON.stringify((await signIn(login, "三只灰鹅慢慢走过石桥")).me), /admin/));
await says(nobody.post("/api/auth/first", { login, code, password: "三只白鹅慢慢走过石桥" }), 401, [], "the code opens nothing twice");
await holds("a login that is taken makes nobody, and the reason is a sentence", async () => {
	const again = await make("county", "新县", login, "杨清和");
	assert.equal(again.code, 1);
	assert.match(again.err, /administrator: nothing was made/);
});
await holds("a word that is no kind of region is refused", async () => assert.equal((await make("village", "新村", login + "-2", "杨清和")).code, 1));
