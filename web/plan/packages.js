/* packages.js - the office's list: every school's package, where it stands, who has it, when it is due. */
import { html, page, useState } from "../parts/page.js";
import { List } from "../parts/table.js";
import { day } from "../parts/dates.js";
import { Form, Text, useForm } from "../parts/form.js";

const STATES = [["submitted", "待审核备案"], ["approved", "已审定"], ["returned", "已退回"], ["filed", "已备案"], ["adopted", "已采用"], ["draft", "未上报"], ["", "全部学校"]];
const KIND = { submitted: "warn", approved: "warn", returned: "bad", filed: "good", adopted: "good", draft: "" };
const WAITS = { approval: "审定", filing: "备案" };

const label = state => STATES.find(one => one[0] === state)[1];

const asked = query => ["state", "school", "batch", "sort"].filter(name => query[name])
	.map(name => name + "=" + encodeURIComponent(query[name])).join("&");

function Filter({ now, query }) {
	return html`<ul class="choices" aria-label="按状态查看">${STATES.map(one => html`<li>
		<a href=${"?" + asked(Object.assign({}, query, { state: one[0] || "all" }))} aria-current=${one[0] === now ? "true" : null}>${one[1]}</a></li>`)}</ul>`;
}

const whole = value => /^[1-9]\d?$/.test(value) ? null : "请填批次的数字，例如1";

function Search({ query }) {
	const form = useForm({ school: query.school || "", batch: query.batch || "" }, null);
	const [open] = useState(Boolean(query.school || query.batch));
	const go = values => Promise.resolve(location.assign("?" + asked(Object.assign({}, query, values))));
	return html`<details open=${open}><summary>按学校、批次查找</summary>
		<${Form} form=${form} button="查找" busy="正在查找…" send=${go}>
			<${Text} name="school" label="学校名称（可只写一部分）" />
			<${Text} name="batch" label="第几批" hint="学校分批参加时填写，不填看全部" short inputmode="numeric" check=${whole} /><//></details>`;
}

const link = row => row.number === null ? "" : html`<a class=${"button" + (row.yours ? "" : " plain")}
	href=${"package-read.html?plan=" + row.plan}>${row.yours ? "审核" : "查看"}
	<span class="unseen">${row.school}的方案</span></a>`;

const State = ({ row }) => html`<span class=${"tag " + KIND[row.state]}>${label(row.state)}</span>${
	WAITS[row.waits] && html`<br /><small>等${row.desk}项目办${WAITS[row.waits]}，${day(row.since)}起</small>`}`;

const COLUMNS = [
	["school", "学校", row => html`${row.school}${row.batch > 1 && html` <small>第${row.batch}批</small>`}`, null, "name"],
	["state", "状态", row => html`<${State} row=${row} />`, null, "longest"],
	["number", "稿次", row => row.number === null ? "" : "第" + row.number + "稿"],
	["submitted_at", "上报", row => html`${day(row.submitted_at)}${row.late && html` <span class="tag bad">过期</span>`}${
		row.due && html`<br /><small>期限 ${day(row.due)}</small>`}`],
	["filing_number", "备案号", row => row.filing_number || ""],
	[null, "", link]];

function View({ query }) {
	const state = query.state === "all" ? "" : STATES.some(one => one[0] === query.state) ? query.state : "submitted";
	const only = asked(Object.assign({}, query, { state, sort: "" }));
	return html`<${Filter} now=${state} query=${query} /><${Search} query=${query} />
		<${List} from=${"/api/plan/packages" + (only && "?" + only)} columns=${COLUMNS} sort="entered"
			caption=${label(state)} empty=${"没有" + label(state) + "的方案。"} />`;
}

page("学校方案", View);
