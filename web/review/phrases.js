/* phrases.js - 评语常用语, to pick and then to change: a few for each grade, and one for each criterion,
 * as it is met or missed.  All are ours; no notice gives any.
 *
 *	<${Phrases} form=${form} name="remark" grade=${grade} />     below that field of the form
 *	<${PiecePhrases} form=${form} name="pieces/0/remark" criteria=${...} ticks=${[3, 4]} />
 */
import { html } from "../parts/page.js";

const PHRASES = {
	excellent: ["材料齐全，完全达到优秀条目的要求。", "目标明确，环节完整，信息技术用得恰当，有示范作用。",
		"证据真实具体，能看出学生的变化，值得在组内推广。"],
	pass: ["材料符合要求，达到合格条目。", "设计合理，建议补充学生活动的过程性证据。",
		"能用信息技术支持教学，与教学目标的联系可以再具体些。"],
	fail: ["材料与要求不符，请对照合格条目补充后再提交。", "证据不足，看不出在教学中的实际应用。",
		"内容不完整，缺少必要的说明，请修改后再提交。"]
};

const adder = (form, name) => phrase => () => {
	form.set(name, (form.now()[name] || "") + phrase);
	document.getElementById("f-" + name.replace(/\//g, "-")).focus();
};

const Pick = ({ phrase, add }) => html`<button type="button" class="pick" onClick=${add(phrase)}>${phrase}</button>`;

/* 合格 is asked for, 优秀 is the way on. */
function ofCriterion({ text, grade, criterion }, ticks) {
	const quoted = "“" + text.replace(/[。；，]$/, "") + "”";
	return ticks.includes(criterion) ? "做到了" + quoted + "。" : grade === "pass" ? "还没有做到" + quoted + "，请补充。" :
		"如能做到" + quoted + "，会更好。";
}

/* One for each criterion, whatever is ticked: no button moves away below a finger. */
export function PiecePhrases({ form, name, criteria, ticks }) {
	const add = adder(form, name);
	const each = criteria.filter((one, i) => criteria.findIndex(other => other.text === one.text) === i);
	return html`<details class="phrases-of no-print"><summary>评语常用语（按条目）</summary>
		<p class="hint">${ticks ? "本系统默认，点选后可以再改：" : "打勾以后，这里按做到和没做到的条目给出。"}</p>
		${ticks && each.map(one => html`<${Pick} key=${one.criterion} phrase=${ofCriterion(one, ticks)} add=${add} />`)}</details>`;
}

export function Phrases({ form, name, grade }) {
	const add = adder(form, name);
	return grade && html`<div class="phrases no-print" id="phrases" role="group" aria-label="评语常用语"><p class="hint">评语常用语（本系统默认），点选后可以再改：</p>
		${PHRASES[grade].map(phrase => html`<${Pick} phrase=${phrase} add=${add} />`)}</div>`;
}
