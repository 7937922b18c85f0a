// Where the policy keeps names from each other (anonymous_peers), a peer learns of no route whose work it is, nor the author
// who her peers are: not by names, file names, numbers of people, order, or times.
import assert from "node:assert/strict";
import { command, holds, insert, says, signIn, sql, top } from "../ask.mjs";
import { choose, handIn as finish, prepare, upload } from "../evidence/hand.mjs";
import { film, unzip } from "../evidence/makers.mjs";
import { letter, says as tells } from "../evidence/traces.mjs";
import { makeSchool } from "../school.mjs";
import { policyOf } from "./after.mjs";
import { GOOD, caseOf, handIn, judged, rubric, signatureOf, ticks, verdictOf } from "./cases.mjs";

const PROGRAMS = ["auth", "admin", "plan", "evidence", "review", "hours", "certificate", "report"];

const school = await makeSchool(), { people } = school, { wang, li, zhao } = people;
await policyOf(school, { anonymous_peers: true });
const as = {};
for (const key of ["wang", "li", "zhao", "qian", "leader", "panel1", "panel2", "chair"])
	as[key] = await signIn(people[key].login);
await sql(`UPDATE member SET staff_no = 'NO77123' WHERE person = ${wang.id}`);

/* A work as a teacher hands it in, with her name wherever she can write it. */
const ids = await choose(school, wang, "A5", "A2", "A1");
const files = { document: await upload(as.wang, "王一诺教案.docx", letter(wang.name)), video: await upload(as.wang, "王一诺课堂.mp4", film(3000)) };
const whole = (await as.wang.get(`/api/evidence/work/${ids.A5}`)).body;
await as.wang.put(`/api/evidence/draft/${ids.A5}`, { note: `我是${wang.name}，请多指教`, pieces: whole.requirements.map(q => ({ requirement: q.requirement,
	ticks: q.criteria.map(c => c.criterion), upload: files[q.kind].token, remark: `${wang.name}于三月一日上课` })) }, whole.version);
const { submission: s } = (await finish(as.wang, ids.A5, whole.version + 1)).body;
await sql(`INSERT INTO draw (submission, round, seed, candidates, needed) VALUES (${s}, 1, REPEAT('0', 32), '[{"person": ${li.id}}]', 2) ON DUPLICATE KEY UPDATE needed = 2;
	DELETE FROM drawn WHERE submission = ${s};` + [li, zhao].map(judge => `INSERT INTO drawn (draw, submission, author, judge, school, due_at)
	SELECT id, submission, ${wang.id}, ${judge.id}, ${school.id}, '2099-03-01 05:06:07' FROM draw WHERE submission = ${s} AND round = 1;`).join(""));
const MOMENT = "04:37:19";
await sql(`UPDATE submission SET handed_in_at = '2026-03-01 ${MOMENT}' WHERE id = ${s}`);
const book = await rubric("A5");

/* Every route that a teacher can ask, with this work's numbers filled in. */
const routes = [];
for (const program of PROGRAMS) {
	const { out } = await command((process.env.BUILD || top + "/build") + `/fcgi/${program}/${program}`, ["--routes"]);
	for (const route of JSON.parse(out).routes.filter(one => one.method === "GET" && !one.flags.includes("internal")))
		routes.push(`/api/${program}${route.path}`);
}
const pieces = whole.requirements.map(q => q.requirement);
const asked = [...new Set(routes.flatMap(path => (path.includes("{requirement}") ? pieces : [0]).map(piece => path.replace("{submission}", s).replace("{requirement}", piece)
	.replace("{school}", school.id).replace("{teaching_group}", school.groups[0]).replace("{ability}", ids.A5).replace("{person}", wang.id)
	.replace("{upload}", files.document.token).replace("{programme}", school.programme).replace(/\{\w+\}/g, s)))), `/api/certificate/why?person=${wang.id}`,
	`/api/review/minutes?school=${school.id}`];

const traces = one => [one.name, encodeURIComponent(one.name), one.login, "NO77123", "王一诺教案", encodeURIComponent("王一诺教案")];
const speaksOf = text => new RegExp(`"(submission|object)": ?"?${s}[",}]`).test(text);

/* No answer that speaks of this work tells the author; one that speaks of the group's people at large does not speak of the work. */
async function nothingTold(who, sentence) {
	let spoke = 0, open = 0;
	for (const path of asked) {
		const reply = await who.get(path);
		open += reply.status === 200;
		const all = reply.text + JSON.stringify(reply.headers);
		const about = path.includes("/file/") || path.includes("/case/") || speaksOf(reply.text);
		if (reply.status !== 200 || !about)
			continue;
		spoke++;
		const parts = reply.headers["content-disposition"]?.includes("docx") ? Object.values(unzip(reply.bytes)) : [reply.bytes];
		for (const trace of traces(wang))
			await holds(`${sentence}: ${path.replace(/\d{4,}/g, "…")} does not tell “${trace.slice(0, 12)}”`, () => {
				assert.ok(!all.includes(trace), all.slice(0, 2000));
				assert.ok(!parts.some(part => tells(part, trace)));
			});
		await holds(`${sentence}: nor her number or the moment of handing in`, () => {
			assert.ok(!new RegExp(`[^0-9]${wang.id}[^0-9]`).test(reply.text), reply.text.slice(0, 2000));
			assert.ok(!all.includes(MOMENT), all.slice(0, 2000));
			assert.deepEqual([reply.headers["last-modified"], reply.headers.etag], [undefined, undefined]);
		});
	}
	await holds(`${sentence}: and it was asked where the work is spoken of`, () => assert.ok(spoke >= 3 && open > 10, `${spoke} of ${open}`));
}

/* --- the peer, before and after the verdict -------------------------------------------------- */

await nothingTold(as.li, "a drawn peer");
const blind = (await as.li.get(caseOf(s))).body;
await holds("the case has no author, its files are called by what was asked for, and the author's own words do not name her", () => {
	assert.equal(blind.author, null);
	assert.deepEqual(blind.pieces.map(piece => piece.name.replace(/\.\w+$/, "")), blind.pieces.map(piece => piece.title));
	assert.ok(blind.note.startsWith("我是某教师"));
	assert.ok(blind.pieces.every(piece => piece.remark.startsWith("某教师于")));
	assert.equal(blind.draws, null);
});
await holds("a term is shown to the day, so that it does not tell when the work came", async () => {
	const [row] = (await as.li.get("/api/review/due")).body.rows.filter(one => one.submission === s);
	assert.deepEqual([row.author, row.handed_in_at, row.due_at], [null, null, "2099-02-28T16:00:00Z"]);
	const [now] = (await as.li.get("/api/report/now")).body.waiting.filter(one => one.object === String(s));
	assert.deepEqual([now.who, now.since, now.due], ["", null, "2099-02-28T16:00:00Z"]);
});
const pass = { pieces: ticks(book, "pass"), remark: GOOD };
await as.li.post(verdictOf(s), pass);
await as.zhao.post(verdictOf(s), pass);
await nothingTold(as.li, "one who has judged");
await holds("of the other peer she reads the verdict, not who gave it, nor when", async () => {
	const [other] = (await as.li.get(caseOf(s))).body.verdicts.filter(one => !one.own);
	assert.deepEqual([other.level, other.judge, other.given_at, other.remark], ["peer", null, null, GOOD]);
});
await holds("the leader, who judges by name, reads the draw", async () => {
	const { body } = await as.leader.get(caseOf(s));
	assert.equal(body.draws.length, 1);
	assert.ok(body.verdicts.every(one => one.judge !== null && one.given_at !== null));
});

/* --- the author ----------------------------------------------------------------------------------- */

for (const [key, grade] of [["leader", "pass"], ["panel1", "pass"], ["panel2", "pass"], ["chair", "pass"]])
	await says(as[key].post(verdictOf(s), { pieces: ticks(book, grade), remark: GOOD }), 201, "", `${key} judges, by name`);
await as.chair.post(signatureOf(s), {});
const mine = await as.wang.get(caseOf(s));
await holds("the author reads her peers' verdicts, but not who they are, when they gave them, or whom the draw had to choose from", () => {
	const peers = mine.body.verdicts.filter(one => one.level === "peer");
	assert.equal(peers.length, 2);
	assert.ok(peers.every(one => one.judge === null && one.given_at === null));
	assert.equal(mine.body.draws, null);
	for (const judge of [li, zhao])
		assert.ok(!mine.text.includes(judge.name) && !mine.text.includes(String(judge.id)), judge.login);
});
await nothingTold(as.li, "when it is decided");

/* --- order ---------------------------------------------------------------------------------------------- */

/* Works of one day, in the order of their handing in: a list of them does not keep it. */
const many = [];
for (const ability of ["A1", "A2", "A3", "A6", "B1", "B2", "B3", "B5"])
	many.push(await handIn(school, people[["qian", "zhao"][many.length % 2]], { ability, drawn: [li] }));
await sql(`UPDATE drawn SET due_at = '2099-05-01 01:00:00' + INTERVAL (submission - ${many[0]}) MINUTE WHERE submission IN (${many})`);
const listed = (await as.li.get("/api/review/due")).body.rows.map(row => row.submission).filter(id => many.includes(id));
await holds("works of one day stand in the queue in no order of time", () => {
	assert.equal(listed.length, many.length);
	assert.notDeepEqual(listed, many);
	assert.notDeepEqual(listed, [...many].reverse());
});
const waiting = (await as.li.get("/api/report/now")).body.waiting.filter(one => many.includes(Number(one.object))).map(one => Number(one.object));
await holds("nor on the first page", () => {
	assert.equal(waiting.length, many.length);
	assert.notDeepEqual(waiting, many);
	assert.notDeepEqual(waiting, [...many].reverse());
});
for (let n = 0; n < 12; n++) {
	const one = await handIn(school, people.qian, { ability: "A5", number: n + 1, drawn: [li, zhao, wang] });
	for (const judge of [li, zhao, wang])
		await judged(one, people.qian, judge, "peer", judge === wang ? "fail" : "pass");
	await sql(insert("work_return", { submission: one, author: people.qian.id, level: "group", returned_by: people.leader.id, remark: "请修改" }));
	many.push(one);
}
const places = [];
for (const one of many.slice(-12))
	places.push((await as.qian.get(caseOf(one))).body.verdicts.findIndex(verdict => verdict.grade === "fail"));
await holds("nor do an author's verdicts stand in the order in which they came", () => assert.ok(new Set(places).size > 1, places.join()));

/* --- where names are known ---------------------------------------------------------------------------------- */

const open = await makeSchool();
await policyOf(open, { anonymous_peers: false });
const known = await handIn(open, open.people.wang, { drawn: [open.people.li] });
await says((await signIn(open.people.li.login)).get(caseOf(known)), 200, [open.people.wang.name, '"handed_in_at":"20'], "where the policy does not ask for it, a peer sees whose work it is");
