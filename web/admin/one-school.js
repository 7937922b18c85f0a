/* one-school.js - which school a screen is about: the only one somebody sees, or
 * the one that was chosen (?school=), found by a few characters of its name.
 *
 *	<${OneSchool} query=${query}>${school => html`...`}<//>
 *
 * school is a row of GET /api/admin/schools.  <${Schools} /> is the choice alone.
 */
import { html, is, useGet, useState, Show } from "../parts/page.js";
import { whoIsIt } from "../parts/api.js";
import { Filter } from "./filter.js";
import { List } from "../parts/table.js";
import { word } from "../parts/words.js";

const link = row => html`<a href=${location.pathname + "?school=" + row.school}>${row.name}</a>`;

/* Each leads to this screen, about that school. */
export function Schools() {
	const [q, search] = useState("");
	return html`<${Filter} ask="校名的几个字，或学校代码" value=${q} find=${search} />
		<${List} from=${"/api/admin/schools" + (q && "?q=" + encodeURIComponent(q))} caption="学校" empty="没有找到这样的学校。" columns=${[
			["name", "学校", link], ["region", "所属区域"],
			["phase", "学段", row => word("phase", row.phase)], ["people", "在册", row => row.people + "人"]]} />`;
}

export function OneSchool({ query, children }) {
	const show = Array.isArray(children) ? children[0] : children;
	const some = useGet("/api/admin/schools" + (query.school ? "?school=" + query.school : ""));
	return html`<${Show} of=${some} empty="没有找到这所学校，或者您无权查看。">${data => data.rows.length > 1 ?
		html`<p class="lead">请选择学校。</p><${Schools} />` :
		html`<p class="lead"><b>${data.rows[0].name}</b>${is(whoIsIt(), "office", "admin") && html` <a href=${location.pathname}>换一所学校</a>`}</p>
		${show(data.rows[0])}`}<//>`;
}
