/* queue.js - what I owe as a judge, the most urgent first. */
import { html, page, useGet, Notice, Show } from "../parts/page.js";
import { word } from "../parts/words.js";
import { left, moment } from "../parts/dates.js";
import { Files } from "../parts/files.js";

function Task({ row }) {
	const time = left(row.due_at);
	return html`<li class="card act"><div>
			<h2 class="task-name"><span class="tag blue">${word("level", row.level)}</span> ${row.ability} ${row.ability_name}</h2>
			<p>${row.author}，第${row.number}稿${row.attempt > 1 && "（第" + row.attempt + "次认证）"}</p>
			<p><span class=${time.late ? "late" : ""}>${time.text}</span>
				<span class="hint">（${moment(row.due_at)}${time.late ? " 到期" : " 前"}）</span></p>
		</div><a class="button" href=${"/review/case.html?submission=" + row.submission}>去${word("level", row.level)}
			<span class="unseen">：${row.author}，${row.ability}</span></a></li>`;
}

function Queue() {
	const due = useGet("/api/review/due");
	return html`<${Show} of=${due} empty="现在没有等您评价的材料。有新的时，会出现在这里。">${data => html`
		<p>共 ${data.rows.length} 份，请按先后逐份评价。</p>
		<${Files} from="/api/review/due" />
		<ul class="cards">${data.rows.map(row => html`<${Task} key=${row.level + row.submission} row=${row} />`)}</ul>
		${data.rows.some(row => row.level === "peer") && html`<${Notice}>
			<p>互评人由系统公开抽取。逾期没有评价的，系统会另抽一位同事。</p><//>`}`}<//>`;
}

page("待我评价", Queue);
