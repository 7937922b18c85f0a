/* activities.js - 校本教研: registered after it was held, then who was there. */
import { html, is, page, useGet, Show } from "../parts/page.js";
import { post } from "../parts/api.js";
import { hours } from "../parts/bar.js";
import { day } from "../parts/dates.js";
import { Choice, Day, Form, Text, useForm } from "../parts/form.js";
import { List } from "../parts/table.js";
import { options, word } from "../parts/words.js";

const WHOLE = "school";

/* 1.5 -> 150; null where it is no number of 学时 */
const hundredths = text => /^\d{1,2}(\.\d{1,2})?$/.test(text.trim()) ? Math.round(Number(text) * 100) : null;

/* Plain sessions, and what the policy names: [[value, word], ...]. */
const kinds = forms => options("form", "session", ...[forms.research_loop, forms.lesson_types]
	.reduce((all, one) => all.concat(one && one.value || []), []));
const phrases = forms => [forms.research_loop, forms.lesson_types].filter(one => one && one.phrase)
	.map(one => "“" + one.phrase + "”").join("");

function Add({ groups, whole, forms }) {
	const form = useForm({ form: "session", group: groups.length === 1 && !whole ? String(groups[0].group) : "", title: "", held_on: "", hundredths: "" });
	const choices = groups.map(one => [String(one.group), one.name]).concat(whole ? [[WHOLE, "全校"]] : []);
	const send = values => post("/api/hours/activities", { title: values.title, held_on: values.held_on, form: values.form,
		hundredths: hundredths(values.hundredths), group: values.group === WHOLE ? null : Number(values.group) });
	return html`<${Form} form=${form} send=${send} button="登记，接着签到"
			done=${answer => location.assign("/hours/activity.html?activity=" + answer.data.activity)}>
		${choices.length > 1 && html`<${Choice} name="group" label="哪个教研组" need="请选择教研组" options=${choices} />`}
		${kinds(forms).length > 1 && html`<${Choice} name="form" label="形式" hint=${"通知：" + phrases(forms)} options=${kinds(forms)} />`}
		<${Text} name="title" label="活动名称" hint="例如：A5 课例研讨" need="请填写活动名称" />
		<${Day} name="held_on" label="日期" hint="要凭码签到的，活动当天登记" need="请填写日期" />
		<${Text} name="hundredths" label="计多少学时" hint="可以有小数，例如1.5，最多16学时" inputmode="decimal" short
			need="请填写学时" check=${value => hundredths(value) === null && "学时请填数字，例如 1.5"} /><//>`;
}

function Activities({ me }) {
	const groups = useGet("/api/hours/groups");
	const forms = useGet("/api/hours/activity-forms");
	return html`<p class="lead">校本教研的学时由组长或校级管理登记，签到的教师各得相应学时。</p>
		<${List} from="/api/hours/activities" empty="还没有登记过活动。" columns=${[
			["title", "活动", row => html`<a href=${"/hours/activity.html?activity=" + row.activity}>${row.title}</a>`],
			["form", "形式", row => word("form", row.form)], ["held_on", "日期", row => day(row.held_on)], ["group", "范围", row => row.group || "全校"],
			["hundredths", "学时", row => hours(row.hundredths)], ["present", "签到", row => row.present + "人"]]} />
		<h2>登记一次活动</h2>
		<${Show} of=${groups}>${data => html`<${Show} of=${forms}>${named => html`
			<${Add} groups=${data.rows} whole=${is(me, "school")} forms=${named} />`}<//>`}<//>`;
}

page("研修活动", Activities);
