/* move.js - 调动: one person goes to another school of the office. */
import { html, page, useGet, useState, Notice } from "../parts/page.js";
import { post } from "../parts/api.js";
import { Person, School } from "../parts/chooser.js";
import { Choice, Form, Text, useForm } from "../parts/form.js";
import { About, Back, start } from "./about.js";

const NONE = ["", "先不编组"];

/* The groups of the school that was chosen. */
function Group({ school }) {
	const groups = useGet(school ? "/api/admin/groups?school=" + school.id : null);
	if (!groups.data)
		return null;
	return html`<${Choice} name="group" label=${school.label + "的教研组"}
		options=${groups.data.rows.map(one => [String(one.group), one.name]).concat([NONE])} />`;
}

function Move({ person }) {
	const first = { person: start(person), school: null, group: "", staff_no: "", subject: "" };
	const form = useForm(first, null);
	const [moved, tell] = useState(null);
	const { values } = form;
	const send = v => post("/api/admin/transfers", Object.assign({ person: v.person.id, school: v.school.id, staff_no: v.staff_no.trim() },
		v.group && v.group !== "" && { group: Number(v.group) }, v.subject.trim() && { subject: v.subject.trim() }));
	if (moved)
		return html`<${Notice} kind="good"><h2>${moved.person.label}已调入${moved.school.label}</h2>
				<p>登录名和密码不变。没有评完的材料随人到新学校，按开始时的规定评完；在原学校的职务已经结束。</p><//>
			<${Back} person=${moved.person} />
			<p><button class="button plain" onClick=${() => { form.reset(Object.assign({}, first, { person: null })); tell(null); }}>再办一位</button></p>`;
	return html`<p>学时、能力点和没有评完的材料都随人走；原学校的职务今天结束，今天起在新学校。人数多时可以<a href="moves.html">按文件调动</a>。</p>
		<${Form} form=${form} button="确认调动" busy="正在办理…" send=${send} done=${() => tell(values)}>
			<${Person} name="person" label="教师" gone need="请选择教师" hint="离校以后回来的人也能找到。" />
			<${School} name="school" label="调入学校" need="请选择调入学校" />
			<${Group} school=${values.school} />
			<${Text} name="staff_no" label="在新学校的工号" need="请填写在新学校的工号" short autocapitalize="off" spellcheck=${false} />
			<${Text} name="subject" label="任教学科（可不填）" hint="不填就同原来一样" short /><//>`;
}

page("调动", ({ query }) => html`<${About} query=${query}>${person => html`<${Move} person=${person} />`}<//>`);
