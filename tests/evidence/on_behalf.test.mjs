/* on_behalf.test.mjs - 代填: a leader or a 帮扶人 enters for a colleague; it counts when she herself hands in. */
import assert from "node:assert/strict";
import { holds, insert, says, signIn, sql, until } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { allTicks, choose, handIn, upload, work } from "./hand.mjs";
import { docx } from "./makers.mjs";
import { sign } from "../review/after.mjs";
import { judged } from "../review/cases.mjs";

const school = await makeSchool(), { people } = school;
const ids = await choose(school, people.wang, "A3", "A1");
const at = key => signIn(people[key].login);
const [leader, wang, li, leader2] = await Promise.all(["leader", "wang", "li", "leader2"].map(at));
const path = (ability = ids.A3, who = people.wang) => `/api/evidence/behalf/${who.id}/${ability}`;
const answer = (who, id, taken) => who.post(`/api/evidence/behalf/${id}/answer`, { taken });
const journal = act => sql(`SELECT actor, object FROM journal WHERE action = '${act}' AND actor IN (${leader.id}, ${wang.id})`);

/* --- who may --- */

await says(leader.get("/api/evidence/behalf"), 200, ["王一诺", '"code":"A3"', '"code":"A1"'], "a leader sees for whom she may enter, and what lies with them");
await says(leader.get("/api/evidence/behalf?as=csv"), 200, ["王一诺", "已选学"], "also as a file");
for (const [who, name] of [[leader2, "another group's leader"], [li, "a colleague"], [wang, "she herself"]]) {
	await says(who.get(path()), 404, "", `${name} can't enter for her`);
	await says(who.put(path(), { pieces: [] }, 0), 404, "", `nor save anything (${name})`);
}
await says(leader.get(path(ids.A5)), 404, "", "nor the leader what she has not chosen");

/* --- entering --- */

const whole = (await leader.get(path())).body;
const file = await upload(leader, "教案.docx", docx("替王老师扫描的教案"));
const given = whole.requirements.map(asked => ({ requirement: asked.requirement, ticks: allTicks(asked),
	...(asked.kind === "link" ? { link: "https://example.com/1" } : { upload: file.token }) }));
await says(leader.post(path() + "/give", { draft: 0 }), 422, "还没有填写", "nothing can't be given");
await says(leader.put(path(), { pieces: given, note: "由组长代填" }, 0), 204, "", "the leader saves what she entered");
await says(leader.put(path(), { pieces: given, note: "由组长代填。" }, 0), 412, "", "another tab's first save is told that there is one");
await says(leader.put(path(), { pieces: given, note: "由组长代填。" }, 1), 204, "", "and saves again by its version");
await holds("until it is given, her colleague's work is untouched, and she hears nothing of it", async () => {
	const hers = await work(wang, ids.A3);
	assert.deepEqual([hers.pieces, hers.version, hers.entered], [[], 0, []]);
});
await says(handIn(leader, ids.A3, 2), 404, "", "who entered can't hand in for her");
await says(leader.post(path() + "/give", { draft: 1 }), 412, "别处改过", "an older version is not given");
await says(leader.post(path() + "/give", { draft: 2 }), 204, "", "it is given to her");
await says(leader.put(path(), { pieces: [] }, 2), 412, "", "and can't be changed any more");

/* --- she looks through it --- */

const { entered: [entry] } = await work(wang, ids.A3);
await holds("she sees who entered what for her", () =>
	assert.deepEqual([entry.name, entry.pieces], [people.leader.name, given.length]));
await says(wang.get("/api/report/now"), 200, ['"what":"entered"', people.leader.name], "it waits for her on her first page");
for (const who of [leader, li])
	await says(answer(who, entry.on_behalf, true), 404, "", "nobody else takes it");
await says(answer(wang, entry.on_behalf, true), 204, "", "she takes it");
await says(answer(wang, entry.on_behalf, false), 404, "", "once");
const taken = await work(wang, ids.A3);
await holds("what was entered stands in her draft, with files of her own", () => {
	assert.deepEqual(taken.pieces.map(piece => piece.requirement), given.map(piece => piece.requirement));
	assert.ok(taken.pieces.every(piece => piece.upload !== file.token));
	assert.ok(taken.uploads.every(one => one.finished && one.name === "教案.docx") && taken.uploads.length > 0);
	assert.equal(taken.note, "由组长代填。");
});
await holds("nothing of it is handed in", () => assert.equal(taken.latest, null));
await holds("the journal has both: who gave it, and who took it", async () => {
	assert.deepEqual(await journal("evidence.on_behalf.give"), [{ actor: String(leader.id), object: "on_behalf:" + entry.on_behalf }]);
	assert.deepEqual(await journal("evidence.on_behalf.answer"), [{ actor: String(wang.id), object: "on_behalf:" + entry.on_behalf }]);
});

/* --- what she has not got is untouched, what she does not want is not taken --- */

await says(wang.put(`/api/evidence/draft/${ids.A1}`, { pieces: [], note: "我自己写的" }, 0), 204, "", "she has a draft of her own of another ability");
const other = (await leader.get(path(ids.A1))).body;
await holds("which who enters does not see", () => assert.deepEqual([other.note, other.version], ["", 0]));
await leader.put(path(ids.A1), { pieces: [{ requirement: other.requirements[0].requirement, remark: "不要的" }], note: "不要的" }, 0);
await says(leader.post(path(ids.A1) + "/give", { draft: 1 }), 204, "", "something else is given");
await says(answer(wang, (await work(wang, ids.A1)).entered[0].on_behalf, false), 204, "", "she does not take it");
await holds("and her draft is as it was", async () => {
	const hers = await work(wang, ids.A1);
	assert.deepEqual([hers.note, hers.pieces, hers.entered], ["我自己写的", [], []]);
});

/* --- handing in, and who judges --- */

const pieces = taken.pieces.map(piece => ({ ...piece }));
const videos = taken.requirements.filter(asked => asked.kind === "video").map(asked => asked.requirement);
if (videos.length)
	await sql(`UPDATE requirement SET kind = 'any' WHERE id IN (${videos})`);
await says(wang.put(`/api/evidence/draft/${ids.A3}`, { pieces, note: taken.note }, taken.version), 204, "", "she may change it");
const handed = await says(handIn(wang, ids.A3, taken.version + 1), 201, "", "and hands it in herself");
await holds("her work says who entered it", async () =>
	assert.deepEqual((await work(wang, ids.A3)).latest.entered_by, [people.leader.name]));
let peers;
await until(async () => (peers = (await sql(`SELECT judge FROM drawn WHERE submission = ${handed.body.submission}`)).map(row => row.judge)).length > 0, "peers are drawn");
const peer = await signIn(Object.values(people).find(one => String(one.id) === peers[0]).login), caseAt = `/api/review/case/${handed.body.submission}`;
await holds("who judges it by name reads who entered it", async () =>
	assert.deepEqual((await peer.get(caseAt)).body.entered_by, [people.leader.name]));
await holds("a peer who may not know the author is not told that anybody did", async () => {
	await sql(`INSERT INTO policy (id, code, name) VALUES (${school.id}, '${school.code}', '试验政策');
		INSERT INTO policy_version (id, policy, number, effective_on, rules) VALUES (${school.id}, ${school.id}, 1, '2021-01-01', '{"anonymous_peers": {"value": true, "strength": "rule", "origin": "ours"}}');
		UPDATE submission SET policy_version = ${school.id} WHERE id = ${handed.body.submission}`);
	const { text, body } = await peer.get(caseAt);
	await sql(`UPDATE submission SET policy_version = (SELECT v.id FROM policy p JOIN policy_version v ON v.policy = p.id WHERE p.code = 'lezhi' ORDER BY v.number DESC LIMIT 1)
		WHERE id = ${handed.body.submission}`);
	assert.equal(body.entered_by, null);
	assert.ok(!text.includes(people.leader.name));
});
await holds("who entered is neither drawn nor owes the group's verdict", async () => {
	assert.deepEqual(await sql(`SELECT judge FROM drawn WHERE submission = ${handed.body.submission} AND judge = ${leader.id}`), []);
	for (const { judge } of await sql(`SELECT judge FROM drawn WHERE submission = ${handed.body.submission}`))
		await judged(handed.body.submission, people.wang, Object.values(people).find(one => one.id === Number(judge)), "peer");
	assert.deepEqual(await sql(`SELECT submission FROM due_leader WHERE judge = ${leader.id}`), []);
	assert.notDeepEqual(await sql(`SELECT submission FROM due_deputy WHERE submission = ${handed.body.submission}`), []);
	assert.deepEqual(await sql(`SELECT why FROM conflict WHERE author = ${wang.id} AND judge = ${leader.id}`), [{ why: "entered" }]);
});
await holds("nor the panel's, were she of it", async () => {
	await sql(insert("role", { person: leader.id, kind: "panel", school: school.id, since: "2021-01-01" }));
	assert.deepEqual(await sql(`SELECT submission FROM due_panel WHERE judge = ${leader.id}`), []);
	assert.deepEqual(await sql(`SELECT submission FROM due_deputy WHERE judge = ${leader.id}`), []);
});
await judged(handed.body.submission, people.wang, people.leader2, "group");
await sql(`INSERT INTO on_behalf (programme, author, ability, list, entered_by, pieces, given_at) SELECT programme, author, ability, list, entered_by, pieces, given_at FROM on_behalf WHERE id = ${entry.on_behalf};
	INSERT INTO on_behalf_answer (on_behalf, author, entered_by, taken) VALUES (LAST_INSERT_ID(), ${wang.id}, ${leader.id}, 1)`);
await says((await at("chair")).get(`/api/review/school/${school.id}/board`), 200, `"apart":[{"name": "${people.leader.name}", "why": "entered"}]`, "and the panel's board says, once, why she stands back");
await holds("the panel's board and the results mark it, also as files", async () => {
	const s = handed.body.submission, [panel, manager] = [await at("panel1"), await at("manager")];
	const board = `/api/review/school/${school.id}/board`, decided = `/api/review/school/${school.id}/decided`;
	assert.deepEqual((await panel.get(board)).body.rows.map(row => [row.submission, row.entered]), [[s, true]]);
	assert.match((await panel.get(board + "?as=csv")).text, /代填/);
	await sign(school, people.wang, s, "pass");
	assert.deepEqual((await manager.get(decided)).body.rows.map(row => [row.submission, row.entered]), [[s, true]]);
	assert.match((await manager.get(decided + "?as=csv")).text, /代填/);
});
await says(leader.get(path()), 404, "", "what is handed in is no longer entered for her");
