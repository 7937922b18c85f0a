/* What hits.c and tasks.c promise. */
import assert from "node:assert/strict";
import { holds, insert, says, signIn, sql } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { complete, filed, handIn, save } from "./package.mjs";

const school = await makeSchool(), elsewhere = await makeSchool();
const manager = await signIn(school.people.manager.login), office = await signIn(school.people.office.login);
const wang = await signIn(school.people.wang.login), leader = await signIn(school.people.leader.login);
const { plan } = await filed(school, complete({ offer: ["A1", "A3", "A5", "A6"] }));
const choose = (who, ...abilities) => who.post("/api/plan/choice", { abilities });

await says(manager.get("/api/plan/hits"), 200, '"rows":[]', "nobody has chosen, so nobody is hit");
await choose(wang, "A1", "A3", "A5");
await choose(leader, "A1", "A3", "A6");
await leader.post("/api/plan/compulsory", { teaching_group: school.groups[0], abilities: ["A3"] });
await says(manager.get("/api/plan/hits"), 200, '"rows":[]', "an offer that leaves nothing out hits nobody");
await sql(`INSERT INTO submission (programme, person, ability, number, attempt, school, teaching_group, policy_version, self_grade)
	SELECT g.programme, m.person, a.id, 1, 1, m.school, m.teaching_group, g.policy_version, 'pass'
	  FROM member_now m JOIN programme_now g ON g.school = m.school JOIN ability a ON a.code = 'A3'
	 WHERE m.person = ${school.people.leader.id}`);
await save(manager, complete({ offer: ["A1", "A5", "A6"] }));
const hits = await says(manager.get("/api/plan/hits"), 200,
	[school.people.wang.name, "须在选学任务清单里改选", school.people.leader.name, "已提交认证材料，继续有效"],
	"before it hands in, the school sees by name whom its smaller offer hits, and what each must do");
await holds("who has handed in is counted apart", () =>
	assert.deepEqual(hits.body.rows.map(one => [one.code, one.choose_again, one.kept]), [["A3", 1, 1]]));
await holds("and which group has to fix its compulsory abilities anew", () =>
	assert.deepEqual(hits.body.groups.map(one => [one.teaching_group, one.code]), [["语文组", "A3"]]));
await handIn(manager);
const counts = await says(office.get(`/api/plan/package/${plan}/hits`), 200, '"choose_again":1,"kept":1', "the office sees how many");
await holds("but no names", () => assert.ok(!counts.text.includes(school.people.wang.name)));
await says((await signIn(elsewhere.people.office.login)).get(`/api/plan/package/${plan}/hits`), 200, '"rows":[]', "and an office elsewhere nothing");
await says(wang.get("/api/plan/hits"), 404, [], "nor a teacher");

await sql(`UPDATE member SET subject = '语文' WHERE person = ${school.people.wang.id};
	UPDATE person SET born_on = CURDATE() - INTERVAL 50 YEAR WHERE id = ${school.people.wang.id}`);
const tasks = await says(leader.get(`/api/plan/tasks/${school.groups[0]}`), 200,
	['"subject":"语文"', '"age_band":"50岁及以上"', '"environment":"multimedia"'], "the leader sees the task lists beside subject, age band and environment");
await holds("of every member, also of those without one, and nobody's birthday", () => {
	const of = key => tasks.body.rows.find(row => row.person === school.people[key].id);
	assert.deepEqual(of("wang").chosen.map(one => one.code), ["A1", "A3", "A5"]);
	assert.equal(of("li").chosen, null);
	assert.equal(tasks.body.rows.length, 5);
	assert.ok(!/born|19\d\d-/.test(tasks.text));
});
await says(manager.get(`/api/plan/tasks/${school.groups[1]}`), 200, school.people.sun.name, "the management sees every group's");
await says(leader.get(`/api/plan/tasks/${school.groups[1]}`), 200, '"rows":[]', "a leader no other group's");
await says((await signIn(elsewhere.people.manager.login)).get(`/api/plan/tasks/${school.groups[0]}`), 200, '"rows":[]', "nor another school's management");

/* 呼和浩特: local abilities beside the thirty (R33). */
const hohhot = await makeSchool({ policy: "hohhot" });
const local = "L" + hohhot.code;
await sql(insert("ability", { code: local, kind: "local", region: hohhot.county, name: "双语资源的选用", dimension: "learning_guidance", environment: "multimedia" }));
await filed(hohhot, complete({ offer: ["A1", "A2", local] }));
const hers = await signIn(hohhot.people.wang.login);
await says(hers.get("/api/plan/choice"), 200, ["双语资源的选用", local], "a region's own ability stands in the offer");
await says(choose(hers, "A1", "A2", local), 201, [], "and can be chosen");
await save(await signIn(elsewhere.people.manager.login), complete({ offer: ["A1", "A2", local] }));
await says(handIn(await signIn(elsewhere.people.manager.login)), 422, "能力点库里没有 " + local, "but not offered by a school of another region");
