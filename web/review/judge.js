/* judge.js - the evidence beside its criteria, to tick; the grade follows.
 *
 *	<${Judge} one=${case} done=${answer => ...} />     the form of 互评, 组评 or 校评;
 *	                                                   of 复核 with to, says and act
 *	<${Evidence} one=${case} />                        the evidence alone, to look at
 */
import { html } from "../parts/page.js";
import { post } from "../parts/api.js";
import { Area, Form, useForm } from "../parts/form.js";
import { Piece } from "../parts/piece.js";
import { Grade, Ticks, pieceGrade, workGrade } from "../parts/rubric.js";
import { word } from "../parts/words.js";

const fileOf = (one, piece) => "/api/evidence/file/" + one.submission + "/" + piece.requirement;

function Shown({ one, piece }) {
	return html`<${Piece} name=${piece.name || piece.title} type=${piece.type} size=${piece.size} link=${piece.link}
			href=${fileOf(one, piece)} />
		${piece.remark && html`<p class="prose"><b>教师说明：</b>${piece.remark}</p>`}`;
}

function Asked({ piece }) {
	return html`<p class="hint">${word("kind", piece.kind)}${piece.core && "，主要材料"}
		${piece.max_minutes && "，不超过" + piece.max_minutes + "分钟"}
		${piece.note && "。" + piece.note}（${word("origin", piece.origin)}）</p>`;
}

export function Evidence({ one }) {
	return html`<h2>认证材料</h2>${one.note && html`<p class="prose">${one.note}</p>`}
		${(one.pieces || []).map(piece => html`<section class="judged"><h3>${piece.title}</h3>
			<${Asked} piece=${piece} /><${Shown} one=${one} piece=${piece} /></section>`)}`;
}

function Beside({ one, piece, at }) {
	return html`<section class="judged"><h2 class="first">${at + 1}. ${piece.title}</h2><${Asked} piece=${piece} />
		<div class="halves"><div><${Shown} one=${one} piece=${piece} /></div>
		<div><${Ticks} name=${"pieces/" + at + "/ticks"} criteria=${piece.criteria || []} label="对照条目，做到的打勾"
				need=${"请核对「" + piece.title + "」的条目"} />
			<${Area} name=${"pieces/" + at + "/remark"} label="这项材料的评语（可不写）" max=${500} rows=${2} /></div></div>
	</section>`;
}

const SAYS = {
	peer: "评价提交后不能更改。提交以前，您看不到别人的评价，别人也看不到您的。作者不会看到您的姓名。",
	group: "请先看自评和互评，再作组评。材料需要修改的，不必评价，请在下面退回。评价提交后不能更改。",
	panel: "请独立投票。投票以前看不到自评、互评、组评和其他成员的投票；提交后不能更改。"
};

/* What the ticks so far make of the whole; null while a piece is not judged. */
const outcome = (pieces, values) => workGrade(pieces.map((piece, at) => ({ core: piece.core,
	grade: pieceGrade(piece.criteria || [], values["pieces/" + at + "/ticks"]) })));

function Outcome({ grade }) {
	return html`<div class="notice" role="status"><p>${grade ? html`<b>总评：<${Grade} of=${grade} /></b>` :
			"各项都核对以后，这里给出总评。"}</p>
		<p class="hint">等级由条目得出：一项不合格，总评即不合格；主要材料都优秀，总评才是优秀。</p></div>`;
}

export function Judge({ one, done, to = "/api/review/case/" + one.submission + "/verdict",
	says = SAYS[one.due], act = word("level", one.due) }) {
	const pieces = one.pieces || [];
	const form = useForm({});
	const body = values => ({ asked: one.due, remark: (values.remark || "").trim() || null,
		pieces: pieces.map((piece, at) => ({ requirement: piece.requirement,
			ticks: values.pieces[at].ticks, remark: (values.pieces[at].remark || "").trim() || null })) });
	const grade = outcome(pieces, form.values);
	return html`<div class="judging"><p>${says}</p>
		${one.note && html`<p class="prose"><b>教师的总说明：</b>${one.note}</p>`}
		<${Form} form=${form} button=${"提交" + act} done=${answer => done(answer.data)}
			send=${values => post(to, body(values))}>
			${pieces.map((piece, at) => html`<${Beside} one=${one} piece=${piece} at=${at} />`)}
			<${Outcome} grade=${grade} />
			<${Area} name="remark" label="总评语" hint="评为不合格的，须写明理由" max=${1000}
				need=${grade === "fail" && "评为不合格，请写明理由"} /><//></div>`;
}
