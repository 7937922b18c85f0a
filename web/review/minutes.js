/* minutes.js - 考核记录: those of the school, and one to print: who voted and how, who had to
 * stand back, the result, the dissent, the signature. */
import { html, page, useGet, Show } from "../parts/page.js";
import { day, moment } from "../parts/dates.js";
import { Sheet, Sheets } from "../parts/paper.js";
import { List } from "../parts/table.js";
import { ability, word } from "../parts/words.js";

const Vote = ({ of }) => html`<tr><td>${of.judge}</td><td>${word("grade", of.grade)}${of.dissent && "（保留意见）"}</td>
	<td>${of.remark}</td><td>${moment(of.given_at)}</td></tr>`;

/* Who of the panel did not vote, and why; who was borrowed, and from where. */
const names = (people, of) => people.map(one => one.name + "（" + of(one) + "）").join("、") || "无";

function Others({ board }) {
	const apart = board.filter(one => one.kind !== "borrowed" && !one.present);
	const borrowed = board.filter(one => one.kind === "borrowed");
	return html`<p>回避或未投票：${names(apart, one => one.why ? word("apart", one.why) : "未投票")}<br />
		借调：${names(borrowed, one => (one.from || "专家") + (one.present ? "" : "，未投票"))}</p>`;
}

function One({ submission }) {
	const one = useGet("/api/review/minutes/" + encodeURIComponent(submission));
	return html`<${Show} of=${one}>${data => html`<${Sheets} back="/review/minutes.html" unmarked>
		<${Sheet} title="学校考核小组考核记录">
			<p class="sheet-line"><span>单位：${data.school}</span><span>日期：${day(data.signed_at, 0)}</span></p>
			<p class="sheet-line"><span>教师：${data.author}</span><span>能力点：${ability(data)}</span><br />材料：第${data.number}稿，第${data.attempt}次认证</p>
			<table><thead><tr><th scope="col">考核小组成员</th><th scope="col">评价</th><th scope="col">评语</th><th scope="col">时间</th></tr></thead>
				<tbody>${(data.votes || []).map(vote => html`<${Vote} of=${vote} />`)}</tbody></table>
			<${Others} board=${data.board || []} />
			<p>有效票${data.votes_count}张，法定票数${data.quorum}张。校评结果：<b>${word("grade", data.result)}</b></p>
			${data.remark && html`<p>评语：${data.remark}</p>`}
			<p class="sheet-sign"><span>${data.acting ? "代组长" : "组长"}：${data.signed_by}</span><span>签字时间：${moment(data.signed_at)}</span></p>
			<p class="sheet-sign"><span>手写签名：</span><span>学校盖章：</span></p><//><//>`}<//>`;
}

const All = ({ school }) => html`<p class="lead">学校考核小组已签字的校评记录，可以逐份打印。</p>
	<${List} from=${"/api/review/minutes?school=" + school} caption="校评记录" empty="还没有签字的校评记录。" columns=${[
		[null, "能力点", ability], ["author", "教师", null, null, "name"],
		[null, "结果", row => word("grade", row.result)], ["signed_by", "签字人"], [null, "签字时间", row => moment(row.signed_at), null, "latest"],
		[null, "", row => html`<a href=${"/review/minutes.html?submission=" + row.submission}>打印
			<span class="unseen">：${row.author}，${ability(row)}</span></a>`]]} sort="latest" />`;

page("校评记录", ({ me, query }) => query.submission ? html`<${One} submission=${query.submission} />` :
	html`<${All} school=${Number(query.school) || me.school_id || 0} />`);
