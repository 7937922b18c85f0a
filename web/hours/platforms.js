/* platforms.js - the online platforms that hours are pulled from, and how each is. */
import { html, page, useGet, Notice, Show } from "../parts/page.js";
import { moment } from "../parts/dates.js";
import { Files } from "../parts/files.js";
import { word } from "../parts/words.js";

const MINUTES_OLD = 24 * 60;	/* when the data are called old (ours) */

const age = text => Math.floor((Date.now() - Date.parse(text)) / 60000);
const rest = minutes => minutes >= 2880 ? "（" + Math.floor(minutes / 1440) + "天前）" : "（" + Math.floor(minutes / 60) + "小时前）";

function Last({ of }) {
	if (!of.began_at)
		return html`<p>还没有取过数据。</p>`;
	const old = of.as_of && age(of.as_of) > MINUTES_OLD;
	return html`<p class=${old ? "late" : ""}>${of.as_of ? "数据截至" + moment(of.as_of) + (old ? rest(age(of.as_of)) : "") : "还没有完整取到过数据"}。</p>
		<p class="hint">最近一次：${moment(of.began_at)}，收到${of.seen}条，新增${of.added}条${
			of.doubted > 0 && "，存疑" + of.doubted + "条"}${of.refused > 0 && "，不合要求" + of.refused + "条"}</p>
		${of.trouble && html`<p class="late">没有取全：${of.trouble}</p>`}`;
}

const many = (n, unit) => (n === 1 ? "" : n) + unit;
const every = wait => wait % 1440 === 0 ? many(wait / 1440, "天") : wait % 60 === 0 ? many(wait / 60, "小时") : wait + "分钟";

function Platform({ of }) {
	const at = "provider=" + of.provider;
	return html`<li class="card"><h3>${of.name} <span class="tag">${word("driver", of.driver)}</span></h3>
		<p class="hint">${of.programme}，${of.minutes}分钟计1学时，每${every(of.wait)}取一次</p>
		<p class="file-name">${of.address || "文件夹 " + of.credential}</p>
		<${Last} of=${of} />
		<p><a href=${"/hours/runs.html?" + at + (of.driver === "folder" ? "&files=1" : "")}>取数记录</a>，<a
			href=${"/hours/courses.html?" + at}>课程长度</a>，<a href=${"/hours/doubts.html?" + at}>存疑的学时</a>，<a
			href=${"/hours/platform.html?" + at}>修改设置<span class="unseen">：${of.name}</span></a></p>
		${of.waiting && html`<p><a class="button plain" href=${"/hours/unmatched.html?" + at}>核对没有对上的账号</a></p>`}</li>`;
}

function Platforms({ query }) {
	const list = useGet("/api/hours/providers");
	return html`${query.saved && html`<${Notice} kind="good"><p>已保存，系统会定时取回学时。</p><//>`}
		<${Show} of=${list} empty="还没有研修平台。">${data => html`
			<ul class="cards">${data.rows.map(one => html`<${Platform} key=${one.provider} of=${one} />`)}</ul>
			<${Files} from="/api/hours/providers" />`}<//>
		<p><a class="button" href="/hours/platform.html">添加平台</a></p>
		<p><a href="/hours/recognitions.html">校本教研学时认可</a>，<a href="/hours/entry.html">登记或冲正学时</a></p>`;
}

page("研修平台", Platforms);
