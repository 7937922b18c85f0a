/* package-standing.js - where the school's package stands: who has it now, until when, what comes next. */
import { html, Notice } from "../parts/page.js";
import { day, moment } from "../parts/dates.js";
import { word } from "../parts/words.js";
import { place } from "./documents.js";

const at = one => "#" + (one.document === "offer" ? "offer" : one.part ? "f-draft-" + one.document + "-" + one.part : one.document);

const Remarks = ({ list }) => list && list.length > 0 && html`<p>分部分的意见（也写在各部分旁边）：</p><ul>${list.map(one => html`
	<li><a href=${at(one)}>${place(one, word)}</a>　<span class="prose">${one.remark}</span></li>`)}</ul>`;

const Due = ({ data }) => data.due && html`<p class=${data.late ? "error" : "hint"}>${data.late ? "已过" : ""}报送期限${day(data.due)}（通知要求“${
	data.rules.filing_due.phrase}”）</p>`;

const acts = data => data.rules.plan_acts && data.rules.plan_acts.value || [];

/* What lies between handing in and teachers choosing, by the region's route (C15). */
export function next(data) {
	const steps = [];
	if (acts(data).includes("approval"))
		steps.push("项目办审定");
	if (acts(data).includes("filing"))
		steps.push("项目办审核备案");
	return (steps.length ? steps : ["校长或考核小组组长确认采用（本系统默认）"]).concat(["教师选学"]).join(" → ");
}

export const submitWords = data => acts(data).includes("filing") ? "提交审核备案" : acts(data).includes("approval") ? "提交审定" : "提交学校确认采用";

/* Who has it now. */
const WAITS = { approval: data => "等待" + data.desk + "项目办审定", filing: data => "等待" + data.desk + "项目办审核备案",
	adoption: () => "等待校长或考核小组组长确认采用" };

const SAYS = {
	draft: data => html`<p>写好后提交。没写完可以先离开，内容会自动保存。</p><p class="hint">提交以后：${next(data)}</p>`,
	submitted: data => html`<h2>第${data.number}稿已上报，${WAITS[data.waits](data)}</h2>
		<p>${moment(data.submitted_at)}提交。现在再改，要重新提交才算数。</p>`,
	approved: data => html`<h2>第${data.number}稿已审定${data.waits && "，" + WAITS[data.waits](data)}</h2>
		<p>${moment(data.reviewed_at)} 审定。现在再改，要重新提交才算数。</p>`,
	returned: data => html`<h2>第${data.number}稿退回修改</h2>
		<p class="prose">${data.remark}</p><${Remarks} list=${data.remarks} />
		<p class="hint">${moment(data.reviewed_at)} 退回。改好后再次提交。</p>`,
	filed: data => html`<h2>第${data.number}稿已备案</h2>
		<p>备案号：<b class="together">${data.filing_number}</b>（${day(data.reviewed_at)}）</p>
		<p>以后的改动要重新提交、再次备案才生效。</p>`,
	adopted: data => html`<h2>第${data.number}稿已采用</h2><p>${day(data.reviewed_at)} 采用。以后的改动要重新提交、再次采用才生效。</p>`
};
const KIND = { draft: "", submitted: "", approved: "", returned: "warn", filed: "good", adopted: "good" };

export function Standing({ data }) {
	const plan = "?plan=" + data.plan;
	return html`<${Notice} kind=${KIND[data.state]}>${SAYS[data.state](data)}<${Due} data=${data} />
		${data.number !== null && html`<p><a href=${"package-read.html" + plan}>看提交的各稿</a>${
			data.number > 1 && html`　<a href=${"comparison.html" + plan}>两稿对照</a>`}　<a href=${"package-print.html" + plan}>打印</a></p>`}<//>`;
}

/* The office's remark on a part, where it is to be mended. */
export function Remark({ data, document, part }) {
	const mine = data.state === "returned" ? (data.remarks || []).filter(one => one.document === document && (one.part || null) === part) : [];
	return mine.map(one => html`<div class="notice warn"><p><b>项目办对第${data.number}稿的意见：</b><span class="prose">${one.remark}</span></p></div>`);
}
