/* roster-years.js - which schools of the office have taken this school year's roster. */
import { html, page } from "../parts/page.js";
import { day } from "../parts/dates.js";
import { List } from "../parts/table.js";
import { yearName } from "./roster-year.js";

const done = row => row.made_at ? html`<span class="tag good">已更新</span>` : html`<span class="tag warn">还没有</span>`;

page("新学年名册", () => html`<p>各校每学年更新一次名册，由学校管理人员导入全校的名册；没有更新的学校，人员还是上学年的。</p>
	<${List} from="/api/admin/roster/years" caption="本学年名册更新情况" empty="您的区域还没有学校。" columns=${[
		["name", "学校", row => html`<a href=${"people.html?school=" + row.school}>${row.name}</a>`, null, "name"],
		["school_year", "学年", row => yearName(row.school_year)], ["made_at", "名册", done],
		["people", "在册", row => row.made_at && row.people + "人", "brief"], ["added", "新增", row => row.made_at && row.added + "人", "brief"],
		["departed", "离校", row => row.made_at && row.departed + "人", "brief"], [null, "更新日期", row => day(row.made_at), null, "latest"]]} sort="entered" />`);
