/* rules.test.mjs - RULES.md says of every requirement of the notices where it is carried out and which test says so. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { holds, top } from "../ask.mjs";

const rows = readFileSync(top + "RULES.md", "utf8").split("\n").filter(line => /^\| [RC]\d+ \|/.test(line))
	.map(line => line.split("|").map(cell => cell.trim()).slice(1, 5)).map(([number, what, where, test]) => ({ number, what, where, test }));
const numbered = (letter, last) => Array.from({ length: last }, (_, n) => letter + (n + 1));
const leftOut = row => row.where.startsWith("left out: ");

await holds("every number of the rule list has one row", () =>
	assert.deepEqual(rows.map(row => row.number).sort(), [...numbered("R", 175), ...numbered("C", 40)].sort()));
await holds("what is carried out names its files, and they are there", () => {
	for (const { number, where } of rows.filter(row => !leftOut(row))) {
		const files = [...where.matchAll(/`([^`]+)`/g)].map(m => m[1]);
		assert.ok(files.length > 0, number);
		for (const file of files)
			assert.ok(existsSync(top + file), `${number}: ${file}`);
	}
});
await holds("and a test that is there, with a sentence that is in it", () => {
	for (const { number, test } of rows.filter(row => !leftOut(row))) {
		const [, file, sentence] = /^`(tests\/[^`]+)`(?: “(.+)”)?$/.exec(test) || assert.fail(`${number}: no test`);
		assert.ok(existsSync(top + file), `${number}: ${file}`);
		assert.ok(!sentence || readFileSync(top + file, "utf8").includes(sentence), `${number}: ${file} does not say “${sentence}”`);
	}
});
await holds("what is left out says why", () => {
	for (const { number, where } of rows.filter(leftOut))
		assert.ok(where.length > 30, number);
});
