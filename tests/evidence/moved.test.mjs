/* moved.test.mjs - a case that is returned after its author moved into another county goes on there, by the rules it began under. */
import assert from "node:assert/strict";
import { holds, insert, says, signIn, sql } from "../ask.mjs";
import { makeCity } from "../admin/above.mjs";
import { atGroup, stateOf } from "../review/cases.mjs";
import { makeSchool } from "../school.mjs";
import { choose, handIn, prepare, upload } from "./hand.mjs";
import { docx } from "./makers.mjs";

const old = await makeSchool(), there = await makeSchool({ policy: "hohhot" });
const { wang } = old.people, above = await signIn((await makeCity(old, there)).office.login);
const ids = await choose(old, wang, "A3");
const first = await atGroup(old, wang, { ability: "A3" });
await says(above.post("/api/admin/transfers", { person: wang.id, school: there.id, staff_no: "201", group: there.groups[0] }), 201, "", "she moves while her case is judged");
const me = await signIn(wang.login), leader = await signIn(there.people.leader.login);
const plan = await upload(me, "教学设计.docx", docx("修改")), give = requirement => requirement.kind === "document" ? { upload: plan.token } : { link: "https://school.example/lesson" };

await says(me.get(`/api/evidence/work/${ids.A3}`), 200, '"state":"handed_in"', "her case is among her works at the new school");
await says(leader.post(`/api/review/case/${first}/return`, { remark: "请补充课堂实例" }), 201, "", "the new leader returns it");
await says(me.get("/api/evidence/work"), 200, ['"state":"returned"', "请补充课堂实例"], "she finds it, with what is to be mended");
await holds("and it waits for her", async () => assert.ok((await me.get("/api/report/now")).body.waiting.some(task => task.what === "returned" && task.object === "A3")));
const draft = await prepare(me, ids.A3, give);
const reply = await handIn(me, ids.A3, draft);
await holds("the next version is handed in, in its programme and by its rules, at the new school", async () => {
	assert.equal(reply.status, 201, reply.text);
	assert.deepEqual(await sql(`SELECT n.number, n.attempt, n.programme = s.programme AS same, n.policy_version = s.policy_version AS rules, n.school
		FROM submission s JOIN submission n ON n.id = ${reply.body.submission} WHERE s.id = ${first}`),
		[{ number: "2", attempt: "1", same: "1", rules: "1", school: String(there.id) }]);
});
await says(handIn(me, ids.A3, draft), 409, "还在评价", "once");
await holds("and is judged there", async () => assert.ok(["peer", "group"].includes(await stateOf(reply.body.submission))));
await sql(insert("signature", { submission: reply.body.submission, author: wang.id, chair: there.people.chair.id, grade: "pass", votes: 3 }));
await holds("when it is decided, the ability is the new programme's to choose", async () =>
	assert.deepEqual((await me.get("/api/evidence/work")).body.rows.filter(row => row.code === "A3"), []));
