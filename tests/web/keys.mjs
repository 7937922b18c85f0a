/* keys.mjs - a screen by keyboard alone; what is wrong with it, in one sentence each:
 *
 *	assert.deepEqual(await unreached(page), []);
 *	await press(page, page.getByRole("button", { name: "提交" }));	reached by Tab, then Enter
 *
 * Tab is pressed from the first control on. It reaches every control that a mouse reaches, in the order in which
 * they are read, stays in sight and shows where it is, and goes nowhere else; nothing but a control answers to a
 * click. Of radio buttons it reaches one, as browsers do. A page with a frame (a PDF) is not gone through:
 * the keys inside are the browser's own. Afterwards the focus is where it was.
 */
const first = page => page.evaluate(() => {
	globalThis.before = document.activeElement;
	(document.querySelector("dialog[open]") || document).querySelector("a[href], button, input:not([tabindex='-1'])").focus();
});

const begin = page => page.evaluate(() => {
	const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, video[controls], [tabindex='0']";
	const name = one => (one.tagName.toLowerCase() + " " + (one.getAttribute("aria-label") || one.innerText || one.name || "")).replace(/\s+/g, " ").slice(0, 40);
	const shown = one => one.checkVisibility({ visibilityProperty: true }) && !one.disabled;
	/* Radio buttons of one name are one stop. */
	const same = (a, b) => a === b || (a.type === "radio" && b.type === "radio" && a.form === b.form && a.name === b.name);
	const within = document.querySelector("dialog[open]") || document;	/* what is behind a dialog is out of reach */
	const controls = Array.from(within.querySelectorAll(CONTROLS)).filter(one => shown(one) && !one.closest("[aria-hidden=true]"));
	const expected = controls.filter((one, i) => controls.findIndex(other => same(one, other)) === i);
	const found = [], visited = [document.activeElement], { before } = globalThis, x = scrollX, y = scrollY;
	const say = (what, one) => found.push(what + "：" + name(one));
	const see = () => {
		const one = document.activeElement, style = getComputedStyle(one), box = one.getClientRects()[0];
		if (one === document.body || !box)
			return;
		const top = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 20));
		if (!top || !(one.contains(top) || top.contains(one) || (one.labels && Array.from(one.labels).some(label => label.contains(top)))))
			say("the focus is out of sight", one);
		if (style.outlineStyle === "none" && style.boxShadow === "none")
			say("the focus is not to be seen", one);
	};
	const note = event => visited.some(other => same(other, event.target)) || visited.push(event.target);
	addEventListener("keydown", see, true);
	addEventListener("focusin", note, true);
	globalThis.walked = () => {
		see();
		removeEventListener("keydown", see, true);
		removeEventListener("focusin", note, true);
		const met = expected.map(one => visited.findIndex(other => same(one, other)));
		expected.forEach((one, i) => {
			if (met[i] < 0)
				say("Tab does not reach", one);
			else if (met.slice(0, i).some(at => at > met[i]))
				say("Tab comes too early to", one);
		});
		visited.filter(one => !expected.some(other => same(one, other))).forEach(one => say("nothing is seen of", one));
		document.querySelectorAll("#page *").forEach(one => {	/* preact keeps what an element listens to in .l */
			if (Object.keys(one.l || {}).some(event => /^(click|mouse|pointer|touch)/i.test(event)) && !one.closest(CONTROLS + ", label"))
				say("only a mouse reaches", one);
		});
		document.querySelectorAll("[tabindex]").forEach(one => one.tabIndex > 0 && say("an order of its own", one));
		if (before === document.body)
			document.activeElement.blur();
		else
			before.focus({ preventScroll: true });
		scrollTo(x, y);
		return Array.from(new Set(found));
	};
	if (document.querySelector("iframe"))
		return -1;
	const stops = one => ({ date: 4, time: 3, month: 3, "datetime-local": 6 })[one.type] || (one.tagName === "VIDEO" ? 8 : 1);
	return expected.reduce((sum, one) => sum + stops(one), 0) - 1;
});

export async function unreached(page) {
	await first(page);
	const presses = await begin(page);
	if (presses < 0)
		return [];
	await Promise.all(Array.from({ length: presses }, () => page.keyboard.press("Tab")));
	return page.evaluate(() => globalThis.walked());
}

/* Tab until this has the focus. */
export async function reach(page, what) {
	await what.waitFor();
	for (let presses = 0; presses < 200; presses++) {
		if (await what.evaluate(one => one === document.activeElement))
			return;
		await page.keyboard.press("Tab");
	}
	throw new Error("Tab does not reach " + what);
}

export async function press(page, what, key = "Enter") {
	await reach(page, what);
	await page.keyboard.press(key);
}
