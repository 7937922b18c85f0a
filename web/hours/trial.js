/* trial.js - what the mapping would read out of an answer of the platform: the office
 * pastes one page of it, and nothing is kept (it has people's names: secret). */
import { html, useState, Trouble } from "../parts/page.js";
import { post } from "../parts/api.js";
import { hours } from "../parts/bar.js";
import { moment } from "../parts/dates.js";
import { Area, nest } from "../parts/form.js";
import { Table } from "../parts/table.js";
import { toDocument } from "./mapping.js";

const COLUMNS = [["seq", "第几条"], ["account", "账号"], ["course", "课程"],
	["hundredths", "学时", row => row.wrong ? "" : hours(row.hundredths)], ["at", "学完的时间", row => moment(row.at)],
	["wrong", "能不能用", row => row.wrong ? html`<span class="late">${row.wrong}</span>` : "可以"]];

export function Trial({ form }) {
	const [seen, show] = useState(null);
	const read = () => {
		const values = nest(form.now());
		post("/api/hours/mapping/trial", { mapping: JSON.stringify(toDocument(values.mapping)), minutes: Number(values.minutes) || 45,
			answer: values.answer || "" }).then(answer => show(answer.data), problem => show({ problem }));
	};
	return html`<details><summary>试读：先看看会取到什么</summary>
		<${Area} name="answer" label="平台的回答" secret rows=${6}
			hint="把平台接口的一页回答粘贴在这里（JSON）；只用来试读，不会保存，也不会去问平台。" />
		<p><button type="button" class="button plain" onClick=${read}>试读</button></p>
		${seen && seen.problem && html`<${Trouble} problem=${seen.problem} />
			<ul>${seen.problem.errors.map(one => html`<li>${one.detail}</li>`)}</ul>`}
		${seen && seen.rows && html`<p role="status"><b>共${seen.seen}条，可以用的${seen.usable}条。</b>${seen.seen > seen.rows.length && "下面是前" + seen.rows.length + "条："}</p>
			${seen.rows.length > 0 && html`<${Table} rows=${seen.rows} columns=${COLUMNS} caption="试读的结果" />`}`}
	</details>`;
}
