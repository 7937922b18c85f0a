/* browser.mjs - Debian's chromium, a person in it, and what every screen must be.
 *
 *	const browser = await launch();
 *	const visitor = await open(browser, base);        a fresh visitor (own cookies)
 *	await signIn(visitor, "chenxl", "a password");     as people do it; enter(visitor, login) is quicker
 *	const visitor = await arrive(browser, "chenxl", "/plan/choose.html");	all three at once
 *	await visitor.page.goto(base + "/plan/choose.html");
 *	await look(visitor, "choose");
 *
 * look() checks the screen as it stands, at 360 x 640, 1280 x 800 and 200 % zoom:
 * no serious finding of axe, nothing wider than the window, no CSP violation, no
 * script error, nothing meant for programs; all of it there and large enough for a finger,
 * also in large text (fits.mjs); all of it reached by Tab (keys.mjs); and leaves pictures
 * in build/gallery/.
 */
import assert from "node:assert/strict";
import fs from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { base as ours, signIn as ask } from "../ask.mjs";
import { misfits } from "./fits.mjs";
import { unreached } from "./keys.mjs";

const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const GALLERY = fileURLToPath(new URL("../../build/gallery/", import.meta.url));
const PHONE = { width: 360, height: 640 };
const DESKTOP = { width: 1280, height: 800 };
const ZOOMED = { width: 640, height: 400 };	/* the desktop at 200 % */
const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
	"--disable-background-networking", "--disable-component-update", "--disable-sync", "--lang=zh-CN"];

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
	args: FLAGS, env: { ...process.env, LANGUAGE: "zh_CN" } });

/* A visitor: a page, its context, and every complaint of the browser so far. */
export async function open(browser, base, size = PHONE, more = {}) {
	const context = await browser.newContext({ ...more, viewport: size, locale: "zh-CN", timezoneId: "Asia/Shanghai",
		baseURL: base });
	const page = await context.newPage();
	const complaints = [];
	page.setDefaultTimeout(15000);
	page.on("pageerror", error => complaints.push("script: " + error.message));
	page.on("console", line => {
		if (/Content Security Policy|Refused to/.test(line.text()))
			complaints.push("CSP: " + line.text());
	});
	return { base, context, page, complaints };
}

export async function signIn({ page }, login, password) {
	await page.goto("/auth/sign-in.html");
	await page.getByLabel("登录名").fill(login);
	await page.getByLabel("密码", { exact: true }).fill(password);
	await page.getByRole("button", { name: "登录", exact: true }).click();
	await page.getByRole("heading", { level: 1, name: "现在要做的事" }).waitFor();
	await settled(page);
}

/* Signed in without typing: a session as tests/ask.mjs writes it. */
export async function enter({ base, context }, login) {
	const { cookie } = await ask(login);
	const [name, value] = cookie.split("=");
	await context.addCookies([{ name, value, url: base, httpOnly: true }]);
}

/* Nothing is being read any more. */
export async function settled(page) {
	await page.locator("h1").waitFor();
	await page.locator(".wait").first().waitFor({ state: "detached" });
}

/* A fresh visitor, signed in, where she has read what is there. */
export async function arrive(browser, login, address, size) {
	const visitor = await open(browser, ours, size);
	await enter(visitor, login);
	await visitor.page.goto(address);
	await settled(visitor.page);
	return visitor;
}

/* Her line takes so many bytes a second and no more, as many as there are with -1; and none while it is cut. */
export async function slowly(visitor, uploadThroughput, offline = false) {
	const line = visitor.line || (visitor.line = await visitor.context.newCDPSession(visitor.page));
	await line.send("Network.enable");
	await line.send("Network.emulateNetworkConditions", { offline, latency: 0, downloadThroughput: -1, uploadThroughput });
}

async function faults(page) {
	await page.evaluate(axe);
	const found = await page.evaluate(async () => (await globalThis.axe.run()).violations);
	return found.filter(one => ["serious", "critical"].includes(one.impact))
		.map(one => one.id + ": " + one.nodes.map(node => node.html).join(" | "));
}

/* What slipped through to people: "handed_in", "recording", "R56", "null", a blank inside a Chinese sentence; but what was drawn for a code. */
const slips = page => page.evaluate(() => {
	const text = Array.from(document.querySelectorAll(".code, .big-code, .sheet-code, .seed"), code => code.innerText)
		.reduce((rest, code) => rest.replace(code, ""), document.getElementById("page").innerText);
	return text.match(/\b(undefined|null|NaN|recording|R\d+|\[object|[a-z]+_[a-z_]+)\b|.?[，。；：、] ./g) || [];
});

const tooWide = page => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);

export async function look({ page, complaints }, name) {
	const before = page.viewportSize();
	fs.mkdirSync(GALLERY, { recursive: true });
	await settled(page);
	assert.deepEqual(await slips(page), [], name + ": not for people");
	for (const size of [PHONE, DESKTOP, ZOOMED]) {
		await page.setViewportSize(size);
		assert.equal(await tooWide(page), false, name + " is wider than " + size.width);
		if (size !== ZOOMED) {
			assert.deepEqual(await faults(page), [], name + " at " + size.width);
			await page.screenshot({ path: GALLERY + name + "-" + size.width + ".png", fullPage: true });
		}
	}
	await page.setViewportSize(before);
	await fits({ page }, name);
	await reached({ page }, name);
	assert.deepEqual(complaints, [], name);
}

export async function fits({ page }, name) {
	const before = page.viewportSize();
	for (const [size, large] of [[PHONE, true], [ZOOMED, true], [DESKTOP, false], [PHONE, false]]) {
		await page.setViewportSize(size);
		await page.evaluate(on => { document.documentElement.classList.toggle("large", on); }, large);
		assert.deepEqual(await misfits(page), [], name + " at " + size.width + (large ? " in large text" : ""));
	}
	await page.setViewportSize(before);
}

async function reached({ page }, name) {
	const before = page.viewportSize();
	await page.setViewportSize(DESKTOP);
	assert.deepEqual(await unreached(page), [], name + " by keyboard");
	await page.setViewportSize(before);
}
