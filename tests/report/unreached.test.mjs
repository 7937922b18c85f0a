/* unreached.test.mjs - 没有联系上的人: whom nothing reached stands in the school's list, to phone. */
import assert from "node:assert/strict";
import { holds, says, signIn, sql } from "../ask.mjs";
import { handIn } from "../review/cases.mjs";
import { cityAbove, makeSchool } from "../school.mjs";
import { arrived, reachable, send, smtp } from "./send.mjs";

const sink = await smtp();
const school = await makeSchool(), elsewhere = await makeSchool();
await cityAbove(school);
const { wang, li, zhao, qian, leader } = school.people;
const mailed = { WEINENGLI_SMTP: sink.address };
const [manager, office, city, stranger] = await Promise.all([school.people.manager, school.people.office, school.people.city, elsewhere.people.manager].map(one => signIn(one.login)));
const list = async who => (await who.get(`/api/report/unreached?school=${school.id}`)).body.rows;
const names = async who => (await list(who)).map(one => [one.name, one.why]).sort();
let number = 0;
const owes = async judge => {
	const s = await handIn(school, wang, { ability: "A3", number: ++number, drawn: [judge] });
	await sql(`UPDATE drawn SET due_at = UTC_TIMESTAMP(6) + INTERVAL 2 HOUR WHERE submission = ${s}`);
	await send(judge, mailed);
};
const nextDay = () => sql(`UPDATE digest d JOIN member m ON m.person = d.person SET d.day = d.day - INTERVAL 1 DAY WHERE m.school = ${school.id}`);

await holds("at first nobody is to be phoned", async () => assert.deepEqual(await list(manager), []));
await owes(li);
await holds("who has no address and something due is", async () => {
	const [one, ...more] = await list(manager);
	assert.deepEqual([one.name, one.why, one.soon, one.late, one.group, more.length], [li.name, "no_address", 1, 0, "语文组", 0]);
});
await reachable(zhao, "refused-z@teachers.example");
await owes(zhao);
await reachable(qian);
await owes(qian);
await arrived(sink, `p${qian.id}@teachers.example`);
await holds("and whose letter was refused, but not who got hers", async () =>
	assert.deepEqual(await names(manager), [[li.name, "no_address"], [zhao.name, "refused"]].sort()));
await reachable(leader, "later-l@teachers.example");
await owes(leader);
await holds("whose letter may still leave today is waited for until tomorrow", async () => {
	assert.ok(!(await names(manager)).some(one => one[0] === leader.name));
	await nextDay();
	assert.ok((await names(manager)).some(one => one[0] === leader.name && one[1] === "failed"));
});
await holds("the offices above see it, too, and how many each school has", async () => {
	for (const who of [office, city]) {
		assert.equal((await list(who)).length, 3);
		assert.deepEqual((await who.get("/api/report/unreached/schools")).body.rows.map(one => [one.school, one.people]), [[school.id, 3]]);
		assert.deepEqual((await who.get("/api/report/unreached/schools")).body.rows.length, 1);
	}
});
await holds("nobody else does", async () => {
	assert.deepEqual(await list(stranger), []);
	assert.equal((await (await signIn(wang.login)).get(`/api/report/unreached?school=${school.id}`)).status, 404);
});
await holds("who signs in is reached", async () => {
	await signIn(li.login);
	assert.ok(!(await names(manager)).some(one => one[0] === li.name));
});
const [first] = await list(manager);
await says(stranger.post(`/api/report/unreached/${first.digest}/call`, {}), 404, [], "another school notes no call");
await says(manager.post(`/api/report/unreached/${first.digest}/call`, {}), 204, [], "the school notes that it has phoned");
await says(manager.post(`/api/report/unreached/${first.digest}/call`, {}), 404, [], "once");
await holds("and whom it has phoned is off the list", async () => assert.ok(!(await list(manager)).some(one => one.digest === first.digest)));
await holds("until there is something due again", async () => {
	await sql(`DELETE FROM session WHERE person = ${li.id}`);
	assert.deepEqual((await names(manager)).length, 2);
	const [{ person }] = await sql(`SELECT person FROM digest WHERE id = ${first.digest}`);
	await owes({ id: Number(person) });
	await nextDay();
	assert.ok((await list(manager)).some(one => one.digest !== first.digest && one.name === first.name));
});
await holds("after a fortnight without anything due nobody is listed", async () => {
	await sql(`UPDATE digest d JOIN member m ON m.person = d.person SET d.day = d.day - INTERVAL 14 DAY WHERE m.school = ${school.id}`);
	assert.deepEqual(await list(manager), []);
});
sink.child.kill();
