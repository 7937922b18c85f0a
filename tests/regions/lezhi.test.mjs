/* lezhi.test.mjs - 乐至县 (notice 000) from plan to certificate under its own policy: 20 + 30 hours of which 15 + 10 + 5
 * are advice, a choice from at least two dimensions, one ability in each, a recording.  Its peculiarity: a school that is
 * well equipped offers three dimensions (R38). */
import assert from "node:assert/strict";
import { holds, says } from "../ask.mjs";
import { complete as plan, handIn as handPlanIn, save } from "../plan/package.mjs";
import { region } from "./way.mjs";

const here = await region("lezhi", { strong: 1 });
const manager = await here.as("manager"), office = await here.as("office");

/* --- the plan: three dimensions --- */

await save(manager, plan({ offer: ["A1", "A3", "A4"] }));
await says(handPlanIn(manager), 422, ["选择3个维度"], "a well equipped school that offers two dimensions is refused with the notice's phrase");
await save(manager, plan({ offer: ["A1", "A3", "A5"] }));
const sent = await says(handPlanIn(manager), 201, "plan", "one that offers three hands its plan in");
await says(office.post(`/api/plan/package/${sent.body.plan}/filing`, { number: sent.body.number }), 201, "filing_number", "and the county files it");

/* --- the choice: one in every dimension of the offer --- */

await says(here.choose("wang", ["A1", "A3"]), 422, ["至少3个能力点", "每个维度不少于1个"], "two abilities of two dimensions are refused, rule by rule");
await says(here.choose("wang", ["A1", "A3", "A5"]), 201, [], "one in each of the three is taken");

/* --- judged at four levels --- */

await holds("peers, leader and panel judge each ability and the recording", async () => {
	for (const code of ["A1", "A3", "A5", "recording"])
		assert.deepEqual(await here.certified("wang", code), { levels: ["peer", "group", "panel", "signature"], state: "passed" }, code);
});

/* --- hours: 15 and 5 came with the work --- */

await holds("fifteen hours for three abilities and five for the recording are there", async () => {
	const mine = (await (await here.as("wang")).get("/api/hours/mine")).body;
	assert.deepEqual([mine.evidence, mine.recording], [1500, 500]);
});
await here.hours("wang", { online: 2000 });
await holds("ten hours of research are advice: their lack is said, and does not block while thirty hours of practice would", async () => {
	const { unmet } = await here.why("wang");
	const strengths = Object.fromEntries(unmet.map(one => [one.rule, one.strength]));
	assert.equal(strengths["hours.practice_min"], "rule");
	assert.equal(Object.entries(strengths).some(([, strength]) => strength === "advice"), true);
});
await here.hours("wang", { research: 1000 });

/* --- certificate --- */

await holds("now nothing is missing", async () => assert.deepEqual((await here.why("wang")).unmet, []));
await holds("the panel proposes, the county recognises, and anybody can verify the certificate", async () => {
	const reply = await here.verified(await here.certificate("wang"));
	assert.equal(reply.body.state, "valid", reply.text);
});
