/* A school's management asks for more time for some of its teachers; the office answers for all or for some; nothing twice. */
import assert from "node:assert/strict";
import { holds, insert, nobody, says, signIn, sql } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { readCsv } from "../tables.mjs";

const school = await makeSchool({ policy: "wafangdian" }), other = await makeSchool();
const { wang, li, zhao, qian, sun, manager } = school.people;
const [boss, head, county, teacher, root] = await Promise.all(["manager", "head", "office", "wang", "admin"].map(key => signIn(school.people[key].login)));
const [stranger, theirs] = await Promise.all(["office", "manager"].map(key => signIn(other.people[key].login)));

const to = "/api/admin/extensions/requests";
const ids = (...people) => people.map(one => one.id);
const ask = (who, people, more) => who.post(to, { school: school.id, people: ids(...people), until: "2098-06-30", kind: "seconded", reason: "县里统一安排支教一学期", ...more });
const answer = (who, request, more) => who.post(`${to}/${request}/answer`, { outcome: "granted", ...more });
const longer = async person => (await sql(`SELECT until FROM extended WHERE programme = ${school.programme} AND person = ${person.id}`)).map(row => row.until);
const waiting = async who => (await who.get("/api/report/now")).body.waiting.filter(task => task.what === "extension");
const told = async who => (await who.get("/api/report/inbox")).body.rows.map(one => [one.what, one.detail]).filter(([what]) => /extend|extension/.test(what));
const states = async (who, request) => Object.fromEntries((await who.get(`${to}/${request}/people`)).body.rows.map(row => [row.name, row.state]));

/* --- asking ------------------------------------------------------------------- */

await says(ask(boss, []), 422, "教师", "a request is for somebody");
await says(ask(boss, [wang], { kind: "other", reason: undefined }), 422, "请写明理由", "another reason is told in own words");
await says(ask(boss, [wang], { until: "2020-01-01" }), 422, "今天以后", "not into the past");
await says(ask(theirs, [wang]), 404, "", "a stranger's school asks for nobody here");
await says(ask(county, [wang]), 404, "", "nor does the office: it gives");
await says(ask(teacher, [wang]), 404, "", "nor a teacher for herself");
await says(ask(boss, [wang, other.people.li]), 409, "有1位不在这所学校", "only for the school's own teachers");
await holds("and a refused request leaves nothing", async () =>
	assert.deepEqual(await sql(`SELECT id FROM extension_request WHERE school = ${school.id}`), []));
const made = await says(ask(boss, [wang, li, zhao]), 201, "request", "management asks for several at once");
const request = made.body.request;
await says(ask(head, [li, qian]), 409, ["1位教师（李二青）", "本系统默认"], "who waits already is named, and asked for once");
await holds("no teacher waits twice, whoever asks", async () =>
	assert.deepEqual(await sql(`SELECT COUNT(*) AS n FROM extension_asked WHERE person = ${li.id}`), [{ n: "1" }]));
await holds("nobody has more time by asking", async () => assert.deepEqual(await longer(wang), []));

/* --- it waits at the office ------------------------------------------------------ */

await holds("it waits at the office, since when, of which school and why; at nobody else", async () => {
	const [task, ...more] = await waiting(county);
	assert.deepEqual([task.object, task.title, more.length], [String(request), school.name, 0]);
	assert.match(task.who, /支教/);
	assert.ok(task.since);
	for (const who of [stranger, boss, teacher, root])
		assert.deepEqual(await waiting(who), []);
});
await holds("the same from the second asking on", async () => {
	for (let turn = 0; turn < 3; turn++)
		assert.equal((await waiting(county)).length, 1);
});
const seen = await says(county.get(`${to}/${request}`), 200, ['"answers":true', '"manages":false', '"deadline":"2023-12-31"', "借调、支教、交流：县里统一安排支教一学期"],
	"the office sees what is asked for, beside the deadline it is about");
await holds("for how many, and how many still wait", () => assert.deepEqual([seen.body.people, seen.body.waiting], [3, 3]));
await says(boss.get(`${to}/${request}`), 200, ['"answers":false', '"manages":true'], "the school sees it, too");
for (const [who, sentence] of [[stranger, "a stranger's office"], [theirs, "another school"]])
	await says(who.get(`${to}/${request}`), 404, "", sentence + " does not");
await says(stranger.get(`${to}/${request}/people`), 200, '"rows":[]', "nor its teachers");
await says(teacher.get(`${to}/${request}`), 404, "", "nor a teacher");
await says(nobody.get(`${to}/${request}`), 401, "", "nor who has not signed in");

/* --- the answer -------------------------------------------------------------------- */

await says(answer(stranger, request), 404, "", "a stranger's office answers nothing");
await says(answer(boss, request), 404, "", "nor does the school itself");
await says(answer(county, request, { outcome: "refused" }), 422, "请写明原因", "a refusal has its reason");
await says(answer(county, request, { until: "2099-01-01" }), 422, ["更早的一天", "本系统默认"], "no later day than was asked for");
await says(answer(county, request, { until: "2023-12-31" }), 422, "完成期限以后", "nor one that gives nothing");
await says(answer(county, request, { people: ids(wang, qian) }), 409, "一位也没有办理", "only for whom was asked");
await says(answer(county, request, { people: ids(wang), until: "2098-03-31" }), 201, "answer", "yes for one, until an earlier day");
await says(answer(county, request, { people: ids(li), outcome: "refused", remark: "支教未经县局安排" }), 201, "", "no for another, with a sentence");
await says(answer(county, request, { people: ids(li) }), 409, "已经答复", "an answer is given once");
await holds("the one has more time, the other has not", async () => {
	assert.deepEqual(await longer(wang), ["2098-03-31"]);
	assert.deepEqual([await longer(li), await longer(zhao)], [[], []]);
});
await holds("the school sees who got what, the others still wait", async () => {
	assert.deepEqual(await states(boss, request), { [wang.name]: "granted", [li.name]: "refused", [zhao.name]: "waiting" });
	assert.equal((await waiting(county)).length, 1);
});
await says(answer(county, request), 201, "", "then yes for all who still wait");
await holds("who got the day asked for", async () => assert.deepEqual(await longer(zhao), ["2098-06-30"]));
await holds("and nothing waits any more", async () => assert.deepEqual(await waiting(county), []));
await says(answer(county, request), 409, "已经答复", "nor can more be answered");
await holds("each teacher is told, and so is the school", async () => {
	assert.deepEqual(await told(teacher), [["extended", "2098-03-31"]]);
	assert.deepEqual(await told(await signIn(li.login)), [["not_extended", "支教未经县局安排"]]);
	assert.deepEqual(await told(boss), [["extension_answered", "granted"], ["extension_answered", "refused"], ["extension_answered", "granted"]]);
});
await holds("her first page has the day, also when asked again", async () => {
	for (let turn = 0; turn < 3; turn++)
		assert.equal((await teacher.get("/api/report/now")).body.extended_until, "2098-03-31");
	assert.equal((await (await signIn(qian.login)).get("/api/report/now")).body.extended_until, null);
});
await holds("the extension stands among all others, with the reason", async () => {
	const { body } = await boss.get(`/api/admin/extensions?school=${school.id}`);
	assert.deepEqual(body.rows.map(row => [row.name, row.until]), [[zhao.name, "2098-06-30"], [wang.name, "2098-03-31"]]);
	assert.ok(body.rows.every(row => /支教/.test(row.reason)));
});

/* --- nothing twice --------------------------------------------------------------------- */

await says(ask(boss, [zhao, qian]), 409, "1位教师（赵三禾）已经延期到这一天或更晚", "who has as much already is not asked for");
const again = await says(ask(boss, [zhao, qian, sun], { until: "2098-12-31", reason: undefined }), 201, "request", "still more may be asked for");
await says(county.post("/api/admin/extensions", { person: qian.id, until: "2099-01-31", reason: "办公室已另行办理" }), 201, "", "while the office gives one more of its own accord");
await says(answer(county, again.body.request, { people: ids(zhao, qian) }), 201, "", "a yes to what was asked");
await holds("takes nothing from who has more, and adds nothing", async () => {
	assert.deepEqual(await longer(qian), ["2099-01-31"]);
	assert.deepEqual(await longer(zhao), ["2098-12-31"]);
	assert.deepEqual(await sql(`SELECT COUNT(*) AS n FROM extension WHERE person = ${qian.id}`), [{ n: "1" }]);
});
await holds("two offices that answer at once give one answer", async () => {
	const both = await Promise.all([answer(county, again.body.request), answer(county, again.body.request)]);
	assert.deepEqual(both.map(one => one.status).sort(), [201, 409]);
	assert.deepEqual(await sql(`SELECT COUNT(*) AS n FROM extension WHERE person = ${sun.id}`), [{ n: "1" }]);
});

/* --- withdrawing, and by whom not ------------------------------------------------------ */

const third = (await says(ask(boss, [wang, li], { kind: "sick", until: "2098-09-30" }), 201, "", "who was refused may be asked for again")).body.request;
const drop = who => who.del(`${to}/${third}`);
await says(drop(theirs), 404, "", "another school withdraws nothing");
await says(drop(county), 404, "", "nor does the office: it answers");
await answer(county, third, { people: ids(li), outcome: "refused", remark: "病假条已过期" });
await says(drop(head), 204, "", "the school withdraws what still waits");
await holds("and only that", async () => assert.deepEqual(await states(boss, third), { [wang.name]: "withdrawn", [li.name]: "refused" }));
await says(drop(boss), 409, "不能再撤回", "once");
await says(answer(county, third), 409, "", "then there is nothing to answer");
await holds("nobody answers what she asked for herself", async () => {
	await sql(insert("role", { id: school.id + 700, person: manager.id, kind: "office", region: school.county, since: "2020-09-01" }));
	const own = (await ask(boss, [wang])).body.request, both = await signIn(manager.login);
	await says(answer(both, own), 409, "本系统默认", "not even who holds both duties");
	assert.equal((await both.get(`${to}/${own}`)).body.answers, false);
	assert.deepEqual(await waiting(both), []);
	assert.equal((await waiting(county)).length, 1);
	await sql(`DELETE FROM role WHERE id = ${school.id + 700}`);
});
await holds("what was asked for until a day that is over can only be refused", async () => {
	const late = (await ask(boss, [li])).body.request;
	await sql(`UPDATE extension_request SET until = '2024-01-01' WHERE id = ${late}`);
	await says(answer(county, late), 409, "已经过去", "it is too late for a yes");
	await says(answer(county, late, { outcome: "refused", remark: "申请的日期已过，请重新申请" }), 201, "", "but not for a no");
});

/* --- lists ----------------------------------------------------------------------------- */

const list = async (who, more = "") => (await who.get(to + "?" + more)).body.rows;
await holds("a school's own, the newest first, by what became of them and why", async () => {
	const mine = "school=" + school.id;
	assert.deepEqual((await list(boss, mine)).map(row => row.people), [1, 1, 2, 3, 3]);
	assert.deepEqual((await list(boss, mine + "&state=waiting")).map(row => row.waiting), [1]);
	assert.deepEqual((await list(boss, mine + "&state=answered")).length, 4);
	assert.deepEqual((await list(boss, mine + "&kind=sick")).map(row => [row.refused, row.withdrawn]), [[1, 1]]);
});
await holds("an office's of all its schools, by a few characters of a name", async () => {
	assert.equal((await list(county)).length, 5);
	assert.equal((await list(county, "q=" + encodeURIComponent(school.name.slice(2)))).length, 5);
	assert.equal((await list(county, "q=" + encodeURIComponent("没有这所"))).length, 0);
	assert.equal((await list(stranger)).length, 0);
	assert.equal((await list(theirs, "school=" + school.id)).length, 0);
});
await says(teacher.get(to), 404, "", "a teacher lists none");
await holds("and both are files", async () => {
	const [head, row] = await readCsv((await county.get(to + "?as=csv&state=answered")).bytes);
	assert.deepEqual([head[0], row[0]], ["学校", school.name]);
	const lines = await readCsv((await boss.get(`${to}/${request}/people?as=csv`)).bytes);
	assert.ok(lines.some(line => line.includes(li.name) && line.includes("不准予延期") && line.includes("支教未经县局安排")));
});
await holds("page after page, each once", async () => {
	await sql("INSERT INTO extension_request (programme, school, until, kind, reason, made_by)" +
		` SELECT ${school.programme}, ${school.id}, '2098-01-01', 'other', CONCAT('第', seq, '次'), ${manager.id} FROM seq_1_to_250`);
	for (const [who, more] of [[boss, "school=" + school.id], [county, ""]]) {
		const found = [];
		for (let next = ""; next !== null;) {
			const { body } = await who.get(`${to}?${more}&after=${next}`);
			found.push(...body.rows.map(row => row.request));
			next = body.next;
		}
		assert.equal(found.length, 255);
		assert.deepEqual(found, [...new Set(found)].sort((a, b) => b - a));
	}
});
