/* after.mjs - decisions as rows, and what the job review-recheck does with them. */
import { insert, quote, sql, until } from "../ask.mjs";
import { atPanel } from "./cases.mjs";

/* A policy of its own for a school: values by name, null for 未作规定. */
export async function policyOf(school, values) {
	const rules = Object.fromEntries(Object.entries(values).map(([name, value]) =>
		[name, value === null ? null : { value, strength: "rule", origin: "notice", phrase: "试验通知" }]));
	await sql(`INSERT INTO policy (id, code, name) VALUES (${school.id}, '${school.code}', '试验政策');
		INSERT INTO policy_version (policy, number, effective_on, rules) VALUES (${school.id}, 1, '2021-01-01', ${quote(JSON.stringify(rules))});
		UPDATE programme SET policy = ${school.id} WHERE id = ${school.programme};`);
	school.policy = school.code;
}

/* A work that the panel has decided. */
export async function decided(school, author, grade, options = {}) {
	const s = await atPanel(school, author, options);
	await sign(school, author, s, grade, options.ago);
	return s;
}

/* The chair's signature, so many days ago. */
export const sign = (school, author, s, grade, ago = 0) => sql(
	`INSERT INTO signature (submission, author, chair, grade, votes, remark, signed_at)
	 VALUES (${s}, ${author.id}, ${school.people[author.id === school.people.chair.id ? "panel1" : "chair"].id}, ${quote(grade)}, 3, '合议。',
	 UTC_TIMESTAMP(6) - INTERVAL ${ago} DAY)`);

/* Another school of the same programme, and an expert of its region more. */
export async function neighbour(school, other) {
	await sql(insert("enrolment", { programme: school.programme, school: other.id }));
}

export const judgesOf = async recheck => (await sql(`SELECT judge FROM recheck_judge WHERE recheck = ${recheck} ORDER BY judge`)).map(row => Number(row.judge));

/* Until so many judges are drawn; gives them. */
export async function drawnFor(recheck, count) {
	await until(async () => (await judgesOf(recheck)).length >= count, `${count} judges of recheck ${recheck}`);
	return judgesOf(recheck);
}

/* Until a recheck has its end; gives it. */
export async function endOf(recheck) {
	let rows = [];
	await until(async () => (rows = await sql(`SELECT grade, votes FROM recheck_result WHERE recheck = ${recheck}`)).length === 1, `the end of recheck ${recheck}`);
	return rows[0];
}

export const openMatters = async person => (await sql(`SELECT what FROM open_matter WHERE person = ${person.id} ORDER BY what`)).map(row => row.what);
export const certifiedGrade = async s => (await sql(`SELECT grade FROM certified WHERE submission = ${s}`))[0]?.grade;
