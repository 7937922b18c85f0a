/* bulletins.js - 简报: how far each group is; those of one group, to write (its leader), to read and to print. */
import { html, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { post } from "../parts/api.js";
import { day } from "../parts/dates.js";
import { Files } from "../parts/files.js";
import { Area, Form, Text } from "../parts/form.js";
import { Sheet, Sheets } from "../parts/paper.js";
import { Table } from "../parts/table.js";
import { Draft, useTyping } from "../parts/typing.js";
import { phrase } from "./abilities.js";

const here = (group, name, more = "") => "/plan/bulletins.html?group=" + group + "&name=" + encodeURIComponent(name) + more;

const Asked = ({ rule }) => rule && rule.value !== null ? html`<p class="hint">每个阶段至少${rule.value}期${
	phrase(rule) ? "（通知要求“" + phrase(rule) + "”）" : "（本系统默认）"}。只作统计，不影响认定。</p>` : html`<p class="hint">本地没有规定要发几期简报。</p>`;

function Groups() {
	const list = useGet("/api/plan/bulletins");
	return html`<${Show} of=${list} empty="没有您负责的教研组。">${data => html`
		<${Asked} rule=${data.rows[0].asked} />
		<${Table} rows=${data.rows} caption="各组已发布的简报" columns=${[["name", "教研组"], ["published", "已发期数"],
			["stages", "已发的阶段数"], [null, "", row => html`
				<a href=${here(row.teaching_group, row.name)}>打开<span class="unseen">：${row.name}的简报</span></a>`]]} />
		<${Files} from="/api/plan/bulletins" />`}<//>`;
}

const whole = value => /^([1-9]|[12]\d|30)$/.test(value) ? null : "请填第几阶段的数字，1到30";

function Write({ from, place, name, done }) {
	const typing = useTyping(place, { stage: "", title: "", text: "" }, { about: name });
	const send = values => post(from, { stage: Number(values.stage), title: values.title, text: values.text });
	return html`<details><summary><b>写一期简报</b></summary>
		<${Draft} of=${typing}><${Form} form=${typing.form} button="发布简报" busy="正在发布…" send=${send} done=${done}
				sure=${() => html`<p>发布后不能修改，组员和学校都能看到。</p>`}>
			<${Text} name="stage" label="第几阶段" hint="学校方案里的第几阶段" short inputmode="numeric" need="请填写第几阶段" check=${whole} />
			<${Text} name="title" label="标题" need="请填写标题" maxlength="100" />
			<${Area} name="text" label="内容" hint="这一阶段做了什么，有什么成效和问题" need="请填写内容" max=${4000} rows=${8} /><//><//></details>`;
}

function List({ of, group, name }) {
	return html`<p><a class="button plain" href=${here(group, name, "&print=1")}>打印这些简报</a></p>
		<ul class="cards">${of.map(one => html`<li class="card"><h3>${one.title}</h3>
			<p class="hint">第${one.stage}阶段，${day(one.made_at)}发布</p><p class="prose">${one.text}</p></li>`)}</ul>`;
}

const Print = ({ of, group, name }) => html`<${Sheets} back=${here(group, name)} unmarked>${of.map(one => html`
	<${Sheet} title=${one.title}><p class="sheet-line"><span>${name}</span><span>第${one.stage}阶段</span><span>${day(one.made_at, 0)}</span></p>
		<p class="prose">${one.text}</p><//>`)}<//>`;

function OfGroup({ me, group, name, print }) {
	const from = "/api/plan/bulletins/" + encodeURIComponent(group), list = useGet(from);
	const [sent, set] = useState(false);
	const leads = (me.duties || []).some(one => one.role === "leader" && one.of === name);
	const place = data => ["plan.bulletin", group, data.rows.length ? data.rows[0].bulletin : 0].join(".");
	const done = () => {
		set(true);
		list.reload();
	};
	return html`<${Show} of=${list}>${data => print ? html`<${Print} of=${data.rows} group=${group} name=${name} />` : html`
		<p><b>${name}</b></p>
		${sent && html`<${Notice} kind="good"><p>简报已发布。</p><//>`}
		${leads && html`<${Write} key=${place(data)} from=${from} place=${place(data)} name=${name} done=${done} />`}
		${data.rows.length ? html`<${List} of=${data.rows} group=${group} name=${name} /><${Files} from=${from} />` :
			html`<p class="empty">还没有简报。</p>`}
		<p class="no-print"><a href="/plan/groups.html">回到教研组研修文件</a></p>`}<//>`;
}

page("教研组简报", ({ me, query }) => query.group ? html`<${OfGroup} me=${me} group=${query.group} name=${query.name || ""} print=${query.print} />` :
	html`<${Groups} />`);
