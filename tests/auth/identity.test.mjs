// Who asks is what auth says, and nothing that the browser says beside it.
import assert from "node:assert/strict";
import { base, holds, nobody, person, says, send, signIn, sql } from "../ask.mjs";
import { makeSchool } from "../school.mjs";

const school = await makeSchool();
const { wang, manager, admin } = school.people;
const teacher = await signIn(wang.login);

/* --- forged identity ------------------------------------------------------ */

const forged = { PERSON: admin.id, ROLES: "admin", "X-Person": admin.id, "X-Roles": "admin", "X-Csrf": "x".repeat(43),
	HTTP_PERSON: admin.id, "Remote-User": admin.login, CSRF: "x".repeat(43) };
const same = await teacher.get("/api/auth/me", forged);
await holds("headers that name somebody else change nothing", () => {
	assert.equal(same.body.person, wang.id);
	assert.equal(same.body.roles, "teacher");
});
await says(teacher.get("/api/admin/schools", forged), 404, "", "nor do they give a role");
await says(nobody.get("/api/auth/me", forged), 401, "登录", "nor do they sign anybody in");
await says(nobody.get(`/api/auth/me?PERSON=${admin.id}&ROLES=admin`), 401, "", "parameters do not either");
await says(send("GET", "/api/auth/me", { Cookie: `${teacher.cookie}; PERSON=${admin.id}` }), 200, wang.login,
	"another cookie beside it does not either");
await says(nobody.post("/api/auth/check"), 404, "", "nginx' own question is not answered to others");
await says(nobody.get("/weinengli/check"), 404, "", "under neither name");

for (const program of ["admin", "auth", "plan", "evidence", "review", "hours", "certificate", "report"])
	for (const path of ["/anything", "/me", "/../auth/session"])
		await holds(`/api/${program}${path} is not answered to a stranger`, async () => {
			const { status } = await send("GET", `/api/${program}${path}`);
			assert.ok(status === 401 || status === 404 || status === 405, `answered ${status}`);
		});

/* --- a change comes from a page of ours ----------------------------------- */

const boss = await signIn(manager.login);
const change = (headers, body = JSON.stringify({ school: school.id })) => send("POST", "/api/admin/invitations",
	{ Cookie: boss.cookie, "Content-Type": "application/json", Origin: base, "Sec-Fetch-Site": "same-origin",
		"X-CSRF-Token": boss.token, ...headers }, body);
const codes = async () => (await sql(`SELECT COUNT(*) AS n FROM invitation i WHERE i.made_by = ${manager.id}`))[0].n;
await sql(`DELETE FROM credential WHERE person = ${wang.id}`);	/* so that there is somebody to invite */

await says(change({ Origin: "http://elsewhere.example" }), 403, "本系统的页面", "another site's page changes nothing");
await says(change({ "Sec-Fetch-Site": "cross-site" }), 403, "", "the browser's word on that counts");
await says(change({ "Sec-Fetch-Site": "same-site", Origin: "http://other.127.0.0.1" }), 403, "", "a neighbour is another site");
await says(change({ Origin: "null" }), 403, "", "a page of nowhere is none of ours");
await says(send("POST", "/api/admin/invitations", { Cookie: boss.cookie, "Content-Type": "application/json",
	"X-CSRF-Token": boss.token }, JSON.stringify({ school: school.id })), 403, "", "a request that names no page is refused");
await says(change({ "X-CSRF-Token": "" }), 403, "", "a page that does not know the token changes nothing");
await says(change({ "X-CSRF-Token": teacher.token }), 403, "", "nor with somebody else's token");
await says(change({ "Content-Type": "text/plain" }), 415, "JSON", "a form's kind of content is refused");
await says(change({ "Content-Type": "application/x-www-form-urlencoded" }, "school=1"), 415, "", "a form is refused");
await says(send("GET", `/api/admin/invitations?school=${school.id}`, { Cookie: boss.cookie }), 405, "", "a link changes nothing");
await holds("none of these has changed anything", async () => assert.equal(await codes(), "0"));
await says(change({}), 201, "slips", "the page itself may");
await holds("and has", async () => assert.equal(await codes(), "1"));

const signingIn = headers => send("POST", "/api/auth/session", { "Content-Type": "application/json", ...headers },
	JSON.stringify({ login: wang.login, password: "x" }));
await says(signingIn({ Origin: "http://elsewhere.example" }), 403, "", "nobody is signed in by another site");
await says(signingIn({}), 403, "", "nor by no site at all");

await holds("the token is of the session: another sign-in has another", async () =>
	assert.notEqual((await signIn(manager.login)).token, boss.token));
await holds("the token does not give the cookie away", () => assert.ok(!boss.cookie.includes(boss.token)));
await says(person(boss.cookie).get("/api/auth/me"), 200, boss.token, "the page asks for the token with the cookie");
