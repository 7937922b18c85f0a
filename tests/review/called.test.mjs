// What a place calls an ability (R34) stands wherever its people read of it, from 待办 to the certificate.
import assert from "node:assert/strict";
import { makePolicy } from "../admin/policies.mjs";
import { holds, says, signIn, sql } from "../ask.mjs";
import { makeOffer, makeReady } from "../certificate/ready.mjs";
import { caseOf, handIn, judged, atGroup } from "./cases.mjs";

const LOCAL = "课堂总结提升（本地）";
const school = await makeOffer({ policy: await makePolicy("lezhi") }), other = await makeOffer();
await sql(`INSERT INTO ability_label (policy, ability, name) SELECT p.id, a.id, '${LOCAL}' FROM policy p, ability a WHERE p.code = '${school.policy}' AND a.code = 'A3'`);
const at = (key, where = school) => signIn(where.people[key].login);
const { wang, li, zhao } = school.people;

const s = await handIn(school, wang, { ability: "A3", drawn: [li] });
for (const path of ["/api/review/due", caseOf(s), "/api/report/now"])
	await says((await at("li")).get(path), 200, LOCAL, `a judge reads the place's name at ${path}`);
for (const path of ["/api/review/results", caseOf(s)])
	await says((await at("wang")).get(path), 200, LOCAL, `and so does the author at ${path}`);
await judged(s, wang, li, "peer");
await says((await at("leader")).get("/api/report/now"), 200, LOCAL, "then the leader");
await holds("another place reads the national name of the same code", async () => {
	await atGroup(other, other.people.wang, { ability: "A3" });
	const { text } = await (await at("leader", other)).get("/api/review/due");
	assert.ok(text.includes('"ability":"A3"') && !text.includes(LOCAL));
});

await makeReady(school, zhao);
await says((await at("panel1")).get(`/api/certificate/why?person=${zhao.id}`), 200, LOCAL, "还差什么 has it");
await says((await at("zhao")).get("/api/hours/lines?kind=evidence"), 200, LOCAL, "the lines of hours have it");
const { proposal } = (await (await at("panel1")).post("/api/certificate/proposal", { person: zhao.id })).body;
const { number } = (await (await at("office")).post("/api/certificate/recognition", { proposal })).body;
await says((await at("zhao")).get("/api/certificate/mine"), 200, LOCAL, "the certificate is printed with it");
await says((await at("zhao")).get("/api/certificate/public/" + number), 200, LOCAL, "and verified with it");
