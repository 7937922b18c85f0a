/* sheet.js - the list of an activity, to be signed on paper. */
import { html, page, useGet, Show } from "../parts/page.js";
import { day } from "../parts/dates.js";
import { Sheet, Sheets } from "../parts/paper.js";
import { word } from "../parts/words.js";

const PER_SHEET = 24;

const parts = (list, size) => list.length ? Array.from({ length: Math.ceil(list.length / size) },
	(_, i) => list.slice(i * size, i * size + size)) : [[]];

function SignSheet({ query }) {
	const activity = encodeURIComponent(query.activity || "0");
	const one = useGet("/api/hours/activity/" + activity + "/sheet");
	return html`<${Show} of=${one}>${data => html`<${Sheets} back=${"/hours/activity.html?activity=" + activity}>
		${parts(data.people || [], PER_SHEET).map((people, i, all) => html`<${Sheet} title="校本教研签到表" mark=${data.mark}>
			<p>${data.school} ${data.group || "全校"}<br />${data.title}（${word("form", data.form)}）<br />${day(data.held_on, 0)}
				${all.length > 1 && "，第" + (i + 1) + "页，共" + all.length + "页"}</p>
			<table><thead><tr><th scope="col">工号</th><th scope="col">姓名</th><th scope="col">签名</th></tr></thead>
				<tbody>${people.map(who => html`<tr><td>${who.staff_no}</td><td>${who.name}</td><td></td></tr>`)}</tbody></table>
			<p class="sheet-sign"><span>组织者签名：</span><span>日期：</span></p>
			<p class="sheet-small">签了名的由组织者在系统中按名单登记后计学时（本系统默认）。</p><//>`)}<//>`}<//>`;
}

page("签到表", SignSheet);
