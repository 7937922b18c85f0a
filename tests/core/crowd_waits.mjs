/* crowd_waits.mjs - what waits for somebody in the county of crowd.mjs: platform accounts that match nobody and records in doubt,
 * requests for correction and for more time, who is to be phoned; and sixty lines of one person's in the journal.
 */
import assert from "node:assert/strict";
import { insert, signIn, sql } from "../ask.mjs";

const COUNT = 60, DAY = 86400000, NOW = Date.now(), moment = days => new Date(NOW + days * DAY).toISOString().slice(0, 19).replace("T", " ");
const each = row => Array.from({ length: COUNT }, (_, n) => row(n));
const ACCOUNTS = ["张三", "anna", "安宁", "b-17"];

export async function makeWaits(school, here) {
	await sql("START TRANSACTION;\n" + platform(school) + requests(school, here) + "COMMIT;\n");
	const wang = await signIn(school.people.wang.login);
	for (let n = 0; n < COUNT; n++)
		assert.equal((await wang.put("/api/plan/personal-plan", { content: { plan: `第${n}稿`, standard: "三个能力点合格" } }, n)).status, 204);
}

/* A platform whose last run was just now, so that the job that pulls leaves it alone. */
const platform = ({ id }) =>
	insert("provider", { id, programme: id, name: "培训平台", driver: "folder", credential: "none", minutes: 45, wait: 10080 }) +
	insert("pull_run", ...each(n => ({ id: id + n, provider: id, began_at: moment(n - COUNT + 1), ended_at: moment(n - COUNT + 1), seen: n }))) +
	insert("platform_account", ...each(n => ({ provider: id, account: ACCOUNTS[n % 4] + n, name: "某某", seen_at: moment(-(n % 3)) }))) +
	insert("platform_record", ...each(n => ({ provider: id, record: `r${n * 7 % COUNT}`, account: ACCOUNTS[n % 4] + n, course: "课程", seconds: 600,
		happened_at: moment(-n), stored_at: moment(-n), run: id + n % 4 }))) +
	insert("platform_doubt", ...each(n => ({ provider: id, record: `r${n * 7 % COUNT}`, reasons: "day", run: id + n % 4 })));

const requests = ({ id, groups, people }, here) =>
	insert("amendment", ...each(n => ({ id: id + n, person: here[n].id, subject: "subject", wanted: "语文", reason: "登记有误", asked_at: moment(-n % 4) }))) +
	insert("amendment", ...each(n => ({ id: id + COUNT + n, person: here[n].id, subject: "other", wanted: "请核对", reason: "登记有误", region: id, asked_at: moment(-n % 4) }))) +
	insert("amendment_end", ...each(n => ({ amendment: id + n, person: here[n].id, outcome: "withdrawn" })).filter((_, n) => n % 5 === 0)) +
	insert("extension", { id, programme: id, school: id, until: "2098-01-01", reason: "整体延期", made_by: people.office.id }) +
	insert("extension", { id: id + 1, programme: id, teaching_group: groups[0], until: "2097-01-01", reason: "教研组延期", made_by: people.office.id }) +
	insert("extension", ...each(n => ({ id: id + 2 + n, programme: id, person: here[n].id, until: `209${n % 4}-01-01`, reason: "请假", made_by: people.office.id }))) +
	insert("extension_request", ...each(n => ({ id: id + n, programme: id, school: id, until: "2098-01-01", kind: "sick", reason: `理由${n}`, made_by: people.manager.id }))) +
	insert("digest", ...each(n => ({ id: id + n, person: here[n].id, day: moment(-1 - n % 3).slice(0, 10), school: id, late: 1, soon: 0, others: 0, made_at: moment(-1) }))) +
	`INSERT INTO nomination_consent (nomination, author, agrees) SELECT n.id, n.author, 1 FROM nomination n
		WHERE n.programme = ${id} AND n.id NOT IN (SELECT t.nomination FROM nomination_consent t);\n`;
