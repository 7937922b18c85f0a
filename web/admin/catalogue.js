/* catalogue.js - the abilities: what is to be handed in for each, what makes it
 * 合格 or 优秀, and whose word that is. */
import { html, is, page, useGet, Show } from "../parts/page.js";
import { Source } from "../parts/source.js";
import { named, options, word } from "../parts/words.js";

function Criteria({ criteria, grade }) {
	const some = (criteria || []).filter(one => one.grade === grade);
	return some.length > 0 && html`<p><b>${word("grade", grade)}</b></p>
		<ul>${some.map(one => html`<li>${one.text}</li>`)}</ul>`;
}

const form = piece => [word("kind", piece.kind), piece.required ? "必交" : "选交",
	piece.max_minutes && "不超过" + piece.max_minutes + "分钟"].filter(Boolean).join("，");

function Piece({ piece }) {
	return html`<h4>${piece.title} <span class=${"tag " + (piece.origin === "official" ? "good" : "warn")}>
			${word("origin", piece.origin)}</span></h4>
		<p>${form(piece)}${piece.note && "。" + piece.note}</p>
		<${Criteria} criteria=${piece.criteria} grade="excellent" />
		<${Criteria} criteria=${piece.criteria} grade="pass" />
		<${Source} of=${piece.source} />`;
}

function Ability({ ability }) {
	return html`<details class="card"><summary><b>${named(ability.code, ability.name)}</b>
			${ability.environment && html` <span class="tag">${word("environment", ability.environment)}</span>`}</summary>
		${ability.summary && html`<p>${ability.summary}</p>`}
		${ability.requirements.map(piece => html`<${Piece} piece=${piece} />`)}</details>`;
}

function Part({ title, abilities }) {
	return abilities.length > 0 && html`<h2>${title}（${abilities.length}项）</h2>
		${abilities.map(ability => html`<${Ability} ability=${ability} />`)}`;
}

function Catalogue({ me }) {
	const all = useGet("/api/admin/abilities");
	return html`<p class="lead">点开一项，看要交什么材料、怎样算合格或优秀。标“本系统默认”的不是官方规定。</p>
		${is(me, "office") && html`<p><a href="catalogue-import.html">导入或取出目录</a></p>`}
		<${Show} of=${all}>${data => html`
			${options("dimension").map(([key, name]) => html`<${Part} title=${name}
				abilities=${data.rows.filter(one => one.kind !== "capstone" && one.dimension === key)} />`)}
			<${Part} title="综合应用成果" abilities=${data.rows.filter(one => one.kind === "capstone")} />`}<//>`;
}

page("能力点目录", Catalogue);
