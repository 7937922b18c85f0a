// A school is merged into another: people, groups and open matters go on there; what was stays readable.
import assert from "node:assert/strict";
import { holds, says, signIn, sql } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { atGroup, atPanel, stateOf } from "../review/cases.mjs";
import { makeCity } from "./above.mjs";

const old = await makeSchool(), into = await makeSchool(), stray = await makeSchool();
const city = await makeCity(old, into);
const above = await signIn(city.office.login), county = await signIn(old.people.office.login);
const { wang, leader, manager, chair, panel1 } = old.people;
const merge = (who, from, to) => who.post(`/api/admin/schools/${from.id}/merger`, { into: to.id });
const owes = async (who, s) => (await (await signIn(who.login)).get("/api/review/due")).body.rows.some(row => row.submission === s);
const waiting = await atGroup(old, wang), voting = await atPanel(old, wang, { ability: "A5" });
await sql(`INSERT INTO school (region, code, name, phase, environment, parent) VALUES (${old.county}, '${old.code}p', '教学点', 'primary', 'multimedia', ${old.id})`);

await says(merge(county, old, into), 404, "", "a county merges nothing into another's school");
await says(merge(above, old, stray), 404, "", "nor a city into one that is not its own");
await says(merge(await signIn(manager.login), old, into), 404, "", "nor does a school itself");
await says(merge(above, old, old), 404, "", "into itself");
await says(merge(above, old, into), 204, "", "an office above both merges them");
await says(merge(above, old, into), 404, "", "once");
await says(merge(above, into, old), 404, "", "and not back into what is no more");

await holds("everybody is at the successor, under a number of her own", async () => {
	const [{ left }] = await sql(`SELECT COUNT(*) AS \`left\` FROM member WHERE school = ${old.id} AND here = 1`);
	const here = await sql(`SELECT staff_no FROM member WHERE school = ${into.id} AND here = 1`);
	assert.equal(left, "0");
	assert.equal(here.length, 30);
	assert.equal(new Set(here.map(row => row.staff_no)).size, 30);
	assert.equal((await signIn(wang.login)).me.school_id, into.id);
});
await holds("the old school keeps who was there", async () =>
	assert.equal((await sql(`SELECT 1 AS one FROM member WHERE school = ${old.id}`)).length, 15));
const groups = (await (await signIn(into.people.manager.login)).get(`/api/admin/groups?school=${into.id}`)).body.rows;
await holds("its groups go on beside the successor's, told apart by name, led by who led them", () => {
	assert.equal(groups.length, 4);
	const moved = groups.find(row => row.name === `语文组（${old.name}）`);
	assert.equal(moved.people, 5);
	assert.deepEqual(moved.leaders.map(one => one.person), [leader.id]);
});
await holds("duties at the old school are over", async () => {
	assert.equal((await signIn(manager.login)).me.roles, "teacher");
	assert.equal((await signIn(chair.login)).me.roles, "teacher");
	assert.ok((await signIn(leader.login)).me.roles.includes("leader"));
});
await holds("open cases go on: with the same leader, before the successor's panel", async () => {
	assert.ok(await owes(leader, waiting));
	assert.ok(await owes(into.people.panel1, voting) && !await owes(panel1, voting));
	assert.deepEqual([await stateOf(waiting), await stateOf(voting)], ["group", "panel"]);
});
await holds("what counted in the old programme is carried into the successor's, for each", async () => {
	const rows = await sql(`SELECT COUNT(*) AS n FROM carried WHERE programme = ${into.programme} AND source = ${old.programme}`);
	assert.equal(rows[0].n, "15");
});
await holds("the old school takes part in nothing more", async () =>
	assert.deepEqual(await sql(`SELECT programme FROM programme_now WHERE school = ${old.id}`), []));
await holds("a teaching point of it is the successor's", async () =>
	assert.deepEqual(await sql(`SELECT parent FROM school WHERE code = '${old.code}p'`), [{ parent: String(into.id) }]));
const list = async more => (await county.get("/api/admin/schools?" + more)).body.rows;
await holds("it is in no list of schools unless asked for, and names its successor", async () => {
	assert.ok(!(await list("")).some(row => row.school === old.id));
	const row = (await list("merged=true")).find(one => one.school === old.id);
	assert.equal(row.successor, into.id);
	assert.match(row.merged_on, /^\d{4}-\d\d-\d\d$/);
	assert.equal((await list("school=" + old.id)).length, 1);
});
await says(county.post("/api/admin/groups", { school: old.id, name: "新组" }), 404, "", "it gets no groups any more");
await says(above.post("/api/admin/transfers", { person: into.people.wang.id, school: old.id, staff_no: "777" }), 404, "", "nor people");
await holds("a successor that took part in nothing goes on with the old one's programme", async () => {
	const third = await makeSchool(), fresh = third.id + 7;
	const office = await signIn(third.people.office.login);
	await sql(`INSERT INTO school (id, region, code, name, phase, environment) VALUES (${fresh}, ${third.county}, '${third.code}f', '新校', 'primary', 'multimedia')`);
	assert.equal((await merge(office, third, { id: fresh })).status, 204);
	assert.deepEqual(await sql(`SELECT programme FROM programme_now WHERE school = ${fresh}`), [{ programme: String(third.programme) }]);
	assert.deepEqual(await sql(`SELECT person FROM carried WHERE programme = ${third.programme}`), []);
});

/* --- more time --- */

const small = await makeSchool(), big = await makeSchool();
await sql(`UPDATE school SET region = ${small.county} WHERE id = ${big.id}; DELETE FROM enrolment WHERE school = ${big.id};
	INSERT INTO enrolment (programme, school) VALUES (${small.programme}, ${big.id})`);
const bureau = await signIn(small.people.office.login);
const extend = scope => bureau.post("/api/admin/extensions", { until: "2098-06-30", reason: "因汛情停课两周", ...scope });
const longer = async who => (await sql(`SELECT until FROM extended WHERE programme = ${small.programme} AND person = ${who.id}`)).map(row => row.until);
await extend({ school: small.id });
await extend({ group: small.groups[0], until: "2098-12-31" });
await says(merge(bureau, small, big), 204, "", "a school with more time is merged");
await holds("its people keep the time that school and group were given", async () =>
	assert.deepEqual([await longer(small.people.wang), await longer(small.people.sun), await longer(small.people.head)], [["2098-12-31"], ["2098-06-30"], ["2098-06-30"]]));
await holds("who was at the successor before gains none of it", async () => assert.deepEqual(await longer(big.people.wang), []));
