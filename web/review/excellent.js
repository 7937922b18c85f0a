/* excellent.js - 优秀案例 that are shown (R138), with the works themselves. */
import { html, page, useGet, useState, Show } from "../parts/page.js";
import { day } from "../parts/dates.js";
import { List } from "../parts/table.js";
import { Filter } from "../admin/filter.js";
import { Abilities } from "../admin/narrow.js";
import { ability } from "../parts/words.js";

const work = row => html`<a href=${"/review/work.html?submission=" + row.submission}>${ability(row)}
	<span class="unseen">，${row.author}</span></a>`;

function Cases({ of }) {
	const [q, search] = useState(""), [code, choose] = useState("");
	const asked = [q && "q=" + encodeURIComponent(q), code && "ability=" + encodeURIComponent(code)].filter(Boolean).join("&");
	return html`<${Filter} ask="教师、学校或教研组的几个字" value=${q} find=${search} />
		<div class="filters"><${Abilities} value=${code} choose=${choose} /></div>
		<${List} from=${"/api/review/excellent/" + of.programme + (asked && "?" + asked)} caption=${of.region + "，" + of.name}
			empty=${asked ? "没有这样的案例。" : "还没有展示的优秀案例。"} columns=${[
			[null, "案例", work], ["author", "教师"], ["school", "学校"], ["group", "教研组", row => row.group || ""], ["reason", "推荐理由"],
			["nominated_at", "推荐", row => day(row.nominated_at), "whole", "latest earliest"], ["reviewed_at", "审定", row => day(row.reviewed_at), "whole"]]} />`;
}

function Excellent({ query }) {
	const list = useGet("/api/review/excellent");
	return html`<p class="lead">学校推荐、作者同意、项目办审定通过的案例，可以打开看材料。</p>
		<${Show} of=${list} empty="还没有展示的优秀案例。">${data => {
		const of = data.rows.length === 1 ? data.rows[0] : data.rows.find(row => String(row.programme) === query.programme);
		return html`${data.rows.length > 1 && html`<ul class="choices" aria-label="按工程查看">${data.rows.map(row => html`<li>
				<a href=${"?programme=" + row.programme} aria-current=${of === row ? "true" : null}>${row.region}，${row.name}</a></li>`)}</ul>`}
			${of ? html`<${Cases} key=${of.programme} of=${of} />` : html`<p>请选择一项工程。</p>`}`;
	}}<//>`;
}

page("优秀案例", Excellent);
