/* amend.js - 申请更正: which of the things kept about me is wrong, what it should be, and why. */
import { html, page, useGet, Show } from "../parts/page.js";
import { post } from "../parts/api.js";
import { Area, Form, Select, Text, useForm } from "../parts/form.js";
import { options } from "../parts/words.js";
import { kept } from "./kept.js";

/* What can be looked up or done elsewhere sooner. */
const SOONER = {
	hours: () => html`先在<a href="/hours/mine.html">我的学时</a>看一看每一笔的来源，写明是哪一笔`,
	certificate: () => html`先在<a href="/certificate/mine.html">我的证书</a>看一看，写明是哪一张、哪一处`,
	other: () => html`对评价结果有异议的，在<a href="/review/results.html">我的评价结果</a>申诉；提醒邮箱、密码在<a href="/auth/me.html">我的账号</a>自己改`
};

function hint(facts, subject) {
	const one = facts.find(fact => fact.subject === subject);
	return one ? "现在登记的是：" + one.value : SOONER[subject] ? SOONER[subject]() : "";
}

function Amend({ facts }) {
	const form = useForm({ subject: "", wanted: "", reason: "" });
	const send = v => post("/api/admin/amendments", { subject: v.subject, wanted: v.wanted.trim(), reason: v.reason.trim() });
	return html`<p class="lead">一次申请更正一项。答复之前可以撤回。</p>
		<${Form} form=${form} button="提出申请" send=${send} done=${() => location.assign("/auth/data.html?asked=1")}>
			<${Select} name="subject" label="更正哪一项" need="请选择更正哪一项" options=${options("amend")} />
			<${Text} name="wanted" label="应当是什么" hint=${hint(facts, form.values.subject)} need="请填写应当是什么" maxlength="300" />
			<${Area} name="reason" label="理由" hint="凭什么可以核实，例如“与身份证、聘任文件一致”" rows=${3} max=${500} need="请填写理由"
				check=${value => value.trim().length < 2 && "请至少写2个字"} /><//>
		<p><a href="/auth/data.html">回到我的数据</a></p>`;
}

function Page() {
	const mine = useGet("/api/admin/myself");
	return html`<${Show} of=${mine}>${data => html`<${Amend} facts=${kept(data)} />`}<//>`;
}

page("申请更正", Page);
