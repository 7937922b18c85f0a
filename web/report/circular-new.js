/* circular-new.js - 发布通报: the figures of a period are looked at first, then published as they
 * are; published, nothing changes them. */
import { html, page, useGet, useState, Show } from "../parts/page.js";
import { get, post } from "../parts/api.js";
import { day } from "../parts/dates.js";
import { Choice, Day, Form, Text, useForm } from "../parts/form.js";
import { Circular } from "./circular.js";

const given = values => ({ region: Number(values.region), programme: values.programme ? Number(values.programme) : null,
	from: values.from, to: values.to });
const asQuery = of => Object.keys(of).filter(name => of[name]).map(name => name + "=" + of[name]).join("&");

function Programme({ region }) {
	const place = useGet("/api/report/place?region=" + region);
	const list = place.data && place.data.programmes || [];
	return list.length > 1 && html`<${Choice} name="programme" label="哪个工程" options=${[["", "全部"]].concat(list.map(one => [String(one.programme), one.name]))} />`;
}

function Write({ regions, form, show }) {
	const read = values => get("/api/report/bulletin?" + asQuery(given(values)));
	return html`<p class="lead">先看数据，再发布。</p><${Form} form=${form} button="看数据" busy="正在统计…" send=${read} done=${answer => show(answer.data)}>
		${regions.length > 1 && html`<${Choice} name="region" label="哪个区域" need="请选择区域" options=${regions.map(one => [String(one.id), one.name])} />`}
		${form.values.region && html`<${Programme} key=${form.values.region} region=${form.values.region} />`}
		<${Text} name="title" label="标题" hint="如：2026年秋季进展通报" maxlength="100" need="请填写标题"
			check=${value => value.trim().length < 2 ? "标题至少两个字" : null} />
		<div class="days"><${Day} name="from" label="起始日期" need="请填写起始日期" /><${Day} name="to" label="截止日期（含）" need="请填写截止日期"
			check=${(value, values) => values.from && value < values.from ? "截止日期不能早于起始日期" : null} /></div><//>`;
}

function Seen({ form, data, back }) {
	const one = { region: data.name, title: form.values.title.trim(), from_day: form.values.from, to_day: form.values.to };
	const publish = useForm({}, null);
	return html`<p class="lead no-print">这是将要发布的内容，数据截至${day(one.to_day, 0)}。</p>
		<div class="buttons no-print"><button class="button plain" onClick=${back}>返回修改</button></div>
		<${Circular} data=${one} content=${data} />
		<div class="no-print"><${Form} form=${publish} button="发布" busy="正在发布…"
			send=${() => post("/api/report/bulletin", Object.assign(given(form.values), { title: one.title }))}
			sure=${() => html`<p>发布后编入期号，不能再修改，本级和下级项目办都能看到。</p>`}
			done=${answer => {
				form.reset(EMPTY);
				location.assign("/report/circulars.html?circular=" + answer.data.circular);
			}} /></div>`;
}

const EMPTY = { region: "", programme: "", title: "", from: "", to: "" };

function New({ regions }) {
	const form = useForm(Object.assign({}, EMPTY, { region: regions.length === 1 ? String(regions[0].id) : "" }));
	const [data, show] = useState(null);
	return data ? html`<${Seen} form=${form} data=${data} back=${() => show(null)} />` :
		html`<${Write} regions=${regions} form=${form} show=${show} />`;
}

page("发布通报", () => {
	const mine = useGet("/api/report/places");
	return html`<${Show} of=${mine} empty="没有您负责的区域。">${data => html`<${New} regions=${data.rows.filter(one => one.kind === "region")} />`}<//>`;
});
