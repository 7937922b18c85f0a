/* appraisal.js - 考核结果 (R135): what each teacher of a school has done in a year, for the yearly
 * appraisal; as a list, a file, and on paper. */
import { html, page, useEffect, useState, Trouble } from "../parts/page.js";
import { get } from "../parts/api.js";
import { day } from "../parts/dates.js";
import { Sheet, Sheets } from "../parts/paper.js";
import { List, Table } from "../parts/table.js";
import { OneSchool } from "../admin/one-school.js";
import { person } from "./marks.js";

const HERE = "/report/appraisal.html";
const from = (school, year) => "/api/report/appraisal?school=" + school.school + (year ? "&year=" + year : "");

const certificate = row => row.number ? row.certificate + "，" + row.number + "，" + day(row.issued_on, 0) : "还没有";

const COLUMNS = [["name", "姓名", null, null, "name"], ["staff_no", "工号", null, null, "staff_no"], ["group", "教研组", row => row.group || "不在教研组", null, "group"], ["abilities", "通过的能力点", row => row.abilities || "还没有"],
	["online", "线上学时", null, "number"], ["research", "教研学时", null, "number"], ["certified", "认证折合学时", null, "number"],
	["by_hand", "登记与冲正学时", null, "number"], [null, "证书", certificate]];

const LINKED = [["name", "姓名", person, null, "name"]].concat(COLUMNS.slice(1));

const years = () => {
	const now = new Date(Date.now() + 8 * 3600000).getUTCFullYear();
	return [0, 1, 2, 3, 4].map(n => String(now - n));
};
const called = year => year ? year + "年" : "至今";

function Years({ school, now }) {
	return html`<ul class="choices no-print" aria-label="年度">${years().concat([""]).map(year => html`<li>
		<a href=${HERE + "?school=" + school.school + "&year=" + (year || "all")} aria-current=${year === now ? "true" : null}>${called(year)}</a></li>`)}</ul>`;
}

/* Every page of a list, for paper. */
const all = (path, rows = [], next = "") => get(path + "&after=" + encodeURIComponent(next)).then(({ data }) =>
	data.next ? all(path, rows.concat(data.rows), data.next) : rows.concat(data.rows));

function Printed({ school, year }) {
	const [state, set] = useState({});
	const load = () => all(from(school, year)).then(rows => set({ rows }), problem => set({ problem }));
	useEffect(() => { load(); }, []);
	if (state.problem)
		return html`<${Trouble} problem=${state.problem} again=${load} />`;
	return !state.rows ? html`<p class="wait" role="status">正在读取…</p>` : html`
		<${Sheets} back=${HERE + "?school=" + school.school + "&year=" + (year || "all")} unmarked>
		<${Sheet} title=${"教师信息技术应用能力考核结果（" + called(year) + "）"}>
			<p class="sheet-line"><span>单位：${school.name}</span><span>人数：${state.rows.length}人</span><span>日期：${day(new Date().toISOString(), 0)}</span></p>
			<div class="figures"><${Table} rows=${state.rows} columns=${COLUMNS} /></div>
			<p class="sheet-sign"><span>负责人签名：</span><span>学校盖章：</span></p><//><//>`;
}

const Listed = ({ school, year }) => html`<${Years} school=${school} now=${year} />
	<p class="hint">${year ? "学时和通过的能力点只算" + year + "年内的，证书算到" + year + "年底。" : "从开始到今天的全部学时和能力点。"}
		<a class="no-print" href=${HERE + "?school=" + school.school + "&year=" + (year || "all") + "&print=1"}>打印全校的表</a></p>
	<div class="figures"><${List} key=${year} from=${from(school, year)} columns=${LINKED} sort="staff_no" empty="这所学校还没有人参加工程。" /></div>`;

page("考核结果", ({ query }) => {
	const year = query.year === "all" ? "" : query.year || years()[0];
	const View = query.print ? Printed : Listed;
	return html`<${OneSchool} query=${query}>${school => html`<${View} school=${school} year=${year} />`}<//>`;
});
