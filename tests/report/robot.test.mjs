/* robot.test.mjs - 群机器人: a chat group is told once a day how much is due, in numbers. */
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { base, holds, says, signIn, sql } from "../ask.mjs";
import { handIn, judged } from "../review/cases.mjs";
import { makeSchool } from "../school.mjs";
import { send } from "./send.mjs";

const school = await makeSchool(), elsewhere = await makeSchool();
const { wang, li, zhao, qian } = school.people;
const credentials = mkdtempSync(join(tmpdir(), "robots-"));
const [manager, office, stranger] = await Promise.all([school.people.manager, school.people.office, elsewhere.people.manager].map(one => signIn(one.login)));

/* A receiver that answers as told, and what it was told. */
const heard = [];
let answer = reply => reply.end('{"errcode":0,"errmsg":"ok"}');
const server = http.createServer((asked, reply) => {
	let body = "";
	asked.on("data", data => { body += data; });
	asked.on("end", () => {
		heard.push({ url: new URL(asked.url, "http://robot"), type: asked.headers["content-type"], body: JSON.parse(body) });
		answer(reply);
	});
});
await new Promise(done => server.listen(0, "127.0.0.1", done));
const at = `http://127.0.0.1:${server.address().port}/robot/send?access_token=key`;

const add = (who, more = {}) => who.post("/api/report/channels", { school: school.id, kind: "wecom", name: "全校群", ...more });
const list = async who => (await who.get(`/api/report/channels?school=${school.id}`)).body.rows;
const say = (channel, env) => send(null, { CREDENTIALS_DIRECTORY: credentials, ...env }, ["--channel", String(channel)]);
const posted = async channel => (await sql(`SELECT outcome, tries, people FROM channel_post WHERE channel = ${channel} ORDER BY day DESC LIMIT 1`))[0];
const robot = (channel, ...lines) => writeFileSync(join(credentials, "robot-" + channel), lines.join("\n") + "\n");
const nextDay = channel => sql(`UPDATE channel_post SET day = day - INTERVAL 1 DAY WHERE channel = ${channel} ORDER BY day`);

await says(add(stranger), 404, [], "another school adds none here");
await says(add(await signIn(wang.login)), 404, [], "nor does a teacher");
await says(add(manager, { teaching_group: elsewhere.groups[0] }), 404, [], "nor is there one for another school's teaching group");
const { channel } = (await says(add(manager), 201, "channel", "management adds a chat group")).body;
await says(add(office), 409, "同名", "each by its own name");
const group = (await says(add(office, { kind: "dingtalk", name: "语文组群", teaching_group: school.groups[0] }), 201, "channel", "and so does the office, for a teaching group")).body.channel;
await holds("the list says where its address is to be put, and never the address", async () =>
	assert.deepEqual((await list(manager)).map(one => [one.name, one.kind, one.group, one.credential]),
		[["全校群", "wecom", null, `robot-${channel}`], ["语文组群", "dingtalk", "语文组", `robot-${group}`]]));
await says(stranger.get(`/api/report/channels?school=${school.id}`), 200, '"rows":[]', "another school sees none");
robot(channel, at);
robot(group, at, "SEC口令");

const s = await handIn(school, wang, { ability: "A3", drawn: [li, zhao] });
await sql(`UPDATE drawn SET due_at = UTC_TIMESTAMP(6) + INTERVAL 2 HOUR WHERE submission = ${s}`);
await judged(s, wang, zhao, "peer");
await holds("the group is told how many people and things, and the link", async () => {
	assert.equal((await say(channel)).code, 0);
	const [{ body, type }] = heard;
	assert.match(type, /^application\/json/);
	assert.equal(body.msgtype, "text");
	assert.match(body.text.content, new RegExp(`^微能力提醒（\\d+月\\d+日，${school.name}）：1位老师有事等待处理，其中1件快到期，0件已到期。请登录查看：${base}/$`));
	assert.equal((await posted(channel)).outcome, "sent");
});
await holds("with no name in it", () => assert.ok(Object.values(school.people).every(one => !JSON.stringify(heard).includes(one.name))));
await holds("and once a day", async () => {
	await say(channel);
	assert.equal(heard.length, 1);
});
await holds("钉钉 is asked with a signature that it can check", async () => {
	await say(group);
	const { searchParams: words } = heard[1].url;
	const hash = createHmac("sha256", "SEC口令").update(words.get("timestamp") + "\nSEC口令").digest("base64");
	assert.deepEqual([words.get("access_token"), words.get("sign")], ["key", hash]);
	assert.ok(Math.abs(Number(words.get("timestamp")) - Date.now()) < 600e3);
	assert.match(heard[1].body.text.content, /，语文组）：1位老师/);
});
await holds("when all is done nothing is said", async () => {
	await nextDay(channel);
	await judged(s, wang, li, "peer");
	const before = heard.length;
	await say(channel);
	assert.deepEqual([heard.length, (await posted(channel)).outcome], [before, "needless"]);
});

/* --- robots that do not do what they should ------------------------------------------- */

const more = await handIn(school, wang, { ability: "A5", drawn: [qian] });
await sql(`UPDATE drawn SET due_at = UTC_TIMESTAMP(6) + INTERVAL 2 HOUR WHERE submission = ${more}`);
const ends = (sentence, outcome, how, env, address = at) => holds(sentence, async () => {
	await nextDay(channel);
	robot(channel, address);
	answer = how;
	assert.equal((await say(channel, env)).code, 1);
	assert.equal((await posted(channel)).outcome, outcome);
	const before = heard.length;
	answer = reply => reply.end('{"errcode":0}');
	robot(channel, at);
	await say(channel);
	assert.equal(heard.length - before, outcome === "later" ? 1 : 0);
});
await ends("one that is not there is tried again", "later", null, {}, "http://127.0.0.1:9/");
await ends("one that is too busy, too", "later", reply => reply.end('{"errcode":45009,"errmsg":"api freq out of limit"}'));
await ends("and one whose server is ill", "later", reply => reply.writeHead(502).end());
await ends("a key that it does not know is not", "refused", reply => reply.end('{"errcode":93000,"errmsg":"invalid webhook url"}'));
await ends("nor is a redirect followed", "refused", reply => reply.writeHead(302, { Location: "http://192.0.2.1/" }).end());
await ends("what it answers in HTML is no yes, and not said twice", null, reply => reply.end("<html>"));
await ends("nor what it does not answer", null, () => {});
await ends("nor an answer without an end", null, reply => {
	const on = () => { while (!reply.destroyed && reply.write("x".repeat(65536))); };
	reply.on("drain", on);
	on();
});
await ends("an address that leads inwards is not asked", "later", null, { WEINENGLI_SEND_LOCAL: "0" }, "https://127.0.0.1:9/");
await ends("nor one without TLS", "later", null, { WEINENGLI_SEND_LOCAL: "0" });
await holds("without its file there is nothing to say it to", async () => {
	const one = (await add(manager, { name: "没有文件的群" })).body.channel;
	assert.equal((await say(one)).code, 1);
	assert.equal((await posted(one)).outcome, "later");
});
await says(stranger.del(`/api/report/channel/${channel}`), 404, [], "another school ends none");
await says(manager.del(`/api/report/channel/${channel}`), 204, [], "a group is ended");
await nextDay(channel);
await holds("and is told no more", async () => {
	const before = heard.length;
	await say(channel);
	assert.equal(heard.length, before);
});
server.closeAllConnections();
server.close();
