/* circular.test.mjs - 通报 (R126), who is late and excused (R127), and the file for appraisal (R135). */
import assert from "node:assert/strict";
import { holds, insert, says, signIn, sql } from "../ask.mjs";
import { hours, makeOffer, makeReady } from "../certificate/ready.mjs";
import { atGroup, atPanel, handIn, judged } from "../review/cases.mjs";
import { makeSchool } from "../school.mjs";
import { sum } from "./sum.mjs";
import { readXlsx } from "../tables.mjs";

const school = await makeOffer();
const elsewhere = await makeSchool();
const { people, county } = school;
const at = (key, where = school) => signIn(where.people[key].login);
const [office, manager, foreign, panel] = [await at("office"), await at("manager"), await at("office", elsewhere), await at("panel1")];
const today = new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 10);
await makeReady(school, people.wang);
await hours(school, people.li, "online", 1250);
const { proposal } = (await panel.post("/api/certificate/proposal", { person: people.wang.id })).body;
const { number } = (await office.post("/api/certificate/recognition", { proposal })).body;
await sum();

/* --- 通报 --- */

const period = `region=${county}&from=2026-01-01&to=${today}`;
const shown = (await says(office.get("/api/report/bulletin?" + period), 200, ["减去免予参加", '"spot_checks"'], "an office sees a period's report as data")).body;
await holds("with what was signed in it, progress before and after, and the policy's targets", () => {
	assert.deepEqual(shown.results, { signed: 4, excellent: 1, pass: 3, fail: 0, first_tries: 4, first_passed: 4 });
	assert.deepEqual([shown.before.certified, shown.total.certified, shown.total.base], [0, 1, 15]);
	assert.equal(shown.targets[0].phrase, "2022年底前全面完成");
});
await says(foreign.get("/api/report/bulletin?" + period), 404, [], "another county's office does not");
await says(office.get(`/api/report/bulletin?region=${county}&from=${today}&to=2026-01-01`), 422, "/from", "a period begins before it ends");
const fix = (who, more) => who.post("/api/report/bulletin", { region: county, from: "2026-01-01", to: today, title: "春季进展通报", ...more });
await says(fix(manager), 404, [], "a school publishes none");
const { circular } = (await says(fix(office), 201, "circular", "the office fixes it as a document")).body;
await says(office.get("/api/report/bulletins"), 200, ["春季进展通报", '"number":1'], "numbered within region and year");
await makeReady(school, people.zhao);
await holds("what happens later changes it no more", async () => {
	const { content } = (await office.get(`/api/report/bulletin/${circular}`)).body;
	assert.deepEqual(content.results, shown.results);
	assert.deepEqual(content.total, shown.total);
});
await says(foreign.get(`/api/report/bulletin/${circular}`), 404, [], "another county does not read it");
await holds("the second of the year is number two", async () => {
	await fix(office);
	assert.deepEqual((await office.get("/api/report/bulletins")).body.rows.map(row => row.number), [2, 1]);
});

/* --- late --- */

await sql(insert("extension", { programme: school.programme, person: people.li.id, until: "2099-12-31", reason: "产假", made_by: people.office.id }) +
	insert("exemption", { programme: school.programme, person: people.qian.id, kind: "leave", document: "请假单", since: "2020-01-01", made_by: people.office.id }));
const late = (await says(office.get(`/api/report/late/teachers?region=${county}`), 200, ["产假"].slice(1), "who has no certificate when the deadline is over is late")).body.rows;
await holds("but not who has one, nor who is exempt; who was given more time is excused", () => {
	assert.deepEqual([people.wang.id, people.qian.id].map(id => late.some(row => row.person === id)), [false, false]);
	assert.equal(late.length, 13);
	const [li] = late.filter(row => row.person === people.li.id);
	assert.deepEqual([li.due, li.extended_until, li.excused, li.reason], ["2022-12-31", "2099-12-31", true, "产假"]);
	assert.equal(li.days, (Date.parse(today) - Date.parse("2022-12-31")) / 864e5);
	assert.equal(late.filter(row => row.excused).length, 1);
});
await holds("each is told how far she has come, so who has it now, and can be had by that", async () => {
	const at = async stage => (await office.get(`/api/report/late/teachers?region=${county}&stage=${stage}`)).body.rows.map(row => row.stage);
	await sum();
	const stages = ["choose", "hand_in", "judged", "proposal", "recognition"];
	const all = [];
	for (const stage of stages)
		for (const one of await at(stage))
			all.push(one), assert.equal(one, stage);
	const now = (await office.get(`/api/report/late/teachers?region=${county}`)).body.rows;
	assert.deepEqual(all.sort(), now.map(row => row.stage).sort());
	assert.equal(now.find(row => row.person === people.zhao.id).stage, "proposal");
});
await says(manager.get(`/api/report/late/teachers?school=${school.id}`), 200, [], "a school sees its own");
await says(manager.get(`/api/report/late/teachers?region=${county}`), 404, [], "and not the county's");
await says(office.get(`/api/report/late/teachers?region=${county}&at=2022-12-31`), 409, "2022-12-31", "on the last day nobody is late yet");
const due = await makeSchool({ policy: "wafangdian" });
await says((await at("office", due)).get(`/api/report/late/plans?region=${due.county}`), 200, [due.name, '"due":"2023-08-30"', '"excused":false'], "a school whose plan is not filed when it was due is late");
await sql(insert("extension", { programme: due.programme, school: due.id, until: "2099-12-31", reason: "合并", made_by: due.people.office.id }));
await says((await at("office", due)).get(`/api/report/late/plans?region=${due.county}`), 200, '"excused":true', "and excused when it was given more time");
await says(office.get(`/api/report/late/plans?region=${county}`), 200, '"rows":[]', "where no notice fixes a day nobody is late");
await says(foreign.get(`/api/report/late/plans?region=${due.county}`), 200, '"rows":[]', "and nobody sees another county's");

/* --- judgements --- */

const slow = await makeSchool();
const [chief, boss] = [await at("manager", slow), await at("office", slow)];
const judgements = async who => (await who.get(`/api/report/late/judgements?school=${slow.id}`)).body.rows.map(row => [row.level, row.ability, row.name]).sort();
const named = (...list) => list.map(([level, ability, key]) => [level, ability, slow.people[key].name]).sort();
const works = { peer: await handIn(slow, slow.people.wang, { ability: "A1", drawn: [slow.people.li, slow.people.zhao] }),
	group: await atGroup(slow, slow.people.wang, { ability: "A2" }), panel: await atPanel(slow, slow.people.wang, { ability: "A3" }),
	signature: await atPanel(slow, slow.people.wang, { ability: "A4" }) };
await judged(works.peer, slow.people.wang, slow.people.li, "peer");
for (const key of ["chair", "panel1", "panel2"])
	await judged(works.signature, slow.people.wang, slow.people[key], "panel");
await judged(works.panel, slow.people.wang, slow.people.panel1, "panel");
await holds("no judgement is late before its term is over", async () => assert.deepEqual(await judgements(chief), []));
const back = days => sql(`UPDATE drawn SET due_at = due_at - INTERVAL ${days} DAY WHERE submission = ${works.peer};
	UPDATE submission SET handed_in_at = handed_in_at - INTERVAL ${days} DAY WHERE id IN (${Object.values(works)});
	UPDATE draw SET drawn_at = drawn_at - INTERVAL ${days} DAY WHERE submission IN (${Object.values(works)});
	UPDATE verdict SET given_at = given_at - INTERVAL ${days} DAY WHERE submission IN (${Object.values(works)});`);
await back(8);
await holds("who was drawn is late when the time is over, and so is the leader", async () =>
	assert.deepEqual(await judgements(boss), named(["peer", "A1", "zhao"], ["group", "A2", "leader"])));
await back(7);
await holds("then the panel's members who have not voted, who judges in the leader's place, and the chair who has not signed", async () =>
	assert.deepEqual(await judgements(chief), named(["peer", "A1", "zhao"], ["group", "A2", "leader"],
		...["panel1", "panel2"].map(key => ["group", "A2", key]), ["panel", "A3", "chair"], ["panel", "A3", "panel2"], ["signature", "A4", "chair"])));
await holds("whom to talk to today is each of them once, with what she owes and since when", async () => {
	const list = (await chief.get(`/api/report/late/people?school=${slow.id}`)).body.rows;
	const find = key => list.find(row => row.name === slow.people[key].name);
	assert.equal(list.length, 5);
	assert.deepEqual([find("chair").works, find("chair").panel, find("chair").signature, find("panel2").works, find("zhao").peer], [2, 1, 1, 2, 1]);
	assert.ok(find("zhao").days >= 7 && list.every((row, i) => i === 0 || row.days <= list[i - 1].days));
});
await sql(insert("relation", { person: slow.people.manager.id, other: slow.people.wang.id, kind: "family", declared_by: slow.people.manager.id, since: "2021-01-01" },
	{ person: slow.people.wang.id, other: slow.people.manager.id, kind: "family", declared_by: slow.people.manager.id, since: "2021-01-01" }));
await holds("who has a declared relation to the author sees nothing of her cases", async () => {
	assert.deepEqual(await judgements(chief), []);
	assert.deepEqual((await chief.get(`/api/report/late/people?school=${slow.id}`)).body.rows, []);
});
await says(foreign.get(`/api/report/late/judgements?school=${slow.id}`), 200, '"rows":[]', "nor does another county's office");

/* --- appraisal --- */

const appraised = `/api/report/appraisal?school=${school.id}`;
const file = await says(manager.get(appraised + "&as=csv"), 200, [number, "A1合格、A3合格、A5优秀", "\"工号\",\"姓名\"", "有效"],
	"what each teacher has done goes to who appraises as a file");
await holds("one line a teacher, hours with two decimals", () => {
	assert.equal(file.text.trim().split("\r\n").length, 16);
	assert.match(file.text, /"李二青".*,12\.50,/);
});
const book = await readXlsx((await manager.get(`/api/report/appraisal?school=${school.id}&as=xlsx`)).bytes);
await holds("and as a workbook below title, school and day", () => {
	assert.equal(book.rows[0][0], "教师信息技术应用能力考核结果（年度考核用）");
	assert.match(book.rows[1][0], new RegExp(`^单位：${school.name}　　日期：`));
	assert.equal(book.rows.length, 18);
	assert.ok(book.rows.find(row => row[1] === "李二青").includes("12.5"));
});
await says(office.get(appraised), 200, number, "the office has it, too, and as a list on its screen");
await holds("of a year count the hours and abilities of that year, and the certificate there was at its end", async () => {
	const of = async (key, year) => (await manager.get(`${appraised}&year=${year}`)).body.rows.find(row => row.person === people[key].id);
	const now = Number(today.slice(0, 4));
	assert.deepEqual([(await of("wang", now)).number, (await of("wang", now)).abilities], [number, "A1合格、A3合格、A5优秀、综合应用课堂实录合格"]);
	assert.deepEqual([(await of("wang", now - 1)).number, (await of("wang", now - 1)).abilities], ["", null]);
	await sql(`UPDATE hours_entry SET happened_on = '${now - 1}-05-01' WHERE person = ${people.li.id}; UPDATE platform_record SET happened_at = '${now - 1}-05-01' WHERE account IN (SELECT account FROM platform_account WHERE person = ${people.li.id})`);
	const sums = async year => { const one = await of("li", year); return Number(one.online) + Number(one.by_hand); };
	assert.deepEqual([await sums(now), await sums(now - 1)], [0, 12.5]);
});
await says((await at("manager", elsewhere)).get(appraised), 200, '"rows":[]', "another school sees nothing of it");
await says(panel.get(`/api/report/appraisal?school=${school.id}`), 404, [], "nor does the panel");
