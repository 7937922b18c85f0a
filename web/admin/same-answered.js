/* same-answered.js - 已答复的合并 of a school: which two records, who proposed, what became of it. */
import { html, page } from "../parts/page.js";
import { moment } from "../parts/dates.js";
import { List } from "../parts/table.js";
import { options, word } from "../parts/words.js";
import { OneSchool } from "./one-school.js";

const OUTCOMES = [["", "全部"]].concat(options("same"));
const record = (id, name, login) => html`<a href=${"person.html?person=" + id}>${name}（${login}）</a>`;

function Answered({ school, outcome }) {
	const address = (base, which) => base + "school=" + school + (which ? "&outcome=" + which : "");
	return html`<ul class="choices" aria-label="按结果查看">${OUTCOMES.map(one => html`<li><a href=${address("?", one[0])}
			aria-current=${one[0] === outcome ? "true" : null}>${one[1]}</a></li>`)}</ul>
		<${List} from=${address("/api/admin/same-persons/answered?", outcome)} caption="已答复的合并" empty="没有这样的合并。" columns=${[
			["name", "保留的记录", row => record(row.person, row.name, row.login)], ["other_name", "另一份记录", row => record(row.other, row.other_name, row.other_login)],
			["reason", "依据"], ["proposed_by", "提出", row => row.proposed_by + "，" + moment(row.proposed_at)],
			["outcome", "结果", row => word("same", row.outcome)], ["answered_by", "答复", row => row.answered_by + "，" + moment(row.answered_at)]]} />`;
}

page("已答复的合并", ({ query }) => html`<${OneSchool} query=${query}>${school => html`
	<${Answered} school=${school.school} outcome=${OUTCOMES.some(one => one[0] === query.outcome) ? query.outcome : ""} />`}<//>
	<p><a href="same.html">合并重复记录</a></p>`);
