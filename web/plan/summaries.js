/* summaries.js - 学校总结 to print: a school's own, or, for an office, those of its schools. */
import { html, is, page, useGet, Show } from "../parts/page.js";
import { day } from "../parts/dates.js";
import { Files } from "../parts/files.js";
import { Sheet, Sheets } from "../parts/paper.js";

const PARTS = [["done", "完成情况"], ["results", "成效与经验"], ["problems", "问题与改进"]];

const One = ({ of, school }) => html`<${Sheet} title="学校总结"><p>单位：${school}　　日期：${day(of.made_at, 0)}</p>
	${PARTS.filter(part => of.content[part[0]]).map(part => html`<h3>${part[1]}</h3><p class="prose">${of.content[part[0]]}</p>`)}
	<p class="sheet-sign">负责人签名：　　　　　　　　学校盖章：</p><//>`;

function Own({ me }) {
	const own = useGet("/api/plan/summary");
	return html`<${Show} of=${own}>${data => data.content ? html`<${Sheets} back="/" unmarked>
		<${One} of=${data} school=${me.school} /><//>` : html`<p class="empty">学校总结还没有提交。</p>`}<//>`;
}

const next = after => "/plan/summaries.html?after=" + encodeURIComponent(after);

function OfSchools({ after }) {
	const from = "/api/plan/summaries", list = useGet(from + (after ? "?after=" + encodeURIComponent(after) : ""));
	return html`<${Show} of=${list} empty="还没有学校。">${data => html`
		<p class="lead no-print">这一页 ${data.rows.length} 所学校中，${data.rows.filter(row => row.content).length} 所已提交总结。</p>
		<${Files} from=${from} />
		${data.next && html`<p class="no-print"><a href=${next(data.next)}>后面的学校</a></p>`}
		<${Sheets} back="/" unmarked>${data.rows.filter(row => row.content).map(row => html`
			<${One} of=${row} school=${row.school} />`)}<//>`}<//>`;
}

page("学校总结", ({ me, query }) => is(me, "office") ? html`<${OfSchools} after=${query.after} />` : html`<${Own} me=${me} />`);
