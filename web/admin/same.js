/* same.js - 合并重复记录: two records that are one person; one proposes, another confirms or
 * refuses. */
import { html, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { post } from "../parts/api.js";
import { Person } from "../parts/chooser.js";
import { day } from "../parts/dates.js";
import { Form, Text, useForm } from "../parts/form.js";
import { About, start } from "./about.js";

function Propose({ person, done }) {
	const form = useForm({ person: start(person), other: null, reason: "" }, null);
	const send = v => post("/api/admin/same-persons", { person: v.person.id, other: v.other.id, reason: v.reason.trim() });
	return html`<h2>提出合并</h2>
		<p>同一个人有两份记录时，保留一份，停用另一份：停用的一份里的材料、评价、学时和结果都归到保留的一份。由另一位管理人员确认后生效。合并后会成为自己评过自己的，不能合并，系统会说明原因。</p>
		<${Form} form=${form} button="提出合并" busy="正在提出…" send=${send} done=${() => {
				form.reset({ person: null, other: null, reason: "" });
				done("已提出，请另一位管理人员确认。");
			}}>
			<${Person} name="person" label="保留的记录" gone need="请选择要保留的记录" />
			<${Person} name="other" label="要停用的记录" gone need="请选择要停用的记录" />
			<${Text} name="reason" label="依据" hint="凭什么认定是同一个人，例如“换校后新建了一份，人事档案核对一致”" need="请写明依据" /><//>`;
}

const born = date => date ? "，" + day(date) + "出生" : "";

function Waiting({ one, done }) {
	const form = useForm({}, null);
	const [answer, choose] = useState(null);
	const send = confirmed => post("/api/admin/same-persons/" + one.same_person + "/answer", { confirmed });
	const act = answer === "yes" ? "确认合并" : one.mine ? "撤回" : "不是同一个人";
	return html`<li class="card"><h3>${one.name}</h3>
		<dl class="facts"><div><dt>保留</dt><dd>${one.name}，${one.login}，${one.school}${born(one.born_on)}</dd></div>
			<div><dt>停用</dt><dd>${one.other_name}，${one.other_login}，${one.other_school}${born(one.other_born_on)}</dd></div>
			<div><dt>依据</dt><dd>${one.reason}</dd></div>
			<div><dt>提出人</dt><dd>${one.proposed_by}，${day(one.proposed_at)}</dd></div></dl>
		${one.mine && html`<p class="hint">这是您提出的，合并须由提出人以外的人确认（本系统默认）。</p>`}
		${answer ? html`<${Form} form=${form} button=${act} busy="正在办理…" send=${() => send(answer === "yes")}
				done=${() => done(answer === "yes" ? "已合并，" + one.other_login + "已停用。" : one.mine ? "已撤回。" : "已记为不是同一个人。")}>
				<p><b>${answer === "yes" ? "确认以后，材料、评价、学时和结果归到保留的一份，“停用”的登录名不能再登录，不能恢复。" : "这次提出的合并就此结束，两份记录都保留。"}</b></p><//>
			<p><button class="link-button" onClick=${() => choose(null)}>再看看</button></p>` :
		html`<div class="buttons">${!one.mine && html`<button class="button" onClick=${() => choose("yes")}>是同一个人</button>`}
			<button class="button plain" onClick=${() => choose("no")}>${one.mine ? "撤回" : "不是同一个人"}</button></div>`}</li>`;
}

function Same({ person }) {
	const list = useGet("/api/admin/same-persons");
	const [said, say] = useState(null);
	const done = text => {
		say(text);
		list.reload();
		scrollTo(0, 0);
	};
	return html`${said && html`<${Notice} kind="good"><p>${said}</p><//>`}
		<h2 class="first">等待确认的</h2>
		<${Show} of=${list} empty="没有等待确认的合并。">${data => html`
			<ul class="cards">${data.rows.map(one => html`<${Waiting} key=${one.same_person} one=${one} done=${done} />`)}</ul>`}<//>
		<p><a href="same-answered.html">看已答复的合并</a></p>
		<${Propose} person=${person} done=${done} />`;
}

page("合并重复记录", ({ query }) => html`<${About} query=${query}>${person => html`<${Same} person=${person} />`}<//>`);
