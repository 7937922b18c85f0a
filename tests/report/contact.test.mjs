/* contact.test.mjs - 联系邮箱: a person's own address, in use when its owner has answered. */
import assert from "node:assert/strict";
import { base, holds, says, signIn, sql, until } from "../ask.mjs";
import { makeSchool } from "../school.mjs";
import { arrived, send, smtp } from "./send.mjs";

const sink = await smtp();
const school = await makeSchool();
const [wang, li, zhao] = await Promise.all(["wang", "li", "zhao"].map(key => signIn(school.people[key].login)));
const at = who => `p${who.id}@teachers.example`;
const put = (who, email) => who.put("/api/report/contact", { email });
const confirm = (who, code) => who.post("/api/report/contact/confirm", { code });
const codes = async (who, count = 1) => {
	await send(who, { WEINENGLI_SMTP: sink.address });
	return (await arrived(sink, at(who), count)).map(one => /\n(\d{8})\n/.exec(one.text)[1]);
};

await says(wang.get("/api/report/contact"), 200, ['"email":""', '"waiting":""'], "nobody has an address at first");
await holds("what is no address is refused, and what would break out of a header", async () => {
	for (const email of ["wang", "@x.cn", "a@b", "a b@x.cn", "a@x.cn\r\nBcc: b@x.cn", "a@x.cn>", "a@@x.cn", "a,b@x.cn", "<a@x.cn>", "王@x.cn", "a@x..cn", "a@-x.cn",
		".a@x.cn", "\"a\"@x.cn", "a@x.cn;b@x.cn", "a@[127.0.0.1]", `${"a".repeat(65)}@x.cn`])
		assert.equal((await put(wang, email)).status, 422, email);
});
await says(put(wang, at(wang)), 204, [], "a person writes her address");
await says(wang.get("/api/report/contact"), 200, ['"email":""', `"waiting":"${at(wang)}"`, '"sent":false'], "it waits for its code");
const [code] = await codes(wang);
await holds("the code comes by mail, with where to enter it, and only once", async () => {
	assert.ok(sink.letters[0].text.includes(base + "/auth/me.html"));
	assert.equal(sink.letters[0].head.Subject, "微能力：邮箱确认码");
	await send(wang, { WEINENGLI_SMTP: sink.address });
	assert.equal(sink.letters.length, 1);
});
await says(confirm(wang, code === "00000000" ? "00000001" : "00000000"), 422, "确认码不对", "a wrong code confirms nothing");
await says(confirm(li, code), 409, "没有等待确认", "nor does another person's");
await says(confirm(wang, code), 204, [], "the right one does");
await says(wang.get("/api/report/contact"), 200, [`"email":"${at(wang)}"`, '"waiting":""'], "and the address is in use");
await says(confirm(wang, code), 409, [], "a code is used once");
await says(put(wang, "other@teachers.example"), 204, [], "a new address waits");
await says(wang.get("/api/report/contact"), 200, [`"email":"${at(wang)}"`, '"waiting":"other@teachers.example"'], "and the old one stays in use until then");
await says(put(wang, ""), 204, [], "an empty one ends the letters at once");
await says(wang.get("/api/report/contact"), 200, '"email":""', "without a code");

await put(li, at(li));
const [right] = await codes(li);
for (let tries = 0; tries < 5; tries++)
	await confirm(li, String((Number(right) + tries + 1) % 1e8).padStart(8, "0"));
await says(confirm(li, right), 409, "填错太多次", "after five wrong codes the right one is too late");
await put(li, at(li));
await says(confirm(li, (await codes(li, 2))[1]), 204, [], "with a new code it goes on");

await put(zhao, at(zhao));
const [old] = await codes(zhao);
await sql(`UPDATE contact SET asked_at = asked_at - INTERVAL 25 HOUR WHERE person = ${zhao.id}`);
await says(confirm(zhao, old), 409, "过期", "a code is good for 24 hours");
for (let n = 0; n < 5; n++)
	await put(zhao, `z${n}@teachers.example`);
await says(put(zhao, at(zhao)), 429, "本系统默认", "nobody asks for more than five codes a day");
await says(put(zhao, ""), 204, [], "but may end the letters at any time");
await holds("a code that the server did not take is sent at the next pass", async () => {
	await put(wang, "later-x@teachers.example");
	assert.equal((await send(wang, { WEINENGLI_SMTP: sink.address })).code, 1);
	assert.equal((await wang.get("/api/report/contact")).body.sent, false);
});
await holds("no code stands in the database", async () =>
	assert.ok(!JSON.stringify(await sql("SELECT HEX(code) AS code FROM contact")).includes(code)));
sink.child.kill();
