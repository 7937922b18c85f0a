/* Rows that somebody else holds: a wait that is given up (1205) and a deadlock (1213) are gone through again and nobody sees them;
 * what is held for too long is refused with a sentence, and nothing of it is kept or lost. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { holds, says, signIn, sql, stack, top, until } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { begin, choose, part, sha256, where } from "../evidence/hand.mjs";
import { film } from "../evidence/makers.mjs";

const school = await makeSchool();
const [wang, li] = await Promise.all(["wang", "li"].map(key => signIn(school.people[key].login)));
const { A1 } = await choose(school, school.people.wang, "A1");
await choose(school, school.people.li, "A1");
const path = `/api/evidence/draft/${A1}`;
const draft = someone => `draft WHERE person = ${someone.id} AND ability = ${A1}`;
const kept = async someone => (await sql(`SELECT note, version FROM ${draft(someone)}`))[0];

/* A session that holds what it was told to until it ends. */
function holder() {
	const child = spawn("scripts/stack", ["sql", stack, "-n", "-N"], { cwd: top });
	let out = "", n = 0;
	child.stdout.on("data", data => { out += data; });
	child.stdin.write("START TRANSACTION;\n");
	return {
		run: text => child.stdin.write(text + ";\n"),
		said: async text => {
			const mark = `said-${++n}`;
			child.stdin.write(`${text};\nSELECT '${mark}';\n`);
			await until(() => out.includes(mark), "the session that holds the row");
		},
		end: () => new Promise(done => child.on("close", done).stdin.end("COMMIT;\n"))
	};
}

/* Everybody's waits for a lock so far, and who waits now. */
const waits = async () => Number((await sql("SHOW GLOBAL STATUS LIKE 'Innodb_row_lock_waits'"))[0].Value);
const waiting = async () => (await sql("SELECT COUNT(*) AS n FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'"))[0].n > 0;

/* --- given up once, then gone through --- */

for (const someone of [wang, li])
	await says(someone.put(path, { pieces: [], note: "第一稿" }, 0), 204, "", "a draft is kept");
const first = holder();
await first.said(`SELECT 1 FROM ${draft(wang)} FOR UPDATE`);
const before = await waits();
const saved = wang.put(path, { pieces: [], note: "第二稿" }, 1);
await until(async () => await waits() >= before + 2, "the second try of what waited too long");
await first.end();
await says(saved, 204, "", "a save that waited too long for its row is made again, and she sees nothing of it");
await holds("once", async () => assert.deepEqual(await kept(wang), { note: "第二稿", version: "2" }));

/* --- a deadlock --- */

const second = holder();
await second.said(`INSERT INTO typing (person, place, title, address, content)
	SELECT ${li.id}, CONCAT('plan.personal.', seq), '计划', '/', '[]' FROM seq_900001_to_900060`);	/* so much to undo that the other one gives way */
await second.said(`SELECT 1 FROM ${draft(wang)} FOR UPDATE`);
const deadlocks = async () => Number((await sql("SHOW GLOBAL STATUS LIKE 'Innodb_deadlocks'"))[0].Value);
const seen = await deadlocks();
const crossed = wang.put(path, { pieces: [], note: "第三稿" }, 2);
await until(waiting, "the save that waits");
second.run(`SELECT 1 FROM choice c JOIN task_list t ON t.id = c.task_list WHERE t.person = ${wang.id} FOR UPDATE`);
second.run(`SELECT 1 FROM member WHERE person = ${wang.id} FOR UPDATE`);
await second.said("SELECT 1");
await second.end();
await says(crossed, 204, "", "a save that met another in a deadlock is made again, and she sees nothing of it");
await holds("it was one", async () => assert.ok(await deadlocks() > seen));
await holds("and it is saved once", async () => assert.deepEqual(await kept(wang), { note: "第三稿", version: "3" }));

/* --- held for too long --- */

const bytes = film(1 << 16);
const begun = (await begin(li, "课堂实录.mp4", bytes.length)).headers.location;
const token = begun.split("/").pop();
const third = holder();
await third.said(`SELECT 1 FROM ${draft(li)} FOR UPDATE`);
await third.said(`SELECT 1 FROM upload WHERE token = '${token}' FOR UPDATE`);
const refusals = [li.put(path, { pieces: [], note: "第二稿" }, 1), part(li, begun, 0, bytes)];
for (const [what, asked] of [["a save", refusals[0]], ["the end of an upload", refusals[1]]]) {
	const reply = await says(asked, 503, "已填的内容没有丢失", `${what} that never gets its row is refused with a sentence`);
	await holds(`and ${what} is told when to come back`, () => assert.equal(reply.headers["retry-after"], "5"));
}
await third.end();
await holds("nothing of the save is kept", async () => assert.deepEqual(await kept(li), { note: "第一稿", version: "1" }));
await says(li.put(path, { pieces: [], note: "第二稿" }, 1), 204, "", "and it is taken as it was when the row is free");
const at = Number((await where(li, begun)).headers["upload-offset"]);
await says(part(li, begun, at, bytes.subarray(at)), 204, "", "the upload goes on where it is");
await holds("and the file is whole", async () => assert.equal((await sql(
	`SELECT HEX(f.sha256) AS sha FROM upload u JOIN file f ON f.id = u.file WHERE u.token = '${token}'`))[0].sha.toLowerCase(), sha256(bytes)));
