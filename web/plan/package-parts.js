/* package-parts.js - the parts of a package, to read: text, stages, groups, hours, the files with it.
 *
 *	<${Part} kind="stages" value=${documents.training_plan.stages} />
 */
import { html } from "../parts/page.js";
import { hours } from "../parts/bar.js";
import { day } from "../parts/dates.js";
import { word } from "../parts/words.js";
import { Table } from "../parts/table.js";
import { DOCUMENTS, filled } from "./documents.js";

const STAGES = [["title", "阶段任务"], ["from", "开始", row => day(row.from, 0)], ["to", "结束", row => day(row.to, 0)]];
const GROUPS = [["name", "教研组"], ["task", "研修任务", row => html`<span class="prose">${row.task}</span>`]];

export function Part({ kind, value }) {
	if (!filled(value))
		return html`<p class="empty">没有填写。</p>`;
	if (kind === "stages" || kind === "groups")
		return html`<${Table} rows=${value} columns=${kind === "stages" ? STAGES : GROUPS} />`;
	return html`<p class="prose">${kind === "hours" ? hours(value) + "学时" : value}</p>`;
}

/* The documents that a version has, as [document, parts]. */
export const documentsOf = version => DOCUMENTS.filter(one => version.documents[one[0]]);

export const Attachments = ({ list, document }) => {
	const mine = (list || []).filter(one => one.document === document);
	return mine.length > 0 && html`<h3>附件</h3><ul class="lines">${mine.map(one => html`
		<li class="file-name"><a href=${"/api/evidence/attachment/" + one.attachment}>${one.name}</a></li>`)}</ul>`;
};

/* What a version is about: the school, its programme, its environment. */
export const School = ({ of }) => html`<dl class="facts"><div><dt>学校</dt><dd>${of.school}</dd></div>
	<div><dt>工程</dt><dd>${of.programme}</dd></div>
	<div><dt>信息化教学环境</dt><dd>${word("environment", of.environment)}${of.strong && "，信息化条件较好"}</dd></div></dl>`;
