/* relations.js - 回避: everybody declares whom she should not judge, nor be judged by. */
import { html, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { post } from "../parts/api.js";
import { Colleague } from "../parts/chooser.js";
import { day } from "../parts/dates.js";
import { Choice, Form, Text, useForm } from "../parts/form.js";
import { Table } from "../parts/table.js";
import { options, word } from "../parts/words.js";

const EMPTY = { where: "here", other: null, login: "", kind: "" };

function Declare({ done }) {
	const form = useForm(EMPTY, null);
	const here = form.values.where === "here";
	const send = v => post("/api/admin/relations", Object.assign({ kind: v.kind }, v.where === "here" ? { other: v.other.id } : { login: v.login.trim() }));
	return html`<h2>申报</h2>
		<${Form} form=${form} button="申报" busy="正在申报…" send=${send} done=${() => { form.reset(EMPTY); done(); }}>
			<${Choice} name="where" label="对方在" options=${[["here", "本校"], ["elsewhere", "别的学校或单位"]]} />
			${here ? html`<${Colleague} key="here" name="other" label="对方" need="请选择对方" />` :
				html`<${Text} key="elsewhere" name="login" label="对方的登录名" hint="请向对方询问，形如“学校代码-工号”" need="请填写对方的登录名" short autocapitalize="off" spellcheck=${false} />`}
			<${Choice} name="kind" label="关系" need="请选择关系" options=${options("relation")} /><//>`;
}

function Relations() {
	const list = useGet("/api/admin/relations/mine");
	const [said, say] = useState(false);
	return html`<p>申报以后，系统不会请您与对方互相评价。对方也会在自己的页面上看到这条申报。</p>
		${said && html`<${Notice} kind="good"><p>已申报，从今天起回避。</p><//>`}
		<${Show} of=${list} empty="还没有申报。">${data => html`<${Table} rows=${data.rows} caption="现有的申报" columns=${[
			["name", "对方", row => row.name || row.login], ["kind", "关系", row => word("relation", row.kind)],
			["since", "申报日期", row => day(row.since)], ["by_me", "由谁申报", row => row.by_me ? "本人" : "对方、学校或项目办"]]} />`}<//>
		<p class="hint">关系不再有时，请学校管理人员或项目办解除；评价人不能自己解除。</p>
		<${Declare} done=${() => { say(true); list.reload(); }} />`;
}

page("我的回避申报", Relations);
