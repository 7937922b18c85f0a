/* case.js - one case: what I owe on it first, then what I may see of it.  After a verdict
 * the next case of the queue at once, in the same page; by keys, too (keys.js). */
import { html, is, page, useEffect, useGet, useState, Notice, Show } from "../parts/page.js";
import { get } from "../parts/api.js";
import { left, moment } from "../parts/dates.js";
import { typingAt } from "../parts/typing.js";
import { ability, word } from "../parts/words.js";
import { Grade } from "../parts/rubric.js";
import { Board, Return, Sign } from "./decide.js";
import { Draws } from "./draws.js";
import { Evidence, Judge, KEYS, useWide } from "./judge.js";
import { Keys, useKeys } from "./keys.js";
import { caseAt, dueAt, filtersHere, neighbours } from "./order.js";
import { Papers } from "./papers.js";
import { Verdicts } from "./verdicts.js";

function Head({ one, until }) {
	const time = until && left(until);
	return html`<h2 class="first" id="case" tabindex="-1">${ability(one)}${one.due && html` <span class="tag blue">等您${word("level", one.due)}</span>`}</h2>
		<p class="hint">${one.author}${one.author && "，"}第${one.number}稿${one.handed_in_at && html`，<span class="together">${moment(one.handed_in_at)}提交</span>`}${
			one.attempt > 1 && "，第" + one.attempt + "次认证"}${one.judged && html`；您的${word("level", one.judged)}：
			<${Grade} of=${one.judged_grade} />`}${time && html`；<span class=${time.late ? "late together" : "together"}>${time.text}</span>`}</p>
		${one.entered_by && html`<p><span class="tag">代填</span> 由${one.entered_by.join("、")}代填，本人核对后提交。</p>`}`;
}

function Result({ one }) {
	return html`${one.result && html`<${Notice} kind=${one.result === "fail" ? "bad" : "good"}>
			<p><b>校级考核结果：<${Grade} of=${one.result} /></b><span class="together">（${moment(one.signed_at)}签字）</span></p>
			${one.result_remark && html`<p class="prose">${one.result_remark}</p>`}<//>`}
		${one.returned_remark && html`<${Notice} kind="warn"><p><b>退回修改</b>（${moment(one.returned_at)}）</p>
			<p class="prose">${one.returned_remark}</p><//>`}
		${one.mine && !one.result && !one.returned_remark && html`<${Notice}>
			<p>评价还没有结束。结束以后，这里有各级的评语和逐条的意见。</p><//>`}`;
}

/* What was done a moment ago, and with which case. */
function Said({ of, here, filters, none }) {
	return html`<${Notice} kind="good"><p><b>${of.said}</b>${of.stay && "这份材料接着等您，请看下面。"}${of.next && "下面是下一份。"}</p>
		${String(of.submission) !== here && html`<p><a href=${caseAt(of.submission, filters)}>回看刚才这份</a></p>`}
		${none && html`<p>现在没有其他等您评价的材料。</p>`}<//>`;
}

const ended = one => one.result || one.returned_remark;
/* The server decides; here only whether the button is offered. */
const mayReturn = (one, me) => !one.mine && !ended(one) &&
	(one.due === "group" || (is(me, "chair") && one.quorum !== null));

function Todo({ one, place, typed, me, done }) {
	return html`${one.due === "group" && html`<${Verdicts} one=${one} />`}
		<${Board} one=${one} />
		${one.due === "signature" ? html`<${Sign} one=${one} place=${place} typed=${typed} done=${done} />` : one.due &&
			html`<${Judge} one=${one} place=${place} typed=${typed} done=${answer => done("已提交，您评的是" + word("grade", answer.grade) + "。")} />`}
		${mayReturn(one, me) && html`<${Return} one=${one} done=${done} />`}`;
}

/* The way on through the queue. */
function Way({ near, filters, go }) {
	useKeys({ n: () => near.after && go(near.after.submission), b: () => near.before && go(near.before.submission) });
	const link = (row, text) => row && html`<a class="button plain" href=${caseAt(row.submission, filters)}
		onClick=${event => { event.preventDefault(); go(row.submission); }}>${text}：${word("level", row.level)} ${row.author} ${ability(row)}</a>`;
	return html`<div class="buttons no-print">${link(near.before, "上一份")}${link(near.after, "下一份")}
		<a class="button plain" href=${"/review/queue.html" + (filters && "?" + filters)}>回到待评列表</a></div>`;
}

function One({ me, submission, filters, said, go }) {
	const now = useGet("/api/review/case/" + encodeURIComponent(submission));
	const queue = useGet(dueAt(filters));
	const place = "review.case." + submission, typed = useGet(typingAt(place));
	/* Drawn once all are there: nothing moves away below a finger. */
	const shown = (queue.data || queue.problem) && (typed.data || typed.problem) ? now : { data: null };
	const [after, set] = useState(said);
	const rows = queue.data ? queue.data.rows : [];
	const near = neighbours(rows, submission);
	const due = rows.find(row => String(row.submission) === submission);
	const stay = note => {
		set(note);
		now.reload();
		queue.reload();
		scrollTo(0, 0);
	};
	/* The same case may go on with me (a chair's signature); else the next one. */
	const done = async text => {
		const note = { said: text, submission };
		const [here, list] = await Promise.all([get("/api/review/case/" + submission), get(dueAt(filters))]);
		if (here.data.due || !list.data.rows.length)
			stay(Object.assign(note, { stay: here.data.due }));
		else
			go(list.data.rows[0].submission, Object.assign(note, { next: true }));
	};
	useEffect(() => {
		if (shown.data && document.activeElement === document.body)
			document.getElementById("case").focus({ preventScroll: true });
	}, [shown.data]);
	return html`${after && html`<${Said} of=${after} here=${submission} filters=${filters} none=${queue.data && !rows.length} />`}
		<${Show} of=${shown}>${one => html`<${Head} one=${one} until=${due && due.due_at} /><${Result} one=${one} />
			${one.due && html`<${Keys} more=${KEYS.concat([["n", "下一份"], ["b", "上一份"]])} />`}
			<${Todo} key=${one.due} one=${one} place=${place} typed=${typed.data ? typed : undefined} me=${me} done=${done} />
			${one.due !== "group" && html`<${Verdicts} one=${one} />`}
			${(!one.due || one.due === "signature") && html`<${Evidence} one=${one} />`}
			<${Draws} one=${one} />
			<${Papers} key=${one.due} one=${one} />
			${!one.mine && html`<${Way} near=${near} filters=${filters} go=${go} />`}`}<//>`;
}

function Case({ me, query }) {
	const [at, set] = useState({ submission: query.submission || "0", said: null });
	const [filters] = useState(filtersHere);
	const go = (submission, said = null) => {
		history.pushState(null, "", caseAt(submission, filters));
		document.activeElement.blur();
		scrollTo(0, 0);
		set({ submission: String(submission), said });
	};
	useWide();
	/* Back and forth between cases; not within one (#). */
	useEffect(() => {
		const back = () => new URLSearchParams(location.search).get("submission") === at.submission || location.reload();
		addEventListener("popstate", back);
		return () => removeEventListener("popstate", back);
	}, [at.submission]);
	return html`<${One} key=${at.submission} me=${me} submission=${at.submission} filters=${filters} said=${at.said} go=${go} />`;
}

page("评价材料", Case);
