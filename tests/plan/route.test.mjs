/* What filing.c, adoption.c, version.c and comparison.c promise of the regions' routes (C15). */
import assert from "node:assert/strict";
import { holds, says, signIn, sql } from "../ask.mjs";
import { cityAbove, makeSchool } from "../school.mjs";
import { complete, handIn, save } from "./package.mjs";

const PATH = "/api/plan/package";
const at = (plan, act) => `${PATH}/${plan}/${act}`;
const offered = async who => (await who.get("/api/plan/offer")).body.rows.map(row => row.code);

/* 岳阳: the county approves (审定), then the city's office files (备案). */
const yueyang = await makeSchool({ policy: "yueyang" });
await cityAbove(yueyang);
const city = await signIn(yueyang.people.city.login);
const manager = await signIn(yueyang.people.manager.login);
const county = await signIn(yueyang.people.office.login);
const wang = await signIn(yueyang.people.wang.login);
await save(manager, complete({ offer: ["A1", "A2"] }));
const { plan } = (await handIn(manager)).body;
await says(manager.get(PATH), 200, ['"waits":"approval"', `"desk":"试验县${yueyang.code}"`, '"since":'],
	"岳阳: the school sees that the county has its plan, and since when");
await holds("the county's list says that it is theirs to do, the city's that it is not", async () => {
	assert.equal((await county.get("/api/plan/packages")).body.rows[0].yours, true);
	assert.equal((await city.get("/api/plan/packages")).body.rows[0].yours, false);
});
await says(city.post(at(plan, "filing"), { number: 1 }), 409, ["由试验县", "“负责审定本区域学校制定的校本应用研修方案”"],
	"what the county has not approved the city can't file, in the notice's words");
await says(county.post(at(plan, "filing"), { number: 1 }), 409, ["还没有审定", "“负责审定本区域学校制定的校本应用研修方案”"],
	"nor can the county file before it has approved");
await says(city.post(at(plan, "approval"), { number: 1 }), 409, "由试验县", "the city does not approve in the county's place");
await says(city.post(at(plan, "return"), { number: 1, remark: "退回" }), 409, "由试验县", "nor return what the county has");
await says(manager.post(at(plan, "adoption"), { number: 1 }), 409, "项目办办理", "and the school does not adopt it by itself");
await says(county.post(at(plan, "approval"), { number: 1 }), 204, [], "the county approves");
await says(manager.get(PATH), 200, ['"state":"approved"', '"waits":"filing"', '"desk":"试验市'], "and then the city has it");
await holds("approved alone, the offer does not count yet", async () => assert.deepEqual(await offered(wang), []));
await says(county.post(at(plan, "approval"), { number: 1 }), 409, [], "approved twice is refused");
await says(county.post(at(plan, "filing"), { number: 1 }), 409, "由试验市", "the county does not file");
await says(city.post(at(plan, "return"), { number: 1, remarks: [
	{ document: "rollout_plan", part: "stages", remark: "各阶段请写明起止" }, { document: "offer", remark: "请说明为何只选两个" }] }), 204, [],
"the city may still return it, part by part");
await says(manager.get(PATH), 200, ['"state":"returned"', '"part":"stages","remark":"各阶段请写明起止"', '"waits":null'], "the school reads what to mend, and where");
await save(manager, complete({ offer: ["A1", "A2", "A3"], training_plan: { ...complete().training_plan, theme: "深度融合" } }));
await handIn(manager);
await says(manager.get(PATH), 200, '"waits":"approval"', "a new version goes the whole way again");
await holds("approved and returned at once: one of the two", async () => {
	const both = await Promise.all([county.post(at(plan, "approval"), { number: 2 }), county.post(at(plan, "return"), { number: 2, remark: "退回" })]);
	assert.deepEqual(both.map(one => one.status).sort(), [204, 409], both.map(one => one.text).join("\n"));
	if ((await manager.get(PATH)).body.state === "returned") {	/* then it comes again */
		await save(manager, complete({ offer: ["A1", "A2", "A3"], training_plan: { ...complete().training_plan, theme: "深度融合" } }));
		await handIn(manager);
		await county.post(at(plan, "approval"), { number: 3 });
	}
});
const { number } = (await manager.get(PATH)).body;
await says(city.post(at(plan, "filing"), { number }), 201, `-00001"`, "and filed with a number of the city");
await holds("and only now the offer counts", async () => assert.deepEqual(await offered(wang), ["A1", "A2", "A3"]));
await says(manager.get(`${PATH}/${plan}?number=1`), 200, ['"state":"returned"', "请说明为何只选两个", '"approved_at":"'], "the old version is kept with its remarks");

const difference = await says(city.get(`${PATH}/${plan}/comparison?with=1`), 200,
	['"of":"校本研修方案"', '"name":"研修主题"', '"before":"用数据改进教学"', '"after":"深度融合"'], "two versions are compared part by part");
await holds("only what differs is named", () =>
	assert.deepEqual(difference.body.differences.map(one => [one.document, one.part]), [["training_plan", "theme"], ["offer", null]]));
await says(manager.get(`${PATH}/${plan}/comparison?number=1`), 404, [], "a first version has nothing before it");
await says(wang.get(`${PATH}/${plan}/comparison`), 404, [], "a teacher compares nothing");
const stranger = await makeSchool({ policy: "yueyang" });
await says((await signIn(stranger.people.office.login)).get(`${PATH}/${plan}/comparison`), 404, [], "nor an office elsewhere");
await says((await signIn(yueyang.people.expert.login)).get(`${PATH}/${plan}`), 200, "深度融合", "an expert of the region reads the plan");
await says((await signIn(stranger.people.expert.login)).get(`${PATH}/${plan}`), 404, [], "an expert of another does not");

/* A school directly under the city has no county above it (市直学校, C23). */
const direct = await makeSchool({ policy: "yueyang" });
await sql(`UPDATE region SET kind = 'city' WHERE id = ${direct.county}`);
const cityOffice = await signIn(direct.people.office.login), directManager = await signIn(direct.people.manager.login);
await save(directManager, complete());
const own = (await handIn(directManager)).body.plan;
await says(cityOffice.post(at(own, "approval"), { number: 1 }), 204, [], "市直学校: where there is no county, the city approves");
await says(cityOffice.post(at(own, "filing"), { number: 1 }), 201, [], "and files");

/* 瓦房店: on record at the office before 30 August. */
const wafangdian = await makeSchool({ policy: "wafangdian" });
const late = await signIn(wafangdian.people.manager.login);
const office = await signIn(wafangdian.people.office.login);
const todo = async who => (await who.get("/api/report/now")).body.waiting.map(one => [one.what, one.due]);
await holds("and so says what the school has to do now", async () =>
	assert.deepEqual(await todo(late), [["plan", "2023-08-30T15:59:59Z"]]));
await says(late.get(PATH), 200, ['"due":"2023-08-30"', '"late":true', "“于8月30日前”".slice(1, -1)], "瓦房店: the school sees its due date in the notice's words, and that it is late");
await save(late, { offer: ["A1", "A2", "A3"] });
await says(handIn(late), 422, ["请填写学校信息化发展规划的发展目标（通知要求“制定‘一划两案’”", "请填写考核方案的考核办法与标准"],
	"every missing part is named with the notice's phrase");
await save(late, complete());
const filedLate = (await handIn(late)).body.plan;
await says(office.get("/api/plan/packages"), 200, ['"late":true', '"due":"2023-08-30"'], "the office sees who is late");
await sql(`UPDATE plan_version SET submitted_at = '2023-08-30 15:59:59' WHERE plan = ${filedLate}`);
await says(office.get("/api/plan/packages"), 200, '"late":false', "the last second of 30 August is in time");
await sql(`UPDATE plan_version SET submitted_at = '2023-08-30 16:00:00' WHERE plan = ${filedLate}`);
await says(office.get(`${PATH}/${filedLate}`), 200, '"late":true', "the first of the 31st, China time, is not");
await says(office.post(at(filedLate, "filing"), { number: 1 }), 201, "filing_number", "what is late is filed all the same");
await says(office.post(at(filedLate, "return"), { number: 1, remarks: [{ document: "training_plan", part: "motto", remark: "改" }] }), 422, "没有这一部分",
	"a remark is on a part that there is");
await says(office.post(at(filedLate, "return"), { number: 1, remarks: [] }), 422, "请填写退回意见", "a return says something");

/* 孤山子: nobody files; the school adopts its plan by itself. */
const gushanzi = await makeSchool({ policy: "gushanzi" });
const writer = await signIn(gushanzi.people.manager.login), head = await signIn(gushanzi.people.head.login);
await save(writer, { ...complete(), diagnosis: undefined });
await says(handIn(writer), 422, "请填写信息化发展诊断与建设规划的问题与需求（通知要求“研制‘三案’精准施策”", "孤山子 asks for the diagnosis");
await save(writer, complete());
const inner = (await handIn(writer)).body.plan;
await says(writer.get(PATH), 200, '"waits":"adoption"', "孤山子: a plan waits for the school itself");
await says((await signIn(gushanzi.people.office.login)).post(at(inner, "filing"), { number: 1 }), 409, "由学校自行采用", "no office files it");
await holds("the head is told so, and the writer has nothing to do", async () => {
	assert.deepEqual(await todo(head), [["adoption", null]]);
	assert.deepEqual(await todo(writer), []);
});
await says(writer.post(at(inner, "adoption"), { number: 1 }), 409, "校长或考核小组组长", "who wrote it does not adopt it");
await says((await signIn(stranger.people.head.login)).post(at(inner, "adoption"), { number: 1 }), 404, [], "nor the head of another school");
await says(head.post(at(inner, "adoption"), { number: 2 }), 409, [], "a version that is not there is not adopted");
await says(head.post(at(inner, "adoption"), { number: 1 }), 204, [], "the head adopts it");
await says(head.post(at(inner, "adoption"), { number: 1 }), 409, "已经办理过", "once");
await holds("and it is in force, without a filing number", async () => {
	assert.deepEqual(await offered(await signIn(gushanzi.people.wang.login)), ["A1", "A2", "A3", "A5"]);
	const now = (await writer.get(PATH)).body;
	assert.deepEqual([now.state, now.filing_number, now.due], ["adopted", null, null]);
});
