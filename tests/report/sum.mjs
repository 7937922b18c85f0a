/* sum.mjs - report-sum as a plain command under the stack's settings: await sum(); await sum("--recount"). */
import assert from "node:assert/strict";
import { command, stack, top } from "../ask.mjs";
import { readFileSync } from "node:fs";

const program = (process.env.BUILD || top + "/build") + "/fcgi/report/report-sum";
const settings = () => Object.fromEntries(readFileSync(stack + "/settings", "utf8").split("\n")
	.filter(line => line.includes("=")).map(line => line.split(/=(.*)/s).slice(0, 2)));

export async function sum(...words) {
	const done = await command(program, words, { env: settings() });
	assert.doesNotMatch(done.err, /: bug: |Sanitizer|runtime error/);
	return done;
}
