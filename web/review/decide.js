/* decide.js - what leader and chair do beside judging: return the work, and sign
 * what the panel has voted. */
import { html, Notice } from "../parts/page.js";
import { post } from "../parts/api.js";
import { Area, Form, useForm } from "../parts/form.js";
import { Grade } from "../parts/rubric.js";

export function Return({ one, done }) {
	const form = useForm({ remark: "" }, "return");
	return html`<details class="no-print"><summary>退回修改</summary>
		<p>退回不是不合格：教师修改后重新提交，从互评起重新评价。</p>
		<${Form} form=${form} button="退回修改" done=${() => done("已退回，教师会看到要修改什么。")}
			send=${values => post("/api/review/case/" + one.submission + "/return", values)}>
			<${Area} name="remark" label="要修改什么" hint="写清楚改哪一项、怎样改，至少5个字" max=${1000} need="请写明要修改什么"
				check=${value => value.trim().length < 5 && "请至少写5个字"} /><//></details>`;
}

/* As fcgi/rules/grade.c counts: what more than half reach or exceed. */
export function majority(votes) {
	const reach = grades => 2 * votes.filter(vote => grades.includes(vote)).length > votes.length;
	return reach(["excellent"]) ? "excellent" : reach(["excellent", "pass"]) ? "pass" : "fail";
}

export function Board({ one }) {
	if (one.quorum === null)
		return null;
	const rest = one.quorum - one.votes;
	return html`<${Notice} kind=${rest > 0 ? "" : "good"}><p><b>考核小组投票：已有 ${one.votes} 票，至少需 ${one.quorum} 票。</b></p>
		<p>${rest > 0 ? "还差 " + rest + " 票，才能由组长签字。" : "票数已够，等组长签字。"}</p><//>`;
}

export function Sign({ one, done }) {
	const form = useForm({ remark: "" }, "sign");
	const votes = (one.verdicts || []).filter(verdict => verdict.level === "panel").map(verdict => verdict.grade);
	const result = majority(votes);
	return html`<h2>签字</h2>
		<p>${votes.length} 票中过半数达到的等级：<${Grade} of=${result} />。签字后结果生效，不能更改。</p>
		<${Form} form=${form} button="签字" busy="正在签字…" done=${() => done("已签字，结果已生效。")}
			send=${values => post("/api/review/case/" + one.submission + "/signature", values.remark.trim() ? values : {})}>
			<${Area} name="remark" label=${result === "fail" ? "不合格的理由" : "说明（可不写）"} max=${1000}
				need=${result === "fail" && "结果为不合格，请写明理由"} /><//>`;
}
