/* cases.mjs - submissions and what happened to them, written as rows, so that a test begins where it has something to say.
 *
 *	const book = await rubric("A3");
 *	const s = await handIn(school, wang, { ability: "A3", drawn: [li, zhao] });	at 互评
 *	await atGroup(school, wang)		no peers are needed
 *	await atPanel(school, wang)		the leader has passed it
 *	await qian.post(verdictOf(s), { pieces: ticks(book, "pass") })
 *
 * Without `drawn` the job that draws finds it.
 */
import { insert, quote, sql } from "../ask.mjs";

export const GOOD = "证据充分，条目齐全。";

/* An ability with its pieces and their criteria: { id, code, pieces: [{ requirement, title, core, pass, excellent }] }. */
export async function rubric(code) {
	const rows = await sql(`SELECT a.id, q.id AS requirement, q.title, q.core,
		GROUP_CONCAT(IF(c.grade = 'pass', c.id, NULL)) AS pass, GROUP_CONCAT(IF(c.grade = 'excellent', c.id, NULL)) AS excellent
		FROM ability a JOIN requirement_list l ON l.ability = a.id AND l.policy IS NULL JOIN requirement q ON q.list = l.id LEFT JOIN criterion c ON c.requirement = q.id
		WHERE a.code = ${quote(code)} GROUP BY a.id, q.id, q.title, q.core, q.seq ORDER BY q.seq`);
	const ids = text => text ? text.split(",").map(Number) : [];
	return { id: Number(rows[0].id), code, pieces: rows.map(row => ({ requirement: Number(row.requirement), title: row.title,
		core: row.core === "1", pass: ids(row.pass), excellent: ids(row.excellent) })) };
}

const TICKED = { fail: () => [], pass: piece => piece.pass, excellent: piece => [...piece.pass, ...piece.excellent] };

/* The pieces of a verdict that gives each this grade; or one grade for each piece. */
export const ticks = (book, grades) => book.pieces.map((piece, i) =>
	({ requirement: piece.requirement, ticks: TICKED[[grades].flat()[i % [grades].flat().length]](piece), remark: "" }));

export const caseOf = s => `/api/review/case/${s}`;
export const verdictOf = s => caseOf(s) + "/verdict";
export const returnOf = s => caseOf(s) + "/return";
export const signatureOf = s => caseOf(s) + "/signature";

const SEED = "00".repeat(32);

const rubrics = new Map();
const bookOf = code => rubrics.get(code) || rubrics.set(code, rubric(code)).get(code);

/* Options: ability (code), group (0, 1 or null), number, attempt; drawn: the judges, [] for none, undefined: to be drawn. */
export const handIn = async (school, author, options = {}) => (await handInAll(school, [[author, options]]))[0];

/* Many at once: [[author, options], ...]; gives their ids. */
export async function handInAll(school, works) {
	const texts = [], where = [];
	for (const [author, options] of works) {
		const book = await bookOf(options.ability || "A3");
		texts.push(rowsOf(school, author, book, options));
		where.push(`(${author.id}, ${book.id}, ${options.number || 1})`);
	}
	const rows = await sql("START TRANSACTION;\n" + texts.join("") + "COMMIT;\n" +
		`SELECT id, person, ability, number FROM submission WHERE programme = ${school.programme} AND (person, ability, number) IN (${where})`);
	const found = new Map(rows.map(row => [`(${row.person}, ${row.ability}, ${row.number})`, Number(row.id)]));
	return where.map(key => found.get(key));
}

function rowsOf(school, author, book, { group = 0, number = 1, attempt = 1, drawn }) {
	return `INSERT INTO submission (programme, person, ability, number, attempt, school, teaching_group, policy_version, note, self_grade)
		 SELECT ${school.programme}, ${author.id}, ${book.id}, ${number}, ${attempt}, ${school.id},
		   ${group === null ? "NULL" : school.groups[group]}, v.id, '', 'pass'
		   FROM policy p JOIN policy_version v ON v.policy = p.id WHERE p.code = ${quote(school.policy)} ORDER BY v.number DESC LIMIT 1;
		SET @s = LAST_INSERT_ID();\n` +
		book.pieces.map(piece => `INSERT INTO piece (submission, requirement, ability, link, self_ticks, self_grade)
		 VALUES (@s, ${piece.requirement}, ${book.id}, 'https://example.org/lesson', '${JSON.stringify(piece.pass)}', 'pass');\n`).join("") +
		(drawn ? `INSERT INTO draw (submission, round, seed, candidates, needed) VALUES (@s, 1, UNHEX('${SEED}'), '[]', ${drawn.length});
		 SET @d = LAST_INSERT_ID();\n` : "") +
		(drawn || []).map(judge => `INSERT INTO drawn (draw, submission, author, judge, due_at)
		 VALUES (@d, @s, ${author.id}, ${judge.id}, UTC_TIMESTAMP(6) + INTERVAL 7 DAY);\n`).join("");
}

/* A verdict as a row. */
export const judged = (submission, author, judge, level, grade = "pass") => sql(insert("verdict", { submission, author: author.id,
	level, judge: judge.id, grade, marks: "[]", remark: GOOD }));

export const atGroup = (school, author, options = {}) => handIn(school, author, { ...options, drawn: [] });

export async function atPanel(school, author, options = {}) {
	const s = await atGroup(school, author, options);
	await judged(s, author, school.people[options.group === 1 ? "leader2" : "leader"], "group");
	return s;
}

export const stateOf = async s => (await sql(`SELECT state FROM case_state WHERE submission = ${s}`))[0]?.state;
