/* phrases.js - 评语常用语, to pick and then to change: a few for each grade.  All are
 * ours; no notice gives any.
 *
 *	<${Phrases} form=${form} name="remark" grade=${grade} />     below that field of the form
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

export function Phrases({ form, name, grade }) {
	const add = phrase => () => {
		const before = form.now()[name] || "";
		form.set(name, before + phrase);
		document.getElementById("f-" + name).focus();
	};
	return grade && html`<div class="phrases no-print" id="phrases" role="group" aria-label="评语常用语"><p class="hint">评语常用语（本系统默认），点选后可以再改：</p>
		${PHRASES[grade].map(phrase => html`<button type="button" class="pick" onClick=${add(phrase)}>${phrase}</button>`)}</div>`;
}
