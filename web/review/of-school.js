/* of-school.js - which school a screen after the decision is about: to an office and a
 * management as admin/one-school.js has it, to anybody else the own one.
 *
 *	<${OfSchool} me=${me} query=${query}>${school => html`...`}<//>		school: { school, name }
 */
import { html, is } from "../parts/page.js";
import { OneSchool } from "../admin/one-school.js";

export function OfSchool({ me, query, children }) {
	const show = Array.isArray(children) ? children[0] : children;
	if (is(me, "office", "school"))
		return html`<${OneSchool} query=${query}>${show}<//>`;
	return me.school_id ? html`<p class="lead"><b>${me.school}</b></p>${show({ school: me.school_id, name: me.school })}` :
		html`<p class="empty">您不在任何学校，这里没有内容。</p>`;
}
