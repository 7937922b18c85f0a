/* paper.mjs - printed certificates, read back by programs that we did not write. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { command, insert, sql, until } from "../ask.mjs";

/* Certificates as rows, of `count` teachers of the school; each has { id, number, name }. */
export async function issueMany(school, count, { from = 100, name = n => "教师" + n, abilities } = {}) {
	const list = abilities || [["A1", "技术支持的学情分析", "learner_analysis", "pass"], ["A3", "演示文稿设计与制作", "teaching_design", "pass"],
		["A5", "技术支持的课堂导入", "teaching_design", "excellent"]].map(([code, title, dimension, grade]) => ({ code, name: title, dimension, grade }));
	const facts = JSON.stringify({ certified: list, hours: { online: 2000, practice: 3050, total: 5050 } });
	const made = Array.from({ length: count }, (_, n) => {
		const id = school.id + from + n;
		return { id, name: name(n), login: `${school.code}-x${from + n}`, number: String(id).padStart(20, "0") };
	});
	const [{ version, policy }] = await sql(`SELECT v.id AS version, p.name AS policy FROM policy p JOIN policy_version v ON v.policy = p.id
		WHERE p.code = '${school.policy}' ORDER BY v.number LIMIT 1`);
	const words = one => JSON.stringify({ name: one.name, school: school.name, region: "试验县", programme: "试验工程", policy, policy_number: 1, county: 1 });
	await sql("START TRANSACTION;\n" + insert("person", ...made.map(({ id, name: who, login }) => ({ id, login, name: who, born_on: "1985-03-01" }))) +
		insert("member", ...made.map(({ id }) => ({ id, person: id, school: school.id, teaching_group: school.groups[0], staff_no: String(id - school.id), since: "2020-09-01" }))) +
		insert("proposal", ...made.map(({ id }) => ({ id, programme: school.programme, person: id, school: school.id, policy_version: version,
			facts, proposed_by: school.people.panel1.id, open: 0 }))) +
		insert("certificate", ...made.map(one => ({ id: one.id, proposal: one.id, person: one.id, number: one.number,
			recognised_by: school.people.office.id, issued_at: "2026-03-10 02:00:00", words: words(one) }))) + "COMMIT;\n");
	return made;
}

/* Orders, waits until it is printed, and fetches; { order, state, file }. */
export async function print(who, path, body) {
	const ordered = await who.post(path, body);
	if (ordered.status !== 201)
		throw new Error(ordered.text);
	return fetchPrinted(who, ordered.body.order);
}

export async function fetchPrinted(who, order) {
	let state;
	await until(async () => {
		state = (await who.get("/api/certificate/print/" + order)).body;
		return state.state !== "waiting" && state.state !== "printing";
	}, "order " + order + " is printed");
	const file = await who.get(`/api/certificate/print/${order}/file`);
	return { order, state, file, pdf: file.bytes };
}

const folder = mkdtempSync(join(tmpdir(), "paper-"));
let made = 0;
const kept = pdf => {
	const path = join(folder, ++made + ".pdf");
	writeFileSync(path, pdf);
	return path;
};
const ask = async (file, words) => {
	const { code, out, err } = await command(file, words);
	if (code !== 0)
		throw new Error(file + ": " + err);
	return out;
};

/* What poppler reads in it; a form feed ends each page. */
export const textOf = pdf => ask("pdftotext", ["-layout", kept(pdf), "-"]);
export const infoOf = async pdf => Object.fromEntries((await ask("pdfinfo", ["-isodates", kept(pdf)])).split("\n").filter(Boolean)
	.map(line => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]));

/* What zbar reads on the page as it is printed at 200 dots an inch. */
export async function codesOf(pdf, page = 1) {
	const path = kept(pdf);
	await ask("pdftoppm", ["-r", "200", "-f", String(page), "-l", String(page), "-singlefile", "-png", path, path]);
	return (await ask("zbarimg", ["-q", "--raw", path + ".png"])).trim().split("\n");
}

/* How dark the darkest dot of an area is, 0 black to 255 white; millimetres from the top left. */
export async function darkest(pdf, { x, y, width, height }) {
	const dots = mm => String(Math.round(mm / 25.4 * 100));
	const { bytes, size } = await grey(pdf, ["-x", dots(x), "-y", dots(y), "-W", dots(width), "-H", dots(height)]);
	return bytes.subarray(bytes.length - size).reduce((least, dot) => Math.min(least, dot), 255);
}

async function grey(pdf, crop) {
	const path = kept(pdf);
	await ask("pdftoppm", ["-r", "100", "-gray", "-singlefile", ...crop, path, path]);
	const { readFileSync } = await import("node:fs");
	const bytes = readFileSync(path + ".pgm");
	const [, width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 40).toString("latin1"));
	return { bytes, size: width * height };
}
