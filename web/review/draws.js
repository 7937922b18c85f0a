/* draws.js - how the peers were drawn, and the same draw made again in the browser.
 *
 * rules/draw.h: colleagues stand in the order of their load, then of
 * SHA-256(seed, person, submission), numbers as 8 bytes; the first are drawn. */
import { html, useState } from "../parts/page.js";
import { moment } from "../parts/dates.js";

const bytes = hex => hex.match(/../g).map(pair => parseInt(pair, 16));

const eight = n => [7, 6, 5, 4, 3, 2, 1, 0].map(place => Math.floor(n / 256 ** place) % 256);

async function rank(seed, person, submission) {
	const text = new Uint8Array(bytes(seed).concat(eight(person), eight(submission)));
	const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", text));
	return Array.from(hash, byte => (byte + 256).toString(16).slice(1)).join("");
}

/* Does the published seed give the published judges? */
async function sameDraw(draw, submission) {
	const ranked = await Promise.all(draw.candidates.map(async one => ({ person: one.person, load: one.load,
		rank: await rank(draw.seed, one.person, submission) })));
	const drawn = draw.drawn || [];
	const first = ranked.sort((a, b) => a.load - b.load || (a.rank < b.rank ? -1 : 1)).slice(0, drawn.length);
	return first.every(one => drawn.includes(one.person));
}

function Round({ draw, submission }) {
	const [same, set] = useState(null);
	const again = () => sameDraw(draw, submission).then(set);
	return html`<li class="card"><p><b>第${draw.round}次抽取</b>（${moment(draw.drawn_at)}）：从${draw.candidates.length}位同事中抽取
			${(draw.drawn || []).length}位</p>
		<p class="hint">种子：<span class="seed">${draw.seed}</span></p>
		${crypto.subtle && html`<button class="button plain" onClick=${again}>按种子重新计算</button>`}
		<p role="status">${same !== null && (same ? "重新计算的结果与抽取一致。" : "重新计算的结果与抽取不一致，请告诉学校。")}</p></li>`;
}

export function Draws({ one }) {
	return one.draws && html`<details class="no-print"><summary>互评人是怎样抽取的</summary>
		<p>互评人由系统从本教研组随机抽取，任务少的先抽；教研组长和考核小组成员另有评价任务，不参加抽取。种子公开，谁都可以重新计算。</p>
		<ul class="cards">${one.draws.map(draw => html`<${Round} draw=${draw} submission=${one.submission} />`)}</ul></details>`;
}
