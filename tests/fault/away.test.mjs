/* A part that is away: 503, when to come back, one sentence; and all is well again by itself when it is back. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { command, holds, nobody, says, signIn, stack, until } from "../ask.mjs";
import { makeSchool } from "../school.mjs";

const part = (verb, name) => command("scripts/stack", [verb, stack, name]);
const pid = name => readFileSync(`${stack}/pid/${name}`, "utf8");
const school = await makeSchool();
const wang = await signIn(school.people.wang.login);
const page = "/api/plan/offer";

const clear = reply => {
	assert.equal(reply.headers["retry-after"], "5");
	assert.match(reply.headers["content-type"], /^application\/problem\+json/);
	assert.doesNotMatch(reply.text, /SQL|mariadb|mysql|socket|\/run|SELECT/i);
};

await says(wang.get(page), 200, "", "all is well");
await part("down", "plan");
const gone = await says(wang.get(page), 503, "系统正忙", "while a program is away, what it serves is away");
await holds("with a sentence, and when to come back", () => clear(gone));
await says(wang.get("/api/auth/me"), 200, "王一诺", "and nothing else is");
await says(nobody.get("/readyz"), 503, "系统正忙", "and the site as a whole is not ready, whichever program is away");
await part("up", "plan");
await until(async () => (await nobody.get("/readyz")).status === 200, "the site");
await until(async () => (await wang.get(page)).status === 200, "plan");

const before = ["auth", "plan"].map(pid);
await part("down", "mariadb");
for (const [what, ask] of [["a read", () => wang.get(page)], ["a change", () => wang.post("/api/plan/choice", { abilities: ["A1"] })],
	["a sign-in", () => nobody.post("/api/auth/session", { login: "x", password: "yyyyyyyy" })]]) {
	const reply = await says(ask(), 503, "", `while the database is away, ${what} is refused`);
	await holds(`${what} gets a sentence and nothing of the machinery`, () => clear(reply));
}
await says(nobody.get("/readyz"), 503, "", "the site says it is not ready");
await says(nobody.get("/healthz"), 200, "", "but alive");
await says(nobody.get("/"), 200, "", "pages are there all the time");
await part("up", "mariadb");
await until(async () => (await nobody.get("/readyz")).status === 200, "the site");
await until(async () => (await wang.get(page)).status === 200, "the same session");
await says(wang.get(page), 200, "", "when it is back, the same session goes on");
await holds("and no program was started anew for that", () => assert.deepEqual(["auth", "plan"].map(pid), before));
