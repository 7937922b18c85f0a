/* correction.test.mjs - 冲正: a counter entry names the line that it corrects, once, and takes back no more. */
import assert from "node:assert/strict";
import { holds, insert, says, signIn, sql } from "../ask.mjs";
import { makeSchool } from "../school.mjs";

const school = await makeSchool();
const elsewhere = await makeSchool();
const at = (key, where = school) => signIn(where.people[key].login);
const [office, wang, leader, foreign] = [await at("office"), await at("wang"), await at("leader"), await at("office", elsewhere)];
const { wang: one, li: another } = school.people;
const mine = async () => (await wang.get("/api/hours/mine")).body;
const lines = async () => (await wang.get("/api/hours/lines")).body.rows;
const correct = (who, line, hundredths, more) => who.post("/api/hours/correction", { login: one.login, line, hundredths, note: "登记有误", ...more });

const { entry } = (await office.post("/api/hours/entry", { login: one.login, kind: "other", hundredths: 250, happened_on: "2026-02-01",
	note: "县级公开课", document: "县教研〔2026〕3号" })).body;
await says(office.get(`/api/hours/teacher/${one.login}/lines`), 200, [`"line":"entry-${entry}"`, "县级公开课"], "the office sees a teacher's lines, each by its name");
await says(foreign.get(`/api/hours/teacher/${one.login}/lines`), 404, [], "another county's office does not");
await says(correct(office, `entry-${entry}`, 251), 422, ["/hundredths", "2.50"], "more than the line gave is not taken back");
await says(correct(office, `entry-${entry}`, 100, { login: another.login }), 422, "/line", "nor from another teacher's line");
await says(correct(foreign, `entry-${entry}`, 100), 422, "/login", "nor by another county's office");
await says(correct(wang, `entry-${entry}`, 100), 404, [], "nor by the teacher herself");
await says(correct(office, `entry-${entry}`, 100), 201, "entry", "an entry is corrected by a counter entry");
await says(correct(office, `entry-${entry}`, 100), 409, "只冲正一次", "once");
await holds("both stand in the ledger, on the same day, and the sum is right", async () => {
	assert.equal((await mine()).other, 150);
	assert.deepEqual((await lines()).map(row => [row.hundredths, row.happened_on]).sort((a, b) => a[0] - b[0]), [[-100, "2026-02-01"], [250, "2026-02-01"]]);
});
const counter = (await lines()).find(row => row.hundredths < 0).line;
await says(correct(office, counter, 100), 422, "/line", "a counter entry is not corrected in its turn: what was right is entered anew");
for (const line of ["entry-0", "entry-", "ability-1", "platform-1-", "x".repeat(20)])
	await says(correct(office, line, 1), 422, "/line", `nor is ${line} a line that can be`);

/* --- who was listed by mistake --- */

const { activity } = (await leader.post("/api/hours/activities", { group: school.groups[0], title: "能力点研讨", held_on: "2026-03-01", hundredths: 200 })).body;
await leader.post(`/api/hours/activity/${activity}/attendance`, { people: [one.id, another.id] });
await says(correct(office, `attendance-${activity}`, 200), 201, [], "who was listed by mistake loses those hours");
await says(correct(office, `attendance-${activity}`, 200, { login: another.login }), 201, [], "and so does another at the same activity");
await holds("to the last hundredth", async () => assert.equal((await mine()).research, 0));

/* --- a platform's record --- */

const provider = school.programme;
const [sure, gone] = ["00000000-0000-4000-8000-00000000000a", "00000000-0000-4000-8000-00000000000b"];
await sql(insert("provider", { id: provider, programme: school.programme, name: "省研修网", driver: "xapi", address: "https://xapi.example.org/", minutes: 60 }) +
	insert("pull_run", { id: provider, provider, began_at: "2026-03-01", ended_at: "2026-03-01" }) +
	insert("platform_account", { provider, account: "wang", person: one.id, matched_by: 0, matched_at: "2026-03-01" }) +
	insert("platform_record", ...[sure, gone].map(record => ({ provider, record, account: "wang", course: "备课", seconds: 3600,
		happened_at: "2026-02-28", stored_at: "2026-02-28", run: provider }))));
await says(correct(office, `platform-${provider}-${sure}`, 40), 201, [], "a platform's record is corrected in part");
await says(correct(office, `platform-${provider}-${gone}`, 100), 201, [], "or whole");
await holds("and what is left counts", async () => assert.equal((await mine()).online, 60));
await sql(insert("platform_void", { provider, record: gone, run: provider }));
await holds("a record that the platform itself takes back afterwards is not taken back twice", async () => assert.equal((await mine()).online, 60));
await holds("the database itself refuses hours taken back without a name, or twice", async () => {
	const row = { programme: school.programme, person: one.id, kind: "other", hundredths: -50, happened_on: "2026-02-01", note: "试", entered_by: school.people.office.id };
	await assert.rejects(sql(insert("hours_entry", row)), /CONSTRAINT/);
	await assert.rejects(sql(insert("hours_entry", { ...row, corrects: entry })), /Duplicate/);
	await assert.rejects(sql(insert("hours_entry", { ...row, person: another.id, corrects: entry })), /foreign key/);
});
