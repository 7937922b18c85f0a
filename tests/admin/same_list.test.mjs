// Two records of one person: on whose first page a merger waits, and the list of what was answered.
import assert from "node:assert/strict";
import { holds, says, signIn, sql } from "../ask.mjs";
import { makeSchool } from "../school.mjs";

const propose = (who, person, other, reason = "同一人，工号改过") => who.post("/api/admin/same-persons", { person: person.id, other: other.id, reason });
const answer = (who, id, confirmed = true) => who.post(`/api/admin/same-persons/${id}/answer`, { confirmed });
const school = await makeSchool(), elsewhere = await makeSchool();
const folk = school.people;
const [keeper1, keeper2, over, root, outside] = [await signIn(folk.manager.login), await signIn(folk.head.login), await signIn(folk.office.login), await signIn(folk.admin.login),
	await signIn(elsewhere.people.office.login)];
const due = async who => (await who.get("/api/report/now")).body.waiting.filter(one => one.what === "same");
const answers = async (who, more = "") => (await who.get(`/api/admin/same-persons/answered?school=${school.id}${more}`)).body.rows;
const waits = (await propose(keeper1, folk.li, folk.zhao)).body.same_person;
await holds("a merger waits on the first page of everybody who may confirm it, since when", async () => {
	for (const who of [keeper2, over, root]) {
		const [one, ...more] = await due(who);
		assert.deepEqual([one.title, more.length], [school.name, 0]);
		assert.ok(Math.abs(Date.parse(one.since) - Date.now()) < 600000);
	}
});
await holds("and not of who proposed it, nor of anybody elsewhere", async () => {
	for (const who of [keeper1, outside, await signIn(folk.wang.login), await signIn(folk.leader.login)])
		assert.deepEqual(await due(who), []);
});
await says(answer(keeper2, waits, false), 204, "", "one answers");
await holds("then it waits for nobody", async () => {
	for (const who of [keeper2, over, root])
		assert.deepEqual(await due(who), []);
});
const taken_back = (await propose(keeper2, folk.li, folk.zhao, "证件核对一致")).body.same_person;
await answer(keeper2, taken_back, false);
const joined = (await propose(over, folk.sun, folk.zhou)).body.same_person;
await answer(root, joined);
await holds("what was answered is a list: who, by whom, how, the newest first", async () => {
	const all = await answers(keeper1);
	assert.deepEqual(all.map(one => [one.same_person, one.outcome, one.proposed_by, one.answered_by]), [[joined, "confirmed", "沈知远", "杨清和"],
		[taken_back, "withdrawn", "郑九川", "郑九川"], [waits, "different", "陈百里", "郑九川"]]);
	assert.deepEqual((await answers(over)).length, 3);
});
await holds("of one outcome, as a file, and for nobody elsewhere", async () => {
	assert.deepEqual((await answers(keeper1, "&outcome=withdrawn")).map(one => one.same_person), [taken_back]);
	assert.match((await over.get(`/api/admin/same-persons/answered?school=${school.id}&outcome=confirmed&as=csv`)).text, /"孙六舟",[^\n]*"周七言",[^\n]*"已合并","杨清和"/);
	assert.deepEqual(await answers(outside), []);
	assert.equal((await (await signIn(folk.wang.login)).get(`/api/admin/same-persons/answered?school=${school.id}`)).status, 404);
});
await holds("a merger across schools waits for who is above both alone", async () => {
	const across = (await sql(`UPDATE school SET region = ${school.county} WHERE id = ${elsewhere.id}`), await propose(root, folk.qian, elsewhere.people.qian)).body.same_person;
	assert.equal((await due(over)).length, 1);
	assert.deepEqual(await due(keeper1), []);
	assert.deepEqual(await due(outside), [], "the office that is no longer above it");
	await answer(over, across, false);
});
