/* find-person.js - somebody of any school of an office or an administrator, found by a few
 * characters; the name leads to the own page. */
import { html, useGet, useState, Show } from "../parts/page.js";
import { Table } from "../parts/table.js";
import { Filter } from "./filter.js";

const MANY = 20;	/* the server sends one more when there are more */
const where = row => row.school_name + (row.here ? "" : "（已离校）") + (row.closed ? "（已停用）" : "");

export function FindPerson() {
	const [q, search] = useState("");
	const found = useGet(q ? "/api/admin/people/search?gone=true&q=" + encodeURIComponent(q) : null);
	return html`<h2 class="first">找一个人</h2>
		<${Filter} ask="姓名的前几个字，或登录名" value=${q} find=${search} />
		${q && html`<${Show} of=${found} empty="没有找到。请换几个字再试。">${data => html`
			${data.rows.length > MANY && html`<p class="hint">找到的很多，先列出${MANY}个；多输几个字会更准。</p>`}
			<${Table} rows=${data.rows.slice(0, MANY)} caption="找到的人" columns=${[
				["name", "姓名", row => html`<a href=${"person.html?person=" + row.person}>${row.name}</a>`], ["school_name", "学校", where],
				["group", "教研组", row => row.group || "不在教研组"], ["staff_no", "工号"]]} />`}<//>`}
		<h2>看一所学校</h2>`;
}
