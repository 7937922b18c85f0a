/* first.js - the code on the school's slip becomes a password. */
import { html, page, query, Notice, useState } from "../parts/page.js";
import { post } from "../parts/api.js";
import { Form, Text, useForm } from "../parts/form.js";
import { NewPassword } from "./new-password.js";

const send = ({ login, code, password }) => post("/api/auth/first", { login, code, password });

function First() {
	const form = useForm({ login: query().login || "", code: "", password: "", again: "" }, null);
	const [ready, setReady] = useState(false);
	if (ready)
		return html`<${Notice} kind="good"><p>密码已设定。请用登录名和新密码登录。</p><//>
			<p><a class="button" href="/auth/sign-in.html">去登录</a></p>`;
	return html`<div class="narrow">
		<p class="lead">学校发给您的纸条上有登录名和首次登录码。</p>
		<${Form} form=${form} button="设定密码" busy="正在设定…" send=${send}
			done=${() => setReady(true)}>
			<${Text} name="login" label="登录名" need="请填写登录名" autocomplete="username"
				autocapitalize="off" spellcheck=${false} />
			<${Text} name="code" label="首次登录码" hint="大小写和横线不影响" need="请填写首次登录码"
				autocomplete="one-time-code" autocapitalize="off" spellcheck=${false} />
			<${NewPassword} />
		<//></div>`;
}

page("首次登录：设定密码", First, "open");
