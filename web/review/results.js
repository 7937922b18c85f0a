/* results.js - what became of my work, ability by ability, the newest version first. */
import { html, page, useGet, Show } from "../parts/page.js";
import { moment } from "../parts/dates.js";
import { word } from "../parts/words.js";
import { Grade } from "../parts/rubric.js";

function Version({ row }) {
	return html`<li class="card"><h2 class="task-name">${row.ability} ${row.ability_name}，第${row.number}稿
			${row.result ? html` <${Grade} of=${row.result} />` : html` <span class=${"tag " +
				(row.state === "returned" ? "warn" : "blue")}>${word("state", row.state)}</span>`}</h2>
		<p class="hint">${moment(row.handed_in_at)} 提交，自评${word("grade", row.self_grade)}${row.attempt > 1 &&
			"，第" + row.attempt + "次认证"}${row.signed_at && "；" + moment(row.signed_at) + " 签字"}</p>
		${row.returned_remark && html`<p class="prose"><b>${word("level", row.returned_level)}退回：</b>${row.returned_remark}</p>`}
		${row.result_remark && html`<p class="prose">${row.result_remark}</p>`}
		<div class="buttons"><a class="button plain" href=${"/review/case.html?submission=" + row.submission}>
				看${row.result || row.returned_remark ? "评语和条目" : "我的提交"}<span class="unseen">：${row.ability}第${row.number}稿</span></a>
			${row.latest && (row.state === "returned" || row.state === "failed") && html`
				<a class="button" href=${"/evidence/work.html?ability=" + row.ability}>修改后重新提交</a>`}</div></li>`;
}

function Results() {
	const mine = useGet("/api/review/results");
	return html`<${Show} of=${mine} empty="您还没有提交过认证材料。">${data => html`
		<ul class="cards">${data.rows.map(row => html`<${Version} key=${row.submission} row=${row} />`)}</ul>`}<//>`;
}

page("我的评价结果", Results);
