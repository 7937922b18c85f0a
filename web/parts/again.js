/* again.js - her session has ended while the page is open: she gives her password on the spot,
 * and the page, with what she typed and what is on its way, stays as it is (api.js asks). */
import { html, useEffect, useRef, useState } from "./view.js";
import { post, whoIsIt } from "./api.js";
import { Form, Text, useForm } from "./form.js";

function Password({ done }) {
	const form = useForm({ password: "" }, null);
	const who = whoIsIt();
	return html`<p>${who.name}，请输入密码接着用。您填写的内容都在，还停在原来的地方。</p>
		<${Form} form=${form} button="登录" busy="正在登录…" done=${done}
				send=${values => post("/api/auth/session", { login: who.login, password: values.password })}>
			<input class="unseen" tabindex="-1" aria-hidden="true" autocomplete="username" value=${who.login} readonly />
			<${Text} name="password" label="密码" type="password" need="请填写密码" autocomplete="current-password" /><//>
		<p><a href="/auth/sign-in.html">换一个人登录</a></p>`;
}

export function SignInAgain() {
	const [asks, set] = useState(null);
	const box = useRef(null), head = useRef(null);
	useEffect(() => {
		const ask = event => {
			event.preventDefault();
			set({ done: event.detail });
		};
		addEventListener("ended", ask);
		return () => removeEventListener("ended", ask);
	}, []);
	const show = () => {
		if (!box.current.showModal)
			box.current.setAttribute("open", "");	/* as an ordinary box above the page */
		else if (!box.current.open)
			box.current.showModal();
		head.current.focus();
	};
	useEffect(() => {
		if (asks)
			show();
	}, [asks]);
	if (!asks)
		return null;
	const done = () => {
		set(null);
		asks.done();
	};
	return html`<dialog class="again" ref=${box} aria-labelledby="again-head" onCancel=${event => event.preventDefault()} onClose=${show}>
		<h2 class="first" id="again-head" tabindex="-1" ref=${head}>登录已过期</h2>
		<${Password} done=${done} /></dialog>`;
}
