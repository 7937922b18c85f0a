/* roles.js - who has which duty at a school, naming and ending. */
import { html, is, page, useGet, useState, Notice, Show, Trouble } from "../parts/page.js";
import { del, post } from "../parts/api.js";
import { day } from "../parts/dates.js";
import { Choice, Form, Text, useForm } from "../parts/form.js";
import { Files } from "../parts/files.js";
import { Table } from "../parts/table.js";
import { options, word } from "../parts/words.js";
import { OneSchool } from "./one-school.js";

const SCHOOLS_OWN = ["panel", "chair"];
const COUNTYS = ["head", "cio", "school"];

function Name({ school, kinds, done }) {
	const form = useForm({ staff_no: "", kind: "" }, null);
	const named = () => {
		form.reset({ staff_no: "", kind: "" });
		done("已指定。");
	};
	return html`<h2>指定职务</h2>
		<${Form} form=${form} button="指定" busy="正在指定…" done=${named}
			send=${values => post("/api/admin/roles", Object.assign({ school: school.school }, values))}>
			<${Text} name="staff_no" label="工号" hint="在“人员与登录码”里可以查到" need="请填写工号" short
				autocapitalize="off" spellcheck=${false} />
			<${Choice} name="kind" label="职务" need="请选择职务" options=${options("role", ...kinds)}
				hint="校长、首席信息官、考核小组组长只有一位，指定后接替原来的人" /><//>`;
}

function Roles({ school, me }) {
	const list = useGet("/api/admin/roles?school=" + school.school);
	const [said, say] = useState(null);
	const [problem, setProblem] = useState(null);
	const done = text => {
		setProblem(null);
		say(text);
		list.reload();
	};
	const end = row => del("/api/admin/schools/" + school.school + "/roles/" + row.role).then(
		() => done(row.name + "不再担任" + word("role", row.kind) + "。"), setProblem);
	const action = row => row.mine_to_name && html`<button class="link-button" onClick=${() => end(row)}>
		结束任职<span class="unseen">：${row.name}，${word("role", row.kind)}</span></button>`;
	return html`${said && html`<${Notice} kind="good"><p>${said}</p><//>`}
		${problem && html`<${Trouble} problem=${problem} />`}
		<p>教研组长随名册导入。</p>
		<${Show} of=${list} empty="还没有指定职务。">${data => html`<${Table} rows=${data.rows} caption="在任" columns=${[
			["kind", "职务", row => word("role", row.kind)], ["name", "姓名"], ["staff_no", "工号"],
			["group", "教研组", row => row.group || "不在教研组"], ["since", "任职日期", row => day(row.since)],
			[null, "", action]]} />
			<${Files} from=${"/api/admin/roles?school=" + school.school} />`}<//>
		${school.roster && html`<${Name} school=${school} done=${done}
			kinds=${is(me, "admin") ? COUNTYS.concat(SCHOOLS_OWN) : SCHOOLS_OWN} />`}`;
}

page("学校职务", ({ me, query }) => html`<${OneSchool} query=${query}>${school => html`
	<${Roles} school=${school} me=${me} />`}<//>`);
