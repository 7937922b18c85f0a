/* group.js - one 教研组, or those in none (?group=none): its name, who leads it, and its
 * members, who are moved to another. */
import { html, page, useEffect, useGet, useState, Notice, Show, Trouble } from "../parts/page.js";
import { post, put } from "../parts/api.js";
import { everybody } from "../parts/everybody.js";
import { Checks, Choice, Form, Text, useForm } from "../parts/form.js";
import { Leaders } from "./leader.js";
import { OneSchool } from "./one-school.js";

function Rename({ group, done }) {
	const form = useForm({ name: group.name }, null);
	return html`<details><summary>给教研组改名</summary><${Form} form=${form} button="改名" busy="正在保存…" done=${() => done("已改名为" + form.now().name.trim() + "。")}
		send=${v => put("/api/admin/groups/" + group.group, { name: v.name.trim() }, '"' + group.version + '"')}>
		<${Text} name="name" label="教研组名称" need="请填写教研组名称" short /><//></details>`;
}

function Members({ school, group, groups, turn, done }) {
	const form = useForm({ people: [], to: "" }, null);
	const [state, set] = useState({ rows: null });
	useEffect(() => {
		everybody(school.school, group ? "&group=" + group.group : "&groupless=true").then(rows => set({ rows }), problem => set({ problem }));
	}, [turn]);
	const others = groups.filter(one => !group || one.group !== group.group).map(one => [String(one.group), one.name]);
	const send = v => post("/api/admin/group-moves", Object.assign({ school: school.school, people: v.people.map(Number) }, v.to !== "none" && { group: Number(v.to) }));
	if (state.problem)
		return html`<${Trouble} problem=${state.problem} />`;
	if (!state.rows)
		return html`<p class="wait" role="status">正在读取…</p>`;
	if (!state.rows.length)
		return html`<p class="empty">${group ? "这个教研组还没有人。" : "所有人都在教研组里。"}</p>`;
	return html`<${Form} form=${form} button="调整" busy="正在调整…" send=${send} done=${() => {
			const { people } = form.now();
			form.reset({ people: [], to: "" });
			done("已调整" + people.length + "人。");
		}}>
		<${Checks} name="people" label=${group ? "成员（" + state.rows.length + "人）" : "不在教研组的（" + state.rows.length + "人）"} need="请勾选要调整的人"
			options=${state.rows.map(row => [String(row.person), row.name, "工号" + row.staff_no + (row.subject ? "，" + row.subject : "")])} />
		<${Choice} name="to" label="勾选的人调到" need="请选择调到哪里" options=${group ? others.concat([["none", "不在任何教研组"]]) : others}
			hint=${group && "组长调走后，不再担任这个组的组长。没有评完的材料由新的教研组评。"} /><//>`;
}

function Group({ school, query }) {
	const list = useGet("/api/admin/groups?school=" + school.school);
	const [said, say] = useState({ turn: 0 });
	const done = text => {
		say({ turn: said.turn + 1, text });
		list.reload();
		scrollTo(0, 0);
	};
	return html`${said.text && html`<${Notice} kind="good"><p>${said.text}</p><//>`}
		<${Show} of=${list}>${data => {
			const group = data.rows.find(one => String(one.group) === query.group);
			if (!group && query.group !== "none")
				return html`<p class="empty">没有这个教研组。</p>`;
			return html`<h2 class="first">${group ? group.name : "不在教研组的人"}</h2>
				<${Members} school=${school} group=${group} groups=${data.rows} turn=${said.turn} done=${done} />
				${group && html`<${Leaders} key=${"l" + said.turn} school=${school} group=${group} done=${done} />
					<${Rename} key=${group.version} group=${group} done=${done} />`}`;
		}}<//>
		<p><a href=${"groups.html?school=" + school.school}>所有教研组</a></p>`;
}

page("教研组成员", ({ query }) => html`<${OneSchool} query=${query}>${school => html`<${Group} school=${school} query=${query} />`}<//>`);
