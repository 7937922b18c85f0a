/* peers.js - 组内互评, for the group's leader: who was drawn for whose work, until when, and
 * who is late since when. */
import { html, page, Notice } from "../parts/page.js";
import { left, moment } from "../parts/dates.js";
import { List } from "../parts/table.js";
import { ability } from "../parts/words.js";

function State({ row }) {
	const time = left(row.due_at);
	if (row.given_at)
		return html`<span class="tag good">已评</span> <small>${moment(row.given_at)}</small>`;
	return row.late ? html`<span class="late">${time.text}</span>` : html`还没有评，${time.text}`;
}

const COLUMNS = [["author", "作者"], ["ability", "能力点", ability], ["judge", "互评人"],
	["drawn_at", "抽到时间", row => moment(row.drawn_at)], ["due_at", "期限", row => moment(row.due_at)], ["state", "进展", row => html`<${State} row=${row} />`]];

const CHOICES = [["", "全部"], ["open", "还没有评的"], ["late", "逾期的"]];
const address = only => "/review/peers.html" + (only && "?only=" + only);

function Peers({ query }) {
	const only = query.only || "";
	return html`<p class="lead">您的教研组里正在互评的材料。互评的内容在组评时看。</p>
		<ul class="choices">${CHOICES.map(([value, text]) => html`<li><a href=${address(value)} aria-current=${value === only ? "page" : null}>${text}</a></li>`)}</ul>
		<${List} from=${"/api/review/peers" + (only && "?only=" + only)} caption="正在互评的材料" empty=${only ? "没有这样的互评。" : "现在没有正在互评的材料。"} columns=${COLUMNS} />
		<${Notice}><p>逾期没有评价的，系统会另抽一位同事，不必催评；互评够了，材料会出现在您的<a href="/review/queue.html?level=group">待我评价</a>里。</p><//>`;
}

page("组内互评", Peers);
