/* replace.js - 更正: a corrected certificate takes the place of an old one, with what holds of the
 * teacher today and a number of its own; the old number says so. */
import { html, page, useState, Notice } from "../parts/page.js";
import { post } from "../parts/api.js";
import { Area, Form, Text, useForm } from "../parts/form.js";
import { spaced } from "./paper.js";

function Replace({ query }) {
	const form = useForm({ number: query.number || "", reason: "" }, "replace" + (query.number || ""));
	const [made, set] = useState(null);
	const done = answer => {
		set(answer.data.number);
		form.reset({ number: "", reason: "" });
		scrollTo(0, 0);
	};
	return html`<p class="lead">姓名、学校、能力点等登记有误时，先在系统里改正，再换发证书。新证书按现在的情况填写，有新的编号；旧编号查验时显示“已更正”。</p>
		${made && html`<${Notice} kind="good"><h2>已换发</h2><p>新编号：<span class="code">${spaced(made)}</span></p>
			<p>教师会收到消息。<a href="/certificate/issued.html">去打印</a></p><//>`}
		<${Form} form=${form} button="换发证书" busy="正在换发…" done=${done} send=${values => post("/api/certificate/replacement", values)}
			sure=${() => html`<p>换发以后，旧证书作废，不能恢复。</p>`}>
			<${Text} name="number" label="原证书编号" need="请填写证书编号" autocomplete="off" spellcheck=${false} />
			<${Area} name="reason" label="更正理由" hint="5到300字，查验旧编号的人会看到" max=${300} need="请填写更正理由"
				check=${value => value.trim().length < 5 && "请至少写5个字"} /><//>`;
}

page("更正证书", Replace);
