/* extend.js - 延期: people of a school, ticked, or a whole group or school, get one new day for
 * one reason. */
import { html, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { post } from "../parts/api.js";
import { day } from "../parts/dates.js";
import { Area, Choice, Day, Form, Select, Text, useForm } from "../parts/form.js";
import { useAll } from "./all.js";
import { OneSchool } from "./one-school.js";
import { Who } from "./who.js";

/* Everybody of the school, folded by group. */
function Everybody({ school }) {
	const people = useAll("/api/admin/people?school=" + school.school), late = useAll("/api/report/late/teachers?school=" + school.school);
	return html`<${Show} of=${late.data || late.problem ? people : { data: null }} empty="名册里还没有人。">${data => html`<${Who} name="people" label="哪些教师" need="请选择教师"
		rows=${data.rows} late=${late.data ? late.data.rows.map(row => row.person) : []} />`}<//>`;
}

const SCOPES = [["people", "选出的教师"], ["group", "整个教研组"], ["school", "全校"]];

function send(v, school) {
	const given = Object.assign({ until: v.until, reason: v.reason.trim() }, v.document.trim() && { document: v.document.trim() });
	return v.scope === "people" ? post("/api/admin/extensions/several", Object.assign({ people: v.people.map(Number) }, given)) :
		post("/api/admin/extensions", Object.assign(v.scope === "group" ? { group: Number(v.group) } : { school: school.school }, given));
}

function Extend({ school, query }) {
	const groups = useGet("/api/admin/groups?school=" + school.school);
	const form = useForm({ scope: "people", group: "", people: query.person ? [query.person] : [], until: "", reason: "", document: "" }, null);
	const [given, tell] = useState(null);
	const { scope } = form.values;
	const some = groups.data ? groups.data.rows.map(one => [String(one.group), one.name]) : [];
	const list = "extensions.html?school=" + school.school;
	if (given)
		return html`<${Notice} kind="good"><p>已延至${day(given.until)}${given.scope === "people" && "，共" + given.people.length + "位教师"}。</p><//>
			<p><a class="button" href=${list}>看已批准的延期</a></p>`;
	return html`<p>同一位教师有几次延期时，以最近批准的为准；本人、教研组、学校的延期同时有时，按最晚的算。</p>
		<${Form} form=${form} button="批准延期" busy="正在办理…" send=${v => send(v, school)} done=${() => tell(form.now())}>
			<${Choice} name="scope" label="给谁延期" options=${SCOPES} />
			${scope === "group" && html`<${Select} name="group" label="哪个教研组" need="请选择教研组" options=${some} />`}
			${scope === "people" && html`<${Everybody} school=${school} />`}
			<${Day} name="until" label="延至哪一天" hint="含当天" need="请填写延至哪一天" />
			<${Area} name="reason" label="理由" max=${300} need="请写明理由" hint="至少5个字，所有人看到的是同一条理由。" />
			<${Text} name="document" label="依据的文件（可不填）" hint="文件名称、文号或存放处" /><//>
		<p><a href=${list}>看已批准的延期</a></p>`;
}

page("批准延期", ({ query }) => html`<${OneSchool} query=${query}>${school => html`
	<${Extend} school=${school} query=${query} />`}<//>`);
