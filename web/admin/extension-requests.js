/* extension-requests.js - 延期申请: a school's own, or those of all schools of an office. */
import { html, is, page, useState } from "../parts/page.js";
import { day } from "../parts/dates.js";
import { List } from "../parts/table.js";
import { options, word } from "../parts/words.js";
import { Filter } from "./filter.js";
import { Narrow } from "./narrow.js";
import { OneSchool } from "./one-school.js";

const STATES = [["", "全部"], ["waiting", "等候答复的"], ["answered", "已经答复的"]];

export const outcome = row => ["waiting", "granted", "refused", "withdrawn"].filter(state => row[state] > 0)
	.map(state => word("extension", state) + row[state] + "人").join("，");

const open = row => html`<a href=${"extension-request.html?request=" + row.request}>${day(row.made_at)}<span class="unseen">提出的申请</span></a>`;
const COLUMNS = [["made_at", "提出", open, "whole brief", "latest earliest"], ["people", "教师", row => row.people + "人", "whole brief"], ["until", "申请延至", row => day(row.until), "whole"],
	["reason", "理由"], [null, "结果", outcome, "keep"]];

/* Of a school, or of everybody where none is named. */
function Requests({ school }) {
	const [state, choose] = useState(""), [kind, narrow] = useState(""), [q, search] = useState("");
	const asked = [school && "school=" + school.school, state && "state=" + state, kind && "kind=" + kind, q && "q=" + encodeURIComponent(q)].filter(Boolean).join("&");
	return html`${!school && html`<${Filter} ask="校名的几个字" value=${q} find=${search} />`}
		<div class="filters"><${Narrow} id="state" label="办理情况" value=${state} choose=${choose} options=${STATES} />
			<${Narrow} id="kind" label="事由" value=${kind} choose=${narrow} options=${[["", "全部"]].concat(options("extension_kind"))} /></div>
		<${List} from=${"/api/admin/extensions/requests" + (asked && "?" + asked)} caption="延期申请"
			empty=${state || kind || q ? "没有这样的申请。" : "还没有延期申请。"}
			columns=${school ? COLUMNS : [["school_name", "学校"]].concat(COLUMNS)} />`;
}

page("延期申请", ({ me, query }) => is(me, "office", "admin") && !query.school ? html`<${Requests} />` :
	html`<${OneSchool} query=${query}>${school => html`
		${is(me, "school") && html`<div class="buttons"><a class="button" href=${"ask-extension.html?school=" + school.school}>申请延期</a></div>`}
		<${Requests} school=${school} />
		<p><a href=${"extensions.html?school=" + school.school}>看已批准的延期</a></p>`}<//>`);
