// 更正申请: a person asks that something kept about her be corrected; who keeps her roster answers; nobody answers her own.
import assert from "node:assert/strict";
import { holds, insert, says, signIn, sql } from "../ask.mjs";
import { makeSchool } from "../school.mjs";

const school = await makeSchool(), elsewhere = await makeSchool();
const at = (key, where = school) => signIn(where.people[key].login);
const [wang, li, sun, manager, head, office, admin] =
	[await at("wang"), await at("li"), await at("sun"), await at("manager"), await at("head"), await at("office"), await at("admin")];
const stranger = await at("manager", elsewhere);
const ask = (who, subject = "subject", wanted = "数学", reason = "名册里的学科写错了") => who.post("/api/admin/amendments", { subject, wanted, reason });
const answer = (who, id, outcome = "amended", remark = null) => who.post(`/api/admin/amendment/${id}/answer`, { outcome, remark });
const withdraw = (who, id) => who.post(`/api/admin/amendments/${id}/withdrawal`, {});
const tasks = async who => (await who.get("/api/report/now")).body.waiting.filter(one => one.what === "amendment");
const mine = async who => (await who.get("/api/admin/amendments/mine")).body.rows;
const list = async (who, more = "", where = school) => (await who.get(`/api/admin/amendments?school=${where.id}${more}`)).body.rows;

await holds("she sees what the roster has about her, and nobody else's line", async () => {
	const { body } = await wang.get("/api/admin/myself");
	assert.deepEqual([body.name, body.born_on, body.staff_no, body.school, body.group], ["王一诺", "1985-03-01", "002", school.name, "语文组"]);
	assert.equal((await office.get("/api/admin/myself")).body.staff_no, null);
});
await says(ask(wang, "colour"), 422, "更正哪一项", "of the things that are kept only");
await says(wang.post("/api/admin/amendments", { subject: "name", wanted: "", reason: "" }), 422, ["应当是什么", "理由"], "what it should be and why");

const { body: { amendment: first } } = await says(ask(wang), 201, "amendment", "she asks");
await says(ask(wang), 409, ["撤回", "本系统默认"], "once at a time for one thing");
await says(ask(wang, "born_on", "1986年3月1日", "身份证是1986年"), 201, "amendment", "for another thing another time");
await holds("it waits for the school's management, with since when and until when, and for nobody else", async () => {
	for (const who of [manager, head]) {
		const one = (await tasks(who)).find(task => task.object === String(first));
		assert.deepEqual([one.title, one.who], ["王一诺", school.name]);
		assert.equal(Math.round((Date.parse(one.due) - Date.parse(one.since)) / 86400000), 15);
	}
	for (const who of [wang, li, stranger, admin, office])
		assert.deepEqual(await tasks(who), []);
});
await holds("she sees that it waits, and where", async () => {
	const [, one] = await mine(wang);
	assert.deepEqual([one.amendment, one.subject, one.wanted, one.state, one.school, one.region], [first, "subject", "数学", "waiting", school.name, null]);
	assert.deepEqual(await mine(li), []);
});
await holds("who keeps the roster reads it beside what is kept today; nobody else does", async () => {
	for (const who of [manager, head, office, admin]) {
		const { body } = await who.get(`/api/admin/amendment/${first}`);
		assert.deepEqual([body.name, body.subject, body.wanted, body.kept, body.school, body.state], ["王一诺", "subject", "数学", null, school.id, "waiting"]);
	}
	assert.equal((await manager.get(`/api/admin/amendment/${(await mine(wang))[0].amendment}`)).body.kept, "1985-03-01");
	for (const who of [wang, li, stranger])
		await says(who.get(`/api/admin/amendment/${first}`), 404, "", "what is not theirs looks like nothing");
});
for (const [who, why] of [[wang, "she herself"], [li, "a colleague"], [stranger, "another school"]])
	await says(answer(who, first), 404, "", why + " answers nothing");
await says(answer(manager, first, "refused"), 422, ["理由", "第五十条"], "a refusal says why, as the law asks");
await says(answer(manager, first, "perhaps"), 422, "答复", "it is mended or it is not");
await says(answer(manager, first, "refused", "聘任文件上就是语文"), 204, "", "the management answers");
await says(answer(head, first), 409, "已经答复", "once");
await says(withdraw(wang, first), 409, "已经答复", "what is answered is not withdrawn");
await holds("she sees what was answered, by whom and when, on her list and in her inbox", async () => {
	const one = (await mine(wang)).find(row => row.amendment === first);
	assert.deepEqual([one.state, one.remark, one.answered_by], ["refused", "聘任文件上就是语文", "陈百里"]);
	assert.ok(one.ended_at);
	const [message] = (await wang.get("/api/report/inbox")).body.rows;
	assert.deepEqual([message.what, message.title, message.detail, message.unread], ["amendment", "subject", "refused", true]);
});
await holds("it no longer waits for anybody", async () => assert.ok(!(await tasks(head)).some(task => task.object === String(first))));
const { body: { amendment: again } } = await says(ask(wang), 201, "amendment", "she may ask again");
await says(withdraw(li, again), 404, "", "nobody withdraws another's");
await says(withdraw(wang, again), 204, "", "she withdraws while it waits");
await says(answer(manager, again), 409, "撤回", "then nobody answers it");
await holds("a withdrawal is no message", async () =>
	assert.equal((await wang.get("/api/report/inbox")).body.rows.filter(one => one.what === "amendment").length, 1));

/* --- the list ---------------------------------------------------------------- */

await holds("the school's list is filtered, is a file, and is not another school's", async () => {
	assert.deepEqual((await list(manager)).map(one => one.state), ["withdrawn", "waiting", "refused"]);
	assert.deepEqual((await list(office, "&state=refused")).map(one => one.amendment), [first]);
	assert.deepEqual(await list(stranger), []);
	const csv = (await manager.get(`/api/admin/amendments?school=${school.id}&state=refused&as=csv`)).text;
	assert.match(csv, /"王一诺",[^\n]*"任教学科","数学",[^\n]*"不予更正","聘任文件上就是语文","陈百里"/);
	assert.match((await wang.get("/api/admin/amendments/mine?as=csv")).text, /"任教学科","数学",.*"不予更正"/);
});
await holds("page after page, the newest first, each once", async () => {
	const before = (await list(manager)).length, many = 60;
	await sql(Array.from({ length: many }, (_, n) => insert("amendment", { person: school.people.zhou.id, subject: "other", wanted: "第" + n, reason: "核对", follows: null })).join(""));
	const found = [];
	for (let next = ""; next !== null;) {
		const { body } = await manager.get(`/api/admin/amendments?school=${school.id}` + (next && "&after=" + next));
		found.push(...body.rows.map(one => one.amendment));
		next = body.next;
	}
	assert.equal(found.length, before + many);
	assert.deepEqual(found, [...new Set(found)].sort((a, b) => b - a));
	await sql(`INSERT INTO amendment_end (amendment, person, outcome) SELECT id, person, 'withdrawn' FROM amendment WHERE person = ${school.people.zhou.id}`);
});

/* --- nobody answers her own -------------------------------------------------- */

const { body: { amendment: own } } = await says(ask(manager, "name", "陈百理", "身份证上是理"), 201, "amendment", "a manager asks, too");
await says(answer(manager, own), 404, "", "and does not answer herself");
await holds("it waits for the others of the management", async () => {
	assert.deepEqual([await tasks(manager), (await tasks(head)).map(task => task.object)].map(all => all.includes(String(own))), [false, true]);
	assert.ok(!(await list(manager)).some(one => one.amendment === own));
});
await says(answer(head, own, "amended"), 204, "", "who answer it");
await holds("the database itself refuses an answer by herself, and a refusal without a word", async () => {
	const [{ id }] = await sql(`SELECT MAX(id) AS id FROM amendment WHERE person = ${school.people.wang.id} AND subject = 'born_on'`);
	for (const [by, remark] of [[school.people.wang.id, "不"], [school.people.head.id, ""]])
		await assert.rejects(sql(insert("amendment_end", { amendment: id, person: school.people.wang.id, outcome: "refused", remark, answered_by: by })));
});
const alone = await makeSchool();
await sql(`UPDATE role SET until = '2021-01-01' WHERE school = ${alone.id} AND kind IN ('school', 'cio')`);
const [only, above, region_office] = [await at("head", alone), await at("admin", alone), await at("office", alone)];
const { body: { amendment: lonely } } = await says(ask(only, "name", "郑九钏", "身份证上是钏"), 201, "amendment", "who alone manages a school asks");
await holds("and the region's administrator has it", async () => {
	const [one] = await tasks(above);
	assert.deepEqual([one.object, one.title, one.who], [String(lonely), "郑九川", "试验县" + alone.code]);
	assert.equal((await mine(only))[0].region, "试验县" + alone.code);
	assert.deepEqual((await above.get("/api/admin/amendments/above")).body.rows.map(row => row.amendment), [lonely]);
	assert.deepEqual(await tasks(only), []);
});

/* --- who is at no school ----------------------------------------------------- */

const { body: { amendment: county } } = await says(ask(region_office, "role", "副主任", "任命文件"), 201, "amendment", "who is of an office asks");
await holds("its administrator has it, and not the office itself", async () => {
	assert.ok((await tasks(above)).some(task => task.object === String(county)));
	assert.deepEqual(await tasks(region_office), []);
});
await says(answer(region_office, county), 404, "", "the office doesn't answer itself");
await says(answer(admin, county), 404, "", "nor does another county's administrator");
await says(answer(above, county, "amended", "已按任命文件改"), 204, "", "its own does");
await says(answer(above, lonely), 204, "", "and the lone head's");
await says(admin.get("/api/admin/amendments/above?state=amended"), 200, '"rows":[]', "the list is of one's own regions");

/* --- a move ------------------------------------------------------------------ */

const { body: { amendment: moving } } = await says(ask(sun, "group", "语文组", "今年改教语文"), 201, "amendment", "a teacher asks");
await sql(`UPDATE member SET until = DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR) WHERE person = ${school.people.sun.id} AND here = 1;
	INSERT INTO member (person, school, staff_no, since) VALUES (${school.people.sun.id}, ${elsewhere.id}, '901', DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR))`);
await holds("and moves: it waits where she is now, for who keeps her roster today", async () => {
	assert.ok((await tasks(stranger)).some(task => task.object === String(moving)));
	assert.ok(!(await tasks(manager)).some(task => task.object === String(moving)));
	assert.equal((await mine(sun))[0].school, elsewhere.name);
});
await says(answer(manager, moving), 404, "", "the school she left answers no more");
await says(answer(stranger, moving, "amended"), 204, "", "the new one does");
await holds("each step stands in the journal", async () => {
	const rows = await sql(`SELECT action, COUNT(*) AS n FROM journal WHERE action LIKE 'admin.amendment.%' AND object = 'person:${school.people.wang.id}' GROUP BY action ORDER BY action`);
	assert.deepEqual(rows, [{ action: "admin.amendment.answer", n: "1" }, { action: "admin.amendment.ask", n: "3" }, { action: "admin.amendment.withdraw", n: "1" }]);
});

/* --- two at once -------------------------------------------------------------- */

await holds("two tabs at the same instant ask once", async () => {
	for (const subject of ["sex", "staff", "role"]) {
		const answers = await Promise.all(Array.from({ length: 6 }, () => ask(li, subject, "女", "与证件不一致")));
		assert.deepEqual(answers.map(one => one.status).sort(), [201, 409, 409, 409, 409, 409]);
		assert.match(answers.find(one => one.status === 409).body.detail, /已有一份申请在等答复/);
	}
	for (const one of await mine(li))
		assert.equal((await withdraw(li, one.amendment)).status, 204);
	assert.deepEqual((await Promise.all([ask(li, "sex"), ask(li, "sex")])).map(one => one.status).sort(), [201, 409], "and when an earlier one has ended");
});
await holds("whatever a statement overlooks, the table takes one at a time", async () => {
	const [one] = await sql(`SELECT person, subject, follows FROM amendment WHERE person = ${school.people.li.id} ORDER BY id DESC LIMIT 1`);
	await assert.rejects(sql(insert("amendment", { ...one, wanted: "男", reason: "第二个窗口" })), /one_at_a_time/);
	const [first] = (await mine(li)).filter(row => row.state === "waiting");
	assert.equal((await withdraw(li, first.amendment)).status, 204);
});
