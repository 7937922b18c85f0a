/* judges.js - a case that nobody of the school can judge, or that waits too long: the
 * office names who does, out of the experts of its region, with a reason. */
import { html, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { post } from "../parts/api.js";
import { Area, Checks, Form, useForm } from "../parts/form.js";

function Experts({ region }) {
	const list = useGet(`/api/admin/regions/${region.region}/roles?kind=expert`);
	return html`<${Show} of=${list}>${data => data.rows.length > 0 && html`
		<${Checks} name="judges" label=${region.name + "的专家"}
			options=${data.rows.map(one => [one.person, one.school ? `${one.name}（${one.school}）` : one.name])} />`}<//>`;
}

function Judges({ query }) {
	const regions = useGet("/api/admin/regions");
	const form = useForm({ judges: [], reason: "" }, null);
	const [named, set] = useState(false);
	if (named)
		return html`<${Notice} kind="good"><p>已指定，材料会出现在评价人的“现在要做的事”里。</p><//>`;
	return html`<p class="lead">这份材料没有人能评，或者已经逾期。请从本区域的专家里指定评价人（本系统默认）；与作者有回避关系或评价过这份材料的人不能指定。</p>
		<${Show} of=${regions} empty="您没有管理的区域。">${data => html`
			<${Form} form=${form} button="指定评价人" busy="正在指定…" done=${() => set(true)}
				send=${value => post(`/api/review/case/${query.submission}/judges`, value)}>
				${data.rows.map(region => html`<${Experts} key=${region.region} region=${region} />`)}
				<${Area} name="reason" label="理由" hint="写入评议记录" max=${300} rows=${3} />
			<//>`}<//>`;
}

page("指定评价人", Judges);
