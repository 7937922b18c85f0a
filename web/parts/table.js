/* table.js - a list from the server: a table on a wide screen, cards on a phone,
 * further rows by a button.
 *
 *	<${List} from="/api/review/due" caption="待我评价" empty="现在没有。"
 *	  columns=${[
 *	    ["title", "材料"],                       key of the row, heading
 *	    ["due", "截止", row => moment(row.due)],  text or html of the row
 *	    ["works", "件数", null, "number"],        a class of its cells
 *	    [null, "", row => html`<a class="button" href=...>评价</a>`]]} />
 *
 * below=${(rows, all) => html`...`} stands under the rows; all: there are no further ones.
 * A 409 says why there is nothing to list, and is said as that.
 * The answer is { rows, next }; next is the cursor for ?after=.  For rows that are
 * at hand already: <${Table} rows columns caption />.
 */
import { html, useEffect, useState } from "./view.js";
import { get } from "./api.js";
import { Files } from "./files.js";
import { Trouble } from "./page.js";

const cell = (column, row) => column[2] ? column[2](row) : row[column[0]];

export function Table({ rows, columns, caption }) {
	return html`<div class="table"><table>
		${caption && html`<caption>${caption}</caption>`}
		<thead><tr>${columns.map(column => html`<th scope="col" class=${column[3] || null}>${column[1] ||
			html`<span class="unseen">操作</span>`}</th>`)}</tr></thead>
		<tbody>${rows.map(row => html`<tr>${columns.map(column => html`
			<td data-label=${column[1]} class=${column[3] || null}>${cell(column, row)}</td>`)}</tr>`)}</tbody>
	</table></div>`;
}

const after = (path, cursor) => !cursor ? path :
	path + (path.includes("?") ? "&" : "?") + "after=" + encodeURIComponent(cursor);

const LOADING = { rows: [], next: null, word: "loading" };

export function List({ from, columns, caption, empty, below }) {
	const [kept, set] = useState(LOADING);
	const state = kept.from === from ? kept : LOADING;	/* what was asked before is gone at once */
	const load = (before, cursor) => {
		let current = true;
		set({ from, rows: before, next: cursor, word: "loading" });
		get(after(from, cursor)).then(
			answer => current && set({ from, rows: before.concat(answer.data.rows),
				next: answer.data.next, word: "ready" }),
			problem => current && set({ from, rows: before, next: cursor, word: "trouble", problem }));
		return () => { current = false; };
	};
	useEffect(() => load([], null), [from]);
	if (state.word === "ready" && !state.rows.length)
		return html`<p class="empty">${empty || "这里还没有内容。"}</p>`;
	const busy = state.word === "loading";
	return html`${state.rows.length > 0 && html`<${Table} rows=${state.rows}
			columns=${columns} caption=${caption} />`}
		${below && state.rows.length > 0 && below(state.rows, !state.next)}
		${state.rows.length > 0 && html`<${Files} from=${from} />`}
		${busy && html`<p class="wait" role="status">正在读取…</p>`}
		${state.word === "trouble" && (state.problem.status === 409 ? html`<p class="empty">${state.problem.message}。</p>` : html`<${Trouble} problem=${state.problem}
			again=${() => load(state.rows, state.next)} />`)}
		${state.next && state.word !== "trouble" && html`
			<button class="button plain" aria-disabled=${String(busy)}
				onClick=${() => busy || load(state.rows, state.next)}>再看后面的</button>`}`;
}
