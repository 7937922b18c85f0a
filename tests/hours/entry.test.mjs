/* entry.test.mjs - hours by hand, and platform accounts that the office matches. */
import assert from "node:assert/strict";
import { holds, insert, says, signIn, sql } from "../ask.mjs";
import { makeSchool } from "../school.mjs";

const school = await makeSchool();
const elsewhere = await makeSchool();
const [office, wang, foreign] = [await signIn(school.people.office.login), await signIn(school.people.wang.login), await signIn(elsewhere.people.office.login)];
const login = school.people.wang.login;
const entry = (who, more) => who.post("/api/hours/entry",
	{ login, kind: "other", hundredths: 250, happened_on: "2026-02-01", note: "县级公开课", document: "县教研〔2026〕3号", ...more });
const mine = async who => (await who.get("/api/hours/mine")).body;

await holds("who has nothing sees zeros against what is asked, each with the notice's phrase", async () => {
	const now = await mine(wang);
	assert.deepEqual([now.online, now.evidence, now.research, now.recording, now.other], [0, 0, 0, 0, 0]);
	assert.equal(now.asked.online_min.value, 2000);
	assert.equal(now.asked.online_min.phrase, "线上课程不少于20学时");
	assert.equal(now.asked.practice_share_min, null, "what the policy leaves open is not asked");
});
await says(entry(office), 201, "entry", "the office enters hours by hand");
await says(entry(office, { document: null }), 422, ["/document", "依据的文件"], "other hours name the document that they stand on");
await says(entry(office, { hundredths: 0 }), 422, "/hundredths", "nothing is no entry");
await says(entry(office, { hundredths: -100 }), 422, "/hundredths", "nor is less than nothing: a mistake is corrected by name");
await says(entry(office, { happened_on: "2099-01-01" }), 422, "/happened_on", "nor the future");
await says(entry(foreign), 422, "/login", "another county's office enters nothing here");
await says(entry(office, { login: "nobody-1" }), 422, "/login", "nor is anybody entered who is not there, in the same words");
await says(entry(wang), 404, [], "a teacher enters nothing");

/* --- platforms and accounts --- */

const platform = more => ({ programme: school.programme, name: "省研修网", address: "https://xapi.example.org/xAPI", minutes: 45, ...more });
const { provider } = (await says(office.post("/api/hours/providers", platform()), 201, "provider", "the office names a platform")).body;
await says(office.get("/api/hours/programmes"), 200, "试验工程", "of one of its programmes");
await says(office.post("/api/hours/providers", platform()), 409, "同名", "once");
await says(foreign.post("/api/hours/providers", platform({ name: "别处" })), 404, [], "not for another county's programme");
await says(office.post("/api/hours/providers", platform({ name: "带口令", address: "https://me:secret@xapi.example.org/" })), 422, "/address", "never with a password in the address");
await says(office.post("/api/hours/providers", platform({ name: "文件", address: "file:///etc/passwd" })), 422, "/address", "nor a file");
await says(office.put(`/api/hours/provider/${provider}`, { name: "省研修网", address: "https://xapi.example.org/xAPI", minutes: 50 }, 1), 204, [], "its settings are edited");
await says(office.put(`/api/hours/provider/${provider}`, { name: "省研修网", address: "https://xapi.example.org/xAPI", minutes: 40 }, 1), 412, [], "by who has read the last version");
await says(foreign.get("/api/hours/providers"), 200, '"rows":[]', "another county does not see it");
await says(wang.get("/api/hours/mine"), 200, [/"省研修网".*"as_of": null, "behind": true/], "a platform never reached says so on the teacher's page");

await sql(insert("pull_run", { id: school.programme, provider, began_at: "2026-03-01 00:00:00", ended_at: "2026-03-01 00:01:00" }) +
	insert("platform_account", { provider, account: "tom", name: "王一诺" }, { provider, account: "Tom", name: "" }) +
	insert("platform_record", ...["tom", "Tom"].map((account, i) => ({ provider, record: `0000000${i}-0000-4000-8000-000000000000`, account, course: "备课",
		seconds: 3000, happened_at: "2026-02-28 20:00:00", stored_at: "2026-02-28 20:00:00", run: school.programme }))));
await says(office.get(`/api/hours/unmatched?provider=${provider}`), 200, ['"account":"tom"', '"account":"Tom"', '"seconds":3000', "王一诺"],
	"accounts that match nobody wait in a list, with what they learned");
await says(foreign.get(`/api/hours/unmatched?provider=${provider}`), 200, '"rows":[]', "for this office only");
const match = (who, more) => who.post("/api/hours/match", { provider, account: "tom", login, ...more });
await says(match(foreign), 422, "/login", "another office matches none");
await says(match(office, { login: elsewhere.people.wang.login }), 422, "/login", "nor to a teacher of another county");
await says(match(office), 204, [], "the office says whose it is");
await says(match(office), 409, "已经认定", "once");
await holds("then it counts: 50 minutes are one hour on this platform; and only this very account", async () => assert.equal((await mine(wang)).online, 100));
await holds("on the day that it was in China", async () =>
	assert.equal((await wang.get("/api/hours/lines?kind=online")).body.rows[0].happened_on, "2026-03-01"));
await sql(insert("platform_void", { provider, record: "00000000-0000-4000-8000-000000000000", run: school.programme }));
await holds("a record that the platform voids counts no longer", async () => assert.equal((await mine(wang)).online, 0));
