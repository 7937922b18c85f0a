/* bar.js - hours against what is asked, as a bar and in words.
 *
 *	<${Bar} label="实践学时" have=${2250} ask=${3000} />
 *
 * have and ask are hundredths of a 学时, as the programs send them; ask may be
 * null where the policy has not decided.
 */
import { html } from "./view.js";

/* 2250 -> "22.5" */
export const hours = hundredths => String(hundredths / 100);

export function Bar({ label, have, ask }) {
	const full = ask > 0 && have >= ask;
	const words = ask === null || ask === undefined ? "本地未规定要求" :
		full ? "已达到" : "还差 " + hours(ask - have) + " 学时";
	return html`<div class=${"bar" + (full ? " full" : "")}>
		<p class="bar-words"><b>${label}</b>
			<span>${hours(have)}${ask > 0 && " / " + hours(ask)} 学时，${words}</span></p>
		${ask > 0 && html`<meter min="0" max=${ask} value=${Math.min(have, ask)}
			aria-label=${label}>${hours(have)} / ${hours(ask)}</meter>`}
	</div>`;
}
