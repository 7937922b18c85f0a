/* recheck.js - 复核: what I was drawn to look at once more, the most urgent first; or one of
 * them, without its author, its school or what others found. */
import { html, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { left, moment } from "../parts/dates.js";
import { ability, word } from "../parts/words.js";
import { Judge, KEYS } from "./judge.js";
import { Keys } from "./keys.js";

const SAYS = "请独立评价。为了公正，这里不显示作者、学校和以前的评价，作者也看不到您的姓名。" +
	"材料中如能认出作者，而您与作者有利害关系，请不要评价，逾期后系统另抽他人。提交后不能更改。";

function Due({ at }) {
	const time = left(at);
	return html`<p><span class=${time.late ? "late" : ""}>${time.text}</span>
		<span class="hint">（${moment(at)}${time.late ? " 到期" : " 前"}）</span></p>`;
}

function Task({ row }) {
	return html`<li class="card act"><div>
			<h2 class="task-name"><span class="tag blue">${word("recheck", row.kind)}</span> ${ability(row)}</h2>
			<${Due} at=${row.due_at} />
		</div><a class="button" href=${"/review/recheck.html?recheck=" + row.recheck}>去评价
			<span class="unseen">：${word("recheck", row.kind)}，${ability(row)}</span></a></li>`;
}

function Queue() {
	const due = useGet("/api/review/rechecks");
	return html`<${Show} of=${due} empty="现在没有等您复核的材料。抽到您时，会出现在这里。">${data => html`
		<p>共${data.rows.length}份，由系统公开抽取到您。逾期没有评价的，另抽他人。</p>
		<ul class="cards">${data.rows.map(row => html`<${Task} key=${row.recheck} row=${row} />`)}</ul>`}<//>`;
}

function One({ recheck, done }) {
	const path = "/api/review/recheck/" + encodeURIComponent(recheck);
	return html`<${Show} of=${useGet(path)}>${one => html`
			<h2 class="first">${ability(one)} <span class="tag blue">${word("recheck", one.kind)}</span></h2>
			<${Due} at=${one.due_at} />
			<${Keys} more=${KEYS} />
			<${Judge} one=${one} to=${path + "/verdict"} place=${"review.recheck." + recheck} says=${SAYS} act="评价" done=${done} />`}<//>
		<div class="buttons"><a class="button plain" href="/review/recheck.html">回到复核列表</a></div>`;
}

function Recheck({ query }) {
	const [given, set] = useState(null);
	const done = answer => {
		set(answer);
		scrollTo(0, 0);
	};
	if (query.recheck && !given)
		return html`<${One} recheck=${query.recheck} done=${done} />`;
	return html`${given && html`<${Notice} kind="good"><p><b>已提交，您评的是${word("grade", given.grade)}。</b></p><//>`}
		<${Queue} />`;
}

page("复核", Recheck);
