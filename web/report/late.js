/* late.js - 逾期与原因 (R127): who is late and by how much, who has it now, and who was given more
 * time and why; for a school first of all whom to talk to today. */
import { html, is, page, useGet, Show } from "../parts/page.js";
import { day } from "../parts/dates.js";
import { List } from "../parts/table.js";
import { ability, options, word } from "../parts/words.js";
import { OneSchool } from "../admin/one-school.js";
import { person, sortable } from "./marks.js";
import { address, placeOf } from "./where.js";

const HERE = "/report/late.html";

/* --- columns ---------------------------------------------------------------- */

const days = row => html`<span class=${row.excused ? "" : "late"}>${row.days > 0 ? row.days + "天" : "今天到期"}</span>`;
const excuse = row => row.extended_until && html`<span class=${"tag " + (row.excused ? "good" : "")}>${row.excused ? "延期内" : "延期已过"}</span>${" "}到${day(row.extended_until)}：${row.reason}`;
const asked = row => row.asked_until && html`<p class="hint">学校已申请延到${day(row.asked_until)}，等候答复</p>`;
const DAYS = ["days", "逾期", days, "brief"], LONGEST = ["days", "逾期", days, null, "longest"], EXCUSE = [null, "延期和理由", row => [excuse(row), asked(row)]];

const TEACHERS = [["name", "姓名", person, "brief", "name"], DAYS, ["stage", "到哪一步", row => word("stage", row.stage)],
	["holder", "现在该谁办", row => word("holder", row.stage)], ["school", "学校", null, null, "unit"], ["group", "教研组", row => row.group || "", null, "unit"], EXCUSE];

const PLANS = [["name", "学校", null, null, "name"], LONGEST, ["state", "到哪一步", row => word("state", row.state)],
	["holder", "现在该谁办", row => ["submitted", "approved"].includes(row.state) ? "项目办" : "学校"], EXCUSE];

const JUDGEMENTS = [["name", "评价人", null, null, "name"], LONGEST, ["level", "环节", row => word("level", row.level)],
	["ability", "能力点", ability]];

const LEVELS = ["peer", "group", "panel", "signature", "judges"];
const PEOPLE = [["name", "找谁", null, null, "name"], ["works", "为什么找", row => LEVELS.filter(level => row[level] > 0).map(level =>
	word("level", level) + row[level] + "件").join("，") + "没有完成", null, "most"], ["days", "最久的逾期", days, null, "longest"]];

/* --- the four lists ------------------------------------------------------------ */

function Stages({ place, query }) {
	return html`<ul class="choices no-print" aria-label="按到哪一步看">${[["", "全部"]].concat(options("stage")).map(one => html`<li>
		<a href=${address(HERE, place, query, { what: "teachers", stage: one[0], sort: query.sort })} aria-current=${one[0] === (query.stage || "") ? "true" : null}>${one[1]}</a></li>`)}</ul>`;
}

/* Of the first place that I look after, if the address names none. */
function Teachers({ query, me }) {
	const given = placeOf(query), mine = useGet(given ? null : "/api/report/places");
	const list = place => html`<${Stages} place=${place} query=${query} />
		<${List} key=${query.stage} from=${address("/api/report/late/teachers", place, query, { stage: query.stage })}
			sort="entered" columns=${sortable(place, TEACHERS).filter(column => column[0] !== "school" || place.kind === "region")} empty="没有逾期的教师。" />
		${is(me, "school") && html`<p class="no-print"><a href="/admin/ask-extension.html?late=1">为逾期的教师申请延期</a></p>`}`;
	return given ? list(given) : html`<${Show} of=${mine} empty="没有您负责的区域、学校或教研组。">${data => html`
		<p class="lead">${data.rows[0].name}${data.rows.length > 1 && data.rows.slice(1).map(one => html`　<a href=${address(HERE, one, {}, { what: "teachers" })}>${one.name}</a>`)}</p>
		${list(data.rows[0])}`}<//>`;
}

function Plans({ query }) {
	const mine = useGet("/api/report/places");
	const ofRegion = region => html`<${List} key=${region.id} from=${"/api/report/late/plans?region=" + region.id} columns=${PLANS} sort="entered"
		caption=${region.name} empty=${region.name + "没有逾期未备案的学校。没有规定备案期限的，不算逾期。"} />`;
	return query.region ? ofRegion({ id: query.region, name: "" }) : html`<${Show} of=${mine}>${data =>
		data.rows.filter(one => one.kind === "region").map(ofRegion)}<//>`;
}

const Judgements = ({ query }) => html`<${OneSchool} query=${query}>${school => html`
	<${List} from=${"/api/report/late/judgements?school=" + school.school} columns=${JUDGEMENTS} sort="longest" empty="没有逾期的评价。" />`}<//>`;

const People = ({ query }) => html`<${OneSchool} query=${query}>${school => html`
	<p>这些老师手里有逾期的评价，别人在等。最久的排在前面。</p>
	<${List} from=${"/api/report/late/people?school=" + school.school} columns=${PEOPLE} sort="longest" empty="今天没有要催的人：没有逾期的评价。" />
	<p class="no-print"><a href="/report/unreached.html">有事到期、又没有联系上的人</a></p>`}<//>`;

/* roles, which, label, list; the first that fits is shown first */
const LISTS = [
	["school", "people", "今天找谁", People],
	["leader school office", "teachers", "逾期未完成的教师", Teachers],
	["office", "plans", "逾期未备案的学校", Plans],
	["school office", "judgements", "逾期未完成的评价", Judgements],
	["office", "people", "各校今天找谁", People]];

function Late({ me, query }) {
	const mine = LISTS.filter((one, i) => is(me, ...one[0].split(" ")) && !(one[1] === "people" && i > 0 && is(me, "school")));
	const now = mine.find(one => one[1] === query.what) || mine[0];
	return now ? html`<ul class="choices no-print" aria-label="看什么">${mine.map(one => html`<li>
			<a href=${HERE + "?what=" + one[1]} aria-current=${one === now ? "page" : null}>${one[2]}</a></li>`)}</ul>
		<h2 class="unseen">${now[2]}</h2><${now[3]} query=${query} me=${me} />` : html`<p class="empty">没有您负责的区域、学校或教研组。</p>`;
}

page("逾期与原因", Late);
