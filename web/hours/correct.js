/* correct.js - 冲正: a line of a teacher's hours is taken back, whole or in part. */
import { html, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { post } from "../parts/api.js";
import { hours } from "../parts/bar.js";
import { Person } from "../parts/chooser.js";
import { day } from "../parts/dates.js";
import { Choice, Form, Text, useForm } from "../parts/form.js";
import { word } from "../parts/words.js";

/* 1.5 -> 150; null where it is no number of 学时 */
const hundredths = text => /^\d{1,3}(\.\d{1,2})?$/.test(text.trim()) ? Math.round(Number(text) * 100) : null;
const shown = row => `${day(row.happened_on)}，${row.title}（${word("hours", row.kind)}），${hours(row.hundredths)}学时`;

function Correct({ login, done }) {
	const lines = useGet(`/api/hours/teacher/${encodeURIComponent(login)}/lines`);
	const form = useForm({ line: "", hundredths: "", note: "" });
	const send = values => post("/api/hours/correction", { login, line: values.line, note: values.note,
		hundredths: hundredths(values.hundredths) });
	return html`<${Show} of=${lines} empty="这位教师还没有学时。">${data => html`
		<${Form} form=${form} send=${send} button="冲正" done=${done}>
			<${Choice} name="line" label="冲正哪一笔" need="请选择一笔学时"
				options=${data.rows.filter(row => row.hundredths > 0 && row.source !== "ability").map(row => [row.line, shown(row)])} />
			<${Text} name="hundredths" label="冲正多少学时" hint="不多于这一笔，例如 0.5" inputmode="decimal" short
				need="请填写学时" check=${value => hundredths(value) === null && "学时请填数字，例如 0.5"} />
			<${Text} name="note" label="事由" hint="教师本人会看到" need="请填写事由" /><//>`}<//>`;
}

function Page() {
	const [person, choose] = useState(null);
	const [said, say] = useState("");
	const form = useForm({ person: null }, "who");
	return html`<p class="lead">登记错了的学时在这里冲正：原来的一笔留着，另记一笔负数。一笔只冲正一次。</p>
		${said && html`<${Notice} kind="good"><p>已为${said}冲正。</p><//>`}
		<${Form} form=${form} send=${() => Promise.resolve()} button="查看这位教师的学时" done=${() => {
			say("");
			choose(form.values.person);
		}}>
			<${Person} name="person" label="教师" gone need="请选择教师" /><//>
		${person && html`<${Correct} key=${person.id} login=${person.row.login} done=${() => {
			say(person.label);
			choose(null);
		}} />`}`;
}

page("冲正学时", Page);
