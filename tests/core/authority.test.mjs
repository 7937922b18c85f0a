/* Who may ask what, read from the programs' own tables (--routes): every route of every program, asked by those who
 * may not. What is forbidden looks exactly like what is not there. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { command, holds, nobody, signIn } from "../ask.mjs";
import { makeSchool } from "../school.mjs";

const school = await makeSchool();
const wang = await signIn(school.people.wang.login);		/* a teacher and nothing else */
const expert = await signIn(school.people.expert.login);	/* no teacher */
const forged = { Person: school.people.admin.id, Roles: "admin office school chair panel leader teacher" };

/* What may be asked without signing in: all that nginx does not ask auth about. */
const PUBLIC = [/^POST \/api\/auth\/(session|first)$/, /^GET \/api\/certificate\/public\//];

const without = ({ headers, text, status }) => ({ status, text: text.replace(/[0-9a-f]{32}/g, ""), type: headers["content-type"] });

async function ask(who, { method, url }) {
	return without(await who.change(method, url, method === "GET" || method === "HEAD" ? undefined : {},
		{ "Idempotency-Key": "0123456789abcdef", "If-Match": '"1"', ...forged }));
}

for (const program of ["auth", "admin", "plan", "evidence", "review", "hours", "certificate", "report"]) {
	const file = `${process.env.BUILD}/fcgi/${program}/${program}`;
	if (!existsSync(file))
		continue;
	const { routes } = JSON.parse((await command(file, ["--routes"])).out);
	for (const route of routes)
		route.url = `/api/${program}` + route.path.replace(/\{\w+\}/g, "1");
	const asked = routes.filter(route => !route.flags.includes("internal"));
	const open = asked.filter(route => route.roles.length === 0);
	const closed = asked.filter(route => route.roles.length > 0);

	holds(`${program}: what anyone may ask is on the public list`, () =>
		assert.deepEqual(open.filter(route => !PUBLIC.some(one => one.test(`${route.method} ${route.url}`))), []));
	holds(`${program}: nothing else answers who has not signed in, whatever he says he is`, async () => {
		for (const route of closed)
			assert.equal((await ask(nobody, route)).status, 401, `${route.method} ${route.path}`);
	});
	holds(`${program}: a route for others looks like no route at all`, async () => {
		for (const [who, role] of [[wang, "teacher"], [expert, "expert"]])
			for (const route of closed.filter(one => !one.roles.includes(role) && !one.roles.includes("member")))
				assert.deepEqual(await ask(who, route), await ask(who, { ...route, url: `/api/${program}/no-such-thing` }),
					`${route.method} ${route.path} asked by a ${role}`);
	});
	holds(`${program}: nginx lets through as much as a route takes`, async () => {
		for (const route of asked.filter(one => one.body > 256 << 10)) {
			const reply = await wang.change(route.method, route.url, Buffer.alloc(route.body - 1, 32), { "Content-Type": "application/json" });
			assert.notEqual(reply.status, 413, `${route.method} ${route.path}`);
		}
	});
}
