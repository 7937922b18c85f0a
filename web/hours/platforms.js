/* platforms.js - the online platforms that hours are pulled from, and how each is. */
import { html, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { post } from "../parts/api.js";
import { moment } from "../parts/dates.js";
import { Files } from "../parts/files.js";
import { Choice, Form, Text, useForm } from "../parts/form.js";

function Last({ of }) {
	if (!of.began_at)
		return html`<p>还没有取过数据。</p>`;
	return html`<p>${of.as_of ? "数据截至" + moment(of.as_of) : "还没有完整取到过数据"}。</p>
		<p class="hint">最近一次：${moment(of.began_at)}，收到${of.seen}条，新增${of.added}条${
			of.refused > 0 && "，不合要求" + of.refused + "条"}</p>
		${of.trouble && html`<p class="late">没有取全：${of.trouble}</p>`}`;
}

function Platform({ of }) {
	return html`<li class="card"><h3>${of.name}</h3>
		<p class="hint">${of.programme}，${of.minutes}分钟计1学时</p>
		<p class="file-name">${of.address || "投放文件夹 " + of.credential}</p>
		<${Last} of=${of} />
		<p><a href=${"/hours/runs.html?provider=" + of.provider + (of.driver === "folder" ? "&files=1" : "")}>取数记录</a>，<a
			href=${"/hours/doubts.html?provider=" + of.provider}>存疑的学时</a></p>
		${of.waiting && html`<p><a class="button plain" href=${"/hours/unmatched.html?provider=" + of.provider}>核对没有对上的账号</a></p>`}</li>`;
}

const EMPTY = { programme: "", name: "", address: "", credential: "", home: "", minutes: "45" };

function Add({ programmes, done }) {
	const form = useForm(programmes.length === 1 ? Object.assign({}, EMPTY, { programme: String(programmes[0].programme) }) : EMPTY);
	const send = values => post("/api/hours/providers", { programme: Number(values.programme), name: values.name,
		address: values.address.trim(), credential: values.credential.trim() || null, home: values.home.trim() || null,
		minutes: Number(values.minutes) });
	const whole = value => /^\d{1,3}$/.test(value) ? null : "请填整数分钟，例如 45";
	return html`<${Form} form=${form} send=${send} button="添加平台" done=${() => {
			form.reset(form.values.programme && programmes.length === 1 ? Object.assign({}, EMPTY, { programme: form.values.programme }) : EMPTY);
			done();
		}}>
		${programmes.length > 1 && html`<${Choice} name="programme" label="工程" need="请选择工程"
			options=${programmes.map(one => [String(one.programme), one.name])} />`}
		<${Text} name="name" label="平台名称" need="请填写平台名称" />
		<${Text} name="address" label="接口地址" hint="xAPI 接口，以 https:// 开头，不含账号和口令" need="请填写接口地址" inputmode="url" spellcheck=${false} />
		<${Text} name="credential" label="口令文件名（可不填）" hint="口令放在服务器的文件里，这里只写文件名" spellcheck=${false} />
		<${Text} name="home" label="账号主页（可不填）" hint="平台账号所属的网址，由平台提供" spellcheck=${false} />
		<${Text} name="minutes" label="多少分钟计1学时" hint="没有官方规定，常用45分钟（本系统默认）" inputmode="numeric" short
			need="请填写分钟数" check=${whole} /><//>`;
}

function Platforms() {
	const list = useGet("/api/hours/providers");
	const programmes = useGet("/api/hours/programmes");
	const [added, set] = useState(false);
	return html`${added && html`<${Notice} kind="good"><p>已添加，系统会定时取回学时。</p><//>`}
		<${Show} of=${list} empty="还没有研修平台。">${data => html`
			<ul class="cards">${data.rows.map(one => html`<${Platform} key=${one.provider} of=${one} />`)}</ul>
			<${Files} from="/api/hours/providers" />`}<//>
		<p><a href="/hours/entry.html">登记或冲正学时</a></p>
		<h2>添加一个平台</h2>
		<${Show} of=${programmes}>${data => html`<${Add} programmes=${data.rows} done=${() => {
			set(true);
			list.reload();
		}} />`}<//>`;
}

page("研修平台", Platforms);
