/* judge.js - the evidence beside its criteria, to tick; the grade follows.
 *
 *	<${Judge} one=${case} place=${place} done=${answer => ...} />
 *	                                                   the form of 互评, 组评 or 校评; of 复核 with to, says
 *	                                                   and act.  place: where what is typed is kept
 *	                                                   (typing.js); typed: what stands there, if just read
 *	<${Evidence} one=${case} />                        the evidence alone, to look at
 *
 * On a wide screen the evidence scrolls and its criteria stay; on a phone one stands below
 * the other, with a way back and forth.  All of it works by single keys (keys.js).
 */
import { html, useEffect } from "../parts/page.js";
import { post } from "../parts/api.js";
import { Area, Form } from "../parts/form.js";
import { Piece, showsInPlace } from "../parts/piece.js";
import { Grade, Ticks, inOrder, pieceGrade, workGrade } from "../parts/rubric.js";
import { Draft, useTyping } from "../parts/typing.js";
import { word } from "../parts/words.js";
import { workOf } from "./about.js";
import { press, useKeys } from "./keys.js";
import { PiecePhrases, Phrases } from "./phrases.js";

const fileOf = (one, piece, as = "file") => "/api/evidence/" + as + "/" + one.submission + "/" + piece.requirement;

function Shown({ one, piece }) {
	return html`<${Piece} name=${piece.name || piece.title} type=${piece.type} size=${piece.size} link=${piece.link}
			href=${fileOf(one, piece)} preview=${fileOf(one, piece, "preview")} more=${piece.more} framed />
		${piece.remark && html`<p class="prose"><b>教师说明：</b>${piece.remark}</p>`}`;
}

function Asked({ piece }) {
	return html`<p class="hint">${word("kind", piece.kind)}${piece.core && "，主要材料"}
		${piece.max_minutes && "，不超过" + piece.max_minutes + "分钟"}
		${piece.note && "。" + piece.note}（${word("origin", piece.origin)}）</p>`;
}

/* The pages of judging are as wide as the screen. */
export function useWide() {
	useEffect(() => {
		document.documentElement.classList.add("wide");
	}, []);
}

/* What she says of the whole. */
const Note = ({ of }) => of.note && html`<p class="prose"><b>教师的总说明：</b>${of.note}</p>`;

export function Evidence({ one }) {
	return html`<h2>认证材料</h2><${Note} of=${one} />
		${(one.pieces || []).map(piece => html`<section class="judged"><h3>${piece.title}</h3>
			<${Asked} piece=${piece} /><${Shown} one=${one} piece=${piece} /></section>`)}`;
}

const ticksOf = at => "pieces/" + at + "/ticks";

function Beside({ one, piece, at, form }) {
	return html`<section class="judged" id=${"piece-" + at} tabindex="-1"><h2 class="first">${at + 1}. ${piece.title}</h2><${Asked} piece=${piece} />
		<div class=${"beside" + (showsInPlace(piece) ? "" : " slim")}><div class="beside-shown"><${Shown} one=${one} piece=${piece} />
			<p class="beside-way"><a href=${"#rubric-" + at}>去核对条目</a></p></div>
		<div class="beside-rubric" id=${"rubric-" + at}><${Ticks} name=${ticksOf(at)} criteria=${piece.criteria || []} origin=${piece.origin} keyed
				label="对照条目，做到的打勾" need=${"请核对“" + piece.title + "”的条目"} />
			<div class="beside-words"><${Area} name=${"pieces/" + at + "/remark"} label="这项材料的评语（可不写）" max=${500} rows=${2} />
				<${PiecePhrases} form=${form} name=${"pieces/" + at + "/remark"} criteria=${inOrder(piece.criteria || [])} ticks=${form.values[ticksOf(at)]} />
				<p class="beside-way"><a href=${"#piece-" + at}>回看这项材料</a></p></div></div></div>
	</section>`;
}

const SAYS = {
	peer: "提交以前，您看不到别人的评价，别人也看不到您的。作者不会看到您的姓名。",
	group: "请先看自评和互评，再作组评。材料需要修改的，不必评价，请在下面退回。",
	panel: "请独立投票。投票以前看不到自评、互评、组评和其他成员的投票。"
};

/* What the ticks so far make of the whole; null while a piece is not judged. */
const outcome = (pieces, values) => workGrade(pieces.map((piece, at) => ({ core: piece.core,
	grade: pieceGrade(piece.criteria || [], values[ticksOf(at)]) })));

function Outcome({ grade }) {
	return html`<div class="notice" role="status"><p>${grade ? html`<b>总评：<${Grade} of=${grade} /></b>` :
			"各项都核对以后，这里给出总评。"}</p>
		<p class="hint">等级由条目得出：一项不合格，总评即不合格；主要材料都优秀，总评才是优秀。</p></div>`;
}

/* The piece where the focus is, else the one that was last gone to by key. */
function pieceNow() {
	const place = document.activeElement.closest(".judged") || document.querySelector(".judged.now");
	return place ? Number(place.id.replace("piece-", "")) : 0;
}

function goTo(at) {
	const place = document.getElementById("piece-" + at);
	if (!place)
		return;
	[].forEach.call(document.querySelectorAll(".judged"), one => one.classList.toggle("now", one === place));
	place.focus();
	place.scrollIntoView();
}

const focus = selector => () => {
	const place = document.querySelector(selector);
	if (place)
		place.focus();
};

/* What each key does to the form. */
function keysOf(pieces, form) {
	const keys = { j: () => goTo(pieceNow() + 1), k: () => goTo(pieceNow() - 1), p: focus("#f-remark"), c: focus("#phrases button"),
		t: press(".judging .button") };
	const mark = ticks => () => {
		const at = pieceNow(), criteria = inOrder(pieces[at].criteria || []);
		form.set(ticksOf(at), ticks(criteria, form.now()[ticksOf(at)] || []));
	};
	const turn = n => mark((criteria, ticks) => {
		const id = (criteria[n] || {}).criterion;
		return !id ? ticks : ticks.includes(id) ? ticks.filter(one => one !== id) : ticks.concat([id]);
	});
	for (let n = 0; n < 9; n++)
		keys[n + 1] = turn(n);
	keys[0] = mark(() => []);
	/* Only where there are several pictures: elsewhere the arrows are the browser's. */
	const leaf = way => () => {
		const button = document.querySelector("#piece-" + pieceNow() + " .turn-" + way);
		if (!button)
			return false;
		button.click();
		return true;
	};
	keys.arrowleft = leaf("back");
	keys.arrowright = leaf("on");
	keys.g = () => {
		const folded = document.querySelector("#piece-" + pieceNow() + " .phrases-of");
		if (folded) {
			folded.open = true;
			(folded.querySelector("button") || folded.querySelector("summary")).focus();
		}
	};
	keys.h = mark(criteria => criteria.filter(one => one.grade === "pass").map(one => one.criterion));
	keys.y = mark(criteria => criteria.map(one => one.criterion));
	return keys;
}

export const KEYS = [["1–9", "本项的第几条：打勾、取消"], ["y", "本项的条目全部做到（优秀）"], ["h", "只做到合格条目"], ["0", "都没有做到"],
	["j", "下一项材料"], ["k", "上一项材料"], ["← →", "本项有几张图片时：上一张、下一张"], ["g", "本项的评语常用语"], ["p", "写总评语"], ["c", "选评语常用语"], ["Esc", "写完，离开文字框"], ["t", "提交（写字时按 Ctrl+Enter）"]];

export function Judge({ one, done, to = "/api/review/case/" + one.submission + "/verdict",
	place, typed, says = SAYS[one.due], act = word("level", one.due) }) {
	const pieces = one.pieces || [];
	const typing = useTyping(place, {}, { known: typed, about: workOf(one), asked: one.due }), { form } = typing;
	const body = values => ({ asked: one.due, remark: (values.remark || "").trim() || null,
		pieces: pieces.map((piece, at) => ({ requirement: piece.requirement,
			ticks: values.pieces[at].ticks, remark: (values.pieces[at].remark || "").trim() || null })) });
	const grade = outcome(pieces, form.values);
	useWide();
	useKeys(keysOf(pieces, form));
	return html`<div class="judging"><p>${says}</p>
		<${Note} of=${one} />
		<${Draft} of=${typing}><${Form} form=${form} button=${"提交" + act} done=${answer => done(answer.data)}
			sure=${() => html`<p><b>您评的是<${Grade} of=${grade} />，提交后不能更改，也不能撤回。</b></p>`}
			send=${values => post(to, body(values))}>
			${pieces.map((piece, at) => html`<${Beside} one=${one} piece=${piece} at=${at} form=${form} />`)}
			<div class="whole"><${Outcome} grade=${grade} />
			<${Area} name="remark" label="总评语" hint="评为不合格的，须写明理由" max=${1000} rows=${3}
				need=${grade === "fail" && "评为不合格，请写明理由"} />
			<${Phrases} form=${form} name="remark" grade=${grade} /></div><//><//></div>`;
}
