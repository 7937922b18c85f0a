/* typing.test.mjs - what is typed is on the server until it is handed in, and nobody else's to read. */
import assert from "node:assert/strict";
import { command, holds, insert, nobody, says, signIn, sql, top } from "../ask.mjs";
import { settings } from "../evidence/hand.mjs";
import { makeSchool } from "../school.mjs";
import { readCsv } from "../tables.mjs";

const school = await makeSchool();
const { people } = school;
const wang = await signIn(people.wang.login), li = await signIn(people.li.login), admin = await signIn(people.admin.login);

const at = place => "/api/auth/typing/" + place;
const typed = (...entries) => ({ title: "评价材料", address: "/review/case.html?submission=12", content: entries });
const prose = (name, text) => ({ name, text });
const sweep = () => command((process.env.BUILD || top + "/build") + "/fcgi/auth/auth-sweep", [], { env: settings() });
const places = async who => (await who.get("/api/auth/typing")).body.rows.map(one => one.place);

await holds("where nothing is typed yet there is version 0, to begin with", async () => {
	const { status, body, headers } = await wang.get(at("review.case.12.peer"));
	assert.deepEqual([status, body.version, body.content, headers.etag], [200, 0, null, '"0"']);
});

const content = [prose("remark", "写到一半\n还有一行"), { name: "pieces/0/ticks", json: "[3,4]" }];
await says(wang.put(at("review.case.12.peer"), typed(...content), 0), 204, "", "what she types is kept");
await holds("and comes back as it was, on whatever device", async () => {
	const { body, headers } = await (await signIn(people.wang.login)).get(at("review.case.12.peer"));
	assert.deepEqual(body.content, content);
	assert.equal(headers.etag, '"1"');
});
await says(wang.put(at("review.case.12.peer"), typed(prose("remark", "另一页写的")), 0), 412, "", "a second tab that began with nothing does not overwrite it");
await says(wang.put(at("review.case.12.peer"), typed(prose("remark", "接着写")), 1), 204, "", "who has read it goes on");
await says(wang.put(at("review.case.12.peer"), typed(prose("remark", "旧的一页")), 1), 412, "", "and a tab that has read an older one does not");
await says(wang.put(at("review.case.12.peer"), typed(prose("remark", "x"))), 428, "", "nobody saves without saying what was read");

await holds("nobody else reads it, an administrator neither", async () => {
	for (const other of [li, admin]) {
		assert.equal((await other.get(at("review.case.12.peer"))).body.content, null);
		assert.deepEqual(await places(other), []);
	}
	assert.equal((await nobody.get(at("review.case.12.peer"))).status, 401);
	assert.equal((await nobody.get("/api/auth/typing")).status, 401);
});
await holds("what another types at a place of the same name is the other's", async () => {
	assert.equal((await li.put(at("review.case.12.peer"), typed(prose("remark", "李老师的")), 0)).status, 204);
	assert.equal((await li.del(at("review.case.12.peer"))).status, 204);
	assert.equal((await wang.get(at("review.case.12.peer"))).body.content[0].text, "接着写");
});
await holds("nor does any other program", async () => assert.deepEqual(await sql(`SELECT DISTINCT grantee FROM information_schema.table_privileges
	WHERE table_schema = 'weinengli' AND table_name = 'typing'`), [{ grantee: "'weinengli_auth'@'localhost'" }]));
await holds("the journal has nothing of it", async () => assert.deepEqual(
	await sql(`SELECT action FROM journal WHERE actor IN (${people.wang.id}, ${people.li.id}) AND action LIKE '%typing%'`), []));

await says(wang.put(at("review.case.12!"), typed(), 0), 422, "位置只能用字母", "a place is a checked code");
await says(wang.put(at("a.1"), { ...typed(), address: "//evil.example" }, 0), 422, "页面地址须在本系统内", "the way back leads to a page of ours");
await says(wang.put(at("a.1"), { ...typed(), address: "javascript:alert(1)" }, 0), 422, "页面地址须在本系统内", "and runs nothing");
await says(wang.put(at("a.1"), typed(prose("remark", "\u0007")), 0), 422, "不能用的字符", "controls are refused as when it is handed in");
await says(wang.put(at("a.1"), typed({ name: "a", other: "x" }), 0), 422, "", "what is no field of an entry is refused");
await says(wang.put(at("a.1"), typed(prose("a", "字".repeat(30000)), prose("b", "字".repeat(5000))), 0), 413, "", "more than 96 KB is too much");
await says(wang.put(at("plan.region.1.region_plan.0"), typed(prose("text", "字".repeat(20000))), 0), 204, "", "a region's document, the longest form, fits");
await says(wang.del(at("plan.region.1.region_plan.0")), 204, "", "handed in, it is gone");
await says(wang.del(at("plan.region.1.region_plan.0")), 204, "", "and gone again does no harm");
await holds("nothing of it is left", async () => assert.deepEqual(await places(wang), ["review.case.12.peer"]));

await holds("her list names page, time and words, as a file, too", async () => {
	assert.equal((await wang.put(at("plan.personal.0"), { title: "个人研修计划", address: "/plan/personal-plan.html",
		content: [prose("content/start", "用得少"), prose("content/plan", "=学三个"), { name: "x", json: "[1]" }] }, 0)).status, 204);
	const { body } = await wang.get("/api/auth/typing");
	assert.deepEqual(body.rows.map(one => [one.place, one.title, one.address, one.text]), [
		["plan.personal.0", "个人研修计划", "/plan/personal-plan.html", "用得少\n=学三个"],
		["review.case.12.peer", "评价材料", "/review/case.html?submission=12", "接着写"]]);
	const lines = await readCsv((await wang.get("/api/auth/typing?as=csv")).bytes);
	assert.deepEqual(lines.map(line => [line[0], line[2]]).slice(0, 2), [["页面", "内容"], ["个人研修计划", "用得少\n=学三个"]]);
});

await holds("one keeps a hundred, no more, and is told so", async () => {
	await sql(insert("typing", ...Array.from({ length: 100 }, (_, n) => ({ person: people.zhao.id, place: "full." + n, title: "t", address: "/", content: "[]" }))));
	const zhao = await signIn(people.zhao.login);
	const { status, body } = await zhao.put(at("full.100"), typed(), 0);
	assert.deepEqual([status, body.detail], [409, "没有写完的内容最多保存100份，请先提交或清除几份（本系统默认）"]);
	assert.equal((await zhao.put(at("full.7"), typed(prose("a", "b")), 1)).status, 204);
	assert.equal((await zhao.del(at("full.8"))).status, 204);
	assert.equal((await zhao.put(at("full.100"), typed(), 0)).status, 204);
});

await sql(`UPDATE typing SET at = at - INTERVAL 31 DAY WHERE person = ${people.wang.id} AND place = 'plan.personal.0';
	UPDATE typing SET at = at - INTERVAL 29 DAY WHERE person = ${people.wang.id} AND place LIKE 'review%';
	UPDATE person SET closed = 1 WHERE id = ${people.zhao.id}`);
const swept = await sweep();
await holds("a sweep ends well", () => assert.equal(swept.code, 0, swept.err));
await holds("what lay for thirty days is gone, what is younger stays", async () => assert.deepEqual(await places(wang), ["review.case.12.peer"]));
await holds("and of a closed record nothing stays", async () => assert.deepEqual(
	await sql(`SELECT place FROM typing WHERE person = ${people.zhao.id}`), []));
