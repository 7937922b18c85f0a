// Excellent cases: nominated by the school, agreed to by the author, reviewed again by the office, shown (R136-R138).
import assert from "node:assert/strict";
import { holds, says, signIn } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { decided } from "./after.mjs";
import { atGroup } from "./cases.mjs";

const school = await makeSchool({ policy: "wafangdian" });
const elsewhere = await makeSchool({ policy: "wafangdian" });
const { wang, li, zhao, chair } = school.people;
const as = {};
for (const key of ["wang", "li", "zhao", "chair", "panel1", "manager", "office"])
	as[key] = await signIn(school.people[key].login);
const stranger = await signIn(elsewhere.people.manager.login);
const count = `/api/review/school/${school.id}/nominations/count`;
const shown = `/api/review/excellent/${school.programme}`;
const nominate = (who, s) => who.post(`/api/review/case/${s}/nomination`, { reason: "融合自然，可以推广。" });
const review = (who, n, outcome) => who.post(`/api/review/nomination/${n}/review`, { outcome, remark: "审定意见。" });

await says(as.manager.get(count), 200, ['"base":0', '"minimum":0'], "who has handed in nothing owes no case");
const s = await decided(school, wang, "excellent");
const good = await decided(school, li, "pass");
await atGroup(school, zhao);
await says(as.manager.get(count), 200, ['"base":3', '"minimum":1', '"nominated":0', "不低于3%", "至少要推荐1件"],
	"3 % of three teachers, rounded up, is one case, with the notice's words");
await says(nominate(as.manager, good), 409, "优秀", "only 优秀 is nominated");
await says(nominate(as.wang, s), 404, "", "no teacher nominates");
await says(nominate(stranger, s), 404, "", "nor another school");
const nominable = `/api/review/school/${school.id}/nominations/candidates`, read = who => who.get(`/api/review/work/${s}`);
await holds("the school reads what it can nominate: 优秀 and in effect", async () =>
	assert.deepEqual((await as.manager.get(nominable)).body.rows.map(row => row.submission), [s]));
await says(as.li.get(nominable), 404, "", "a teacher does not");
const { body: { nomination } } = await says(nominate(as.manager, s), 201, "nomination", "the school nominates");
await says(nominate(as.chair, s), 409, "推荐过", "once");
await says(as.manager.get(nominable), 200, '"rows":[]', "what is nominated is no longer listed");
const hers = await decided(school, chair, "excellent");
await says(nominate(as.chair, hers), 404, "", "nobody nominates herself");
await says(as.manager.get(count), 200, ['"nominated":1', '"sentence":null'], "then the number is met");
await says(review(as.office, nomination, "accepted"), 409, "作者同意", "nothing is reviewed without the author's consent");
await says(as.office.get("/api/review/nominations/due"), 200, '"rows":[]', "nor waits for it");
await says(as.li.post(`/api/review/nomination/${nomination}/consent`, { agrees: true }), 404, "", "which nobody gives for another");
await says(as.wang.get("/api/review/nominations"), 200, [`"nomination":${nomination}`, '"agrees":null'], "the author is asked");
await says(as.wang.post(`/api/review/nomination/${nomination}/consent`, { agrees: true }), 204, "", "and agrees");
await says(as.wang.post(`/api/review/nomination/${nomination}/consent`, { agrees: false }), 409, "表示过", "once");
await says(as.office.get("/api/review/nominations/due"), 200, wang.name, "then the office has it");
const waits = async () => (await as.office.get("/api/report/now")).body.waiting.filter(task => task.what === "nomination").length;
await holds("on its first page, too", async () => assert.equal(await waits(), 1));
await says(read(as.office), 200, ['"pieces":[', wang.name], "and reads the work");
await says(read(stranger), 404, "", "which nobody else does");
await says(as.li.get(shown), 200, '"rows":[]', "and nothing is shown before the second review");
await says(review(await signIn(elsewhere.people.office.login), nomination, "accepted"), 404, "", "another county reviews nothing");
await says(review(as.office, nomination, "accepted"), 204, "", "the office accepts it");
await says(review(as.office, nomination, "declined"), 409, "已经审定", "once");
await says(as.li.get(shown), 200, [wang.name, school.name, "融合自然"], "what is accepted is shown");
await holds("and found by a few characters of the author, the school or the group, and by its ability", async () => {
	const found = async more => (await as.li.get(shown + "?" + more)).body.rows.map(row => [row.author, row.group]);
	const q = text => "q=" + encodeURIComponent(text), code = (await as.li.get(shown)).body.rows[0].ability;
	assert.deepEqual(await Promise.all([q(wang.name.slice(1)), q(school.code), q("语文"), "ability=" + code].map(found)), Array(4).fill([[wang.name, "语文组"]]));
	assert.deepEqual(await Promise.all([q("没有这位"), "ability=Z9", `${q("语文")}&ability=Z9`, q("%")].map(found)), [[], [], [], []]);
});

await says(stranger.get("/api/review/excellent"), 200, `"programme":${school.programme}`, "the programme stands in the list of those that show any");
await says(read(stranger), 200, ['"pieces":[', "融合自然"], "and the work itself is open to everybody who has signed in");
await holds("and no longer waits", async () => assert.equal(await waits(), 0));

const { body: { nomination: second } } = await nominate(as.panel1, hers);
await as.chair.post(`/api/review/nomination/${second}/consent`, { agrees: false });
await says(review(as.office, second, "accepted"), 409, "作者同意", "who does not agree is not reviewed");
const all = await as.li.get(shown);
await holds("nor shown, nor counted", async () => {
	assert.equal(all.body.rows.length, 1);
	assert.equal((await as.manager.get(count)).body.nominated, 1);
});

const silent = await makeSchool({ policy: "lezhi" });
const manager = await signIn(silent.people.manager.login);
await says(nominate(manager, await decided(silent, silent.people.wang, "excellent")), 409, "未作规定", "where the notice has no word of it we say so");
await says(manager.get(`/api/review/school/${silent.id}/nominations/count`), 200, ['"minimum":null', "未作规定"], "and ask for none");
