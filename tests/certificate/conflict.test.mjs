/* Who has declared a relation to a teacher neither finds nor decides her certificate; the others do. */
import { holds, insert, says, signIn, sql } from "../ask.mjs";
import { makeOffer, makeReady } from "./ready.mjs";
import assert from "node:assert/strict";

const school = await makeOffer();
const { wang, panel1, chair, office } = school.people;
await makeReady(school, wang);
const relate = who => sql(insert("relation", ...[[wang, who], [who, wang]].map(([a, b]) =>
	({ person: a.id, other: b.id, kind: "family", declared_by: a.id, since: "2021-01-01" }))));
const [relative, other, county] = [await signIn(panel1.login), await signIn(chair.login), await signIn(office.login)];
const propose = who => who.post("/api/certificate/proposal", { person: wang.id });
const waits = async (who, what) => (await who.get("/api/report/now")).body.waiting.some(task => task.what === what);

await says(relative.get("/api/certificate/proposals"), 200, wang.name, "before, the whole panel finds her");
await holds("and is asked to propose", async () => assert.ok(await waits(relative, "proposal")));
await relate(panel1);
await holds("a relative does not find who can be proposed", async () =>
	assert.ok(!(await relative.get("/api/certificate/proposals")).text.includes(wang.name)));
await holds("nor is she asked to propose", async () => assert.ok(!await waits(relative, "proposal")));
await says(propose(relative), 404, "", "nor can she");
const { proposal } = (await says(propose(other), 201, "proposal", "another member proposes")).body;
await holds("nor does she find what has been proposed", async () =>
	assert.ok(!(await relative.get("/api/certificate/proposed")).text.includes(wang.name)));
await says(county.get("/api/certificate/recognitions"), 200, wang.name, "the office finds the proposal");
await relate(office);
await holds("no more once its officer is a relative", async () =>
	assert.ok(!(await county.get("/api/certificate/recognitions")).text.includes(wang.name) && !await waits(county, "recognition")));
await says(county.post("/api/certificate/recognition", { proposal }), 409, "不归您办理", "nor can he recognise her");
const { id } = office;
await sql(`DELETE FROM relation WHERE person = ${id} OR other = ${id}`);
await says(county.post("/api/certificate/recognition", { proposal }), 201, "number", "an officer without a relation does");
