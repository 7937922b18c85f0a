/* walk.test.mjs - one teacher's way, from a school without a roster to a certificate that anybody verifies: all
 * seven steps, through HTTP and nginx alone.  Policy: 乐至 (20 + 30 hours, two dimensions or more, three abilities
 * or more, one in every dimension; 15 + 10 + 5). */
import assert from "node:assert/strict";
import { holds, nobody, says, signIn, until } from "./ask.mjs";
import { film } from "./evidence/makers.mjs";
import { pull } from "./hours/pull.mjs";
import { startLrs } from "./peers/lrs/lrs.mjs";
import { complete as plan, handIn as handPlanIn, save } from "./plan/package.mjs";
import { complete, digest, firstSignIn, installation, judge, password, roster, uploadCut } from "./walk.mjs";

const here = await installation("lezhi");
const [admin, office] = [await signIn(here.admin, password), await signIn(here.office, password)];
const elsewhere = await installation("lezhi");

/* --- 1. the roster ------------------------------------------------------------ */

const CSV = { "Content-Type": "text/csv" };
const list = await roster("gb18030");
const shown = await says(admin.post(`/api/admin/roster/preview?school=${here.id}`, list, CSV), 200, '"kind":"GB18030"', "1. the administrator looks at the school's roster, as Excel saves it");
await holds("it has 89 people in ten groups, and nothing is written yet", async () => {
	assert.deepEqual([shown.body.people, shown.body.groups.length, shown.body.faults], [89, 10, []]);
	assert.equal((await admin.get(`/api/admin/people?school=${here.id}`)).body.rows.length, 0);
});
const bad = Buffer.from((await roster("utf-8")).toString().replace("1984-07-28", "1984-07-82"));
await says(admin.post(`/api/admin/roster/preview?school=${here.id}`, bad, CSV), 200, ["没有这一天", '"row":3'], "a bad row is named");
await says(admin.post(`/api/admin/roster/import?school=${here.id}&digest=${digest(list)}`, list, CSV), 201, [], "and confirms it");
await says(admin.post("/api/admin/roles", { school: here.id, staff_no: "086", kind: "school" }), 201, [], "and names who manages the school");

const slipsOf = async who => (await who.post("/api/admin/invitations", { school: here.id })).body.slips;
const slips = await slipsOf(admin);
await holds("everybody gets a slip of paper with a code", () => assert.equal(slips.length, 89));
const known = {};
const as = async staff => known[staff] || (known[staff] = await firstSignIn(slips.find(slip => slip.login === here.login(staff))));
const manager = await as("086");
for (const [staff, kind] of [["035", "chair"], ["087", "panel"], ["088", "panel"], ["089", "panel"]])
	await says(manager.post("/api/admin/roles", { school: here.id, staff_no: staff, kind }), 201, [], "the school names its panel: " + kind);

/* --- 2. the plan --------------------------------------------------------------- */

const waits = async who => (await who.get("/api/report/now")).body.waiting.map(one => one.what);
await holds("2. the school's plan waits for the management", async () => assert.ok((await waits(manager)).includes("plan")));
await save(manager, plan({ offer: ["A1"] }));
await says(handPlanIn(manager), 422, "至少2个维度", "an offer of one dimension is refused with the notice's phrase");
await save(manager, plan({ offer: ["A1", "A3", "A5", "A6"] }));
const sent = await says(handPlanIn(manager), 201, "plan", "the plan goes to the county");
await holds("where it waits", async () => assert.ok((await waits(office)).includes("filing")));
await says(office.post(`/api/plan/package/${sent.body.plan}/return`, { number: 1, remark: "请补充各教研组的任务" }), 204, [], "the county returns it once");
await holds("it waits for the management again, with the remark", async () => assert.ok((await waits(manager)).includes("plan_returned")));
await save(manager, plan({ offer: ["A1", "A3", "A5", "A6"], training_plan: { ...plan().training_plan, groups: [{ name: "语文组", task: "学情分析与评价" }] } }));
const again = (await handPlanIn(manager)).body;
const filing = await says(office.post(`/api/plan/package/${again.plan}/filing`, { number: again.number }), 201, "filing_number", "mended, it is filed with a number");
await holds("which the school sees", async () => assert.equal((await manager.get("/api/plan/package")).body.filing_number, filing.body.filing_number));

/* --- 3. compulsory, choice ------------------------------------------------------ */

const leader = await as("001"), wang = await as("002");
const groups = (await leader.get("/api/plan/compulsory")).body.rows;
await says(leader.post("/api/plan/compulsory", { teaching_group: groups[0].teaching_group, abilities: ["A5"] }), 201, [], "3. the leader makes A5 compulsory");
await holds("choosing waits for the teacher", async () => assert.deepEqual(await waits(wang), ["choose"]));
const choose = codes => wang.post("/api/plan/choice", { abilities: codes });
await says(choose(["A1", "B1"]), 422, ["至少3个能力点", "A5 没有选", "B1 不在学校提供的范围内", "每个维度不少于1个"], "a wrong choice is refused, rule by rule");
await says(choose(["A1", "A3", "A5"]), 201, [], "a right one is taken");
const works = (await wang.get("/api/evidence/work")).body.rows;
await holds("now three abilities and the recording wait to be handed in", async () => assert.deepEqual((await waits(wang)).sort(), Array(4).fill("hand_in")));

/* --- 4. evidence ------------------------------------------------------------------ */

const ability = code => works.find(one => one.code === code).ability;
const big = film(200 << 20);
const submissions = {};
await holds("4. she uploads a film of 200 MB, cut and gone on with, documents and photos, judges each piece and hands in", async () => {
	submissions.A5 = await complete(wang, ability("A5"), { video: async () => ({ upload: await uploadCut(wang, "课堂实录.mp4", big) }) });
	for (const code of ["A1", "A3", "recording"])
		submissions[code] = await complete(wang, ability(code));
});
await holds("nothing waits for her but what others do", async () => assert.deepEqual(await waits(wang), []));

/* --- 5. judged -------------------------------------------------------------------- */

const colleagues = [];		/* 语文组 is 001 to 021; one after the other, for passwords are hashed */
for (let n = 1; n <= 21; n++)
	if (n !== 2)
		colleagues.push(await as(String(n).padStart(3, "0")));
const owing = async (people, submission) => {
	const lists = await Promise.all(people.map(one => one.get("/api/review/due")));
	return people.filter((one, n) => lists[n].body.rows.some(row => row.submission === submission));
};
const stranger = await signIn(elsewhere.office, password);
const panel = [await as("035"), await as("087"), await as("088"), await as("089")], chair = panel[0];
const settle = async (submission, votes, result) => {
	let drawn = [];
	await until(async () => (drawn = await owing(colleagues, submission)).length === 2, "two are drawn");
	const other = colleagues.find(one => !drawn.includes(one) && one !== leader);
	for (const [who, what] of [[wang, "the author"], [other, "a colleague who was not drawn"], [stranger, "a stranger"]])
		assert.equal((await who.post(`/api/review/case/${submission}/verdict`, { pieces: [{ requirement: 1, ticks: [], remark: "" }], remark: "" })).status, 404, what);
	for (const one of drawn)
		assert.equal((await judge(one, submission, votes[0])).status, 201);
	assert.equal((await judge(leader, submission, votes[1])).status, 201);
	for (const [n, one] of panel.entries())
		assert.equal((await judge(one, submission, votes[2 + n])).status, 201);
	const signed = await chair.post(`/api/review/case/${submission}/signature`, {});
	assert.equal(signed.status, 201, signed.text);
	const { rows } = (await wang.get("/api/review/results")).body;
	assert.equal(rows.find(row => row.submission === submission).result, result);
};
await holds("5. two colleagues, drawn by the system, the leader and four members of the panel judge; three of four say 优秀, and so it is", () =>
	settle(submissions.A5, ["excellent", "excellent", "excellent", "excellent", "excellent", "pass"], "excellent"));
await holds("where only half say 优秀 it is 合格", () => settle(submissions.A1, ["excellent", "excellent", "excellent", "excellent", "pass", "pass"], "pass"));
await holds("and so on to the last", async () => {
	await settle(submissions.A3, Array(6).fill("pass"), "pass");
	await settle(submissions.recording, Array(6).fill("pass"), "pass");
});

/* --- 6. hours --------------------------------------------------------------------- */

const hours = async () => (await wang.get("/api/hours/mine")).body;
await holds("6. the abilities earn 5 hours each, the recording 5", async () => assert.deepEqual([(await hours()).evidence, (await hours()).recording], [1500, 500]));
const lrs = await startLrs();
const named = await says(office.post("/api/hours/providers", { programme: here.programme, name: "省研修平台", address: lrs.address, credential: "sample", minutes: 45 }), 201, "provider", "the office names the platform");
for (let n = 0; n < 12; n++)
	await lrs.put({ account: here.login("002"), course: `网络课程第${n + 1}讲` });
await holds("twelve lessons are pulled from a real LRS, twice, and count once", async () => {
	assert.deepEqual([(await pull(named.body.provider)).code, (await pull(named.body.provider)).code], [0, 0]);
	assert.equal((await hours()).online, 1200);
});
const activity = (await says(leader.post("/api/hours/activities", { group: groups[0].teaching_group, title: "A5 课例研讨", held_on: "2026-05-20", hundredths: 1000 }), 201, [], "the leader registers a research session")).body.activity;
await says(leader.post(`/api/hours/activity/${activity}/attendance`, { people: [wang.id] }), 204, [], "and who was there");

/* --- 7. why not yet, certificate --------------------------------------------------- */

const why = async () => (await wang.get("/api/certificate/why")).body;
await holds("7. what is missing is said: eight hours online, in the notice's words", async () => {
	const unmet = (await why()).unmet.filter(one => one.strength === "rule");
	assert.deepEqual(unmet.map(one => [one.rule, one.missing]), [["hours.total_min", 800], ["hours.online_min", 800]]);
	assert.equal(unmet[1].phrase, "线上课程不少于20学时");
});
await says(panel[1].post("/api/certificate/proposal", { person: wang.id }), 422, "线上学时不少于20学时", "so nobody proposes her yet");
for (let n = 12; n < 20; n++)
	await lrs.put({ account: here.login("002"), course: `网络课程第${n + 1}讲` });
await pull(named.body.provider);
lrs.stop();
await holds("eight lessons later every rule holds, though the platform is gone by now", async () => {
	assert.equal((await pull(named.body.provider)).code, 1);
	assert.deepEqual([(await why()).certifiable, (await why()).unmet], [true, []]);
});
await holds("and the panel has her to propose", async () => assert.ok((await waits(panel[1])).includes("proposal")));
const { proposal } = (await says(panel[1].post("/api/certificate/proposal", { person: wang.id }), 201, "proposal", "the panel proposes")).body;
await holds("the county has it to recognise", async () => assert.ok((await waits(office)).includes("recognition")));
const { number } = (await says(office.post("/api/certificate/recognition", { proposal }), 201, "number", "the county recognises, and the certificate has its number")).body;
await says(wang.get("/api/certificate/mine"), 200, [number, '"state":"valid"'], "the teacher has it");
await says(nobody.get(`/api/certificate/public/${number}`), 200, ['"state":"valid"', "试验县中心小学", '"code": "A5"', '"grade": "excellent"'], "and anybody verifies it");
const guess = number.slice(0, 19) + (number[19] === "0" ? "1" : "0");
await holds("a wrong number and a guessed one look alike", async () => {
	const [wrong, guessed] = [await nobody.get("/api/certificate/public/0000"), await nobody.get(`/api/certificate/public/${guess}`)];
	assert.equal(wrong.status, 404);
	assert.deepEqual({ ...guessed.body, request: "" }, { ...wrong.body, request: "" });
});
