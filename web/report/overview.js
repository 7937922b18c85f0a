/* overview.js - how far those have come whom an office or a school looks after, below what waits on
 * the first page; each figure opens its list, the rest stands in 进度. */
import { html, is, useGet } from "../parts/page.js";
import { word } from "../parts/words.js";
import { address, percent } from "./where.js";

const STEPS = ["base", "chosen", "handed_in", "passed", "certified"];

const Figure = ({ of, name }) => html`${word("figure", name)} ${of[name] === 0 ? "0" : html`<a href=${
	address("/report/progress-list.html", of, {}, { which: name })}>${of[name]}<span class="unseen">，${of.name}</span></a>`}`;

/* A school's management sees its groups at once. */
function Groups({ school }) {
	const got = useGet(address("/api/report/progress", school, {}));
	return got.data && html`<ul class="lines">${got.data.rows.filter(row => row.base > 0).map(row => html`<li>${row.id === null ? "不在任何教研组" : html`
		<a href=${address("/report/progress.html", row, {})}>${row.name}</a>`}：已认定 ${row.certified} / ${row.base}（${percent(row.certified, row.base)}%）</li>`)}</ul>`;
}

function Place({ of }) {
	return html`<li class="card"><h3><a href=${address("/report/progress.html", of, {})}>${of.name}的进度</a></h3>
		<p>${STEPS.map((name, i) => html`${i > 0 && "，"}<${Figure} of=${of} name=${name} />`)}（人）${of.kind === "region" && html`；${
			""}<${Figure} of=${of} name="schools_done" />，共${of.schools}所`}。</p>
		<p class="bar-words"><b>认定率</b><span>${percent(of.certified, of.base)}%</span></p>
		<meter min="0" max=${of.base || 1} value=${of.certified} aria-label=${of.name + "的认定率"}></meter>
		${of.kind === "school" && html`<${Groups} school=${of} />`}</li>`;
}

export function Overview({ me }) {
	const some = useGet(is(me, "office", "school") ? "/api/report/overview" : null);
	const rows = some.data ? some.data.rows.filter(one => one.base > 0) : [];
	return rows.length > 0 && html`<h2>进度</h2><ul class="cards">${rows.map(one => html`<${Place} key=${one.kind + one.id} of=${one} />`)}</ul>
		<p><a href="/report/late.html">谁逾期了，为什么</a></p>`;
}
