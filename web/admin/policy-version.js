/* policy-version.js - the versions of a policy, and what one of them says: each rule with its
 * strength, where it comes from and the notice's words; what nobody decided in one line.
 *
 *	<${Versions} rows=${rows of GET /api/admin/policy/N/versions} members=${members} />
 */
import { html, useState } from "../parts/page.js";
import { day, moment } from "../parts/dates.js";
import { Table } from "../parts/table.js";
import { word } from "../parts/words.js";
import { originTag, read } from "./policy-value.js";

const said = rule => rule && rule.value !== null && rule.value !== undefined;

const origin = rule => html`<span class=${"tag " + (originTag[rule.origin] || ["", ""])[0]}>${(originTag[rule.origin] || ["", rule.origin])[1]}</span>`;

const COLUMNS = [["zh", "规定"], [null, "要求", row => read(row, row.rule)], [null, "效力", row => word("strength", row.rule.strength)],
	[null, "来源", row => origin(row.rule)], [null, "原文短语或说明", row => [row.rule.phrase && "“" + row.rule.phrase + "”", row.rule.note].filter(Boolean).join("；")]];

function Part({ name, members, rules }) {
	const rows = members.filter(one => said(rules[one.member])).map(one => Object.assign({}, one, { rule: rules[one.member] }));
	const open = members.filter(one => !said(rules[one.member]));
	return html`<h3>${name}</h3>
		${rows.length > 0 && html`<${Table} rows=${rows} columns=${COLUMNS} />`}
		${open.length > 0 && html`<p class="hint">未作规定：${open.map(one => one.zh).join("、")}。</p>`}`;
}

function Version({ one, members }) {
	const parts = [...new Set(members.map(member => member.part))];
	return html`<div class="card"><p><b>第${one.number}版</b>，${day(one.effective_on)}起生效${one.made_by && "，" + one.made_by + moment(one.made_at) + "保存"}</p>
		${parts.map(name => html`<${Part} name=${name} members=${members.filter(member => member.part === name)} rules=${one.rules} />`)}</div>`;
}

export function Versions({ rows, members }) {
	const [open, turn] = useState(null);
	return html`<h2>各版</h2><ul class="lines">${rows.map(one => html`<li>第${one.number}版，${day(one.effective_on)}起
			${one.in_force && html` <span class="tag good">现行</span>`}${one.to_come && html` <span class="tag blue">尚未生效</span>`} <button
			class="link-button" aria-expanded=${String(open === one.number)} onClick=${() => turn(open === one.number ? null : one.number)}>${
				open === one.number ? "收起" : "看这一版"}<span class="unseen">：第${one.number}版</span></button></li>`)}</ul>
		${rows.filter(one => one.number === open).map(one => html`<${Version} one=${one} members=${members} />`)}`;
}
