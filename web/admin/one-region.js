/* one-region.js - which region a screen is about: the only one somebody keeps, or the
 * one that was chosen (?region=).  region is a row of GET /api/admin/regions. */
import { html, useGet, Show } from "../parts/page.js";
import { List } from "../parts/table.js";
import { word } from "../parts/words.js";

const link = row => html`<a href=${location.pathname + "?region=" + row.region}>${row.name}</a>`;

const Choose = () => html`<p class="lead">请选择区域。</p>
	<${List} from="/api/admin/regions" caption="区域" columns=${[["name", "区域", link], ["kind", "级别", row => word("region", row.kind)],
		["schools", "直接所属学校", row => row.schools + "所"]]} />`;

/* Its name for one that is not on the first page of the list: whatever the list holds. */
export function OneRegion({ query, children }) {
	const show = Array.isArray(children) ? children[0] : children;
	const all = useGet("/api/admin/regions");
	return html`<${Show} of=${all} empty="没有您管理的区域。">${data => {
		const one = query.region ? data.rows.find(row => String(row.region) === query.region) : data.rows.length === 1 && data.rows[0];
		if (!one)
			return html`<${Choose} />`;
		return html`<p class="lead"><b>${one.name}</b>${data.rows.length > 1 && html` <a href=${location.pathname}>换一个区域</a>`}</p>${show(one)}`;
	}}<//>`;
}
