/* channels.js - 群机器人: the chat groups of a school that are told once a day how much is due. */
import { html, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { del, post } from "../parts/api.js";
import { day } from "../parts/dates.js";
import { Choice, Form, Text, useForm } from "../parts/form.js";
import { options, word } from "../parts/words.js";
import { OneSchool } from "../admin/one-school.js";

const WHOLE = "school";
const EMPTY = { kind: "", name: "", group: WHOLE };

function Last({ of }) {
	if (!of.day)
		return html`<p class="hint">还没有发过。</p>`;
	return html`<p>${day(of.day)}：${word("posted", of.outcome || "unknown")}</p>`;
}

function Robot({ of, done }) {
	const end = () => del("/api/report/channel/" + of.channel).then(() => done(of.name + "已停用。"), problem => done(problem.message));
	return html`<li class="card"><h3>${of.name}</h3>
		<p>${word("channel", of.kind)}，${of.group || "全校"}</p><${Last} of=${of} />
		<p class="hint">机器人的地址由服务器管理员写进口令文件 ${of.credential}，不在这里填写。</p>
		<p><button class="button plain" onClick=${end}>停用<span class="unseen">：${of.name}</span></button></p></li>`;
}

function Add({ school, groups, done }) {
	const form = useForm(EMPTY);
	const send = values => post("/api/report/channels", { school, kind: values.kind, name: values.name.trim(),
		teaching_group: values.group === WHOLE ? null : Number(values.group) });
	return html`<${Form} form=${form} send=${send} button="添加" done=${() => {
			done(form.values.name + "已添加。");
			form.reset(EMPTY);
		}}>
		<${Text} name="name" label="群的名称" need="请填写群的名称" />
		<${Choice} name="kind" label="哪种机器人" need="请选择" options=${options("channel")} />
		<${Choice} name="group" label="说哪些人的事" need="请选择"
			options=${[[WHOLE, "全校"]].concat(groups.map(one => [String(one.group), one.name]))} /><//>`;
}

function Robots({ school }) {
	const list = useGet("/api/report/channels?school=" + school);
	const groups = useGet("/api/admin/groups?school=" + school);
	const [said, say] = useState("");
	const done = text => {
		say(text);
		list.reload();
	};
	return html`${said && html`<${Notice}><p>${said}</p><//>`}
		<${Show} of=${list} empty="还没有群机器人。">${data => html`
			<ul class="cards">${data.rows.map(one => html`<${Robot} key=${one.channel} of=${one} done=${done} />`)}</ul>`}<//>
		<h2>添加一个群</h2>
		<${Show} of=${groups}>${data => html`<${Add} school=${school} groups=${data.rows} done=${done} />`}<//>`;
}

page("群机器人", ({ query }) => html`<p class="lead">群里每天说一次有多少事快到期、已到期，只有数字，没有姓名。</p>
	<${OneSchool} query=${query}>${school => html`<${Robots} school=${school.school} />`}<//>`);
