/* now.js - 现在要做的事: what waits for me and until when; then where my own
 * matter stands and who has it now. */
import { html, page, is, useGet, Show } from "../parts/page.js";
import { LEVELS, word } from "../parts/words.js";
import { day, left, moment } from "../parts/dates.js";

function Due({ due }) {
	const time = left(due);
	return html`<p><span class=${time.late ? "late" : ""}>${time.text}</span>
		<span class="hint">（${moment(due)}${time.late ? " 到期" : " 前"}）</span></p>`;
}

function Task({ task }) {
	return html`<li class="card act"><div>
			<h3>${word("todo", task.what)}：${task.title}</h3>
			${task.who && html`<p>${task.who}</p>`}
			${task.due && html`<${Due} due=${task.due} />`}
		</div><a class="button" href=${task.link}>去${word("todo", task.what)}
			<span class="unseen">：${task.title}</span></a></li>`;
}

function Waiting({ tasks }) {
	if (!tasks.length)
		return html`<p class="empty">现在没有等您处理的事。有新的事时，会出现在这里。</p>`;
	return html`<h2 class="first">等我处理的（${tasks.length}件）</h2>
		<ul class="cards">${tasks.map(task => html`<${Task} task=${task} />`)}</ul>`;
}

function Steps({ state }) {
	const at = LEVELS.indexOf(state);
	return at >= 0 && html`<ol class="steps">${LEVELS.map((level, i) => html`
		<li class=${i < at ? "done" : ""} aria-current=${i === at ? "step" : null}>
			${word("level", level)}${i < at && html`<span class="unseen">已完成</span>`}</li>`)}</ol>`;
}

function Matter({ matter }) {
	return html`<li class="card">
		<h3><a href=${"/evidence/work.html?ability=" + matter.ability}>
			${matter.ability} ${matter.name}</a> <span class="tag blue">${word("state", matter.state)}</span></h3>
		<${Steps} state=${matter.state} />
		${matter.who && html`<p>现在在：${matter.who}${matter.since && "（" + day(matter.since) + "起）"}</p>`}
		${matter.due && html`<${Due} due=${matter.due} />`}
	</li>`;
}

function Mine({ matters, me }) {
	if (!matters.length)
		return is(me, "teacher") && html`<h2>我的能力点</h2>
			<p class="empty">您还没有选学能力点。</p>
			<p><a class="button" href="/plan/choose.html">去选学</a></p>`;
	return html`<h2>我的能力点</h2>
		<ul class="cards">${matters.map(matter => html`<${Matter} matter=${matter} />`)}</ul>
		<p><a class="button plain" href="/report/why.html">看看离认证还差什么</a></p>`;
}

function Now({ me }) {
	const now = useGet("/api/report/now");
	return html`<${Show} of=${now}>${data => html`
		<${Waiting} tasks=${data.waiting} />
		<${Mine} matters=${data.mine} me=${me} />`}<//>`;
}

page("现在要做的事", Now);
