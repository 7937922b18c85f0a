/* roster-year.js - what a new school year does beside taking the file: who goes, and what ends with that. */
import { html, Notice } from "../parts/page.js";
import { word } from "../parts/words.js";

export const YEAR = "year", IMPORT = "import";

/* "2026—2027学年" */
export const yearName = year => year + "—" + (year + 1) + "学年";

/* A sentence when the year cannot be taken, whatever the file; else nothing. */
export function yearRefuses(data) {
	if (data.done_at)
		return yearName(data.school_year) + "的名册已经更新过，以后的变动请选“平时导入”。";
	if (data.myself)
		return "文件里没有您自己，请补上，或请管理员来更新。";
}

export function YearChanges({ data }) {
	const { departing, duties, empty_groups: groups, lists_ending: lists, people } = data;
	const many = departing > people;
	return html`<h3>${yearName(data.school_year)}更新</h3>
		${yearRefuses(data) && html`<${Notice} kind="bad"><p>${yearRefuses(data)}</p><//>`}
		${many && html`<${Notice} kind="bad"><p><b>离校的人比文件里的人还多。</b>请核对这份文件是不是全校的名册。</p><//>`}
		<dl class="facts">
			<div><dt>离校</dt><dd>${departing}人${departing > 0 && "，确认后今天起不再在册，也不再欠任何任务；学时和能力点仍是他们的"}</dd></div>
			${duties.length > 0 && html`<div><dt>随之结束的职务</dt><dd>${duties.map(one =>
				one.name + "（" + (one.teaching_group || "") + word("role", one.kind) + "）").join("、")}</dd></div>`}
			${lists > 0 && html`<div><dt>随之停下的选学任务清单</dt><dd>${lists}份；留校教师的清单照旧</dd></div>`}
			${groups.length > 0 && html`<div><dt>不再有人的教研组</dt><dd>${groups.join("、")}</dd></div>`}
		</dl>`;
}
