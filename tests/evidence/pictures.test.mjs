/* pictures.test.mjs - several pictures of one piece: in her order, nine at most, and wherever the piece is read, all of them. */
import assert from "node:assert/strict";
import { command, holds, says, signIn, sql, top } from "../ask.mjs";
import { rubric, ticks, verdictOf } from "../review/cases.mjs";
import { policyOf } from "../review/after.mjs";
import { makeSchool } from "../school.mjs";
import { allTicks, choose, handIn, settings, sha256, upload, work } from "./hand.mjs";
import { docx, film, painting, unzip } from "./makers.mjs";
import { photo, says as tells } from "./traces.mjs";

const school = await makeSchool(), { people } = school;
await policyOf(school, { anonymous_peers: true });
const at = key => signIn(people[key].login);
const wang = await at("wang"), leader = await at("leader"), ids = await choose(school, people.wang, "A2", "A1");
const [plan, works] = (await work(wang, ids.A2)).requirements;

const bytes = [1, 2, 3].map(n => photo(people.wang.name + n).whole), names = ["王一诺一.jpg", "王一诺二.jpg", "王一诺三.jpg"], tokens = [];
for (const [n, name] of names.entries())
	tokens.push((await upload(wang, name, bytes[n])).token);
const letter = (await upload(wang, "设计.docx", docx())).token;

let version = 0;
const pieces = given => [{ requirement: plan.requirement, ticks: allTicks(plan), upload: letter },
	{ requirement: works.requirement, ticks: allTicks(works), ...given }];
async function save(given) {
	const reply = await wang.put(`/api/evidence/draft/${ids.A2}`, { pieces: pieces(given) }, version);
	version += reply.status === 204;
	return reply;
}

/* --- what may stand together ------------------------------------------------------------------- */

await says(save({ upload: tokens[0], more: Array.from({ length: 9 }, (_, n) => String(n).repeat(32)) }), 422, "一项材料最多交9张图片（本系统默认）", "ten pictures are one too many, and whose number it is is said");
await says(save({ more: tokens.slice(1) }), 422, "请先放第一张图片", "others without the first are no draft");
const refused = async (given, words, sentence) => {
	await says(save(given), 204, "", "a draft may be wrong");
	await says(handIn(wang, ids.A2, version), 422, words, sentence);
};
await refused({ upload: tokens[0], more: [letter] }, "只有图片可以交几张，其他文件只交一个（本系统默认）", "a document beside a picture is refused, and the piece named");
await refused({ upload: letter, more: [tokens[0]] }, "只有图片可以交几张", "and a picture beside a document");
await refused({ upload: tokens[0], more: [(await upload(wang, "另一个名字.jpg", bytes[0])).token] }, "有两张相同的图片，请删去一张", "the same picture twice is refused, whatever it is called");
await refused({ upload: tokens[0], more: ["f".repeat(32)] }, "有图片没有传完，请重新上传", "so is one that is not there");
const others = (await upload(await at("li"), "别人的.jpg", photo("x").whole)).token;
await refused({ upload: tokens[0], more: [others] }, "有图片没有传完", "or that is a colleague's");
const animated = (await upload(wang, "动图.gif", Buffer.from("47494638396101000100800000ff0000ffffff2c00000000010001000002024401003b", "hex"))).token;
await refused({ upload: tokens[0], more: [animated] }, "作者信息去不掉", "one that can't be had without names is refused where names are hidden");

/* --- handed in ------------------------------------------------------------------------------------ */

await says(save({ upload: tokens[2], more: [tokens[0], tokens[1]] }), 204, "", "three pictures in an order of her own");
await holds("the draft knows all of them", async () =>
	assert.deepEqual((await work(wang, ids.A2)).uploads.map(one => one.name).sort(), ["设计.docx", ...names].sort()));
const painted = await upload(wang, "作品.png", painting(2400, 1200, [40, 90, 160]));
const small = await says(wang.get(painted.path + "/preview"), 200, "", "she sees a smaller one before she hands it in");
await holds("a JPEG", () => assert.equal(small.headers["content-type"], "image/jpeg"));
await says((await at("li")).get(painted.path + "/preview"), 404, "", "which nobody else does");
const { submission } = (await says(handIn(wang, ids.A2, version), 201, "", "and the work is handed in")).body;
const path = (number, as = "file") => `/api/evidence/${as}/${submission}/${works.requirement}` + (number ? "?number=" + number : "");
await holds("in her order", async () => {
	const { latest } = await work(wang, ids.A2), piece = latest.pieces.find(one => one.requirement === works.requirement);
	assert.deepEqual([piece.name, piece.more.map(one => [one.number, one.name, one.type, one.size])],
		[names[2], [[2, names[0], "image/jpeg", bytes[0].length], [3, names[1], "image/jpeg", bytes[1].length]]]);
	for (const [number, n] of [[0, 2], [1, 2], [2, 0], [3, 1]])
		assert.equal(sha256((await wang.get(path(number))).bytes), sha256(bytes[n]), number);
});
await says(wang.get(path(4)), 404, "", "beyond the last there is nothing");
await says(wang.get(path(10)), 422, "", "nor beyond nine");
await says((await at("qian")).get(path(2)), 404, "", "who does not judge it gets none of them");

/* --- who judges it ----------------------------------------------------------------------------------- */

await sql(`INSERT INTO draw (submission, round, seed, candidates, needed) VALUES (${submission}, 1, REPEAT('0', 32), '[]', 1) ON DUPLICATE KEY UPDATE needed = 1;
	DELETE FROM drawn WHERE submission = ${submission};
	INSERT INTO drawn (draw, submission, author, judge, due_at) SELECT id, submission, ${wang.id}, ${people.li.id}, UTC_TIMESTAMP(6) + INTERVAL 7 DAY
	  FROM draw WHERE submission = ${submission} AND round = 1`);
const li = await at("li");
const blind = await says(li.get(`/api/review/case/${submission}`), 200, "", "an anonymous peer reads the case");
await holds("all pictures are there, and none by the name she gave it", () => {
	const piece = blind.body.pieces.find(one => one.requirement === works.requirement);
	assert.deepEqual(piece.more.map(one => [one.number, one.name]), [[2, works.title], [3, works.title]]);
	assert.ok(!blind.text.includes(people.wang.name));
});
for (const number of [1, 2, 3]) {
	const reply = await says(li.get(path(number)), 200, "", `the peer gets picture ${number}`);
	await holds(`without a name in it or beside it (${number})`, () => {
		assert.ok(!tells(reply.bytes, people.wang.name) && !JSON.stringify(reply.headers).includes(encodeURIComponent("王一诺")));
		assert.equal(reply.headers["last-modified"], undefined);
	});
}
await says(li.post(verdictOf(submission), { pieces: ticks(await rubric("A2"), "pass"), remark: "照片齐全，与设计一致。" }), 201, "", "the piece is judged as one");
await holds("who judges by name reads their names", async () => {
	const piece = (await leader.get(`/api/review/case/${submission}`)).body.pieces.find(one => one.requirement === works.requirement);
	assert.deepEqual([piece.name, ...piece.more.map(one => one.name)], [names[2], names[0], names[1]]);
});

/* --- wherever pieces are read ---------------------------------------------------------------------------- */

await holds("the school's archive has each picture by its place", async () => {
	const found = unzip((await (await at("manager")).get(`/api/evidence/archive/${school.id}`)).bytes);
	const mine = Object.entries(found).filter(([name]) => name.includes(" " + works.title)).map(([name, content]) => [name.split("/").pop(), sha256(content)]).sort();
	assert.deepEqual(mine, [[`2 ${works.title} ${names[2]}`, sha256(bytes[2])], [`2 ${works.title}（2） ${names[0]}`, sha256(bytes[0])],
		[`2 ${works.title}（3） ${names[1]}`, sha256(bytes[1])]].sort());
});
await holds("a sweep leaves what was handed in, though no upload names it any more", async () => {
	await sql(`DELETE FROM upload WHERE token IN ('${tokens.join("','")}');
		UPDATE file SET stored_at = stored_at - INTERVAL 9 DAY WHERE sha256 IN (${bytes.map(one => `UNHEX('${sha256(one)}')`)})`);
	const { code, err } = await command((process.env.BUILD || top + "/build") + "/fcgi/evidence/evidence-sweep", [], { env: settings() });
	assert.equal(code, 0, err);
	for (const number of [1, 2, 3])
		assert.equal((await wang.get(path(number))).status, 200);
});
await holds("a version that was handed in can't be given another picture", async () => {
	const reply = await sql(`INSERT INTO piece_picture SELECT submission, requirement, 10, file, name FROM piece_picture WHERE submission = ${submission} AND number = 2`).catch(error => String(error));
	assert.match(String(reply), /CONSTRAINT|Duplicate/);
});

/* --- 代填 --------------------------------------------------------------------------------------------------- */

const behalf = `/api/evidence/behalf/${wang.id}/${ids.A1}`, [first] = (await leader.get(behalf)).body.requirements;
const given = [];
for (const n of [1, 2, 3])
	given.push((await upload(leader, `扫描${n}.jpg`, photo("x").whole)).token);
await says(leader.put(behalf, { pieces: [{ requirement: first.requirement, upload: given[0], more: given.slice(1) }], note: "" }, 0), 204, "", "a leader enters three pictures for a colleague");
await says(leader.post(behalf + "/give", { draft: 1 }), 204, "", "and gives them to her");
await says(wang.post(`/api/evidence/behalf/${(await work(wang, ids.A1)).entered[0].on_behalf}/answer`, { taken: true }), 204, "", "who takes them");
await holds("they are hers, in the same order", async () => {
	const { pieces: [piece], uploads } = await work(wang, ids.A1), mine = [piece.upload, ...piece.more];
	assert.deepEqual(mine.map(token => uploads.find(one => one.upload === token).name), ["扫描1.jpg", "扫描2.jpg", "扫描3.jpg"]);
	assert.ok(mine.every(token => !given.includes(token)));
});

/* A film stays one, also where anything may be given. */
const movie = (await upload(wang, "课.mp4", film(3000))).token, now = await work(wang, ids.A1);
await wang.put(`/api/evidence/draft/${ids.A1}`, { pieces: [{ requirement: first.requirement, ticks: allTicks(first), upload: movie, more: [painted.token] }], note: "" }, now.version);
await says(handIn(wang, ids.A1, now.version + 1), 422, "其他文件只交一个", "a film and a picture are two files");
