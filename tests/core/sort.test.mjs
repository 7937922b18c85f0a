/* Every list that can be sorted, found by --routes, asked of a county with a school of a hundred and thirty, where many
 * have one name: in each order the same rows, none twice, none left out, page after page; the files in the same order. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { command, signIn } from "../ask.mjs";
import { readCsv } from "../tables.mjs";
import { LISTS } from "./sorted_lists.mjs";
import { makeCrowd } from "./crowd.mjs";

const programs = ["auth", "admin", "plan", "evidence", "review", "hours", "certificate", "report"];
const routes = [];
for (const program of programs) {
	const { out } = await command(`${process.env.BUILD}/fcgi/${program}/${program}`, ["--routes"]);
	routes.push(...JSON.parse(out).routes.map(route => ({ name: `${program} ${route.path}`, ...route })));
}
const words = route => (route.fields.find(field => field.name === "sort") || { choices: "" }).choices.split(" ").filter(Boolean);
const sorted = routes.filter(route => words(route).length > 0);

let crowd;
const people = {};
before(async () => {
	crowd = await makeCrowd();
	for (const key of Object.keys(crowd.people))
		people[key] = await signIn(crowd.people[key].login);
});

test("every list that can be sorted stands here with what each of its orders means", () => {
	assert.deepEqual(Object.keys(LISTS).map(name => name.split(" (")[0]).filter((name, i, all) => all.indexOf(name) === i).sort(),
		sorted.map(route => route.name).sort());
	for (const [name, { orders }] of Object.entries(LISTS))
		for (const word of Object.keys(orders))
			assert.ok(words(sorted.find(route => route.name === name.split(" (")[0])).includes(word), `${name}: ${word}`);
});

const also = (path, more) => path + (path.includes("?") ? "&" : "?") + more;

async function pages(who, path) {
	const rows = [];
	let count = 0, next = null;
	do {
		const { status, body, text } = await who.get(next === null ? path : also(path, "after=" + encodeURIComponent(next)));
		assert.equal(status, 200, `${path}: ${text}`);
		rows.push(...body.rows);
		next = body.next;
		assert.ok(++count < 40, path);
	} while (next !== null);
	return { rows, count };
}

const ascending = (rows, key, at) => rows.slice(1).forEach((row, i) => assert.ok(key.compare(rows[i], row) <= 0,
	`${at}, row ${i + 1}: ${JSON.stringify(rows[i])}\n${JSON.stringify(row)}`));
const as = rows => rows.map(row => JSON.stringify(row)).sort();

/* Jobs work beside us: what was asked counts when the list was the same before and after. */
async function steady(who, path, ask) {
	for (let turn = 0; turn < 30; turn++) {
		const own = await pages(who, path), asked = await ask(), again = await pages(who, path);
		if (JSON.stringify(own.rows) === JSON.stringify(again.rows))
			return [own.rows, asked];
	}
	return assert.fail(path + " never stands still");
}

for (const [name, { who, path, orders, least = 51, alike, column }] of Object.entries(LISTS)) {
	const route = sorted.find(one => one.name === name.split(" (")[0]);
	if (!route)
		continue;
	const ask = word => also(path(crowd), "sort=" + word);

	test(`${name}: each order is what it is called, and has every row once`, async () => {
		for (const [word, compare] of Object.entries(orders)) {
			const [own, { rows }] = await steady(people[who], path(crowd), () => pages(people[who], ask(word)));
			assert.ok(own.length >= least, `${own.length} rows`);
			if (alike !== true)
				assert.equal(alike || new Set(as(own)).size, own.length);
			assert.deepEqual(as(rows), as(own), word);
			ascending(rows, { compare }, word);
			if (word === words(route)[0])
				assert.deepEqual(rows, own, "the first order is the list's own");
		}
	});
	test(`${name}: the file stands in the order that was asked for`, async () => {
		const heading = route.sheet.headings[column];
		for (const word of Object.keys(orders)) {
			const [rows, file] = await steady(people[who], ask(word), async () => readCsv((await people[who].get(also(ask(word), "as=csv"))).bytes));
			assert.deepEqual(file.slice(1).map(line => line[file[0].indexOf(heading)].replace(/^'/, "")), rows.map(row => String(row[column])), word);
		}
	});
	test(`${name}: an unknown order is refused, and so is a page of another order`, async () => {
		const wrong = await people[who].get(ask("elsewise"));
		assert.equal(wrong.status, 422);
		assert.match(wrong.text, /请选择排序/);
		const [first, second] = words(route);
		const { next } = (await people[who].get(ask(first))).body;
		assert.equal(next === null, least < 51);
		if (next === null)
			return;
		const strayed = await people[who].get(also(ask(second), "after=" + encodeURIComponent(next)));
		assert.equal(strayed.status, 422);
		assert.match(strayed.text, /换了排序/);
	});
}

test("the people of a whole region are not sorted by name, but in one school", async () => {
	for (const path of ["/api/report/progress/list?which=members&region=" + crowd.id, "/api/report/late/teachers?region=" + crowd.id,
		"/api/certificate/issued", "/api/certificate/issued?q=" + encodeURIComponent("安"), "/api/certificate/recognitions"]) {
		const { status, text } = await people.office.get(also(path, "sort=name"));
		assert.equal(status, 422, path);
		assert.match(text, /请先选一所学校/);
	}
});
