/* hohhot.test.mjs - 呼和浩特 (notice 002) from plan to certificate under its own policy: 20 + 30 hours of which 15 + 10 + 5 are
 * advice, at least two dimensions, one ability in each, a recording; the banner or county files the plan.  Its peculiarities:
 * local abilities beside the thirty (R33), and a spot check by the city (R123). */
import assert from "node:assert/strict";
import { makePolicy } from "../admin/policies.mjs";
import { holds, says, sql, until } from "../ask.mjs";
import { complete as plan, handIn as handPlanIn, save } from "../plan/package.mjs";
import { region } from "./way.mjs";

const own = await makePolicy("hohhot");		/* a copy, since its office will write a local ability into it */
const here = await region(own, { city: true });
const manager = await here.as("manager"), county = await here.as("office"), city = await here.as("city"), wang = await here.as("wang");

/* --- a local ability --- */

const [{ id: policy }] = await sql(`SELECT id FROM policy WHERE code = '${own}'`);
const code = "NM" + here.school.code.slice(0, 4).toUpperCase();
const file = Buffer.from("\ufeff编号,能力点,类别,维度,环境,第几项,材料,种类,必交,主要,最长分钟,形式要求,来源,出处,等级,条目,条目来源\n" +
	`${code},蒙汉双语资源应用,地方,学法指导,多媒体教学,1,应用案例,文档,是,是,,,地方,,合格,有课堂实例,地方\n` +
	`${code},蒙汉双语资源应用,地方,学法指导,多媒体教学,1,应用案例,文档,是,是,,,地方,,优秀,学生有收获的证据,地方\n`);
const seen = await says(city.change("POST", `/api/admin/catalogue/${policy}/preview`, file, { "Content-Type": "text/csv" }), 200, '"faults":[]', "the city writes an ability of its own, and looks at it first");
await says(city.post(`/api/admin/catalogue/${policy}/import?digest=${seen.body.digest}`, file, { "Content-Type": "text/csv" }), 204, [], "then it is in the catalogue");

/* --- the plan, filed by the banner or county --- */

await save(manager, plan({ offer: ["A3", "A4"] }));
await says(handPlanIn(manager), 422, "至少2个维度的能力点", "an offer of one dimension is refused with the notice's phrase");
await save(manager, plan({ offer: ["A1", "A3", code] }));
const sent = await says(handPlanIn(manager), 201, "plan", "one with the local ability is handed in");
await says(county.post(`/api/plan/package/${sent.body.plan}/filing`, { number: sent.body.number }), 201, "filing_number", "and filed by the county, not the city");
await says(here.choose("wang", ["A1", "A3"]), 422, ["教师从中选择至少3个能力点", "每个维度不少于1个"], "two abilities are too few");
await says(here.choose("wang", ["A1", "A3", code]), 201, [], "the local one counts like the others");

/* --- judged --- */

await holds("the local ability is judged by its own criteria, at every level", async () =>
	assert.deepEqual(await here.certified("wang", code), { levels: ["peer", "group", "panel", "signature"], state: "passed" }));
await holds("and so are the others and the recording", async () => {
	for (const other of ["A1", "A3", "recording"])
		assert.equal((await here.certified("wang", other)).state, "passed", other);
});
await here.hours("wang", { online: 2000, research: 1000 });
await holds("with twenty and thirty hours nothing is missing", async () => assert.deepEqual((await here.why("wang")).unmet, []));

/* --- the city's spot check --- */

const tomorrow = new Date(Date.now() + 32 * 3600e3).toISOString().slice(0, 10);
const { spot_check: check } = (await says(city.post("/api/review/spot-check", { programme: here.school.programme, region: here.school.county + 900, closes_on: tomorrow }),
	201, "spot_check", "the city orders a spot check")).body;
let drawn = [];
await until(async () => (drawn = await sql(`SELECT r.id, r.submission FROM recheck r JOIN recheck_judge j ON j.recheck = r.id WHERE r.kind = 'spot' AND r.occasion = ${check}`)).length > 0, "works are drawn, with an expert each");
await says(manager.get(`/api/review/school/${here.school.id}/rechecks`), 200, '"rows":[]', "the school cannot see that it is drawn");
const expert = await here.as("expert");
await holds("an expert judges blind", async () => {
	for (const { id } of drawn) {
		const work = await expert.get(`/api/review/recheck/${id}`);
		assert.ok(work.status === 200 && !work.text.includes(here.school.name), work.text);
		const pieces = work.body.pieces.map(piece => ({ requirement: piece.requirement, remark: "", ticks: piece.criteria.map(one => one.criterion) }));
		assert.equal((await expert.post(`/api/review/recheck/${id}/verdict`, { pieces, remark: "证据充分。" })).status, 201);
	}
});
await until(async () => Number((await sql(`SELECT COUNT(*) AS n FROM recheck_result e JOIN recheck r ON r.id = e.recheck WHERE r.kind = 'spot' AND r.occasion = ${check}`))[0].n) === drawn.length, "the results are there");
await sql(`UPDATE spot_check SET made_at = made_at - INTERVAL 2 DAY, closes_at = UTC_TIMESTAMP(6) WHERE id = ${check};
	UPDATE recheck SET due_at = UTC_TIMESTAMP(6) WHERE kind = 'spot' AND occasion = ${check}`);
await says(city.get(`/api/review/spot-check/${check}`), 200, ['"seed":"', `"judged":${drawn.length}`], "when it closes, the city reads the seed and what differs");

await holds("while experts and school differ she is not certified, and she reads why", async () =>
	assert.deepEqual((await here.why("wang")).unmet.map(one => one.rule), ["eligible.spot_check"]));
await says(city.post(`/api/review/spot-check/${check}/school/${here.school.id}/outcome`, { outcome: "accepted", remark: "专家评价更高，学校结果可以采信。" }), 204, [], "the city accepts the school's results");

/* --- certificate --- */

await holds("the certificate can be verified, with the local ability on it", async () => {
	const reply = await here.verified(await here.certificate("wang"));
	assert.ok(reply.body.state === "valid" && reply.text.includes("蒙汉双语资源应用"), reply.text);
});
