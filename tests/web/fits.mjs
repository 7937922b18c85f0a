/* fits.mjs - what of a screen does not fit its window, as a person would find it, in one sentence each:
 *
 *	assert.deepEqual(await misfits(page), []);
 *
 * - the page scrolls sideways, or a control reaches beyond the window;
 * - a control is lower than 44 px, or narrower (a link within a sentence may be: WCAG 2.5.8; a tick counts with its label);
 * - two controls lie upon each other (but an open menu, or a dock, upon the page);
 * - text is cut: in a box that hides what is too much, in a button, in a hint inside a field; of what is chosen in a select
 *   at least ten signs are seen (it can't be broken; the list that it opens shows all).
 */
export const misfits = page => page.evaluate(() => {
	const TARGET = 44, SLACK = 1;
	const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
	const found = [];
	const name = one => (one.tagName.toLowerCase() + " " + (one.getAttribute("aria-label") || one.innerText || one.name || "")).replace(/\s+/g, " ").slice(0, 40);
	const shown = one => one.checkVisibility({ visibilityProperty: true }) && !one.closest(".unseen, [aria-hidden=true]") && one.getBoundingClientRect().width > 1;
	const moved = one => one.closest(".table, .check, .beside-rubric, .figures") || document.documentElement;
	const say = (what, one) => found.push(what + "：" + name(one));

	/* A link with other words on its line is part of a sentence. */
	const sentence = one => one.tagName === "A" && getComputedStyle(one).display === "inline" &&
		Array.from(one.parentNode.childNodes).some(other => other !== one && other.textContent.trim() !== "");

	/* Where a finger may come down: the boxes of a control, with those of its label. */
	const boxes = one => [one].concat(/^(radio|checkbox)$/.test(one.type) ? Array.from(one.labels) : [])
		.reduce((all, part) => all.concat(Array.from(part.getClientRects())), []).filter(box => box.width > 1);
	const around = all => ({ left: Math.min(...all.map(b => b.left)), right: Math.max(...all.map(b => b.right)),
		top: Math.min(...all.map(b => b.top)), bottom: Math.max(...all.map(b => b.bottom)) });

	const pen = document.createElement("canvas").getContext("2d");
	const tooLong = (one, text) => {
		const style = getComputedStyle(one);
		pen.font = style.font;
		return pen.measureText(text).width > one.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) + SLACK;
	};

	if (document.documentElement.scrollWidth > innerWidth)
		found.push("the page scrolls sideways");
	const within = document.querySelector("dialog[open]") || document;	/* what is behind a dialog is out of reach */
	const controls = Array.from(within.querySelectorAll(CONTROLS)).filter(one => shown(one) && !one.matches(".skip"));
	const places = controls.map(one => {
		const all = boxes(one);
		return { one, all, box: around(all), sentence: sentence(one) };
	});
	places.forEach(({ one, box, sentence: inline }) => {
		if (moved(one) === document.documentElement && (box.left < -SLACK || box.right > innerWidth + SLACK))
			say("beyond the window", one);
		if (!inline && one.tagName !== "DIV" && (box.bottom - box.top < TARGET - SLACK || box.right - box.left < TARGET - SLACK))
			say("a target of " + Math.round(box.right - box.left) + " x " + Math.round(box.bottom - box.top), one);
	});
	const above = one => one.closest(".dock, .check, .nav");
	const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
	places.forEach((a, i) => places.slice(i + 1).forEach(b => {
		if (meet(a.box, b.box) && !a.one.contains(b.one) && !b.one.contains(a.one) && above(a.one) === above(b.one) &&
		    a.all.some(x => b.all.some(y => meet(x, y))))
			say("upon " + name(b.one), a.one);
	}));
	Array.from(document.querySelectorAll("#page *")).forEach(one => {
		const style = getComputedStyle(one);
		const hides = /hidden|clip/.test(style.overflowX + style.overflowY);
		const tight = one.matches("button, .button, .tag, .count, h1, h2, h3, label, legend");
		if ((hides || tight) && !one.matches(".chart, .chart *, thead, video, input, select, svg, svg *") && shown(one) && !one.closest("thead") &&
		    (one.scrollWidth > one.clientWidth + 2 || (hides && one.scrollHeight > one.clientHeight + 2)) && one.clientWidth > 0)
			say("text is cut", one);
	});
	controls.forEach(one => {
		if (one.tagName === "SELECT" && one.selectedOptions.length && tooLong(one, one.selectedOptions[0].text.slice(0, 10) + "　"))
			say("what is chosen is cut", one);
		if (one.placeholder && !one.value && tooLong(one, one.placeholder))
			say("the hint inside is cut", one);
	});
	return Array.from(new Set(found));
});
