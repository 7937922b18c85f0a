/* favours.js - 互评 that looks like favours: who gave each other 优秀 in turn, who gives nothing
 * else.  It hints and decides nothing (ours). */
import { html, page, useGet, Show } from "../parts/page.js";
import { Files } from "../parts/files.js";
import { Table } from "../parts/table.js";
import { OfSchool } from "./of-school.js";

const names = ring => ring.concat(ring.slice(0, 1)).map(one => one.name).join(" → ");

function Favours({ school }) {
	const from = "/api/review/school/" + school + "/favours";
	return html`<${Show} of=${useGet(from)}>${data => html`
		<h2>依次互给优秀的</h2>${data.rings.length ? html`<ul class="lines">${data.rings.map(ring => html`<li>${names(ring)}</li>`)}</ul>` :
			html`<p class="empty">没有发现。</p>`}
		<h2>给出的都是优秀的（五份以上）</h2>${data.generous.length ? html`<${Table} rows=${data.generous}
			columns=${[["name", "教师"], ["given", "给出的优秀"]]} /><${Files} from=${from} />` : html`<p class="empty">没有发现。</p>`}`}<//>`;
}

page("互评偏高提示", ({ me, query }) => html`<${OfSchool} me=${me} query=${query}>${school => html`
	<p>从互评和组评里找出可能的相互照顾，只作提醒，不影响任何结果（本系统默认）。与您自己有关的不列。</p>
	<${Favours} school=${school.school} />`}<//>`);
