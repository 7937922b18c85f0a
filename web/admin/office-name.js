/* office-name.js - the name of somebody at an office, mended.  ?person= */
import { html, page, useGet, Notice, Show } from "../parts/page.js";
import { put } from "../parts/api.js";
import { Form, Text, useForm } from "../parts/form.js";
import { word } from "../parts/words.js";

const duties = of => of.duties.map(duty => word("role", duty.role) + "（" + duty.of + "）").join("、");

/* Why it is not mended here, or nothing. */
const other = of => of.myself ? "自己的姓名请别的系统管理员更正（本系统默认）。" :
	of.school && of.name + "在" + of.school + "的名册里，姓名在名册里更正（本系统默认）。";

function Mend({ at, of, etag }) {
	const form = useForm({ name: of.name });
	return html`<${Form} form=${form} button="更正" busy="正在保存…" send=${values => put(at + "/name", { name: values.name.trim() }, etag)}
			done=${() => location.assign("offices.html?mended=1")}>
		<${Text} name="name" label="姓名" hint="与身份证件一致；登录名和密码不变" need="请填写姓名" short maxlength="60" /><//>`;
}

page("更正姓名", ({ query }) => {
	const at = "/api/admin/people/offices/" + Number(query.person), one = useGet(at);
	return html`<${Show} of=${one}>${of => html`
		<dl class="facts"><div><dt>现在登记的姓名</dt><dd>${of.name}</dd></div>
			<div><dt>登录名</dt><dd>${of.login}</dd></div>
			<div><dt>职务</dt><dd>${duties(of)}</dd></div></dl>
		${other(of) ? html`<${Notice}><p>${other(of)}</p><//>` : html`<${Mend} at=${at} of=${of} etag=${one.etag} />`}`}<//>
		<p><a href="offices.html">回到项目办人员</a></p>`;
});
