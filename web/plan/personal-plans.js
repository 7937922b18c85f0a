/* personal-plans.js - the members' own plans, for who drafts the group's plan from them. */
import { html, page, useGet, Show } from "../parts/page.js";
import { Files } from "../parts/files.js";
import { moment } from "../parts/dates.js";

const PARTS = [["start", "现状与起点"], ["plan", "个人学习计划"], ["standard", "能力达标标准"]];

function One({ of }) {
	return html`<li class="card"><h3>${of.name}${of.subject && html` <small>${of.subject}</small>`}${" "}
			<span class=${"tag " + (of.content ? "good" : "warn")}>${of.content ? "已写" : "还没有写"}</span></h3>
		${of.content && html`<dl class="facts">${PARTS.filter(part => of.content[part[0]]).map(part => html`
			<div><dt>${part[1]}</dt><dd class="prose">${of.content[part[0]]}</dd></div>`)}</dl>
		<p class="hint">第${of.number}稿，${moment(of.saved_at)}保存</p>`}</li>`;
}

page("组员个人研修计划", ({ query }) => {
	const from = "/api/plan/personal-plans/" + encodeURIComponent(query.group);
	const list = useGet(from);
	return html`<${Show} of=${list} empty="没有这个教研组，或者它不归您负责。">${data => html`
		<p><b>${query.name}</b>　${data.rows.filter(one => one.content).length} / ${data.rows.length} 人已写<span class="hint">，按姓名拼音排列</span></p>
		<${Files} from=${from} />
		<ul class="cards">${data.rows.map(one => html`<${One} of=${one} />`)}</ul>
		<p class="no-print"><a href="/plan/groups.html">回到教研组研修文件</a></p>`}<//>`;
});
