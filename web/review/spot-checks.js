/* spot-checks.js - 抽检: the office begins one, and sees those of its regions. */
import { html, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { post } from "../parts/api.js";
import { day } from "../parts/dates.js";
import { Choice, Day, Form, useForm } from "../parts/form.js";
import { List } from "../parts/table.js";
import { Strata, closing } from "./spot-draw.js";

const keyOf = place => place.programme + "-" + place.region;
const nameOf = place => place.programme_name + "，" + place.region_name;

function Rules({ of }) {
	return html`<p>本地通知要求“${of.phrase || "抽检"}”。${of.origin === "ours" ? "通知没有写抽多少，按本系统默认抽：" : "按本地规定抽："}</p>
		<${Strata} percent=${of.percent} least=${of.least} ours=${of.origin === "ours"} />
		<p>每份由一位专家独立评价，看不到作者、学校和原来的结果。${of.region_name}和上级现有专家${of.experts}人。
			${of.experts === 0 && html`<b>现在没有专家，抽到的材料没有人评。</b>`}<a href="/admin/region-roles.html">看专家名单</a></p>
		<p>截止以前，抽到哪些学校和材料、专家怎样评，谁也看不到，学校也不知道自己被抽到。</p>`;
}

const sure = (of, closes_on) => html`<p><b>抽检范围：${nameOf(of)}；${day(closes_on)}截止。</b></p>
	<p>开始以后不能改期，也不能取消。</p>`;

function Order({ places, done }) {
	const open = places.filter(one => one.decided);
	const form = useForm({ place: open.length === 1 ? keyOf(open[0]) : "", closes_on: "" }, null);
	const of = open.find(one => keyOf(one) === form.values.place);
	if (!open.length)
		return html`<${Notice}><p>${places.length ? "本地通知对抽检或抽检比例未作规定，不能开始抽检。" : "您的区域现在没有实施的工程。"}</p>
			${places.length > 0 && html`<p><a href="/admin/policies.html">在“修改规定”里写明</a></p>`}<//>`;
	return html`<${Form} form=${form} button="开始抽检" busy="正在开始…" done=${done} sure=${values => sure(of, values.closes_on)}
			send=${values => post("/api/review/spot-check", { programme: of.programme, region: of.region, closes_on: values.closes_on })}>
		${open.length > 1 && html`<${Choice} name="place" label="抽检哪里" need="请选择抽检范围"
			options=${open.map(one => [keyOf(one), nameOf(one)])} />`}
		${of && html`<${Rules} of=${of} />`}
		<${Day} name="closes_on" label="截止日期" hint="到这一天24点；专家每份有7天，请留够时间" need="请填写截止日期" /><//>`;
}

const link = row => html`<a href=${"/review/spot-check.html?spot_check=" + row.spot_check}>${row.region}：${row.programme}
	<span class="unseen">，${day(row.made_at)}的抽检</span></a>`;

function SpotChecks() {
	const places = useGet("/api/review/spot-checks/places");
	const [made, set] = useState(0);
	const done = () => {
		set(made + 1);
		scrollTo(0, 0);
	};
	return html`<p class="lead">从已有校评结果的材料里随机抽一部分，请专家再评一次，看学校评得准不准。</p>
		${made > 0 && html`<${Notice} kind="good"><p><b>抽检已开始。</b>系统正在逐校抽取，随后抽取专家；专家会在“现在要做的事”里看到。</p><//>`}
		<${List} key=${made} from="/api/review/spot-checks" caption="各次抽检" empty="还没有做过抽检。" columns=${[
			[null, "抽检", link], ["made_at", "开始", row => day(row.made_at), null, "latest earliest"], ["closes_at", "截止", row => closing(row.closes_at)],
			[null, "抽取", row => (row.drawn || 0) + "份（" + row.schools + "所学校）"],
			[null, "状态", row => html`<span class=${"tag " + (row.closed ? "good" : "blue")}>${row.closed ? "已截止" : "评审中"}</span>
				${row.lacking > 0 && html` <span class="late">${row.lacking}份没有专家可评</span>`}`]]} />
		<h2>开始一次抽检</h2>
		<${Show} of=${places}>${data => html`<${Order} key=${made} places=${data.rows} done=${done} />`}<//>`;
}

page("抽检", SpotChecks);
