/* Every screen, as whoever it is for, with something on it: what look() asks, and
 * its pictures in build/gallery/. */
import { after, before, test } from "node:test";
import { base } from "../ask.mjs";
import { complete, filed } from "../plan/package.mjs";
import { makeSchool } from "../school.mjs";
import { enter, launch, look, open } from "./browser.mjs";

/* who of the school (tests/school.mjs), address, name of the pictures */
const SCREENS = [
	["manager", "/plan/package.html", "package"],
	["office", "/plan/packages.html", "packages"],
	["office", "/plan/package-read.html?plan=PLAN", "package-read"],
	["leader", "/plan/compulsory.html", "compulsory"],
	["wang", "/plan/choose.html", "choose"],
	["manager", "/admin/roster.html", "roster"],
	["manager", "/admin/people.html", "people"],
	["wang", "/admin/catalogue.html", "catalogue"],
	["wang", "/admin/policy.html", "policy"]
];

let browser, school, plan;
before(async () => {
	browser = await launch();
	school = await makeSchool();
	({ plan } = await filed(school, complete({ offer: ["A1", "A2", "A3", "A5", "A8"] })));
});
after(() => browser.close());

for (const [who, address, name] of SCREENS)
	test(name + " as " + who, async () => {
		const visitor = await open(browser, base);
		await enter(visitor, school.people[who].login);
		await visitor.page.goto(address.replace("PLAN", plan));
		await look(visitor, name);
		await visitor.context.close();
	});
