/* decided.js - 校评结果 of a school, level by level, by result and group; to its management and office. */
import { html, page, useGet } from "../parts/page.js";
import { moment } from "../parts/dates.js";
import { Grade } from "../parts/rubric.js";
import { List } from "../parts/table.js";
import { ability, word } from "../parts/words.js";
import { Entered } from "./entered.js";
import { OfSchool } from "./of-school.js";

const RESULTS = [["all", "全部"], ["excellent", word("grade", "excellent")], ["pass", word("grade", "pass")], ["fail", word("grade", "fail")]];
const grades = list => (list || []).map(one => word("grade", one)).join("、") || "没有";

function Choices({ label, list, now, to }) {
	return html`<ul class="choices" aria-label=${label}>${list.map(one => html`<li><a href=${to(one[0])}
		aria-current=${one[0] === now ? "true" : null}>${one[1]}</a></li>`)}</ul>`;
}

function Decided({ school, query }) {
	const groups = useGet("/api/admin/groups?school=" + school);
	const result = RESULTS.some(one => one[0] === query.result) ? query.result : "all", group = query.group || "";
	const address = (which, of) => "?school=" + school + "&result=" + which + (of ? "&group=" + encodeURIComponent(of) : "") + (query.sort ? "&sort=" + encodeURIComponent(query.sort) : "");
	const list = groups.data ? [["", "全校"]].concat(groups.data.rows.map(one => [String(one.group), one.name])) : [];
	return html`<${Choices} label="按结果查看" list=${RESULTS} now=${result} to=${which => address(which, group)} />
		${list.length > 2 && html`<${Choices} label="按教研组查看" list=${list} now=${group} to=${of => address(result, of)} />`}
		<${List} from=${"/api/review/school/" + school + "/decided?result=" + result + (group ? "&group=" + encodeURIComponent(group) : "")}
			caption="已有校评结果的材料" empty=${result === "all" && !group ? "还没有校评结果。" : "没有这样的结果。"} columns=${[
			["author", "教师", row => html`${row.author}<${Entered} of=${row} />`, "brief", "name"], [null, "教研组", row => row.group || "不在教研组", "brief", "group"],
			[null, "能力点", row => ability(row) + (row.attempt > 1 ? "（第" + row.attempt + "次认证）" : "")],
			[null, "自评", row => word("grade", row.self_grade), "brief"], [null, "互评", row => grades(row.peer), "brief"],
			[null, "组评", row => grades(row.leader), "brief"], [null, "校评各票", row => grades(row.panel), "brief"],
			[null, "结果", row => html`<${Grade} of=${row.result} />`, "brief"],
			["decided_at", "时间", row => moment(row.decided_at), null, "latest earliest"]]} sort="latest" />`;
}

page("校评结果", ({ me, query }) => html`<${OfSchool} me=${me} query=${query}>${school => html`
	<p class="hint">只列已有结果的；不显示评价人的姓名，也不列您自己的和有回避关系的。</p>
	<${Decided} school=${school.school} query=${query} />`}<//>`);
