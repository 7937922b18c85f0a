/* Every place of the menu opens for everybody whom it is for and fails nobody: on a phone, on a wide screen, at 200 % and in large text. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { base } from "../ask.mjs";
import { ABILITIES, makeOffer } from "../certificate/ready.mjs";
import { choose } from "../evidence/hand.mjs";
import { atPanel, handIn } from "../review/cases.mjs";
import { enter, fits, launch, look, open, settled } from "./browser.mjs";

const WHO = { teacher: "wang", leader: "leader", panel: "panel1", chair: "chair", school: "manager", office: "office",
	expert: "expert", admin: "admin" };

const browser = await launch();
const school = await makeOffer();
const visitors = {};
before(async () => {
	const { wang, li, zhao } = school.people;
	await choose(school, wang, ...ABILITIES);
	await handIn(school, wang, { ability: "A1", drawn: [li, zhao] });
	await atPanel(school, wang, { ability: "A3" });
	for (const role of Object.keys(WHO)) {
		visitors[role] = await open(browser, base);
		await enter(visitors[role], school.people[WHO[role]].login);
	}
});
after(() => browser.close());

/* As the pages have it: [group, [[roles, label, address]]]. */
async function menu() {
	const { page, context } = await open(browser, base);
	await page.goto("/auth/sign-in.html");
	const groups = await page.evaluate(async () => (await import("/parts/nav.js")).GROUPS);
	await context.close();
	return groups;
}

async function opens(role, address) {
	const { page, complaints } = visitors[role];
	await page.goto(address);
	await settled(page);
	/* 系统状况 says what other tests have left waiting: letters without a mail server, orders to be printed. */
	const bad = (await page.locator(".notice.bad").allInnerTexts()).filter(text => address !== "/report/health.html" || !text.includes("好像停了"));
	assert.deepEqual(bad, [], `${address} as ${role}`);
	assert.deepEqual(complaints, [], `${address} as ${role}`);
}

for (const [, places] of await menu())
	for (const [roles, label, address] of places) {
		const all = roles ? roles.split(" ") : ["teacher", "school", "office", "expert", "admin"];
		const last = all[all.length - 1];
		test(`${label} opens for ${all.join(", ")}`, async () => {
			for (const role of all) {
				await opens(role, address);
				if (role !== last)
					await fits(visitors[role], `${address} as ${role}`);
			}
			await look(visitors[last], "place" + address.replace(/\.html$/, "").replace(/\//g, "-"));
		});
	}

test("the first page opens for everybody", async () => {
	for (const role of Object.keys(WHO)) {
		await opens(role, "/");
		await fits(visitors[role], "the first page as " + role);
	}
});
