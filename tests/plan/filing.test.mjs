/* What filing.c promises. */
import assert from "node:assert/strict";
import { holds, insert, says, signIn, sql } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { complete, handIn, save } from "./package.mjs";

const school = await makeSchool(), elsewhere = await makeSchool();
const manager = await signIn(school.people.manager.login);
const office = await signIn(school.people.office.login);
const stranger = await signIn(elsewhere.people.office.login);
const wang = await signIn(school.people.wang.login);
const at = (plan, act) => `/api/plan/package/${plan}/${act}`;
const offered = async () => (await wang.get("/api/plan/offer")).body.rows.map(row => row.code);

await says(office.get("/api/plan/packages"), 200, ['"state":"draft"', school.name],
	"the office sees a school that has handed in nothing");
await save(manager, complete());
const { plan } = (await handIn(manager)).body;

await says(office.get("/api/plan/packages?state=submitted"), 200, [`"plan":${plan}`, '"number":1'], "a package handed in waits for the office");
await says(office.get("/api/plan/packages?state=filed"), 200, '"rows":[]', "and nothing is filed yet");
await says(office.get("/api/plan/packages?state=late"), 422, "/state", "an unknown state is refused");
await says(office.get("/api/plan/packages?school=" + encodeURIComponent(school.name.slice(2)) + "&batch=1"), 200, [school.name, '"batch":1'],
	"a school is found by a part of its name, and by its batch");
await says(office.get("/api/plan/packages?school=" + encodeURIComponent("别的学校")), 200, '"rows":[]', "another name finds nothing");
await says(office.get("/api/plan/packages?batch=2"), 200, '"rows":[]', "nor another batch");
await says(office.get(`/api/plan/package/${plan}`), 200, ["用数据改进教学", '"versions":[', "技术支持的学情分析"], "the office reads all of it");

await holds("an office of another county sees its own schools only", async () => {
	const list = await stranger.get("/api/plan/packages");
	assert.deepEqual(list.body.rows.map(row => row.school), [elsewhere.name]);
});
const bare = reply => ({ status: reply.status, body: { ...reply.body, request: null } });
for (const [what, ask] of [
	["reads", id => stranger.get(`/api/plan/package/${id}`)],
	["returns", id => stranger.post(at(id, "return"), { number: 1, remark: "请补充考核办法" })],
	["files", id => stranger.post(at(id, "filing"), { number: 1 })]])
	await holds(`an office of another county ${what} nothing, and can't tell it from what is not there`, async () => {
		const there = await ask(plan), missing = await ask(2 ** 40);
		assert.equal(there.status, 404);
		assert.deepEqual(bare(there), bare(missing));
	});
await says(wang.get(`/api/plan/package/${plan}`), 404, [], "nor does a teacher read the package");
await says(manager.post(at(plan, "filing"), { number: 1 }), 404, [], "a school does not file its own package");

await says(office.post(at(plan, "return"), { number: 1 }), 422, "/remark", "a return needs a remark");
await says(office.post(at(plan, "return"), { number: 1, remark: " 　" }), 422, "请填写退回意见", "and blanks are none");
await says(office.post(at(plan, "return"), { number: 1, remark: "请写明考核小组成员" }), 204, [], "the office returns the package");
await says(manager.get("/api/plan/package"), 200, ['"state":"returned"', "请写明考核小组成员"], "the school reads why");
await says(office.post(at(plan, "filing"), { number: 1 }), 409, "已经办理过", "what was returned is not filed");

await save(manager, complete({ offer: ["A1", "A2"] }));
await handIn(manager);
await says(office.post(at(plan, "filing"), { number: 1 }), 409, "新的一稿", "only the latest version is filed");
const second = await signIn(await officer(school));
await holds("two officers at once: one filing", async () => {
	const both = await Promise.all([office, second].map(one => one.post(at(plan, "filing"), { number: 2 })));
	assert.deepEqual(both.map(one => one.status).sort(), [201, 409]);
});
await says(second.post(at(plan, "filing"), { number: 2 }), 409, "已经办理过", "filed twice is refused");
await says(second.post(at(plan, "return"), { number: 2, remark: "还是退回" }), 409, "已经办理过", "and so is returning what is filed");
const shown = await says(manager.get("/api/plan/package"), 200, '"state":"filed"', "the school sees that it is filed");
await holds("the number counts within the county and the year", () =>
	assert.match(shown.body.filing_number, new RegExp(`^${school.county}-\\d{4}-00001$`)));

await save(manager, complete({ offer: ["A1", "A2", "A5"] }));
await holds("after filing a draft changes nothing", async () => assert.deepEqual(await offered(), ["A1", "A2"]));
await handIn(manager);
await holds("nor does a new version that waits", async () => assert.deepEqual(await offered(), ["A1", "A2"]));
const key = "filing-" + school.code;
const third = await says(office.post(at(plan, "filing"), { number: 3 }, { key }), 201, /-00002"/, "a new version is filed with its own number");
await says(office.post(at(plan, "filing"), { number: 3 }, { key }), 201, third.body.filing_number, "the same request again gets the same number");
await holds("and only then the offer is the new one", async () => assert.deepEqual(await offered(), ["A1", "A2", "A5"]));
await says(office.get(`/api/plan/package/${plan}?number=1`), 200, ['"latest":3', '"state":"returned"', "请写明考核小组成员"],
	"an older version can still be read");
await says(office.get(`/api/plan/package/${plan}?number=4`), 404, [], "one that does not exist can't");

await holds("packages of many schools filed at once get numbers without a gap or a double", async () => {
	const plans = [];
	for (const login of await more(school, 6)) {
		const one = await signIn(login);
		await save(one, complete());
		plans.push((await handIn(one)).body.plan);
	}
	const answers = await Promise.all(plans.map((id, i) => (i % 2 ? office : second).post(at(id, "filing"), { number: 1 })));
	assert.deepEqual(answers.map(one => one.status), Array(6).fill(201), answers.map(one => one.text).join("\n"));
	assert.deepEqual(answers.map(one => Number(one.body.filing_number.split("-")[2])).sort((a, b) => a - b), [3, 4, 5, 6, 7, 8]);
});
await holds("a long list comes in pages", async () => {
	await more(school, 55);
	const one = await office.get("/api/plan/packages");
	const rest = await office.get("/api/plan/packages?after=" + one.body.next);
	assert.equal(one.body.rows.length, 50);
	assert.equal(rest.body.rows.length, 12);
	assert.equal(rest.body.next, null);
	assert.equal(new Set(one.body.rows.concat(rest.body.rows).map(row => row.school)).size, 62);
});

/* One more officer of the county; gives the login. */
async function officer({ id, code }) {
	const person = { id: id + 500, login: code + "-office2", name: "温长宁" };
	await sql(insert("person", person) + insert("role", { id: id + 500, person: person.id, kind: "office", region: id, since: "2020-09-01" }));
	return person.login;
}

/* More schools in the county, each with a manager; gives the logins. */
async function more({ id, code, programme }, count) {
	const from = 1000 + Number((await sql(`SELECT COUNT(*) n FROM school WHERE region = ${id}`))[0].n);
	const all = Array.from({ length: count }, (_, i) => ({ id: id + from + i, login: `${code}-m${from + i}`, name: "校级管理" }));
	await sql(insert("school", ...all.map(one => ({ id: one.id, region: id, code: code + (one.id - id), name: "试验校" + (one.id - id),
		phase: "primary", environment: "multimedia" }))) +
		insert("enrolment", ...all.map(one => ({ programme, school: one.id }))) +
		insert("person", ...all) +
		insert("role", ...all.map(one => ({ id: one.id, person: one.id, kind: "school", school: one.id, since: "2020-09-01" }))));
	return all.map(one => one.login);
}
