/* preview.test.mjs - a picture to look at: smaller, turned, nameless, and made by a program that no bad picture harms. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { command, holds, says, signIn, sql, stack, top } from "../ask.mjs";
import { policyOf } from "../review/after.mjs";
import { handIn, rubric } from "../review/cases.mjs";
import { makeSchool } from "../school.mjs";
import { sha256, upload } from "./hand.mjs";
import { docx, picture } from "./makers.mjs";
import { says as tells } from "./traces.mjs";

const program = (process.env.BUILD || top + "/build") + "/fcgi/evidence/evidence-preview";
const dir = mkdtempSync(join(tmpdir(), "preview-"));

/* Runs the program on bytes, with nothing in its environment. */
function run(type, bytes) {
	writeFileSync(dir + "/in", bytes);
	const { status, signal, stdout } = spawnSync("sh", ["-c", 'exec env -i "$0" "$1" <"$2" 2>/dev/null', program, type, dir + "/in"], { maxBuffer: 1 << 28 });
	return { status, signal, out: stdout };
}

/* How large a JPEG is: its frame's height and width. */
function sizeOf(jpeg) {
	assert.equal(jpeg.readUInt16BE(0), 0xffd8, "a JPEG");
	for (let at = 2; ; at += 2 + jpeg.readUInt16BE(at + 2))
		if ([0xc0, 0xc1, 0xc2].includes(jpeg[at + 1]))
			return [jpeg.readUInt16BE(at + 7), jpeg.readUInt16BE(at + 5)];
}

const crcOf = bytes => {
	let crc = 0xffffffff;
	for (const byte of bytes) {
		crc ^= byte;
		for (let k = 0; k < 8; k++)
			crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
	}
	return (crc ^ 0xffffffff) >>> 0;
};
const number = n => { const b = Buffer.alloc(4); b.writeUInt32BE(n); return b; };
const chunk = (name, data) => { const body = Buffer.concat([Buffer.from(name), data]); return Buffer.concat([number(data.length), body, number(crcOf(body))]); };
/* A PNG of one grey; rows: how many are really in it. */
const png = (width, height, rows = height, more = []) => Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"),
	chunk("IHDR", Buffer.concat([number(width), number(height), Buffer.from([1, 0, 0, 0, 0])])), ...more,
	chunk("IDAT", deflateSync(Buffer.alloc(rows * (1 + Math.ceil(width / 8)), 0))), chunk("IEND", Buffer.alloc(0))]);
const exif = turn => { const b = Buffer.from("ffe10022457869660000" + "4d4d002a00000008" + "000101120003000000010000" + "0000" + "00000000", "hex"); b[29] = turn; return b; };

const large = run("image/png", png(3200, 1600));
await holds("a large picture comes at most 1600 pixels wide", () => {
	assert.equal(large.status, 0);
	assert.deepEqual(sizeOf(large.out), [1600, 800]);
});
await holds("a phone's picture is turned as it is to be seen", () => {
	const lying = Buffer.concat([large.out.subarray(0, 2), exif(6), large.out.subarray(2)]);
	assert.deepEqual(sizeOf(run("image/jpeg", lying).out), [800, 1600]);
});
await holds("nothing is in it but the picture", () => {
	const told = run("image/png", png(300, 200, 200, [chunk("tEXt", Buffer.from("Author\0某某某"))])).out;
	assert.ok(!tells(told, "某某某") && !told.includes("Exif") && !told.includes("Author"));
});
await holds("a small picture stays as large as it is, and a GIF is its first picture", () => {
	assert.deepEqual(sizeOf(run("image/png", png(30, 20)).out), [30, 20]);
	assert.deepEqual(sizeOf(run("image/gif", Buffer.from("47494638396101000100800000ff0000ffffff2c00000000010001000002024401003b", "hex")).out), [1, 1]);
});
await holds("HEIC of a phone is shown, too", async () => {
	writeFileSync(dir + "/a.jpg", run("image/png", png(400, 200)).out);
	const { code, err } = await command("heif-enc", ["-q", "50", dir + "/a.jpg", "-o", dir + "/a.heic"]);
	assert.equal(code, 0, err);
	assert.deepEqual(sizeOf(run("image/heic", readFileSync(dir + "/a.heic")).out), [400, 200]);
});

/* --- bad pictures --- */

const refused = (what, type, bytes) => holds(`refused, and nothing comes of it: ${what}`, () => {
	const { status, out } = run(type, bytes);
	assert.notEqual(status, 0);
	assert.equal(out.length, 0);
});
await refused("a bomb of 3,600 million pixels", "image/png", png(60000, 60000, 1000));
await refused("a picture of another type than it is said to be", "image/jpeg", png(30, 20));
await refused("what is no picture", "image/png", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"));
await refused("a type that is none of ours, though the library knows it", "image/svg+xml", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'));
await refused("nothing at all", "image/jpeg", Buffer.alloc(0));
await refused("a picture that ends in its head", "image/heic", Buffer.from("0000001c66747970686569630000000068656963", "hex"));
await holds("whatever is broken or cut off in a picture, it says no or makes one, and never more than a small one", () => {
	let state = 20261122;
	const chance = n => ((state = (state * 1103515245 + 12345) % 2147483648) >> 16) % n;
	for (const [type, bytes] of [["image/jpeg", large.out], ["image/png", png(300, 200)], ["image/heic", readFileSync(dir + "/a.heic")]])
		for (let n = 0; n < 12; n++) {
			const broken = n % 3 === 0 ? bytes.subarray(0, chance(bytes.length)) : Buffer.from(bytes);
			for (let k = 0; n % 3 > 0 && k < 1 + n; k++)
				broken[chance(broken.length)] = chance(256);
			const { status, out } = run(type, broken);
			assert.ok([0, 1].includes(status), `${type} ${n}: ${status}`);
			assert.ok(out.length < 4e6);
		}
});

/* --- over HTTP --- */

const school = await makeSchool();
await policyOf(school, { anonymous_peers: true });
const { wang, li, qian } = school.people, s = await handIn(school, wang, { drawn: [li] });
const { pieces } = await rubric("A3"), path = `/api/evidence/preview/${s}/${pieces[0].requirement}`;
const author = await signIn(wang.login), peer = await signIn(li.login);
const give = async (name, bytes) => {
	const { token, status } = await upload(author, name, bytes);
	assert.equal(status, 204);
	await sql(`UPDATE piece SET file = (SELECT file FROM upload WHERE token = '${token}'), link = NULL, name = '${name}' WHERE submission = ${s} AND requirement = ${pieces[0].requirement}`);
};
const photo = Buffer.concat([large.out.subarray(0, 2), exif(6), large.out.subarray(2), Buffer.from(wang.name)]);
await give(wang.name + "的照片.jpg", photo);
await holds("an anonymous peer gets the smaller picture, without a name in it or beside it", async () => {
	const reply = await peer.get(path);
	assert.equal(reply.status, 200, reply.text);
	assert.equal(reply.headers["content-type"], "image/jpeg");
	assert.deepEqual(sizeOf(reply.bytes), [800, 1600]);
	assert.ok(!tells(reply.bytes, wang.name) && !JSON.stringify(reply.headers).includes(encodeURIComponent(wang.name)));
	assert.equal(reply.headers["last-modified"], undefined);
	assert.ok(existsSync(stack + "/evidence/store/preview/" + sha256(photo)), "made once, and kept beside the copies without names");
});
await says((await signIn(qian.login)).get(path), 404, "", "who does not judge the work gets nothing");
await give("坏.jpg", Buffer.concat([picture().subarray(0, 60), Buffer.alloc(400)]));
await says(peer.get(path), 409, "不能预览", "what can't be read is said");
await give("教案.docx", docx());
await says(peer.get(path), 404, "", "of what is no picture there is none");
rmSync(dir, { recursive: true });
