/* health.js - 系统状况 for the administrator: is every program there, when did each job last
 * do something, how much room is left, and what went wrong. */
import { html, page, useEffect, useGet, useState, Notice, Show } from "../parts/page.js";
import { moment, size } from "../parts/dates.js";
import { Table } from "../parts/table.js";

/* The whole site: nginx asks all eight programs, each its database. */
function Ready() {
	const [state, set] = useState("asking");
	const ask = () => {
		set("asking");
		fetch("/readyz", { cache: "no-store" }).then(reply => set(reply.ok ? "ready" : "not"), () => set("not"));
	};
	useEffect(ask, []);
	return state === "asking" ? html`<p class="wait" role="status">正在查看…</p>` : state === "ready" ?
		html`<${Notice} kind="good"><p><b>八个程序和数据库都在工作。</b></p><//>` :
		html`<${Notice} kind="bad"><p><b>有程序没有准备好，或者数据库连不上。</b>请在服务器上看各程序的日志。</p>
			<p><button class="button plain" onClick=${ask}>再看一次</button></p><//>`;
}

function Room() {
	const room = useGet("/api/evidence/room");
	return html`<${Show} of=${room}>${data => {
		const low = data.left < 10 * data.reserve;
		return html`<${Notice} kind=${low ? "warn" : ""}><p>材料存放处还剩<b>${size(data.left)}</b>；剩不到${size(data.reserve)}时，新的材料会暂时不能上传。${
			low && "空间不多了，请扩充磁盘。"}</p><//>`;
	}}<//>`;
}

function Troubles() {
	const now = useGet("/api/report/health/troubles");
	return html`<${Show} of=${now}>${data => html`<dl class="facts">
		<div><dt>研修平台</dt><dd>${data.platforms === 0 ? "上次都取全了" : data.platforms + "个平台上次没有取全，项目办在“研修平台”里能看到原因"}</dd></div>
		<div><dt>证书打印</dt><dd>${data.prints === 0 ? "没有等待的" : data.prints + "批等待打印或没有打成"}</dd></div></dl>`}<//>`;
}

const last = row => row.at ? html`${moment(row.at)}${row.late && html` <span class="tag warn">超过一天</span>`}` : "还没有";

page("系统状况", () => {
	const jobs = useGet("/api/report/health/jobs");
	return html`<${Ready} /><${Room} />
		<h2>没有做成的</h2><${Troubles} />
		<h2>定时任务</h2>
		<p>有事要办才会记下一次；取平台学时和汇总每天都应当有（本系统默认）。</p>
		<${Show} of=${jobs}>${data => html`<${Table} rows=${data.rows} columns=${[["job", "任务"], ["at", "最近一次"].concat(last)]} />`}<//>
		<p><a href="/report/journal.html">操作记录和校验</a></p>
		<p class="hint">数据库备份不由本系统做，请在服务器上查看最近的备份时间。</p>`;
});
