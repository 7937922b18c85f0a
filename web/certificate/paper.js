/* paper.js - what a certificate says, on screen and on paper. */
import { html } from "../parts/page.js";
import { day } from "../parts/dates.js";
import { word } from "../parts/words.js";

/* Read aloud in fives. */
export const spaced = number => number.replace(/(.{5})(?=.)/g, "$1 ");

export function Abilities({ list }) {
	return html`<ul class="lines keep">${(list || []).map(one => html`<li>${one.code} ${one.name}
		（${word("dimension", one.dimension)}）：${word("grade", one.grade)}</li>`)}</ul>`;
}

export function Facts({ of }) {
	return html`<dl class="facts">
		<div><dt>证书编号</dt><dd><b class="code">${spaced(of.number)}</b></dd></div>
		<div><dt>姓名</dt><dd>${of.name}</dd></div>
		<div><dt>学校</dt><dd>${of.school}</dd></div>
		<div><dt>工程</dt><dd>${of.programme}</dd></div>
		<div><dt>认证的能力点</dt><dd><${Abilities} list=${of.abilities} /></dd></div>
		<div><dt>认定单位</dt><dd>${of.county ? of.region + "能力提升工程项目办" : of.school}</dd></div>
		<div><dt>认定日期</dt><dd>${day(of.issued_on, 0)}</dd></div>
		<div><dt>依据</dt><dd>${of.policy}（第${of.policy_number}版）</dd></div>
	</dl>`;
}
