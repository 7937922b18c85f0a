/* tasks.js - 选学任务清单 of a group's members, to its leader and the school. */
import { html, page, useGet, Show } from "../parts/page.js";
import { Files } from "../parts/files.js";
import { Table } from "../parts/table.js";
import { day } from "../parts/dates.js";

const chosen = row => row.chosen ? html`<ul class="lines">${row.chosen.map(one => html`<li>${one.code} ${one.name}</li>`)}</ul>` :
	html`<span class="tag warn">还没有选</span>`;

const COLUMNS = [["name", "姓名"], ["subject", "学科", row => row.subject || ""], ["age_band", "年龄段", row => row.age_band || ""],
	["chosen", "选学的能力点", chosen], ["chosen_at", "选定", row => day(row.chosen_at)]];

page("组员选学任务清单", ({ query }) => {
	const from = "/api/plan/tasks/" + encodeURIComponent(query.group);
	const list = useGet(from);
	return html`<${Show} of=${list} empty="没有这个教研组，或者它不归您负责。">${data => html`
		<p><b>${query.name}</b>　${data.rows.filter(one => one.chosen).length} / ${data.rows.length} 人已选</p>
		<${Table} rows=${data.rows} columns=${COLUMNS} caption="选学任务清单" />
		<${Files} from=${from} />
		<p class="no-print"><a href="/plan/groups.html">回到教研组研修文件</a></p>`}<//>`;
});
