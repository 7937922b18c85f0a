/* contact.js - my e-mail address: written, confirmed by the code that is sent there, ended. */
import { html, useGet, useState, Notice, Show } from "../parts/page.js";
import { post, put } from "../parts/api.js";
import { Form, Text, useForm } from "../parts/form.js";

function Code({ of, done }) {
	const form = useForm({ code: "" }, "code");
	return html`<p>确认码${of.sent ? "已发往" : "几分钟内发往"} ${of.waiting}，24小时内有效。</p>
		<${Form} form=${form} button="确认邮箱" send=${values => post("/api/report/contact/confirm", { code: values.code.trim() })}
			done=${() => done("邮箱已确认。有事快到期时，每天最多发一封信。")}>
			<${Text} name="code" label="确认码" hint="信里的8位数字" inputmode="numeric" short autocomplete="one-time-code" need="请填写信里的确认码"
				check=${value => !/^\d{8}$/.test(value.trim()) && "确认码是8位数字"} /><//>`;
}

function Address({ of, done }) {
	const form = useForm({ email: "" }, "email");
	return html`<${Form} form=${form} button="保存，发确认码" send=${values => put("/api/report/contact", { email: values.email.trim() })}
			done=${() => {
				form.reset({ email: "" });
				done("已保存。请收信，填写信里的确认码。");
			}}>
		<${Text} name="email" label=${of.email ? "换一个邮箱" : "邮箱"} inputmode="email" autocomplete="email" autocapitalize="off" spellcheck=${false} need="请填写邮箱" /><//>`;
}

export function Contact() {
	const mine = useGet("/api/report/contact");
	const [said, say] = useState("");
	const done = text => {
		say(text);
		mine.reload();
	};
	const end = () => put("/api/report/contact", { email: "" }).then(() => done("不再发信。"), problem => say(problem.message));
	return html`<h2 id="contact">接收提醒的邮箱</h2>
		${said && html`<${Notice} kind="good"><p>${said}</p><//>`}
		<${Show} of=${mine}>${data => html`
			<p>${data.email ? "提醒发往 " + data.email + "。" : "现在没有邮箱，提醒只在本系统里。"}</p>
			${data.email && html`<div class="buttons"><button class="button plain" onClick=${end}>不再发信</button></div>`}
			${data.waiting && html`<${Code} of=${data} done=${done} /><p class="hint">没有收到信，或者邮箱写错了，可以重新填写：</p>`}
			<${Address} of=${data} done=${done} />`}<//>`;
}
