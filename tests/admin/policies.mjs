/* policies.mjs - a policy of a test's own: a region's, with some values changed. */
import { randomBytes } from "node:crypto";
import { insert, quote, sql } from "../ask.mjs";

/* A value as an office writes it. */
export const ours = (value, more) => ({ value, strength: "rule", origin: "ours", note: "试验", ...more });

/* Gives the new policy's code, for makeSchool({ policy }).  null in changes: 未作规定. */
export async function makePolicy(base, changes = {}) {
	const code = base.slice(0, 8) + randomBytes(6).toString("hex");
	await sql(insert("policy", { code, name: `试验政策${code}` }));
	await addVersion(code, changes, { base });
	return code;
}

/* The latest version of `base` (itself if not named) with changes, as the next one. */
export async function addVersion(code, changes, { base = code, number = 1, on = "2021-01-20" } = {}) {
	await sql(`INSERT INTO policy_version (policy, number, effective_on, rules)
		SELECT p.id, ${number}, ${quote(on)}, JSON_MERGE_PATCH(v.rules, ${quote(JSON.stringify(changes))})
		  FROM policy p, policy b JOIN policy_version v ON v.policy = b.id
		 WHERE p.code = ${quote(code)} AND b.code = ${quote(base)} ORDER BY v.number DESC LIMIT 1`);
}
