/* unnamed.test.mjs - what stands inside a file does not tell an anonymous peer, or a judge of a recheck, whose it is. */
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { command, holds, insert, says, signIn, sql, stack, top } from "../ask.mjs";
import { policyOf } from "../review/after.mjs";
import { makeSchool } from "../school.mjs";
import { choose, handIn, prepare, settings, sha256, upload } from "./hand.mjs";
import { docx, film, unzip } from "./makers.mjs";
import { drawing, letter, paper, photo, says as tells, slides, table } from "./traces.mjs";

const folder = (process.env.BUILD || top + "/build") + "/fcgi/evidence/";
const OFFICE = "application/vnd.openxmlformats-officedocument.";

/* A school whose peers don't know names; a work of wang's, which li judges. */
async function work(values) {
	const school = await makeSchool();
	await policyOf(school, values);
	const wang = await signIn(school.people.wang.login), ids = await choose(school, school.people.wang, "A5", "A2", "A1");
	const files = { document: await upload(wang, "教案.docx", docx()), video: await upload(wang, "片段.mp4", film(3000)) };
	const { submission } = (await handIn(wang, ids.A5, await prepare(wang, ids.A5, requirement => ({ upload: files[requirement.kind].token })))).body;
	const pieces = await sql(`SELECT p.requirement, q.kind, q.title FROM piece p JOIN requirement q ON q.id = p.requirement WHERE p.submission = ${submission} ORDER BY q.seq`);
	const [{ requirement, title }] = pieces.filter(piece => piece.kind === "document");
	await sql(`INSERT INTO draw (submission, round, seed, candidates, needed) VALUES (${submission}, 1, REPEAT('0', 32), '[]', 1) ON DUPLICATE KEY UPDATE needed = 1;
		DELETE FROM drawn WHERE submission = ${submission};
		INSERT INTO drawn (draw, submission, author, judge, due_at) SELECT id, submission, ${wang.id}, ${school.people.li.id}, UTC_TIMESTAMP(6) + INTERVAL 7 DAY
		  FROM draw WHERE submission = ${submission} AND round = 1`);
	return { school, wang, ids, submission, title, path: `/api/evidence/file/${submission}/${requirement}`,
		/* This file in the place of the document. */
		give: async (name, bytes) => {
			const reply = await upload(wang, name, bytes);
			assert.equal(reply.status, 204, reply.text);
			await sql(`UPDATE piece SET file = (SELECT file FROM upload WHERE token = '${reply.token}'), name = '${name}' WHERE submission = ${submission} AND requirement = ${requirement}`);
		} };
}

const here = await work({ anonymous_peers: true });
const { wang, path, school } = here, name = school.people.wang.name;
const li = await signIn(school.people.li.login), leader = await signIn(school.people.leader.login);

/* The file as a peer gets it, after the author and the leader have got the whole. */
async function bareOf(file, whole) {
	await here.give(file, whole);
	for (const [who, someone] of [["the author", wang], ["the leader, who judges by name", leader]])
		await holds(`${file}: ${who} gets it as it was handed in`, async () => assert.equal(sha256((await someone.get(path)).bytes), sha256(whole)));
	const reply = await says(li.get(path), 200, "", `${file}: an anonymous peer gets it, too`);
	await holds(`${file}: but no name, neither in the file nor beside it, nor when it came`, () => {
		assert.ok(tells(whole, name), "the test's file has a name in it");
		assert.ok(!tells(reply.bytes, name));
		assert.ok(!JSON.stringify(reply.headers).includes(encodeURIComponent(file.split(".")[0])));
		assert.ok(reply.headers["content-disposition"].includes(encodeURIComponent(here.title)));
		for (const header of ["last-modified", "etag"])
			assert.equal(reply.headers[header], undefined, header);
	});
	return reply.bytes;
}

/* --- pictures --- */

const photograph = photo(name);
await holds("a photograph is the same picture, with nothing said about it but how to turn it", async () =>
	assert.equal((await bareOf("王一诺的照片.jpg", photograph.whole)).toString("hex"), photograph.bare.toString("hex")));
const sketch = drawing(name);
await holds("so is a PNG", async () => assert.equal((await bareOf("王一诺的图.png", sketch.whole)).toString("hex"), sketch.bare.toString("hex")));

/* --- office documents --- */

for (const [file, bytes, kept] of [["王一诺教案.docx", letter(name), ["word/document.xml", "教学设计：author=\"谁\"，勾股定理"]],
	["王一诺成绩.xlsx", table(name), ["xl/workbook.xml", '<sheet name="成绩" sheetId="1"/>']],
	["王一诺课件.pptx", slides(name), ["ppt/presentation.xml", "勾股定理"]]]) {
	const whole = unzip(bytes);
	/* A zip packs what it holds: the names are looked for part by part. */
	await here.give(file, bytes);
	await holds(`${file}: the leader gets it as it was handed in`, async () => assert.equal(sha256((await leader.get(path)).bytes), sha256(bytes)));
	const reply = await says(li.get(path), 200, "", `${file}: an anonymous peer gets it`);
	const parts = unzip(reply.bytes);
	await holds(`${file}: with all its parts, of which none tells the name`, () => {
		assert.deepEqual(Object.keys(parts), Object.keys(whole));
		assert.ok(Object.values(whole).filter(part => tells(part, name)).length > 4);
		for (const [part, content] of Object.entries(parts))
			assert.ok(!tells(content, name), part);
		assert.equal(reply.headers["last-modified"], undefined);
	});
	await holds(`${file}: and what it shows unchanged`, () => assert.ok(parts[kept[0]].includes(kept[1])));
	if (file.endsWith(".docx"))
		await holds("a picture and a table inside are looked into as well", () => {
			assert.equal(parts["word/media/image1.jpeg"].toString("hex"), photograph.bare.toString("hex"));
			assert.equal(parts["word/media/image2.dat"].toString("hex"), sketch.bare.toString("hex"));
			assert.ok(Object.values(unzip(parts["word/embeddings/book.xlsx"])).every(part => !tells(part, name)));
			assert.match(parts["word/_rels/settings.xml.rels"].toString(), /Target="file:\/\/\/" .*Target="media\/image1.jpeg"/);
		});
	if (file.endsWith(".xlsx"))
		await holds("a table's own name is nobody's", () => assert.ok(parts["xl/tables/table1.xml"].includes('displayName="成绩表"')));
	await holds(`${file}: it can be uploaded again as what it is`, async () => assert.equal((await upload(wang, "又一份" + file.slice(-5), reply.bytes)).status, 204));
}

/* --- PDF --- */

const read = async bytes => {
	const dir = mkdtempSync(join(tmpdir(), "unnamed-"));
	writeFileSync(dir + "/a.pdf", bytes);
	const checked = await command("qpdf", ["--check", dir + "/a.pdf"]);
	await command("qpdf", ["--qdf", "--object-streams=disable", dir + "/a.pdf", dir + "/b.pdf"]);
	const plain = await command("cat", [dir + "/b.pdf"]);
	rmSync(dir, { recursive: true });
	return { checked, plain: Buffer.from(plain.out) };
};
const essay = await bareOf("王一诺论文.pdf", paper(name));
await holds("a PDF is sound, and another program that unpacks it finds the text and nobody's name", async () => {
	const { checked, plain } = await read(essay);
	assert.equal(checked.code, 0, checked.out + checked.err);
	assert.ok(plain.includes("year 2026") && plain.includes("(good)"));
	assert.ok(!tells(plain, name));
	for (const word of ["/Author", "xmpmeta", "/EmbeddedFile", "/PieceInfo", "Adobe.PPKLite", "Exif\0\0II"])
		assert.ok(!plain.includes(word), word);
});

/* --- texts and films as they are --- */

for (const [file, bytes] of [["课文.txt", Buffer.from("勾股定理，直角三角形。\n".repeat(9))], ["课堂.mp4", film(200000)]]) {
	await here.give(file, bytes);
	const reply = await says(li.get(path), 200, "", `${file}: goes out as it is`);
	await holds(`${file}: but does not tell when it came`, async () => {
		assert.equal(sha256(reply.bytes), sha256(bytes));
		assert.deepEqual([reply.headers["last-modified"], reply.headers.etag], [undefined, undefined]);
		assert.equal(reply.headers["x-content-type-options"], "nosniff");
		assert.ok((await wang.get(path)).headers["last-modified"]);
	});
}
await says(li.get(path, { Range: "bytes=100-199" }), 206, "", "a part of a film can be asked for");

/* --- what can't be made nameless --- */

await here.give("坏的.pdf", Buffer.from("%PDF-1.7\n" + name + " 1 0 obj << /Author (x) >>\n%%EOF\n"));
await says(li.get(path), 409, ["作者信息去不掉", "（通知要求“试验通知”）"], "a file that can't be read is not shown to an anonymous peer, who is told why");
await says(wang.get(path), 200, name, "the author gets it");
const doc = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(1000)]);
const bad = await upload(wang, "旧.doc", doc), video = await upload(wang, "短.mp4", film(1000));
const pictures = { document: bad, video };
const drafted = await prepare(wang, here.ids.A2, requirement => pictures[requirement.kind] ? { upload: pictures[requirement.kind].token } : { link: "https://school.example/" });
await says(handIn(wang, here.ids.A2, drafted), 422, ["作者信息去不掉", "（通知要求“试验通知”）", ".docx"], "an old .doc is refused when it is handed in, with what to do");
const open = await work({ anonymous_peers: null });
const old = await upload(open.wang, "旧.doc", doc);
const allowed = await prepare(open.wang, open.ids.A2, requirement => requirement.kind === "document" ? { upload: old.token } : { link: "https://school.example/" });
await says(handIn(open.wang, open.ids.A2, allowed), 201, "", "where names are known, it is taken");
await open.give("照片.jpg", photograph.whole);
const knows = await signIn(open.school.people.li.login);
await holds("and a peer gets every file as it was handed in", async () => assert.equal(sha256((await knows.get(open.path)).bytes), sha256(photograph.whole)));

/* --- who looks at it again --- */

const expert = await signIn(open.school.people.expert.login);
await sql(insert("recheck", { id: open.submission, submission: open.submission, author: open.wang.id, school: open.school.id, kind: "order", occasion: 7, wanted: 1, judge_days: 7, due_at: "2099-01-01" }) +
	`INSERT INTO recheck_draw (recheck, round, seed, candidates) VALUES (${open.submission}, 1, REPEAT('0', 32), '[]');` +
	insert("recheck_judge", { recheck: open.submission, round: 1, submission: open.submission, author: open.wang.id, judge: expert.id, due_at: "2099-01-01" }));
await holds("who looks at a work again, from outside, gets the files without names, whatever the policy", async () =>
	assert.equal((await expert.get(open.path)).bytes.toString("hex"), photograph.bare.toString("hex")));
await open.give("旧.doc", doc);
await holds("and those from which they can't be taken as they are, for a recheck has to end", async () =>
	assert.equal(sha256((await expert.get(open.path)).bytes), sha256(doc)));

/* --- the copies --- */

const copies = stack + "/evidence/store/bare/", copy = copies + sha256(photograph.whole);
await holds("a copy is made once, and goes after a week", async () => {
	assert.ok(existsSync(copy));
	utimesSync(copy, Date.now() / 1000 - 8 * 86400, Date.now() / 1000 - 8 * 86400);
	const { code, err } = await command(folder + "evidence-sweep", [], { env: settings() });
	assert.equal(code, 0, err);
	assert.ok(!existsSync(copy));
	assert.ok(readdirSync(copies).length > 0);
});
await here.give("再看.jpg", photograph.whole);
await holds("to be made again when it is asked for", async () => assert.equal((await li.get(path)).bytes.toString("hex"), photograph.bare.toString("hex")));

/* --- bad files --- */

const SAMPLES = [["image/jpeg", photograph.whole], ["image/png", sketch.whole], [OFFICE + "wordprocessingml.document", letter(name)],
	[OFFICE + "spreadsheetml.sheet", table(name)], ["application/pdf", paper(name)]];
let state = 20261122;
const chance = n => ((state = (state * 1103515245 + 12345) % 2147483648) >> 16) % n;
const bare = (type, bytes) => {
	const dir = mkdtempSync(join(tmpdir(), "bare-"));
	writeFileSync(dir + "/in", bytes);
	const ended = spawnSync("sh", ["-c", `exec "$0" "$1" <"$2"`, folder + "evidence-bare", type, dir + "/in"], { maxBuffer: 1 << 26 });
	rmSync(dir, { recursive: true });
	return ended;
};
for (const [type, bytes] of SAMPLES)
	await holds(`whatever is broken in a file, the program says no or makes a copy (${type})`, () => {
		assert.equal(bare(type, bytes).status, 0);
		for (let n = 0; n < 60; n++) {
			const broken = n % 3 === 0 ? bytes.subarray(0, chance(bytes.length)) : Buffer.from(bytes);
			for (let k = 0; n % 3 > 0 && k < 1 + n / 4; k++)
				broken[chance(broken.length)] = chance(256);
			const { status, signal } = bare(type, broken);
			assert.ok(signal === null && (status === 0 || status === 1), `${n}: ${status} ${signal}`);
		}
	});
