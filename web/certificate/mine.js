/* mine.js - my certificate, to read, to print with room for the seal, and as a signed file. */
import { html, page, useGet, useState, Notice, Show, Trouble } from "../parts/page.js";
import { get, post } from "../parts/api.js";
import { day, moment } from "../parts/dates.js";
import { Abilities, spaced } from "./paper.js";
import { Print } from "./print.js";

const address = number => location.origin + "/certificate/verify.html?number=" + number;

function Paper({ of }) {
	return html`<section class="paper" aria-label="证书">
		<p class="paper-title">中小学教师信息技术应用能力证书</p>
		<p class="paper-text"><b>${of.name}</b>（${of.school}）参加${of.programme}，经学校考核${of.county ? "和" + of.region : ""}认定，以下信息技术应用能力达到要求：</p>
		<${Abilities} list=${of.abilities} />
		<p class="paper-seal">${of.county ? of.region + "能力提升工程项目办" : of.school}（盖章）<br />${day(of.issued_on, 0)}</p>
		<p class="hint">编号：<span class="code">${spaced(of.number)}</span><br />
			依据：${of.policy}（第${of.policy_number}版）<br />查验：${address(of.number)}</p>
	</section>`;
}

/* Asked first, so that a refusal is read here and not saved as a file. */
function File({ number }) {
	const [problem, set] = useState(null);
	const take = form => {
		const path = "/api/certificate/credential/" + number + form;
		get(path).then(() => location.assign(path), set);
	};
	return html`<h2>电子凭证</h2>
		<p>有签名的文件，内容和证书一样，别的系统也能核对真伪（W3C 可验证凭证、Open Badges 3.0）。里面有您的姓名，请只交给需要的人。</p>
		${problem && html`<${Trouble} problem=${problem} />`}
		<div class="buttons"><button class="button plain" onClick=${() => take("")}>下载凭证（JSON）</button>
			<button class="button plain" onClick=${() => take("/jwt")}>下载凭证（JWT）</button></div>`;
}

function One({ of }) {
	if (of.state === "recognition")
		return html`<${Notice}><h2>已提出认定，正在等${of.region}项目办认定</h2>
			<p>学校考核小组于${moment(of.proposed_at)}提出。认定以后，证书会出现在这里。</p><//>`;
	return html`${of.state === "revoked" && html`<${Notice} kind="bad"><h2>这份证书已经撤销</h2>
			<p>${day(of.revoked_on, 0)}撤销，理由：${of.reason}</p><//>`}
		<${Paper} of=${of} />
		${of.state === "valid" && html`<${Print} button="生成可打印的证书（PDF）"
				order=${() => post("/api/certificate/print/mine", { number: of.number })} />
			<${File} number=${of.number} />`}
		<div class="buttons"><a class="button plain" href=${"/certificate/verify.html?number=" + of.number}>查验这份证书</a></div>`;
}

function Mine() {
	const mine = useGet("/api/certificate/mine");
	return html`<${Show} of=${mine}>${data => data.rows.length ?
		data.rows.map(one => html`<${One} of=${one} />`) :
		html`<p class="empty">您还没有证书。</p>
			<p><a class="button" href="/certificate/why.html">看看离认证还差什么</a></p>`}<//>`;
}

page("我的证书", Mine);
