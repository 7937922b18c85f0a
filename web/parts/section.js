/* section.js - a long form a subject at a time: folded up, it says what is in it; what is wrong inside
 * unfolds it, and so does a link that leads into it (page.js).
 *
 *	<${Section} id="training_plan" name="校本研修方案" wrong=${faults.length} open=${wide}
 *		says=${html`<span class="tag">3 / 5 部分已填</span>`}>...<//>
 */
import { html } from "./view.js";

export const wide = matchMedia("(min-width: 60rem)").matches;

export const Section = ({ id, name, says, wrong, open, children }) => html`<details class="fold" id=${id} open=${wrong > 0 || open || null}>
	<summary><h2>${name}</h2>${says}${wrong > 0 && html` <span class="tag bad">${wrong}处需要修改</span>`}</summary>${children}</details>`;
