/* certificate.test.mjs - proposed by the panel, recognised by the county, verified by anyone, revoked. */
import assert from "node:assert/strict";
import { holds, nobody, says, signIn, sql, until } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { hours, makeOffer, makeReady, takeBack } from "./ready.mjs";

const school = await makeOffer();
const elsewhere = await makeSchool();
const at = (key, where = school) => signIn(where.people[key].login);
const people = school.people;
const [wang, panel1, chair, office] = [await at("wang"), await at("panel1"), await at("chair"), await at("office")];
const propose = (who, person, more) => who.post("/api/certificate/proposal", { person: person.id }, more);
const recognise = (who, proposal) => who.post("/api/certificate/recognition", { proposal });
const verify = number => nobody.get(`/api/certificate/public/${encodeURIComponent(number)}`);

/* --- proposal --- */

await says(propose(panel1, people.wang), 422, ["至少3个能力点", "线上学时不少于20学时"], "who lacks something is not proposed, and all of it is said");
await makeReady(school, people.wang);
await says(panel1.get("/api/certificate/proposals"), 200, ["王一诺", '"certifiable":true'], "who lacks nothing stands in the panel's list");
await says(propose(wang, people.wang), 404, [], "nobody proposes herself");
await says(propose(await at("head"), people.wang), 404, [], "nor does the management");
await says(propose(await at("panel1", elsewhere), people.wang), 404, [], "nor another school's panel");
await makeReady(school, people.panel1);
await says(propose(panel1, people.panel1), 409, "不能为自己提出", "a member of the panel does not propose herself");
const key = "proposing-" + school.code;
const first = await says(propose(panel1, people.wang, { key }), 201, "proposal", "the panel proposes");
await says(propose(panel1, people.wang, { key }), 201, first.text, "the same request again has the same answer");
await says(propose(chair, people.wang), 409, "已经", "and nobody is proposed twice");
await says(panel1.get("/api/certificate/proposed"), 200, ["王一诺", '"state":"recognition"'], "the panel sees what it proposed");
await holds("eight proposals at once are one", async () => {
	await makeReady(school, people.li);
	const answers = await Promise.all(Array.from({ length: 8 }, () => propose(chair, people.li)));
	assert.deepEqual(answers.map(one => one.status).sort(), [201, ...Array(7).fill(409)]);
});
await says(wang.get("/api/certificate/mine"), 200, ['"state":"recognition"', '"number":null'], "the teacher sees how far it is");

/* --- recognition --- */

const proposal = first.body.proposal;
await says(office.get("/api/certificate/recognitions"), 200, ["王一诺", "乐至县能力提升工程2.0政策"], "the county's office sees it, with the facts");
await says((await at("office", elsewhere)).get("/api/certificate/recognitions"), 200, '"rows":[]', "another county's office does not");
await says(recognise(await at("office", elsewhere), proposal), 409, [], "nor does it recognise");
await says(recognise(chair, proposal), 404, [], "the school does not recognise by itself");
await takeBack(school, people.wang, "online", 100);
await says(recognise(office, proposal), 422, "线上学时不少于20学时", "what was taken back since is found before the certificate is issued");
await hours(school, people.wang, "online", 100);
const issued = await says(recognise(office, proposal), 201, "number", "the county recognises, and the certificate has its number");
await says(recognise(office, proposal), 409, "已经认定", "once");
const { number } = issued.body;
await holds("the number is 20 signs that are not confused when read aloud", () => assert.match(number, /^[0-9A-HJKMNP-TV-Z]{20}$/));
await says(wang.get("/api/certificate/mine"), 200, [number, '"state":"valid"', "王一诺"], "the teacher has the certificate");

/* --- anybody verifies --- */

await says(verify(number), 200, ['"state":"valid"', "王＊", school.name, '"grade": "excellent"', "policy_number"], "anybody verifies it without signing in");
await holds("and sees no full name", async () => assert.ok(!(await verify(number)).text.includes("王一诺")));
await holds("nothing keeps it in a cache", async () => assert.match((await verify(number)).headers["cache-control"], /no-store/));
await says(verify(number.replace(/(.{4})(?=.)/g, "$1-").toLowerCase().replace(/0/g, "o").replace(/1/g, "l")), 200, number, "also as somebody types it");
const other = sign => sign === "7" ? "8" : "7";
const guessed = (await sql("SELECT 1")) && number.slice(0, 3) + other(number[3]) + number.slice(4);
const same = reply => JSON.stringify([reply.status, { ...reply.body, request: "" }, Object.keys(reply.headers).sort()]);
await holds("a slip of the hand, a guess with right last signs and nonsense get one answer", async () => {
	const answers = [guessed, "0".repeat(20), "ABCDEFGHJKMNPQRSTVWX", "x", "' OR 1=1 --", "证书", number + "0"];
	for (const wrong of answers)
		assert.equal(same(await verify(wrong)), same(await verify("0".repeat(19) + "1")), wrong);
	assert.equal((await verify(guessed)).status, 404);
});

await holds("how long the answer takes does not tell a number that exists from a guess or from nonsense", async () => {
	const asked = { there: number, guessed: "0".repeat(20), nonsense: "证书" }, times = { there: [], guessed: [], nonsense: [] };
	for (let n = 0; n < 20; n++)
		for (const [kind, words] of Object.entries(asked)) {
			let began;
			await until(async () => {
				began = performance.now();
				return (await verify(words)).status !== 429;	/* another test floods the public pages */
			}, "an answer");
			times[kind].push(performance.now() - began);
		}
	const middles = Object.values(times).map(list => list.sort((a, b) => a - b)[10]);
	assert.ok(Math.max(...middles) < 3 * Math.min(...middles), JSON.stringify(middles));
});

/* --- revocation --- */

const revoke = (who, more) => who.post("/api/certificate/revocation", { number, reason: "材料经核查系他人所作", ...more });
await says(revoke(await at("office", elsewhere)), 404, [], "another county's office revokes nothing");
await says(revoke(chair), 404, [], "nor does the school");
await says(revoke(office, { reason: "无" }), 422, "/reason", "a reason is given");
await says(revoke(office), 204, [], "the county revokes it");
await says(revoke(office), 409, "已经撤销", "once");
await says(verify(number), 200, ['"state":"revoked"', "材料经核查系他人所作"], "and everybody who verifies it sees that, and why");
await holds("a certificate for a proposal that still waits cannot even be written", async () => {
	await assert.rejects(sql(`INSERT INTO certificate (proposal, person, number, recognised_by, words)
		SELECT id, person, '${"1".repeat(20)}', ${people.office.id}, '{}' FROM proposal WHERE open = 1 AND programme = ${school.programme}`), /foreign key/);
});
