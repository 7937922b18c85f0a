/* progress.test.mjs - progress by teachers and by schools: figures add up along the tree of a random city, on any day, and each
 * opens the list that it counts. */
import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { holds, insert, says, signIn, sql } from "../ask.mjs";
import { makePolicy, ours } from "../admin/policies.mjs";
import { certify } from "../certificate/ready.mjs";
import { makeSchool } from "../school.mjs";
import { sum } from "./sum.mjs";

const FIGURES = ["members", "exempt", "base", "chosen", "handed_in", "passed", "proposed", "certified"];
const schools = [];
for (const policy of ["yueyang", "yueyang", "lezhi"])
	schools.push(await makeSchool({ policy }));
const [home, second, third] = schools;

/* A city above two counties; the second school lies in the first one's county and programme. */
const city = home.id + 500;
await sql(insert("region", { id: city, parent: null, kind: "city", name: `试验市${home.code}` }) +
	insert("region_within", ...[[city, city], [home.county, city], [third.county, city]].map(([region, ancestor]) => ({ region, ancestor }))) +
	`UPDATE region SET parent = ${city} WHERE id IN (${home.county}, ${third.county});
	UPDATE school SET region = ${home.county} WHERE id = ${second.id};
	DELETE FROM enrolment WHERE school = ${second.id};` +
	insert("enrolment", { programme: home.programme, school: second.id }) +
	insert("role", { person: home.people.expert.id, kind: "office", region: city, since: "2020-01-01" }));
second.programme = home.programme;

/* --- what happens to each, at random; the model remembers it --- */

const LIST = ["leader", "wang", "li", "zhao", "qian", "leader2", "sun", "zhou", "wu", "head", "cio", "manager", "chair", "panel1", "panel2"];
const days = ["2026-01-10", "2026-02-10", "2026-03-10", "2026-04-10", "2026-05-10"];
const later = (day, most = 40) => new Date(Date.parse(day) + randomInt(1, most) * 864e5).toISOString().slice(0, 10);
const [ability] = await sql("SELECT id FROM ability WHERE code = 'A1'");
const people = [];
let id = home.id + 600, text = "";
for (const school of schools)
	for (const [i, key] of LIST.entries()) {
		const one = { school, key, person: school.people[key].id, group: i < 5 ? school.groups[0] : i < 9 || key === "panel2" ? school.groups[1] : null };
		people.push(one);
		const goes = randomInt(0, 7);
		const panel = key === "panel1" ? school.people.chair.id : school.people.panel1.id;
		if (goes > 0) {
			one.chosen = later("2025-12-20");
			text += insert("task_list", { id, programme: school.programme, person: one.person, made_at: one.chosen });
		}
		if (goes > 1) {
			one.handed_in = later(one.chosen);
			text += `INSERT INTO submission (id, programme, person, ability, number, attempt, school, policy_version, note, self_grade, handed_in_at)
				SELECT ${id}, ${school.programme}, ${one.person}, ${ability.id}, 1, 1, ${school.id}, v.id, '', 'pass', '${one.handed_in}'
				  FROM policy p JOIN policy_version v ON v.policy = p.id WHERE p.code = '${school.policy}' LIMIT 1;`;
		}
		if (goes > 2) {
			const signed = later(one.handed_in);
			/* 岳阳 says nothing of a number, so one is enough; 乐至 asks for three. */
			if (school.policy === "yueyang")
				one.passed = signed;
			text += insert("signature", { submission: id, author: one.person, chair: panel, grade: "pass", votes: 3, signed_at: signed });
			one.last = signed;
		}
		if (goes > 3) {
			one.proposed = later(one.last);
			text += `INSERT INTO proposal (id, programme, person, school, policy_version, facts, proposed_by, proposed_at, open)
				SELECT ${id}, ${school.programme}, ${one.person}, ${school.id}, v.id, '{}', ${panel}, '${one.proposed}', ${goes > 4 ? 0 : 1}
				  FROM policy p JOIN policy_version v ON v.policy = p.id WHERE p.code = '${school.policy}' LIMIT 1;`;
		}
		if (goes > 4) {
			one.certified = later(one.proposed);
			text += insert("certificate", { id, proposal: id, person: one.person, number: String(id).padStart(20, "0"), recognised_by: school.people.office.id,
				issued_at: one.certified, words: "{}" });
		}
		if (goes === 6) {
			one.revoked = later(one.certified);
			text += insert("revocation", { certificate: id, reason: "试验撤销", revoked_by: school.people.office.id, revoked_at: one.revoked });
		}
		if (randomInt(0, 6) === 0) {
			one.exempt = [later("2026-01-01"), later("2026-03-01")];
			text += insert("exemption", { programme: school.programme, person: one.person, kind: "leave", document: "请假单", since: one.exempt[0],
				until: one.exempt[1], made_by: school.people.office.id });
		}
		if (randomInt(0, 8) === 0) {
			one.until = later("2026-02-01");
			text += `UPDATE member SET until = '${one.until}' WHERE person = ${one.person};`;
		}
		id++;
	}
await sql(text);
const pass = await sum();

/* What the model says: facts are kept at midnight UTC, which is that day in China, too. */
const by = (moment, day) => moment !== undefined && moment <= day;
function expected(set, day) {
	const n = Object.fromEntries(FIGURES.map(name => [name, 0]));
	for (const one of set.filter(one => !by(one.until, day))) {
		n.members++;
		if (one.exempt && by(one.exempt[0], day) && !by(one.exempt[1], day)) {
			n.exempt++;
			continue;
		}
		n.base++;
		for (const name of ["chosen", "handed_in", "passed", "proposed"])
			n[name] += by(one[name], day);
		n.certified += by(one.certified, day) && !by(one.revoked, day);
	}
	return n;
}
const figures = row => Object.fromEntries(FIGURES.map(name => [name, row[name]]));
const at = key => signIn(home.people[key].login);
const [cityOffice, countyOffice, manager, leader] = [await at("expert"), await at("office"), await at("manager"), await at("leader")];
const progress = async (who, place, day) => {
	const reply = await who.get(`/api/report/progress?${place}&at=${day}`);
	assert.equal(reply.status, 200, reply.text);
	return reply.body;
};
const listed = async (who, place, day, which) => {
	let rows = [], next = "";
	do {
		const reply = await who.get(`/api/report/progress/list?${place}&at=${day}&which=${which}&after=${next}`);
		assert.equal(reply.status, 200, reply.text);
		rows = rows.concat(reply.body.rows);
		next = reply.body.next;
	} while (next);
	return rows;
};

await holds("the sums are made by a job", async () => assert.equal(pass.code, 0, pass.err));
await holds("on each of five days a city's figures are what happened until then, and the sum of its parts down to the group", async () => {
	for (const day of [...days, new Date().toISOString().slice(0, 10)]) {
		const whole = await progress(cityOffice, `region=${city}`, day);
		assert.deepEqual(figures(whole.total), expected(people, day), `the city on ${day}`);
		assert.deepEqual(whole.rows.map(row => [row.kind, row.id]).sort(), [["region", home.county], ["region", third.county]].sort());
		for (const county of whole.rows) {
			const inside = await progress(cityOffice, `region=${county.id}`, day);
			assert.deepEqual(figures(inside.total), figures(county), "a county as its city shows it and by itself");
			assert.deepEqual([inside.total.schools, inside.total.schools_done], [county.schools, county.schools_done]);
			for (const row of inside.rows) {
				const school = await progress(cityOffice, `school=${row.id}`, day);
				assert.deepEqual(figures(school.total), figures(row), "a school as its county shows it and by itself");
				assert.deepEqual(figures(row), expected(people.filter(one => one.school.id === row.id), day));
				for (const part of school.rows.filter(one => one.id !== null))
					assert.deepEqual(figures((await progress(cityOffice, `group=${part.id}`, day)).total), figures(part), "and so a group");
			}
		}
	}
});
await holds("every figure opens the list that it counts, and what it lacks is the rest", async () => {
	const day = days[3];
	const whole = (await progress(cityOffice, `region=${city}`, day)).total;
	for (const name of FIGURES)
		assert.equal((await listed(cityOffice, `region=${city}`, day, name)).length, whole[name], name);
	for (const name of FIGURES.slice(3))
		assert.equal((await listed(cityOffice, `region=${city}`, day, "not_" + name)).length, whole.base - whole[name], "not_" + name);
	const group = await listed(leader, `group=${home.groups[0]}`, day, "members");
	assert.deepEqual(group.map(row => row.person).sort(), people.filter(one => one.group === home.groups[0] && !by(one.until, day)).map(one => one.person).sort());
});
await holds("the job's own recount finds nothing to mend, and finds what was tampered with", async () => {
	const [row] = await sql(`SELECT member FROM progress WHERE programme = ${home.programme} LIMIT 1`);
	assert.ok(!(await sql(`SELECT 1 FROM progress p JOIN progress_facts f ON f.programme = p.programme AND f.member = p.member
		WHERE p.programme = ${home.programme} AND NOT (p.chosen_at <=> f.chosen_at AND p.passed_at <=> f.passed_at AND p.certified_at <=> f.certified_at)`)).length);
	await sql(`UPDATE progress SET chosen_at = '1999-01-01' WHERE programme = ${home.programme} AND member = ${row.member}`);
	const found = await sum("--recount");
	assert.equal(found.code, 1);
	assert.match(found.out, /^[1-9]\d* rows differ/);
	await sum();
	assert.ok(!(await sql(`SELECT 1 FROM progress WHERE programme = ${home.programme} AND chosen_at < '2000-01-01'`)).length, "and the next pass mends it");
});

/* --- schools and targets --- */

await holds("a school is done when the share of its teachers that the policy names is done; targets by date say whether they are met", async () => {
	await sql(`UPDATE certificate SET issued_at = '2026-01-01' WHERE id >= ${home.id + 600} AND id < ${home.id + 700};
		DELETE FROM revocation WHERE certificate >= ${home.id + 600} AND certificate < ${home.id + 700};` +
		people.filter(one => one.school === second && !one.certified).map(one => `INSERT INTO exemption (programme, person, kind, document, since, made_by)
			VALUES (${home.programme}, ${one.person}, 'other', '试验', '2025-12-01', ${home.people.office.id});`).join(""));
	await sum();
	const { total, targets, rows } = await progress(countyOffice, `region=${home.county}`, "2026-06-01");
	const done = row => row.base > 0 && row.certified === row.base;
	assert.equal(total.schools, rows.filter(row => row.base > 0).length);
	assert.equal(total.schools_done, rows.filter(done).length);
	const goal = targets.find(one => one.unit === "school" && one.by === "2021-12-31");
	assert.deepEqual([goal.asked, goal.there, goal.base, goal.phrase], [70, total.schools_done, total.schools, "完成学校总数的70%"]);
	assert.equal(goal.reached, total.schools_done * 100 >= 70 * total.schools);
	const all = targets.find(one => one.unit === "teacher");
	assert.deepEqual([all.by, all.there, all.base], ["2022-12-31", total.certified, total.base]);
});

await holds("a figure of schools opens the schools that it counts, wherever they stand in the tree, and what it lacks is the rest", async () => {
	const day = "2026-06-01";
	const { total } = await progress(cityOffice, `region=${city}`, day);
	const schoolsOf = async which => {
		const reply = await cityOffice.get(`/api/report/progress/schools?region=${city}&at=${day}&which=${which}`);
		assert.equal(reply.status, 200, reply.text);
		return reply.body.rows;
	};
	const [all, done, open] = [await schoolsOf("schools"), await schoolsOf("schools_done"), await schoolsOf("not_schools_done")];
	assert.deepEqual([all.length, done.length, open.length], [total.schools, total.schools_done, total.schools - total.schools_done]);
	assert.ok(done.every(one => one.done) && !open.some(one => one.done));
	const sum = name => all.reduce((n, one) => n + one[name], 0);
	assert.deepEqual(FIGURES.map(sum), FIGURES.map(name => total[name]), "and their figures add up to it");
});

/* --- what is left out --- */

await holds("figures and their lists can be had of one kind of school and of one batch, and of those in no group", async () => {
	const day = days[2];
	await sql(`UPDATE school SET phase = 'junior' WHERE id = ${second.id}; UPDATE enrolment SET batch = 2 WHERE school = ${third.id};`);
	for (const [filter, kept] of [["phase=junior", [second]], ["phase=primary", [home, third]], ["batch=2", [third]], ["batch=1", [home, second]], ["phase=junior&batch=2", []]]) {
		const { total } = await progress(cityOffice, `region=${city}&${filter}`, day);
		const mine = await listed(cityOffice, `region=${city}&${filter}`, day, "members");
		assert.equal(total.members, mine.length, filter);
		assert.deepEqual([...new Set(mine.map(row => row.school))].sort(), kept.map(one => one.name).sort(), filter);
	}
	const none = (await progress(manager, `school=${home.id}`, day)).rows.find(row => row.id === null);
	assert.equal((await listed(manager, `school=${home.id}&ungrouped=true`, day, "members")).length, none.members);
	await sql(`UPDATE school SET phase = 'primary' WHERE id = ${second.id}; UPDATE enrolment SET batch = 1 WHERE school = ${third.id};`);
});
await holds("each place names those above it that the same person looks after, the widest first", async () => {
	const names = async (who, place) => (await progress(who, place, days[0])).above.map(one => [one.kind, one.id]);
	assert.deepEqual(await names(cityOffice, `group=${home.groups[0]}`), [["region", city], ["region", home.county], ["school", home.id]]);
	assert.deepEqual(await names(countyOffice, `school=${home.id}`), [["region", home.county]]);
	assert.deepEqual(await names(manager, `group=${home.groups[0]}`), [["school", home.id]]);
	assert.deepEqual(await names(leader, `group=${home.groups[0]}`), []);
	assert.deepEqual(await names(cityOffice, `region=${city}`), []);
});
await holds("everybody is told where the own figures begin", async () => {
	const mine = async who => (await who.get("/api/report/places")).body.rows.map(one => [one.kind, one.id]);
	assert.deepEqual(await mine(cityOffice), [["region", city]]);
	assert.deepEqual(await mine(manager), [["school", home.id]]);
	assert.deepEqual(await mine(leader), [["group", home.groups[0]]]);
});

await holds("the overview of the first page has the same figures as progress, of today", async () => {
	await sum();
	const today = new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 10);
	for (const [who, place] of [[cityOffice, `region=${city}`], [countyOffice, `region=${home.county}`], [manager, `school=${home.id}`]]) {
		const [one, ...more] = (await who.get("/api/report/overview")).body.rows;
		const { total, name, kind } = await progress(who, place, today);
		assert.deepEqual([one.kind, one.name, more.length], [kind, name, 0]);
		assert.deepEqual(figures(one), figures(total));
		if (kind === "region")
			assert.deepEqual([one.schools, one.schools_done], [total.schools, total.schools_done]);
	}
	assert.equal((await leader.get("/api/report/overview")).status, 404);
});

/* --- passed, and from when --- */

const shown = await makeSchool({ policy: await makePolicy("lezhi", { ability_min: ours(2), publicity_days: ours(10), noncredit_dims: ours(["assessment"]),
	relief_age: ours(50), relief_cutoff: ours("2022-12-31"), relief_ability_min: ours(1, { origin: "office" }) }) });
const { wang, li, zhao, qian } = shown.people;
await sql(`UPDATE person SET born_on = '1972-12-31' WHERE id = ${zhao.id}; UPDATE person SET born_on = '1973-01-01' WHERE id = ${qian.id}`);
for (const [who, ...codes] of [[wang, "A1", "A3"], [li, "A1", "A11"], [zhao, "A1"], [qian, "A1"]])
	for (const code of codes)
		await certify(shown, who, code);
await sql(`UPDATE signature SET signed_at = '2026-03-01' WHERE author IN (${[wang, li, zhao, qian].map(one => one.id)})`);
await sum();
await holds("who has the number that is asked of her has passed, from the end of 公示 on; of an age, what the office wrote; without what has no credit", async () => {
	const office = await signIn(shown.people.office.login);
	const passed = async day => (await office.get(`/api/report/progress/list?school=${shown.id}&which=passed&at=${day}`)).body.rows.map(row => row.person);
	assert.deepEqual(await passed("2026-03-10"), []);
	assert.deepEqual((await passed("2026-03-11")).sort(), [wang.id, zhao.id].sort());
});

/* --- who sees what --- */

await says(manager.get(`/api/report/progress?school=${home.id}`), 200, ["减去免予参加", "counted_at"], "a school's management sees its school, the denominator named and the moment said");
await holds("when the sums were made is a time of UTC like every other, so that a page shows China's", async () => {
	assert.match((await manager.get(`/api/report/progress?school=${home.id}`)).body.counted_at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
});
await says(manager.get(`/api/report/progress?region=${home.county}`), 404, [], "and not the county");
await says(manager.get(`/api/report/progress?school=${second.id}`), 404, [], "nor another school");
await says(leader.get(`/api/report/progress?group=${home.groups[0]}`), 200, [], "a leader sees the own group");
await says(leader.get(`/api/report/progress?group=${home.groups[1]}`), 404, [], "and no other");
await says(countyOffice.get(`/api/report/progress/schools?region=${city}&which=schools`), 404, [], "an office lists its own schools only");
await says(countyOffice.get(`/api/report/progress?region=${city}`), 404, [], "an office sees its region and what is inside, not above");
await says((await signIn(home.people.wang.login)).get(`/api/report/progress?school=${home.id}`), 404, [], "a teacher sees none of it");
await holds("a place by itself says its name and what is above it", async () => {
	const { body } = await manager.get(`/api/report/place?school=${home.id}`);
	assert.deepEqual([body.name, body.kind, body.above], [home.name, "school", []]);
	assert.equal((await manager.get(`/api/report/place?school=${second.id}`)).status, 404);
});
await says(countyOffice.get("/api/report/progress"), 422, "请选一个", "one place is asked for");
await says(countyOffice.get(`/api/report/progress?region=${city}&at=2099-01-01`), 422, "不能晚于今天", "and no future day");
