/* replacement.test.mjs - a corrected certificate replaces an old one; where no county recognises, the school's proposal is enough;
 * what is open keeps a teacher from being certified. */
import assert from "node:assert/strict";
import { holds, insert, nobody, says, signIn, sql } from "../ask.mjs";
import { choose } from "../evidence/hand.mjs";
import { makeSchool } from "../school.mjs";
import { certify, hours, makeOffer, makeReady, takeBack } from "./ready.mjs";

const school = await makeOffer();
const elsewhere = await makeSchool();
const { people } = school;
const at = (key, where = school) => signIn(where.people[key].login);
const [wang, panel, office] = [await at("wang"), await at("panel1"), await at("office")];
const propose = (person, who = panel) => who.post("/api/certificate/proposal", { person: person.id });
const verify = number => nobody.get(`/api/certificate/public/${number}`);
const why = async () => (await wang.get("/api/certificate/why")).body;

/* --- what is open --- */

await makeReady(school, people.wang);
const [{ id: submission, school: where }] = await sql(`SELECT s.id, s.school FROM submission s JOIN ability a ON a.id = s.ability WHERE s.person = ${people.wang.id} AND a.code = 'A1'`);
await sql(insert("recheck", { submission, author: people.wang.id, school: where, kind: "appeal", reason: "等级有异议", wanted: 1, judge_days: 7,
	opened_by: people.wang.id, due_at: "2099-01-01" }));
await holds("an open appeal keeps her from being certified, and she is told so", async () =>
	assert.deepEqual((await why()).unmet.map(one => [one.rule, one.there]), [["eligible.appeal", 1]]));
await says(propose(people.wang), 422, "申诉还没有结束", "and from being proposed");
/* The job may have drawn for it meanwhile. */
await sql(`SET foreign_key_checks = 0; DELETE j FROM recheck_judge j JOIN recheck r ON r.id = j.recheck WHERE r.submission = ${submission};
	DELETE d FROM recheck_draw d JOIN recheck r ON r.id = d.recheck WHERE r.submission = ${submission}; DELETE FROM recheck WHERE submission = ${submission}`);
await sql(insert("exemption", { programme: school.programme, person: people.wang.id, kind: "leave", document: "请假单", since: "2020-01-01", made_by: people.office.id }));
await holds("who is exempt sees it, and does not wait in the panel's list", async () => {
	assert.equal((await why()).exempt, true);
	assert.deepEqual((await panel.get("/api/certificate/proposals")).body.rows, []);
});
await sql(`UPDATE exemption SET until = since WHERE person = ${people.wang.id}`);

/* --- replacement --- */

const { proposal } = (await says(propose(people.wang), 201, "proposal", "when it is over she is proposed")).body;
const { number } = (await says(office.post("/api/certificate/recognition", { proposal }), 201, "number", "and recognised by the county")).body;
const replace = (who, more) => who.post("/api/certificate/replacement", { number, reason: "补登一个能力点", ...more });
await choose(school, people.wang, "A1", "A3", "A5", "A6");
await certify(school, people.wang, "A6");
await says(replace(await at("office", elsewhere)), 404, [], "another county's office corrects nothing");
await says(replace(panel), 404, [], "nor does the school");
await says(replace(office, { reason: "错" }), 422, "/reason", "a reason is given");
await takeBack(school, people.wang, "online", 100);
await says(replace(office), 422, "线上学时不少于20学时", "what is not certifiable today is not printed anew");
await hours(school, people.wang, "online", 100);
const fresh = (await says(replace(office), 201, "number", "the county corrects it")).body.number;
await says(replace(office), 404, [], "once: the next correction is of the new one");
await says(verify(number), 200, ['"state":"replaced"', `"replaced_by":"${fresh}"`, "补登一个能力点"], "who verifies the old number is told by which it was replaced, and why");
await says(verify(fresh), 200, ['"state":"valid"', '"A6"', "policy_number"], "and the new one has what holds now, and the policy's version");
await holds("the teacher has one certificate, the new one", async () => {
	const { rows } = (await wang.get("/api/certificate/mine")).body;
	assert.deepEqual(rows.map(row => [row.number, row.replaces, row.state]), [[fresh, number, "valid"]]);
});
await says(office.post("/api/certificate/revocation", { number, reason: "试着撤销旧证书" }), 404, [], "what was replaced is not revoked any more");
const third = (await replace(office, { number: fresh })).body.number;
await says(verify(fresh), 200, `"replaced_by":"${third}"`, "a chain of corrections is followed number by number");
await holds("the database itself refuses a second successor, and one of another proposal", async () => {
	await assert.rejects(sql(`INSERT INTO certificate (proposal, person, number, recognised_by, replaces, facts, reason, words)
		SELECT proposal, person, '${"2".repeat(20)}', recognised_by, id, '{}', '再次更正', words FROM certificate WHERE number = '${number}'`), /Duplicate/);
});

/* --- no county recognises --- */

const alone = await makeOffer({ policy: "hohhot" });
await makeReady(alone, alone.people.wang);
const { body } = await says(propose(alone.people.wang, await at("panel1", alone)), 201, "number", "where the policy names no recognition, the proposal is enough and the certificate is there at once");
await says(verify(body.number), 200, '"state":"valid"', "and verified by anybody");
await says((await at("office", alone)).get("/api/certificate/recognitions"), 200, '"rows":[]', "nothing waits for the county");
