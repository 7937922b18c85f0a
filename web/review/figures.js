/* figures.js - 评价情况 of one school, for its panel and management and for the office: how many passed
 * at the first try and by now, group by group, and 互评 that looks like a favour.  Nothing
 * of it decides anything. */
import { html, is, page, useGet, Notice, Show } from "../parts/page.js";
import { Files } from "../parts/files.js";
import { List, Table } from "../parts/table.js";
import { OneSchool } from "../admin/one-school.js";

const share = (part, whole) => part + "（" + Math.round(100 * part / whole) + "%）";

const RATES = [["group", "教研组", row => row.group || "不在教研组"], ["works", "已有结果的材料"],
	["first_try", "一次通过", row => share(row.first_try, row.works)], ["passed", "最终通过", row => share(row.passed, row.works)]];

const Ring = ({ of }) => html`<li>${of.concat(of.slice(0, 1)).map(one => one.name).join(" → ")}</li>`;

function Favours({ school }) {
	const from = "/api/review/school/" + school + "/favours";
	return html`<h2>值得留意的评价</h2>
		<${Notice}><p>只是提示，不改变任何结果；怎样算“值得留意”是本系统默认，通知没有规定。与您本人有关的不在这里。</p><//>
		<${Show} of=${useGet(from)}>${data => html`<h3>互相给优秀</h3>
			${data.rings.length ? html`<p class="hint">箭头指向被评为优秀的人，最后一位又评了第一位优秀。</p>
				<ul class="lines">${data.rings.map(ring => html`<${Ring} of=${ring} />`)}</ul>` : html`<p class="empty">没有发现。</p>`}
			<h3>评过五份以上，全部给优秀</h3>
			${data.generous.length ? html`<${Table} rows=${data.generous} caption="全部给优秀的评价人" columns=${[["name", "评价人"], ["given", "给出的优秀份数"]]} />
				<${Files} from=${from} />` : html`<p class="empty">没有发现。</p>`}`}<//>`;
}

const Figures = ({ school }) => html`<h2>各教研组通过情况</h2>
	<${List} from=${"/api/review/rates/" + school} caption="通过情况" empty="还没有校评结果。" columns=${RATES} /><${Favours} school=${school} />`;

page("评价情况", ({ me, query }) => is(me, "office", "school") ?
	html`<${OneSchool} query=${query}>${school => html`<${Figures} school=${school.school} />`}<//>` :
	html`<${Figures} school=${me.school_id || 0} />`);
