/* about.js - whom an act is about: the one whose page led here (?person=), else
 * somebody to be found. For a form whose field is `person` (chooser.js).
 *
 *	<${About} query=${query}>${person => html`<${Act} person=${person} />`}<//>
 *
 * person is null, or what GET /api/admin/person/{person} answers; start(person) is the
 * form's first value.
 */
import { html, useGet, Show } from "../parts/page.js";

export const start = of => of && { id: of.person, label: of.name, row: of,
	note: "工号" + of.staff_no + "，" + (of.group || "不在教研组") + "，" + of.school_name };

export function About({ query, children }) {
	const show = Array.isArray(children) ? children[0] : children;
	const one = useGet(query.person ? "/api/admin/person/" + query.person : null);
	return query.person ? html`<${Show} of=${one}>${show}<//>` : show(null);
}

/* Back to the person's own page, or to the list. */
export const Back = ({ person, list, label }) => html`<p><a href=${person ? "person.html?person=" + person.id : list}>
	${person ? "回到" + person.label : label}</a></p>`;
