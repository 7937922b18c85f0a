/* bar.js - hours against what is asked, as a bar and in words.
 *
 *	<${Bar} label="实践学时" have=${2250} ask=${3000} />
 *	<${Bar} ... behind="its-lines" open=${open} turn=${() => turn(!open)} />
 *
 * have and ask are hundredths of a 学时, as the programs send them; ask may be
 * null where the policy has not decided.  With turn the bar is a button that opens
 * what has the id behind.
 */
import { html } from "./view.js";

/* 2250 -> "22.5" */
export const hours = hundredths => String(hundredths / 100);

export function Bar({ label, have, ask, behind, open, turn }) {
	const full = ask > 0 && have >= ask;
	const words = ask === null || ask === undefined ? "本地没有规定要求" :
		full ? "已达到" : "还差" + hours(ask - have) + "学时";
	const bar = html`<span class="bar-words"><b>${label}</b>
			<span>${hours(have)}${ask > 0 && " / " + hours(ask)} 学时，${words}</span></span>
		${ask > 0 && html`<meter min="0" max=${ask} value=${Math.max(0, Math.min(have, ask))}
			aria-label=${label} aria-hidden=${turn ? "true" : null}>${hours(have)} / ${hours(ask)}</meter>`}`;
	return html`<div class=${"bar" + (full ? " full" : "")}>${!turn ? bar : html`
		<button type="button" class="bar-button" aria-expanded=${String(open)} aria-controls=${behind} onClick=${turn}>${bar}
			<span class="bar-more">${open ? "收起" : "看是哪几笔"}</span></button>`}</div>`;
}
