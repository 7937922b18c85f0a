/* coachings.js - 一对一帮扶 of a school: who helps whom and how often; and how many pass at the first
 * try and in the end, group by group (R107, R113). */
import { html, page, useGet, Show } from "../parts/page.js";
import { day } from "../parts/dates.js";
import { Files } from "../parts/files.js";
import { List, Table } from "../parts/table.js";
import { ability } from "../parts/words.js";
import { OfSchool } from "./of-school.js";

const share = (part, whole) => part + "（" + Math.round(100 * part / whole) + "%）";

function Rates({ school }) {
	const from = "/api/review/rates/" + school, list = useGet(from);
	return html`<h2>各组通过情况</h2><${Show} of=${list} empty="还没有校评结果。">${data => html`
		<${Table} rows=${data.rows} columns=${[[null, "教研组", row => row.group || "不在教研组", "brief"], ["works", "已评定", null, "brief"],
			[null, "一次通过", row => share(row.first_try, row.works)], [null, "最终通过", row => share(row.passed, row.works)]]} />
		<${Files} from=${from} />`}<//>`;
}

page("帮扶情况", ({ me, query }) => html`<${OfSchool} me=${me} query=${query}>${school => html`
	<${List} from=${"/api/review/school/" + school.school + "/coaching"} caption="一对一帮扶" empty="还没有安排过一对一帮扶。" columns=${[
		["author", "教师", null, "brief", "name"], [null, "教研组", row => row.group || "不在教研组", "brief", "group"], [null, "能力点", ability],
		["helper", "帮扶人", null, "brief"], ["named_at", "安排", row => day(row.named_at), "brief", "latest"],
		[null, "帮扶次数", row => row.meetings > 0 ? row.meetings + "次，最近" + day(row.met_on) : html`<b>还没有</b>`],
		[null, "状态", row => html`<span class=${"tag " + (row.open ? "blue" : "good")}>${row.open ? "帮扶中" : "已结束"}</span>`]]} sort="latest" />
	<${Rates} school=${school.school} />`}<//>`);
