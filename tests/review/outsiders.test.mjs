// Whatever relations there are: nobody with a conflict is drawn to look at a work again, or gets at it.
import assert from "node:assert/strict";
import { holds, insert, signIn, sql, until } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { decided, neighbour, policyOf } from "./after.mjs";
import { GOOD, rubric, ticks } from "./cases.mjs";

const school = await makeSchool();
const other = await makeSchool();
await policyOf(school, { appeal_days: 30, panel_min: 2 });
await neighbour(school, other);
const authors = ["zhou", "wang", "li", "zhao", "qian", "panel1", "panel2"].map(key => school.people[key]);
const outside = [school.people.expert, other.people.chair, other.people.panel1, other.people.panel2];
const everybody = [...Object.values(school.people), ...Object.values(other.people)];
const book = await rubric("A3");

/* A chance of its own, the same at every run. */
let state = 20260901;
const chance = n => (state = (state * 1103515245 + 12345) % 2147483648) % n;

const conflicts = new Map();
const rows = [];
for (const author of authors) {
	const mine = outside.filter(() => chance(3) === 0);
	conflicts.set(author.id, new Set(mine.map(one => one.id)));
	for (const one of mine)
		rows.push({ person: author.id, other: one.id, kind: "family", declared_by: author.id, since: "2021-01-01" },
			{ person: one.id, other: author.id, kind: "family", declared_by: author.id, since: "2021-01-01" });
}
await sql(insert("relation", ...rows));
const works = new Map();
for (const author of authors) {
	const s = await decided(school, author, "fail", { ability: "A3" });
	const reply = await (await signIn(author.login)).post(`/api/review/case/${s}/appeal`, { reason: "请重新评议这份材料。" });
	assert.equal(reply.status, 201, reply.text);
	works.set(author.id, { s, recheck: reply.body.recheck });
}
const free = author => outside.filter(one => !conflicts.get(author.id).has(one.id)).map(one => one.id);
const drawnOf = async recheck => (await sql(`SELECT judge FROM recheck_judge WHERE recheck = ${recheck}`)).map(row => Number(row.judge));
for (const author of authors)
	await until(async () => (await drawnOf(works.get(author.id).recheck)).length >= Math.min(2, free(author).length), "the draw");
await holds("only who is from outside and has no conflict is drawn", async () => {
	for (const author of authors) {
		const drawn = await drawnOf(works.get(author.id).recheck);
		assert.ok(drawn.every(id => free(author).includes(id)), `${author.login}: ${drawn}`);
	}
});
const signedIn = new Map();
for (const one of everybody)
	signedIn.set(one.id, await signIn(one.login));
await holds("and nobody else reads or judges it", async () => {
	for (const author of authors) {
		const { recheck } = works.get(author.id);
		const drawn = await drawnOf(recheck);
		for (const one of everybody.filter(who => !drawn.includes(who.id))) {
			assert.equal((await signedIn.get(one.id).get(`/api/review/recheck/${recheck}`)).status, 404, one.login);
			assert.equal((await signedIn.get(one.id).post(`/api/review/recheck/${recheck}/verdict`, { pieces: ticks(book, "pass"), remark: GOOD })).status, 404, one.login);
		}
	}
});
const late = authors.find(author => free(author).length >= 2);
const [judge] = await drawnOf(works.get(late.id).recheck);
await sql(insert("relation", { person: late.id, other: judge, kind: "family", declared_by: judge, since: "2021-01-01" },
	{ person: judge, other: late.id, kind: "family", declared_by: judge, since: "2021-01-01" }));
await holds("who declares a relation after the draw is out of it at once", async () => {
	const { recheck } = works.get(late.id);
	assert.equal((await signedIn.get(judge).get(`/api/review/recheck/${recheck}`)).status, 404);
	assert.notEqual((await signedIn.get(judge).post(`/api/review/recheck/${recheck}/verdict`, { pieces: ticks(book, "pass"), remark: GOOD })).status, 201);
});
await holds("nobody lists her own", async () => {
	const list = await signedIn.get(school.people.panel1.id).get(`/api/review/school/${school.id}/rechecks`);
	assert.equal(list.body.rows.length, authors.length - 1);
	assert.ok(!list.text.includes(school.people.panel1.name));
});
