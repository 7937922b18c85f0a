/* What a plan's attachments promise: submission.c, and evidence/file.c and sweep.c. */
import assert from "node:assert/strict";
import { command, holds, says, signIn, sql, top } from "../ask.mjs";
import { begin, settings, upload } from "../evidence/hand.mjs";
import { docx } from "../evidence/makers.mjs";
import { makeSchool } from "../school.mjs";
import { complete, handIn, save } from "./package.mjs";

const school = await makeSchool(), elsewhere = await makeSchool();
const as = (key, of = school) => signIn(of.people[key].login);
const manager = await as("manager"), wang = await as("wang");
const sent = await upload(manager, "发展规划.docx", docx("规划全文"));
const named = token => ({ document: "development_plan", upload: token, name: "发展规划.docx" });

await save(manager, complete({ attachments: [named((await upload(wang, "别人.docx", docx("别人的"))).token)] }));
await says(handIn(manager), 422, ["/draft/attachments", "不是本校管理人员上传"], "what a teacher uploaded for herself is not handed in with the plan");
const half = (await begin(manager, "半截.docx", 1000)).headers.location.split("/").pop();
await save(manager, complete({ attachments: [named(sent.token), named(half)] }));
await says(handIn(manager), 422, "没有传完", "nor what has not arrived whole");
await holds("what was refused left nothing behind", async () =>
	assert.deepEqual(await sql(`SELECT v.id FROM plan_version v JOIN plan p ON p.id = v.plan WHERE p.school = ${school.id}`), []));
await save(manager, complete({ attachments: [named(sent.token)] }));
const { plan } = (await says(handIn(manager), 201, "plan", "a plan is handed in with its attachment")).body;
const office = await as("office");
const shown = await says(office.get(`/api/plan/package/${plan}`), 200, "发展规划.docx", "the office sees it");
const path = `/api/evidence/attachment/${shown.body.attachments[0].attachment}`;
for (const key of ["office", "manager", "head", "chair", "expert"])
	await says((await as(key)).get(path), 200, [], `${key} opens it`);
await holds("byte for byte", async () => assert.ok((await office.get(path)).bytes.equals(docx("规划全文"))));
for (const [who, of, sentence] of [["wang", school, "a teacher of the school"], ["office", elsewhere, "an office elsewhere"],
	["manager", elsewhere, "another school's management"], ["expert", elsewhere, "an expert of another region"]])
	await says((await as(who, of)).get(path), 404, [], `${sentence} does not`);

/* A draft of a plan holds its uploads, a version its files, as long as they are there. */
const later = await upload(manager, "下一稿.docx", docx("下一稿"));
await save(manager, complete({ attachments: [named(sent.token), named(later.token)] }));
const other = await upload(manager, "没有用上.docx", docx("没有用上"));
await sql(`UPDATE upload SET made_at = made_at - INTERVAL 40 DAY WHERE token IN ('${later.token}', '${other.token}');
	UPDATE file SET stored_at = stored_at - INTERVAL 40 DAY WHERE id = (SELECT file FROM upload WHERE token = '${sent.token}')`);
await manager.change("DELETE", sent.path, undefined, { "Tus-Resumable": "1.0.0" });
await command((process.env.BUILD || top + "/build") + "/fcgi/evidence/evidence-sweep", [], { env: settings() });
await holds("the sweep keeps what a plan's draft names, and takes what it does not", async () =>
	assert.deepEqual((await sql(`SELECT token FROM upload WHERE token IN ('${later.token}', '${other.token}')`)).map(row => row.token), [later.token]));
await says(office.get(path), 200, [], "and what was handed in stays, also when its upload is given up");
