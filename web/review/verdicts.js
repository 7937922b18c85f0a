/* verdicts.js - verdicts to read: who may see which is the server's business. */
import { html } from "../parts/page.js";
import { word } from "../parts/words.js";
import { moment } from "../parts/dates.js";
import { Grade, Met } from "../parts/rubric.js";

function Mark({ piece, mark }) {
	return html`<div><h4 class="mark-name">${piece.title} <${Grade} of=${mark.grade} /></h4>
		${mark.remark && html`<p class="prose">${mark.remark}</p>`}
		<${Met} criteria=${piece.criteria || []} ticks=${mark.ticks} /></div>`;
}

/* The marks of a verdict, piece by piece; folded until asked for. */
function Marks({ pieces, marks }) {
	const of = piece => marks.find(mark => mark.requirement === piece.requirement);
	const judged = pieces.filter(of);
	return judged.length > 0 && html`<details><summary>逐条看</summary>
		${judged.map(piece => html`<${Mark} piece=${piece} mark=${of(piece)} />`)}</details>`;
}

function Verdict({ verdict, pieces }) {
	return html`<li class="card">
		<h3>${word("level", verdict.level)} <${Grade} of=${verdict.grade} />
			${verdict.own && html` <span class="tag">我的评价</span>`}</h3>
		<p class="hint">${verdict.judge && !verdict.own && verdict.judge + "，"}${moment(verdict.given_at)}</p>
		${verdict.remark && html`<p class="prose">${verdict.remark}</p>`}
		<${Marks} pieces=${pieces} marks=${verdict.marks} /></li>`;
}

/* The teacher's own verdict, as marks. */
const selfMarks = pieces => pieces.map(piece => ({ requirement: piece.requirement,
	grade: piece.self_grade, ticks: piece.self_ticks, remark: "" }));

export function Verdicts({ one }) {
	const pieces = one.pieces || [];
	const verdicts = one.verdicts || [];
	if (!one.self_grade && !verdicts.length)
		return null;
	return html`<h2>已有的评价</h2><ul class="cards">
		${one.self_grade && html`<li class="card"><h3>${word("level", "self")} <${Grade} of=${one.self_grade} /></h3>
			<${Marks} pieces=${pieces} marks=${selfMarks(pieces)} /></li>`}
		${verdicts.map(verdict => html`<${Verdict} verdict=${verdict} pieces=${pieces} />`)}</ul>`;
}
