// A teacher moves in mid-cycle, or leaves.
import assert from "node:assert/strict";
import { holds, says, signIn, sql } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { atGroup, atPanel, handIn, stateOf } from "../review/cases.mjs";
import { makeCity } from "./above.mjs";

const old = await makeSchool(), there = await makeSchool({ policy: "hohhot" }), third = await makeSchool();
const city = await makeCity(old, there, third);
const { wang, li, qian, sun, leader, manager, office, panel1 } = old.people;
const above = await signIn(city.office.login), county = await signIn(office.login), boss = await signIn(manager.login);
const move = (who, person, to, staff_no, more) => who.post("/api/admin/transfers", { person: person.id, school: to.id, staff_no, ...more });
const owes = async (who, s) => (await (await signIn(who.login)).get("/api/review/due")).body.rows.some(row => row.submission === s);

const waiting = await atGroup(old, wang), voted = await atPanel(old, wang, { ability: "A5" });
await holds("before, her leader and her panel have her cases", async () => {
	assert.ok(await owes(leader, waiting));
	assert.ok(await owes(panel1, voted));
});

await says(move(county, wang, there, "201"), 404, "", "a county moves nobody into another county");
await says(move(boss, wang, there, "201"), 404, "", "nor does a school");
await says(move(above, wang, there, "001"), 409, "这个工号", "a number that is taken is refused");
await says(move(above, wang, there, "201", { group: old.groups[0] }), 409, "没有这个教研组", "and a group of another school");
await says(move(above, wang, old, "201"), 409, "已经在这所学校", "and the school where she is");
await says(move(above, { id: 2 ** 40 }, there, "201"), 404, "", "nobody is not moved");
await holds("none of these moved her", async () => assert.equal((await signIn(wang.login)).me.school_id, old.id));

await says(move(above, wang, there, "201", { group: there.groups[0] }), 201, "person", "the city's office moves her");
await holds("she is at the new school, under the login she had", async () => {
	const { me } = await signIn(wang.login);
	assert.deepEqual([me.school_id, me.roles], [there.id, "teacher"]);
});
await holds("the old school keeps that she was there", async () => {
	const stays = await sql(`SELECT school, until IS NULL AS here FROM member WHERE person = ${wang.id} ORDER BY id`);
	assert.deepEqual(stays, [{ school: String(old.id), here: "0" }, { school: String(there.id), here: "1" }]);
});
await holds("her hours and abilities are carried into the new programme", async () =>
	assert.deepEqual(await sql(`SELECT programme, source FROM carried WHERE person = ${wang.id}`),
		[{ programme: String(there.programme), source: String(old.programme) }]));
await holds("her cases are the new school's, and nobody of the old one judges on", async () => {
	assert.ok(!await owes(leader, waiting) && await owes(there.people.leader, waiting));
	assert.ok(!await owes(panel1, voted) && await owes(there.people.panel1, voted));
	assert.equal(await stateOf(waiting), "group");
	assert.equal(await stateOf(voted), "panel");
});
await says(move(above, wang, third, "301"), 201, "", "a second move");
await holds("carries what the first had carried, too", async () =>
	assert.deepEqual((await sql(`SELECT source FROM carried WHERE person = ${wang.id} AND programme = ${third.programme} ORDER BY source`))
		.map(row => row.source).sort(), [String(old.programme), String(there.programme)].sort()));
await says(move(above, wang, old, "002"), 201, "", "and back");
await holds("carries nothing into itself", async () =>
	assert.equal((await sql(`SELECT 1 AS one FROM carried WHERE person = ${wang.id} AND source = programme`)).length, 0));

/* --- duties ---------------------------------------------------------------- */

await holds("duties at the old school end with a move", async () => {
	await says(move(above, leader, there, "202"), 201, "", "a leader moves");
	assert.equal((await signIn(leader.login)).me.roles, "teacher");
});
const orphan = await atGroup(old, li);
await holds("a group without a leader is judged by the panel, so nobody is stuck", async () => assert.ok(await owes(panel1, orphan)));

/* --- leaving --------------------------------------------------------------- */

const left = await handIn(old, sun, { group: 1, drawn: [old.people.zhou] });
const depart = (who, person) => who.post("/api/admin/departures", { person: person.id });
await says(depart(await signIn(there.people.manager.login), sun), 404, "", "a stranger lets nobody go");
await says(depart(await signIn(qian.login), sun), 404, "", "nor does a colleague");
await says(depart(boss, manager), 404, "", "nor a manager herself");
await says(depart(boss, sun), 204, "", "the school lets a teacher go");
await holds("who has no roles any more, and may still sign in", async () => assert.equal((await signIn(sun.login)).me.roles, ""));
await holds("of whose case nobody owes anything", async () => assert.ok(!await owes(old.people.zhou, left)));
await says(depart(boss, sun), 404, "", "nobody leaves twice");
await says(depart(boss, panel1), 204, "", "a panel member leaves");
await holds("and judges no more", async () => assert.ok(!(await signIn(panel1.login)).me.roles.includes("panel")));
await says(move(county, sun, old, "909", { group: old.groups[1] }), 201, "", "who left may come back");
await holds("with her case", async () => assert.ok(await owes(old.people.zhou, left)));
