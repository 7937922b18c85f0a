/* faults.js - what is wrong in a file: row, column, reason. The first hundred, the rest by a
 * button: a page with ten thousand rows helps nobody. */
import { html, useState } from "../parts/page.js";
import { Table } from "../parts/table.js";

const FIRST = 100;

export function Faults({ faults }) {
	const [all, show] = useState(false);
	return html`<${Table} rows=${all ? faults : faults.slice(0, FIRST)} caption="需要改正的地方" columns=${[
			["row", "第几行", fault => fault.row || "整个文件", "brief"],
			["column", "列", fault => fault.column || "整行", "brief"], ["detail", "原因"]]} />
		${!all && faults.length > FIRST && html`<p><button class="button plain" onClick=${() => show(true)}>
			再看后面的${faults.length - FIRST}处</button></p>`}`;
}
