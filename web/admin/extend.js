/* extend.js - 延期: people of a school, ticked, or a whole group or school, get one new day for
 * one reason. */
import { html, page, useEffect, useGet, useState, Notice, Trouble } from "../parts/page.js";
import { post } from "../parts/api.js";
import { everybody } from "../parts/everybody.js";
import { day } from "../parts/dates.js";
import { Area, Checks, Choice, Day, Form, Text, useForm } from "../parts/form.js";
import { OneSchool } from "./one-school.js";

/* Everybody of the school or the group, each ticked or not. */
function Who({ school, group, form }) {
	const [state, set] = useState({ rows: null });
	useEffect(() => {
		everybody(school.school, group ? "&group=" + group : "").then(rows => set({ rows }), problem => set({ problem }));
	}, []);
	if (state.problem)
		return html`<${Trouble} problem=${state.problem} />`;
	if (!state.rows)
		return html`<p class="wait" role="status">正在读取…</p>`;
	const all = state.rows.map(row => String(row.person));
	return html`<${Checks} name="people" label="哪些教师" need="请勾选教师" options=${state.rows.map(row =>
			[String(row.person), row.name, "工号" + row.staff_no + "，" + (row.group || "不在教研组")])} />
		<p><button type="button" class="link-button" onClick=${() => form.set("people", form.values.people.length ? [] : all)}>
			${form.values.people.length ? "全部不选（已选" + form.values.people.length + "人）" : "全选这" + all.length + "人"}</button></p>`;
}

const SCOPES = [["people", "勾选的教师"], ["group", "整个教研组"], ["school", "全校"]];

function send(v, school) {
	const given = Object.assign({ until: v.until, reason: v.reason.trim() }, v.document.trim() && { document: v.document.trim() });
	return v.scope === "people" ? post("/api/admin/extensions/several", Object.assign({ people: v.people.map(Number) }, given)) :
		post("/api/admin/extensions", Object.assign(v.scope === "group" ? { group: Number(v.group) } : { school: school.school }, given));
}

function Extend({ school, query }) {
	const groups = useGet("/api/admin/groups?school=" + school.school);
	const form = useForm({ scope: "people", group: "", people: query.person ? [query.person] : [], until: "", reason: "", document: "" }, null);
	const [given, tell] = useState(null);
	const { scope, group } = form.values;
	const some = groups.data ? groups.data.rows.map(one => [String(one.group), one.name]) : [];
	const list = "extensions.html?school=" + school.school;
	if (given)
		return html`<${Notice} kind="good"><p>已延至${day(given.until)}${given.scope === "people" && "，共" + given.people.length + "位教师"}。</p><//>
			<p><a class="button" href=${list}>看已批准的延期</a></p>`;
	return html`<p>同一位教师有几次延期时，以最近批准的为准；本人、教研组、学校的延期同时有时，按最晚的算。</p>
		<${Form} form=${form} button="批准延期" busy="正在办理…" send=${v => send(v, school)} done=${() => tell(form.now())}>
			<${Choice} name="scope" label="给谁延期" options=${SCOPES} />
			${scope !== "school" && some.length > 0 && html`<${Choice} name="group" label=${scope === "group" ? "哪个教研组" : "只看一个教研组"}
				need=${scope === "group" && "请选择教研组"} options=${scope === "group" ? some : [["", "全校"]].concat(some)} />`}
			${scope === "people" && html`<${Who} key=${group} school=${school} group=${group} form=${form} />`}
			<${Day} name="until" label="延至哪一天" hint="含当天。" need="请填写延至哪一天" />
			<${Area} name="reason" label="理由" max=${300} need="请写明理由" hint="至少5个字，所有人看到的是同一条理由。" />
			<${Text} name="document" label="依据的文件（可不填）" hint="文件名称、文号或存放处" /><//>
		<p><a href=${list}>看已批准的延期</a></p>`;
}

page("批准延期", ({ query }) => html`<${OneSchool} query=${query}>${school => html`
	<${Extend} school=${school} query=${query} />`}<//>`);
