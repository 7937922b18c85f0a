/* fold.js - a form of one of many cards, opened by a button; one at a time, since the fields
 * of two would have the same names.
 *
 *	const fold = useState(null);
 *	<${Fold} of=${fold} at=${row.submission} label="申诉" about=${row.ability}>...<//>
 */
import { html } from "../parts/page.js";

export function Fold({ of: [now, turn], at, label, about, children }) {
	return html`<div class="no-print"><div class="buttons"><button type="button" class="button plain" aria-expanded=${String(now === at)}
			onClick=${() => turn(now === at ? null : at)}>${label}<span class="unseen">：${about}</span></button></div>
		${now === at && children}</div>`;
}
