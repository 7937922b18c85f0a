/* send.test.mjs - one letter a person and day about what is due, never about what is done, never twice. */
import assert from "node:assert/strict";
import { base, holds, sql, until } from "../ask.mjs";
import { judged, handIn } from "../review/cases.mjs";
import { makeSchool } from "../school.mjs";
import { arrived, begin, newcomers, outcome, reachable, send, smtp } from "./send.mjs";

const sink = await smtp();
const mailed = { WEINENGLI_SMTP: sink.address };
const school = await makeSchool();
const { wang, li, zhao, qian, leader, leader2, sun, zhou, wu } = school.people;

/* Whoever has this judgement to give, due in so many hours. */
async function owes(author, judge, hours, ability = "A3") {
	const s = await handIn(school, author, { ability, drawn: [judge] });
	await sql(`UPDATE drawn SET due_at = UTC_TIMESTAMP(6) + INTERVAL ${hours} HOUR WHERE submission = ${s}`);
	return s;
}
/* A peer's term that is over ends the duty, a leader's does not. */
async function late(author, judge, days, ability = "A3") {
	const s = await handIn(school, author, { ability, group: judge === leader2 ? 1 : 0, drawn: [] });
	await sql(`UPDATE draw SET drawn_at = UTC_TIMESTAMP(6) - INTERVAL ${days + 7} DAY WHERE submission = ${s};
		UPDATE submission SET handed_in_at = UTC_TIMESTAMP(6) - INTERVAL ${days + 7} DAY WHERE id = ${s}`);
	return s;
}
const letterTo = async (person, count) => (await arrived(sink, `p${person.id}@teachers.example`, count)).slice(-1)[0];
const lettersTo = person => sink.letters.filter(one => one.to === `p${person.id}@teachers.example`).length;
const nextDay = person => sql(`UPDATE digest SET day = day - INTERVAL 1 DAY WHERE person = ${person.id} ORDER BY day`);

await reachable(li);
await owes(wang, li, 1);
await owes(zhao, li, 2, "A1");
assert.equal((await send(li, mailed)).code, 0);
await holds("what is due soon comes in one letter, with acts, titles and terms", async () => {
	const { text, head } = await letterTo(li);
	assert.equal(head.Subject, "微能力：2件事快到期");
	assert.match(text, /2件事等您处理[^]*1\. 互评：.*（\d+月\d+日 \d\d:\d\d 前）[^]*2\. 互评：/);
	assert.ok(text.includes(base + "/auth/me.html"));
});
await holds("and no name of anybody", async () => {
	const { text, head } = await letterTo(li);
	assert.ok(Object.values(school.people).every(one => !(text + JSON.stringify(head)).includes(one.name)));
});
await holds("the letter is as RFC 5322 wants it: lines, date, a number of its own, made by a program, with a way to end it", async () => {
	const { wire, head } = await letterTo(li);
	assert.ok(wire.split("\r\n").every(line => line.length <= 78 && /^[\x20-\x7e]*$/.test(line)));
	assert.ok(Math.abs(Date.parse(head.Date) - Date.now()) < 600e3);
	assert.match(head["Message-ID"], /^<digest\.\d+\.weinengli@weinengli\.example>$/);
	assert.deepEqual([head["Auto-Submitted"], head["List-Unsubscribe"], head.From, head.To],
		["auto-generated", `<${base}/auth/me.html>`, "微能力 <notice@weinengli.example>", `<p${li.id}@teachers.example>`]);
});
await holds("a second pass on the same day sends nothing", async () => {
	assert.equal((await send(li, mailed)).code, 0);
	await owes(qian, li, 3, "A5");
	assert.equal((await send(li, mailed)).code, 0);
	assert.equal(lettersTo(li), 1);
});
await holds("the next day only what is still to do is spoken of", async () => {
	for (const row of await sql(`SELECT d.submission, d.author FROM drawn d WHERE d.judge = ${li.id} ORDER BY d.submission LIMIT 2`))
		await judged(Number(row.submission), { id: Number(row.author) }, li, "peer");
	await nextDay(li);
	await send(li, mailed);
	const { text, head } = await letterTo(li, 2);
	assert.equal(head.Subject, "微能力：1件事快到期");
	assert.match(text, /有1件事/);
});
await holds("and never a task that is done between the look and the letter", async () => {
	await reachable(qian);
	const s = await owes(wang, qian, 2, "A6");
	await send(qian);	/* looks; no mail server is set */
	await judged(s, wang, qian, "peer");
	await send(qian, mailed);
	assert.deepEqual([lettersTo(qian), (await outcome(qian)).outcome], [0, "needless"]);
});
await holds("what is late is spoken of the day after, the third and every seventh day, and not between", async () => {
	await reachable(leader2);
	const s = await late(sun, leader2, 1);
	const days = [];
	for (let day = 1; day <= 15; day++) {
		const before = lettersTo(leader2);
		await send(leader2, mailed);
		if ((await outcome(leader2))?.outcome === "sent" && await until(() => lettersTo(leader2) >= before, "") === undefined && lettersTo(leader2) > before)
			days.push(day);
		await sql(`UPDATE draw SET drawn_at = drawn_at - INTERVAL 1 DAY WHERE submission = ${s};
			UPDATE digest SET day = day - INTERVAL 1 DAY WHERE person = ${leader2.id} ORDER BY day`);
	}
	assert.deepEqual(days, [1, 3, 7, 14]);
	assert.match((await letterTo(leader2)).head.Subject, /^微能力：1件事已到期$/);
});
await holds("nobody gets more than three letters in seven days", async () => {
	await reachable(sun);
	for (let day = 0; day < 6; day++) {
		await sql(`DELETE FROM drawn WHERE judge = ${sun.id}`);
		await owes([zhou, wu, leader2][day % 3], sun, 2, ["A1", "A2", "A3", "A5", "A6", "A7"][day]);
		await send(sun, mailed);
		await nextDay(sun);
	}
	await arrived(sink, `p${sun.id}@teachers.example`, 3);
	assert.equal(lettersTo(sun), 3);
});
await holds("who can do nothing is not written to: closed, or no longer asked", async () => {
	await reachable(zhou);
	await owes(sun, zhou, 2, "A9");
	await sql(`UPDATE person SET closed = 1 WHERE id = ${zhou.id}`);
	await send(zhou, mailed);
	assert.equal(await outcome(zhou), undefined);
	await sql(`UPDATE person SET closed = 0 WHERE id = ${zhou.id};
		INSERT INTO exemption (programme, person, kind, document, since, made_by) VALUES (${school.programme}, ${zhou.id}, 'leave', '请假条', '2021-01-01', ${school.people.manager.id})`);
	await send(zhou, mailed);
	assert.equal(await outcome(zhou), undefined);
});
await holds("whoever has only what is far away gets nothing", async () => {
	await reachable(wu);
	await owes(sun, wu, 24 * 6, "B1");
	await send(wu, mailed);
	assert.equal(await outcome(wu), undefined);
});

const somebody = newcomers(school);

/* --- the day's round ------------------------------------------------------------------ */

const hour = (new Date().getUTCHours() + 8) % 24;
const rounds = async () => (await sql("SELECT reached, done_at FROM digest_round ORDER BY day DESC"))[0];
await holds("outside the hours nobody is even looked at", async () => {
	assert.equal((await send(null, { WEINENGLI_SEND_HOURS: hour < 12 ? "20-21" : "3-4" })).code, 0);
	assert.equal(await rounds(), undefined);
});
await holds("a round that is killed goes on where it was, and has everybody once", async () => {
	const her = await somebody();
	const { child, ended } = begin(null, { WEINENGLI_SEND_HOURS: "0-24" });
	await until(rounds, "the round has begun");
	child.kill("SIGKILL");
	await ended;
	assert.equal((await send(null, { WEINENGLI_SEND_HOURS: "0-24" })).code, 0);
	assert.notEqual((await rounds()).done_at, null);
	assert.deepEqual(await sql(`SELECT COUNT(*) AS n FROM digest WHERE person = ${her.id}`), [{ n: "1" }]);
});
await holds("and is done once a day", async () => {
	const her = await somebody();
	await send(null, { WEINENGLI_SEND_HOURS: "0-24" });
	assert.equal(await outcome(her), undefined);
});
sink.child.kill();
