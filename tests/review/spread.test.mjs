// Grades that are far apart call one more judge before the signature.
import assert from "node:assert/strict";
import { holds, says, signIn, sql, until } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { drawnFor, endOf, policyOf } from "./after.mjs";
import { atPanel, judged, rubric, signatureOf, stateOf, ticks } from "./cases.mjs";

const school = await makeSchool();
await policyOf(school, { spread_alarm: 2, panel_min: 3 });
const { wang, li, zhao, panel1, panel2, chair, expert } = school.people;
const as = { chair: await signIn(chair.login), expert: await signIn(expert.login), office: await signIn(school.people.office.login) };
const book = await rubric("A3");
const votes = async (author, s, grades) => {
	for (const [n, judge] of [panel1, panel2, chair].entries())
		await judged(s, author, judge, "panel", grades[n]);
};
const sign = s => as.chair.post(signatureOf(s), { remark: "经合议。" });

const near = await atPanel(school, wang);
await votes(wang, near, ["pass", "excellent", "excellent"]);
await says(sign(near), 201, '"grade":"excellent"', "grades one step apart are signed");

const far = await atPanel(school, li);
await votes(li, far, ["fail", "excellent", "excellent"]);
const { body: { recheck } } = await says(sign(far), 202, "另抽一位校外评委", "grades two steps apart call one more judge");
await says(sign(far), 409, "正在等另抽的校外评委", "and nothing is signed meanwhile");
await says(as.chair.get("/api/review/due"), 200, /^(?!.*"signature")/s, "nor asked for");
for (const key of ["chair", "office"])
	await says(as[key].get(`/api/review/school/${school.id}/rechecks`), 200, ['"kind":"spread"', `"submission":${far}`], `the ${key === "chair" ? "panel" : "office"} sees it`);
await holds("the expert of the region is drawn", async () => assert.deepEqual(await drawnFor(recheck, 1), [expert.id]));
await says(as.expert.post(`/api/review/recheck/${recheck}/verdict`, { pieces: ticks(book, "fail"), remark: "缺少要点。" }), 201, "", "and votes without seeing the others");
await endOf(recheck);
await until(async () => (await stateOf(far)) === "signature", "the signature");
await says(sign(far), 201, "", "then the chair signs");
await holds("with four votes", async () => assert.deepEqual(await sql(`SELECT votes FROM signature WHERE submission = ${far}`), [{ votes: "4" }]));

/* Nobody is left to judge: the case goes on when the time is over. */
await sql(`UPDATE role SET until = '2021-01-02' WHERE person = ${expert.id}`);
const alone = await atPanel(school, zhao);
await votes(zhao, alone, ["fail", "excellent", "excellent"]);
const waiting = (await sign(alone)).body.recheck;
await sql(`UPDATE recheck SET due_at = UTC_TIMESTAMP(6) WHERE id = ${waiting}`);
await holds("nobody there to judge: the time ends it", async () => assert.deepEqual(await endOf(waiting), { grade: null, votes: "0" }));
await says(sign(alone), 201, '"grade":"excellent"', "and the case is signed all the same");

const silent = await makeSchool();
const free = await atPanel(silent, silent.people.wang);
for (const [n, key] of ["panel1", "panel2", "chair"].entries())
	await judged(free, silent.people.wang, silent.people[key], "panel", ["fail", "excellent", "excellent"][n]);
await says((await signIn(silent.people.chair.login)).post(signatureOf(free), {}), 201, "", "where the policy has no alarm nothing is drawn");
