/* policy-hits.js - what a new version changes, and whom it hits. */
import { html } from "../parts/page.js";
import { Table } from "../parts/table.js";
import { word } from "../parts/words.js";
import { originTag, read } from "./policy-value.js";

const whole = (member, setting) => setting && setting.value !== null && setting.value !== undefined ?
	read(member, setting) + "（" + word("strength", setting.strength) + "，" + originTag[setting.origin][1] + "）" : "未作规定";

function Changes({ list, members }) {
	const rows = list.map(one => ({ ...one, member: members.find(m => m.member === one.member) }));
	return html`<h2>改动的规定（${rows.length}项）</h2>
		${rows.length === 0 ? html`<p class="empty">与现在的规定没有不同。</p>` : html`
			<${Table} rows=${rows} columns=${[["zh", "规定"], [null, "原来", row => whole(row.member, row.was)],
				[null, "改为", row => whole(row.member, row.now)]]} />`}`;
}

/* Names of the first, the count of all; null: the rules in question are the same. */
function Hit({ title, hit, none, columns }) {
	return html`<h3>${title}</h3>
		${!hit || hit.count === 0 ? html`<p class="good-line">${none}</p>` : html`
			<p><b>共${hit.count}${columns[0][2]}。</b>${hit.count > hit.rows.length && "下面是前" + hit.rows.length + "个："}</p>
			<${Table} rows=${hit.rows} columns=${columns.map(one => one.slice(0, 2))} />`}`;
}

const PEOPLE = [["name", "教师", "位教师"], ["school_name", "学校"], ["sentence", "原因"]];
const SCHOOLS = [["name", "学校", "所学校"], ["sentence", "原因"]];

export function Shown({ seen, members }) {
	const { hits } = seen;
	return html`<${Changes} list=${seen.changes} members=${members} />
		<h2>影响到谁</h2>
		<${Hit} title="选学任务清单不再符合的教师" hit=${hits.lists} columns=${PEOPLE} none="没有教师的清单因此不符合。" />
		<${Hit} title="提供的能力点不再符合的学校" hit=${hits.offers} columns=${SCHOOLS} none="没有学校的能力点因此不符合。" />
		<${Hit} title="现在可以认定、以后不再可以的教师" hit=${hits.certifiable} columns=${PEOPLE} none="没有教师因此不能认定。" />
		<h3>正在评价的材料</h3>
		<p>${hits.cases.count === 0 ? "现在没有正在评价的材料。" : "共" + hits.cases.count + "件，都按开始时的那一版评完：" +
			hits.cases.rows.map(one => "第" + one.number + "版" + one.cases + "件").join("，") + "。"}</p>`;
}
