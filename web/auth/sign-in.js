/* sign-in.js - login and password; afterwards back to where the person was. */
import { html, page, query, useState } from "../parts/page.js";
import { post } from "../parts/api.js";
import { Form, Text, useForm } from "../parts/form.js";

/* Only a path of this site, so that no link can send somebody elsewhere. */
const place = back => /^\/(?![/\\])/.test(back || "") ? back : "/";

const open = () => location.replace(place(query().back));

function Password() {
	const [caps, setCaps] = useState(false);
	const [plain, setPlain] = useState(false);
	const key = event => setCaps(Boolean(event.getModifierState && event.getModifierState("CapsLock")));
	return html`<${Text} name="password" label="密码" need="请填写密码"
		type=${plain ? "text" : "password"} secret autocomplete="current-password"
		onKeyDown=${key} onKeyUp=${key}>
		<p class="caps" role="status">${caps && "大写锁定已打开"}</p>
		<button type="button" class="link-button" aria-pressed=${String(plain)}
			onClick=${() => setPlain(!plain)}>${plain ? "隐藏密码" : "显示密码"}</button><//>`;
}

function SignIn({ me }) {
	const form = useForm({ login: "", password: "" }, null);
	if (me)
		open();
	return html`<div class="narrow">
		${query().ended && html`<p class="lead">登录已过期。请重新登录，会回到刚才的页面，填写的内容还在。</p>`}
		<${Form} form=${form} button="登录" busy="正在登录…" done=${open}
			send=${values => post("/api/auth/session", values)}>
			<${Text} name="login" label="登录名" need="请填写登录名" autocomplete="username"
				autocapitalize="off" spellcheck=${false} />
			<${Password} />
		<//>
		<h2>第一次登录？</h2>
		<p>请用学校发的首次登录码<a href="/auth/first.html">设定密码</a>。</p>
		<h2>忘记密码？</h2>
		<p>请找本校信息化管理团队重新发一张首次登录码。</p>
		<p><a href="/certificate/verify.html">查验证书</a>（不需要登录）</p>
	</div>`;
}

page("登录", SignIn, "open");
