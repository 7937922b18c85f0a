/* results.js - what became of my work, ability by ability, the newest version first; with what
 * was looked at again of it, and the cases that the school asks me for. */
import { html, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { moment } from "../parts/dates.js";
import { ability, word } from "../parts/words.js";
import { Grade } from "../parts/rubric.js";
import { Again, Appeal, ruling } from "./appeal.js";
import { Nominations } from "./consent.js";

/* 公示: until when, and what was objected; who did is not told. */
function Shown({ row }) {
	return html`${row.shown_until && html`<p>公示到${moment(row.shown_until)}，期满没有异议即生效。</p>`}
		${(row.objections || []).map(one => one.answered_at ? html`<p class="prose"><b>异议${one.upheld ? "成立，由校外评委重新评价" : "不成立，结果不变"}</b>（${moment(one.answered_at)}）：${one.remark}</p>` :
			html`<p>${moment(one.made_at)}有人提出异议，正在核查。</p>`)}`;
}

function Version({ row, again, rule, fold, done }) {
	const result = ruling(again) || row.result;
	const open = again.some(one => !one.decided_at);
	return html`<li class="card"><h2 class="task-name">${ability(row)}，第${row.number}稿
			${result ? html` <${Grade} of=${result} />` : html` <span class=${"tag " +
				(row.state === "returned" ? "warn" : "blue")}>${word("state", row.state)}</span>`}</h2>
		<p class="hint"><span class="together">${moment(row.handed_in_at)}提交</span>，自评${word("grade", row.self_grade)}${row.attempt > 1 &&
			"，第" + row.attempt + "次认证"}${row.signed_at && html`；<span class="together">${moment(row.signed_at)}签字</span>`}</p>
		${row.returned_remark && html`<p class="prose"><b>${word("level", row.returned_level)}退回：</b>${row.returned_remark}</p>`}
		${row.result_remark && html`<p class="prose"><b>${row.result === "fail" ? "不合格的理由" : "签字说明"}：</b>${row.result_remark}</p>`}
		<${Shown} row=${row} />
		${again.map(one => html`<${Again} key=${one.recheck} one=${one} />`)}
		<div class="buttons"><a class="button plain" href=${"/review/case.html?submission=" + row.submission}>
				看${row.result || row.returned_remark ? "评语和条目" : "我的提交"}<span class="unseen">：${ability(row)}，第${row.number}稿</span></a>
			${row.latest && !open && (row.state === "returned" || row.state === "failed") && html`
				<a class="button" href=${"/evidence/work.html?ability=" + row.ability_id}>修改后重新提交</a>`}</div>
		${rule && row.latest && row.result && !again.some(one => one.kind === "appeal") && html`
			<${Appeal} row=${row} rule=${rule} fold=${fold} done=${() => done("申诉已提交。系统正在抽取校外评委。")} />`}</li>`;
}

function List({ rows, again, rule, done }) {
	const fold = useState(null);
	return html`<ul class="cards">${rows.map(row => html`<${Version} key=${row.submission} row=${row} rule=${rule} fold=${fold} done=${done}
			again=${again.filter(one => one.submission === row.submission)} />`)}</ul>
		${!rule && rows.some(row => row.result) && html`<p class="hint">本地通知对申诉未作规定，系统不受理申诉。</p>`}`;
}

/* The rule of the school's programme; none for who is at no school. */
const appealRule = data => data.rows.length ? data.rows[0].rules.appeal_days : null;

function Results() {
	const mine = useGet("/api/review/results"), again = useGet("/api/review/appeals"), cases = useGet("/api/review/nominations");
	const policy = useGet("/api/admin/policy");
	const [said, say] = useState(null);
	const done = text => {
		say(text);
		[mine, again, cases].forEach(one => one.reload());
		scrollTo(0, 0);
	};
	const asked = cases.data && cases.data.rows.some(one => one.agrees === null);
	const nominations = waiting => cases.data && html`<${Nominations} list=${cases.data.rows} waiting=${waiting} done=${done} />`;
	return html`${said && html`<${Notice} kind="good"><p><b>${said}</b></p><//>`}${nominations(true)}
		${asked && html`<h2>各项评价结果</h2>`}
		<${Show} of=${mine} empty="您还没有提交过认证材料。">${data => html`
			<${Show} of=${again}>${appeals => html`<${Show} of=${policy}>${rules => html`
				<${List} rows=${data.rows} again=${appeals.rows} rule=${appealRule(rules)} done=${done} />`}<//>`}<//>`}<//>
		${nominations(false)}`;
}

page("我的评价结果", Results);
