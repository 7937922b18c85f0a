// 回避: declared relations.
import assert from "node:assert/strict";
import { holds, says, signIn, sql } from "../ask.mjs";
import { makeSchool } from "../school.mjs";

const school = await makeSchool(), elsewhere = await makeSchool();
const { wang, li, zhao, panel1, manager, office } = school.people;
const her = await signIn(wang.login), him = await signIn(li.login), boss = await signIn(manager.login);
const county = await signIn(office.login), other = await signIn(elsewhere.people.manager.login);
const declare = (who, login, more) => who.post("/api/admin/relations", { login, kind: "family", ...more });
const related = async (a, b) => (await sql(`SELECT 1 AS yes FROM related WHERE person = ${a.id} AND other = ${b.id}`)).length === 1;

const first = await says(declare(her, li.login), 201, "relation", "a teacher declares a relative");
await holds("which holds both ways round", async () => {
	assert.ok(await related(wang, li) && await related(li, wang));
	assert.ok(!await related(wang, zhao));
});
await says(him.get("/api/admin/relations/mine"), 200, [wang.login, '"by_me":false'], "the other sees it");
await says(declare(him, wang.login), 409, "已经申报过", "once for the two");
await says(declare(her, wang.login), 409, "您自己", "nobody is her own relative");
await says(declare(her, "no-such-login"), 409, "没有这个登录名", "nor of nobody");
await says(declare(her, zhao.login, { person: li.id }), 404, "", "a teacher does not declare for others");
await says(declare(other, zhao.login, { person: li.id }), 409, "不在您管理的学校", "nor another school's manager");
await says(declare(boss, panel1.login, { person: li.id, kind: "other" }), 201, "", "the school does");
await says(declare(county, elsewhere.people.wang.login, { person: li.id }), 201, "", "and the office, also with somebody elsewhere");

const list = await says(boss.get(`/api/admin/relations?school=${school.id}`), 200, wang.name, "the school sees its relations");
await holds("all of its people", () => assert.equal(list.body.rows.length, 5));
await says(other.get(`/api/admin/relations?school=${school.id}`), 200, '"rows":[]', "another does not");
await says(her.get(`/api/admin/relations?school=${school.id}`), 404, "", "nor does a teacher");

const end = (who, id) => who.del("/api/admin/relations/" + id);
await says(end(her, first.body.relation), 404, "", "who would judge does not free herself");
await says(end(other, first.body.relation), 404, "", "nor does a stranger");
await says(declare(boss, zhao.login), 201, "", "a manager declares her own, too");
const [own] = await sql(`SELECT id FROM relation WHERE person = ${manager.id}`);
await says(end(boss, own.id), 404, "", "and does not end that");
await says(end(county, own.id), 204, "", "the office does");
await says(end(boss, first.body.relation), 204, "", "the school ends another");
await holds("both ways round", async () => assert.ok(!await related(wang, li) && !await related(li, wang)));
await says(declare(him, wang.login), 201, "", "and it may be declared anew");
