/* decide.js - what leader and chair do beside judging: return the work, and sign
 * what the panel has voted. */
import { html, Notice } from "../parts/page.js";
import { post } from "../parts/api.js";
import { Area, Form } from "../parts/form.js";
import { Grade } from "../parts/rubric.js";
import { Draft, useTyping } from "../parts/typing.js";
import { workOf } from "./about.js";
import { press, useKeys } from "./keys.js";

/* What to mend, piece by piece and on the whole, as one remark. */
const remarkOf = (pieces, values) => pieces.map((piece, at) => [piece.title, (values["pieces/" + at + "/mend"] || "").trim()])
	.filter(([, mend]) => mend).map(([title, mend]) => "“" + title + "”：" + mend)
	.concat((values.remark || "").trim() || []).join("\n");

export function Return({ one, done }) {
	const pieces = one.pieces || [];
	const typing = useTyping("review.return." + one.submission, { remark: "" }, { about: workOf(one) }), { form } = typing;
	const remark = remarkOf(pieces, form.values);
	return html`<details class="no-print"><summary>退回修改</summary>
		<p>退回不是不合格：教师修改后重新提交，从互评起重新评价。哪一项要改，就写在哪一项下面。</p>
		<${Draft} of=${typing}><${Form} form=${form} button="退回修改" done=${() => done("已退回，教师会看到要修改什么。")}
			sure=${() => html`<p><b>教师将看到下面的话，退回后不能撤回：</b></p><p class="prose">${remark}</p>`}
			send=${() => post("/api/review/case/" + one.submission + "/return", { remark })}>
			${pieces.map((piece, at) => html`<${Area} name=${"pieces/" + at + "/mend"} label=${"“" + piece.title + "”要修改什么（没有就不写）"}
				max=${500} rows=${2} />`)}
			<${Area} name="remark" label="总的要求" hint="写清楚改哪一项、怎样改" max=${1000}
				need=${!remark && "请写明要修改什么"} check=${() => remark.length < 5 && "请至少写5个字"} /><//><//></details>`;
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
	return html`<${Notice} kind=${rest > 0 ? "" : "good"}><p><b>考核小组投票：已有${one.votes}票，<span class="together">至少需${one.quorum}票。</span></b></p>
		<p>${rest > 0 ? "还差" + rest + "票，才能由组长签字。" : "票数已够，等组长签字。"}</p><//>`;
}

export function Sign({ one, place, typed, done }) {
	const typing = useTyping(place, { remark: "" }, { known: typed, about: workOf(one), asked: "signature" });
	const votes = (one.verdicts || []).filter(verdict => verdict.level === "panel").map(verdict => verdict.grade);
	const result = majority(votes);
	useKeys({ t: press(".signing .button") });
	return html`<div class="signing"><h2>签字</h2>
		<p>${votes.length}票中过半数达到的等级：<${Grade} of=${result} />。</p>
		<${Draft} of=${typing}><${Form} form=${typing.form} button="签字" busy="正在签字…" done=${answer => done(answer.data.message || "已签字，结果已生效。")}
			sure=${() => html`<p><b>结果为<${Grade} of=${result} />，签字后生效，不能更改。</b></p>`}
			send=${({ remark }) => post("/api/review/case/" + one.submission + "/signature", remark.trim() ? { remark } : {})}>
			<${Area} name="remark" label=${result === "fail" ? "不合格的理由" : "说明（可不写）"} max=${1000}
				need=${result === "fail" && "结果为不合格，请写明理由"} /><//><//></div>`;
}
