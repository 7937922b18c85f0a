/* A school's evidence as a ZIP: unpacked by programs that we did not write, names and bytes equal; who gets it, and of whom;
 * a reader who takes his time holds nobody up. */
import assert from "node:assert/strict";
import http from "node:http";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { base, command, holds, insert, says, signIn, sql, until } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { nameOf } from "../tables.mjs";
import { begin, choose, handIn, part, prepare, settings, sha256 } from "./hand.mjs";
import { docx, film } from "./makers.mjs";

const school = await makeSchool(), elsewhere = await makeSchool();
const at = (where, key) => signIn(where.people[key].login);
const movie = film(40 << 20), NAMES = { document: "教学设计：\"一\" A*B?.docx", video: "片段.mp4" };

async function uploads(who, name, bytes) {
	const { headers } = await begin(who, name, bytes.length), step = 8 << 20;
	for (let from = 0; from < bytes.length; from += step)
		assert.equal((await part(who, headers.location, from, bytes.subarray(from, from + step))).status, 204);
	return headers.location.split("/").pop();
}

async function handsIn(key, code, link) {
	const who = await at(school, key), ids = await choose(school, school.people[key], code);
	const bytes = { document: docx("材料" + key), video: movie };
	const version = await prepare(who, ids[code], async requirement => {
		if (link && requirement.kind === "video")
			return { link };
		return { upload: await uploads(who, NAMES[requirement.kind], bytes[requirement.kind]) };
	});
	const handed = await handIn(who, ids[code], version);
	assert.equal(handed.status, 201, handed.text);
	return bytes;
}
const files = { wang: await handsIn("wang", "A5"), li: await handsIn("li", "A5"), sun: await handsIn("sun", "A5") };
const path = `/api/evidence/archive/${school.id}`;
const manager = await at(school, "manager");
const reply = await says(manager.get(path), 200, "", "the school's management takes its evidence as one file");

await holds("whose name is the school's, and whose length is told first", () => {
	assert.equal(nameOf(reply), school.name + "认证材料.zip");
	assert.equal(Number(reply.headers["content-length"]), reply.bytes.length);
	assert.equal(reply.headers["content-type"], "application/zip");
});

/* --- unpacked ------------------------------------------------------------------------------- */

const folder = mkdtempSync(join(tmpdir(), "archive."));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const zip = join(folder, "a.zip");
writeFileSync(zip, reply.bytes);

const walk = from => readdirSync(from, { withFileTypes: true }).flatMap(one =>
	one.isDirectory() ? walk(join(from, one.name)) : [join(from, one.name)]);
const found = from => Object.fromEntries(walk(from).map(file => [relative(from, file), sha256(readFileSync(file))]).sort());
const names = (await sql(`SELECT CONCAT(m.staff_no, ' ', p.name) AS who, CONCAT(a.code, ' ', LEFT(a.name, 21)) AS ability, q.seq, LEFT(q.title, 16) AS title, q.kind, m.person
	FROM member m JOIN person p ON p.id = m.person JOIN submission s ON s.person = m.person JOIN ability a ON a.id = s.ability
	JOIN piece t ON t.submission = s.id JOIN requirement q ON q.id = t.requirement WHERE m.school = ${school.id}`));
const keyOf = row => Object.keys(school.people).find(key => String(school.people[key].id) === row.person);
const expected = Object.fromEntries(names.map(row => [
	`${school.name}/${row.who}/${row.ability} 第1稿/${row.seq} ${row.title} ` + (row.kind === "video" ? "片段.mp4" : "教学设计：＂一＂ A＊B？.docx"),
	sha256(files[keyOf(row)][row.kind])]).sort());

for (const [program, words] of [["unzip", ["-q", zip, "-d"]], ["bsdtar", ["-x", "-f", zip, "-C"]], ["7z", ["x", "-bd", zip, "-o"]],
	["/usr/bin/python3", ["-c", "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; z.extractall(sys.argv[2])", zip]]])
	await holds(`${program} unpacks it: every name and every byte`, async () => {
		const to = mkdtempSync(join(folder, "to."));
		const { code, err, out } = await command(program, program === "7z" ? [...words.slice(0, -1), "-o" + to] : [...words, to], { env: { LC_ALL: "C.UTF-8" } });
		assert.equal(code, 0, err + out);
		assert.deepEqual(found(to), expected);
	});
await holds("every test of it is sound, and its names say that they are UTF-8 in both ways", async () => {
	assert.equal((await command("unzip", ["-tq", zip], { env: { LC_ALL: "C.UTF-8" } })).code, 0);
	const { out } = await command("/usr/bin/python3", ["-c", `import sys, zipfile
for i in zipfile.ZipFile(sys.argv[1]).infolist(): print(i.flag_bits & 0x800, i.compress_type, i.extra[:2].hex())`, zip]);
	assert.deepEqual([...new Set(out.trim().split("\n"))], ["2048 0 7570"]);
});
await holds("no name has what Windows refuses, and none is too long for it", () => {
	for (const name of Object.keys(expected)) {
		assert.doesNotMatch(name, /[\\:*?"<>|]/);
		assert.ok(name.length < 180, name);
	}
});

/* --- who ---------------------------------------------------------------------------------------- */

await says((await at(school, "office")).get(path + "?group=" + school.groups[0]), 200, "", "the office takes it, too, of one group if it likes");
for (const key of ["wang", "leader", "panel1", "chair", "expert", "admin"])
	await says((await at(school, key)).get(path), 404, [], `${key} does not get it`);
for (const key of ["manager", "office"])
	await says((await at(elsewhere, key)).get(path), 404, [], `nor does the ${key} of another school`);
await says((await at(elsewhere, "manager")).get(`/api/evidence/archive/${elsewhere.id}`), 409, "还没有您可以下载的认证材料", "where nothing is handed in there is nothing to take");

await sql(insert("relation", { person: school.people.li.id, other: school.people.manager.id, kind: "family", declared_by: school.people.li.id, since: "2021-01-01" },
	{ person: school.people.manager.id, other: school.people.li.id, kind: "family", declared_by: school.people.li.id, since: "2021-01-01" }));
const less = await manager.get(path);
await holds("of a teacher whom she is related to, nothing is in it, not her name either", () => {
	assert.equal(less.status, 200);
	assert.ok(reply.bytes.includes("李二青") && !less.bytes.includes("李二青") && less.bytes.includes("王一诺"));
});

/* --- readers who take their time ------------------------------------------------------------------ */

const hold = () => new Promise((done, lost) => {
	const asked = http.get(base + path, { headers: { Cookie: manager.cookie }, agent: false }, answer => {
		answer.pause();
		done({ status: answer.statusCode, headers: answer.headers, end: () => asked.destroy() });
	});
	asked.on("error", lost);
});
/* Each holds a thread: of one there are none for the others. */
if (Number(settings().WEINENGLI_THREADS || 8) > 2) {
	const readers = [await hold(), await hold()];
	await holds("two take it at a time", () => assert.deepEqual(readers.map(one => one.status), [200, 200]));
	await says(manager.get(path), 503, "请过几分钟再试", "a third is asked to come back");
	await says((await at(school, "wang")).get("/api/evidence/work"), 200, "rows", "and everybody else goes on working");
	for (const one of readers)
		one.end();
	await until(async () => (await manager.get(path)).status === 200, "who has gone holds nothing");
}
