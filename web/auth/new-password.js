/* new-password.js - a new password, entered twice, with what it must be. */
import { html } from "../parts/page.js";
import { Text } from "../parts/form.js";

export const LEAST = 10;	/* characters, as fcgi/auth asks */

export function NewPassword({ name = "password" }) {
	return html`<${Text} name=${name} label="新密码" type="password" autocomplete="new-password"
			hint=${"至少" + LEAST + "个字符。可以是一句容易记住的话，例如几个不相干的词连在一起。"}
			need="请填写新密码"
			check=${value => value.length < LEAST && "新密码至少要" + LEAST + "个字符"} />
		<${Text} name="again" label="再输一遍新密码" type="password" autocomplete="new-password"
			need="请再输一遍新密码"
			check=${(value, all) => value !== all[name] && "两次输入的新密码不一样"} />`;
}
