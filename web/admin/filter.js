/* filter.js - a few characters that narrow a list down.
 *
 *	<${Filter} ask="姓名或工号的几个字" value=${q} find=${q => ...} />
 *
 * Nothing typed and 查找 shows all again.
 */
import { html, useState } from "../parts/page.js";

export function Filter({ ask, value, find }) {
	const [typed, type] = useState(value);
	const go = event => {
		event.preventDefault();
		find(typed.trim());
	};
	return html`<form class="find" role="search" onSubmit=${go}>
		<input type="search" aria-label=${ask} placeholder=${ask} value=${typed} autocomplete="off"
			onInput=${event => type(event.target.value)} />
		<button class="button plain">查找</button></form>`;
}
