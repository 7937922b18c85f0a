// 上限 of 互评: nobody holds more open judgements at once than the policy says, as long as there is somebody else.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { command, holds, says, signIn, sql, stack, top, until } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { policyOf } from "./after.mjs";
import { GOOD, handInAll, rubric, ticks, verdictOf } from "./cases.mjs";

const settings = Object.fromEntries(readFileSync(stack + "/settings", "utf8").trim().split("\n").map(line => line.split(/=(.*)/s)));
const draw = () => until(async () =>
	(await command((process.env.BUILD || top + "/build") + "/fcgi/review/review-draw", [], { env: settings })).code === 0, "the draw");
const drawn = async works => { await draw(); return sql(`SELECT submission, judge FROM drawn WHERE submission IN (${works}) ORDER BY submission`); };
const open = async school => Object.fromEntries((await sql(`SELECT d.judge, COUNT(*) AS n FROM due_peer d
	JOIN submission s ON s.id = d.submission WHERE s.programme = ${school.programme} GROUP BY d.judge`)).map(row => [row.judge, Number(row.n)]));
const ABILITIES = ["A1", "A2", "A3", "A5", "A6", "B1"];

/* Of group 0 only wang and li can be drawn for each other, of group 1 sun, zhou, wu and leader2; the county has one expert. */
const school = await makeSchool(), { people } = school;
await policyOf(school, { peer_cap: 2, peer_k: 1 });
await sql(`UPDATE person SET closed = 1 WHERE id IN (${people.zhao.id}, ${people.qian.id})`);
const works = await handInAll(school, ABILITIES.slice(0, 4).map(ability => [people.wang, { ability }]));
const judges = (await drawn(works)).map(row => Number(row.judge));
await holds("the only colleague of the group has two of four, as many as the cap is", () =>
	assert.equal(judges.filter(id => id === people.li.id).length, 2));
const others = ["sun", "zhou", "wu", "leader2"].map(key => people[key].id);
await holds("the others go to another group, one each", () => {
	const rest = judges.filter(id => id !== people.li.id);
	assert.ok(rest.every(id => others.includes(id)) && new Set(rest).size === 2, judges.join());
});

/* Who has judged is free again. */
const [first] = (await drawn(works)).filter(row => row.judge === String(people.li.id));
const code = (await sql(`SELECT a.code FROM submission s JOIN ability a ON a.id = s.ability WHERE s.id = ${first.submission}`))[0].code;
await says((await signIn(people.li.login)).post(verdictOf(first.submission), { pieces: ticks(await rubric(code), "pass"), remark: GOOD }), 201, "", "she judges one of hers");
const [next] = await handInAll(school, [[people.wang, { ability: ABILITIES[4] }]]);
await holds("and is drawn again, before another group is", async () =>
	assert.deepEqual((await drawn([next])).map(row => Number(row.judge)), [people.li.id]));

/* --- the cap counts what one owes in all ---------------------------------------------------------- */

const more = await handInAll(school, [...ABILITIES.slice(0, 6).map(ability => [people.sun, { ability, group: 1 }])]);
await drawn(more);
await holds("nobody holds more than the cap, whoever's works they are", async () => {
	const load = await open(school);
	assert.ok(Object.values(load).every(n => n <= 2), JSON.stringify(load));
});

/* --- when all hold as many ------------------------------------------------------------------------- */

const tight = await makeSchool();
await policyOf(tight, { peer_cap: 1, peer_k: 1 });
await sql(`UPDATE person SET closed = 1 WHERE id IN (${["zhao", "qian", "sun", "zhou", "wu", "leader2", "panel2", "head", "cio", "manager"].map(key => tight.people[key].id)})`);
const three = await handInAll(tight, ABILITIES.slice(0, 3).map(ability => [tight.people.wang, { ability }]));
await holds("when everybody holds as many as the cap, somebody is drawn all the same, for nobody may be stuck", async () => {
	const got = (await drawn(three)).map(row => Number(row.judge));
	assert.equal(got.length, 3);
	assert.ok(got.includes(tight.people.li.id) && got.includes(tight.people.expert.id));
});

/* --- without a cap ------------------------------------------------------------------------------------ */

const free = await makeSchool();
await policyOf(free, { peer_cap: null, peer_k: 1 });
await sql(`UPDATE person SET closed = 1 WHERE id IN (${free.people.zhao.id}, ${free.people.qian.id})`);
const all = await handInAll(free, ABILITIES.map(ability => [free.people.wang, { ability }]));
await holds("where the policy names none (未作规定), the colleague of the group has them all", async () =>
	assert.deepEqual([...new Set((await drawn(all)).map(row => Number(row.judge)))], [free.people.li.id]));
