/* catalogue-diff.js - what a catalogue's file would change, piece by piece.
 *
 *	<${Differences} data=${preview} known=${rows of GET /api/admin/abilities} />
 */
import { html } from "../parts/page.js";
import { sourceOf } from "../parts/source.js";
import { Table } from "../parts/table.js";
import { word } from "../parts/words.js";

const criteria = (piece, grade) => (piece.criteria || []).filter(one => one.grade === grade).map(one => one.text);

/* A piece in words, so that two can be held against each other. */
function lines(piece) {
	if (!piece)
		return [];
	return [piece.title, [word("kind", piece.kind), piece.required ? "必交" : "选交", piece.core ? "主要材料" : "其他材料",
		piece.max_minutes && "不超过" + piece.max_minutes + "分钟"].filter(Boolean).join("，"), piece.note,
	...criteria(piece, "excellent").map(text => "优秀：" + text), ...criteria(piece, "pass").map(text => "合格：" + text),
	"来源：" + word("origin", piece.origin) + (sourceOf(piece.source) && "，" + piece.source)].filter(Boolean);
}

/* What is the same on both sides is left out. */
const shown = (piece, other) => piece ? html`<ul class="lines">${lines(piece).filter(line => !lines(other).includes(line)).map(line => html`<li>${line}</li>`)}</ul>` :
	html`<span class="hint">没有这一项</span>`;

const same = (a, b) => JSON.stringify(lines(a)) === JSON.stringify(lines(b));

function One({ list, was, name }) {
	const old = was ? was.requirements : [];
	const rows = Array.from({ length: Math.max(old.length, list.pieces.length) }, (_, i) => ({ seq: i + 1, was: old[i], now: list.pieces[i] }))
		.filter(row => !same(row.was, row.now));
	return html`<details class="card" open><summary><b>${list.code} ${name}</b>：${rows.length}项材料不同</summary>
		<${Table} rows=${rows} columns=${[["seq", "第几项", row => row.seq + "．" + (row.was || row.now).title], ["was", "原来", row => shown(row.was, row.now)], ["now", "改为", row => shown(row.now, row.was)]]} /></details>`;
}

export function Differences({ data, known }) {
	const of = code => known.find(one => one.code === code);
	const name = code => (of(code) || data.fresh.find(one => one.code === code) || { name: "" }).name;
	if (!data.fresh.length && !data.labels.length && !data.lists.length)
		return html`<p class="empty">文件里的${data.abilities}个能力点与现在的目录没有不同。</p>`;
	return html`<p>文件里有${data.abilities}个能力点：新增${data.fresh.length}个，改名称${data.labels.length}个，材料要求不同${data.lists.length}个。下面只列不同的地方。</p>
		${data.fresh.length > 0 && html`<h3>新增的地方能力点</h3><ul>${data.fresh.map(one => html`<li>${one.code} ${one.name}（${word("dimension", one.dimension)}）</li>`)}</ul>`}
		${data.labels.length > 0 && html`<h3>改名称</h3><ul>${data.labels.map(one => html`<li>${one.code}：${name(one.code)} → <b>${one.name}</b></li>`)}</ul>`}
		${data.lists.length > 0 && html`<h3>材料要求</h3>${data.lists.map(one => html`<${One} key=${one.code} list=${one} was=${of(one.code)} name=${name(one.code)} />`)}`}`;
}
