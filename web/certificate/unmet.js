/* unmet.js - a rule that is not met yet: what is asked, what is there, by which
 * words of the notice, and the way to mend it. */
import { html } from "../parts/page.js";
import { Bar } from "../parts/bar.js";
import { word } from "../parts/words.js";
import { mends } from "./mends.js";

export function Unmet({ of, own }) {
	const place = mends(of.rule);
	return html`<li class="card act"><div>
			<h3>${of.sentence} ${of.strength !== "rule" && html`<span class="tag warn">
				${word("strength", of.strength)}</span>`}</h3>
			<p class="hint">${of.phrase && !of.ours ? "通知要求“" + of.phrase + "”" : "本系统默认"}</p>
			${of.unit === "学时" && html`<${Bar} label="现有" have=${of.there} ask=${of.asked} />`}
			${own && of.next && html`<p>${of.next}。</p>`}
		</div>${own && place && html`<a class="button plain" href=${place[1]}>${place[0]}</a>`}</li>`;
}
