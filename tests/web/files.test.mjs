/* What every file of web/ keeps to, seen without a browser. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { parse } from "acorn";

const WEB = fileURLToPath(new URL("../../web", import.meta.url));
const LIMIT = 60 * 1024;

function files(folder) {
	return fs.readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
		const name = path.join(folder, entry.name);
		if (entry.isDirectory())
			return ["node_modules", "vendor"].includes(entry.name) ? [] : files(name);
		return [name];
	});
}
const all = files(WEB);
const scripts = all.filter(name => name.endsWith(".js"));
const pages = all.filter(name => name.endsWith(".html"));
const read = name => fs.readFileSync(name, "utf8");
const short = name => path.relative(WEB, name);

const imports = name => parse(read(name), { ecmaVersion: 2018, sourceType: "module" }).body
	.filter(node => node.source).map(node => node.source.value);

/* A page's module and everything it imports, each once. */
function loaded(name, seen = new Set()) {
	if (seen.has(name))
		return seen;
	seen.add(name);
	imports(name).forEach(next => loaded(path.resolve(path.dirname(name), next), seen));
	return seen;
}

test("every script is ES2018, so that Chrome 69 reads it", () => {
	for (const name of scripts)
		assert.doesNotThrow(() => parse(read(name), { ecmaVersion: 2018, sourceType: "module" }), short(name));
});

test("no script calls what Chrome 69 lacks", () => {
	const later = /\b(replaceAll|fromEntries|matchAll|allSettled|flatMap|structuredClone|randomUUID|globalThis|trimEnd|toSorted|toReversed|findLast)\b|\.flat\(|\.at\(|\.replaceChildren\(|\.any\(/;
	for (const name of scripts)
		assert.doesNotMatch(read(name), later, short(name));
});

test("the style sheet uses nothing that Chrome 69 lacks", () => {
	const text = read(path.join(WEB, "parts/style.css")).replace(/\/\*[^]*?\*\//g, "");
	assert.doesNotMatch(text, /:focus-visible|:has\(|:is\(|:where\(|\binset:|\bmin\(|\bmax\(|\bclamp\(|aspect-ratio|@layer|@container|&/);
	for (const rule of text.match(/{[^{}]*}/g))
		assert.ok(!/display: (inline-)?flex/.test(rule) || !/\bgap:/.test(rule), "gap in a flex box: " + rule);
});

test("imports are relative and lead to a file", () => {
	for (const name of scripts)
		for (const next of imports(name)) {
			assert.match(next, /^\.\.?\//, short(name));
			assert.ok(fs.existsSync(path.resolve(path.dirname(name), next)), short(name) + ": " + next);
		}
});

test("no inline script or style, so that the strict CSP holds", () => {
	for (const name of pages) {
		assert.doesNotMatch(read(name), /<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)/, short(name));
	}
	for (const name of scripts)
		assert.doesNotMatch(read(name), /\sstyle=|innerHTML(?! =)|dangerouslySetInnerHTML|\beval\(|new Function/, short(name));
});

test("pages differ only in title, module and what they ask for ahead", () => {
	const plain = text => text.replace(/<title>[^<]*<\/title>/, "").replace(/type="module" src="[^"]*"/, "").replace(/ data-ask="[^"]*"/, "")
		.replace(/(src|href)="(\.\.\/)*/g, '$1="');
	const model = plain(read(path.join(WEB, "index.html")));
	for (const name of pages.filter(page => short(page) !== "404.html"))
		assert.equal(plain(read(name)), model, short(name));
});

test("every link to a page leads to a page", () => {
	for (const name of [...scripts, ...pages])
		for (const [address] of read(name).matchAll(/(?<=["'(])\/[a-z-]*\/?[a-z-]+\.html/g))
			assert.ok(fs.existsSync(path.join(WEB, address)), short(name) + ": " + address);
});

test("a page with all that it loads is under 60 KB before charts", () => {
	const weight = name => gzipSync(fs.readFileSync(name)).length;
	const css = weight(path.join(WEB, "parts/style.css"));
	for (const name of pages.filter(page => read(page).includes('type="module"'))) {
		const module = read(name).match(/type="module" src="([^"]+)"/)[1];
		const sum = [...loaded(path.resolve(path.dirname(name), module))].reduce((n, one) => n + weight(one), css + weight(name));
		assert.ok(sum < LIMIT, short(name) + ": " + sum + " bytes");
	}
});
