/* traces.mjs - files that say inside whose they are, in every way that programs write it. */
import { docx, picture, zip } from "./makers.mjs";

const segment = (marker, ...parts) => {
	const inside = Buffer.concat(parts.map(part => Buffer.from(part))), head = Buffer.from([0xff, marker, 0, 0]);
	head.writeUInt16BE(inside.length + 2, 2);
	return Buffer.concat([head, inside]);
};
const le = (...numbers) => Buffer.concat(numbers.map(([size, n]) => { const b = Buffer.alloc(size); b.writeUIntLE(n, 0, size); return b; }));

/* --- JPEG --- */

/* Exif of a phone: Artist, and that the picture lies on its side. */
function exif(name, turned) {
	const text = Buffer.from(name + "\0"), at = 8 + 2 + 2 * 12 + 4;
	return segment(0xe1, "Exif\0\0", "II*\0", le([4, 8], [2, 2]),
		le([2, 0x0112], [2, 3], [4, 1], [2, turned], [2, 0]), le([2, 0x013b], [2, 2], [4, text.length], [4, at]), le([4, 0]), text);
}
const upright = turned => turned === 1 ? Buffer.alloc(0) : Buffer.from("ffe10022457869660000" + "4d4d002a00000008" + "0001" + "01120003000000010006" + "0000" + "00000000", "hex");
const START = 20;	/* SOI and JFIF of picture() */

/* { whole, bare }: with names in it, and as it should leave. */
export function photo(name, turned = 6) {
	const plain = picture(), comment = START + 4 + 16;	/* its own comment goes, too */
	const rest = plain.subarray(comment);
	return { whole: Buffer.concat([plain.subarray(0, START), exif(name, turned), segment(0xe1, "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + name + "</x:xmpmeta>"),
			segment(0xed, "Photoshop 3.0\0" + name), segment(0xfe, name), segment(0xe2, "MPF\0" + name), rest, exif(name, 1), Buffer.from(name)]),
		bare: Buffer.concat([plain.subarray(0, START), upright(turned), rest]) };
}

/* --- PNG --- */

const crcTable = Array.from({ length: 256 }, (_, n) => { for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1; return n >>> 0; });
const crc = bytes => (bytes.reduce((sum, byte) => crcTable[(sum ^ byte) & 255] ^ (sum >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;
const chunk = (name, content) => {
	const inside = Buffer.concat([Buffer.from(name), Buffer.from(content)]), around = Buffer.alloc(8);
	around.writeUInt32BE(inside.length - 4, 0);
	around.writeUInt32BE(crc(inside), 4);
	return Buffer.concat([around.subarray(0, 4), inside, around.subarray(4)]);
};
export function drawing(name) {
	const sign = Buffer.from("89504e470d0a1a0a", "hex"), head = chunk("IHDR", Buffer.from("00000001000000010800000000", "hex")), end = chunk("IEND", "");
	const data = chunk("IDAT", Buffer.from("789c6360000000020001e221bc33", "hex"));
	return { whole: Buffer.concat([sign, head, chunk("tEXt", "Author\0" + name), chunk("iTXt", "XML:com.adobe.xmp\0\0\0\0\0" + name), chunk("eXIf", "MM" + name), data, chunk("tIME", "1234567"), end, Buffer.from(name)]),
		bare: Buffer.concat([sign, head, data, end]) };
}

/* --- office documents --- */

const props = name => ({
	"docProps/core.xml": `<?xml version="1.0"?><cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:creator>${name}</dc:creator><cp:lastModifiedBy>${name}</cp:lastModifiedBy></cp:coreProperties>`,
	"docProps/app.xml": `<?xml version="1.0"?><Properties xmlns="p"><Company>${name}工作室</Company><Manager>${name}</Manager></Properties>`,
	"docProps/custom.xml": `<?xml version="1.0"?><Properties xmlns="p"><property name="作者"><vt:lpwstr xmlns:vt="v">${name}</vt:lpwstr></property></Properties>` });

export const letter = name => docx("教学设计：author=\"谁\"，勾股定理", { ...props(name),
	"word/comments.xml": `<?xml version="1.0"?><w:comments xmlns:w="w"><!-- author="x" --><w:comment w:id="0" w:author="${name}" w:initials='${name}'><w:p/></w:comment></w:comments>`,
	"word/people.xml": `<w15:people xmlns:w15="w"><w15:person w15:author = "${name}"><w15:presenceInfo providerId="AD" userId="S::${name}@school"/></w15:person></w15:people>`,
	"word/_rels/settings.xml.rels": `<Relationships><Relationship Id="r1" Type="t" Target="file:///C:\\Users\\${name}\\Normal.dotm" TargetMode="External"/><Relationship Id="r2" Type="t" Target="media/image1.jpeg"/></Relationships>`,
	"word/media/image1.jpeg": photo(name).whole, "word/media/image2.dat": drawing(name).whole,
	"word/embeddings/book.xlsx": table(name) });
export const table = name => zip({ "[Content_Types].xml": "<Types/>", ...props(name),
	"xl/workbook.xml": `<workbook xmlns="m"><fileSharing userName="${name}"/><x15ac:absPath xmlns:x15ac="a" url="C:\\Users\\${name}\\Desktop\\"/><sheets><sheet name="成绩" sheetId="1"/></sheets></workbook>`,
	"xl/comments1.xml": `<comments><authors><author>${name}</author><author/><author></author></authors><commentList/></comments>`,
	"xl/persons/person.xml": `<personList><person displayName="${name}" id="{1}" userId="${name}" providerId="None"/></personList>`,
	"xl/tables/table1.xml": '<table displayName="成绩表" name="成绩表"/>' });
export const slides = name => zip({ "[Content_Types].xml": "<Types/>", ...props(name), "ppt/presentation.xml": "<p:presentation>勾股定理</p:presentation>",
	"ppt/commentAuthors.xml": `<p:cmAuthorLst><p:cmAuthor id="0" name="${name}" initials="${name}" lastIdx="1" clrIdx="0"/></p:cmAuthorLst>`,
	"ppt/authors.xml": `<p188:authorLst><p188:author id="{1}" name="${name}" initials="${name}" userId="${name}" providerId="None"/></p188:authorLst>` });

/* --- PDF --- */

/* A page with 勾股定理's year as its text, an author, an XMP packet, a note, an attachment, a signed field and a photograph. */
export function paper(name) {
	const wide = "<feff" + Buffer.from(name, "utf16le").swap16().toString("hex") + ">";
	const stream = (dict, content) => Buffer.concat([Buffer.from(`<< ${dict} /Length ${content.length} >>\nstream\n`), Buffer.from(content), Buffer.from("\nendstream")]);
	const objects = [
		"<< /Type /Catalog /Pages 2 0 R /Metadata 5 0 R /AcroForm << /Fields [8 0 R] /SigFlags 3 >> /Names << /EmbeddedFiles << /Names [(a) 10 0 R] >> >> >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources << /XObject << /P 12 0 R >> >> /PieceInfo << /App << /Private ${wide} >> >>
		 /Annots [<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /T ${wide} /Contents (good) /M (D:20260301) >> 8 0 R] >>`,
		stream("", "BT (year 2026) Tj ET /P Do"),
		stream("/Type /Metadata /Subtype /XML", `<x:xmpmeta><dc:creator>${name}</dc:creator></x:xmpmeta>`),
		`<< /Author ${wide} /Creator (${name}) /CreationDate (D:20260301) >>`,
		"null",
		"<< /Type /Annot /Subtype /Widget /FT /Sig /T (field) /Rect [0 0 0 0] /V 9 0 R >>",
		`<< /Type /Sig /Filter /Adobe.PPKLite /Name ${wide} /Contents <00> /ByteRange [0 1 2 3] >>`,
		`<< /Type /Filespec /F (a.txt) /EF << /F 11 0 R >> >>`,
		stream("/Type /EmbeddedFile", name),
		stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode", photo(name).whole)];
	const parts = [Buffer.from("%PDF-1.7\n")], places = [];
	objects.forEach((object, n) => {
		places.push(parts.reduce((sum, part) => sum + part.length, 0));
		parts.push(Buffer.from(`${n + 1} 0 obj\n`), Buffer.from(object), Buffer.from("\nendobj\n"));
	});
	const at = parts.reduce((sum, part) => sum + part.length, 0);
	return Buffer.concat([...parts, Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n` + places.map(place => `${String(place).padStart(10, "0")} 00000 n \n`).join("") +
		`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n${at}\n%%EOF\n`)]);
}

/* Does it stand in there, in any of the ways that programs write text? */
export const says = (bytes, name) => ["utf8", "utf16le"].some(code => bytes.includes(Buffer.from(name, code))) ||
	bytes.includes(Buffer.from(name, "utf16le").swap16()) || bytes.toString("latin1").toLowerCase().includes(Buffer.from(name, "utf16le").swap16().toString("hex"));
