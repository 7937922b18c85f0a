/* register.test.mjs - batches for the province's system, and what comes back (R118, R120). */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { holds, says, signIn, sql } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { makeOffer, makeReady } from "./ready.mjs";
import { readXlsx } from "../tables.mjs";

const school = await makeOffer();
const elsewhere = await makeSchool();
const { people, county } = school;
const at = (key, where = school) => signIn(where.people[key].login);
const [panel, office, foreign] = [await at("panel1"), await at("office"), await at("office", elsewhere)];
await sql(`UPDATE person SET name = '=王"一诺' WHERE id = ${people.wang.id}`);

const numbers = {};
for (const key of ["wang", "li"]) {
	await makeReady(school, people[key]);
	const { proposal } = (await panel.post("/api/certificate/proposal", { person: people[key].id })).body;
	numbers[key] = (await office.post("/api/certificate/recognition", { proposal })).body.number;
}
const make = who => who.post("/api/certificate/register", { region: county });
const file = (who, batch) => who.get(`/api/certificate/register/${batch}`);
const receive = (who, batch, text, more) => who.change("POST", `/api/certificate/register/${batch}/receipts`, Buffer.isBuffer(text) ? text : Buffer.from(text),
	{ "Content-Type": "text/csv", "Idempotency-Key": randomBytes(12).toString("hex"), ...more });

await says(office.get("/api/certificate/register/regions"), 200, `"region":${county}`, "an office sees for which regions it reports");
await says(make(foreign), 404, [], "another county's office makes no batch of ours");
await says(make(panel), 404, [], "nor does a school");
const { batch } = (await says(make(office), 201, '"rows":2', "the office makes a batch of what is new")).body;
await says(make(office), 409, "都已上报", "and no second one of the same");
const sent = await says(file(office, batch), 200, [numbers.wang, numbers.li, "新发", "A1、A3、A5", "\"证书编号\",\"类别\""], "the batch is a file");
await holds("that a spreadsheet opens as it is meant: UTF-8 marked, no formula, a staff number a text", () => {
	assert.match(sent.headers["content-type"], /text\/csv/);
	assert.match(sent.headers["content-disposition"], /register\.csv/);
	assert.ok(sent.text.startsWith("\ufeff"));
	assert.ok(sent.text.includes(`"'=王""一诺"`));
	assert.ok(sent.text.includes(`"'002"`), sent.text);
	assert.ok(sent.text.includes(',20.00,30.00,50.00,'), sent.text);
});
const book = await readXlsx((await office.get(`/api/certificate/register/${batch}?as=xlsx`)).bytes);
await holds("and as a workbook below its title, the office's unit and the day", () => {
	assert.equal(book.rows[0][0], "教师信息技术应用能力认定结果登记表");
	assert.match(book.rows[1][0], new RegExp(`^单位：试验县${school.code}　　日期：`));
	assert.deepEqual(book.rows[2].slice(0, 5), ["证书编号", "类别", "原证书编号", "姓名", "工号"]);
	const row = book.rows.find(cells => cells[0] === numbers.wang);
	assert.deepEqual([row[3], row[4], row[8], row[10]], ['=王"一诺', "002", "20", "50"]);
});
await says(file(foreign, batch), 404, [], "which another county's office does not get");

/* --- what comes back --- */

await says(receive(office, batch, "a,b\nx,收下,\n"), 422, "第2行第一格不是证书编号", "receipts name certificates");
await says(receive(office, batch, `${numbers.wang},maybe,\n${numbers.li},退回,\n`), 422, ["第1行第二格应写", "第2行退回的没有写理由"], "every wrong line is named at once");
await says(receive(office, batch, `${numbers.wang},收下,\n${numbers.wang},收下,\n`), 422, "第2行的证书编号前面已经有了", "a number stands once");
await says(receive(office, batch, `${"0".repeat(20)},收下,\n`), 422, "不在这一批里", "and only numbers of the batch");
await says(receive(office, batch, "证书编号,结果\n\"x"), 422, "引号不成对", "a broken file is taken not at all");
await says(receive(office, batch, ""), 422, "没有回执", "nor an empty one");
await says(receive(foreign, batch, `${numbers.wang},收下,\n`), 404, [], "nor one from another county's office");
const answer = Buffer.concat([Buffer.from("\ufeff证书编号,结果,理由\r\n"), Buffer.from(`'${numbers.wang},accepted,\r\n${numbers.li},退回,"姓名与身份不符"\r\n`)]);
await says(receive(office, batch, answer), 201, '"taken":2', "accepted and rejected lines are taken");
await says(receive(office, batch, answer), 422, "已经有回执", "once");
await says(office.get("/api/certificate/register"), 200, ['"rows":2', '"accepted":1', '"rejected":1'], "the list of batches counts them");
await says(office.get(`/api/certificate/register/${batch}/rejected`), 200, [numbers.li, "姓名与身份不符"], "what was rejected is listed, with the reason, to be mended");
const second = (await says(make(office), 201, '"rows":1', "and goes with the next batch")).body.batch;
await says(file(office, second), 200, numbers.li, "that one and no other");

/* --- corrected, revoked --- */

await receive(office, second, `${numbers.li},收下,\n`);
const { number } = (await office.post("/api/certificate/replacement", { number: numbers.wang, reason: "姓名登记有误" })).body;
await office.post("/api/certificate/revocation", { number: numbers.li, reason: "材料经核查系他人所作" });
const third = (await says(make(office), 201, '"rows":2', "what was corrected and what was revoked goes, too")).body.batch;
await says(file(office, third), 200, [`"${number}","更正","${numbers.wang}"`, `"${numbers.li}","撤销"`, "系他人所作"], "with the old number, or the reason");
await says(make(office), 409, "都已上报", "once each");
const issued = async which => (await office.get("/api/certificate/issued" + which)).body.rows.map(row => [row.number, row.state]);
await holds("the list of what was issued has each as it stands, the newest first", async () =>
	assert.deepEqual(await issued(""), [[number, "valid"], [numbers.li, "revoked"]]));
await holds("and by state and school", async () => assert.deepEqual(
	await Promise.all(["?state=valid", "?state=revoked", "?state=replaced", `?school=${school.id}&state=revoked`, `?school=${elsewhere.id}`].map(issued)),
	[[[number, "valid"]], [[numbers.li, "revoked"]], [[number, "valid"]], [[numbers.li, "revoked"]], []]));
await holds("and by the beginning of a name, in a school by any part of it, by ability and by group", async () => {
	const here = `?school=${school.id}`, q = text => "q=" + encodeURIComponent(text);
	assert.deepEqual(await Promise.all(["?" + q("=王"), "?" + q("一诺"), "?" + q("%"), `${here}&${q("一诺")}`, `${here}&${q("二")}&state=valid`].map(issued)),
		[[[number, "valid"]], [], [], [[number, "valid"]], []]);
	assert.deepEqual(await Promise.all(["?ability=A1", "?ability=C9", `${here}&ability=A1`, `${here}&group=${school.groups[1]}`].map(issued)),
		[[[number, "valid"], [numbers.li, "revoked"]], [], [[number, "valid"], [numbers.li, "revoked"]], []]);
	assert.equal((await issued(`${here}&group=${school.groups[0]}`)).length, 2);
	assert.deepEqual((await office.get("/api/certificate/issued")).body.rows.map(row => row.group), ["语文组", "语文组"]);
});
await says(office.get(`/api/certificate/issued?group=${school.groups[0]}`), 422, "请先选学校", "a group is one of a school");
await says(foreign.get(`/api/certificate/issued?school=${school.id}`), 200, '"rows":[]', "another county's office sees none of ours");
await says(panel.get("/api/certificate/issued"), 404, [], "nor does a school");
await holds("two offices that ask at once get one batch", async () => {
	await makeReady(school, people.zhao);
	const { proposal } = (await panel.post("/api/certificate/proposal", { person: people.zhao.id })).body;
	await office.post("/api/certificate/recognition", { proposal });
	const answers = await Promise.all(Array.from({ length: 4 }, () => make(office)));
	assert.deepEqual(answers.map(one => one.status).sort(), [201, 409, 409, 409]);
	assert.equal((await sql(`SELECT COUNT(*) AS n FROM register_row w JOIN certificate c ON c.id = w.certificate WHERE c.person = ${people.zhao.id}`))[0].n, "1");
});
