/* keys.js - judging by keyboard: single keys, the list of them by "?".
 *
 *	useKeys({ n: () => next(), 1: () => tick(0) });	while this is on the screen; one that
 *						answers false leaves the key to the browser
 *	<${Keys} more=${[["n", "下一份"]]} />		the list, and a switch for who is disturbed by them
 *
 *	press(selector)		presses the first such button
 *
 * A key does nothing where text is typed (but Escape, which leaves the field, and Ctrl+Enter), with a
 * modifier, or while it is held down.  Off is kept on this device.
 */
import { html, useEffect, useState } from "../parts/page.js";

const OFF = "keys-off";
const isOff = () => localStorage.getItem(OFF) === "1";
const typing = place => /^(TEXTAREA|SELECT)$/.test(place.tagName) ||
	(place.tagName === "INPUT" && !/^(checkbox|radio|button)$/.test(place.type));

function act(event, keys) {
	const send = event.key === "Enter" && (event.ctrlKey || event.metaKey);
	if (event.repeat || event.isComposing || (isOff() && event.key !== "?"))
		return;
	if (typing(event.target) && !send)
		return event.key === "Escape" && event.target.blur();
	if (!send && (event.ctrlKey || event.metaKey || event.altKey))
		return;
	const does = keys[send ? "t" : event.key.toLowerCase()];
	if (does && does() !== false)
		event.preventDefault();
}

export const press = selector => () => {
	const button = document.querySelector(selector);
	if (button)
		button.click();
};

/* keys may be another table at each drawing. */
export function useKeys(keys) {
	useEffect(() => {
		const press = event => act(event, keys);
		document.addEventListener("keydown", press);
		return () => document.removeEventListener("keydown", press);
	});
}

export function Keys({ more }) {
	const [open, turn] = useState(false);
	const [off, set] = useState(isOff());
	useKeys({ "?": () => turn(!open) });
	const change = event => {
		localStorage.setItem(OFF, event.target.checked ? "0" : "1");
		set(!event.target.checked);
	};
	return html`<details class="keys no-print" open=${open} onToggle=${event => turn(event.target.open)}>
		<summary>键盘操作（按 ? 键打开）</summary>
		<dl class="key-list">${more.map(([key, what]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${what}</dd></div>`)}</dl>
		<div class="option"><input type="checkbox" id="keys-on" checked=${!off} onChange=${change} />
			<label for="keys-on">使用单键操作（只在没有输入文字时起作用）</label></div></details>`;
}
