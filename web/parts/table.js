/* table.js - a list from the server: a table on a wide screen, cards on a phone,
 * further rows by a button.
 *
 *	<${List} from="/api/review/due" caption="待我评价" empty="现在没有。"
 *	  columns=${[
 *	    ["title", "材料"],                       key of the row, heading
 *	    ["due", "截止", row => moment(row.due)],  text or html of the row
 *	    ["works", "件数", null, "number"],        a class of its cells: "number", or "brief" (beside others on a phone)
 *	    [null, "", row => html`<a class="button" href=...>评价</a>`]]} />
 *
 * below=${(rows, all) => html`...`} stands under the rows; all: there are no further ones.
 * A column whose fifth is words of the list's ?sort= can be sorted by (order.js): "latest earliest".
 * The list's own order is the first column's first word, or is named: sort="entered".
 * Rows with a form of their own are cards at any width: card=${row => html`<li class="card" ...>`} instead of
 * columns, and all words of ?sort= in sort="latest name".  Another turn asks anew, while what is typed stays.
 * A 409 says why there is nothing to list, and is said as that.
 * The answer is { rows, next }; next is the cursor for ?after=.  For rows that are
 * at hand already: <${Table} rows columns caption />.
 */
import { html, useEffect, useRef, useState } from "./view.js";
import { get } from "./api.js";
import { Files } from "./files.js";
import { direction, Heading, OrderBox, useOrder } from "./order.js";
import { Trouble } from "./page.js";

/* What can be pressed in a row is not for paper. */
const classOf = column => column[3] || (column[1] ? null : "no-print");

const cell = (column, row) => column[2] ? column[2](row) : row[column[0]];

const heading = (column, order) => !column[1] ? html`<span class="unseen">操作</span>` :
	column[4] && order ? html`<${Heading} order=${order} of=${column[4]}>${column[1]}<//>` : column[1];

/* What the title of the page or the first heading says already is for ears only. */
const said = (caption, columns) => document.title.startsWith(caption + " - ") || caption === columns[0][1];

export function Table({ rows, columns, caption, order }) {
	return html`<div class="table"><table>
		${caption && html`<caption class=${said(caption, columns) ? "unseen" : null}>${caption}</caption>`}
		<thead><tr>${columns.map(column => html`<th scope="col" class=${classOf(column)}
			aria-sort=${direction(order, column[4])}>${heading(column, order)}</th>`)}</tr></thead>
		<tbody>${rows.map(row => html`<tr>${columns.map(column => html`
			<td data-label=${column[1]} class=${classOf(column)}>${cell(column, row)}</td>`)}</tr>`)}</tbody>
	</table></div>`;
}

const also = (path, name, value) => !value ? path :
	path + (path.includes("?") ? "&" : "?") + name + "=" + encodeURIComponent(value);

const sorts = (columns, own) => [own].concat(columns.map(column => column[4])).filter(Boolean).join(" ").split(" ")
	.filter((one, i, all) => one && all.indexOf(one) === i);

const LOADING = { rows: [], next: null, word: "loading" };

const Cards = ({ rows, card, caption }) => html`<ul class="cards" aria-label=${caption || null}>${rows.map(card)}</ul>`;

export function List({ from: what, columns = [], card, caption, empty, below, sort, turn }) {
	const order = useOrder(sorts(columns, sort)), from = also(what, "sort", order.now !== order.words[0] && order.now);
	const [kept, set] = useState(LOADING);
	const state = kept.what === what ? kept : LOADING;	/* what was asked before is gone at once */
	const asked = useRef(0);
	const load = (before, cursor, shown = before) => {
		const mine = ++asked.current, put = more => mine === asked.current && set(Object.assign({ what, next: cursor }, more));
		put({ rows: shown, next: state.next, word: "loading" });
		get(also(from, "after", cursor)).then(
			answer => put({ rows: before.concat(answer.data.rows), next: answer.data.next, word: "ready" }),
			problem => put({ rows: before, word: "trouble", problem }));
		return () => { asked.current++; };
	};
	/* Rows that only come in another order stand until then: who pressed a heading keeps her place. */
	useEffect(() => load([], null, state.rows), [from, turn]);
	if (state.word === "ready" && !state.rows.length)
		return html`<p class="empty">${empty || "这里还没有内容。"}</p>`;
	const busy = state.word === "loading";
	return html`${state.rows.length > 1 && order.words.length > 1 && html`<${OrderBox} order=${order} wide=${card} />`}
		${state.rows.length > 0 && (card ? html`<${Cards} rows=${state.rows} card=${card} caption=${caption} />` :
			html`<${Table} rows=${state.rows} columns=${columns} caption=${caption} order=${order} />`)}
		${below && state.rows.length > 0 && below(state.rows, !state.next)}
		${state.rows.length > 0 && html`<${Files} from=${from} />`}
		${busy && html`<p class="wait" role="status">正在读取…</p>`}
		${state.word === "trouble" && (state.problem.status === 409 ? html`<p class="empty">${state.problem.message}。</p>` : html`<${Trouble} problem=${state.problem}
			again=${() => load(state.rows, state.next)} />`)}
		${state.next && state.word !== "trouble" && html`
			<button class="button plain" aria-disabled=${String(busy)}
				onClick=${() => busy || load(state.rows, state.next)}>再看后面的</button>`}`;
}
