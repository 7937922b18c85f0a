/* case.js - one case: what I owe on it first, then what I may see of it. */
import { html, is, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { get } from "../parts/api.js";
import { moment } from "../parts/dates.js";
import { word } from "../parts/words.js";
import { Grade } from "../parts/rubric.js";
import { Board, Return, Sign } from "./decide.js";
import { Draws } from "./draws.js";
import { Evidence, Judge } from "./judge.js";
import { Papers } from "./papers.js";
import { Verdicts } from "./verdicts.js";

function Head({ one }) {
	return html`<h2 class="first">${one.ability} ${one.ability_name}${one.due && html`
			<span class="tag blue">等您${word("level", one.due)}</span>`}</h2>
		<p class="hint">${one.author}，第${one.number}稿，${moment(one.handed_in_at)} 提交${one.attempt > 1 &&
			"，第" + one.attempt + "次认证"}${one.judged && html`；您的${word("level", one.judged)}：
			<${Grade} of=${one.judged_grade} />`}</p>`;
}

function Result({ one }) {
	return html`${one.result && html`<${Notice} kind=${one.result === "fail" ? "bad" : "good"}>
			<p><b>校级考核结果：<${Grade} of=${one.result} /></b>（${moment(one.signed_at)} 签字）</p>
			${one.result_remark && html`<p class="prose">${one.result_remark}</p>`}<//>`}
		${one.returned_remark && html`<${Notice} kind="warn"><p><b>退回修改</b>（${moment(one.returned_at)}）</p>
			<p class="prose">${one.returned_remark}</p><//>`}
		${one.mine && !one.result && !one.returned_remark && html`<${Notice}>
			<p>评价还没有结束。结束以后，这里有各级的评语和逐条的意见。</p><//>`}`;
}

/* After an act: what was done, and the way on; it may go on with the same case. */
function Next({ said, next, here }) {
	const stay = next && String(next.submission) === here;
	return html`<${Notice} kind="good"><p><b>${said}</b></p>
		${stay && html`<p>这份材料接着等您${word("level", next.level)}，请看下面。</p>`}<div class="buttons">
		${next && !stay && html`<a class="button" href=${"/review/case.html?submission=" + next.submission}>
			下一份：${word("level", next.level)} ${next.author} ${next.ability}</a>`}
		<a class="button plain" href="/review/queue.html">回到待评列表</a></div>
		${!next && html`<p>现在没有其他等您评价的材料。</p>`}<//>`;
}

const ended = one => one.result || one.returned_remark;
/* The server decides; here only whether the button is offered. */
const mayReturn = (one, me) => !one.mine && !ended(one) &&
	(one.due === "group" || (is(me, "chair") && one.quorum !== null));

function Todo({ one, me, done }) {
	return html`${one.due === "group" && html`<${Verdicts} one=${one} />`}
		<${Board} one=${one} />
		${one.due === "signature" ? html`<${Sign} one=${one} done=${done} />` : one.due &&
			html`<${Judge} one=${one} done=${answer => done("已提交，您评的是" + word("grade", answer.grade) + "。")} />`}
		${mayReturn(one, me) && html`<${Return} one=${one} done=${done} />`}`;
}

function Case({ me, query }) {
	const now = useGet("/api/review/case/" + encodeURIComponent(query.submission || "0"));
	const [after, set] = useState(null);
	const done = said => {
		set({ said });
		now.reload();
		get("/api/review/due").then(answer => set({ said, next: answer.data.rows[0] }));
		scrollTo(0, 0);
	};
	return html`${after && html`<${Next} said=${after.said} next=${after.next} here=${query.submission} />`}
		<${Show} of=${now}>${one => html`<${Head} one=${one} /><${Result} one=${one} />
			<${Todo} key=${one.due} one=${one} me=${me} done=${done} />
			${one.due !== "group" && html`<${Verdicts} one=${one} />`}
			${(!one.due || one.due === "signature") && html`<${Evidence} one=${one} />`}
			<${Draws} one=${one} />
			<${Papers} key=${one.due} one=${one} />`}<//>`;
}

page("评价材料", Case);
