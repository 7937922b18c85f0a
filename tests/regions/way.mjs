/* way.mjs - the way from a plan to a certificate, for any region: who owes a step takes it, as the pages would.
 *
 *	const here = await region("lezhi", { offer: [...], documents });	a school whose plan is in force
 *	await here.choose("wang", ["A1", "A3", "A5"]);
 *	await here.certified("wang", "A1", "pass");		hands in; whoever owes a judgement gives it, to the end
 *	await here.hours("wang", { online: 2000, research: 1000 });
 *	const number = await here.certificate("wang");		proposed, recognised where the region asks for it, issued
 *
 * Nothing here knows a region's rules: a judge is whoever finds the case among what she owes.
 */
import assert from "node:assert/strict";
import { nobody, signIn, sql, until } from "../ask.mjs";
import { cityAbove, makeSchool } from "../school.mjs";
import { handIn as finish } from "../evidence/hand.mjs";
import { judge, ready } from "../walk.mjs";

/* Options: as makeSchool's, and city: a city over the county runs the programme. */
export async function region(policy, { city, ...options } = {}) {
	const school = await makeSchool({ policy, ...options });
	if (city)
		await cityAbove(school);
	const known = new Map();
	const as = async name => known.get(name) || known.set(name, await signIn(school.people[name].login)).get(name);
	return { school, as, ...steps(school, as) };
}

function steps(school, as) {
	const judges = Object.keys(school.people);
	const due = async name => (await (await as(name)).get("/api/review/due")).body.rows || [];	/* an office owes no verdict */
	const waits = async name => (await (await as(name)).get("/api/report/now")).body.waiting.map(one => one.what);
	const why = async name => (await (await as(name)).get("/api/certificate/why")).body;

	const choose = async (name, abilities) => (await as(name)).post("/api/plan/choice", { abilities });

	async function work(name, code) {
		const works = (await (await as(name)).get("/api/evidence/work")).body.rows;
		const found = works.find(one => one.code === code);
		assert.ok(found, `${code} is not among her works: ${works.map(one => one.code)}`);
		return found.ability;
	}
	async function tryHandIn(name, code) {
		const someone = await as(name);
		const ability = await work(name, code);
		return finish(someone, ability, await ready(someone, ability));
	}
	async function handIn(name, code) {
		const reply = await tryHandIn(name, code);
		assert.equal(reply.status, 201, reply.text);
		return reply.body.submission;
	}

	/* One round of whoever owes something on this case; how many did. */
	async function round(submission, grade, levels) {
		let done = 0;
		for (const name of judges)
			for (const owed of (await due(name)).filter(row => row.submission === submission)) {
				levels.add(owed.level);
				const someone = await as(name);
				const remark = grade === "fail" ? "没有课堂证据，请补充。" : "证据充分，条目齐全。";
				const reply = owed.level === "signature" ?
					await someone.post(`/api/review/case/${submission}/signature`, { remark }) :
					await judge(someone, submission, grade, remark);
				assert.ok([201, 409].includes(reply.status), reply.text);
				done++;
			}
		return done;
	}
	const stateOf = async submission => (await sql(`SELECT state FROM case_state WHERE submission = ${submission}`))[0].state;

	/* Judged to the end by whoever owes it; gives the levels that it went through, in order. */
	async function settle(submission, grade = "pass") {
		const levels = new Set();
		await until(async () => {
			await round(submission, grade, levels);
			return ["passed", "failed"].includes(await stateOf(submission));
		}, "the case comes to an end");
		return { levels: [...levels], state: await stateOf(submission) };
	}

	const certified = async (name, code, grade = "pass") => settle(await handIn(name, code), grade);

	async function hours(name, kinds) {
		const office = await as("office");
		for (const [kind, hundredths] of Object.entries(kinds)) {
			const reply = await office.post("/api/hours/entry", { login: school.people[name].login, kind, hundredths,
				happened_on: "2026-03-01", note: "见原始签到表" });
			assert.equal(reply.status, 201, reply.text);
		}
	}

	async function certificate(name) {
		const panel = await as("panel1");
		const proposed = await panel.post("/api/certificate/proposal", { person: school.people[name].id });
		assert.equal(proposed.status, 201, proposed.text);
		if ((await waits("office")).includes("recognition")) {
			const reply = await (await as("office")).post("/api/certificate/recognition", { proposal: proposed.body.proposal });
			assert.equal(reply.status, 201, reply.text);
		}
		const mine = await (await as(name)).get("/api/certificate/mine");
		return mine.body.rows[0].number;
	}
	const verified = number => nobody.get(`/api/certificate/public/${number}`);
	return { due, waits, why, choose, handIn, tryHandIn, settle, certified, hours, certificate, verified };
}
