/* runs.js - every time a platform was asked, and what came of it; a drop folder's files. */
import { html, page, useGet, Show } from "../parts/page.js";
import { moment } from "../parts/dates.js";
import { List } from "../parts/table.js";

const FIGURES = [["seen", "读到"], ["added", "新增"], ["known", "已有"], ["unmatched", "未对上教师"], ["doubted", "存疑"], ["refused", "不合要求"]];

function Run({ of }) {
	return html`<li class="card"><h3>${moment(of.began_at)}</h3>
		<p>${FIGURES.filter(one => of[one[0]] > 0).map(one => one[1] + of[one[0]] + "条").join("，") || "没有新的记录"}</p>
		${of.trouble ? html`<p class="late">没有取全：${of.trouble}</p>` : !of.ended_at && html`<p class="hint">还没有结束</p>`}</li>`;
}

function File({ of }) {
	return html`<li class="card"><h3 class="file-name">${of.name}</h3>
		<p class="hint">${moment(of.began_at)}${of.trouble ? "看过" : "已取"}</p>
		${of.trouble && html`<p class="late">没有取成：${of.trouble}</p>`}
		${of.note && html`<p>有不能用的行，第一处是${of.note}</p>`}</li>`;
}

function Runs({ query }) {
	const provider = Number(query.provider), from = "/api/hours/provider/" + provider;
	const list = useGet("/api/hours/providers");
	const asOf = rows => (rows.find(one => one.provider === provider) || {}).as_of;
	return html`<${Show} of=${list}>${data => html`
			<p class="lead">${asOf(data.rows) ? "数据截至" + moment(asOf(data.rows)) + "。" : "还没有完整取到过数据。"}</p>`}<//>
		<${List} from=${from + "/runs"} caption="取数记录" empty="还没有取过数据。" sort="latest earliest" card=${one => html`<${Run} key=${one.run} of=${one} />`} />
		${query.files && html`<h2>投放的文件</h2><p class="hint">最近取的在前。</p>
			<${List} from=${from + "/files"} caption="投放的文件" empty="没有投放的文件。" card=${one => html`<${File} of=${one} />`} />`}
		<p><a href="/hours/platforms.html">回到研修平台</a></p>`;
}

page("平台取数记录", Runs);
