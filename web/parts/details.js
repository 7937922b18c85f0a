/* details.js - a part of a screen that is read only when somebody opens it.
 *
 *	<${Details} title="按学校打印"><${List} ... /><//>
 */
import { html, useState } from "./view.js";

export function Details({ title, children }) {
	const [open, turn] = useState(false);
	return html`<details class="no-print" onToggle=${event => turn(event.target.open)}><summary>${title}</summary>${open && children}</details>`;
}
