// One person in one place; the list of a school narrowed down; people moved between 教研组; more time for several at once.
import assert from "node:assert/strict";
import { holds, says, signIn, sql } from "../ask.mjs";
import { makeSchool } from "../school.mjs";

const school = await makeSchool(), elsewhere = await makeSchool();
const { wang, li, zhao, qian, sun, leader, manager, head, office, admin } = school.people;
const boss = await signIn(manager.login), county = await signIn(office.login), root = await signIn(admin.login);
const teacher = await signIn(wang.login), other = await signIn(elsewhere.people.manager.login);
const look = (who, whom) => who.get("/api/admin/person/" + whom.id);

/* --- one person ------------------------------------------------------------ */

await says(county.post("/api/admin/exemptions", { person: wang.id, kind: "leave", document: "准假通知", since: "2021-03-01", until: "2021-09-01" }), 201, "", "a teacher was on leave");
await says(county.post("/api/admin/extensions", { person: wang.id, until: "2098-01-01", reason: "产假期间未能完成", document: "县教函〔2026〕5号" }), 201, "", "and has more time, by a document");
await holds("a person is seen with duties, stays, exemptions and extensions in one place", async () => {
	const { body } = await look(boss, leader);
	assert.deepEqual([body.name, body.login, body.group, body.school_name, body.here, body.signed_up], [leader.name, leader.login, "语文组", school.name, true, true]);
	assert.deepEqual(body.roles.map(one => [one.kind, one.of, Boolean(one.over)]), [["leader", "语文组", false]]);
	assert.deepEqual(body.stays.map(one => [one.school, one.group, one.since, one.until]), [[school.name, "语文组", "2020-09-01", null]]);
	const hers = (await look(county, wang)).body;
	assert.deepEqual(hers.exemptions.map(one => [one.kind, one.document, one.since, one.until, Boolean(one.over)]), [["leave", "准假通知", "2021-03-01", "2021-09-01", true]]);
	assert.deepEqual(hers.extensions.map(one => [one.until, one.reason, one.document]), [["2098-01-01", "产假期间未能完成", "县教函〔2026〕5号"]]);
	assert.equal(hers.roles, null);
});
await holds("and what the one who looks may do about her is said", async () => {
	const may = async (who, whom) => {
		const { roster, office: exempts, above, myself } = (await look(who, whom)).body;
		return { roster, exempts, above, myself };
	};
	assert.deepEqual(await may(boss, wang), { roster: true, exempts: false, above: false, myself: false });
	assert.deepEqual(await may(county, wang), { roster: false, exempts: true, above: true, myself: false });
	assert.deepEqual(await may(root, wang), { roster: true, exempts: false, above: true, myself: false });
	assert.equal((await may(boss, manager)).myself, true);
});
await says(look(other, wang), 404, "", "another school's manager doesn't see her");
await says(look(teacher, li), 404, "", "nor does a colleague");
await says(look(county, elsewhere.people.wang), 404, "", "nor an office another county's");
await holds("who left is still seen by the school that she left", async () => {
	await sql(`UPDATE member SET until = '2022-01-01' WHERE person = ${qian.id}`);
	const { body } = await look(boss, qian);
	assert.deepEqual([body.here, body.left_on], [false, "2022-01-01"]);
});

/* --- the list narrowed down -------------------------------------------------- */

const people = async (more = "", who = boss) => (await who.get(`/api/admin/people?school=${school.id}${more}`)).body.rows.map(row => row.person);
await holds("the list is narrowed by name, staff number, group, no group, no password", async () => {
	await sql(`DELETE FROM credential WHERE person = ${li.id}`);
	assert.deepEqual(await people("&q=" + encodeURIComponent("一诺")), [wang.id]);
	assert.deepEqual(await people("&q=002"), [wang.id]);
	assert.deepEqual(await people("&group=" + school.groups[0]), [leader.id, wang.id, li.id, zhao.id]);
	assert.ok((await people("&groupless=true")).includes(head.id) && !(await people("&groupless=true")).includes(wang.id));
	assert.deepEqual(await people("&no_password=true"), [li.id]);
	assert.deepEqual(await people("&no_password=true&group=" + school.groups[1]), []);
});
await holds("who left or is closed is a list of its own", async () => {
	assert.deepEqual(await people("&gone=true"), [qian.id]);
	assert.deepEqual(await people("&gone=true&q=" + encodeURIComponent("王")), []);
	assert.deepEqual(await people("&gone=true", other), []);
	await sql(`UPDATE person SET closed = 1 WHERE id = ${sun.id}`);
	assert.deepEqual(await people("&gone=true"), [qian.id, sun.id]);
	assert.ok((await boss.get(`/api/admin/people?school=${school.id}&gone=true&as=csv`)).text.includes(qian.name));
	await sql(`UPDATE person SET closed = 0 WHERE id = ${sun.id}`);
});
await holds("as a file it is narrowed in the same way", async () => {
	const { text } = await boss.get(`/api/admin/people?school=${school.id}&group=${school.groups[0]}&as=csv`);
	assert.ok(text.includes(wang.name) && !text.includes(sun.name));
});

/* --- between groups ---------------------------------------------------------- */

const move = (who, whom, group, id = school.id) => who.post("/api/admin/group-moves", { school: id, ...(group && { group }), people: whom.map(one => one.id) });
const groupOf = async one => (await sql(`SELECT teaching_group AS g FROM member WHERE person = ${one.id} AND here = 1`))[0].g;
await says(move(boss, [li, zhao], school.groups[1]), 204, "", "a school moves people to another group");
await holds("where they then are", async () => assert.deepEqual([await groupOf(li), await groupOf(zhao)], [school.groups[1], school.groups[1]].map(String)));
await says(move(boss, [zhao]), 204, "", "or out of all groups");
await holds("where she then is none", async () => assert.equal(await groupOf(zhao), null));
await says(move(boss, [wang, qian], school.groups[1]), 409, "已经不在这所学校", "all of them or nobody");
await holds("so nobody was moved", async () => assert.equal(await groupOf(wang), String(school.groups[0])));
await says(move(boss, [leader], school.groups[1]), 204, "", "a leader is moved");
await holds("and leads the old group no more, as when the roster moves her", async () =>
	assert.deepEqual(await sql(`SELECT 1 FROM role WHERE person = ${leader.id} AND kind = 'leader' AND held = 1`), []));
await says(move(boss, [wang], elsewhere.groups[0]), 404, "", "a group of another school takes nobody");
await says(move(other, [wang], school.groups[1]), 404, "", "another school's manager moves nobody");
await says(move(other, [wang], elsewhere.groups[0], elsewhere.id), 409, "不在这所学校", "also not into an own group");
await says(move(teacher, [wang], school.groups[1]), 404, "", "nor does a teacher move herself");

/* --- more time for several ---------------------------------------------------- */

const extend = (who, whom, more) => who.post("/api/admin/extensions/several",
	{ people: whom.map(one => one.id), until: "2098-06-30", reason: "支教一学期", document: "县教函〔2026〕8号", ...more });
const longer = async one => (await sql(`SELECT until FROM extended WHERE programme = ${school.programme} AND person = ${one.id}`)).map(row => row.until);
await says(extend(county, [li, zhao]), 201, "", "the office gives several more time");
await holds("all of them have it", async () => assert.deepEqual([await longer(li), await longer(zhao)], [["2098-06-30"], ["2098-06-30"]]));
await says(county.get(`/api/admin/extensions?school=${school.id}`), 200, ["支教一学期", "县教函〔2026〕8号"], "the list names reason and document");
await says(extend(county, [wang, elsewhere.people.wang, elsewhere.people.li], { until: "2099-01-01" }), 409, ["2位", "一位也没有办理"], "all or nobody: how many stand in the way is said");
await holds("so nobody got it", async () => assert.deepEqual(await longer(wang), ["2098-01-01"]));
await says(extend(county, [li], { until: "2021-01-01" }), 422, '"/until"', "not into the past, which is said of the day");
await says(extend(county, [li], { reason: "" }), 422, "理由", "with a reason");
await says(extend(boss, [li]), 404, "", "a school doesn't give itself time");
await holds("without a document, for no notice asks for one", async () => assert.equal((await extend(county, [li], { document: null })).status, 201));

/* --- 回避, by person ------------------------------------------------------------ */

await says(teacher.post("/api/admin/relations", { other: li.id, kind: "family" }), 201, "", "a teacher declares a colleague whom she chose from a list");
await says(teacher.get("/api/admin/relations/mine"), 200, li.name, "and sees the name");
await says(teacher.post("/api/admin/relations", { other: elsewhere.people.li.id, kind: "family" }), 409, "登录名", "who is at another school is named by login");
await says(teacher.post("/api/admin/relations", { other: zhao.id, login: zhao.login, kind: "family" }), 409, "二者选一", "one way or the other");
await says(boss.post("/api/admin/relations", { person: zhao.id, other: wang.id, kind: "other" }), 201, "", "a school declares for two of its people");
await says(boss.post("/api/admin/relations", { person: zhao.id, other: elsewhere.people.wang.id, kind: "other" }), 409, "登录名", "not by number for whom it doesn't see");
