/* file.test.mjs - who may see what was handed in, and how it leaves. */
import assert from "node:assert/strict";
import { holds, insert, nobody, says, signIn, sql } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { choose, handIn, prepare, sha256, upload } from "./hand.mjs";
import { docx, film, picture } from "./makers.mjs";

const school = await makeSchool();
const elsewhere = await makeSchool();
const at = (where, key) => signIn(where.people[key].login);
const wang = await at(school, "wang");
const ids = await choose(school, school.people.wang, "A5", "A2", "A1");
const movie = film(3 << 20);
const files = { document: await upload(wang, "教学设计 \"一\".docx", docx()), video: await upload(wang, "片段.mp4", movie) };
const version = await prepare(wang, ids.A5, requirement => ({ upload: files[requirement.kind].token }));
const submission = (await handIn(wang, ids.A5, version)).body.submission;
const pieces = await sql(`SELECT p.requirement, q.kind FROM piece p JOIN requirement q ON q.id = p.requirement WHERE p.submission = ${submission} ORDER BY q.seq`);
const path = kind => `/api/evidence/file/${submission}/${pieces.find(piece => piece.kind === kind).requirement}`;

/* Nobody is drawn yet, whether the stack draws by itself or not. */
const author = school.people.wang.id;
await sql(`INSERT INTO draw (submission, round, seed, candidates, needed) VALUES (${submission}, 1, REPEAT('0', 32), '[]', 2) ON DUPLICATE KEY UPDATE needed = 2;
	DELETE FROM drawn WHERE submission = ${submission}`);

/* --- who --- */

await says(wang.get(path("video")), 200, "", "the author sees her own");
for (const [key, who] of [["leader", "the group's leader"], ["panel1", "a member of the school's panel"], ["chair", "its chair"], ["office", "the county's office"]])
	await says((await at(school, key)).get(path("video")), 200, "", `${who} sees it`);

const missing = await (await at(school, "li")).get("/api/evidence/file/999999999/1");
const same = reply => JSON.stringify({ ...reply.body, request: "" });
for (const [where, key, who] of [[school, "li", "a colleague who was not drawn"], [school, "leader2", "another group's leader"],
	[school, "head", "the head"], [school, "expert", "an expert without a task"], [school, "admin", "the administrator"],
	[elsewhere, "office", "another county's office"], [elsewhere, "leader", "another school's leader"], [elsewhere, "chair", "another school's chair"]]) {
	const reply = await says((await at(where, key)).get(path("video")), 404, "", `${who} does not`);
	await holds("and can't tell it from what does not exist", () => {
		assert.equal(same(reply), same(missing));
		assert.deepEqual(Object.keys(reply.headers).sort(), Object.keys(missing.headers).sort());
	});
}
await says(nobody.get(path("video")), 401, "", "nor who is not signed in");
await says(wang.get(`/api/evidence/file/${submission}/99999999`), 404, "", "a line that was not answered has no file");

/* --- a drawn judge --- */

const li = await at(school, "li"), zhao = await at(school, "zhao");
for (const [judge, due] of [["li", "INTERVAL 1 DAY"], ["zhao", "INTERVAL -1 SECOND"]])
	await sql(`INSERT INTO drawn (draw, submission, author, judge, due_at)
		SELECT id, submission, ${author}, ${school.people[judge].id}, UTC_TIMESTAMP(6) + ${due} FROM draw WHERE submission = ${submission} AND round = 1`);
await says(li.get(path("video")), 200, "", "a colleague who was drawn sees it");
await says(zhao.get(path("video")), 404, "", "not after the draw has lapsed");
await sql(insert("verdict", { submission, author, level: "peer", judge: school.people.zhao.id, grade: "pass", marks: "{}", remark: "好" }));
await says(zhao.get(path("video")), 200, "", "but again if a verdict was given");

/* --- how --- */

const shown = await wang.get(path("video"));
await holds("a film is shown by the browser, as what it is and nothing else", () => {
	assert.equal(sha256(shown.bytes), sha256(movie));
	assert.equal(shown.headers["content-type"], "video/mp4");
	assert.match(shown.headers["content-disposition"], /^inline; /);
	assert.equal(shown.headers["x-content-type-options"], "nosniff");
	assert.match(shown.headers["content-security-policy"], /^default-src 'none'; media-src 'self'/);
	assert.equal(shown.headers["cache-control"], "no-store");
	assert.equal(shown.headers["x-accel-redirect"], undefined);
});
const range = await says(wang.get(path("video"), { Range: "bytes=1000000-1000099" }), 206, "", "a part of it is sent to who asks for a part");
await holds("exactly that part", () => {
	assert.equal(range.headers["content-range"], `bytes 1000000-1000099/${movie.length}`);
	assert.ok(range.bytes.equals(movie.subarray(1000000, 1000100)));
});
await says(wang.get(path("video"), { Range: `bytes=${movie.length}-` }), 416, "", "beyond its end there is nothing");
const saved = await wang.get(path("document"));
await holds("a document is saved and not shown, under the name it was handed in with", () => {
	assert.equal(saved.headers["content-disposition"],
		`attachment; filename="piece.docx"; filename*=UTF-8''${encodeURIComponent('教学设计 "一".docx')}`);
	assert.match(saved.headers["content-security-policy"], /^sandbox/);
});
await says(wang.get("/weinengli/store/ab/cd/x"), 404, "", "the store itself has no address");
await says(wang.get(path("video") + "/../../../../etc/passwd"), 404, "", "and no way out of it");

/* --- before it is handed in --- */

const photo = await upload(wang, "照片.jpg", picture());
const own = await says(wang.get(photo.path + "/file"), 200, "", "what was uploaded can be looked at by who did");
await holds("as a picture", () => assert.equal(own.headers["content-type"], "image/jpeg"));
for (const [where, key, who] of [[school, "li", "a colleague"], [school, "leader", "the leader"]])
	await says((await at(where, key)).get(photo.path + "/file"), 404, "", `and not by ${who}`);

/* --- an excellent case --- */

const reader = await at(elsewhere, "wang");
await sql(`INSERT INTO nomination (submission, author, school, programme, reason, nominated_by)
	VALUES (${submission}, ${author}, ${school.id}, ${school.programme}, '可以推广。', ${school.people.manager.id});
	INSERT INTO nomination_consent (nomination, author, agrees) SELECT id, author, 1 FROM nomination WHERE submission = ${submission};`);
await says(reader.get(path("video")), 404, "", "nominated and agreed to, it is still closed to others");
await sql(`INSERT INTO nomination_review (nomination, outcome, remark, reviewed_by)
	SELECT id, 'accepted', '同意展示。', ${school.people.office.id} FROM nomination WHERE submission = ${submission}`);
await says(reader.get(path("video")), 200, "", "accepted, it is open to everybody who has signed in");
