// 教研组 and who leads them; duties in a region.
import assert from "node:assert/strict";
import { holds, says, signIn, sql } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { atGroup } from "../review/cases.mjs";

const school = await makeSchool(), elsewhere = await makeSchool();
const { wang, li, zhao, leader, manager, office, admin } = school.people;
const boss = await signIn(manager.login), county = await signIn(office.login), root = await signIn(admin.login);
const other = await signIn(elsewhere.people.manager.login), stranger = await signIn(elsewhere.people.office.login);
const groups = async who => (await who.get(`/api/admin/groups?school=${school.id}`)).body.rows;

/* --- groups ---------------------------------------------------------------- */

const [first] = (await groups(boss)).filter(row => row.group === school.groups[0]);
await holds("a group says how many it has and who leads it", () => {
	assert.equal(first.people, 5);
	assert.deepEqual(first.leaders.map(one => one.name), [leader.name]);
});
const change = (who, id, etag, body) => who.put("/api/admin/groups/" + id, body, etag);
await says(change(boss, first.group, first.version, { name: "语文一组" }), 204, "", "a group gets another name");
await holds("which the office sees", async () =>
	assert.equal((await groups(county)).find(one => one.group === first.group).name, "语文一组"));
await says(change(boss, first.group, first.version, { name: "语文组" }), 412, "", "an old version is not changed");
await says(change(boss, first.group, first.version + 1, { name: "数学组" }), 409, "已经有这个教研组", "a name is used once");
await says(change(other, first.group, first.version + 1, { name: "抢来的组" }), 404, "", "another school's manager changes nothing");
const add = (who, name, id = school.id) => who.post("/api/admin/groups", { school: id, name });
await says(add(boss, "综合组"), 201, "group", "a new group");
await says(add(boss, "综合组"), 409, "已经有", "once");
await says(add(other, "综合组"), 404, "", "not by a stranger");
await holds("who sees no groups of this school", async () => assert.deepEqual(await groups(other), []));

/* --- leaders ---------------------------------------------------------------- */

const lead = (who, staff_no, more, group = school.groups[0]) => who.post(`/api/admin/groups/${group}/leaders`, { staff_no, ...more });
const s = await atGroup(school, wang);
const owes = async who => (await (await signIn(who.login)).get("/api/review/due")).body.rows.some(row => row.submission === s);
await says(lead(other, "003"), 404, "", "a stranger names no leader");
await says(lead(boss, "003", { substitutes: "001" }), 422, "到哪一天为止", "who stands in has a term");
await says(lead(boss, "003", { substitutes: "004", until: "2098-01-01" }), 409, "不是组长", "for a leader");
const proxy = await says(lead(boss, "003", { substitutes: "001", until: "2098-01-01" }), 201, "role", "a substitute leader");
await holds("judges like the leader", async () => assert.ok(await owes(li) && await owes(leader)));
const end = (who, role) => who.del(`/api/admin/groups/${school.groups[0]}/leaders/${role}`);
await says(end(other, proxy.body.role), 404, "", "a stranger ends nothing");
await says(end(boss, proxy.body.role), 204, "", "the school ends it");
await holds("then no more", async () => assert.ok(!await owes(li)));
await says(end(boss, proxy.body.role), 404, "", "once");
await says(lead(county, "004"), 201, "", "the office names another leader");
await holds("who follows the one there was", async () => {
	assert.deepEqual((await groups(boss)).find(row => row.group === school.groups[0]).leaders.map(one => one.person), [zhao.id]);
	assert.ok(await owes(zhao) && !await owes(leader));
});

/* --- duties in a region ----------------------------------------------------- */

const name = (who, body, region = school.county) => who.post(`/api/admin/regions/${region}/roles`, body);
const fresh = school.code + "-zj";
await says(name(county, { login: wang.login, kind: "expert" }), 201, "role", "the office takes a teacher into its pool of experts");
await says(name(county, { login: wang.login, kind: "expert" }), 409, "已经担任", "once");
await says(name(county, { login: fresh, kind: "guide" }), 409, "请同时填写姓名", "a new person needs a name");
await says(name(county, { login: fresh, name: "苏问渠", kind: "guide", title: "副组长" }), 201, "", "a new one into its 指导团队");
await says(name(county, { login: wang.login, kind: "leading", title: "副组长" }), 201, "", "and who sits in its 领导小组, as what (R7)");
await says(name(county, { login: wang.login, kind: "office" }), 404, "", "an office names no office");
const seat = await says(name(root, { login: fresh, kind: "office" }), 201, "", "an administrator does");
await holds("who is of the office at once", async () => assert.equal((await signIn(fresh)).me.roles, "office"));
await says(name(root, { login: fresh, kind: "admin" }), 422, "职务", "nobody is made an administrator here");
for (const one of [stranger, boss])
	await says(name(one, { login: wang.login, kind: "guide" }), 404, "", "who is not above the region names nobody");
const list = (who, more = "") => who.get(`/api/admin/regions/${school.county}/roles?${more}`);
await says(list(county, "kind=expert"), 200, [wang.name, school.name], "the pool is a list");
await says(list(stranger), 200, '"rows":[]', "of its own region");
await says((await signIn(wang.login)).get(`/api/admin/regions/${school.county}/roles`), 404, "", "and not for teachers");
const stop = (who, role, region = school.county) => who.del(`/api/admin/regions/${region}/roles/${role}`);
await says(stop(county, seat.body.role), 404, "", "an office ends no office");
await says(stop(stranger, seat.body.role), 404, "", "nor does a stranger");
await says(stop(root, seat.body.role), 204, "", "an administrator does");
const [own] = await sql(`SELECT id FROM role WHERE person = ${admin.id}`);
await says(stop(root, own.id), 404, "", "and not her own duty");
