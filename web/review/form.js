/* form.js - a form of 自评, 互评, 组评 or 校评 to be filled in on paper. */
import { html, page, useGet, Show } from "../parts/page.js";
import { Sheet, Sheets } from "../parts/paper.js";
import { ability, options, word } from "../parts/words.js";

function Piece({ of }) {
	return html`<tr><td><b>${of.title}</b></td>
		<td>${(of.criteria || []).map(one => html`<p class="box">${one.text}（${word("grade", one.grade)}）</p>`)}</td>
		<td>${options("grade", "excellent", "pass", "fail").map(one => html`<p class="box">${one[1]}</p>`)}</td></tr>`;
}

function OneForm({ data }) {
	return html`<${Sheet} title=${"微能力" + word("level", data.level) + "表"} mark=${data.mark}>
			<p>${data.school}<br />${data.author ? "教师：" + data.author : "互评双方不见姓名"}<br />
				${ability(data)}<br />第${data.number}稿，第${data.attempt}次认证</p>
			<table><thead><tr><th scope="col">材料</th><th scope="col">达到的条目请打勾</th><th scope="col">等级</th></tr></thead>
				<tbody>${(data.pieces || []).map(piece => html`<${Piece} of=${piece} />`)}</tbody></table>
			<p class="sheet-lines">评语（评为不合格的，请写明理由）：</p>
			<p class="sheet-sign"><span>${data.level === "self" ? "教师" : "评价人"}签名：</span><span>日期：</span></p>
			<p class="sheet-small">纸质表只作记录和证明。评价以评价人本人在系统中填写、提交的为准（本系统默认）。</p><//>`;
}

/* Many at once: what I owe, or a group's open cases. Fifty at a time, as they come; the next fifty by the link. */
function ManyForms({ query, from, back }) {
	const many = useGet(from + (query.after ? "?after=" + encodeURIComponent(query.after) : ""));
	return html`<${Show} of=${many} empty="现在没有要打印的表。">${data => html`
		<${Sheets} back=${back}>
			<p class="no-print">共${data.rows.length}张，每份材料一张。</p>
			${data.next && html`<p class="no-print"><a href=${"/review/form.html?" + new URLSearchParams(Object.assign({}, query, { after: data.next }))}>接下来的50张</a></p>`}
			${data.rows.map(one => html`<${OneForm} key=${one.level + one.submission} data=${one} />`)}<//>`}<//>`;
}

function PaperForm({ query }) {
	const level = query.level || "self";
	const one = useGet(query.submission ? "/api/review/form/" + encodeURIComponent(query.submission) + "/" + encodeURIComponent(level) : null);
	if (query.group)
		return html`<${ManyForms} query=${query} back="/review/scans.html"
			from=${"/api/review/forms/group/" + encodeURIComponent(query.group) + "/" + encodeURIComponent(level)} />`;
	if (!query.submission)
		return html`<${ManyForms} query=${query} back="/review/queue.html" from="/api/review/forms/due" />`;
	return html`<${Show} of=${one}>${data => html`<${Sheets} back=${"/review/case.html?submission=" + encodeURIComponent(query.submission)}>
		<${OneForm} data=${data} /><//>`}<//>`;
}

page("纸质评价表", PaperForm);
