/* What compulsory.c promises. */
import assert from "node:assert/strict";
import { holds, says, signIn } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { complete, filed } from "./package.mjs";

const school = await makeSchool();
const leader = await signIn(school.people.leader.login);
const leader2 = await signIn(school.people.leader2.login);
const wang = await signIn(school.people.wang.login);
const [group, group2] = school.groups;
const fix = (who, teaching_group, ...abilities) => who.post("/api/plan/compulsory", { teaching_group, abilities });
const compulsory = async who => (await who.get("/api/plan/offer")).body.rows.filter(row => row.compulsory).map(row => row.code);

await says(fix(leader, group, "A1"), 409, "还没有备案", "before the package is filed nothing can be fixed");
await filed(school, complete({ offer: ["A1", "A2", "A5"] }));

await says(leader.get("/api/plan/compulsory"), 200, ["语文组", '"leads":true', "A5"], "the leader sees the group and the offer");
await says(wang.get("/api/plan/compulsory"), 200, ["语文组", '"leads":false'], "a member sees the group, and that it is another's to lead");
await says(fix(leader, group, "A1", "B1"), 422, "B1 不在学校提供的范围内", "only the filed offer is there to choose from");
await says(fix(leader, group, "A1", "A1"), 422, "重复", "no ability twice");
await says(fix(leader, group2, "A1"), 404, [], "a leader fixes nothing for another group");
await says(fix(wang, group, "A1"), 404, [], "a member fixes nothing");
await says(fix(leader, group, "A1"), 201, "compulsory_list", "the leader fixes A1");
await says(fix(leader, group, "A2"), 201, [], "and then A2 instead");
await holds("each list replaces the last; members see it", async () => assert.deepEqual(await compulsory(wang), ["A2"]));
await holds("another group's members are not asked for it", async () => assert.deepEqual(await compulsory(leader2), []));
await says(fix(leader, group), 201, [], "an empty list takes it back");
await holds("and then nothing is compulsory", async () => assert.deepEqual(await compulsory(wang), []));

await fix(leader, group, "A1", "A5");
await filed(school, complete({ offer: ["A1", "A2"] }));
await holds("what the school no longer offers binds nobody", async () => assert.deepEqual(await compulsory(wang), ["A1"]));

/* 孤山子 asks each group for three, out of A1 to A10, and 学业评价 gives no credit. */
const three = await makeSchool({ policy: "gushanzi" });
const hers = await signIn(three.people.leader.login);
await filed(three, complete({ offer: ["A1", "A2", "A5", "A11"] }));
await says(fix(hers, three.groups[0], "A1", "A2"), 422, ["应为3个", "（通知要求“"], "a region that asks for three says so in the notice's phrase");
await says(fix(hers, three.groups[0], "A1", "A2", "A5"), 201, [], "and three are taken");
await says(fix(hers, three.groups[0], "A1", "A2", "A11"), 422, "不计分", "an ability without credit is not made compulsory");
