// How often one may guess.
import assert from "node:assert/strict";
import { holds, nobody, says, sql } from "../ask.mjs";
import { makeSchool, password } from "../school.mjs";
import { plainSignIn } from "./plain.mjs";

const school = await makeSchool();
const { wang, li, zhao } = school.people;
const enter = (login, word) => nobody.post("/api/auth/session", { login, password: word });

for (let n = 1; n <= 5; n++)
	await says(enter(wang.login, `guess ${n}`), 401, "不对", `guess ${n} is answered`);
const locked = await says(enter(wang.login, password), 429, "分钟后再试", "after five wrong ones even the right password waits");
await holds("and is told how long", () => {
	const wait = Number(locked.headers["retry-after"]);
	assert.ok(wait > 840 && wait <= 901, `Retry-After: ${wait}`);
});
await says(enter(wang.login.toUpperCase(), "guess"), 429, "", "writing the login otherwise does not help");
await says(enter(li.login, password), 204, "", "a colleague at the same address signs in");

const unknown = `${school.code}-ghost`;
for (let n = 1; n <= 5; n++)
	await enter(unknown, `guess ${n}`);
await says(enter(unknown, "guess"), 429, "分钟后再试", "an unknown login waits just the same");

await holds("being refused for waiting does not make the wait longer", async () => {
	const [row] = await sql(`SELECT COUNT(*) AS n FROM login_attempt WHERE account = UNHEX(SHA2('${wang.login}', 256))`);
	assert.equal(row.n, "5");
});
const pass = minutes => sql(`UPDATE login_attempt SET at = at - INTERVAL ${minutes} MINUTE WHERE account = UNHEX(SHA2('${wang.login}', 256))`);
await pass(14);
await says(enter(wang.login, password), 429, "请1分钟后", "14 minutes later there is one to wait");
await pass(2);
await says(enter(wang.login, password), 204, "", "after 15 minutes the right password opens");

const together = await Promise.all(Array.from({ length: 30 }, (_, n) => enter(zhao.login, `guess ${n}`)));
await holds("guesses at once: only as many more as the program has threads are answered, the others wait", async () => {
	const count = status => together.filter(reply => reply.status === status).length;
	assert.equal(count(401) + count(429) + count(503), 30);
	for (const reply of together.filter(r => r.status === 503))
		assert.equal(reply.headers["retry-after"], "1");
	let answered = count(401);
	while ((await enter(zhao.login, "guess")).status === 401)
		assert.ok(++answered <= 5 + 8, `${answered} were answered`);
	assert.ok(answered >= 5 && answered <= 5 + 8, `${answered} were answered`);
});
await says(enter(zhao.login, password), 429, "", "and then the account waits");

/* A network of its own, so that the other tests' is left alone. */
const from = async (address, login, word) => (await plainSignIn(login, word, { REMOTE_ADDR: address })).status;
const network = `192.0.2.${1 + Math.floor(Math.random() * 250)}`;
const others = count => sql(`INSERT INTO login_attempt (account, address, success)
	SELECT UNHEX(SHA2(CONCAT('${school.code}', RAND()), 256)), '${network}', 0 FROM seq_1_to_${count}`);
await others(299);
await holds("299 failures from one school's address stop nobody there", async () =>
	assert.equal(await from(network, li.login, password), 204));
await others(1);
await holds("300 in a quarter of an hour are no school", async () =>
	assert.equal(await from(network, li.login, password), 429));
await holds("elsewhere the same person signs in", async () =>
	assert.equal(await from("198.51.100.1", li.login, password), 204));
