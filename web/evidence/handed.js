/* handed.js - a version that was handed in, as it stands for ever. */
import { html, Notice } from "../parts/page.js";
import { moment } from "../parts/dates.js";
import { Piece } from "../parts/piece.js";
import { word } from "../parts/words.js";
import { Asked } from "./piece.js";

function Said({ data, just }) {
	const { latest, state } = data;
	if (state === "passed")
		return html`<${Notice} kind="good"><h2>校评结果：${word("grade", latest.grade)}</h2>
			${latest.grade_remark && html`<p>${latest.grade_remark}</p>`}
			<p class="hint">${moment(latest.signed_at)} 由学校考核小组组长签字。</p><//>`;
	if (!data.open)
		return html`<${Notice}><p>这个能力点已不在您的选学任务清单里，以前提交的材料仍然保留。</p><//>`;
	return html`<${Notice} kind=${just ? "good" : ""}><h2>第${latest.number}稿已提交，正在评价</h2>
		<p>接下来依次是互评、组评、校评，走到哪一步可以在<a href="/">现在要做的事</a>里看到。</p><//>`;
}

function Answer({ piece, submission }) {
	if (!piece)
		return html`<p class="empty">没有提交这一件。</p>`;
	const at = as => "/api/evidence/" + as + "/" + submission + "/" + piece.requirement;
	return html`<${Piece} name=${piece.name} type=${piece.type} size=${piece.size} link=${piece.link} href=${at("file")} preview=${at("preview")}
			more=${piece.more} />
		${piece.remark && html`<p>说明：${piece.remark}</p>`}
		<p>自评：${word("grade", piece.self_grade)}</p>`;
}

export function Handed({ data, just }) {
	const { latest } = data;
	return html`<${Said} data=${data} just=${just} />
		<dl class="facts">
			<div><dt>第几稿</dt><dd>第${latest.number}稿（第${latest.attempt}次认证）</dd></div>
			<div><dt>提交时间</dt><dd>${moment(latest.handed_in_at)}</dd></div>
			<div><dt>自评</dt><dd>${word("grade", latest.self_grade)}</dd></div>
			${latest.entered_by && html`<div><dt>代填</dt><dd>${latest.entered_by.join("、")}代填，本人核对后提交</dd></div>`}
			${latest.note && html`<div><dt>总的说明</dt><dd>${latest.note}</dd></div>`}
		</dl>
		${data.requirements.map((asked, i) => html`<section class="card"><h3>${i + 1}. ${asked.title}</h3><${Asked} asked=${asked} />
			<${Answer} submission=${latest.submission}
				piece=${latest.pieces.find(piece => piece.requirement === asked.requirement)} /></section>`)}`;
}
