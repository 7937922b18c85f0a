// Favours returned, and judges who give everybody 优秀, are shown to those who oversee; nobody reads her own.
import assert from "node:assert/strict";
import { holds, says, signIn } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { atGroup, judged } from "./cases.mjs";

const school = await makeSchool();
const elsewhere = await makeSchool();
const { wang, li, zhao, qian, sun, zhou, wu, leader, panel2 } = school.people;
const favours = `/api/review/school/${school.id}/favours`;
const gives = async (judge, author, grade = "excellent", ability = "A3") => {
	const key = `${author.id} ${ability}`;
	works.has(key) || works.set(key, await atGroup(school, author, { ability }));
	await judged(works.get(key), author, judge, "peer", grade);
};
const works = new Map();
await gives(wang, li);
await gives(li, wang);
await gives(zhao, qian);
await gives(qian, sun);
await gives(sun, zhao);
await gives(zhou, wu);
await gives(wu, zhou, "pass");
for (const ability of ["A4", "A5", "A6", "A7", "A8"])
	await gives(leader, zhou, "excellent", ability);
await gives(panel2, wu);
await gives(wu, panel2);
const chair = await signIn(school.people.chair.login);
const seen = await says(chair.get(favours), 200, [wang.name, leader.name], "the panel reads who favours whom");
const named = ring => ring.map(one => one.name).sort();
await holds("pairs and rings, the short ones first, and who only gives 优秀", () => {
	assert.deepEqual(seen.body.rings.map(ring => ring.length), [2, 2, 3]);
	assert.deepEqual(named(seen.body.rings[0]), [wang.name, li.name].sort());
	assert.deepEqual(named(seen.body.rings[2]), [zhao.name, qian.name, sun.name].sort());
	assert.deepEqual(seen.body.generous.map(one => [one.name, one.given]), [[leader.name, 5]]);
});
const own = await (await signIn(panel2.login)).get(favours);
await holds("nobody reads a ring that she is in", () => {
	assert.equal(own.body.rings.length, 2);
	assert.ok(!own.text.includes(panel2.name));
});
await says((await signIn(school.people.office.login)).get(favours), 200, wang.name, "the office reads it, too");
await says((await signIn(wang.login)).get(favours), 404, "", "a teacher does not");
await says((await signIn(elsewhere.people.chair.login)).get(favours), 200, '"rings":[],"generous":[]', "nor another school");
