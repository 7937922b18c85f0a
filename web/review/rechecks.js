/* rechecks.js - 复核情况 of a school: what was looked at again, why, how far it is, and what came out. */
import { html, page } from "../parts/page.js";
import { day, moment } from "../parts/dates.js";
import { Grade } from "../parts/rubric.js";
import { List } from "../parts/table.js";
import { ability, word } from "../parts/words.js";
import { OfSchool } from "./of-school.js";

/* While it goes on only how many have judged; what they said, when it has ended. */
const now = row => !row.decided_at ? "评审中，" + row.given + " / " + row.wanted + "位已评，" + moment(row.due_at) + "前有结果" :
	row.grade ? html`<${Grade} of=${row.grade} /> <small>${moment(row.decided_at)}，${row.votes}位评委</small>` :
		"没有评价，原结果不变";

page("复核情况", ({ me, query }) => html`<${OfSchool} me=${me} query=${query}>${school => html`
	<p>申诉、公示异议、抽检后重评和分歧加评，都由系统从校外抽取评委评价。您自己的和有回避关系的不列。</p>
	<${List} from=${"/api/review/school/" + school.school + "/rechecks"} caption="复核" empty="还没有复核。" columns=${[
		[null, "种类", row => word("recheck", row.kind), "brief whole"], ["author", "教师", null, "brief", "name"], [null, "能力点", ability],
		[null, "提出", row => day(row.opened_at), "whole", "latest"], [null, "理由", row => row.reason || ""],
		[null, "原结果", row => row.first_grade ? html`<${Grade} of=${row.first_grade} />` : "还没有签字"], [null, "复核结果", now]]} sort="latest" />`}<//>`);
