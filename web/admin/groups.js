/* groups.js - the 教研组 of a school and who leads them; a new one. */
import { html, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { post } from "../parts/api.js";
import { day } from "../parts/dates.js";
import { Files } from "../parts/files.js";
import { Form, Text, useForm } from "../parts/form.js";
import { Table } from "../parts/table.js";
import { OneSchool } from "./one-school.js";

const leaders = row => (row.leaders || []).map(one => one.name + (one.substitutes ? "（代理" + one.substitutes + "，到" + day(one.until) + "）" : ""))
	.join("、") || "还没有组长";

function Groups({ school }) {
	const from = "/api/admin/groups?school=" + school.school;
	const list = useGet(from);
	const form = useForm({ name: "" }, null);
	const [said, say] = useState(null);
	const made = () => {
		say("已新建" + form.now().name.trim() + "，请编入成员、指定组长。");
		form.reset({ name: "" });
		list.reload();
	};
	const link = row => html`<a href=${"group.html?school=" + school.school + "&group=" + row.group}>${row.name}</a>`;
	return html`${said && html`<${Notice} kind="good"><p>${said}</p><//>`}
		<p>名册会带来教研组和组长；在这里个别调整。点教研组的名称，改名、换组长、调整成员。</p>
		<${Show} of=${list} empty="还没有教研组。">${data => html`
			<${Table} rows=${data.rows} caption="教研组" columns=${[["name", "教研组", link], ["people", "人数", row => row.people + "人"], ["leaders", "教研组长", leaders]]} />
			<${Files} from=${from} />`}<//>
		<p><a href=${"group.html?school=" + school.school + "&group=none"}>不在教研组的人</a></p>
		<h2>新建教研组</h2>
		<${Form} form=${form} button="新建" busy="正在新建…" done=${made} send=${v => post("/api/admin/groups", { school: school.school, name: v.name.trim() })}>
			<${Text} name="name" label="教研组名称" need="请填写教研组名称" short /><//>`;
}

page("教研组", ({ query }) => html`<${OneSchool} query=${query}>${school => html`<${Groups} school=${school} />`}<//>`);
