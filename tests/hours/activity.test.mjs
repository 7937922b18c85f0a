/* activity.test.mjs - who registers 校本教研, who was there, and what it counts. */
import assert from "node:assert/strict";
import { holds, says, signIn } from "../ask.mjs";
import { makeSchool } from "../school.mjs";

const school = await makeSchool();
const elsewhere = await makeSchool();
const at = (key, where = school) => signIn(where.people[key].login);
const [leader, wang, li, manager, stranger] = [await at("leader"), await at("wang"), await at("li"), await at("manager"), await at("leader", elsewhere)];
const id = key => school.people[key].id;
const add = (who, more) => who.post("/api/hours/activities",
	{ group: school.groups[0], title: "A5 课例研讨", held_on: "2026-03-05", hundredths: 200, ...more });
const list = (who, activity, people) => who.post(`/api/hours/activity/${activity}/attendance`, { people });
const research = async who => (await who.get("/api/hours/mine")).body.research;

await says(leader.get("/api/hours/groups"), 200, "语文组", "a leader sees the group to register for");
const { activity } = (await says(add(leader), 201, "activity", "and registers an activity of it")).body;
await says(leader.get("/api/hours/activities"), 200, ["A5 课例研讨", '"present":0', '"group":"语文组"'], "which is then in the list");

await says(add(leader, { group: school.groups[1] }), 404, [], "not of another group");
await says(add(leader, { group: null }), 404, [], "nor of the whole school");
await says(add(stranger), 404, [], "a leader of another school does not");
await says(add(wang), 404, [], "a teacher registers none");
await says(add(leader, { held_on: "2099-01-01", title: "短", hundredths: 0 }), 422,
	["/title", "/hundredths"], "every wrong field is named at once");
await says(add(leader, { held_on: "2099-01-01" }), 422, "不能晚于今天", "an activity that has not been held earns nothing");
await says(add(leader, { held_on: "2020-12-31" }), 422, "不能早于本工程开始", "nor one before the programme began");
await says(add(leader, { hundredths: 1601 }), 422, "/hundredths", "nor one of more than sixteen hours");

await says(leader.get(`/api/hours/activity/${activity}`), 200, [/"王一诺"[^}]*"present": false/], "the list shows the members of the group");
await says(list(leader, activity, [id("wang"), id("li")]), 204, [], "the leader lists who was there");
await holds("and the two have hours", async () => assert.deepEqual([await research(wang), await research(li)], [200, 200]));
await says(list(leader, activity, [id("wang"), id("zhao")]), 204, [], "the list is added to");
await holds("and nobody counts twice", async () => assert.equal(await research(wang), 200));
await says(leader.get(`/api/hours/activity/${activity}`), 200, [/"王一诺"[^}]*"present": true/], "the list shows who was there");
await says(list(leader, activity, [id("wang"), id("sun"), elsewhere.people.wang.id]), 422, ["/people/1", "/people/2"],
	"who is not of the group is refused, each by place");
await holds("and then nobody is listed", async () => assert.equal(await research(await at("sun")), 0));
await says(list(leader, activity, [id("wang"), id("wang")]), 422, "/people", "nobody twice in one list");
await says(list(stranger, activity, [id("wang")]), 404, [], "another leader keeps no list of ours");
await says(stranger.get(`/api/hours/activity/${activity}`), 404, [], "and does not see it");
await says(list(wang, activity, [id("wang")]), 404, [], "a teacher does not list herself");

const whole = (await says(add(manager, { group: null, title: "全校信息化培训", hundredths: 150 }), 201, [],
	"school management registers for the whole school")).body.activity;
await says(list(manager, whole, [id("wang"), id("sun"), id("head")]), 204, [], "and lists anybody of it");
await says(add(manager, { group: school.groups[1] }), 201, [], "and for any group of it");
await holds("hours add up", async () => assert.equal(await research(wang), 350));
await says(wang.get("/api/hours/lines?kind=research"), 200, ["A5 课例研讨", "全校信息化培训", '"hundredths":200', '"hundredths":150'],
	"every line behind the sum is there");
await says(wang.get("/api/hours/lines?kind=online"), 200, '"rows":[]', "each kind by itself");
