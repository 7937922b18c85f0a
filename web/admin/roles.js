/* roles.js - who has which duty at a school: named, also for a term in somebody's
 * place, and ended. */
import { html, is, page, useGet, useState, Notice, Show, Trouble } from "../parts/page.js";
import { del, post } from "../parts/api.js";
import { Person } from "../parts/chooser.js";
import { day } from "../parts/dates.js";
import { Choice, Day, Form, Text, useForm } from "../parts/form.js";
import { Files } from "../parts/files.js";
import { Table } from "../parts/table.js";
import { options, word } from "../parts/words.js";
import { About, start } from "./about.js";
import { OneSchool } from "./one-school.js";

const SCHOOLS_OWN = ["panel", "chair", "team", "backbone", "leading"];
const FROM_ABOVE = ["head", "cio", "school"];
const PARTED = ["team", "backbone", "leading"];	/* with a part of their own, such as 副组长 */
const EMPTY = { person: null, kind: "", title: "", how: "own", substitutes: "", until: "" };

function Acting({ kind, rows }) {
	const holders = rows.filter(row => row.kind === kind && !row.substitutes);
	if (!holders.length)
		return html`<p class="hint">现在没有人担任这项职务，不能代理。</p>`;
	return html`<${Choice} name="substitutes" label="代理谁" need="请选择代理谁" options=${holders.map(row => [row.staff_no, row.name])} />`;
}

function Name({ school, kinds, rows, person, done }) {
	const form = useForm(Object.assign({}, EMPTY, { person: start(person) }), null);
	const { kind, how } = form.values;
	const acting = how === "acting";
	const send = v => post("/api/admin/roles", Object.assign({ school: school.school, staff_no: v.person.row.staff_no, kind: v.kind },
		PARTED.includes(v.kind) && v.title.trim() && { title: v.title.trim() }, v.until && { until: v.until }, acting && { substitutes: v.substitutes || null }));
	const named = () => {
		const { person: who } = form.now();
		form.reset(EMPTY);
		done(who.label + (acting ? "代理" : "担任") + word("role", kind) + "。");
	};
	return html`<h2>指定职务</h2>
		<${Form} form=${form} button="指定" busy="正在指定…" done=${named} send=${send}>
			<${Person} name="person" label="谁" school=${school.school} need="请选择一位" />
			<${Choice} name="kind" label="职务" need="请选择职务" options=${options("role", ...kinds)}
				hint="校长、首席信息官、考核小组组长只有一位，指定后接替原来的人" />
			${PARTED.includes(kind) && html`<${Text} name="title" label="其中的分工（可不填）" hint="例如副组长、技术组" short />`}
			<${Choice} name="how" label="怎样任职" options=${[["own", "本职"], ["acting", "代理别人，到期自动结束"]]} />
			${acting && kind && html`<${Acting} kind=${kind} rows=${rows} />`}
			<${Day} name="until" label=${acting ? "到哪一天为止" : "任期到哪一天（可不填）"} hint="当日起不再担任" need=${acting && "请填写到哪一天为止"} /><//>`;
}

const since = row => day(row.since) + (row.until ? "至" + day(row.until) : "起");
const duty = row => word("role", row.kind) + (row.title ? "，" + row.title : "") + (row.substitutes ? "（代理" + row.substitutes + "）" : "");

function Roles({ school, me, person }) {
	const list = useGet("/api/admin/roles?school=" + school.school);
	const [said, say] = useState(null);
	const [problem, setProblem] = useState(null);
	const done = text => {
		setProblem(null);
		say(text);
		list.reload();
		scrollTo(0, 0);
	};
	const end = row => del("/api/admin/schools/" + school.school + "/roles/" + row.role).then(
		() => done(row.name + "不再担任" + word("role", row.kind) + "。"), setProblem);
	const action = row => row.mine_to_name && html`<button class="link-button" onClick=${() => end(row)}>
		结束任职<span class="unseen">：${row.name}，${word("role", row.kind)}</span></button>`;
	return html`${said && html`<${Notice} kind="good"><p>${said}</p><//>`}
		${problem && html`<${Trouble} problem=${problem} />`}
		<p>教研组长在<a href=${"groups.html?school=" + school.school}>教研组</a>里指定。<a
			href=${"team.html?school=" + school.school}>看信息化管理团队是否符合规定</a></p>
		<${Show} of=${list}>${data => html`${data.rows.length === 0 ? html`<p class="empty">还没有指定职务。</p>` : html`
			<${Table} rows=${data.rows} caption="在任" columns=${[
				["kind", "职务", duty], ["name", "姓名", row => html`<a href=${"person.html?person=" + row.person}>${row.name}</a>`],
				["group", "教研组", row => row.group || "不在教研组"], ["since", "任期", since], [null, "", action]]} />
			<${Files} from=${"/api/admin/roles?school=" + school.school} />`}
			<${Name} school=${school} rows=${data.rows} person=${person} done=${done}
				kinds=${is(me, "admin", "office") ? FROM_ABOVE.concat(SCHOOLS_OWN) : SCHOOLS_OWN} />`}<//>`;
}

page("学校职务", ({ me, query }) => html`<${OneSchool} query=${query}>${school => html`<${About} query=${query}>${person => html`
	<${Roles} school=${school} me=${me} person=${person} />`}<//>`}<//>`);
