/* Whatever relations there are: who has a conflict with an author finds nothing of her case in any list, reads none of it and
 * decides nothing on it, at whatever level it stands and whatever duties she has. */
import assert from "node:assert/strict";
import { command, holds, insert, signIn, sql, until } from "../ask.mjs";
import { settings } from "../evidence/hand.mjs";
import { makeSchool } from "../school.mjs";
import { readCsv } from "../tables.mjs";
import { GOOD, atGroup, handIn, judged, rubric, ticks } from "./cases.mjs";

const school = await makeSchool();
const { people } = school;
const book = await rubric("A3");

/* A chance of its own, the same at every run. */
let state = 20261122;
const chance = n => ((state = (state * 1103515245 + 12345) % 2147483648) >> 16) % n;

/* --- relations by chance, coaches, and a case at every level ------------------------------ */

const authors = ["wang", "li", "leader", "panel2", "sun", "leader2"].map(key => people[key]);
const everybody = Object.values(people);
const conflicts = new Map(authors.map(author => [author.id, new Set([author.id])]));
const pairs = new Map();
for (const author of authors)
	for (const one of everybody.filter(who => who.id !== author.id && chance(4) === 0))
		pairs.set([author.id, one.id].sort().join("-"), [author.id, one.id]);
for (const [a, b] of pairs.values())
	for (const [author, one] of [[a, b], [b, a]])
		if (conflicts.has(author))
			conflicts.get(author).add(one);
await sql(insert("relation", ...[...pairs.values()].flatMap(([a, b]) => [[a, b], [b, a]]).map(([person, other]) =>
	({ person, other, kind: "family", declared_by: person, since: "2021-01-01" }))));
const others = author => everybody.filter(one => !conflicts.get(author.id).has(one.id));
const works = [];
for (const author of authors) {
	const group = /leader2|sun|panel2/.test(author.login) ? 1 : 0;
	const by = others(author).filter(one => one.id !== people.office.id && one.id !== people.admin.id)[0];
	const peer = await handIn(school, author, { group });
	const atLeader = await atGroup(school, author, { group, ability: "A1" });
	const voted = await atGroup(school, author, { group, ability: "A5" });
	await judged(voted, author, by, "group");
	works.push(...[peer, atLeader, voted].map(submission => ({ author, submission })));
}
await until(async () => (await sql(`SELECT COUNT(*) AS n FROM draw WHERE submission IN (${works.map(one => one.submission)}) AND round = 1`))[0].n === String(works.length), "all are drawn for");
const drawn = await sql(`SELECT n.submission, n.judge, s.person FROM drawn n JOIN submission s ON s.id = n.submission WHERE s.programme = ${school.programme}
	UNION SELECT b.submission, b.judge, s.person FROM borrowed b JOIN submission s ON s.id = b.submission WHERE s.programme = ${school.programme}`);

/* --- what each of them gets ------------------------------------------------------------------ */

await holds("nobody with a conflict is drawn or borrowed", () =>
	assert.deepEqual(drawn.filter(row => conflicts.get(Number(row.person)).has(Number(row.judge))), []));

const sessions = new Map();
for (const one of everybody)
	sessions.set(one.id, await signIn(one.login));
const cases = one => works.filter(({ author }) => conflicts.get(author.id).has(one.id));
const rowsOf = async (one, path) => (await sessions.get(one.id).get(path)).body.rows || [];

await holds("no list of what is owed has the case, nor is it counted on the first page", async () => {
	for (const one of everybody) {
		const hidden = new Set(cases(one).map(work => work.submission));
		for (const path of ["/api/review/due", "/api/review/due/office", "/api/review/rechecks"])
			assert.deepEqual((await rowsOf(one, path)).filter(row => hidden.has(row.submission)), [], `${one.login} ${path}`);
		const { waiting } = (await sessions.get(one.id).get("/api/report/now")).body;
		assert.deepEqual(waiting.filter(task => /peer|group|panel|sign|judges/.test(task.what) && hidden.has(Number(task.object))), [], one.login);
	}
});
await holds("nor do the minutes of the school", async () => {
	for (const one of everybody) {
		const hidden = new Set(cases(one).map(work => work.submission));
		assert.deepEqual((await rowsOf(one, `/api/review/minutes?school=${school.id}`)).filter(row => hidden.has(row.submission)), [], one.login);
	}
});
await holds("nor does any file of a list: it has the rows that the list has, and no other", async () => {
	const lists = ["/api/review/due?", "/api/review/due/office?", "/api/review/rechecks?", `/api/review/minutes?school=${school.id}&`,
		...["rechecks", "objections", "nominations", "decided"].map(name => `/api/review/school/${school.id}/${name}?`)];
	for (const one of everybody) {
		const hidden = new Set(cases(one).map(work => work.submission)), who = sessions.get(one.id);
		for (const path of lists) {
			const [list, file] = [await who.get(path), await who.get(path + "as=csv")];
			assert.equal(file.status, list.status, `${one.login} ${path}`);
			if (list.status !== 200)
				continue;
			assert.deepEqual(list.body.rows.filter(row => hidden.has(row.submission)), [], `${one.login} ${path}`);
			assert.equal((await readCsv(file.bytes)).length, list.body.rows.length + 1, `${one.login} ${path}`);
		}
	}
});
await holds("and what is decided is a list for the management, without the cases of its relations and its own", async () => {
	const decided = works.filter((_, i) => i % 3 === 2).map(({ author, submission }) => ({ author, submission }));
	await sql(insert("signature", ...decided.map(({ author, submission }) => ({ submission, author: author.id,
		chair: others(author).find(one => one.id !== people.office.id).id, grade: "pass", votes: 3 }))));
	for (const key of ["manager", "head", "office"]) {
		const path = `/api/review/school/${school.id}/decided`, who = sessions.get(people[key].id);
		const [list, file] = [await who.get(path), await who.get(path + "?as=csv")];
		const seen = decided.filter(({ author }) => !conflicts.get(author.id).has(people[key].id));
		assert.deepEqual(list.body.rows.map(row => row.submission).sort(), seen.map(work => work.submission).sort(), key);
		const rows = await readCsv(file.bytes);
		assert.equal(rows.length, seen.length + 1);
		for (const heading of ["组评", "校评结果"])
			assert.ok(rows.slice(1).every(row => row[rows[0].indexOf(heading)] === "合格"), `${heading} ${JSON.stringify(rows)}`);
	}
	await sql(`DELETE FROM signature WHERE submission IN (${decided.map(work => work.submission)})`);
	for (const key of ["leader", "panel1", "wang"])
		assert.equal((await sessions.get(people[key].id).get(`/api/review/school/${school.id}/decided`)).status, 404, key);
});
await holds("the case itself is not there, nor its files, nor its minutes", async () => {
	for (const one of everybody)
		for (const { author, submission } of cases(one)) {
			const who = sessions.get(one.id), not = path => who.get(path).then(reply => assert.ok([403, 404].includes(reply.status), `${one.login} ${path}: ${reply.status}`));
			await not(`/api/review/minutes/${submission}`);
			if (author.id !== one.id) {
				await not(`/api/review/case/${submission}`);
				await not(`/api/evidence/file/${submission}/${book.pieces[0].requirement}`);
				continue;
			}
			const { body } = await who.get(`/api/review/case/${submission}`);	/* her own: as its author, whatever her duties */
			assert.ok(body.status === 404 || ((body.verdicts || []).length === 0 && body.votes === null && body.due === null), JSON.stringify(body));
		}
});
await holds("and nothing is decided on it", async () => {
	for (const one of everybody)
		for (const { submission } of cases(one)) {
			const who = sessions.get(one.id), at = `/api/review/case/${submission}`;
			for (const [act, body] of [["verdict", { pieces: ticks(book, "pass"), remark: GOOD }], ["return", { remark: "请补充课堂证据。" }], ["signature", { remark: GOOD }],
				["judges", { judges: [people.expert.id], reason: "作者是亲属，另行指定。" }]]) {
				const reply = await who.post(`${at}/${act}`, body);
				assert.ok([403, 404].includes(reply.status), `${one.login} ${act}: ${reply.status} ${reply.text}`);
			}
		}
	assert.deepEqual(await sql(`SELECT v.id FROM verdict v JOIN relation r ON r.person = v.author AND r.other = v.judge WHERE v.submission IN (${works.map(work => work.submission)})`), []);
});
await holds("while who has none goes on: somebody owes every case", async () => {
	/* These cases came as rows: a first look of the job goes over everything. */
	assert.equal((await command(process.env.BUILD + "/fcgi/review/review-draw", [], { env: settings() })).code, 0);
	const owed = new Set();
	await until(async () => {
		for (const one of everybody)
			for (const path of ["/api/review/due", "/api/review/due/office"])
				for (const row of await rowsOf(one, path))
					owed.add(row.submission);
		/* A county whose one officer is a relation, too, asks the city's. */
		return works.every(({ author, submission }) => owed.has(submission) || conflicts.get(author.id).has(people.office.id));
	}, "every case is owed by somebody");
});
