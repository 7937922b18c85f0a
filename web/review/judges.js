/* judges.js - cases that nobody of the school can judge, or that wait too long, and of one
 * of them: the office names who does, out of the experts of its region, with a reason. */
import { html, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { post } from "../parts/api.js";
import { left, moment } from "../parts/dates.js";
import { Area, Checks, Form, useForm } from "../parts/form.js";
import { List } from "../parts/table.js";
import { ability } from "../parts/words.js";

function Experts({ region }) {
	const list = useGet(`/api/admin/regions/${region.region}/roles?kind=expert`);
	return html`<${Show} of=${list}>${data => data.rows.length > 0 && html`
		<${Checks} name="judges" label=${region.name + "的专家"}
			options=${data.rows.map(one => [one.person, one.school ? `${one.name}（${one.school}）` : one.name])} />`}<//>`;
}

function Term({ row }) {
	const time = left(row.due_at);
	return html`<span class=${time.late ? "late" : ""}>${time.text}</span> <small>${moment(row.due_at)}</small>`;
}

const All = () => html`<p class="lead">学校里没有人能评，或者已经逾期、又借不到人的材料，由您指定评价人（本系统默认）。</p>
	<${List} from="/api/review/due/office" caption="待指定评价人" empty="现在没有要指定评价人的材料。" columns=${[
		["author", "教师", null, "brief"], ["group", "教研组", null, "brief"], [null, "能力点", ability],
		[null, "期限", row => html`<${Term} row=${row} />`],
		[null, "", row => html`<a class="button" href=${"/review/judges.html?submission=" + row.submission}>去指定
			<span class="unseen">：${row.author}，${ability(row)}</span></a>`]]} />`;

function One({ query }) {
	const regions = useGet("/api/admin/regions");
	const form = useForm({ judges: [], reason: "" }, null);
	const [named, set] = useState(false);
	if (named)
		return html`<${Notice} kind="good"><p>已指定，材料会出现在评价人的“现在要做的事”里。</p>
			<p><a href="/review/judges.html">看其他要指定的材料</a></p><//>`;
	return html`<p class="lead">这份材料没有人能评，或者已经逾期。请从本区域的专家里指定评价人（本系统默认）；与作者有回避关系或评价过这份材料的人不能指定。</p>
		<${Show} of=${regions} empty="您没有管理的区域。">${data => html`
			<${Form} form=${form} button="指定评价人" busy="正在指定…" done=${() => set(true)}
				send=${value => post(`/api/review/case/${query.submission}/judges`, value)}>
				${data.rows.map(region => html`<${Experts} key=${region.region} region=${region} />`)}
				<${Area} name="reason" label="理由" hint="写入评议记录" max=${300} rows=${3} />
			<//>`}<//>`;
}

page("指定评价人", ({ query }) => query.submission ? html`<${One} query=${query} />` : html`<${All} />`);
