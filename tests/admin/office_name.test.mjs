// The name of somebody at an office: mended by an administrator whose region holds all her duties, and nobody's own.
import assert from "node:assert/strict";
import { holds, says, signIn, sql } from "../ask.mjs";
import { cityAbove, makeSchool } from "../school.mjs";

const school = await makeSchool(), elsewhere = await makeSchool();
await cityAbove(school);
const { people } = school;
const [admin, office, manager, stranger] = await Promise.all([people.admin, people.office, people.manager, elsewhere.people.admin].map(one => signIn(one.login)));
const at = one => "/api/admin/people/offices/" + one.id;
const mend = (who, one, name, version = 1) => who.put(at(one) + "/name", { name }, version);
const nameOf = async one => (await sql(`SELECT name FROM person WHERE id = ${one.id}`))[0].name;

await holds("an administrator reads who it is, and what she does", async () => {
	const { body, headers } = await admin.get(at(people.office));
	assert.deepEqual([body.name, body.login, body.myself, body.school], ["沈知远", people.office.login, false, null]);
	assert.deepEqual(body.duties.map(one => one.role), ["office"]);
	assert.equal(headers.etag, '"1"');
});
await says(mend(admin, people.office, ""), 422, "姓名", "there is a name");
await says(mend(admin, people.office, "沈知源"), 204, "", "it is mended");
await holds("everywhere at once, and her login is what it was", async () => {
	assert.equal((await office.get("/api/auth/me")).body.name, "沈知源");
	const row = (await admin.get("/api/admin/people/offices")).body.rows.find(one => one.person === people.office.id);
	assert.deepEqual([row.name, row.login], ["沈知源", people.office.login]);
});
await says(mend(admin, people.office, "沈之源"), 412, "", "who has read the older name changes nothing");
await holds("the journal has who mended whose", async () => assert.deepEqual(
	await sql(`SELECT actor, object FROM journal WHERE action = 'admin.person.name' AND actor = ${people.admin.id}`),
	[{ actor: String(people.admin.id), object: "person:" + people.office.id }]));
await says(mend(admin, people.expert, "韩若冰"), 204, "", "an expert's, too");

for (const [who, why] of [[office, "an office"], [manager, "a school"], [stranger, "another county's administrator"]])
	await says(mend(who, people.expert, "韩某", 2), 404, "", why + " mends none");
await says(admin.get(at(people.city)), 404, "", "nor does an administrator below");
await says(mend(admin, people.wang, "王某"), 404, "", "a teacher is at no office");
await says(mend(admin, people.admin, "杨某"), 409, ["自己", "本系统默认"], "nobody mends her own");
await sql(`INSERT INTO role (person, kind, region, since) VALUES (${people.wang.id}, 'expert', ${school.county}, '2020-01-01'),
	(${people.expert.id}, 'expert', ${people.city.id}, '2020-01-01')`);
await says(mend(admin, people.wang, "王某"), 409, ["名册", school.name], "who is on a school's roster is mended there");
await says(mend(admin, people.expert, "韩某", 2), 404, "", "and who has a duty above the county, by the city");
await holds("none of these changed a name", async () => assert.deepEqual(
	[await nameOf(people.wang), await nameOf(people.admin), await nameOf(people.expert), await nameOf(people.city)], ["王一诺", "杨清和", "韩若冰", "文长河"]));
