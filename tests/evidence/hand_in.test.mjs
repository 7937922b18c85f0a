/* hand_in.test.mjs - the draft that is never lost, and the version that never changes. */
import assert from "node:assert/strict";
import { holds, insert, says, signIn, sql } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { allTicks, begin, choose, handIn, passTicks, prepare, upload, work } from "./hand.mjs";
import { docx, film, picture } from "./makers.mjs";

const school = await makeSchool();
const wang = await signIn(school.people.wang.login);
const li = await signIn(school.people.li.login);
const office = await signIn(school.people.office.login);
const ids = await choose(school, school.people.wang, "A2", "A5", "A1");
await choose(school, school.people.li, "A2");
const ability = ids.A2;	/* 设计方案 (document), 资源或成果 (any) */

/* --- what there is to do --- */

const list = await says(wang.get("/api/evidence/work"), 200, "", "a teacher sees what she chose");
await holds("with the capstone of the policy, and no other", () =>
	assert.deepEqual(list.body.rows.map(row => row.code).sort(), ["A1", "A2", "A5", "recording"]));
const fresh = await says(wang.get(`/api/evidence/work/${ability}`), 200, "", "one ability comes whole");
await holds("with what is asked, by which criteria, and where these come from", () => {
	assert.equal(fresh.headers.etag, '"0"');
	assert.equal(fresh.body.state, "chosen");
	assert.deepEqual(fresh.body.pieces, []);
	assert.equal(fresh.body.requirements.length, 2);
	assert.equal(fresh.body.requirements[0].required, true);
	assert.equal(fresh.body.requirements[0].origin, "project-default");
	assert.ok(fresh.body.requirements[0].criteria.every(c => c.origin && c.text && ["pass", "excellent"].includes(c.grade)));
});
await says(wang.get(`/api/evidence/work/${ids.A3}`), 404, "", "what she did not choose is not there");
await says(wang.get("/api/evidence/work/99999999"), 404, "", "and looks like what does not exist");
await says(office.get(`/api/evidence/work/${ability}`), 404, "", "nor for who is no teacher");
const [first, second] = fresh.body.requirements.map(row => row.requirement);

/* --- the draft --- */

const draftOf = (someone, pieces, version, of = ability) => someone.put(`/api/evidence/draft/${of}`, { pieces }, version);
await says(draftOf(wang, []), 428, "If-Match", "a draft is saved over a version that was read");
await says(draftOf(wang, [{ requirement: first, link: "half an addr" }], 0), 204, "", "a draft may be unfinished");
await says(draftOf(wang, [], 0), 412, "刚被改过", "a second first draft is refused");
const saved = await says(draftOf(wang, [{ requirement: first, remark: "写到一半" }], 1), 204, "", "the next save goes on from it");
await holds("and has the next version", () => assert.equal(saved.headers.etag, '"2"'));
await says(draftOf(wang, [], 1), 412, "刚被改过", "an old version overwrites nothing");
await holds("what was saved is there, with that version", async () => {
	const reply = await wang.get(`/api/evidence/work/${ability}`);
	assert.deepEqual([reply.headers.etag, reply.body.version], ['"2"', 2]);
	assert.deepEqual(reply.body.pieces, [{ requirement: first, remark: "写到一半" }]);
});
await says(draftOf(wang, [], 0, ids.A3), 404, "", "there is no draft of what was not chosen");
await says(draftOf(wang, [{ requirement: first }, { requirement: first }], 2), 422, "只能交一件", "one piece for one line");
await says(draftOf(wang, [{ requirement: first, upload: "0".repeat(32), link: "https://a.example/" }], 2), 422, "不能两样都交", "a file or a link");
await says(draftOf(wang, [{ requirement: first, grade: "excellent" }], 2), 422, "不认识", "a grade can't be typed in");
await says(draftOf(wang, [{ requirement: "1", ticks: ["x"] }], 2), 422, ["/pieces/0/requirement", "/pieces/0/ticks/0"], "every wrong field is named");

/* --- handing in what is not whole --- */

await says(handIn(li, ability, 0), 422, "还没有任何材料", "nothing is handed in without a draft");
const half = await begin(wang, "还在传.docx", 100000);
await draftOf(wang, [{ requirement: first, upload: half.headers.location.split("/").pop() }, { requirement: second, link: "not an address", ticks: [1] }], 2);
await says(handIn(wang, ability, 3), 422,
	["还没有传完", "还没有自评", "http://", "自评条目已有变动", `"/requirement/${first}"`, `/requirement/${first}/ticks`, `/requirement/${second}/link`, `/requirement/${second}/ticks`],
	"all that is missing is said at once, with its place");
await draftOf(wang, [], 3);
await says(handIn(wang, ability, 4), 422, ["缺少“设计方案”", "缺少“资源或成果”", `"/requirement/${first}"`, `"/requirement/${second}"`], "every missing piece by its name");

const lis = await upload(li, "李老师的.docx", docx("李"));
await draftOf(wang, [{ requirement: first, upload: lis.token, ticks: [] }], 4);
await says(handIn(wang, ability, 5), 422, "文件不在了", "another's upload can't be handed in");
const photo = await upload(wang, "照片.jpg", picture());
await draftOf(wang, [{ requirement: first, upload: photo.token, ticks: allTicks(fresh.body.requirements[0]) }], 5);
await says(handIn(wang, ability, 6), 422, ["应为文档，现在是图片", "缺少“资源或成果”"], "a picture is no document");
await says(wang.get(`/api/evidence/work/${ability}`), 200, ['"state":"draft"', "照片.jpg"], "and the draft is as it was");

/* --- handing in --- */

const document = await upload(wang, "教学设计.docx", docx("王一诺的教学设计"));
const give = requirement => requirement.kind === "document" ? { upload: document.token, remark: "第一稿" } : { link: "https://school.example/lesson" };
const version = await prepare(wang, ability, give);
await says(handIn(wang, ability, version - 1), 412, "草稿在别处改过", "what the teacher did not see is not handed in");
const key = "key-of-this-hand-in-1";
const [one, two] = await Promise.all([handIn(wang, ability, version, { key }), handIn(wang, ability, version, { key })]);
await holds("the same request twice hands in once, and gets the same answer", async () => {
	assert.equal(one.status, 201, one.text);
	assert.deepEqual([two.status, two.body], [201, one.body]);
	assert.deepEqual(await sql(`SELECT number, attempt, self_grade, school, teaching_group FROM submission WHERE person = ${school.people.wang.id}`),
		[{ number: "1", attempt: "1", self_grade: "excellent", school: String(school.id), teaching_group: String(school.groups[0]) }]);
});
const submission = one.body.submission;
await says(handIn(wang, ability, version), 409, "还在评价", "while it is judged no other version is handed in");
const now = await work(wang, ability);
await holds("the page tells what was handed in", () => {
	assert.equal(now.state, "handed_in");
	assert.equal(now.latest.number, 1);
	assert.deepEqual(now.latest.pieces.map(piece => [piece.name, piece.link, piece.self_grade]).sort(),
		[["教学设计.docx", null, "excellent"], [null, "https://school.example/lesson", "excellent"]].sort());
});
await holds("the journal has it", async () =>
	assert.deepEqual(await sql(`SELECT action, status FROM journal WHERE object = 'submission:${submission}' AND action LIKE 'evidence.%'`),
		[{ action: "evidence.submission.hand_in", status: "201" }]));
await holds("no right exists to change or delete what was handed in", async () =>
	assert.deepEqual(await sql(`SELECT grantee, privilege_type FROM information_schema.table_privileges
		WHERE table_name IN ('submission','piece') AND privilege_type NOT IN ('SELECT','INSERT')`), []));
await says(wang.change("DELETE", document.path, undefined, { "Tus-Resumable": "1.0.0" }), 204, "", "the upload is given up");
await says(wang.get(`/api/evidence/file/${submission}/${first}`), 200, "", "what was handed in keeps its file");

/* --- returned, failed, passed --- */

const leader = school.people.leader.id, chair = school.people.chair.id;
await sql(insert("work_return", { submission, author: school.people.wang.id, level: "group", returned_by: leader, remark: "请补充学情分析" }));
await says(wang.get(`/api/evidence/work/${ability}`), 200, ['"state":"returned"', "请补充学情分析"], "a return says what to mend");
await says(handIn(wang, ability, version), 422, "文件不在了", "and the next version is looked through anew");
const better = await upload(wang, "教学设计（修改）.docx", docx("修改"));
const next = await prepare(wang, ability, requirement => requirement.kind === "document" ? { upload: better.token } : { link: "https://school.example/2" }, passTicks);
const mended = await says(handIn(wang, ability, next), 201, "", "the next version is handed in");
await holds("in the same attempt, with the grade its ticks give", async () =>
	assert.deepEqual(await sql(`SELECT number, attempt, self_grade FROM submission WHERE id = ${mended.body.submission}`), [{ number: "2", attempt: "1", self_grade: "pass" }]));
await holds("the first version stands as it was", async () =>
	assert.deepEqual(await sql(`SELECT name, remark FROM piece WHERE submission = ${submission} AND requirement = ${first}`), [{ name: "教学设计.docx", remark: "第一稿" }]));

await sql(insert("signature", { submission: mended.body.submission, author: school.people.wang.id, chair, grade: "fail", votes: 3, remark: "未达到" }));
const third = await says(handIn(wang, ability, next), 201, "", "after a fail there is another attempt");
await holds("which is counted", async () =>
	assert.deepEqual(await sql(`SELECT number, attempt FROM submission WHERE id = ${third.body.submission}`), [{ number: "3", attempt: "2" }]));
await sql(insert("signature", { submission: third.body.submission, author: school.people.wang.id, chair, grade: "pass", votes: 3 }));
await says(handIn(wang, ability, next), 409, "有了结果", "what was passed is not handed in again");
await says(wang.get("/api/evidence/work"), 200, '"state":"passed"', "and the list says so");

/* --- at once, from two sides --- */

const other = await upload(wang, "教学设计.pdf", Buffer.from("%PDF-1.4\n%\xe2\xe3\n1 0 obj\n"));
const clip = await upload(wang, "片段.mp4", film(200000));
const both = await prepare(wang, ids.A5, requirement => ({ upload: requirement.kind === "video" ? clip.token : other.token }));
await holds("two different requests at the same moment hand in once", async () => {
	const replies = await Promise.all(Array.from({ length: 6 }, () => handIn(wang, ids.A5, both)));
	assert.deepEqual(replies.map(reply => reply.status).sort(), [201, 409, 409, 409, 409, 409]);
});

/* --- the capstone --- */

const lesson = await upload(wang, "课堂实录.mp4", film(300000));
const capstone = await prepare(wang, ids.recording, requirement => requirement.kind === "video" ? { upload: lesson.token } : { upload: better.token });
await says(handIn(wang, ids.recording, capstone), 201, "", "the capstone is handed in like an ability");
await says(wang.get(`/api/evidence/work/${ids.lesson_guide}`), 404, "", "the one that this policy does not ask for is not there");
