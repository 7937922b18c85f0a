/* activity.js - who was at an activity; the list is only ever added to. */
import { html, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { post } from "../parts/api.js";
import { hours } from "../parts/bar.js";
import { day } from "../parts/dates.js";
import { Files } from "../parts/files.js";
import { Checks, Form, Text, useForm } from "../parts/form.js";
import { Upload } from "../parts/upload.js";
import { word } from "../parts/words.js";

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

/* On the day itself, by a code on the projector. */
function SignIn({ of }) {
	const form = useForm({ minutes: "15" }, "sign-in");
	const at = "/hours/code.html?activity=" + of.activity;
	return html`<h2>凭码签到</h2>
		<p>活动当天在投影上显示签到码，到场的教师用手机签到。已经开始的，<a href=${at}>打开签到码</a>。</p>
		<${Form} form=${form} button="开始签到" busy="正在开始…" done=${() => location.assign(at)}
				send=${values => post("/api/hours/activity/" + of.activity + "/sign-in", { minutes: Number(values.minutes) })}>
			<${Text} name="minutes" label="开放多少分钟" hint="1到180分钟（本系统默认）" inputmode="numeric" short need="请填写分钟数"
				check=${value => !/^\d{1,3}$/.test(value.trim()) && "分钟数请填整数"} /><//>`;
}

function Photos({ of, added }) {
	const add = url => post("/api/hours/activity/" + of.activity + "/photo", { upload: url.split("/").pop() }).then(added, added);
	return html`<h2>现场照片</h2>
		${(of.photos || []).length > 0 && html`<ul class="lines">${of.photos.map(one => html`
			<li><a href=${"/api/evidence/photo/" + one.photo}>${one.name}</a></li>`)}</ul>`}
		<${Upload} key=${(of.photos || []).length} name="photo" label="添加照片" hint="按名单登记的，用照片证明到场" to="/api/evidence/upload" done=${add} />`;
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
			${data.form !== "session" && html`<div><dt>形式</dt><dd>${word("form", data.form)}</dd></div>`}
			<div><dt>学时</dt><dd>每人${hours(data.hundredths)}学时</dd></div></dl>
		${saved && html`<${Notice} kind="good"><p>已保存，到场的人得到了学时。</p><//>`}
		<${SignIn} of=${data} />
		<h2>按名单登记</h2>
		<p>用纸签到的，先<a href=${"/hours/sheet.html?activity=" + data.activity}>打印签到表</a>，再照表勾选。</p>
		<${Attendance} of=${data} done=${done} />
		<${Present} list=${(data.people || []).filter(one => one.present)} />
		<${Files} from=${"/api/hours/activity/" + data.activity} />
		<${Photos} of=${data} added=${one.reload} />
		<p><a href="/hours/activities.html">回到研修活动</a></p>`}<//>`;
}

page("活动签到", Activity);
