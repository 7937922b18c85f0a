/* sign_in.test.mjs - 凭码签到: who is in the room signs in by the code on the projector, and nobody else. */
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { holds, says, signIn, sql, until } from "../ask.mjs";
import { upload } from "../evidence/hand.mjs";
import { picture } from "../evidence/makers.mjs";
import { makeSchool } from "../school.mjs";
import { pull } from "./pull.mjs";

const school = await makeSchool(), elsewhere = await makeSchool();
const at = (key, where = school) => signIn(where.people[key].login);
const [leader, wang, li, zhao, qian, sun, manager, office] = await Promise.all(
	["leader", "wang", "li", "zhao", "qian", "sun", "manager", "office"].map(key => at(key)));
const stranger = await at("wang", elsewhere), otherLeader = await at("leader2");
const [{ today, yesterday }] = await sql("SELECT DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR) AS today, DATE(UTC_TIMESTAMP() - INTERVAL 16 HOUR) AS yesterday");
const add = async (who = leader, more = {}) => (await who.post("/api/hours/activities",
	{ group: school.groups[0], title: "A5 课例研讨", held_on: today, hundredths: 200, ...more })).body.activity;
const open = (who, activity, minutes = 20) => who.post(`/api/hours/activity/${activity}/sign-in`, { minutes });
const shown = (who, activity) => who.get(`/api/hours/activity/${activity}/code?origin=${encodeURIComponent("https://w.example.cn")}`);
const code = async activity => (await shown(leader, activity)).body.code;
const come = (who, given, more) => who.post("/api/hours/attendance/code", { code: given, ...more });
const research = async who => (await who.get("/api/hours/mine")).body.research;
/* A code that is surely wrong: next to the one that is right now and next to the one before. */
const wrong = given => String((Number(given) + 500001) % 1000000).padStart(6, "0");

const activity = await add();
await says(shown(leader, activity), 404, [], "before the sign-in is open there is no code");
await says(open(wang, activity), 404, [], "a teacher opens none");
await says(open(otherLeader, activity), 404, [], "nor the leader of another group");
await says(open(leader, activity, 181), 422, "/minutes", "nor anybody for more than three hours");
await says(open(leader, await add(leader, { held_on: yesterday })), 409, ["当天", "本系统默认"], "of yesterday's activity there is none");
await says(open(leader, activity), 201, "sign_in", "the leader opens it for some minutes");
await says(open(leader, activity), 409, "正在签到", "once at a time");
const first = await says(shown(leader, activity), 200, ["A5 课例研讨", '"present":0'], "and gets the code for the projector");
await holds("six digits, with a QR code of the sign-in page", () => {
	assert.match(first.body.code, /^\d{6}$/);
	assert.match(first.body.qr.path, /^M4 4h7v1h-7z/);
	assert.ok(first.body.seconds >= 1 && first.body.seconds <= 30);
});
await says(shown(wang, activity), 404, [], "a teacher doesn't get it");
await says(shown(otherLeader, activity), 404, [], "nor another leader");
await says(leader.get(`/api/hours/activity/${activity}/code?origin=javascript:alert(1)`), 422, "/origin", "the QR code leads to a page only");

await says(come(wang, await code(activity)), 201, "A5 课例研讨", "who is of the group signs in with the code");
await holds("and has the hours", async () => assert.equal(await research(wang), 200));
await says(come(wang, await code(activity)), 409, "已经签到", "once");
await says(come(li, await code(activity), { activity }), 201, [], "or comes by the QR code, which names the activity");
await says(wang.get("/api/hours/lines?kind=research"), 200, ['"source":"sign_in"', '"form":"session"'], "her line says that she signed in herself");
await says(come(sun, await code(activity)), 422, "签到码不对", "who is of another group doesn't sign in");
await says(come(stranger, await code(activity), { activity }), 422, "签到码不对", "nor who is of another school, in the same words");
await says(come(leader, await code(activity)), 201, [], "the leader is there, too");
await holds("nobody is there twice or came from outside", async () =>
	assert.deepEqual((await sql(`SELECT person FROM attendance WHERE activity = ${activity} ORDER BY person`)).map(row => Number(row.person)),
		[leader.id, wang.id, li.id].sort((a, b) => a - b)));

/* The code of `back` half minutes ago, as the program computes it; not at the very end of one. */
async function earlier(back) {
	let row;
	await until(async () => {
		[row] = await sql(`SELECT HEX(secret) AS secret, UNIX_TIMESTAMP() DIV 30 AS step, UNIX_TIMESTAMP() % 30 AS second
			FROM sign_in WHERE activity = ${activity} ORDER BY id DESC LIMIT 1`);
		return row.second < 27;
	}, "the next half minute");
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(row.step) - BigInt(back));
	const mac = createHmac("sha256", Buffer.from(row.secret, "hex")).update(counter).digest();
	return String(mac.readBigUInt64BE() % 1000000n).padStart(6, "0");
}
await holds("the code is an HMAC of the time", async () => assert.equal(await earlier(0), await code(activity)));
await says(come(zhao, await earlier(2)), 422, "过期", "the code of two half minutes ago is too old");
await says(come(zhao, await earlier(-1)), 422, [], "the next one is not good yet");
await says(come(zhao, await earlier(1)), 201, [], "the one before is");

const guesses = [];
for (let i = 0; i < 5; i++)
	guesses.push((await come(qian, wrong(await code(activity)))).status);
await holds("five wrong codes are heard", () => assert.deepEqual(guesses, [422, 422, 422, 422, 422]));
const stopped = await says(come(qian, await code(activity)), 429, ["分钟后再试", "本系统默认"], "then nobody may guess on, not even rightly");
await holds("and is told how long", () => assert.ok(Number(stopped.headers["retry-after"]) > 800));
await sql(`UPDATE sign_in_miss SET at = at - INTERVAL 16 MINUTE WHERE person = ${qian.id}`);
await says(come(qian, "12345"), 422, "/code", "five digits are no code");
await says(come(qian, "12345a"), 422, [], "nor letters");

await says(wang.post(`/api/hours/activity/${activity}/sign-in/end`, {}), 404, [], "a teacher doesn't end it");
const last = await code(activity);
await says(leader.post(`/api/hours/activity/${activity}/sign-in/end`, {}), 204, [], "the leader ends it early");
await says(come(qian, last), 422, "签到码不对", "after that the code is good no more");
await says(shown(leader, activity), 404, [], "and none is shown");
await says(open(leader, activity, 1), 201, [], "it is opened again");
const again = await code(activity);
await sql(`UPDATE sign_in SET opened_at = opened_at - INTERVAL 5 MINUTE, until = until - INTERVAL 5 MINUTE WHERE activity = ${activity}`);
await says(come(qian, again), 422, [], "and ends by itself");
await says(leader.post(`/api/hours/activity/${activity}/sign-in/end`, {}), 404, [], "what has ended isn't ended again");
await holds("the secret is in no answer", () => assert.ok(!/secret/.test(first.text)));

const whole = await add(manager, { group: null });
await open(manager, whole);
await says(come(sun, (await shown(manager, whole)).body.code), 201, [], "to a school's activity everybody of the school signs in");
await holds("two groups' sign-ins at once don't meet", async () => {
	const mine = await add();
	await open(leader, mine);
	assert.equal((await come(qian, await code(mine))).body.activity, mine);
	assert.equal((await come(qian, (await shown(manager, whole)).body.code)).body.activity, whole);
});

/* --- by the list, with a photo --- */
const photo = (who, token, of = activity) => who.post(`/api/hours/activity/${of}/photo`, { upload: token });
const sent = await upload(leader, "现场.jpg", picture());
await says(photo(leader, (await upload(leader, "说明.txt", Buffer.from("研讨"))).token), 422, "请上传照片", "what shows who was there is a photo");
await says(photo(leader, (await upload(wang, "别人.jpg", Buffer.concat([picture(), Buffer.from([0])]))).token), 422, "没有传完", "of one's own");
await says(photo(otherLeader, sent.token), 404, [], "for one's own activity");
const added = (await says(photo(leader, sent.token), 201, "photo", "the leader adds one")).body.photo;
await says(photo(leader, sent.token), 409, "已经在", "once");
await says(leader.get(`/api/hours/activity/${activity}`), 200, "现场.jpg", "it stands with the activity");
for (const [who, sentence] of [[leader, "the leader"], [manager, "school management"], [office, "the office"]])
	await says(who.get(`/api/evidence/photo/${added}`), 200, [], sentence + " sees it");
for (const [who, sentence] of [[otherLeader, "another leader"], [await at("leader", elsewhere), "another school's leader"], [await at("office", elsewhere), "another office"]])
	await says(who.get(`/api/evidence/photo/${added}`), 404, [], sentence + " does not");

/* --- steps and lesson types (R164 to R166) --- */
const gushanzi = await makeSchool({ policy: "gushanzi" });
const [head2, teacher2] = [await at("leader", gushanzi), await at("wang", gushanzi)];
const step = (form, more = {}) => head2.post("/api/hours/activities",
	{ group: gushanzi.groups[0], title: "《草原》", held_on: today, hundredths: 100, form, ...more });
await says(leader.get("/api/hours/activity-forms"), 200, ['"research_loop":null', '"lesson_types":null'], "where no notice names steps, there are none");
await says(leader.post("/api/hours/activities", { group: school.groups[0], title: "集备", held_on: today, hundredths: 100, form: "prepare" }), 422,
	"没有规定", "and none can be registered");
await says(head2.get("/api/hours/activity-forms"), 200, ["集备—上课—研课—形成改进方案—再上课", "组内研讨课", "全员教师展示课"],
	"where one names them, it is quoted");
let previous = (await says(step("prepare"), 201, [], "a lesson is prepared together")).body.activity;
await says(step("study", { follows: previous }), 422, ["依次进行", "集备—上课—研课—形成改进方案—再上课"], "it isn't studied before it is taught");
for (const form of ["teach", "study", "improve", "reteach"])
	previous = (await says(step(form, { follows: previous }), 201, [], `then comes ${form}`)).body.activity;
await says(step("group", { follows: previous }), 422, [], "a lesson type is no step of that");
await says(step("teach", { follows: activity }), 422, "没有这次活动", "nothing follows another school's activity");
await says(step("everyone"), 201, [], "全员教师展示课 is a kind, too");
await head2.post(`/api/hours/activity/${previous}/attendance`, { people: [gushanzi.people.wang.id] });
await says(teacher2.get("/api/hours/lines"), 200, ['"form":"reteach"', '"hundredths":100'], "the teacher's ledger has it line by line, as what it was");

/* --- on paper --- */
const sheet = await says(leader.get(`/api/hours/activity/${activity}/sheet`), 200, ["王一诺", "语文组", school.name], "the list is there to be printed");
await holds("with a code in fours", () => assert.match(sheet.body.mark.code, /^A[0-9A-HJKMNP-TV-Z]{3}(-[0-9A-HJKMNP-TV-Z]{4}){5}$/));
await says(wang.get(`/api/hours/activity/${activity}/sheet`), 404, [], "for the leader, not for a teacher");

await sql(`INSERT INTO sign_in_miss (person, at) VALUES (${qian.id}, UTC_TIMESTAMP(6) - INTERVAL 25 HOUR), (${qian.id}, UTC_TIMESTAMP(6) - INTERVAL 23 HOUR)`);
const misses = async () => Number((await sql(`SELECT COUNT(*) AS n FROM sign_in_miss WHERE person = ${qian.id}`))[0].n);
const missed = await misses();
await pull(9007199254740991);
await holds("a wrong code of yesterday is cleared away, a newer one stays", async () => assert.equal(await misses(), missed - 1));
