/* above.mjs - a city above counties of school.mjs, with an office: { id, office: { id, login } }. */
import { randomBytes, randomInt } from "node:crypto";
import { insert, sql } from "../ask.mjs";

export async function makeCity(...counties) {
	const code = randomBytes(4).toString("hex"), id = randomInt(2 ** 21, 2 ** 22) * 2 ** 20;
	const office = { id, login: code + "-city", name: "市项目办" };
	await sql("START TRANSACTION;\n" + insert("region", { id, parent: null, kind: "city", name: "试验市" + code }) +
		insert("region_within", { region: id, ancestor: id }, ...counties.map(one => ({ region: one.county, ancestor: id }))) +
		counties.map(one => `UPDATE region SET parent = ${id} WHERE id = ${one.county};\n`).join("") +
		insert("person", office) + insert("role", { id, person: office.id, kind: "office", region: id, since: "2020-09-01" }) + "COMMIT;\n");
	return { id, office };
}
