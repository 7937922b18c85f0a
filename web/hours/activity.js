/* activity.js - who was at an activity; the list is only ever added to. */
import { html, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { post } from "../parts/api.js";
import { hours } from "../parts/bar.js";
import { day } from "../parts/dates.js";
import { Checks, Form, useForm } from "../parts/form.js";

function Attendance({ of, done }) {
	const form = useForm({ people: [] });
	const rest = (of.people || []).filter(one => !one.present);
	if (!rest.length)
		return html`<p>名册里的人都已签到。</p>`;
	return html`<${Form} form=${form} button="保存签到" busy="正在保存…" done=${() => done(form)}
			send=${values => post("/api/hours/activity/" + of.activity + "/attendance", { people: values.people.map(Number) })}>
		<div class="buttons"><button type="button" class="button plain"
			onClick=${() => form.set("people", rest.map(one => String(one.person)))}>全部勾选</button></div>
		<${Checks} name="people" label="到场的人" hint="没有到的不要勾选。保存以后不能撤回，错登的请项目办冲正。" need="请勾选到场的人"
			options=${rest.map(one => [String(one.person), one.name, one.staff_no && "工号 " + one.staff_no])} /><//>`;
}

function Present({ list }) {
	return list.length > 0 && html`<h2>已签到（${list.length}人）</h2><p>${list.map(one => one.name).join("、")}</p>`;
}

function Activity({ query }) {
	const one = useGet("/api/hours/activity/" + encodeURIComponent(query.activity || "0"));
	const [saved, set] = useState(false);
	const done = form => {
		form.reset({ people: [] });
		set(true);
		one.reload();
	};
	return html`<${Show} of=${one}>${data => html`
		<dl class="facts"><div><dt>活动</dt><dd>${data.title}</dd></div>
			<div><dt>日期</dt><dd>${day(data.held_on)}</dd></div>
			<div><dt>范围</dt><dd>${data.group || "全校"}</dd></div>
			<div><dt>学时</dt><dd>每人 ${hours(data.hundredths)}</dd></div></dl>
		${saved && html`<${Notice} kind="good"><p>已保存，到场的人得到了学时。</p><//>`}
		<${Attendance} of=${data} done=${done} />
		<${Present} list=${(data.people || []).filter(one => one.present)} />
		<p><a href="/hours/activities.html">回到研修活动</a></p>`}<//>`;
}

page("活动签到", Activity);
