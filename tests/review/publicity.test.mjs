// 公示: shown before it counts; objections are answered by a chair or the office, or by others.
import assert from "node:assert/strict";
import { holds, says, signIn, sql, until } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { certifiedGrade, decided, endOf, openMatters, policyOf } from "./after.mjs";

const school = await makeSchool();
const elsewhere = await makeSchool();
await policyOf(school, { publicity_days: 7, panel_min: 1 });
const { wang, li, zhao, chair } = school.people;
const as = {};
for (const key of ["wang", "li", "zhao", "chair", "office", "manager"])
	as[key] = await signIn(school.people[key].login);
const stranger = await signIn(elsewhere.people.wang.login);
const shown = `/api/review/school/${school.id}/publicity`;
const object = (who, s, reason = "材料与他人雷同，请核查。") => who.post(`/api/review/publicity/${s}/objection`, { reason });
const answer = (who, objection, upheld) => who.post(`/api/review/objection/${objection}/answer`, { upheld, remark: "已核查，答复如下。" });

const s = await decided(school, wang, "pass");
const failed = await decided(school, li, "fail");
const old = await decided(school, zhao, "pass", { ago: 8 });
await holds("a decision has no effect while it is shown", async () => assert.equal(await certifiedGrade(s), undefined));
await holds("and has it afterwards", async () => assert.equal(await certifiedGrade(old), "pass"));
const list = await says(as.li.get(shown), 200, [`"submission":${s}`, wang.name], "the school reads what is shown");
await holds("not the failed, nor what is over", () => assert.deepEqual(list.body.rows.map(row => row.submission), [s]));
await says(stranger.get(shown), 200, '"rows":[]', "another school does not");
await says(object(as.wang, s), 404, "", "nobody objects to her own");
await says(object(stranger, s), 404, "", "nor from outside");
await says(object(as.li, old), 404, "", "nor when the time is over");
await says(object(as.li, failed), 404, "", "nor to what is not shown");
const { body: { objection } } = await says(object(as.li, s), 201, "objection", "a colleague objects");
await says(object(as.li, s), 409, "提出过", "once");
await holds("an open objection keeps the author from being certified", async () => assert.deepEqual(await openMatters(wang), ["publicity"]));
const told = await says(as.chair.get(`/api/review/school/${school.id}/objections`), 200, ["雷同", wang.name], "the chair reads it");
await says(as.chair.get("/api/review/objections/due"), 200, [`"objection":${objection}`, '"due_at":'], "and finds it among what waits for an answer");
await says(as.office.get("/api/review/objections/due"), 200, `"objection":${objection}`, "as does the office");
await says(as.chair.get(`/api/review/work/${s}`), 200, ['"pieces":[', wang.name], "with the work it is about");
await says(as.li.get(`/api/review/work/${s}`), 404, "", "which a colleague does not get");
const waits = async who => (await who.get("/api/report/now")).body.waiting.filter(task => task.what === "objection").length;
await holds("it waits on the first page of both, and not of the management", async () =>
	assert.deepEqual(await Promise.all([as.chair, as.office, as.manager].map(waits)), [1, 1, 0]));
await says(as.wang.get("/api/review/results"), 200, ['"shown_until":"', '"answered_at": null'], "the author sees until when, and that there is an objection");
await says(as.li.get(shown), 200, '"objected":true', "who objected sees that she did");
await holds("without who objected", () => assert.ok(!told.text.includes(li.name)));
await says(as.wang.get(`/api/review/school/${school.id}/objections`), 404, "", "the author does not");
await says(answer(as.manager, objection, false), 404, "", "management does not answer");
await says(answer(as.chair, objection, false), 204, "", "the chair answers");
await says(answer(as.office, objection, true), 409, "已经答复", "once");
await holds("then nothing is open", async () => assert.deepEqual(await openMatters(wang), []));

const { body: { objection: second } } = await object(as.zhao, s);
await says(answer(as.office, second, true), 204, "", "the office upholds another");
await holds("and others look at the work again", async () => assert.deepEqual(await openMatters(wang), ["objection"]));
const [{ id: recheck }] = await sql(`SELECT id FROM recheck WHERE submission = ${s} AND kind = 'objection'`);
await sql(`UPDATE recheck SET due_at = UTC_TIMESTAMP(6) WHERE id = ${recheck}`);
await endOf(recheck);

const late = await decided(school, chair, "pass", { ago: 1 });
const { body: { objection: third } } = await object(as.li, late);
await says(answer(as.chair, third, false), 404, "", "a chair answers no objection to her own work");
await sql(`UPDATE objection SET made_at = made_at - INTERVAL 15 DAY WHERE id = ${third}`);
await holds("what nobody answers in time goes to others", async () => {
	await until(async () => (await openMatters(chair)).includes("objection"), "the recheck of an unanswered objection");
});

const silent = await makeSchool();
const now = await decided(silent, silent.people.wang, "pass");
await holds("where the policy has no 公示 a decision counts at once", async () => assert.equal(await certifiedGrade(now), "pass"));
