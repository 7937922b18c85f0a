/* makers.mjs - files to hand in, made here: a zip, a Word document, a film, a picture. */
import { randomBytes } from "node:crypto";
import { deflateRawSync, deflateSync, inflateRawSync } from "node:zlib";

const crcTable = Array.from({ length: 256 }, (_, n) => {
	for (let k = 0; k < 8; k++)
		n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
	return n >>> 0;
});
const crc32 = bytes => (bytes.reduce((crc, byte) => crcTable[(crc ^ byte) & 255] ^ (crc >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;

const fields = (...pairs) => Buffer.concat(pairs.map(([size, value]) => {
	const bytes = Buffer.alloc(size);
	bytes.writeUIntLE(value, 0, size);
	return bytes;
}));

/* { name: content }; all deflated. */
export function zip(entries) {
	const parts = [], directory = [];
	let at = 0;
	for (const [name, content] of Object.entries(entries)) {
		const plain = Buffer.from(content), packed = deflateRawSync(plain);
		const common = fields([2, 20], [2, 0], [2, 8], [4, 0], [4, crc32(plain)], [4, packed.length], [4, plain.length], [2, Buffer.byteLength(name)], [2, 0]);
		parts.push(fields([4, 0x04034b50]), common, Buffer.from(name), packed);
		directory.push(fields([4, 0x02014b50], [2, 20]), common, fields([2, 0], [2, 0], [2, 0], [4, 0], [4, at]), Buffer.from(name));
		at += 30 + Buffer.byteLength(name) + packed.length;
	}
	const list = Buffer.concat(directory), count = Object.keys(entries).length;
	return Buffer.concat([...parts, list, fields([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, list.length], [4, at], [2, 0])]);
}

/* What a zip holds: { name: content }, read by its directory. */
export function unzip(bytes) {
	const end = bytes.lastIndexOf("PK\x05\x06", undefined, "latin1"), entries = {};
	for (let n = bytes.readUInt16LE(end + 10), at = bytes.readUInt32LE(end + 16); n > 0; n--) {
		const [packed, names, extra, comment] = [20, 28, 30, 32].map(field => field === 20 ? bytes.readUInt32LE(at + 20) : bytes.readUInt16LE(at + field));
		const local = bytes.readUInt32LE(at + 42), from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
		const content = bytes.subarray(from, from + packed);
		entries[bytes.toString("utf8", at + 46, at + 46 + names)] = bytes.readUInt16LE(at + 10) === 0 ? content : inflateRawSync(content);
		at += 46 + names + extra + comment;
	}
	return entries;
}

/* A Word document with this text, and what else is wanted in it. */
export const docx = (words = "教学设计", more = {}) => zip({
	"[Content_Types].xml": '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
	"_rels/.rels": '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
	"word/document.xml": `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:body></w:document>`,
	...more });

const box = (type, ...parts) => {
	const inside = Buffer.concat(parts.map(part => Buffer.from(part))), head = Buffer.alloc(8);
	head.writeUInt32BE(8 + inside.length);
	head.write(type, 4);
	return Buffer.concat([head, inside]);
};

/* An .mp4 of exactly this many bytes: ftyp, an empty moov, and mdat with a few megabytes of noise again and again. */
export function film(bytes) {
	const mvhd = Buffer.alloc(100);
	mvhd.writeUInt32BE(1000, 12);	/* time scale */
	mvhd.writeUInt32BE(0x10000, 20);	/* rate */
	mvhd.writeUInt16BE(0x100, 24);	/* volume */
	mvhd.writeUInt32BE(1, 96);	/* next track */
	const start = Buffer.concat([box("ftyp", "isom\0\0\x02\0isomiso2mp41"), box("moov", box("mvhd", mvhd))]);
	const whole = Buffer.alloc(bytes, randomBytes(Math.min(bytes, 4 << 20)));
	start.copy(whole);
	whole.writeUInt32BE(bytes - start.length, start.length);
	whole.write("mdat", start.length + 4);
	return whole;
}

/* The smallest picture, made different by a comment. */
export const picture = () => Buffer.concat([
	Buffer.from("ffd8ffe000104a46494600010100000100010000", "hex"),
	Buffer.from("fffe0012", "hex"), randomBytes(16),
	Buffer.from("ffdb0043000302020302020303030304030304050805050404050a070706080c0a0c0c0b0a0b0b0d0e12100d0e110e0b0b1016101113141515150c0f171816141812141514ffc0000b080001000101011100ffc4001400010000000000000000000000000000000affc40014100100000000000000000000000000000000ffda0008010100003f0037ffd9", "hex")]);

/* A picture to look at: a plain colour with a lighter band, so that one is told from another. */
export function painting(width, height, [red, green, blue]) {
	const chunk = (name, data) => {
		const inside = Buffer.concat([Buffer.from(name), data]), around = Buffer.alloc(8);
		around.writeUInt32BE(data.length, 0);
		around.writeUInt32BE(crc32(inside), 4);
		return Buffer.concat([around.subarray(0, 4), inside, around.subarray(4)]);
	};
	const head = Buffer.alloc(13);
	head.writeUInt32BE(width, 0);
	head.writeUInt32BE(height, 4);
	head.set([8, 2], 8);
	const line = light => Buffer.concat([Buffer.alloc(1), Buffer.alloc(3 * width, Buffer.from([red, green, blue].map(part => light ? (part + 510) / 3 : part)))]);
	const rows = Array.from({ length: height }, (_, y) => line(y > height / 3 && y < height / 2));
	return Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), chunk("IHDR", head), chunk("IDAT", deflateSync(Buffer.concat(rows))), chunk("IEND", Buffer.alloc(0))]);
}

export const html = "<!DOCTYPE html><html><body><script>alert(1)</script></body></html>";
export const svg = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
export const program = Buffer.concat([Buffer.from("7f454c4602010100000000000000000002003e0001000000", "hex"), Buffer.alloc(200)]);
