/* sweep.test.mjs - what nothing needs goes, slowly; what was handed in stays; what is missing is told. */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, renameSync, utimesSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { command, holds, says, signIn, sql, stack, top } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { begin, choose, handIn, part, prepare, settings, sha256, upload } from "./hand.mjs";
import { docx } from "./makers.mjs";

const school = await makeSchool();
const wang = await signIn(school.people.wang.login);
const ids = await choose(school, school.people.wang, "A2");
const evidence = stack + "/evidence/";
const stored = sha => `${evidence}store/${sha.slice(0, 2)}/${sha.slice(2, 4)}/${sha}`;
const sweep = () => command((process.env.BUILD || top + "/build") + "/fcgi/evidence/evidence-sweep", [], { env: settings() });

/* A file of so many days. */
function aged(path, days, content = randomBytes(10)) {
	if (!existsSync(path)) {
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, content);
	}
	utimesSync(path, Date.now() / 1000 - days * 86400, Date.now() / 1000 - days * 86400);
	return path;
}
const noise = () => sha256(randomBytes(32));

const text = docx("交上去的");
const piece = await upload(wang, "教案.docx", text);
const version = await prepare(wang, ids.A2, requirement => requirement.kind === "document" ? { upload: piece.token } : { link: "https://school.example/" });
const { submission } = (await handIn(wang, ids.A2, version)).body;
await wang.change("DELETE", piece.path, undefined, { "Tus-Resumable": "1.0.0" });
aged(stored(sha256(text)), 400);
await sql(`UPDATE file SET stored_at = stored_at - INTERVAL 400 DAY WHERE sha256 = UNHEX('${sha256(text)}')`);

const given_up = docx("没有用上的");
const other = await upload(wang, "旧稿.docx", given_up);
await wang.change("DELETE", other.path, undefined, { "Tus-Resumable": "1.0.0" });
aged(stored(sha256(given_up)), 2);
await sql(`UPDATE file SET stored_at = stored_at - INTERVAL 2 DAY WHERE sha256 = UNHEX('${sha256(given_up)}')`);

const replaced = await upload(wang, "换掉的.docx", docx("换掉的"));
await sql(`UPDATE upload SET made_at = made_at - INTERVAL 31 DAY WHERE token = '${replaced.token}'`);

const slow = (await begin(wang, "慢.pdf", 1000)).headers.location;
await part(wang, slow, 0, "%PDF-1.4\n");
aged(evidence + "incoming/" + slow.split("/").pop(), 3);
const late = (await begin(wang, "过期.pdf", 1000)).headers.location.split("/").pop();
await sql(`UPDATE upload SET expires_at = UTC_TIMESTAMP(6) - INTERVAL 2 DAY WHERE token = '${late}'`);
aged(evidence + "incoming/" + late, 9);

const orphan = noise(), young = noise(), thrown = noise(), gone = noise(), begun = randomBytes(16).toString("hex");
aged(stored(orphan), 2);
aged(stored(young), 0);
aged(evidence + "trash/" + thrown, 2);
aged(evidence + "trash/" + gone, 8);
aged(evidence + "incoming/" + begun, 2);

const first = await sweep();
await holds("a sweep ends well", () => assert.equal(first.code, 0, first.err));
await holds("a file that no row names goes into the trash after a day, not before", () =>
	assert.deepEqual([existsSync(stored(orphan)), existsSync(evidence + "trash/" + orphan), existsSync(stored(young))], [false, true, true]));
await holds("and from there after a week, not before", () =>
	assert.deepEqual([existsSync(evidence + "trash/" + thrown), existsSync(evidence + "trash/" + gone)], [true, false]));
await holds("bytes without an upload go, a slow upload stays", () =>
	assert.deepEqual([existsSync(evidence + "incoming/" + begun), existsSync(evidence + "incoming/" + slow.split("/").pop())], [false, true]));
await holds("an upload that expired is gone", async () =>
	assert.deepEqual([existsSync(evidence + "incoming/" + late), await sql(`SELECT id FROM upload WHERE token = '${late}'`)], [false, []]));
await holds("so is one that was replaced a month ago", async () =>
	assert.deepEqual(await sql(`SELECT id FROM upload WHERE token = '${replaced.token}'`), []));
await holds("and the row of a file that nothing names, with its file", async () =>
	assert.deepEqual([await sql(`SELECT id FROM file WHERE sha256 = UNHEX('${sha256(given_up)}')`), existsSync(evidence + "trash/" + sha256(given_up))], [[], true]));
await says(wang.get(`/api/evidence/file/${submission}/${(await sql(`SELECT requirement FROM piece WHERE submission = ${submission} AND file IS NOT NULL`))[0].requirement}`),
	200, "", "what was handed in stays, however old");
await says(upload(wang, "又用上了.docx", given_up), 204, "", "content that was swept may come again");

renameSync(stored(sha256(text)), `${stack}/away-${sha256(text)}`);
const alarm = await sweep();
renameSync(`${stack}/away-${sha256(text)}`, stored(sha256(text)));
await holds("a file that is missing is an alarm by its number, and its row stays", async () => {
	const [{ id }] = await sql(`SELECT id FROM file WHERE sha256 = UNHEX('${sha256(text)}')`);
	assert.equal(alarm.code, 1);
	assert.match(alarm.err, new RegExp(`file ${id} is missing`));
});
