/* words.test.mjs - a letter calls what waits by the same word as the page. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { holds, top } from "../ask.mjs";

const between = (file, from, to) => readFileSync(top + "/" + file, "utf8").split(from)[1].split(to)[0];
const pairs = (text, one) => Object.fromEntries([...text.matchAll(one)].map(found => [found[1], found[2]]));

holds("every act has one word, in letters and on pages", () => {
	const page = pairs(between("web/parts/words.js", "todo: {", "}"), /(\w+): "([^"]+)"/g);
	assert.ok(Object.keys(page).length > 15);
	assert.deepEqual(pairs(between("fcgi/report/letter.c", "acts[] = {", "};"), /\{ "(\w+)", "([^"]+)" \}/g), page);
});
