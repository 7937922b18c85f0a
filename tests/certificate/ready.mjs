/* ready.mjs - a school whose offer is filed, and teachers who lack nothing, written as rows. */
import { insert, sql } from "../ask.mjs";
import { choose } from "../evidence/hand.mjs";
import { complete, filed } from "../plan/package.mjs";
import { handIn } from "../review/cases.mjs";
import { makeSchool } from "../school.mjs";

/* 乐至: three abilities out of two dimensions or more, 20 + 30 hours, a recording. */
export const ABILITIES = ["A1", "A3", "A5"];

export async function makeOffer(options) {
	const school = await makeSchool(options);
	await filed(school, complete({ offer: ["A1", "A3", "A5", "A6"] }));
	return school;
}

/* The work is signed with this grade. */
export async function certify(school, person, ability, grade = "pass") {
	const submission = await handIn(school, person, { ability, drawn: [] });
	await sql(insert("signature", { submission, author: person.id, chair: school.people.chair.id === person.id ? school.people.panel1.id : school.people.chair.id,
		grade, votes: 3 }));
}

const entry = (school, person, kind, hundredths) => ({ programme: school.programme, person: person.id, kind,
	hundredths, happened_on: "2026-01-10", note: "试验", document: "试验文件", entered_by: school.people.office.id });
export const hours = (school, person, kind, hundredths) => sql(insert("hours_entry", entry(school, person, kind, hundredths)));

/* The latest such entry loses some of it. */
export const takeBack = async (school, person, kind, hundredths) => {
	const [{ id }] = await sql(`SELECT MAX(id) AS id FROM hours_entry WHERE person = ${person.id} AND kind = '${kind}' AND hundredths > 0`);
	return sql(insert("hours_entry", { ...entry(school, person, kind, -hundredths), corrects: id }));
};

/* Everything that the policy asks. */
export async function makeReady(school, person) {
	await choose(school, person, ...ABILITIES);
	for (const code of ABILITIES)
		await certify(school, person, code, code === "A5" ? "excellent" : "pass");
	await certify(school, person, "recording");
	await hours(school, person, "online", 2000);
	await hours(school, person, "research", 1000);
}
