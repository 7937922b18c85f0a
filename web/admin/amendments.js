/* amendments.js - 更正申请 of a school, and how each was answered; to administrators also those of who is at
 * no school, or alone manages one (?above=1). */
import { html, is, page } from "../parts/page.js";
import { moment } from "../parts/dates.js";
import { List } from "../parts/table.js";
import { options, word } from "../parts/words.js";
import { OneSchool } from "./one-school.js";

const STATES = [["", "全部"]].concat(options("amended"));
const columns = above => [
	["name", "申请人", row => html`<a href=${"amendment.html?amendment=" + row.amendment}>${row.name}<span class="unseen">：${word("amend", row.subject)}，${moment(row.asked_at)}</span></a>`, null, !above && "name"],
	["subject", "更正哪一项", row => word("amend", row.subject)], ["wanted", "应当是"], ["asked_at", "提出", row => moment(row.asked_at), null, "latest earliest"],
	["state", "结果", row => word("amended", row.state) + (row.remark ? "：" + row.remark : "")],
	["ended_at", "答复", row => row.state === "waiting" ? moment(row.due_at) + "前" : (row.answered_by || "本人撤回") + "，" + moment(row.ended_at), null, !above && "ending"]];

function Amendments({ path, here, state, above, sort }) {
	const all = (address, more) => address + (more ? (address.includes("?") ? "&" : "?") + "state=" + more : "");
	const there = which => all(here, which) + (sort ? "&sort=" + encodeURIComponent(sort) : "");
	return html`<ul class="choices" aria-label="按结果查看">${STATES.map(one => html`<li><a href=${there(one[0])}
			aria-current=${one[0] === state ? "true" : null}>${one[1]}</a></li>`)}</ul>
		<${List} from=${all(path, state)} caption="更正申请" empty=${state ? "没有这样的申请。" : "还没有更正申请。"} columns=${columns(above)} sort="latest" />
		<p class="hint">您自己的申请不列在这里，由别人答复。</p>`;
}

function Page({ me, query }) {
	const state = STATES.some(one => one[0] === query.state) ? query.state : "";
	if (query.above && is(me, "admin"))
		return html`<p class="lead">不在学校的人，和一人管理学校的人提出的，由系统管理员答复。</p>
			<${Amendments} path="/api/admin/amendments/above" here="?above=1" state=${state} above sort=${query.sort} />
			<p><a href="amendments.html">按学校查看</a></p>`;
	return html`${is(me, "admin") && html`<p><a href="amendments.html?above=1">由系统管理员答复的</a></p>`}
		<${OneSchool} query=${query}>${school => html`
			<${Amendments} path=${"/api/admin/amendments?school=" + school.school} here=${"?school=" + school.school} state=${state} sort=${query.sort} />`}<//>`;
}

page("更正申请", Page);
