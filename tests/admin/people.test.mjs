// Who is at a school, codes for the first sign-in, the catalogue, the rules in force.
import assert from "node:assert/strict";
import { holds, nobody, says, signIn, sql } from "../ask.mjs";
import { makeSchool } from "../school.mjs";

const school = await makeSchool(), elsewhere = await makeSchool({ policy: "lezhi" });
const { wang, li, zhao, office, manager, head, admin } = school.people;
const boss = await signIn(manager.login), county = await signIn(office.login), root = await signIn(admin.login);
const teacher = await signIn(wang.login), other = await signIn(elsewhere.people.manager.login);

/* --- people --------------------------------------------------------------- */

const list = await says(boss.get(`/api/admin/people?school=${school.id}`), 200, [li.login, "语文组"], "a manager sees who is at the school");
await holds("with their duties and whether they have a password, and nothing more of it", () => {
	assert.equal(list.body.rows.length, 15);
	const row = list.body.rows.find(one => one.person === head.id);
	assert.deepEqual(row.roles, ["head"]);
	assert.equal(row.signed_up, true);
	assert.ok(!list.text.includes("argon2"));
});
await says(county.get(`/api/admin/people?school=${school.id}`), 200, li.login, "the county's office sees them too");
const none = JSON.stringify({ rows: [], next: null });
await holds("another school's manager sees an empty list, as for a school that is not there", async () => {
	assert.equal((await other.get(`/api/admin/people?school=${school.id}`)).text, none);
	assert.equal((await other.get(`/api/admin/people?school=${school.id + 77}`)).text, none);
});
await says(teacher.get(`/api/admin/people?school=${school.id}`), 404, "", "a teacher does not list people");
await holds("a long list comes in pages, nobody missing, nobody twice", async () => {
	await sql(`INSERT INTO person (id, login, name) SELECT ${school.id} + 100 + seq, CONCAT('${school.code}-p', seq), '众人' FROM seq_1_to_120;
		INSERT INTO member (person, school, staff_no, since) SELECT ${school.id} + 100 + seq, ${school.id}, CONCAT('p', seq), '2020-01-01' FROM seq_1_to_120`);
	const seen = [];
	for (let after = ""; after !== null;) {
		const { body } = await boss.get(`/api/admin/people?school=${school.id}&after=${encodeURIComponent(after)}`);
		seen.push(...body.rows.map(row => row.person));
		after = body.next;
	}
	assert.equal(seen.length, 135);
	assert.equal(new Set(seen).size, 135);
});

/* --- schools -------------------------------------------------------------- */

await holds("a manager sees one school, an office its county's, nobody another county's", async () => {
	for (const who of [boss, county, root]) {
		const { body } = await who.get("/api/admin/schools");
		assert.deepEqual(body.rows.map(row => row.school), [school.id]);
	}
});
await holds("who keeps the roster is said", async () => {
	assert.equal((await boss.get("/api/admin/schools")).body.rows[0].roster, true);
	assert.equal((await county.get("/api/admin/schools")).body.rows[0].roster, false);
});

/* --- codes ---------------------------------------------------------------- */

const invite = (who, people, id = school.id) => who.post("/api/admin/invitations", { school: id, ...(people && { people: people.map(one => one.id) }) });
await sql(`DELETE FROM credential WHERE person IN (${li.id}, ${zhao.id})`);
const slips = await says(invite(boss), 201, [li.login, zhao.login], "codes are made for all who have no password");
await holds("and for nobody else", () => assert.ok(!slips.text.includes(`"${wang.login}"`)));
await holds("each has a code of its own", () =>
	assert.equal(new Set(slips.body.slips.map(slip => slip.code)).size, slips.body.slips.length));
await holds("a person who is invited is shown so", async () => {
	const { body } = await boss.get(`/api/admin/people?school=${school.id}`);
	const row = body.rows.find(one => one.person === li.id);
	assert.equal(row.signed_up, false);
	assert.match(row.invited_until, /^\d{4}-\d\d-\d\dT.*Z$/);
});
const code = slips.body.slips.find(slip => slip.login === li.login).code;
await says(nobody.post("/api/auth/first", { login: li.login, code, password: "一句容易记的话" }), 422, "新密码", "seven characters are too few");
await says(nobody.post("/api/auth/first", { login: li.login, code, password: "一句容易记住的长话就好" }), 204, "", "a code sets the first password");
await holds("then the person has signed up", async () => {
	const { body } = await boss.get(`/api/admin/people?school=${school.id}`);
	const row = body.rows.find(one => one.person === li.id);
	assert.deepEqual([row.signed_up, row.invited_until], [true, null]);
});
await says(invite(boss, [wang]), 201, wang.login, "who forgot the password gets a new code");
const before = (await sql("SELECT COUNT(*) AS n FROM invitation"))[0].n;
await says(invite(other, [zhao]), 409, "不在您管理的名册里", "not from another school's manager");
await says(invite(other, [zhao], elsewhere.id), 409, "", "not by naming one's own school");
await says(invite(county, [zhao]), 404, "", "not from an office");
await says(invite(teacher, [zhao]), 404, "", "not from a colleague");
await sql(`INSERT INTO role (person, kind, region, since) VALUES (${zhao.id}, 'office', ${school.county}, '2020-01-01')`);
await says(invite(boss, [zhao]), 409, "", "a school makes no code for who has a duty in the county");
await holds("none of these made a code", async () => assert.equal((await sql("SELECT COUNT(*) AS n FROM invitation"))[0].n, before));
await says(invite(root, [zhao]), 201, zhao.login, "an administrator does");
const above = await says(root.get("/api/admin/people/offices"), 200, office.login, "an administrator sees the offices of the county");
await holds("those of this county only", () => assert.deepEqual(above.body.rows.map(row => row.person).sort(),
	[admin.id, school.people.expert.id, office.id, zhao.id].sort()));
await says(boss.get("/api/admin/people/offices"), 404, "", "a school's manager does not");
const upstairs = (who, people) => who.post("/api/admin/invitations", { ...(people && { people: people.map(one => one.id) }) });
await says(upstairs(root, [office]), 201, office.login, "and makes a code for somebody there");
await says(upstairs(boss, [office]), 409, "", "a school's manager does not");
await says(upstairs(root, [elsewhere.people.office]), 409, "", "nor an administrator for another county's");
await says(upstairs(root, [wang]), 409, "", "a teacher belongs to a school");
await sql(`INSERT INTO region (id, parent, kind, name) VALUES (${school.county + 500}, NULL, 'province', '试验省${school.code}');
	INSERT INTO role (person, kind, region, since) VALUES (${school.people.expert.id}, 'admin', ${school.county + 500}, '2020-01-01'), (${li.id}, 'expert', ${school.county + 500}, '2020-01-01')`);
await says(upstairs(root, [school.people.expert]), 409, "", "nor for who has a duty above the county as well");
await says(invite(root, [li]), 409, "", "nor at a school");
await says(upstairs(root), 409, "", "nobody is invited unasked");
await holds("no code stands in the journal", async () => {
	const [row] = await sql(`SELECT COUNT(*) AS n FROM journal WHERE action = 'admin.invitation.make' AND object = 'school:${school.id}' AND answer IS NULL`);
	assert.equal(row.n, "3");
});

/* --- catalogue and rules -------------------------------------------------- */

const catalogue = await says(teacher.get("/api/admin/abilities"), 200, "技术支持的学情分析", "everybody sees the catalogue");
await holds("30 abilities in four dimensions and the two capstones, each with what is to be handed in, and whose word that is", () => {
	const rows = catalogue.body.rows;
	assert.equal(rows.filter(row => row.kind === "national").length, 30);
	assert.equal(rows.filter(row => row.kind === "capstone").length, 2);
	assert.equal(new Set(rows.filter(row => row.kind === "national").map(row => row.dimension)).size, 4);
	assert.deepEqual(rows.slice(0, 3).map(row => row.code), ["A1", "A2", "A3"]);
	for (const row of rows) {
		assert.ok(row.requirements.length > 0, row.code);
		for (const piece of row.requirements) {
			assert.ok(["official", "local", "project-default"].includes(piece.origin));
			assert.equal(typeof piece.required, "boolean");
			assert.ok(piece.criteria === null || piece.criteria.every(c => c.text && ["excellent", "pass"].includes(c.grade)));
		}
	}
});
await says(nobody.get("/api/admin/abilities"), 401, "", "a stranger does not");
const rules = await says(teacher.get("/api/admin/policy"), 200, "试验工程", "everybody sees the rules of the own school");
await holds("with the policy's version", () => {
	assert.equal(rules.body.rows.length, 1);
	assert.equal(rules.body.rows[0].number, 1);
	assert.equal(typeof rules.body.rows[0].rules, "object");
});
await says(county.get(`/api/admin/policy?school=${school.id}`), 200, "试验工程", "an office sees those of its schools");
await holds("and not another county's", async () =>
	assert.equal((await county.get(`/api/admin/policy?school=${elsewhere.id}`)).text, none));
await holds("nor a teacher, by naming it", async () =>
	assert.equal((await teacher.get(`/api/admin/policy?school=${elsewhere.id}`)).text, none));
