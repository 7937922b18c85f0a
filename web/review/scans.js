/* scans.js - scans of filled forms: brought by school management, read page by page. */
import { html, page, useGet, useState, Notice, Show, Trouble } from "../parts/page.js";
import { post } from "../parts/api.js";
import { moment } from "../parts/dates.js";
import { List } from "../parts/table.js";
import { Upload } from "../parts/upload.js";
import { options, word } from "../parts/words.js";

const state = row => row.read_at === null ? "正在识别" : row.trouble ? word("scan_trouble", row.trouble) : "已识别";

/* Empty forms of all open cases of a group, a sheet each. */
function ToPrint() {
	const groups = useGet("/api/hours/groups");
	return html`<h2>打印空表</h2><p class="hint">一个教研组里还在评价的材料，每份一张。</p>
		<${Show} of=${groups} empty="还没有教研组。">${data => html`<ul class="lines">${data.rows.map(group => html`<li key=${group.group}>${group.name}：
			${options("level", "self", "peer", "group", "panel").map(([level, name]) => html`
				<a class="file-open" href=${"/review/form.html?group=" + group.group + "&level=" + level}>${name}表<span class="unseen">：${group.name}</span></a> `)}</li>`)}</ul>`}<//>`;
}

function Scans() {
	const [brought, set] = useState({ count: 0, problem: null });
	const bring = url => post("/api/review/scans", { uploads: [url.split("/").pop()] }).then(
		() => set({ count: brought.count + 1, problem: null }), problem => set({ count: brought.count, problem }));
	return html`<p class="lead">纸质表填好、签名以后，扫描或拍照，在这里上传。系统凭表角的码找到所属的材料或活动；找不到的列出来，由您认定。</p>
		<p class="hint">纸质表只作记录和证明，不代替评价人在系统中的评价（本系统默认）。</p>
		<${Upload} key=${brought.count} name="scan" label="上传扫描件" hint="PDF（最多200页）、jpg 或 png" to="/api/evidence/upload" done=${bring} />
		${brought.problem && html`<${Trouble} problem=${brought.problem} />`}
		${brought.count > 0 && html`<${Notice} kind="good"><p>已上传，几秒钟后识别完。请刷新查看。</p><//>`}
		<${List} key=${brought.count} from="/api/review/scans" empty="还没有上传过扫描件。" columns=${[
			["name", "文件", row => html`<a href=${"/review/scan.html?scan=" + row.scan}>${row.name}</a>`],
			["brought_at", "上传时间", row => moment(row.brought_at)], ["read_at", "状态", state],
			["pages", "页数", row => (row.pages || 0) + "页", "brief"], ["matched", "对上", row => row.matched + "页", "brief"],
			["waiting", "待认定", row => row.waiting + "页", "brief"]]} />
		<${ToPrint} />`;
}

page("纸质表扫描", Scans);
