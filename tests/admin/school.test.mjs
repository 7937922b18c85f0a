// Regions, schools, programmes: the tree, and what an office keeps of a school.
import assert from "node:assert/strict";
import { holds, says, signIn, sql } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { makeCity } from "./above.mjs";

const school = await makeSchool(), elsewhere = await makeSchool(), stray = await makeSchool();
const city = await makeCity(school, elsewhere);
const county = await signIn(school.people.office.login), above = await signIn(city.office.login);
const boss = await signIn(school.people.manager.login), wang = await signIn(school.people.wang.login);
const stranger = await signIn(stray.people.office.login);

/* --- regions --------------------------------------------------------------- */

const region = (who, parent, kind, name, more) => who.post("/api/admin/regions", { parent, kind, name, ...more });
const all = async who => (await who.get("/api/admin/regions")).body.rows;
await holds("an office sees its region and those inside", async () => {
	assert.deepEqual((await all(county)).map(row => row.region), [school.county]);
	assert.deepEqual((await all(above)).map(row => row.region).sort(), [city.id, school.county, elsewhere.county].sort());
});
await says(region(county, school.county, "county", "另一个县"), 409, "级别要低于上级", "a county is not inside a county");
await says(region(county, city.id, "county", "另一个县"), 404, "", "nor made by whom is not above it");
const third = await says(region(above, city.id, "county", "试点县", { pilot: true }), 201, "region", "a city makes a county, a pilot (R24)");
await says(region(above, city.id, "county", "试点县"), 409, "同名", "one of a name");
const area = await says(region(county, school.county, "district", "第一责任区"), 201, "region", "a county a 责任区, where it has that level (R10)");
await holds("who is above all of it sees all of it", async () => {
	const seen = await all(above);
	assert.deepEqual(seen.map(row => row.region).sort(), [city.id, school.county, elsewhere.county, third.body.region, area.body.region].sort());
	assert.equal(seen.find(row => row.region === third.body.region).pilot, true);
});
const rename = (who, id, name, etag) => who.put("/api/admin/regions/" + id, { name }, etag);
await says(rename(county, area.body.region, "第一督导组", 1), 204, "", "a name may change");
await says(rename(county, area.body.region, "第二督导组", 1), 412, "", "not over another's change");
await says(rename(stranger, area.body.region, "第二督导组", 2), 404, "", "nor by a stranger");

/* --- schools --------------------------------------------------------------- */

const facts = { name: "新建小学", phase: "primary", environment: "multimedia", strong: false, ownership: "public", rural: false, model: false };
const make = (who, at, code, more) => who.post("/api/admin/schools", { ...facts, region: at, code, ...more });
const code = n => school.code + "x" + n;
const one = async (who, id) => (await who.get("/api/admin/schools?school=" + id)).body.rows[0];
const fresh = (await says(make(county, area.body.region, code(1), { ownership: "private" }), 201, "school", "a county makes a school in its 责任区")).body.school;
await says(make(county, area.body.region, code(1)), 409, "已经有学校使用", "a code is used once");
await says(make(county, elsewhere.county, code(2)), 404, "", "not in another county");
await says(make(boss, school.county, code(2)), 404, "", "nor does a school make one");
const direct = (await says(make(above, city.id, code(3), { name: "市直属学校", model: true }), 201, "school", "a city makes a school of its own")).body.school;
await holds("which is 直属 (R111) and no county's", async () => {
	assert.equal((await one(above, direct)).direct, true);
	assert.equal((await one(above, fresh)).direct, false);
	assert.equal(await one(county, direct), undefined);
});
await holds("model schools are a list of their own (R24)", async () => {
	const { rows } = (await above.get("/api/admin/schools?model=true")).body;
	assert.deepEqual(rows.map(row => row.school), [direct]);
});
const point = (await says(make(county, school.county, code(4), { name: "山里教学点", rural: true, parent: school.id }), 201, "school", "a teaching point names its school (R5)")).body.school;
await holds("and is rural", async () => {
	const { parent, rural } = await one(county, point);
	assert.deepEqual([parent, rural], [school.id, true]);
});
await says(make(county, school.county, code(5), { parent: point }), 422, "教学点所属的学校", "a point has no points");
await says(make(county, school.county, code(5), { parent: stray.id }), 422, "教学点所属的学校", "nor a school of another county as parent");
const edit = (who, id, etag, more) => who.put("/api/admin/schools/" + id, { ...facts, region: school.county, ...more }, etag);
await says(edit(county, fresh, 1, { environment: "blended", environment_source: "省发展诊断与建设规划调查问卷", strong: true }), 204, "",
	"the office says how well a school is equipped, and by what (R23)");
await says(boss.get("/api/admin/schools"), 200, '"ownership":"public"', "a school sees what is kept of it");
await holds("and of itself only", async () => assert.deepEqual((await boss.get("/api/admin/schools")).body.rows.map(row => row.school), [school.id]));
await holds("the change stands", async () => {
	const row = await one(county, fresh);
	assert.deepEqual([row.environment, row.environment_source, row.strong, row.region_id], ["blended", "省发展诊断与建设规划调查问卷", true, school.county]);
	assert.equal((await one(county, school.id)).head, school.people.head.name);
});
await says(edit(county, fresh, 1, {}), 412, "", "an old version is not changed");
await says(edit(county, point, 1, { parent: point }), 422, "教学点所属的学校", "a school is not its own point");
await says(edit(stranger, fresh, 2, {}), 404, "", "a stranger changes nothing");
await says(edit(boss, school.id, 1, {}), 404, "", "nor does the school itself");
await says(edit(county, fresh, 2, { region: elsewhere.county }), 404, "", "nobody gives a school away");

/* --- what it has ------------------------------------------------------------ */

const ict = (who, more, id = school.id) => who.post(`/api/admin/schools/${id}/ict`, more);
await says(ict(boss, { bandwidth: 200, networks: "校内全面覆盖", computers: 112, all_in_one: 31 }), 201, "ict", "a school registers what it has (R22)");
await says(ict(boss, { bandwidth: 500, computers: 112 }), 201, "ict", "and again");
const had = await says(county.get(`/api/admin/schools/${school.id}/ict`), 200, "校内全面覆盖", "the office sees it");
await holds("the latest first", () => assert.deepEqual(had.body.rows.map(row => row.bandwidth), [500, 200]));
await says(ict(stranger, { bandwidth: 1 }), 404, "", "nobody registers for a school of others");
await says(stranger.get(`/api/admin/schools/${school.id}/ict`), 200, '"rows":[]', "or sees it");
await says(wang.get(`/api/admin/schools/${school.id}/ict`), 404, "", "nor does a teacher");

/* --- programmes ------------------------------------------------------------- */

const programme = (who, more) => who.post("/api/admin/programmes", { region: city.id, name: "市工程", policy: "yueyang",
	begins_on: "2021-01-01", ends_on: "2098-12-31", ...more });
await says(programme(above, { ends_on: "2020-01-01" }), 422, "不能早于开始", "a programme does not end before it begins");
await says(programme(above, { policy: "no-such" }), 404, "", "has a policy");
await says(programme(county), 404, "", "and is made from above its region");
const run = (await says(programme(above), 201, "programme", "a city makes a programme")).body.programme;
await says(programme(above), 409, "同名", "one of a name");
await says(county.get("/api/admin/programmes"), 200, "市工程", "a county inside sees it");
await holds("a stranger does not", async () => assert.ok(!(await stranger.get("/api/admin/programmes")).text.includes("市工程")));
const enrol = (who, id, batch, more, at = run) => who.put(`/api/admin/schools/${id}/programmes/${at}`, { batch, ...more });
await says(enrol(county, fresh, 2), 204, "", "and enrols a school, in the second batch (R25)");
await holds("which takes part at once", async () =>
	assert.deepEqual((await one(county, fresh)).programmes, [{ programme: run, name: "市工程", batch: 2, until: null }]));
await says(enrol(county, fresh, 3), 204, "", "another batch");
await holds("takes the place of the first", async () => assert.equal((await one(county, fresh)).programmes[0].batch, 3));
await says(enrol(county, direct, 1), 404, "", "not a school of others");
await says(enrol(county, fresh, 1, {}, stray.programme), 404, "", "nor into a programme of a region that it is not in");
const prolong = (who, etag, ends_on) => who.put("/api/admin/programmes/" + run, { name: "市工程", ends_on }, etag);
await says(prolong(above, 1, "2099-06-30"), 204, "", "its end may be moved");
await says(prolong(county, 2, "2099-07-31"), 404, "", "by whom is above it");
await says(enrol(county, fresh, 3, { until: "2021-06-01" }), 204, "", "a school that left");
await holds("takes part no more", async () =>
	assert.deepEqual(await sql(`SELECT programme FROM programme_now WHERE school = ${fresh}`), []));

/* --- pairings --------------------------------------------------------------- */

const pair = (who, more) => who.post("/api/admin/pairings", { kind: "help", school: school.id, other: elsewhere.id, ...more });
const made = await says(pair(above, { staff_no: "002", other_staff_no: "003" }), 201, "pairing", "a town school helps a rural one, teacher and teacher (R27)");
await says(pair(above, { kind: "dual_teacher" }), 201, "", "双师教学 of two schools");
await says(pair(above, { staff_no: "999" }), 409, "名册", "only who is on the roster");
await says(pair(above, { other: school.id }), 409, "两所不同的学校", "and with another school");
await says(pair(county), 409, "在您的区域内", "a county pairs nobody with another county's");
await says(pair(boss), 404, "", "nor does a school");
await says(boss.get("/api/admin/pairings"), 200, [school.people.wang.name, '"kind":"dual_teacher"'], "either school sees it");
await says((await signIn(elsewhere.people.manager.login)).get("/api/admin/pairings"), 200, elsewhere.name, "and the other");
await says(boss.get("/api/admin/pairings?q=" + encodeURIComponent(elsewhere.name)), 200, elsewhere.name, "a few characters of either school find it");
await says(boss.get("/api/admin/pairings?q=" + encodeURIComponent("没有这所")), 200, '"rows":[]', "others don't");
await says(stranger.get("/api/admin/pairings"), 200, '"rows":[]', "others don't");
await says(county.del("/api/admin/pairings/" + made.body.pairing), 404, "", "who could not make it does not end it");
await says(above.del("/api/admin/pairings/" + made.body.pairing), 204, "", "who could does");
await says(above.del("/api/admin/pairings/" + made.body.pairing), 404, "", "once");
