// Which levels a work goes through, and in which order, is the region's policy.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { command, holds, says, signIn, sql, stack, top, until } from "../ask.mjs";
import { choose, handIn as finish, prepare, upload } from "../evidence/hand.mjs";
import { docx, film } from "../evidence/makers.mjs";
import { makeSchool } from "../school.mjs";
import { policyOf } from "./after.mjs";
import { GOOD, caseOf, handIn, rubric, signatureOf, stateOf, ticks, verdictOf } from "./cases.mjs";

const book = await rubric("A3");
const pass = { pieces: ticks(book, "pass"), remark: GOOD };
const settings = Object.fromEntries(readFileSync(stack + "/settings", "utf8").trim().split("\n").map(line => line.split(/=(.*)/s)));
const draw = () => until(async () =>
	(await command((process.env.BUILD || top + "/build") + "/fcgi/review/review-draw", [], { env: settings })).code === 0, "the draw");

const ZH = { self: "自评", peer: "互评", group: "组评", panel: "校评" };
const PANEL = ["panel1", "panel2", "chair"];

/* Who may judge at a level: the drawn peers, the leader, the panel. */
async function judgesAt(level, s, people) {
	if (level !== "peer")
		return level === "group" ? ["leader"] : PANEL;
	const drawn = (await sql(`SELECT judge FROM drawn WHERE submission = ${s}`)).map(row => row.judge);
	return Object.keys(people).filter(key => drawn.includes(String(people[key].id)));
}
const queue = async (who, s) => (await who.get("/api/review/due")).body.rows.filter(row => row.submission === s).map(row => row.level);

for (const levels of [["panel"], ["self", "panel"], ["self", "group", "panel"], ["self", "peer", "panel"],
	["self", "group", "peer", "panel"], ["self", "peer", "group", "panel"]]) {
	const name = levels.map(level => ZH[level]).join("、"), school = await makeSchool(), { people } = school;
	await policyOf(school, { levels });
	const as = {};
	for (const key of ["li", "zhao", "qian", "leader", ...PANEL])
		as[key] = await signIn(people[key].login);
	const s = await handIn(school, people.wang), way = levels.filter(level => level !== "self");
	for (const [n, level] of way.entries()) {
		await draw();
		const now = await judgesAt(level, s, people);
		await holds(`${name}: as number ${n + 1} comes ${ZH[level]}, asked of whom it is for and of nobody else`, async () => {
			assert.equal(await stateOf(s), level);
			assert.equal(now.length, { peer: 2, group: 1, panel: 3 }[level]);
			for (const key of Object.keys(as))
				assert.deepEqual(await queue(as[key], s), now.includes(key) ? [level] : [], key);
		});
		for (const other of ["leader", "panel1"].filter(key => !now.includes(key)))
			await holds(`${name}: before and after it, ${other} does not judge`, async () =>
				assert.ok([404, 409].includes((await as[other].post(verdictOf(s), pass)).status)));
		for (const key of now)
			await says(as[key].post(verdictOf(s), pass), 201, "", `${name}: ${key} judges`);
		await holds(`${name}: and nobody of them is asked for ${ZH[level]} again`, async () => {
			for (const key of now)
				assert.ok(!(await queue(as[key], s)).includes(level), key);
		});
	}
	await says(as.chair.post(signatureOf(s), {}), 201, '"grade":"pass"', `${name}: then the chair signs`);
	await holds(`${name}: those levels were judged and no others, and nobody was drawn for a level that is not there`, async () => {
		const given = (await sql(`SELECT DISTINCT level FROM verdict WHERE submission = ${s}`)).map(row => row.level).sort();
		assert.deepEqual(given, [...way].sort());
		assert.equal((await sql(`SELECT COUNT(*) AS n FROM draw WHERE submission = ${s}`))[0].n === "0", !way.includes("peer"));
		assert.equal((await (await signIn(people.wang.login)).get(caseOf(s))).body.verdicts.length, { peer: 2, group: 1, panel: 3 }[way[0]] +
			way.slice(1).reduce((sum, level) => sum + { peer: 2, group: 1, panel: 3 }[level], 0));
	});
}

/* --- without 自评 ----------------------------------------------------------------------- */

for (const [levels, status, sentence] of [[["self", "panel"], 422, "where 自评 is a level, a piece without it is not taken"],
	[["panel"], 201, "where it is none, it is"]]) {
	const school = await makeSchool();
	await policyOf(school, { levels });
	const wang = await signIn(school.people.wang.login), ids = await choose(school, school.people.wang, "A5", "A2", "A1");
	const files = { document: await upload(wang, "教案.docx", docx()), video: await upload(wang, "片段.mp4", film(2000)) };
	const version = await prepare(wang, ids.A5, requirement => ({ upload: files[requirement.kind].token }), () => undefined);
	await says(finish(wang, ids.A5, version), status, "", sentence);
}
