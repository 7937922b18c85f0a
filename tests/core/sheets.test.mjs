/* Every list of every program that is also a file, found by --routes: its headings are columns that are there, its words
 * are those of the pages, and it answers whoever may have the list, and nobody else. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { command, holds, nobody, signIn } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { readCsv, readXlsx } from "../tables.mjs";

const programs = ["auth", "admin", "plan", "evidence", "review", "hours", "certificate", "report"];
const routes = [];
for (const program of programs) {
	const { out } = await command(`${process.env.BUILD}/fcgi/${program}/${program}`, ["--routes"]);
	routes.push(...JSON.parse(out).routes.map(route => ({ program, ...route })));
}
const sheets = routes.filter(route => route.sheet);

/* Lists that are no table for an office: what one person reads on her own page, or a form. */
const NONE = ["admin /abilities", "admin /policy", "admin /relations/mine", "admin /team", "review /case/{submission}", "report /inbox",
	"certificate /register/regions", "hours /groups", "hours /programmes", "review /forms/due", "review /forms/group/{group}/{level}"];
await holds("every list with further pages is also a file", () =>
	assert.deepEqual(routes.filter(route => route.method === "GET" && route.fields.some(field => field.name === "after") && !route.sheet)
		.map(route => `${route.program} ${route.path}`).filter(name => !NONE.includes(name)), []));

await holds("every heading is a column of its statement", () => {
	for (const { program, path, sheet, statements } of sheets)
		for (const column of Object.keys(sheet.headings)) {
			const name = column.split(".")[0], made = new RegExp(`AS \`?${name}(_json)?\`?[, )]|AS \`?${name}(_json)?\`?$|[.(]${name}[, )]|'${name}'`);
			assert.ok(statements.some(text => made.test(text)) || ["certifiable", "unmet", "difference"].includes(name), `${program} ${path}: ${column}`);
		}
});
await holds("no two columns of a file have one heading, no two files of a program one name", () => {
	for (const { path, sheet } of sheets)
		assert.equal(new Set(Object.values(sheet.headings)).size, Object.keys(sheet.headings).length, path);
	const names = sheets.map(({ program, sheet }) => program + sheet.file);
	assert.equal(new Set(names).size, names.length);
});
await holds("identifiers are called in files as they are on the pages", () => {
	const read = (text, table, pair) => Object.fromEntries([...text.matchAll(table)].map(([, name, body]) =>
		[name, Object.fromEntries([...body.matchAll(pair)].map(([, key, zh]) => [key, zh]))]));
	const pages = read(readFileSync("web/parts/words.js", "utf8"), /^\t(\w+): \{([^}]*)\}/gm, /"?([\w-]+)"?: "([^"]+)"/g);
	const files = read(readFileSync("fcgi/parts/words.c", "utf8"), /words_(\w+)\[\] = \{([^;]*)\};/g, /\{ "([\w-]+)", "([^"]+)" \}/g);
	const called = { source: "hours_source" };
	let compared = 0;
	for (const [name, words] of Object.entries(files))
		if (pages[called[name] || name]) {
			assert.deepEqual(words, pages[called[name] || name], name);
			compared++;
		}
	assert.ok(compared >= 14);
});

/* --- asked of a real school --------------------------------------------------------------- */

const school = await makeSchool();
const people = {};
for (const key of ["wang", "leader", "panel1", "chair", "manager", "office", "expert", "admin"])
	people[key] = await signIn(school.people[key].login);
const ROLE = { teacher: "wang", leader: "leader", panel: "panel1", chair: "chair", school: "manager", office: "office", expert: "expert", admin: "admin", member: "wang" };
const AT = { school: school.id, teaching_group: school.groups[0], group: school.groups[0], region: school.county, programme: school.programme,
	login: school.people.wang.login };
const asks = ({ name, kind, choices }) => `${name}=${kind === "choice" ? choices.split(" ")[0] : AT[name] || 1}`;
const address = ({ program, path, fields, roles }, more) => {
	let url = `/api/${program}` + path.replace(/\{(\w+)\}/g, (_, name) => AT[name] || 1);
	const asked = fields.filter(field => !field.optional && !path.includes(`{${field.name}}`)).map(asks);
	if (program === "report" && fields.some(field => field.name === "group") && !asked.some(one => /^(school|region)=/.test(one)))
		asked.push(roles[0] === "office" ? "region=" + AT.region : "group=" + AT.group);
	return url + "?" + [...asked, more].join("&");
};

await holds("each is JSON, CSV and .xlsx, or the same refusal, for who may ask", async () => {
	let files = 0;
	for (const route of sheets)
		for (const role of route.roles.slice(0, 2)) {
			const who = people[ROLE[role]], { program, path, sheet } = route, at = `${program} ${path} as ${role}`;
			const [json, csv, xlsx] = [await who.get(address(route, "")), await who.get(address(route, "as=csv")), await who.get(address(route, "as=xlsx"))];
			assert.ok([200, 404, 409].includes(json.status), `${at}: ${json.status} ${json.text}`);
			assert.deepEqual([csv.status, xlsx.status], [json.status, json.status], `${at}: ${csv.text.slice(0, 300)}`);
			if (json.status !== 200 || !json.body)
				continue;
			const [rows, book] = [await readCsv(csv.bytes), await readXlsx(xlsx.bytes)], above = /^单位：/.test((book.rows[1] || [])[0] || "") ? 2 : 0;
			const headings = Object.values(sheet.headings), list = json.body[sheet.rows];
			assert.ok(Array.isArray(list), `${at}: no ${sheet.rows}`);
			assert.ok(rows[0].every(one => headings.includes(one)), `${at}: ${rows[0]}`);
			assert.deepEqual(book.rows[above], rows[0], at);
			if (!json.body.next)
				assert.deepEqual([rows.length, book.rows.length - above], [list.length + 1, list.length + 1], at);
			files++;
		}
	assert.ok(files > 60, `${files} files`);
});
await holds("nobody else gets one", async () => {
	for (const route of sheets) {
		assert.equal((await nobody.get(address(route, "as=xlsx"))).status, 401, route.path);
		if (!route.roles.includes("teacher") && !route.roles.includes("member"))
			assert.equal((await people.wang.get(address(route, "as=xlsx"))).status, 404, route.path);
	}
});
await holds("people of the school: words, not identifiers; a staff number with its zeros", async () => {
	const { rows, kinds } = await readXlsx((await people.manager.get(`/api/admin/people?school=${school.id}&as=xlsx`)).bytes);
	const one = rows.findIndex(row => row[1] === "王一诺");
	assert.deepEqual([rows[one][0], kinds[one][0], rows[one][3], rows[one][5], rows[one][6]], ["002", "s", "教师", "语文组", "是"]);
	assert.equal(rows.find(row => row[1] === "林一然")[7], "教研组长");
});
await holds("how a school stands goes upward below its title, its unit and the day", async () => {
	const { rows, merged } = await readXlsx((await people.manager.get(`/api/report/progress?school=${school.id}&as=xlsx`)).bytes);
	assert.equal(rows[0][0], "进展情况");
	assert.ok(rows[1][0].startsWith(`单位：${school.name}　　日期：`), rows[1][0]);
	assert.equal(merged.length, 2);
	assert.deepEqual(rows[2].slice(0, 5), ["层次", "名称", "在册人数", "免予参加", "应参加"]);
});
