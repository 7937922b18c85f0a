/* crowd.mjs - a school (school.mjs) of a hundred and thirty more teachers, sixty more who left, and what every list that can be sorted needs to
 * have more rows than a page: few names, few moments, so that many rows are equal in what they are sorted by.
 */
import { insert, sql } from "../ask.mjs";
import { handInAll } from "../review/cases.mjs";
import { makeSchool } from "../school.mjs";

const NAMES = ["赵晓", "安宁", "白雪", "陈晨", "何欢", "安然", "欧阳一"];
const COUNT = 130, GONE = 60;

export async function makeCrowd() {
	const school = await makeSchool({ policy: "wafangdian" });
	const crowd = Array.from({ length: COUNT + GONE }, (_, n) => ({ id: school.id + 1000 + n, login: `${school.code}-t${n}`,
		name: NAMES[n * 5 % NAMES.length], group: n % 3 === 2 ? null : school.groups[n % 3] }));
	await sql("START TRANSACTION;\n" +
		insert("person", ...crowd.map(({ id, login, name }) => ({ id, login, name, born_on: "1985-03-01" }))) +
		insert("member", ...crowd.map((one, n) => ({ id: one.id, person: one.id, school: school.id, teaching_group: one.group,
			staff_no: String(1000 + n * 77 % 997), since: "2020-09-01", until: n < COUNT ? null : "2024-01-" + (10 + n % 3) }))) + "COMMIT;\n");
	const here = crowd.slice(0, COUNT);
	const works = await handInAll(school, here.slice(0, 110).map(one => [one, { group: one.group === null ? null : 0, drawn: [] }]));
	await sql(insert("signature", ...works.map((submission, n) => ({ submission, author: here[n].id, chair: school.people.chair.id,
		grade: ["excellent", "pass", "fail"][n % 3], votes: 3, signed_at: `2025-03-0${1 + n % 4} 02:00:00` }))));
	return Object.assign(school, { crowd: here, works });
}
