/* bulletins.js - 简报: how far each group is, and those of one group to print. */
import { html, page, useGet, Show } from "../parts/page.js";
import { day } from "../parts/dates.js";
import { Files } from "../parts/files.js";
import { Sheet, Sheets } from "../parts/paper.js";
import { Table } from "../parts/table.js";

const here = (group, name) => "/plan/bulletins.html?group=" + group + "&name=" + encodeURIComponent(name);

function Groups() {
	const list = useGet("/api/plan/bulletins");
	return html`<${Show} of=${list} empty="没有您负责的教研组。">${data => html`
		<${Table} rows=${data.rows} caption="教研组简报" columns=${[["name", "教研组"], ["published", "已发期数"],
			["stages", "已发的阶段数"], [null, "", row => row.published > 0 && html`
				<a href=${here(row.teaching_group, row.name)}>打印<span class="unseen">：${row.name}</span></a>`]]} />
		<${Files} from="/api/plan/bulletins" />`}<//>`;
}

function OfGroup({ group, name }) {
	const from = "/api/plan/bulletins/" + encodeURIComponent(group), list = useGet(from);
	return html`<${Show} of=${list} empty="还没有简报。">${data => html`<${Files} from=${from} />
		<${Sheets} back="/plan/bulletins.html" unmarked>${data.rows.map(one => html`
			<${Sheet} title=${one.title}><p>${name}　　第${one.stage}阶段　　${day(one.made_at, 0)}</p>
				<p class="prose">${one.text}</p><//>`)}<//>`}<//>`;
}

page("教研组简报", ({ query }) => query.group ? html`<${OfGroup} group=${query.group} name=${query.name || ""} />` :
	html`<${Groups} />`);
