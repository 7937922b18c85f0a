/* verify.js - anybody checks a certificate by its number, without signing in. */
import { html, page, Notice, useEffect, useState } from "../parts/page.js";
import { get } from "../parts/api.js";
import { day } from "../parts/dates.js";
import { Form, Text, useForm } from "../parts/form.js";
import { CheckFile } from "./file.js";
import { Facts } from "./paper.js";

function Found({ of }) {
	if (of.state === "revoked")
		return html`<${Notice} kind="bad"><h2>这份证书已经撤销</h2>
			<p>${day(of.revoked_on, 0)}撤销，理由：${of.reason}</p><//><${Facts} of=${of} />`;
	if (of.state === "replaced")
		return html`<${Notice} kind="warn"><h2>这份证书已经更正，以新证书为准</h2>
			<p>${day(of.replaced_on, 0)}更正，理由：${of.reason}。<a href=${"/certificate/verify.html?number=" + of.replaced_by}>查验新证书</a></p><//><${Facts} of=${of} />`;
	return html`<${Notice} kind="good"><h2>证书有效</h2>
		<p>请核对下面的内容与纸面是否一致。姓名只显示姓氏。</p><//><${Facts} of=${of} />`;
}

const Missing = () => html`<${Notice} kind="warn"><h2>没有查到这个编号的证书</h2>
	<p>请核对编号后再试。编号共20位，由数字和字母组成，没有字母 I、L、O、U。</p><//>`;

function Verify({ query }) {
	const form = useForm({ number: query.number || "" }, null);
	const [found, set] = useState(null);
	const ask = ({ number }) => get("/api/certificate/public/" + encodeURIComponent(number.trim())).then(
		answer => set(answer.data),
		problem => {
			if (problem.status !== 404 && problem.status !== 422)
				throw problem;
			set("missing");
		});
	useEffect(() => {
		if (query.number)
			ask(query).catch(form.fail);
	}, []);
	return html`<p class="lead">输入证书上的编号，可以查验证书是否有效。不需要登录。</p>
		<${Form} form=${form} send=${ask} button="查验" busy="正在查验…">
			<${Text} name="number" label="证书编号" hint="大小写、空格和横线不影响" need="请填写证书编号"
				autocomplete="off" autocapitalize="characters" spellcheck=${false} />
		<//>
		<div class="result" aria-live="polite">${found === "missing" ? html`<${Missing} />` :
			found && html`<${Found} of=${found} />`}</div>
		<${CheckFile} />`;
}

page("证书查验", Verify, "open");
