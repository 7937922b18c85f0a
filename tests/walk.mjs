/* walk.mjs - what the walk begins with, and the many small things that the people in it do.
 *
 * An installation knows a county, its programme, its schools, and two people with a password: the administrator
 * and the county's office.  All else comes through HTTP. */
import assert from "node:assert/strict";
import { createHash, randomBytes, randomInt } from "node:crypto";
import { command, insert, nobody, quote, signIn, sql } from "./ask.mjs";
import { allTicks, begin, handIn, part, prepare, where } from "./evidence/hand.mjs";
import { docx, film, picture } from "./evidence/makers.mjs";
import { password } from "./school.mjs";

const HASH = "$argon2id$v=19$m=19456,t=2,p=1$P2osLGoxXlXTKsga3n0XcA$sVb+w3QJa23d3seAyde4e6dnrRfnZOS7dWBo2OY45Zs";

export async function installation(policy) {
	const code = randomBytes(4).toString("hex");
	const id = randomInt(1, 2 ** 19) * 2 ** 20;
	const people = [["admin", "杨清和"], ["office", "沈知远"]].map(([key, name], n) => ({ key, id: id + n, login: `${code}-${key}`, name }));
	await sql("START TRANSACTION;\n" +
		insert("region", { id, parent: null, kind: "county", name: `试验县${code}` }) +
		insert("region_within", { region: id, ancestor: id }) +
		`INSERT INTO programme (id, region, name, policy, begins_on, ends_on)
		   SELECT ${id}, ${id}, '试验县能力提升工程2.0', p.id, '2021-01-01', '2099-12-31' FROM policy p WHERE p.code = ${quote(policy)};\n` +
		insert("school", { id, region: id, code, name: "试验县中心小学", phase: "primary", environment: "multimedia", strong: 0 }) +
		insert("enrolment", { programme: id, school: id }) +
		insert("person", ...people.map(({ id: person, login, name }) => ({ id: person, login, name }))) +
		insert("role", ...people.map((one, n) => ({ id: id + n, person: one.id, kind: one.key, region: id, since: "2021-01-01" }))) +
		insert("credential", ...people.map(one => ({ person: one.id, hash: HASH }))) + "COMMIT;\n");
	return { id, code, programme: id, login: staff => `${code}-${staff}`, ...Object.fromEntries(people.map(one => [one.key, one.login])) };
}

/* The roster of a school as notice 001 counts it: ten groups with their leaders, four staff in none. */
export async function roster(encoding) {
	const { code, out, err } = await command("scripts/sample", ["--roster"]);
	assert.equal(code, 0, err);
	if (encoding === "utf-8")
		return Buffer.from(out);
	const child = (await import("node:child_process")).spawnSync("iconv", ["-f", "utf-8", "-t", encoding], { input: out });
	return child.stdout;
}
export const digest = bytes => createHash("sha256").update(bytes).digest("hex");

/* Somebody's first sign-in: the code from the slip of paper becomes a password of her own. */
export async function firstSignIn(slip) {
	const own = "三只灰鹅过河 " + slip.code;
	const set = await nobody.post("/api/auth/first", { login: slip.login, code: slip.code, password: own });
	assert.equal(set.status, 204, set.text);
	return signIn(slip.login, own);
}

/* A file of any size in parts, cut once in the middle of a part, and gone on with where the server stands. */
export async function uploadCut(someone, name, bytes, size = 8 << 20) {
	const begun = await begin(someone, name, bytes.length);
	assert.equal(begun.status, 201, begun.text);
	const path = begun.headers.location;
	await part(someone, path, 0, bytes.subarray(0, Math.floor(bytes.length / 3) + 1));
	for (;;) {
		const at = Number((await where(someone, path)).headers["upload-offset"]);
		if (at === bytes.length)
			return path.split("/").pop();
		const reply = await part(someone, path, at, bytes.subarray(at, at + size));
		assert.equal(reply.status, 204, reply.text);
	}
}

/* What each kind of piece is answered with. */
const answers = someone => async requirement => ({
	document: async () => ({ upload: await uploadCut(someone, "教案.docx", docx(requirement.title)) }),
	any: async () => ({ upload: await uploadCut(someone, "说明.docx", docx(requirement.title)) }),
	image: async () => ({ upload: await uploadCut(someone, "板书.jpg", picture()) }),
	video: async () => ({ upload: await uploadCut(someone, "课堂.mp4", film(2 << 20)) }),
	link: async () => ({ link: "https://example.org/lesson" }) })[requirement.kind]();

/* Prepares every piece; `give` may answer some pieces in another way.  Gives the draft's version. */
export function ready(someone, ability, give = {}) {
	const usual = answers(someone);
	return prepare(someone, ability, requirement => give[requirement.kind] ? give[requirement.kind]() : usual(requirement), allTicks);
}

/* And hands in.  Gives the submission's id. */
export async function complete(someone, ability, give) {
	const reply = await handIn(someone, ability, await ready(someone, ability, give));
	assert.equal(reply.status, 201, reply.text);
	return reply.body.submission;
}

/* Reads the case and judges: a list of grades, one a piece, or one for all. */
export async function judge(someone, submission, grade, remark = "证据充分，条目齐全。") {
	const seen = await someone.get(`/api/review/case/${submission}`);
	assert.equal(seen.status, 200, seen.text);
	const pieces = seen.body.pieces.map(piece => ({ requirement: piece.requirement, remark: "",
		ticks: piece.criteria.filter(one => grade === "excellent" || one.grade === grade).map(one => one.criterion) }));
	return someone.post(`/api/review/case/${submission}/verdict`, { pieces, remark });
}
export { password };
