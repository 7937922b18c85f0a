/* The journal: what it holds of every change, and that nobody mends it unseen.
 *
 * Whatever is broken here is put back at once: the stack is shared. A chain is of one program's thread, so this file makes
 * changes of its own (auth: a password that is changed) and breaks the row of one of them. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { command, holds, quote, says, signIn, sql, stack, top } from "../ask.mjs";
import { makeSchool, password } from "../school.mjs";

const settings = Object.fromEntries(readFileSync(stack + "/settings", "utf8").trim().split("\n").map(line => line.split(/=(.*)/)));
const verify = () => command(join(process.env.BUILD || join(top, "build"), "fcgi/core/journal-verify"), [], { env: settings });

const school = await makeSchool();
const { wang } = school.people;
const her = await signIn(wang.login);
await says(her.put("/api/auth/password", { old: password, new: "mountain-river-42" }), 204, "", "somebody changes her password");
const [row] = await sql(`SELECT shard, seq, actor, action, object, address, status, HEX(hash) AS hash, HEX(detail) AS detail
	FROM journal WHERE actor = ${wang.id} ORDER BY at DESC LIMIT 1`);
holds("the journal says who, what, of whom and from where", () => {
	assert.equal(row.object, `person:${wang.id}`);
	assert.equal(row.address, "127.0.0.1");
	assert.match(row.action, /^auth\.password\./);
});
holds("and nothing of what she typed: a digest that leaves secrets out", () => assert.equal(row.detail.length, 64));
const whole = await verify();
holds("the chains are whole", () => assert.match(whole.out, /^whole: \d+ rows in 64 chains\n$/, whole.out + whole.err));

const here = `shard = ${row.shard} AND seq = ${row.seq}`;
async function broken(change, back, sentence) {
	await sql(change);
	const found = await verify();
	await sql(back);
	holds(sentence, () => {
		assert.equal(found.code, 1);
		assert.match(found.out, new RegExp(`^broken: chain ${row.shard}, row ${row.seq}$`, "m"), found.out);
	});
}
await broken(`UPDATE journal SET action = 'auth.nothing' WHERE ${here}`, `UPDATE journal SET action = ${quote(row.action)} WHERE ${here}`,
	"an administrator of the database who changes what was done is found, with chain and row");
await broken(`UPDATE journal SET actor = 0 WHERE ${here}`, `UPDATE journal SET actor = ${wang.id} WHERE ${here}`, "and who did it");
await broken(`UPDATE journal SET at = at - INTERVAL 1 SECOND WHERE ${here}`, `UPDATE journal SET at = at + INTERVAL 1 SECOND WHERE ${here}`, "and when");
await broken(`UPDATE journal SET hash = UNHEX(SHA2('', 256)) WHERE ${here}`, `UPDATE journal SET hash = UNHEX('${row.hash}') WHERE ${here}`, "and a new hash that does not follow from the one before");

const rest = `shard = ${row.shard} AND seq >= ${row.seq}`;
await sql(`CREATE TABLE journal_aside LIKE journal; START TRANSACTION; SELECT seq FROM journal_head WHERE shard = ${row.shard} FOR UPDATE;
	INSERT INTO journal_aside SELECT * FROM journal WHERE ${rest}; DELETE FROM journal WHERE ${rest}; COMMIT`);
const cut = await verify();
await sql("INSERT INTO journal SELECT * FROM journal_aside; DROP TABLE journal_aside");
holds("a chain that was cut off at its end is found by its head", () => {
	assert.equal(cut.code, 1);
	/* the second, where somebody else's change has come behind the gap meanwhile */
	assert.match(cut.out, new RegExp(`^broken: chain ${row.shard}( ends at row ${row.seq - 1}, its head says \\d+|, row ${row.seq})$`, "m"), cut.out);
});
const mended = await verify();
holds("and all is whole again", () => assert.equal(mended.code, 0, mended.out));
