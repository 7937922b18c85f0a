/* visits.js - 视导整改 (R124): an office or an expert writes down a visit and orders what is to be
 * put right; the school reports; whoever visits looks again and ends it. */
import { html, is, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { day } from "../parts/dates.js";
import { Files } from "../parts/files.js";
import { List } from "../parts/table.js";
import { Correction, Order, Visit } from "./visit-forms.js";
import { Fold } from "./fold.js";

const at = row => "/review/visits.html?school=" + row.school + "&name=" + encodeURIComponent(row.name);

const Schools = () => html`<p class="lead">到校看过以后，写下情况；有问题的，提出整改要求和期限。</p>
	<${List} from="/api/review/visits/schools" caption="各校视导情况" empty="您的区域里还没有学校。" columns=${[
		["name", "学校", row => html`<a href=${at(row)}>${row.name}</a>`, null, "name"], ["visited_on", "最近到校", row => day(row.visited_on) || "没有去过"],
		[null, "未完成整改", row => row.open > 0 ? html`${row.open}项${row.late > 0 && html` <span class="late">${row.late}项逾期</span>`}` : "0项"],
		["reported", "等复查", row => row.reported > 0 ? html`<b>${row.reported}项</b>` : "0项"]]} sort="entered" />`;

function One({ one, visitor, fold, done }) {
	return html`<li class="card"><h3>${day(one.visited_on)}到校</h3><p class="hint">${one.visited_by}</p>
		<p class="prose">${one.found}</p>
		${one.corrections.map((x, n) => html`<${Correction} key=${x.correction} of=${x} n=${n + 1} name=${one.school} visitor=${visitor} fold=${fold} done=${done} />`)}
		${visitor && html`<${Fold} of=${fold} at=${"order" + one.visit} label="提出整改要求" about=${day(one.visited_on)}>
			<${Order} visit=${one.visit} name=${one.school} after=${one.corrections.length} done=${done} /><//>`}</li>`;
}

function OfSchool({ school, name, visitor }) {
	const from = "/api/review/school/" + encodeURIComponent(school) + "/visits", list = useGet(from);
	const [said, say] = useState(null);
	const fold = useState(null);
	const done = text => {
		fold[1](null);
		say(text);
		list.reload();
		scrollTo(0, 0);
	};
	const title = list.data && list.data.rows.length ? list.data.rows[0].school : name;
	return html`${visitor && html`<p class="lead"><b>${title}</b> <a href="/review/visits.html">换一所学校</a></p>`}
		${said && html`<${Notice} kind="good"><p><b>${said}</b></p><//>`}
		${visitor && list.data && html`<${Fold} of=${fold} at="visit" label="记录一次到校" about=${title}><${Visit} school=${school} name=${title} after=${list.data.rows.length ? list.data.rows[0].visit : 0} done=${done} /><//>`}
		<${Show} of=${list} empty="还没有到校视导的记录。">${data => html`<ul class="cards">${data.rows.map(one => html`
			<${One} key=${one.visit} one=${one} visitor=${visitor} fold=${fold} done=${done} />`)}</ul>
			${data.next && html`<p class="hint">更早的请看导出的表格。</p>`}<${Files} from=${from} />`}<//>`;
}

function Visits({ me, query }) {
	const visitor = is(me, "office", "expert"), school = query.school || (!visitor && me.school_id);
	return school ? html`<${OfSchool} school=${school} name=${query.name || ""} visitor=${visitor} />` : html`<${Schools} />`;
}

page("视导整改", Visits);
