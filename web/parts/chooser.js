/* chooser.js - somebody, or a school, found by a few characters and chosen from what was
 * found: a field of form.js, for nobody knows a number by heart.
 *
 *	<${Person} name="person" label="教师" school=${7} need="请选择教师" />
 *	<${Person} ... gone />                  also who left
 *	<${Colleague} name="other" label="..." />  of the own school, for everybody
 *	<${School} name="school" label="调入学校" need="请选择学校" />
 *
 * The form's value is null or { id, label, row }: row as the server sent it (GET
 * /api/admin/people/search, /people/colleagues, /schools).  So it is sent as
 * post("/api/...", { person: values.person.id }).  Another list of the same kind:
 * <${Found} from=${q => path} show=${row => ({ id, label, note })} ask="..." />.
 */
import { html, useLayoutEffect, useState } from "./view.js";
import { get } from "./api.js";
import { Notes, useField } from "./form.js";
import { Trouble } from "./page.js";
import { word } from "./words.js";

const MANY = 20;	/* shown; the server sends one more, or a page */

const group = row => row.group || "不在教研组";
const parts = (...some) => some.filter(Boolean).join("，");

const person = row => ({ id: row.person, label: row.name, row,
	note: parts(row.staff_no && "工号" + row.staff_no, group(row), row.school_name, !row.here && "已离校", row.closed && "已停用") });
const colleague = row => ({ id: row.person, label: row.name, row, note: group(row) });
const school = row => ({ id: row.school, label: row.name, row, note: parts(row.code, row.region, word("phase", row.phase)) });

function Results({ field, name, rows, show }) {
	if (!rows.length)
		return html`<p class="empty" role="status">没有找到。请换几个字再试。</p>`;
	return html`<p class="hint" role="status">${rows.length > MANY ? "找到的很多，先列出" + MANY + "个；多输几个字会更准：" : "找到" + rows.length + "个，请选择："}</p>
		${rows.slice(0, MANY).map(show).map((one, i) => html`<div class="option">
			<input type="radio" name=${name} id=${field.id + "-" + i} checked=${Boolean(field.value) && field.value.id === one.id}
				onChange=${() => field.set(one)} />
			<label for=${field.id + "-" + i}>${one.label}${one.note && html`<small>${one.note}</small>`}</label></div>`)}`;
}

const QUIET = { rows: null, busy: false, problem: null };

export function Found({ name, label, hint: more, need, ask, from, show }) {
	const hint = more ? ask + "。" + more : ask;
	const field = useField({ name, hint, need });
	const [typed, type] = useState("");
	const [state, set] = useState(QUIET);
	const none = !field.value;
	useLayoutEffect(() => {		/* the form begins anew: what was found goes at once, before anybody can take it for the next */
		if (none) {
			type("");
			set(QUIET);
		}
	}, [none]);
	const find = () => {
		if (!typed.trim() || state.busy)
			return;
		set({ rows: null, busy: true, problem: state.problem });	/* 再试一次 stays, and keeps the focus */
		get(from(typed.trim())).then(answer => set({ rows: answer.data.rows, busy: false, problem: null }),
			problem => set({ rows: null, busy: false, problem }));
	};
	const enter = event => {
		if (event.key === "Enter") {
			event.preventDefault();
			find();
		}
	};
	return html`<fieldset class=${"field" + (field.error ? " wrong" : "")} id=${field.id} ...${field.aria}>
		<legend>${label}</legend>
		<${Notes} id=${field.id} hint=${hint} error=${field.error} />
		<div class="find"><input type="search" aria-label=${label + "：" + ask} value=${typed} autocomplete="off"
				onInput=${event => type(event.target.value)} onKeyDown=${enter} />
			<button type="button" class="button plain" aria-disabled=${String(state.busy)} onClick=${find}>${state.busy ? "正在查找…" : "查找"}</button></div>
		${state.problem && html`<${Trouble} problem=${state.problem} again=${find} />`}
		${state.rows && html`<${Results} field=${field} name=${name} rows=${state.rows} show=${show} />`}
		${field.value && html`<p class="good-line" role="status">已选：<b>${field.value.label}</b>${field.value.note && "（" + field.value.note + "）"}</p>`}
	</fieldset>`;
}

const asking = (path, q, more) => path + "?q=" + encodeURIComponent(q) + more;

export function Person({ school, gone, ...rest }) {
	const more = (school ? "&school=" + school : "") + (gone ? "&gone=true" : "");
	return html`<${Found} ask=${school ? "姓名或工号的几个字" : "姓名的前几个字，或登录名"} show=${person}
		from=${q => asking("/api/admin/people/search", q, more)} ...${rest} />`;
}

export function Colleague(props) {
	return html`<${Found} ask="姓名的几个字" show=${colleague} from=${q => asking("/api/admin/people/colleagues", q, "")} ...${props} />`;
}

export function School(props) {
	return html`<${Found} ask="校名的几个字" show=${school} from=${q => asking("/api/admin/schools", q, "")} ...${props} />`;
}
