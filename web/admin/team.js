/* team.js - a school's 信息化管理团队: who is in it, and what the rules find lacking. */
import { html, page, useGet, Notice, Show } from "../parts/page.js";
import { Unmet } from "../certificate/unmet.js";
import { Table } from "../parts/table.js";
import { word } from "../parts/words.js";
import { OneSchool } from "./one-school.js";

function Team({ school }) {
	const team = useGet("/api/admin/team?school=" + school.school);
	const roles = "roles.html?school=" + school.school;
	return html`<p>信息化管理团队由校长领衔，有首席信息官和成员。</p>
		<${Show} of=${team}>${data => html`
			${data.unmet.length === 0 ? html`<${Notice} kind="good"><p>符合${data.programme}的规定。</p><//>` : html`
				<${Notice} kind="warn"><p><b>还有${data.unmet.length}处不符合规定。</b></p><//>
				<ul class="cards">${data.unmet.map(one => html`<${Unmet} of=${one} own />`)}</ul>`}
			${data.members.length === 0 ? html`<p class="empty">还没有指定成员。</p>` : html`
				<${Table} rows=${data.members} caption=${"现有" + data.people + "人"} columns=${[["name", "姓名", row => html`<a
					href=${"person.html?person=" + row.person}>${row.name}</a>`],
					["kind", "职务", row => word("role", row.kind) + (row.title ? "，" + row.title : "")]]} />`}`}<//>
		<p><a class="button" href=${roles}>指定或结束职务</a></p>`;
}

page("信息化管理团队", ({ query }) => html`<${OneSchool} query=${query}>${school => html`<${Team} school=${school} />`}<//>`);
