// Who does not take part, and who has more time.
import assert from "node:assert/strict";
import { holds, says, signIn, sql } from "../ask.mjs";
import { makeSchool } from "../school.mjs";

const school = await makeSchool(), elsewhere = await makeSchool();
const { wang, li, zhao, office, manager } = school.people;
const county = await signIn(office.login), boss = await signIn(manager.login), teacher = await signIn(wang.login);
const stranger = await signIn(elsewhere.people.office.login);
const bare = reply => ({ status: reply.status, text: reply.text.replace(/"request":"[^"]*"/, "") });

/* --- exemption ------------------------------------------------------------- */

const leave = { kind: "leave", document: "县教育局准假通知第12号", since: "2021-03-01" };
const exempt = (who, person, more) => who.post("/api/admin/exemptions", { person: person.id, ...leave, ...more });
const taking = async person => (await sql(`SELECT 1 AS yes FROM taking_part WHERE person = ${person.id}`)).length === 1;

await says(exempt(county, wang, { document: "" }), 422, "依据的文件", "an exemption needs a document");
await says(exempt(county, wang, { until: "2021-03-01" }), 422, "恢复日期要晚于起始日期", "and ends after it begins");
await holds("a stranger's office exempts nobody here, and can't tell her from who is not there", async () =>
	assert.deepEqual(bare(await exempt(stranger, wang)), bare(await exempt(stranger, { id: 2 ** 40 }))));
await says(exempt(stranger, wang), 404, "", "it is not there for it");
await says(exempt(boss, wang), 404, "", "nor does the school exempt its own");
const made = await says(exempt(county, wang), 201, "exemption", "the office exempts a teacher");
await holds("who then takes no part", async () => {
	assert.equal(await taking(wang), false);
	assert.equal(await taking(li), true);
	assert.deepEqual(await sql(`SELECT kind FROM exempt_now WHERE programme = ${school.programme} AND person = ${wang.id}`), [{ kind: "leave" }]);
});
await says(exempt(county, wang, { since: "2022-01-01" }), 409, "已经登记", "once at a time");
await says(boss.get(`/api/admin/exemptions?school=${school.id}`), 200, ["准假通知", wang.name], "the school sees who is exempt, and why");
await says(stranger.get(`/api/admin/exemptions?school=${school.id}`), 200, '"rows":[]', "others don't");
await says(teacher.get(`/api/admin/exemptions?school=${school.id}`), 404, "", "nor does a teacher list them");
const end = (who, id) => who.del("/api/admin/exemptions/" + id);
await says(end(stranger, made.body.exemption), 404, "", "a stranger ends none");
await says(end(county, made.body.exemption), 204, "", "the office ends it");
await says(end(county, made.body.exemption), 409, "已经结束", "once");
await holds("then she takes part again", async () => assert.equal(await taking(wang), true));
await says(exempt(county, li, { until: "2021-09-01" }), 201, "", "one that is over");
await holds("exempts nobody today", async () => assert.equal(await taking(li), true));
await says(exempt(county, li, { since: "2099-01-01" }), 201, "", "nor does one that begins later");
await holds("whoever the policy's people_scope does not name takes no part either", async () => {
	await sql(`UPDATE member SET staff = 'support' WHERE person = ${zhao.id}`);
	assert.equal(await taking(zhao), false);
});
await holds("in 岳阳 teaching support staff do", async () => {
	const yueyang = await makeSchool({ policy: "yueyang" });
	await sql(`UPDATE member SET staff = 'support' WHERE person = ${yueyang.people.zhao.id}`);
	assert.equal(await taking(yueyang.people.zhao), true);
});

/* --- extension ------------------------------------------------------------- */

const extend = (who, scope, more) => who.post("/api/admin/extensions", { ...scope, until: "2098-06-30", reason: "因汛情停课两周", ...more });
const longer = async person => (await sql(`SELECT until FROM extended WHERE programme = ${school.programme} AND person = ${person.id}`)).map(row => row.until);

await says(extend(county, {}), 422, "三者选一", "an extension is for somebody");
await says(extend(county, { person: wang.id, school: school.id }), 422, "三者选一", "for one scope");
await says(extend(county, { person: wang.id }, { reason: "" }), 422, "理由", "with a reason");
await says(extend(county, { person: wang.id }, { until: "2021-01-01" }), 422, '"/until"', "not into the past, which is said of the day");
await says(extend(county, { group: school.groups[0] }), 201, "", "the office gives a group more time");
await holds("everybody in it has it, nobody else", async () => {
	assert.deepEqual(await longer(li), ["2098-06-30"]);
	assert.deepEqual(await longer(school.people.sun), []);
});
await says(extend(county, { person: wang.id }, { until: "2098-12-31" }), 201, "", "a person still more");
await says(extend(county, { school: school.id }, { until: "2098-03-31" }), 201, "", "the school a little");
await holds("the longest counts", async () => {
	assert.deepEqual(await longer(wang), ["2098-12-31"]);
	assert.deepEqual(await longer(li), ["2098-06-30"]);
	assert.deepEqual(await longer(school.people.sun), ["2098-03-31"]);
});
await says(extend(county, { person: wang.id }, { until: "2098-01-31" }), 201, "", "a mistake is followed by another");
await holds("and the latest of a scope holds", async () => assert.deepEqual(await longer(wang), ["2098-06-30"]));
for (const [scope, sentence] of [[{ person: wang.id }, "a person"], [{ group: school.groups[0] }, "a group"], [{ school: school.id }, "a school"]])
	await says(extend(stranger, scope), 404, "", `a stranger's office gives ${sentence} no time`);
await says(extend(boss, { school: school.id }), 404, "", "nor does a school give itself some");
const list = await says(boss.get(`/api/admin/extensions?school=${school.id}`), 200, "因汛情停课两周", "the school sees them");
await holds("all, the newest first", () => assert.deepEqual(list.body.rows.map(row => row.scope), ["person", "school", "person", "group"]));
await says(stranger.get(`/api/admin/extensions?school=${school.id}`), 200, '"rows":[]', "a stranger sees none");
