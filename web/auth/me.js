/* me.js - who I am, my roles, my e-mail address, my password. */
import { html, is, page, Notice, useState } from "../parts/page.js";
import { put, signOut } from "../parts/api.js";
import { Form, Text, useForm } from "../parts/form.js";
import { word } from "../parts/words.js";
import { Contact } from "./contact.js";
import { NewPassword } from "./new-password.js";

function Who({ me }) {
	const duties = me.duties || [];
	return html`<dl class="facts">
		<div><dt>姓名</dt><dd>${me.name}</dd></div>
		<div><dt>登录名</dt><dd>${me.login}</dd></div>
		<div><dt>单位</dt><dd>${me.school}</dd></div>
		${me.group && html`<div><dt>教研组</dt><dd>${me.group}</dd></div>`}
		${me.programme && html`<div><dt>参加的工程</dt><dd>${me.programme}</dd></div>`}
		<div><dt>角色</dt><dd>${is(me, "teacher") && html`<p>教师</p>`}
			${duties.map(duty => html`<p>${word("role", duty.role)}（${duty.of}）</p>`)}</dd></div>
	</dl>
	<p>信息有误时，可以<a href="/auth/amend.html">申请更正</a>；也可以看<a href="/auth/data.html">本系统保存了我的哪些数据</a>。</p>`;
}

function Password() {
	const form = useForm({ old: "", new: "", again: "" }, null);
	const [changed, setChanged] = useState(false);
	const done = () => {
		form.reset({ old: "", new: "", again: "" });
		setChanged(true);
	};
	return html`${changed && html`<${Notice} kind="good"><p>密码已修改，其他设备上的登录已经结束。</p><//>`}
		<${Form} form=${form} button="修改密码" busy="正在修改…" done=${done}
			send=${values => put("/api/auth/password", { old: values.old, new: values.new })}>
			<${Text} name="old" label="现在的密码" type="password" need="请填写现在的密码"
				autocomplete="current-password" />
			<${NewPassword} name="new" />
		<//>`;
}

function Me({ me }) {
	return html`<${Who} me=${me} />
		<${Contact} />
		<h2>修改密码</h2>
		<${Password} />
		<h2>退出</h2>
		<p>在公用电脑上用完请退出。30分钟不用会自动退出。</p>
		<p><button class="button plain" onClick=${signOut}>退出登录</button></p>`;
}

page("我的账号", Me);
