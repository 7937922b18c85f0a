/* papers.js - paper beside a case: its form to print, and the pages that came back. */
import { html, useGet } from "../parts/page.js";
import { moment } from "../parts/dates.js";
import { word } from "../parts/words.js";

/* The level whose form this person may print. */
const levelOf = one => one.mine ? "self" : ["peer", "group", "panel"].find(level => level === one.due || level === one.judged);

export function Papers({ one }) {
	const list = useGet("/api/review/case/" + one.submission + "/papers");
	const level = levelOf(one);
	return html`${list.data && list.data.rows.length > 0 && html`<h2>纸质记录</h2>
			<ul class="lines">${list.data.rows.map(row => html`<li>${word("level", row.level)}表：${row.name}，第${row.number}页
				（${moment(row.brought_at)}上传）</li>`)}</ul>
			<p class="hint">纸质表只作记录和证明，由学校管理人员保管（本系统默认）。</p>`}
		${level && html`<p><a href=${"/review/form.html?submission=" + one.submission + "&level=" + level}>打印纸质${word("level", level)}表</a></p>`}`;
}
