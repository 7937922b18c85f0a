/* inbox.test.mjs - 消息: whoever something happened to finds it, once, until she has read it. */
import assert from "node:assert/strict";
import { holds, insert, says, signIn, sql } from "../ask.mjs";
import { makeReady } from "../certificate/ready.mjs";
import { complete, filed, handIn as handPlanIn, save } from "../plan/package.mjs";
import { decided, policyOf } from "../review/after.mjs";
import { atPanel } from "../review/cases.mjs";
import { makeSchool } from "../school.mjs";

const school = await makeSchool();
const people = school.people;
const at = key => signIn(people[key].login);
const [wang, li, leader, manager, office] = [await at("wang"), await at("li"), await at("leader"), await at("manager"), await at("office")];
const inbox = async who => (await who.get("/api/report/inbox")).body.rows;
const told = async who => (await inbox(who)).map(one => [one.what, one.title, one.detail]);
const unread = async who => (await who.get("/api/report/inbox/unread")).body.unread;
const read = async (who, mark) => who.post("/api/report/inbox/read", { mark });

await says(wang.get("/api/report/inbox"), 200, '"rows":[]', "whom nothing happened to has no message");
await holds("who was given a role is told which and where", async () =>
	assert.deepEqual(await told(leader), [["role", "语文组", "leader"]]));

const returned = await atPanel(school, people.wang, { ability: "A1" });
await sql(insert("work_return", { submission: returned, author: wang.id, level: "panel", returned_by: people.chair.id, remark: "请补充" }));
await holds("a return comes to the author, unread", async () => {
	const [one, ...more] = await inbox(wang);
	assert.deepEqual([one.what, one.title, one.unread, more.length], ["returned", "技术支持的学情分析", true, 0]);
	assert.equal(await unread(wang), 1);
	assert.equal(await unread(li), 0);
});
const failed = await decided(school, people.wang, "fail", { ability: "A3" });
await holds("the newest first", async () => assert.deepEqual((await told(wang)).map(one => one[0]), ["result", "returned"]));
await holds("read up to a message, what came after it stays unread", async () => {
	const [, older] = await inbox(wang);
	await says(read(wang, older.mark), 204, [], "a person says how far she has read");
	assert.deepEqual((await inbox(wang)).map(one => one.unread), [true, false]);
	assert.equal(await unread(wang), 1);
});
await read(wang, (await inbox(wang))[0].mark);
await read(wang, 0);
await holds("what was read is never unread again", async () => assert.equal(await unread(wang), 0));
await says(read(wang, "x"), 422, [], "a mark is a number");
await read(li, 4e12);
await holds("and nobody has read what is still to come", async () => {
	await decided(school, people.li, "pass", { ability: "A3" });
	assert.equal(await unread(li), 1);
});

await sql(insert("coaching", { submission: failed, author: wang.id, helper: people.qian.id, plan: "每周一次。", named_by: leader.id }));
await holds("a helper and whom she helps are told of each other", async () => {
	assert.deepEqual((await told(wang))[0].filter((_, i) => i !== 1), ["coached", people.qian.name]);
	assert.deepEqual((await told(await at("qian")))[0][0], "coach");
	assert.deepEqual((await told(await at("qian")))[0][2], people.wang.name);
});
await sql(`INSERT INTO recheck (submission, author, school, kind, reason, wanted, judge_days, opened_by, due_at)
		VALUES (${failed}, ${wang.id}, ${school.id}, 'appeal', '漏看', 1, 7, ${wang.id}, UTC_TIMESTAMP(6) + INTERVAL 7 DAY),
		       (${failed}, ${wang.id}, ${school.id}, 'spot', '', 1, 7, NULL, UTC_TIMESTAMP(6) + INTERVAL 7 DAY);
	INSERT INTO recheck_result (recheck, submission, kind, grade, votes)
		SELECT id, submission, kind, 'pass', 1 FROM recheck WHERE submission = ${failed};`);
await holds("an appeal's outcome comes, the sealed one of a spot check does not", async () => {
	assert.deepEqual((await told(wang)).slice(0, 2).map(([what, , detail]) => [what, detail]), [["appeal", "pass"], ["coached", people.qian.name]]);
});
await sql(`INSERT INTO objection (submission, author, school, objector, reason) SELECT ${failed}, ${wang.id}, ${school.id}, ${people.zhao.id}, '有疑问';
	INSERT INTO objection_answer (objection, upheld, remark, answered_by) SELECT id, 0, '不成立', ${people.manager.id} FROM objection WHERE submission = ${failed};`);
await holds("who objected is told of the answer", async () => assert.deepEqual((await told(await at("zhao")))[0].filter((_, i) => i !== 1), ["answered", "refused"]));

await save(manager, complete());
const { plan, number } = (await handPlanIn(manager)).body;
await office.post(`/api/plan/package/${plan}/return`, { number, remark: "请写明各组任务" });
await holds("management learns that its plan was returned", async () => assert.deepEqual((await told(manager))[0], ["plan", school.name, "returned"]));
await filed(school, complete({ offer: ["A1", "A3", "A5"] }));
await holds("and that it is in force", async () => assert.notEqual((await told(manager))[0][2], "returned"));

await makeReady(school, people.sun);
const sun = await at("sun");
const { proposal } = (await (await at("chair")).post("/api/certificate/proposal", { person: people.sun.id })).body;
await says(office.post("/api/certificate/recognition", { proposal }), 201, [], "the county recognises");
await holds("a certificate is told", async () => assert.deepEqual((await told(sun))[0], ["certified", "试验工程", ""]));
await sql(`INSERT INTO revocation (certificate, reason, revoked_by) SELECT id, '材料不实', ${office.id} FROM certificate WHERE person = ${sun.id}`);
await holds("and its revocation", async () => assert.equal((await told(sun))[0][0], "revoked"));

const ruled = await makeSchool();
await policyOf(ruled, { ability_min: 3 });
const teacher = await signIn(ruled.people.wang.login);
await sql(`INSERT INTO policy_version (policy, number, effective_on, rules, made_by) SELECT policy, 2, '2026-12-01', rules, ${ruled.people.office.id}
	FROM policy_version WHERE policy = ${ruled.id}`);
await holds("a new version of the rules comes to everybody under them, and to nobody else", async () => {
	for (const who of [teacher, await signIn(ruled.people.manager.login)])
		assert.deepEqual((await told(who))[0], ["policy", "试验政策", "2026-12-01"]);
	assert.ok(!(await told(wang)).some(one => one[0] === "policy"));
});
await sql(`UPDATE role SET until = DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR) WHERE person = ${leader.id}`);
await holds("the end of a role is told as well", async () => assert.ok((await told(leader)).some(one => one[0] === "role_end" && one[2] === "leader")));

await holds("a long inbox comes in pages, each message once", async () => {
	const days = Array.from({ length: 120 }, (_, n) => new Date(Date.UTC(2027, 0, 1 + n)).toISOString().slice(0, 10));
	await sql(insert("policy_version", ...days.map((day, n) => ({ policy: ruled.id, number: 10 + n, effective_on: day, rules: "{}" }))));
	const seen = [];
	for (let next = ""; next !== null;) {
		const { body } = await teacher.get("/api/report/inbox" + (next && "?after=" + encodeURIComponent(next)));
		seen.push(...body.rows.map(one => one.what + one.object));
		({ next } = body);
	}
	assert.equal(seen.length, 121);
	assert.equal(new Set(seen).size, 121);
});
