/* Nobody gets stuck: every state that a case can reach is looked at.  From each there is somebody, by name and with a due
 * date, who may go on, and does; and an end can be reached.
 *
 * The states are those of the real thing: each is a case of its own (a copy of the case it came from, in a programme of its
 * own), judged over HTTP by whoever owes it, or left alone until the time has passed (its clock is set back), or left by
 * who owes it; then the job draws.  Two cases in which the same kinds of people owe the same are one state. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { command, holds, insert, signIn, sql, stack, top, until } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { GOOD, caseOf, handIn, rubric, signatureOf, ticks, verdictOf } from "./cases.mjs";

const book = await rubric("A3");
const pass = { pieces: ticks(book, "pass"), remark: GOOD };
const settings = Object.fromEntries(readFileSync(stack + "/settings", "utf8").trim().split("\n").map(line => line.split(/=(.*)/s)));
/* The job, once; the stack's own may be in its way. */
const draw = () => until(async () =>
	(await command((process.env.BUILD || top + "/build") + "/fcgi/review/review-draw", [], { env: settings })).code === 0, "the draw");
const sessions = new Map();
const as = one => sessions.get(one.id) || sessions.set(one.id, signIn(one.login)).get(one.id);

/* --- the worlds ------------------------------------------------------------------------- */

/* A school whose group 0 has `size` people; author: whose work; rules: of the policy; neighbour: a further school with a panel,
 * and the county's expert; related: who has declared a relation to the author. */
async function world(name, { size = 3, author = "wang", rules = {}, neighbours = true, related = [], closed = [], alike = {} }) {
	const school = await makeSchool(), people = school.people;
	const kin = Object.fromEntries(Object.entries(people).map(([key, one]) => [one.id, { key: /^(li|zhao|qian)$/.test(key) ? "peer" :
		/^(sun|zhou|wu|leader2)$/.test(key) ? "peer" : key === "expert" ? "outside" : /^panel/.test(key) ? "panel" : key, ...one }]));
	const add = (n, key, more) => {
		const one = { id: school.id + 1000 + n, login: `${school.code}-${n}`, name: `第${n}人` };
		kin[one.id] = { key, ...one };
		return insert("person", one) + more(one.id);
	};
	const group = ["leader", "wang", "li", "zhao", "qian"];
	const gone = [...closed, ...group.slice(Math.max(size, 2)).map(key => key), ...(size === 1 ? ["leader"] : []), ...(neighbours ? [] : ["expert"])];
	let text = insert("region", { id: school.id + 1, parent: school.id, kind: "district", name: "责任区" }) +
		insert("region_within", ...[school.id, school.id + 1].map(ancestor => ({ region: school.id + 1, ancestor }))) +
		insert("school", { id: school.id + 2, region: school.id + 1, code: school.code + "c", name: "责任区学校", phase: "primary", environment: "multimedia", strong: 0 });
	for (let n = 5; n < size; n++)
		text += add(n, "peer", id => insert("member", { person: id, school: school.id, teaching_group: school.groups[0], staff_no: "x" + n, since: "2020-09-01" }));
	/* Whom the office can name and the draw does not find: of the panel of a school in a district of the county. */
	const named = Array.from({ length: 24 }, (_, n) => school.id + 1100 + n);
	for (let n = 100; n < 124; n++)
		text += add(n, "named", id => insert("role", { person: id, kind: "panel", region: null, school: school.id + 2, teaching_group: null, since: "2020-09-01" }));
	if (neighbours) {
		text += insert("school", { id: school.id + 1, region: school.id, code: school.code + "b", name: "邻校", phase: "primary", environment: "multimedia", strong: 0 });
		for (let n = 50; n < 52; n++)
			text += add(n, "outside", id => insert("role", { person: id, kind: n === 50 ? "chair" : "panel", region: null, school: school.id + 1, teaching_group: null, since: "2020-09-01" }));
	}
	if (gone.length)
		text += `UPDATE person SET closed = 1 WHERE id IN (${gone.map(key => people[key].id)});\n`;
	for (const key of related)
		text += insert("relation", ...[[author, key], [key, author]].map(([a, b]) => ({ person: people[a].id, other: people[b].id, kind: "family", declared_by: people[a].id, since: "2021-01-01" })));
	text += `INSERT INTO policy (id, code, name) VALUES (${school.id}, '${school.code}', '试验政策');
		INSERT INTO policy_version (policy, number, effective_on, rules) VALUES (${school.id}, 1, '2021-01-01', '${JSON.stringify(rules)}');\n`;
	await sql(text);
	school.policy = school.code;
	const first = await handIn(school, people[author], { group: /^(leader2|panel2)$/.test(author) ? 1 : /^(leader|wang)$/.test(author) ? 0 : null });
	return { name, school, kin, author: people[author], first, named, programmes: 0, alike, next: [] };
}

const levels = (...words) => ({ levels: { value: words } });
/* Where the same people can judge, a level is looked at once. */
const plain = { group: "plain", panel: "plain", signature: "plain" };
const nobody = { group: "nobody", panel: "nobody", signature: "nobody" };
const worlds = await Promise.all([
	world("a group of 1", { size: 1, alike: plain }),
	world("a group of 2", { size: 2, alike: plain }),
	world("a group of 3", { size: 3, alike: plain }),
	world("a group of 21", { size: 21, alike: plain }),
	world("the leader's own work", { author: "leader", alike: plain }),
	world("the head's, in no group", { author: "head", alike: plain }),
	world("a panel member's own: a panel of 3 with one conflicted", { author: "panel2" }),
	world("the chair's own", { author: "chair" }),
	world("a panel and a leader related to the author", { related: ["chair", "panel1", "panel2", "leader"], alike: nobody }),
	world("a school without leader and panel", { closed: ["leader", "chair", "panel1", "panel2"], alike: nobody }),
	world("nobody in the county but the author's group and the office", { neighbours: false, closed: ["chair", "panel1", "panel2", "leader", "leader2", "sun", "zhou", "wu"] }),
	world("校评 only", { rules: levels("panel"), alike: plain }),
	world("no 互评", { rules: levels("self", "group", "panel"), alike: plain }),
	world("no 组评", { rules: levels("self", "peer", "panel"), alike: plain }),
	world("组评 before 互评", { rules: levels("self", "group", "peer", "panel"), alike: { ...plain, group: undefined } })]);

/* --- one state ---------------------------------------------------------------------------- */

const DUES = ["peer", "leader", "deputy", "panel", "borrowed", "signature", "office"];
const ENDS = ["passed", "failed", "returned"];

/* What is known of these cases: state, who owes what until when, and what makes one state differ from another. */
async function look(cases) {
	const list = cases.join(",");
	const rows = await sql(`SELECT s.submission, s.state,
		(SELECT GROUP_CONCAT(v.level, ':', v.judge ORDER BY v.id) FROM verdict v WHERE v.submission = s.submission) AS verdicts,
		(SELECT GROUP_CONCAT(d.judge) FROM drawn d WHERE d.submission = s.submission) AS drawn,
		(SELECT GROUP_CONCAT(b.level, ':', b.judge) FROM borrowed b WHERE b.submission = s.submission) AS borrowed,
		(SELECT GROUP_CONCAT(b.lacking ORDER BY b.round DESC) FROM borrowing b WHERE b.submission = s.submission) AS lacking
		FROM case_state s WHERE s.submission IN (${list})`);
	const dues = await sql(DUES.map(view => `SELECT '${view}' AS view, d.submission, d.judge, d.due_at, d.due_at <= UTC_TIMESTAMP(6) AS late,
		TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(6), d.due_at) AS left_over, p.closed FROM due_${view} d JOIN person p ON p.id = d.judge
		WHERE d.submission IN (${list})`).join(" UNION ALL "));
	return new Map(rows.map(row => [Number(row.submission), { ...row, dues: dues.filter(due => due.submission === row.submission) }]));
}

const split = text => (text ? text.split(",") : []);

/* The judge's kind of each "level:judge"; what can still come of a case depends on how many have judged and who can be
 * drawn yet, not on who it was. */
function keyOf(w, seen) {
	if (ENDS.includes(seen.state))
		return seen.state;
	const where = w.alike[seen.state] || w.name;
	const kind = id => w.kin[id].key.replace("named", "outside");
	const verdicts = split(seen.verdicts).map(one => one.split(":"));
	const of = level => verdicts.filter(one => one[0] === level).map(one => kind(one[1]));
	const used = new Set([...split(seen.drawn), ...split(seen.borrowed).map(one => one.split(":")[1])]);
	const spent = [...used].filter(id => w.kin[id].key === "outside").length;
	return JSON.stringify([where, seen.state, seen.state === "peer" ? [of("peer").length, used.size] : [of("group")[0] === "panel", of("panel").length, of("panel").includes("chair"), spent],
		Number(split(seen.lacking)[0] || 0) > 0, [...new Set(seen.dues.map(due => `${due.view} ${kind(due.judge)}${due.late === "1" ? " late" : ""}`))].sort()]);
}

/* --- the moves ------------------------------------------------------------------------------ */

/* Copies of cases, each in a programme of its own: [[world, submission]]; gives their ids. */
async function copies(list) {
	const text = list.map(([w, from]) => {
		const programme = w.school.id + 1 + ++w.programmes;
		return insert("programme", { id: programme, region: w.school.id, name: `第${programme}份`, policy: w.school.id, begins_on: "2021-01-01", ends_on: "2099-12-31" }) +
		`INSERT INTO submission (programme, person, ability, number, attempt, school, teaching_group, policy_version, note, self_grade, handed_in_at)
		 SELECT ${programme}, person, ability, number, attempt, school, teaching_group, policy_version, note, self_grade, handed_in_at FROM submission WHERE id = ${from};
		SET @s = LAST_INSERT_ID();
		INSERT INTO piece (submission, requirement, ability, link, self_ticks, self_grade) SELECT @s, requirement, ability, link, self_ticks, self_grade FROM piece WHERE submission = ${from};
		INSERT INTO draw (submission, round, seed, candidates, needed, drawn_at) SELECT @s, round, seed, candidates, needed, drawn_at FROM draw WHERE submission = ${from};
		INSERT INTO drawn (draw, submission, author, judge, school, due_at) SELECT n.id, @s, d.author, d.judge, d.school, d.due_at
		 FROM drawn d JOIN draw o ON o.id = d.draw JOIN draw n ON n.submission = @s AND n.round = o.round WHERE d.submission = ${from};
		INSERT INTO verdict (submission, author, level, judge, grade, marks, remark, given_at) SELECT @s, author, level, judge, grade, marks, remark, given_at
		 FROM verdict WHERE submission = ${from} ORDER BY id;
		INSERT INTO borrowing (submission, round, level, reason, seed, candidates, lacking, named_by, made_at)
		 SELECT @s, round, level, reason, seed, candidates, lacking, named_by, made_at FROM borrowing WHERE submission = ${from};
		INSERT INTO borrowed (borrowing, submission, author, level, judge, borrowed_at, due_at) SELECT n.id, @s, b.author, b.level, b.judge, b.borrowed_at, b.due_at
		 FROM borrowed b JOIN borrowing o ON o.id = b.borrowing JOIN borrowing n ON n.submission = @s AND n.round = o.round WHERE b.submission = ${from};
		INSERT INTO made SELECT @s;\n`;
	});
	const rows = await sql("CREATE TEMPORARY TABLE made (n INT AUTO_INCREMENT PRIMARY KEY, id BIGINT);\nSTART TRANSACTION;\n" +
		text.join("").replaceAll("INSERT INTO made SELECT @s", "INSERT INTO made (id) VALUES (@s)") + "COMMIT;\nSELECT id FROM made ORDER BY n;");
	return rows.map(row => Number(row.id));
}

const CLOCKS = { submission: "handed_in_at", draw: "drawn_at", drawn: "due_at", verdict: "given_at", borrowing: "made_at", borrowed: "borrowed_at" };
const later = (s, seconds) => Object.entries(CLOCKS).map(([table, column]) =>
	`UPDATE ${table} SET ${column} = ${column} - INTERVAL ${seconds} SECOND WHERE ${table === "submission" ? "id" : "submission"} = ${s};\n`).join("") +
	`UPDATE borrowed SET due_at = due_at - INTERVAL ${seconds} SECOND WHERE submission = ${s};\n`;

async function act({ w, s, due, free }) {
	const who = await as(w.kin[due.judge]);
	const [path, body] = due.view === "signature" ? [signatureOf(s), {}] :
		due.view === "office" ? [caseOf(s) + "/judges", { judges: free.slice(0, 2), reason: "本县没有其他人可以评价" }] : [verdictOf(s), pass];
	let reply;
	do	/* 503: what many do at the same moment is asked for again */
		reply = await who.post(path, body);
	while (reply.status === 503);
	return reply.status === 201 ? null : `${w.name}: ${due.view} by ${w.kin[due.judge].key} gives ${reply.status} ${reply.text}`;
}

/* --- the search -------------------------------------------------------------------------------- */

const wrong = [];
let count = 0, states = new Map();

/* Cases that have told all they can, out of the job's way. */
const putAway = async cases => cases.length && sql(`INSERT IGNORE INTO work_return (submission, author, level, returned_by, remark)
	SELECT s.id, s.person, 'panel', p.id, '已看过' FROM submission s JOIN person p ON p.id = s.school + 17 WHERE s.id IN (${cases})`);

/* Takes up cases that are new states; edges lead to them from where they came. */
async function takeUp(arrived) {
	if (!arrived.length)
		return;
	const seen = await look(arrived.map(one => one.s)), known = [];
	/* The stack's own job may be at the same case at this moment. */
	for (let tries = 3; tries > 0 && [...seen.values()].some(one => !ENDS.includes(one.state) && one.dues.length === 0); tries--) {
		await draw();
		const waiting = [...seen].filter(([, one]) => one.dues.length === 0).map(([s]) => s);
		for (const [s, now] of await look(waiting))
			seen.set(s, now);
	}
	for (const { w, s, from, by } of arrived) {
		const now = seen.get(s), key = keyOf(w, now);
		if (from)
			states.get(from).to.push([key, by]);
		if (states.has(key)) {
			known.push(s);
			continue;
		}
		count++;
		states.set(key, { w, s, end: ENDS.includes(now.state), to: [] });
		if (ENDS.includes(now.state))
			continue;
		const good = now.dues.filter(due => due.closed === "0" && due.due_at !== null);
		if (good.length === 0)
			wrong.push(`${w.name}: nobody to go on from ${key}`);
		const kinds = new Map(now.dues.map(due => [`${due.view} ${w.kin[due.judge].key}`, due]));
		const left = now.dues.map(due => Number(due.left_over)).filter(seconds => seconds >= 0);
		/* Terms that end within the hour end together: they were set one after another. */
		const used = split(now.borrowed).map(one => one.split(":")[1]);
		w.next.push({ key, s, free: w.named.filter(id => !used.includes(String(id))), moves: [...[...kinds.values()].map(due => ({ due })), { seconds: left.length ? left.filter(one => one < Math.min(...left) + 3600).reduce((a, b) => Math.max(a, b)) + 2 : 16 * 86400 }] });
	}
	await putAway(known);
}

/* Those that leavers will leave. */
const kept = key => /^..plain/.test(key);

/* One step of every state that is new. */
async function step() {
	const moves = worlds.flatMap(w => w.next.splice(0).flatMap(state => state.moves.map(move => ({ w, from: state.key, old: state.s, free: state.free, ...move }))));
	if (!moves.length)
		return false;
	const made = await copies(moves.map(move => [move.w, move.old]));
	await putAway(moves.filter(move => !kept(move.from)).map(move => move.old));
	moves.forEach((move, n) => { move.s = made[n]; });
	const silent = moves.filter(move => !move.due);
	if (silent.length)
		await sql(silent.map(move => later(move.s, move.seconds)).join(""));
	const asked = moves.filter(move => move.due);
	while (asked.length)
		wrong.push(...(await Promise.all(asked.splice(0, 32).map(act))).filter(Boolean));
	await draw();
	await takeUp(moves.map(move => ({ ...move, by: move.due ? move.due.view : "silence" })));
	return true;
}

async function search() {
	while (wrong.length === 0 && await step())
		;
}

/* States from which no end is reached. */
function dead() {
	const alive = new Set([...states].filter(([, one]) => one.end).map(([key]) => key));
	for (let more = true; more;) {
		more = false;
		for (const [key, one] of states)
			if (!alive.has(key) && one.to.some(([to]) => alive.has(to)))
				more = !!alive.add(key);
	}
	return [...states.keys()].filter(key => !alive.has(key));
}

await draw();
await takeUp(worlds.map(w => ({ w, s: w.first })));
await search();
await holds("every state has somebody with a due date who goes on when asked", () => assert.deepEqual(wrong.slice(0, 5), []));
await holds("and from every state an end is reached", () => assert.deepEqual(dead().slice(0, 3), []));
const before = count;
await holds("the states of every world were looked at", () => assert.deepEqual(worlds.filter(w => ![...states.values()].some(one => one.w === w)), []));

/* Leavers: in every state of 组评 and 校评, leader, chair and one member of the panel leave (judges of 互评: draw.test.mjs). */
await sql(worlds.map(w => `UPDATE person SET closed = 1 WHERE id IN (${["leader", "chair", "panel1"].map(key => w.school.people[key].id).filter(id => id !== w.author.id)});\n`).join(""));
await draw();
const left = [...states].filter(([key, one]) => !one.end && kept(key)).map(([, one]) => one);
states = new Map();
await takeUp(left);
await search();
await holds("nor is anybody stuck when leader, chair and a member of the panel leave, in whatever state", () => assert.deepEqual(wrong.slice(0, 5), []));
await holds("and an end is reached then, too", () => assert.deepEqual(dead().slice(0, 3), []));
await holds(`${before} and ${count - before} states were looked at`, () => assert.ok(before > 100 && count > before));
