/* crowd.mjs - a county for lists: a school (school.mjs) of a hundred and thirty more teachers and sixty who left, sixty more
 * schools of one teacher, and whatever gives each list that can be sorted more rows than a page.  There are few names and
 * few moments, so that many rows are equal in what they are sorted by.
 */
import { insert, sql } from "../ask.mjs";
import { sum } from "../report/sum.mjs";
import { handInAll } from "../review/cases.mjs";
import { makeSchool } from "../school.mjs";
import { makeWaits } from "./crowd_waits.mjs";

const NAMES = ["赵晓", "安宁", "白雪", "陈晨", "何欢", "安然", "欧阳一"];
const PLACES = ["城关小学", "安平中学", "北街小学", "红旗学校", "城关中学"];
const COUNT = 130, GONE = 60, SCHOOLS = 60;
const DAY = 86400000, moment = days => new Date(Date.now() + days * DAY).toISOString().slice(0, 19).replace("T", " ");

export async function makeCrowd() {
	const school = await makeSchool({ policy: "wafangdian" }), { id, people } = school;
	const crowd = Array.from({ length: COUNT + GONE + SCHOOLS }, (_, n) => ({ id: id + 1000 + n, login: `${school.code}-t${n}`,
		name: NAMES[n * 5 % NAMES.length], group: n % 3 === 2 || n >= COUNT + GONE ? null : school.groups[n % 3] }));
	const here = crowd.slice(0, COUNT), gone = crowd.slice(COUNT, COUNT + GONE);
	const schools = Array.from({ length: SCHOOLS }, (_, n) => ({ id: id + 2000 + n, region: id, code: `${school.code}-${n}`, name: PLACES[n % PLACES.length],
		phase: "primary", environment: "multimedia", strong: 0 }));
	await sql("START TRANSACTION;\n" + insert("school", ...schools) + insert("enrolment", ...schools.map(one => ({ programme: id, school: one.id }))) +
		insert("person", ...crowd.map(one => ({ id: one.id, login: one.login, name: one.name, born_on: "1985-03-01" }))) +
		insert("member", ...crowd.map((one, n) => ({ id: one.id, person: one.id, school: n < COUNT + GONE ? id : schools[n - COUNT - GONE].id, teaching_group: one.group,
			staff_no: String(1000 + n * 77 % 997), since: "2020-09-01", until: n >= COUNT && n < COUNT + GONE ? "2024-01-" + (10 + n % 3) : null }))) +
		insert("exemption", ...here.slice(60).map((one, n) => ({ programme: id, person: one.id, kind: "leave", document: "请假条", since: "2023-01-01",
			until: n % 9 ? "2024-0" + (1 + n % 5) + "-01" : null, made_by: people.office.id }))) +
		insert("relation", ...gone.map((one, n) => ({ person: here[n].id, other: one.id, kind: "family", declared_by: here[n].id, since: "2023-01-01" }))) +
		insert("pairing", ...schools.map((one, n) => ({ kind: "help", school: one.id, other: schools[(n + 1) % SCHOOLS].id, note: "第" + n + "对", since: "2024-09-01",
			made_by: people.office.id }))) +
		`INSERT INTO roster_import (school, digest, people, added, school_year, made_by, made_at) SELECT id, UNHEX(SHA2(id, 256)), 1, 0,
			YEAR(DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR) - INTERVAL 7 MONTH), ${people.office.id}, UTC_TIMESTAMP() - INTERVAL id % 4 DAY
			FROM school WHERE id IN (${schools.slice(0, 40).map(one => one.id)});\nCOMMIT;\n`);
	await judge(school, here);
	await shown(school, here);
	await spotCheck(school, here);
	await certify(school, here);
	await makeWaits(school, here);
	await sum();
	return Object.assign(school, { crowd: here });
}

/* Decided works, what came after them, works at 校评, and works whose peers are late. */
async function judge(school, here) {
	const { id, people } = school, works = await handInAll(school, here.slice(0, 110).map(one => [one, { group: one.group === null ? null : 0, drawn: [] }]));
	const board = await handInAll(school, here.slice(0, 60).map(one => [one, { ability: "A1", drawn: [] }]));
	await handInAll(school, here.slice(0, 60).map((one, n) => [one, { ability: "A2", drawn: [here[n + 60]] }]));
	const of = n => ({ submission: works[n], author: here[n].id }), some = (from, count, more) => Array.from({ length: count }, (_, n) => ({ ...of(from + n), ...more(n) }));
	await sql("START TRANSACTION;\n" +
		insert("signature", ...some(0, 110, n => ({ chair: people.chair.id, grade: ["excellent", "pass", "fail"][n % 3], votes: 3, signed_at: `2025-03-0${1 + n % 4} 02:00:00` }))) +
		insert("verdict", ...board.map((submission, n) => ({ submission, author: here[n].id, level: "group", judge: people.leader.id, grade: "pass", marks: "[]",
			remark: "条目齐全。", given_at: moment(-n % 4) }))) +
		`UPDATE drawn SET due_at = UTC_TIMESTAMP() - INTERVAL 1 + author % 4 DAY WHERE judge IN (${here.slice(60, 120).map(one => one.id)});\n` +
		insert("coaching", ...some(0, 110, () => ({ helper: people.leader.id, plan: "每周一次", named_by: people.manager.id })).filter((_, n) => n % 3 === 2)) +
		insert("objection", ...some(0, 60, () => ({ school: id, objector: people.cio.id, reason: "请再看看" }))) +
		insert("recheck", ...some(50, 60, n => ({ school: id, kind: "order", occasion: 1, wanted: 3, judge_days: 9, opened_by: people.office.id, due_at: moment(30 + n % 4) }))) +
		insert("nomination", ...some(0, 60, () => ({ school: id, programme: id, reason: "很好", nominated_by: people.manager.id }))) + "COMMIT;\n");
}

/* Works that are shown before they count, by a policy of their own; all of them are excellent cases, too. */
async function shown(school, here) {
	const { id, code, people } = school;
	await sql(`INSERT INTO policy (id, code, name) VALUES (${id}, '${code}', '试验政策');
		INSERT INTO policy_version (policy, number, effective_on, rules) VALUES (${id}, 1, '2021-01-01', '{"publicity_days": {"value": 30}}');`);
	const works = await handInAll({ ...school, policy: code }, here.slice(0, 60).map(one => [one, { ability: "A4",
		group: one.group === null ? null : school.groups.indexOf(one.group), drawn: [] }]));
	const each = more => works.map((submission, n) => ({ submission, author: here[n].id, ...more(n) }));
	await sql(insert("signature", ...each(n => ({ chair: people.chair.id, grade: "excellent", votes: 3, signed_at: moment(-n % 4) }))) +
		insert("nomination", ...each(n => ({ id: id + n, school: id, programme: id, reason: "很好", nominated_by: people.manager.id }))) +
		insert("nomination_consent", ...works.map((_, n) => ({ nomination: id + n, author: here[n].id, agrees: 1 }))) +
		insert("nomination_review", ...works.map((_, n) => ({ nomination: id + n, outcome: "accepted", remark: "可以展示", reviewed_by: people.office.id }))));
}

/* Sixty spot checks that are over: the first of sixty schools, with ever more works that differ; the second of sixty works of this one. */
async function spotCheck({ id, people }, here) {
	const check = id + 1000, times = { made_at: moment(-40), closes_at: moment(-20) };
	const works = await sql(`SELECT g.submission, g.author FROM signature g JOIN submission s ON s.id = g.submission
		WHERE s.programme = ${id} AND s.person <= ${here[59].id} ORDER BY s.id LIMIT 60`);
	const drawn = (occasion, school) => works.map((one, n) => ({ ...one, school: school(n), kind: "spot", occasion, wanted: 1, judge_days: 7, opened_at: times.made_at, due_at: times.closes_at }));
	await sql("START TRANSACTION;\n" +
		insert("spot_check", ...Array.from({ length: 60 }, (_, n) => ({ id: check + n, programme: id, region: id, seed: "s".repeat(32), percent: 1 + n, least: 1, made_by: people.office.id, ...times }))) +
		insert("spot_school", ...Array.from({ length: SCHOOLS }, (_, n) => ({ spot_check: check, school: id + 2000 + n, works: 20, drawn: n < 8 ? 15 : 0 })),
			{ spot_check: check + 1, school: id, works: 110, drawn: 60 }) +
		insert("recheck", ...drawn(check, n => id + 2000 + Math.floor(Math.sqrt(n))), ...drawn(check + 1, () => id)) +
		`INSERT INTO recheck_result (recheck, submission, kind, grade, votes) SELECT x.id, x.submission, 'spot', 'pass', 1
			FROM recheck x WHERE x.kind = 'spot' AND x.occasion IN (${check}, ${check + 1});\nCOMMIT;\n`);
}

/* Certificates, some of them in each of sixty batches of the register and all in the first, which came back; and proposals that wait. */
async function certify({ id, people, code }, here) {
	const proposed = (some, open) => `INSERT INTO proposal (programme, person, school, policy_version, facts, proposed_by, proposed_at, open)
		SELECT ${id}, p.id, ${id}, (SELECT MAX(v.id) FROM policy_version v), '{}', ${people.panel1.id}, '2025-04-01 02:00:00', ${open}
		  FROM person p WHERE p.id IN (${some.map(one => one.id)}) ORDER BY p.id;\n`;
	const mine = `certificate c JOIN proposal p ON p.id = c.proposal WHERE p.programme = ${id}`;
	await sql(proposed(here.slice(0, 60), 0) + proposed(here.slice(60), 1) +
		`INSERT INTO certificate (proposal, person, number, recognised_by, issued_at, words)
		SELECT p.id, p.person, LEFT(CONCAT('${code}', LPAD(p.person - ${id}, 12, '0')), 20), ${people.office.id},
			CONCAT('2025-05-0', 1 + (p.person - ${here[0].id}) DIV 20, ' 02:00:00'),
			JSON_OBJECT('name', t.name) FROM proposal p JOIN person t ON t.id = p.person WHERE p.programme = ${id} AND p.open = 0 ORDER BY p.id;` +
		insert("register_batch", ...Array.from({ length: 60 }, (_, n) => ({ id: id + 1000 + n, region: id, number: 1 + n, made_by: people.office.id }))) +
		`INSERT INTO register_row (batch, certificate, kind) SELECT ${id + 1000}, c.id, 'new' FROM ${mine};
		INSERT INTO register_row (batch, certificate, kind) SELECT ${id + 1001} + (p.person - ${here[0].id}) % 59, c.id, 'new' FROM ${mine};
		INSERT INTO register_receipt (batch, certificate, accepted, reason, entered_by) SELECT ${id + 1000}, c.id, 0, '姓名与身份不符', ${people.office.id} FROM ${mine};`);
}
