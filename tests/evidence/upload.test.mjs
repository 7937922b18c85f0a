/* upload.test.mjs - uploads by tus 1.0.0: cut anywhere, gone on with, refused with a sentence. */
import assert from "node:assert/strict";
import { createHash, randomBytes, randomInt } from "node:crypto";
import { createReadStream, linkSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import net from "node:net";
import { pipeline } from "node:stream/promises";
import { base, holds, says, signIn, sql, stack, top, until } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { aside, begin, choose, named, part, sha256, tus, upload, where } from "./hand.mjs";
import { docx, film, html, picture, program, svg, zip } from "./makers.mjs";

const client = createRequire(top + "web/package.json")("tus-js-client");
const school = await makeSchool();
const wang = await signIn(school.people.wang.login);
const li = await signIn(school.people.li.login);
await choose(school, school.people.wang, "A1", "A2", "A5");
const stored = sha => `${stack}/evidence/store/${sha.slice(0, 2)}/${sha.slice(2, 4)}/${sha}`;
const incoming = path => `${stack}/evidence/incoming/${path.split("/").pop()}`;

async function digest(path) {
	const hash = createHash("sha256");
	await pipeline(createReadStream(path), hash);
	return hash.digest("hex");
}

/* --- the protocol, by hand --- */

await says(wang.change("OPTIONS", "/api/evidence/upload"), 204, "", "the protocol is announced");
{
	const reply = await wang.change("OPTIONS", "/api/evidence/upload");
	await holds("with its version, what it can do and how large a file may be", () => {
		assert.equal(reply.headers["tus-version"], "1.0.0");
		assert.equal(reply.headers["tus-extension"], "creation,termination,expiration");
		assert.equal(reply.headers["tus-max-size"], String(2 ** 31));
	});

	const bytes = docx();
	const begun = await says(begin(wang, "教案.docx", bytes.length), 201, "", "an upload begins");
	const path = begun.headers.location;
	await holds("it has an address that can't be guessed and a day on which it expires", () => {
		assert.match(path, /^\/api\/evidence\/upload\/[0-9a-f]{32}$/);
		assert.ok(new Date(begun.headers["upload-expires"]) > new Date(Date.now() + 6 * 86400e3));
	});
	const taken = await says(part(wang, path, 0, bytes.subarray(0, 100)), 204, "", "a part is taken");
	await holds("and the day is told again", () => assert.equal(taken.headers["upload-expires"], begun.headers["upload-expires"]));
	const how = await where(wang, path);
	await holds("HEAD tells how much is there", () => {
		assert.equal(how.status, 200);
		assert.equal(how.headers["upload-offset"], "100");
		assert.equal(how.headers["upload-length"], String(bytes.length));
		assert.equal(how.headers["cache-control"], "no-store");
	});
	const wrong = await says(part(wang, path, 50, bytes.subarray(50)), 409, "起点不对", "a part at the wrong offset is refused");
	await holds("and the right one is told", () => assert.equal(wrong.headers["upload-offset"], "100"));
	await says(part(wang, path, 101, bytes.subarray(101)), 409, "起点不对", "also beyond the end");
	await says(part(wang, path, 100, bytes.subarray(100), { "Content-Type": "application/json" }), 415, "", "only tus' own content type is taken");
	await says(part(wang, path, 100, bytes.subarray(100), { "Tus-Resumable": "0.2.2" }), 412, "版本", "and only its version 1.0.0");
	await says(part(wang, path, 100, Buffer.concat([bytes.subarray(100), Buffer.from("more")])), 413, "比所说的多", "more than was announced is refused");
	await says(part(li, path, 100, bytes.subarray(100)), 404, "", "a colleague can't add to it");
	await says(where(li, path), 404, "", "nor ask about it");
	await says(li.change("DELETE", path, undefined, tus), 404, "", "nor end it");
	await says(part(wang, path, 100, bytes.subarray(100)), 204, "", "the last part is taken");
	await holds("the file stands under the SHA-256 of its content", async () =>
		assert.equal(await digest(stored(sha256(bytes))), sha256(bytes)));
	await says(part(wang, path, bytes.length, ""), 204, "", "an empty part at the end changes nothing");
	await says(part(wang, path, 0, bytes), 409, "已经传完", "nobody writes into a finished upload");
	const again = await upload(wang, "另一个名字.docx", bytes);
	await holds("the same content is stored once", async () => {
		assert.equal(again.status, 204);
		assert.deepEqual(await sql(`SELECT COUNT(*) AS n FROM file WHERE sha256 = UNHEX('${sha256(bytes)}')`), [{ n: "1" }]);
	});
	await says(wang.change("DELETE", again.path, undefined, tus), 204, "", "an upload is given up");
	await says(where(wang, again.path), 404, "", "and is gone");
	await holds("while the other upload of the same content keeps its file", async () =>
		assert.equal((await wang.get(path + "/file")).status, 200));
}

/* --- the same file chosen again, in whatever browser --- */

{
	const bytes = docx("接着传"), mark = "1a2bx3c4d", marked = { "Upload-Metadata": named("教案.docx", ",mark " + Buffer.from(mark).toString("base64")) };
	const path = (await begin(wang, "教案.docx", bytes.length, marked)).headers.location;
	const begun = who => who.get(`/api/evidence/upload?mark=${mark}&size=${bytes.length}`);
	await says(begun(wang), 200, path.split("/").pop(), "what was begun of a file is found by its mark and size");
	await says(begun(li), 404, "", "by nobody else");
	await says(wang.get(`/api/evidence/upload?mark=${mark}&size=${bytes.length + 1}`), 404, "", "nor for another size");
	await says(wang.get(`/api/evidence/upload?mark=${mark.slice(1)}&size=${bytes.length}`), 404, "", "nor for another mark");
	await part(wang, path, 0, bytes);
	await says(begun(wang), 404, "", "nor once it is finished");
}

/* --- what is refused before a byte is sent --- */

for (const [name, size, status, words] of [
	["程序.exe", 10, 422, "程序"], ["网页.html", 10, 422, "网页"], ["图.svg", 10, 422, "网页"], ["宏.docm", 10, 422, "宏"],
	["全部.zip", 10, 422, "压缩包"], ["没有后缀", 10, 422, "不收这种文件"], ["空.docx", 0, 422, "空的"],
	["大.docx", 201 * 2 ** 20, 413, "200 MB"], ["大.jpg", 51 * 2 ** 20, 413, "50 MB"], ["大.mp4", 2 ** 31 + 1, 413, "2 GB"]])
	await says(begin(wang, name, size), status, words, `${name} (${size} bytes) is refused at once, with its sentence`);
await says(begin(wang, "x".repeat(300) + ".pdf", 10), 422, "太长", "so is a name without measure");
await says(begin(wang, "", 10), 422, "重新选择", "no name");
await says(begin(wang, "a.pdf", 10, { "Upload-Metadata": "filename ???" }), 422, "不完整", "and metadata that is no base64");
await says(begin(wang, "a.pdf", 10, { "Upload-Metadata": named("\u202efdp.exe.pdf") }), 422, "不能用的字符", "a name written backwards");
await says(begin(wang, "a.pdf", "ten"), 422, "整数", "a length that is no number");

/* --- what its content betrays --- */

const bomb = zip({ "[Content_Types].xml": "x", "word/document.xml": Buffer.alloc(60 << 20) });
for (const [name, bytes, words, what] of [
	["照片.jpg", html, "网页", "a web page named .jpg"], ["照片.png", svg, "网页", "an SVG named .png"],
	["课.mp4", program, "程序", "a program named .mp4"], ["教案.docx", docx("x", { "word/vbaProject.bin": "x" }), "宏", "a document with macros"],
	["教案.docx", docx("x", { "word/embeddings/oleObject1.bin": "x" }), "嵌入", "a document with an embedded object"],
	["教案.docx", zip({ "a.txt": "x" }), "损坏", "a zip named .docx"], ["教案.docx", bomb, "压缩得不正常", "a zip bomb"],
	["表.xlsx", docx(), "后缀名不符", "a Word document named .xlsx"], ["教案.pdf", picture(), "后缀名不符", "a picture named .pdf"]]) {
	const reply = await says(upload(wang, name, Buffer.from(bytes)), 422, words, `${what} is refused`);
	await says(where(wang, reply.path), 404, "", "and nothing is left of it");
}
await holds("none of them reached the store", async () =>
	assert.deepEqual(await sql(`SELECT COUNT(*) AS n FROM file WHERE sha256 IN (UNHEX('${sha256(bomb)}'), UNHEX('${sha256(html)}'))`), [{ n: "0" }]));

/* --- cut and killed --- */
{
	const bytes = film(3 << 20);
	const path = (await begin(wang, "短片.mp4", bytes.length)).headers.location;
	const own = path.replace("/api/evidence", "");
	const one = aside(school.people.wang, "PATCH", own, { "Content-Type": "application/offset+octet-stream", "Upload-Offset": 0, "Content-Length": bytes.length });
	one.child.stdin.end(bytes.subarray(0, 1234567));
	await one.ended;
	const cut = await where(wang, path);
	await holds("a part cut in the middle keeps what came", () => assert.equal(cut.headers["upload-offset"], "1234567"));

	const other = aside(school.people.wang, "PATCH", own, { "Content-Type": "application/offset+octet-stream", "Upload-Offset": 1234567, "Content-Length": bytes.length - 1234567 });
	other.child.stdin.write(bytes.subarray(1234567, 2 << 20));
	await until(() => statSync(incoming(path)).size > 2000000, "the second part is on its way");
	await says(part(wang, path, 0, bytes), 423, "另一处", "while one part is on its way another is refused");
	other.child.kill("SIGKILL");
	await other.ended;
	const at = Number((await where(wang, path)).headers["upload-offset"]);
	await says(part(wang, path, at, bytes.subarray(at)), 204, "", "a killed program leaves an upload that goes on where it was");
	await holds("to the same content", async () => assert.equal(await digest(stored(sha256(bytes))), sha256(bytes)));
}
{
	const bytes = film(100000);
	const path = (await begin(wang, "短片.mp4", bytes.length)).headers.location;
	writeFileSync(incoming(path), bytes);
	const how = await where(wang, path);
	await holds("killed after the last byte and before its row: the last byte is asked for again", () =>
		assert.equal(how.headers["upload-offset"], String(bytes.length - 1)));
	const to = stored(sha256(bytes));
	mkdirSync(to.slice(0, -65), { recursive: true });
	linkSync(incoming(path), to);
	await says(part(wang, path, bytes.length - 1, "\0"), 204, "", "killed when the file was in its place already: it is finished");
	await holds("and what was stored stays as it was", async () => assert.equal(await digest(to), sha256(bytes)));
}
{
	const path = (await begin(wang, "旧.pdf", 100)).headers.location;
	await sql(`UPDATE upload SET expires_at = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND WHERE token = '${path.split("/").pop()}'`);
	await says(where(wang, path), 410, "", "an upload that expired is gone");
	await says(part(wang, path, 0, "x"), 410, "失效", "and says so");
}

/* --- the official client on a bad line --- */

/* A line that breaks after so many bytes, each time another number; [] is a good line. */
function badLine(cuts) {
	const server = net.createServer(near => {
		const far = net.connect(Number(new URL(base).port), "127.0.0.1");
		const end = () => { near.destroy(); far.destroy(); };
		let left = cuts.length ? cuts.shift() : Infinity;
		near.on("data", data => {
			if (left !== Infinity && (left -= data.length) <= 0)
				return far.write(data.subarray(0, data.length + left), end);
			far.write(data);
		});
		far.on("data", data => near.write(data));
		near.on("error", end).on("close", end);
		/* What the server said before it closed is delivered whole: for the rest of an answer the client waits for ever. */
		far.on("error", end).on("end", () => near.end());
	});
	return new Promise(done => server.listen(0, "127.0.0.1", () => done(server)));
}

const send = (someone, address, bytes, options) => new Promise((done, lost) => {
	const one = new client.Upload(bytes, { endpoint: address + "/api/evidence/upload", chunkSize: 1 << 20,
		retryDelays: Array(60).fill(0), metadata: { filename: "课堂实录.mp4" },
		headers: { Cookie: someone.cookie, Origin: address, "X-CSRF-Token": someone.token },
		onError: lost, onSuccess: () => done(one), ...options });
	one.start();
});

{
	/* Between two breaks one part at most gets through, so that the film is longer than all breaks. */
	const bytes = film((13 << 20) + randomInt(1 << 20)), breaks = 12;
	const cuts = Array.from({ length: breaks }, () => randomInt(1, 2 << 20));
	const line = await badLine(cuts);
	await send(wang, `http://127.0.0.1:${line.address().port}`, bytes);
	await holds(`tus-js-client, cut ${breaks} times at random bytes, brings the same content`, async () => {
		assert.equal(cuts.length, 0);
		assert.equal(await digest(stored(sha256(bytes))), sha256(bytes));
	});
	line.close();
}
{
	const bytes = film(5 << 20), line = await badLine([]), address = `http://127.0.0.1:${line.address().port}`;
	let first;
	await new Promise(stopped => {
		first = new client.Upload(bytes, { endpoint: address + "/api/evidence/upload", chunkSize: 1 << 20, retryDelays: null,
			metadata: { filename: "课堂实录.mp4" }, headers: { Cookie: wang.cookie, Origin: address, "X-CSRF-Token": wang.token },
			onChunkComplete: (size, sent) => sent >= 2 << 20 && first.abort().then(stopped) });
		first.start();
	});
	await send(wang, address, bytes, { uploadUrl: first.url });
	await holds("after a reload the client goes on with the same upload", async () =>
		assert.equal(await digest(stored(sha256(bytes))), sha256(bytes)));

	const shared = film(6 << 20), path = (await begin(wang, "同一个.mp4", shared.length)).headers.location;
	await Promise.all([1, 2].map(() => send(wang, address, shared, { uploadUrl: address + path, chunkSize: 1 << 19, retryDelays: Array(200).fill(5) })));
	await holds("two clients at one upload end with one whole file", async () =>
		assert.equal(await digest(stored(sha256(shared))), sha256(shared)));
	const both = film(2 << 20);
	await Promise.all([wang, li, wang, li].map(someone => send(someone, address, both)));
	await holds("the same content from four sides at once is one file", async () =>
		assert.deepEqual(await sql(`SELECT COUNT(DISTINCT f.id) AS files, COUNT(*) AS uploads FROM file f JOIN upload u ON u.file = f.id WHERE f.sha256 = UNHEX('${sha256(both)}')`), [{ files: "1", uploads: "4" }]));
	line.close();
}
await holds("a film of 300 MB arrives whole", async t => {
	const bytes = film(300 << 20), from = process.hrtime.bigint();
	await send(wang, base, bytes, { chunkSize: 8 << 20 });
	const seconds = Number(process.hrtime.bigint() - from) / 1e9;
	t.diagnostic(`${Math.round(300 / seconds)} MB/s with SHA-256 and fsync`);
	assert.equal(await digest(stored(sha256(bytes))), sha256(bytes));
});

/* --- no more than one's share --- */

await holds("twenty uploads may be open at once, also when all are begun at the same moment", async () => {
	const replies = await Promise.all(Array.from({ length: 30 }, () => begin(li, "教案.pdf", 1000)));
	assert.equal(replies.filter(reply => reply.status === 201).length, 20);
	const no = replies.find(reply => reply.status !== 201);
	assert.equal(no.status, 422);
	assert.match(no.text, /没有传完的文件太多/);
	await sql(`UPDATE upload SET expires_at = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND WHERE person = ${school.people.li.id} AND file IS NULL`);
	assert.equal((await begin(li, "教案.pdf", 1000)).status, 201, "what expired stands in nobody's way");
});
await sql(`INSERT INTO upload (token, person, name, size, expires_at)
	SELECT '${randomBytes(16).toString("hex")}', ${school.people.li.id}, 'x.mp4', 20 * 1073741824 - 2000, UTC_TIMESTAMP(6) + INTERVAL 1 DAY`);
await says(begin(li, "教案.pdf", 1001), 422, "20 GB", "and 20 GB altogether");

/* --- a full disk --- */
{
	const bytes = docx("磁盘"), first = bytes.subarray(0, 50);
	const path = (await begin(wang, "教案.docx", bytes.length)).headers.location;
	const own = path.replace("/api/evidence", ""), full = { WEINENGLI_STORE_RESERVE: String(2 ** 60) };
	const no = aside(school.people.wang, "POST", "/upload", { "Upload-Length": 10, "Upload-Metadata": named("a.pdf") }, full);
	no.child.stdin.end();
	const refused = await no.ended;
	await holds("a disk that is nearly full takes no new upload, and says so", () => {
		assert.equal(refused.status, 507);
		assert.match(refused.text, /磁盘快满了/);
	});
	const half = aside(school.people.wang, "PATCH", own, { "Content-Type": "application/offset+octet-stream", "Upload-Offset": 0, "Content-Length": first.length }, full);
	half.child.stdin.end(first);
	const stopped = await half.ended;
	await holds("nor more of one that began", () => {
		assert.equal(stopped.status, 507);
		assert.match(stopped.text, /已传的内容都在/);
	});
	await says(part(wang, path, 0, bytes), 204, "", "with room again it goes on as if nothing had been");
}
