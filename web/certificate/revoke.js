/* revoke.js - the county takes a certificate back, with a reason that the public
 * page shows. */
import { html, page, useState, Notice } from "../parts/page.js";
import { post } from "../parts/api.js";
import { Area, Form, Text, useForm } from "../parts/form.js";

function Revoke({ query }) {
	const form = useForm({ number: query.number || "", reason: "" }, "revoke" + (query.number || ""));
	const [done, set] = useState(null);
	return html`<p class="lead">撤销以后不能恢复，查验证书的人会看到理由。</p>
		${done && html`<${Notice} kind="good"><p>证书 ${done} 已撤销。</p><//>`}
		<${Form} form=${form} button="撤销这份证书" busy="正在撤销…" sure=${values => html`<p><b>撤销证书 ${values.number}。</b>撤销以后不能恢复，查验的人会看到理由。</p>`}
			send=${values => post("/api/certificate/revocation", values).then(() => values.number)}
			done=${number => {
				form.reset({ number: "", reason: "" });
				set(number);
			}}>
			<${Text} name="number" label="证书编号" need="请填写证书编号" autocomplete="off" spellcheck=${false} />
			<${Area} name="reason" label="撤销理由" hint="5到300字，会公开显示" need="请填写撤销理由" max=${300} />
		<//>`;
}

page("撤销证书", Revoke);
