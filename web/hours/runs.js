/* runs.js - every time a platform was asked, and what came of it; a drop folder's files. */
import { html, page, useGet, Show } from "../parts/page.js";
import { moment } from "../parts/dates.js";

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

function Files({ provider }) {
	const list = useGet("/api/hours/provider/" + provider + "/files");
	return html`<${Show} of=${list} empty="没有投放的文件。">${data => html`<h2>投放的文件</h2>
		<ul class="cards">${data.rows.map((one, i) => html`<${File} key=${i} of=${one} />`)}</ul>`}<//>`;
}

function Runs({ query }) {
	const provider = Number(query.provider);
	const list = useGet("/api/hours/provider/" + provider + "/runs");
	const good = rows => rows.find(one => one.ended_at && !one.trouble);
	return html`<${Show} of=${list} empty="还没有取过数据。">${data => html`
		<p class="lead">${good(data.rows) ? "数据截至" + moment(good(data.rows).began_at) + "。" : "最近没有完整取到过数据。"}</p>
		<ul class="cards">${data.rows.map(one => html`<${Run} key=${one.run} of=${one} />`)}</ul>
		${data.next && html`<p class="hint">只列最近50次，全部可以下载表格查看。</p>`}`}<//>
		${query.files && html`<${Files} provider=${provider} />`}
		<p><a href="/hours/platforms.html">回到研修平台</a></p>`;
}

page("平台取数记录", Runs);
