// Two records of one person: one proposes, another confirms.
import assert from "node:assert/strict";
import http from "node:http";
import { holds, says, signIn, sql } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { platform, pull } from "../hours/pull.mjs";
import { atGroup, atPanel, handIn, judged } from "../review/cases.mjs";

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

/* What can't be comes while it waits. */
const third = (await propose(boss, qian, zhou)).body.same_person;
const own = await handIn(school, qian, { ability: "B1", drawn: [] });
await judged(own, qian, zhou, "peer");
await says(answer(principal, third), 409, ["评价", "本人不能给自己办"], "who has judged the other since the proposal is not made one with her");

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

/* --- facts ------------------------------------------------------------------- */

/* Every reference of every table is good: what was moved without its keys being looked at, is whole. */
const keys = await sql(`SELECT k.table_name AS t, k.referenced_table_name AS r, k.constraint_name AS c, GROUP_CONCAT(CONCAT('c.', k.column_name, ' = p.', k.referenced_column_name) SEPARATOR ' AND ') AS same,
	GROUP_CONCAT(CONCAT('c.', k.column_name, ' IS NOT NULL') SEPARATOR ' AND ') AS given, MIN(k.referenced_column_name) AS one
	FROM information_schema.key_column_usage k WHERE k.table_schema = 'weinengli' AND k.referenced_table_name IS NOT NULL GROUP BY t, c, r`);
const broken = async () => (await sql(keys.map(k => `SELECT '${k.t} ${k.c}' AS what, COUNT(*) AS n FROM ${k.t} c LEFT JOIN ${k.r} p ON ${k.same} WHERE ${k.given} AND p.${k.one} IS NULL`).join(" UNION ALL "))).filter(row => row.n !== "0");

const old = await makeSchool(), now = await makeSchool();
const before = old.people.wang, kept = now.people.wang;
const upper = await signIn(old.people.office.login);
/* One office above both, as of a county where she went from one school to another. */
await sql(`UPDATE school SET region = ${old.county} WHERE id = ${now.id}`);
const keeper = await signIn(old.people.admin.login);

const passed = await atPanel(old, before, { ability: "A3" });
await sql(`INSERT INTO signature (submission, author, chair, grade, votes, signed_at) VALUES (${passed}, ${before.id}, ${old.people.chair.id}, 'pass', 3, UTC_TIMESTAMP(6) - INTERVAL 90 DAY)`);
const open_case = await atGroup(old, before, { ability: "B1" });
const theirs = await handIn(old, old.people.li, { ability: "A3", drawn: [before] });
await judged(theirs, old.people.li, before, "peer");
const failed = await handIn(old, old.people.sun, { ability: "A3", drawn: [] });
await sql(`INSERT INTO coaching (submission, author, helper, plan, named_by) VALUES (${failed}, ${old.people.sun.id}, ${before.id}, '每周一次', ${old.people.manager.id});
	INSERT INTO coaching_meeting (coaching, helper, held_on, what) VALUES (LAST_INSERT_ID(), ${before.id}, '2021-04-01', '一起看课');
	INSERT INTO relation (person, other, kind, declared_by, since) VALUES (${before.id}, ${now.people.li.id}, 'family', ${before.id}, '2021-01-01'), (${now.people.li.id}, ${before.id}, 'family', ${before.id}, '2021-01-01')`);
const [{ id: activity }] = await sql(`INSERT INTO activity (programme, school, title, held_on, hundredths, made_by) VALUES (${old.programme}, ${old.id}, '集体备课', '2021-03-01', 200, ${old.people.manager.id}); SELECT LAST_INSERT_ID() AS id`);
await sql(`INSERT INTO attendance (activity, person, listed_by) VALUES (${activity}, ${before.id}, ${old.people.manager.id}), (${activity}, ${old.people.li.id}, ${old.people.manager.id});
	INSERT INTO hours_entry (programme, person, kind, hundredths, happened_on, note, document, entered_by) VALUES (${old.programme}, ${before.id}, 'other', 300, '2021-03-01', '讲座', '文件', ${old.people.office.id});
	INSERT INTO hours_entry (programme, person, kind, hundredths, happened_on, note, corrects, entered_by) VALUES (${old.programme}, ${before.id}, 'other', -100, '2021-03-01', '多记', LAST_INSERT_ID(), ${old.people.office.id});
	INSERT INTO hours_entry (programme, person, kind, hundredths, happened_on, note, activity, entered_by) VALUES (${old.programme}, ${before.id}, 'research', -50, '2021-03-01', '早退', ${activity}, ${old.people.office.id});
	INSERT INTO task_list (programme, person) VALUES (${old.programme}, ${before.id}), (${now.programme}, ${kept.id});`);
/* Everything that names the author beside the work. */
const { li: colleague, leader, office: officer, expert, manager: school_manager } = old.people;
const returned = await handIn(old, before, { ability: "C1", drawn: [colleague] });
await sql(`INSERT INTO work_return (submission, author, level, returned_by, remark) VALUES (${returned}, ${before.id}, 'group', ${leader.id}, '请补上反思');
	INSERT INTO borrowing (submission, round, level, reason, candidates, lacking, named_by) VALUES (${open_case}, 1, 'panel', '本校人数不足', '[]', 0, ${officer.id});
	INSERT INTO borrowed (borrowing, submission, author, level, judge, due_at) VALUES (LAST_INSERT_ID(), ${open_case}, ${before.id}, 'panel', ${expert.id}, UTC_TIMESTAMP(6) + INTERVAL 9 DAY);
	INSERT INTO recheck (submission, author, school, kind, reason, wanted, judge_days, opened_by, due_at) VALUES (${passed}, ${before.id}, ${old.id}, 'appeal', '有一条没有看到', 1, 9, ${before.id}, UTC_TIMESTAMP(6) + INTERVAL 9 DAY);
	SET @x = LAST_INSERT_ID();
	INSERT INTO recheck_draw (recheck, round, seed, candidates) VALUES (@x, 1, UNHEX('${"00".repeat(32)}'), '[]');
	INSERT INTO recheck_judge (recheck, round, submission, author, judge, due_at) VALUES (@x, 1, ${passed}, ${before.id}, ${expert.id}, UTC_TIMESTAMP(6) + INTERVAL 9 DAY);
	INSERT INTO objection (submission, author, school, objector, reason) VALUES (${passed}, ${before.id}, ${old.id}, ${colleague.id}, '课例与往年相同');
	INSERT INTO nomination (submission, author, school, programme, reason, nominated_by) VALUES (${passed}, ${before.id}, ${old.id}, ${old.programme}, '可供借鉴', ${school_manager.id});
	INSERT INTO nomination_consent (nomination, author, agrees) VALUES (LAST_INSERT_ID(), ${before.id}, 1);
	INSERT INTO proposal (programme, person, school, policy_version, facts, proposed_by, open)
	  SELECT programme, person, school, policy_version, '{}', ${old.people.chair.id}, 0 FROM submission WHERE id = ${passed};
	INSERT INTO certificate (proposal, person, number, recognised_by, words) VALUES (LAST_INSERT_ID(), ${before.id}, LEFT(MD5(${old.id}), 20), ${officer.id}, '{}')`);
/* What was entered by her and for her, and the time she was given. */
for (const [author, by] of [[before, leader], [colleague, before]])
	await sql(`INSERT INTO on_behalf (programme, author, ability, list, entered_by, pieces, given_at)
		  SELECT ${old.programme}, ${author.id}, l.ability, l.id, ${by.id}, '[]', UTC_TIMESTAMP(6) FROM requirement_list l JOIN ability a ON a.id = l.ability WHERE a.code = 'A5' AND l.policy IS NULL LIMIT 1;
		INSERT INTO on_behalf_answer (on_behalf, author, entered_by, taken) VALUES (LAST_INSERT_ID(), ${author.id}, ${by.id}, 1)`);
await sql(`INSERT INTO extension (programme, person, until, reason, made_by) VALUES (${old.programme}, ${before.id}, '2098-01-01', '病假', ${officer.id});
	INSERT INTO extension_request (programme, school, until, kind, reason, made_by) VALUES (${old.programme}, ${old.id}, '2098-06-30', 'sick', '病假', ${school_manager.id});
	INSERT INTO extension_asked (request, person, programme) VALUES (LAST_INSERT_ID(), ${before.id}, ${old.programme});
	INSERT INTO exemption (programme, person, kind, document, since, until, made_by) VALUES (${old.programme}, ${before.id}, 'leave', '产假证明', '2021-05-01', '2021-09-01', ${school_manager.id})`);
await holds("all is whole before", async () => assert.deepEqual(await broken(), []));

const moved = await propose(upper, kept, before);
await says(Promise.resolve(moved), 201, "same_person", "a record with facts of its own may be the one to close");
await says(answer(keeper, moved.body.same_person), 204, "", "and another one confirms");
await holds("her hours are hers by the number that is kept, in the programme of her school", async () => {
	const { body } = await (await signIn(kept.login)).get("/api/hours/mine");
	assert.deepEqual([body.other, body.research], [200, 150]);
});
await holds("what she was certified there counts, and says so in the list of what is missing", async () => {
	assert.deepEqual(await sql(`SELECT submission FROM certified_in WHERE programme = ${now.programme} AND person = ${kept.id}`), [{ submission: String(passed) }]);
	assert.deepEqual(await sql(`SELECT source FROM carried WHERE person = ${kept.id} AND programme = ${now.programme}`), [{ source: String(old.programme) }]);
});
await holds("her certificate is hers", async () =>
	assert.deepEqual(await sql(`SELECT person FROM certificate WHERE number = LEFT(MD5(${old.id}), 20)`), [{ person: String(kept.id) }]));
await holds("an open case goes on where she is", async () =>
	assert.deepEqual(await sql(`SELECT school, person FROM case_open WHERE submission = ${open_case}`), [{ school: String(now.id), person: String(kept.id) }]));
await holds("of two task lists the kept record's counts, each in its programme is hers", async () =>
	assert.deepEqual(await sql(`SELECT programme FROM task_list WHERE person = ${kept.id} ORDER BY programme`), [old.programme, now.programme].sort((a, b) => a - b).map(p => ({ programme: String(p) }))));
await holds("whom she judged, coached and is related to stays hers: she judges none of them by the other number", async () => {
	assert.deepEqual(await sql(`SELECT judge FROM verdict WHERE submission = ${theirs}`), [{ judge: String(kept.id) }]);
	assert.deepEqual(await sql(`SELECT why FROM conflict WHERE author = ${old.people.sun.id} AND judge = ${kept.id}`), [{ why: "coach" }]);
	assert.deepEqual(await sql(`SELECT why FROM conflict WHERE author = ${now.people.li.id} AND judge = ${kept.id}`), [{ why: "relation" }]);
});
await holds("nor any whose work she entered; nor does who entered for her judge her", async () => {
	assert.deepEqual(await sql(`SELECT why FROM conflict WHERE author = ${colleague.id} AND judge = ${kept.id}`), [{ why: "entered" }]);
	assert.deepEqual(await sql(`SELECT why FROM conflict WHERE author = ${kept.id} AND judge = ${leader.id}`), [{ why: "entered" }]);
});
await holds("the time she was given, or waits for, is hers, and her leave", async () => {
	for (const table of ["extension", "extension_asked", "exemption"])
		assert.deepEqual(await sql(`SELECT person FROM ${table} WHERE programme = ${old.programme}`), [{ person: String(kept.id) }], table);
});
await holds("nothing of it is left with the closed record but what both had", async () =>
	assert.deepEqual(await sql(`SELECT (SELECT COUNT(*) FROM submission WHERE person = ${before.id}) + (SELECT COUNT(*) FROM verdict WHERE ${before.id} IN (author, judge))
		+ (SELECT COUNT(*) FROM attendance WHERE person = ${before.id}) + (SELECT COUNT(*) FROM hours_entry WHERE person = ${before.id}) AS n`), [{ n: "0" }]));
await holds("and every reference of every table is good", async () => assert.deepEqual(await broken(), []));

/* What one person cannot have. */
const { li: l, zhao: z, qian: q, zhou: x } = old.people;
await handIn(old, z, { ability: "A3", drawn: [] });
await says(propose(upper, l, z), 409, ["都交过", "哪一份算数"], "who handed in one ability under both numbers in one programme");
await sql(`INSERT INTO hours_entry (programme, person, kind, hundredths, happened_on, note, document, entered_by) VALUES (${old.programme}, ${q.id}, 'other', 100, '2021-03-01', '讲座', '文件', ${x.id})`);
await says(propose(upper, x, q), 409, ["登记学时", "本人不能给自己办"], "who registered hours for the other number");
await says(propose(upper, q, x), 409, "登记学时", "whichever is kept");
const twice = await handIn(old, old.people.wu, { ability: "A3", drawn: [q, l] });
await judged(twice, old.people.wu, q, "peer");
await judged(twice, old.people.wu, l, "peer");
await says(propose(upper, l, q), 409, ["各评过同一份材料", "只能评一次"], "who judged one work under both");

await holds("what the closed record asked to have corrected is hers by the number that is kept", async () => {
	const fresh = await makeSchool(), { wu, leader2, head: principal_of, office: above, admin: chief } = fresh.people;
	await sql(`INSERT INTO amendment (person, subject, wanted, reason) VALUES (${wu.id}, 'name', '吴八岳', '证件'), (${wu.id}, 'sex', '女', '证件'), (${leader2.id}, 'name', '吴八越', '证件')`);
	await sql(`INSERT INTO amendment_end (amendment, person, outcome, answered_by) SELECT id, person, 'amended', ${principal_of.id} FROM amendment WHERE person = ${wu.id} AND subject = 'sex'`);
	await answer(await signIn(chief.login), (await propose(await signIn(above.login), leader2, wu)).body.same_person);
	const hers = (await (await signIn(leader2.login)).get("/api/admin/amendments/mine")).body.rows;
	assert.deepEqual(hers.map(one => [one.subject, one.state]).sort(), [["name", "waiting"], ["name", "waiting"], ["sex", "amended"]], "also where both had asked the same");
	assert.deepEqual(await broken(), []);
});
