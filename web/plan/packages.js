/* packages.js - the office's list: every school's package and where it stands. */
import { html, page } from "../parts/page.js";
import { List } from "../parts/table.js";
import { day } from "../parts/dates.js";

const STATES = [["submitted", "待审核备案"], ["approved", "已审定"], ["returned", "已退回"], ["filed", "已备案"], ["adopted", "已采用"], ["draft", "未上报"], ["", "全部学校"]];
const KIND = { submitted: "warn", approved: "warn", returned: "bad", filed: "good", adopted: "good", draft: "" };

const label = state => STATES.find(one => one[0] === state)[1];

function Filter({ now }) {
	return html`<ul class="choices" aria-label="按状态查看">${STATES.map(one => html`<li>
		<a href=${"?state=" + one[0]} aria-current=${one[0] === now ? "true" : null}>${one[1]}</a></li>`)}</ul>`;
}

const link = row => row.number === null ? "" : html`<a class=${"button" + (row.yours ? "" : " plain")}
	href=${"package-read.html?plan=" + row.plan}>${row.yours ? "审核" : "查看"}
	<span class="unseen">${row.school}的方案</span></a>`;

const COLUMNS = [
	["school", "学校"],
	["state", "状态", row => html`<span class=${"tag " + KIND[row.state]}>${label(row.state)}</span>`],
	["number", "稿次", row => row.number === null ? "" : "第 " + row.number + " 稿"],
	["submitted_at", "上报", row => html`${day(row.submitted_at)}${row.late && html` <span class="tag bad">过期</span>`}`],
	["filing_number", "备案号", row => row.filing_number || ""],
	[null, "", link]];

function View({ query }) {
	const state = STATES.some(one => one[0] === query.state) ? query.state : "submitted";
	return html`<${Filter} now=${state} />
		<${List} from=${"/api/plan/packages" + (state && "?state=" + state)} columns=${COLUMNS}
			caption=${label(state)} empty=${"没有" + label(state) + "的方案。"} />`;
}

page("学校方案", View);
