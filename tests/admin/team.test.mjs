// 信息化管理团队 and 首席信息官 (R12-R14), by each region's notice.
import assert from "node:assert/strict";
import { holds, says, signIn } from "../ask.mjs";
import { makeSchool } from "../school.mjs";

const yueyang = await makeSchool({ policy: "yueyang" }), lezhi = await makeSchool();
const boss = await signIn(yueyang.people.manager.login), office = await signIn(yueyang.people.office.login);
const team = async (who, school = yueyang) => (await who.get("/api/admin/team?school=" + school.id)).body;
const name = (staff_no, kind, who = boss) => who.post("/api/admin/roles", { school: yueyang.id, staff_no, kind });
const rules = found => found.unmet.map(one => one.rule);

await holds("in 岳阳 the head in person is CIO, and the team has three or four, with the notice's words", async () => {
	const found = await team(boss);
	assert.deepEqual(rules(found), ["team.cio_is_head", "team.min"]);
	assert.equal(found.unmet[0].phrase, "由校长担任学校首席信息官");
	assert.equal(found.unmet[1].phrase, "每校3-4人");
	assert.deepEqual([found.unmet[1].asked, found.unmet[1].there, found.people], [3, 2, 2]);
});
await says(name("010", "cio", office), 201, "", "the office makes the head CIO");
await says(name("002", "team"), 201, "", "the school names a teacher");
await says(name("003", "team"), 201, "", "and another");
await holds("then nothing is unmet", async () => assert.deepEqual(rules(await team(boss)), []));
await says(name("004", "team"), 201, "", "a fourth");
await says(name("005", "team"), 201, "", "a fifth");
await holds("is one too many", async () => assert.deepEqual(rules(await team(office)), ["team.max"]));
await holds("in 乐至 another school leader is CIO, and any number will do", async () => {
	const found = await team(await signIn(lezhi.people.manager.login), lezhi);
	assert.deepEqual(found.unmet, []);
	assert.equal(found.members.length, 2);
});
await says(boss.get("/api/admin/team?school=" + lezhi.id), 404, "", "another school's team is not there");
await says((await signIn(yueyang.people.wang.login)).get("/api/admin/team?school=" + yueyang.id), 404, "", "nor for a teacher");
