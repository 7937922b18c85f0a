/* order.js - in what order a list stands: chosen at the heading of a column, or on a phone, where a
 * table is cards, in a box above them.  It stands in the address, so that the way back and a link
 * that is sent on keep it; page.js draws anew when it changes.
 *
 *	const order = useOrder(["staff_no", "name"])     the words of the list's ?sort=, the first unless chosen
 *	<${Heading} order=${order} of="latest earliest">时间<//>     each press the next of its words
 *	<${OrderBox} order=${order} />				wide: also where there are no headings at all
 */
import { html, useEffect, useState } from "./view.js";
import { word } from "./words.js";

const DOWN = ["latest", "longest", "most"];

const asked = () => new URLSearchParams(location.search).get("sort");

export function useOrder(words) {
	const [, again] = useState(0);
	useEffect(() => {
		const moved = () => dispatchEvent(new Event("order")), draw = () => again(n => n + 1);
		addEventListener("popstate", moved);
		addEventListener("order", draw);
		return () => {
			removeEventListener("popstate", moved);
			removeEventListener("order", draw);
		};
	}, []);
	const choose = one => {
		const query = new URLSearchParams(location.search);
		query.delete("sort");
		if (one !== words[0])
			query.set("sort", one);
		history.pushState(null, "", location.pathname + (String(query) && "?" + query) + location.hash);
		dispatchEvent(new Event("order"));
	};
	return { words, choose, now: words.includes(asked()) ? asked() : words[0] };
}

/* What a press on this heading asks for: the next of its words, then the list's own order again. */
const next = (order, own) => own[own.indexOf(order.now) + 1] || order.words[0];

export function Heading({ order, of, children }) {
	const own = of.split(" "), on = own.includes(order.now);
	const down = DOWN.includes(on ? order.now : own[0]);
	return html`<button class="sort" title=${word("sort", next(order, own))} onClick=${() => order.choose(next(order, own))}>${children}
		<span class="no-print" aria-hidden="true">${on ? down ? "▼" : "▲" : "⇅"}</span></button>`;
}

export const direction = (order, of) => !order || !of || !of.split(" ").includes(order.now) ? null :
	DOWN.includes(order.now) ? "descending" : "ascending";

export const OrderBox = ({ order, wide }) => html`<label class=${"field sort-box no-print" + (wide ? " wide" : "")}>排序
	<select value=${order.now} onChange=${event => order.choose(event.target.value)}>
		${order.words.map(one => html`<option value=${one}>${word("sort", one)}</option>`)}</select></label>`;
