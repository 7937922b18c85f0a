// Two records of one person: one proposes, another confirms.
import assert from "node:assert/strict";
import http from "node:http";
import { holds, says, signIn, sql } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { platform, pull } from "../hours/pull.mjs";
import { atGroup } from "../review/cases.mjs";

const school = await makeSchool(), elsewhere = await makeSchool();
const { wang, li, zhao, qian, sun, zhou, wu, manager, head, office } = school.people;
const boss = await signIn(manager.login), principal = await signIn(head.login), county = await signIn(office.login);
const stranger = await signIn(elsewhere.people.manager.login);
const propose = (who, person, other, reason = "同一人，工号改过") => who.post("/api/admin/same-persons", { person: person.id, other: other.id, reason });
const answer = (who, id, confirmed = true) => who.post(`/api/admin/same-persons/${id}/answer`, { confirmed });
const closed = async who => (await sql(`SELECT closed FROM person WHERE id = ${who.id}`))[0].closed === "1";

await atGroup(school, wang);
await says(propose(stranger, wang, li), 404, "", "who sees neither proposes nothing");
await says(propose(await signIn(sun.login), wang, li), 404, "", "nor does a teacher");
await says(propose(boss, wang, elsewhere.people.li), 404, "", "nor who sees one of them only");
await says(propose(boss, manager, li), 404, "", "nor one of the two herself");
await says(propose(boss, li, wang), 409, ["交过的材料1份", "改为保留这一份"], "a record that work was handed in by is not the one to close");
await sql(`INSERT INTO hours_entry (programme, person, kind, hundredths, happened_on, note, document, entered_by) VALUES (${school.programme}, ${zhao.id}, 'other', 100, '2021-03-01', '讲座', '文件', ${office.id})`);
await says(propose(boss, qian, zhao), 409, "学时1条", "nor one with hours");

const { body: { same_person: first } } = await says(propose(boss, wang, li), 201, "same_person", "a manager proposes");
await says(propose(county, wang, li), 409, "在等人确认", "once at a time");
await holds("whoever sees both sees it waiting", async () => {
	for (const [who, mine] of [[boss, true], [principal, false], [county, false]]) {
		const one = (await who.get("/api/admin/same-persons")).body.rows.find(row => row.same_person === first);
		assert.deepEqual([one.name, one.other_name, one.mine], ["王一诺", "李二青", mine]);
	}
	assert.deepEqual((await stranger.get("/api/admin/same-persons")).body.rows, []);
});
await says(answer(boss, first), 409, "提出人以外的人", "nobody confirms what she proposed");
await says(answer(stranger, first), 404, "", "nor does who sees neither");
await holds("nothing has happened so far", async () => assert.ok(!await closed(li)));
const session = await signIn(li.login);
await says(answer(principal, first), 204, "", "another one confirms");
await holds("the other record is closed, at no school, and its session over; the kept one is as it was", async () => {
	assert.ok(await closed(li) && !await closed(wang));
	assert.deepEqual(await sql(`SELECT person FROM member WHERE here = 1 AND person IN (${wang.id}, ${li.id})`), [{ person: String(wang.id) }]);
	assert.equal((await session.get("/api/auth/me")).status, 401);
});
await holds("what says that both are one stays", async () =>
	assert.deepEqual(await sql(`SELECT person, other, confirmed, answered_by FROM same_person_answer WHERE other = ${li.id}`),
		[{ person: String(wang.id), other: String(li.id), confirmed: "1", answered_by: String(head.id) }]));
await says(answer(county, first), 404, "", "it is answered once");

const second = (await propose(county, qian, zhou)).body.same_person;
await says(answer(boss, second, false), 204, "", "another one may say that they are two");
await holds("then both go on", async () => assert.ok(!await closed(qian) && !await closed(zhou)));

const withdrawn = (await propose(county, qian, zhou)).body.same_person;
await says(answer(county, withdrawn, false), 204, "", "who proposed may take it back");

/* Facts that come while it waits. */
const third = (await propose(boss, qian, zhou)).body.same_person;
await sql(`INSERT INTO hours_entry (programme, person, kind, hundredths, happened_on, note, document, entered_by) VALUES (${school.programme}, ${zhou.id}, 'other', 100, '2021-03-01', '讲座', '文件', ${office.id})`);
await says(answer(principal, third), 409, "不计入", "what was handed in since the proposal is not lost");

/* The record with the facts left long ago; the one that came by a new file gives way, and she takes its place. */
await sql(`UPDATE member SET until = '2021-01-01' WHERE person = ${wu.id}`);
await sql(`INSERT INTO person (id, login, name) VALUES (${school.id + 700}, '${school.code}-701', '吴八月')`);
await sql(`INSERT INTO member (id, person, school, teaching_group, staff_no, since) VALUES (${school.id + 700}, ${school.id + 700}, ${school.id}, ${school.groups[1]}, '701', '2021-09-01')`);
const fourth = (await propose(boss, wu, { id: school.id + 700 })).body.same_person;
await says(answer(principal, fourth), 204, "", "who left and came back under another number is one again");
await holds("at school as who she was, in the place of the other record", async () =>
	assert.deepEqual(await sql(`SELECT staff_no, teaching_group FROM member WHERE person = ${wu.id} AND here = 1`),
		[{ staff_no: "701", teaching_group: String(school.groups[1]) }]));
await holds("each step stands in the journal", async () => {
	const rows = await sql(`SELECT action, COUNT(*) AS n FROM journal WHERE action LIKE 'admin.person.%_same' AND actor IN (${manager.id}, ${head.id}, ${office.id}) GROUP BY action ORDER BY action`);
	assert.deepEqual(rows, [{ action: "admin.person.answer_same", n: "4" }, { action: "admin.person.propose_same", n: "5" }]);
});
await holds("the database itself refuses a confirmation by who proposed", async () =>
	assert.rejects(sql(`INSERT INTO same_person_answer (proposal, person, other, proposed_by, confirmed, answered_by)
		SELECT id, person, other, proposed_by, 1, proposed_by FROM same_person WHERE id = ${third}`)));

/* --- hours of platforms ------------------------------------------------------ */

await holds("what the platform tells of the closed record is hers from the next run on", async () => {
	const server = http.createServer((asked, reply) => {
		const about = asked.url.endsWith("/about");
		reply.writeHead(200, { "Content-Type": "application/json", "X-Experience-API-Version": "1.0.3",
			"X-Experience-API-Consistent-Through": new Date().toISOString() });
		reply.end(JSON.stringify(about ? { version: ["1.0.3"] } : { statements: [], more: "" }));
	});
	await new Promise(done => server.listen(0, "127.0.0.1", done));
	const provider = await platform(school, `http://127.0.0.1:${server.address().port}/xAPI`);
	await sql(`INSERT INTO platform_account (provider, account, person, matched_by, matched_at)
		VALUES (${provider}, 'old-number', ${li.id}, 0, NOW(6)), (${provider}, 'of-another', ${sun.id}, 0, NOW(6))`);
	assert.equal((await pull(provider)).code, 0);
	server.closeAllConnections();
	server.close();
	assert.deepEqual(await sql(`SELECT account, person FROM platform_account WHERE provider = ${provider} ORDER BY account`),
		[{ account: "of-another", person: String(sun.id) }, { account: "old-number", person: String(wang.id) }]);
});
