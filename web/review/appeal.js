/* appeal.js - an appeal of mine, and what was looked at again of a work, with both results.
 *
 *	<${Appeal} row=${result} rule=${days} fold=${...} done=${...} />
 *	                                                        rule: appeal_days of the policy in force
 *	<${Again} one=${...} />                                 a row of GET /api/review/appeals
 *	ruling(list)                                            the grade that took the first one's place, or null
 */
import { html } from "../parts/page.js";
import { post } from "../parts/api.js";
import { moment } from "../parts/dates.js";
import { Area, Form } from "../parts/form.js";
import { Grade } from "../parts/rubric.js";
import { Draft, useTyping } from "../parts/typing.js";
import { ability, word } from "../parts/words.js";
import { workOf } from "./about.js";
import { Fold } from "./fold.js";

/* The newest first, as the server lists them. */
export const ruling = list => (list.find(one => one.grade) || { grade: null }).grade;

const basis = rule => "结果公布后" + rule.value + "天内可以申诉" +
	(rule.origin === "notice" && rule.phrase ? "（“" + rule.phrase + "”）" : "（本系统默认）");

/* Which policy judged the work and whether there is still time is for the server to say. */
function Reason({ row, rule, done }) {
	const typing = useTyping("review.appeal." + row.submission, { reason: "" }, { about: workOf(row) });
	return html`${row.appeal_until && html`<p><b>${Date.parse(row.appeal_until) > Date.now() ? "可以申诉到" + moment(row.appeal_until) + "。" :
			"申诉期限已在" + moment(row.appeal_until) + "结束。"}</b></p>`}
		<p>${basis(rule)}，每个结果一次。由系统从校外抽取评委重新评价，他们看不到您的姓名和学校；复核结果代替原结果，可能更高，也可能更低。</p>
		<${Draft} of=${typing}><${Form} form=${typing.form} button="提交申诉" done=${done}
			send=${values => post("/api/review/case/" + row.submission + "/appeal", values)}>
			<${Area} name="reason" label="申诉理由" hint="写清楚对哪一项、哪一条有异议，至少5个字" max=${1000} need="请写明申诉理由"
				check=${value => value.trim().length < 5 && "请至少写5个字"} /><//><//>`;
}

export function Appeal({ row, rule, fold, done }) {
	return html`<${Fold} of=${fold} at=${row.submission} label="对结果有异议，申诉" about=${ability(row) + "，第" + row.number + "稿"}>
		<${Reason} row=${row} rule=${rule} done=${done} /><//>`;
}

const open = one => "正在复核，" + moment(one.due_at) + "前有结果。";
const end = one => one.grade ? html`<p>原结果 <${Grade} of=${one.first_grade} />，复核结果 <${Grade} of=${one.grade} />
		<span class="hint">（${moment(one.decided_at)}，${one.votes}位评委）</span></p>` :
	html`<p>${moment(one.decided_at)} 到期，没有评委评价，原结果 <${Grade} of=${one.first_grade} /> 不变。</p>`;

export function Again({ one }) {
	return html`<div class="inner"><p><b>${word("recheck", one.kind)}</b><span class="hint">（${moment(one.opened_at)}提出）</span></p>
		${one.kind === "appeal" && html`<p class="prose">申诉理由：${one.reason}</p>`}
		${one.decided_at ? end(one) : html`<p class="keep">${open(one)}</p>`}
		${(one.verdicts || []).map((verdict, at) => html`<p class="prose">评委${at + 1}：<${Grade} of=${verdict.grade} /> ${verdict.remark}</p>`)}</div>`;
}
