/* Each rule that can be unmet before a certificate has a button, to a page that is there. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import test from "node:test";
import { mends } from "../../web/certificate/mends.js";

const at = path => new URL("../../" + path, import.meta.url);
const rules = ["eligible", "hours"].map(name => readFileSync(at(`fcgi/rules/${name}.c`), "utf8")).join("")
	.match(/"(eligible|hours)\.[a-z_]+"/g).map(quoted => quoted.slice(1, -1));

test("every rule of the certificate has where it is mended", () => {
	assert.ok(rules.length > 15);
	for (const rule of new Set(rules)) {
		assert.ok(mends(rule), rule);
		assert.ok(existsSync(at("web" + mends(rule)[1])), rule);
	}
});
