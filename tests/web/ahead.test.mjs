/* What a page costs on a slow line, without a clock: a page visited before asks the server for nothing but itself and its data,
 * all of that at once; and nothing is asked ahead that the page does not want. Times: scripts/bench --pages. */
import assert from "node:assert/strict";
import fs from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { base, until } from "../ask.mjs";
import { ABILITIES, makeOffer } from "../certificate/ready.mjs";
import { choose } from "../evidence/hand.mjs";
import { atGroup, atPanel, handIn } from "../review/cases.mjs";
import { makeSchool } from "../school.mjs";
import { GROUPS } from "../../web/parts/nav.js";
import { enter, launch, open, settled } from "./browser.mjs";

const EVERYWHERE = ["/api/auth/me", "/api/report/inbox/unread"];
let browser, school, quiet, ids, submission;
before(async () => {
	browser = await launch();
	[school, quiet] = [await makeOffer(), await makeSchool()];
	ids = await choose(school, school.people.wang, ...ABILITIES);
	submission = await atPanel(school, school.people.wang, { ability: "A3" });
	await handIn(school, school.people.wang, { ability: "A1", drawn: [school.people.li] });
	await atGroup(school, school.people.zhao, { ability: "A3" });
});
after(() => browser.close());

async function come(who, at = school) {
	const visitor = await open(browser, base);
	await enter(visitor, at.people[who].login);
	return visitor;
}

const caseOf = () => ["", "/papers"].map(part => "/api/review/case/" + submission + part).concat("/api/auth/typing/review.case." + submission);

/* From now on answers to this pattern wait: { paths, release }, paths as they were asked for. */
async function held({ context, page }, urlPattern = "*/api/*") {
	const line = await context.newCDPSession(page), paths = [], waiting = [];
	let free = false;
	/* A request whose page has gone meanwhile is not there to go on: nobody waits for that. */
	const on = requestId => line.send("Fetch.continueRequest", { requestId }).catch(() => {});
	line.on("Fetch.requestPaused", ({ requestId, request }) => {
		paths.push(request.url.replace(base, ""));
		if (free)
			on(requestId);
		else
			waiting.push(requestId);
	});
	await line.send("Fetch.enable", { patterns: [{ urlPattern }] });
	return { paths, release: () => { free = true; return Promise.all(waiting.map(on)); } };
}

/* What came over the line: neither from a cache nor an answer of a program. */
const fetched = page => page.evaluate(() => performance.getEntriesByType("resource").filter(one => one.transferSize > 0)
	.map(one => new URL(one.name).pathname).filter(path => !path.startsWith("/api/")));

for (const [name, who, address, useful, data] of [
	["现在要做的事", "wang", () => "/", "#main .card", () => ["/api/report/now"]],
	["准备材料", "wang", () => "/evidence/work.html?ability=" + ids.A5, "#main section.card", () => ["/api/evidence/work/" + ids.A5]],
	["我的学时", "wang", () => "/hours/mine.html", "#main .bar", () => ["/api/hours/mine"]],
	["还差什么", "wang", () => "/certificate/why.html", "#main .card", () => ["/api/certificate/why"]],
	["评价材料", "panel1", () => "/review/case.html?submission=" + submission, "#case", () => ["/api/review/due", ...caseOf()]],
	["评价材料 within a filtered queue", "panel1", () => "/review/case.html?submission=" + submission + "#level=panel", "#case",
		() => ["/api/review/due?level=panel", ...caseOf()]],
	["学校方案", "office", () => "/plan/packages.html", "#main tbody tr, #main .empty", () => ["/api/plan/packages?state=submitted"]]])
	test(`${name}, visited before, asks for nothing but itself and its own data, all at once`, async () => {
		const her = await come(who), { page } = her;
		await page.goto(address());
		await page.locator(useful).first().waitFor();
		await page.waitForLoadState("load");
		await page.goto("about:blank");
		const { paths, release } = await held(her);
		const all = [...EVERYWHERE, ...data()].sort();
		await page.goto(address(), { waitUntil: "commit" });
		/* Nothing is answered yet: what waited for another's answer would never be asked for. */
		await until(() => all.every(path => paths.includes(path)), "all is asked for at once");
		assert.deepEqual(await fetched(page), []);
		await release();
		await page.locator(useful).first().waitFor();
		await settled(page);
		assert.deepEqual(paths.sort(), all, "each once, and nothing more");
		await her.context.close();
	});

/* The modules that the whole HTML names; none while it is still being read. */
const linked = page => page.evaluate(() => document.readyState === "loading" ? [] :
	Array.from(document.querySelectorAll("link[rel=modulepreload]"), link => new URL(link.href).pathname));

for (const [who, address] of [["wang", () => "/"], ["wang", () => "/evidence/work.html?ability=" + ids.A5],
	["panel1", () => "/review/case.html?submission=" + submission], ["office", () => "/report/progress.html"]])
	test(`of ${address.toString().slice(6).replace(/"/g, "")}, visited for the first time, no module is found late`, async () => {
		const her = await come(who), { page } = her;
		const { paths, release } = await held(her, "*/@*.js");
		await page.goto(address(), { waitUntil: "commit" });
		/* None of them is there yet: what only another one names would not be asked for. */
		await until(async () => {
			const named = await linked(page);
			return named.length > 10 && named.every(path => paths.includes(path));
		}, "all modules are asked for at once");
		const at = paths.length;
		await release();
		await settled(page);
		assert.deepEqual(paths.slice(at).filter(path => !path.includes("/vendor/")), []);
		assert.equal(new Set(paths).size, paths.length, "each once");
		await her.context.close();
	});

/* No page asks for what it does not show: each is opened by one for whom it is. */
const WEB = fileURLToPath(new URL("../../web", import.meta.url));
const WHO = { teacher: "li", leader: "leader", panel: "panel1", school: "manager", office: "office", expert: "expert", chair: "chair", admin: "admin" };
const PLACES = GROUPS.flatMap(group => group[1]).concat([["", "", "/index.html"], ["", "", "/report/inbox.html"],
	["teacher", "", "/hours/my-doubts.html"], ["school", "", "/plan/headcount.html"], ["office", "", "/report/circular-new.html"]]);
const askOf = address => /data-ask="([^"]*)"/.exec(fs.readFileSync(WEB + address, "utf8"));
/* With a parameter: as case and work above. */
const isPlain = ask => ask && ask[1] && !/{\w/.test(ask[1]);
const ahead = PLACES.filter(([, , address]) => isPlain(askOf(address))).map(([roles, , address]) => [address, (roles || "teacher").split(" ")[0]]);

const left = page => page.evaluate(() => import(document.querySelector("script[data-ask]").src).then(ahead => ahead.left()));

const roles = Array.from(new Set(ahead.map(one => one[1])));

for (const [role, where, at] of roles.map(role => [role, "", () => school]).concat(roles.map(role => [role, ", also where nothing has happened yet", () => quiet])))
	test(`what a page asks ahead as ${role} it shows${where}`, async () => {
		const { page, context } = await come(WHO[role], at());
		for (const address of ahead.filter(one => one[1] === role).map(one => one[0])) {
			await page.goto(address);
			await settled(page);
			await until(async () => (await left(page)).length === 0, `${address} takes what it asked for`);
		}
		await context.close();
	});

test("an address that shows something else asks for nothing of the plain page", async () => {
	const { page, context } = await come("office");
	const asked = [];
	page.on("request", request => asked.push(request.url().replace(base, "")));
	await page.goto("/plan/packages.html?state=all");
	await settled(page);
	assert.deepEqual(asked.filter(path => path.startsWith("/api/plan/")), ["/api/plan/packages"]);
	await context.close();
});

test("an open page asks for nothing of a person ahead, and a closed one leads a stranger to sign-in and back", async () => {
	const { page, context } = await open(browser, base);
	const asked = [];
	page.on("request", request => asked.push(request.url().replace(base, "")));
	await page.goto("/certificate/verify.html");
	await settled(page);
	assert.deepEqual(asked.filter(path => path.startsWith("/api/") && !path.includes("/public/")), ["/api/auth/me"]);
	await page.goto("/hours/mine.html");
	await page.waitForURL("**/auth/sign-in.html?back=%2Fhours%2Fmine.html");
	await context.close();
});
