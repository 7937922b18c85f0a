/* Killed with -9 under load: no acknowledged write is lost, none is doubled, and the journal is whole. Six teachers
 * choose again and again; whoever gets no answer asks again with the same key, as the page does. */
import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { command, holds, signIn, sql, stack, until } from "../ask.mjs";
import { complete, filed } from "../plan/package.mjs";
import { makeSchool } from "../school.mjs";

const EACH = 80;
const school = await makeSchool();
await filed(school, complete({ offer: ["A1", "A2", "A3", "A5", "A6"] }));
const teachers = await Promise.all(["wang", "li", "zhao", "qian", "sun", "wu"].map(key => signIn(school.people[key].login)));
const people = teachers.map(one => one.id).join();

const told = [];	/* the list that each acknowledged request was told it made */
let again = 0, refused = [];

async function choose(teacher, n) {
	const key = `${school.code}-${teacher.id}-${n}`;
	for (let tries = 0; tries < 400; tries++) {
		const reply = await teacher.post("/api/plan/choice", { abilities: ["A1", "A3", n % 2 ? "A5" : "A6"] }, { key }).catch(() => null);
		if (reply && reply.status === 201)
			return told.push(reply.body.task_list);
		if (reply && reply.status !== 503)
			return refused.push(reply.text);
		again++;
		await pause(50);
	}
	refused.push(key + " was never answered");
}

const kill = part => command("scripts/stack", ["kill", stack, part]);
async function reap() {
	const all = EACH * teachers.length;
	const at = [["plan", 0.1], ["plan", 0.25], ["auth", 0.35], ["mariadb", 0.5], ["plan", 0.65], ["mariadb", 0.75], ["plan", 0.85]];
	for (const [part, share] of at) {
		await until(() => told.length >= all * share || refused.length, `${share} of the choices`);
		const { code, err } = await kill(part);
		assert.equal(code, 0, `${part}: ${err}`);
	}
	return at.length;
}

const [kills] = await Promise.all([reap(), ...teachers.map(async teacher => {
	for (let n = 0; n < EACH; n++)
		await choose(teacher, n);
})]);

holds("every request was answered in the end", () => assert.deepEqual(refused, []));
holds("the kills were felt", () => assert.ok(kills === 7 && again > 0, `${kills} kills, ${again} repeated requests`));
const kept = await sql(`SELECT l.id, COUNT(c.ability) AS abilities FROM task_list l LEFT JOIN choice c ON c.task_list = l.id
	WHERE l.person IN (${people}) GROUP BY l.id`);
holds("no acknowledged choice is lost, none is doubled", () =>
	assert.deepEqual(told.slice().sort((a, b) => a - b), kept.map(row => Number(row.id)).sort((a, b) => a - b)));
holds("none is half", () => assert.ok(kept.every(row => row.abilities === "3")));
const [{ acts }] = await sql(`SELECT COUNT(*) AS acts FROM journal WHERE actor IN (${people}) AND action LIKE 'plan.choice%' AND status = 201`);
holds("the journal has one row for each", () => assert.equal(Number(acts), told.length));
holds("and its chains are whole", async () => {
	const { code, out, err } = await command("bash", ["-c", '. "$STACK/settings" && export ${!WEINENGLI@} && "$BUILD/fcgi/core/journal-verify"']);
	assert.equal(code, 0, out + err);
});
