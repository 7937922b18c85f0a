/* who.js - people of a list, ticked: folded by 教研组, each with how many it has and how many are
 * ticked, taken as a whole or one by one, found by a few characters; a field of form.js.
 *
 *	<${Who} name="people" label="哪些教师" need="请选择教师" rows=${rows} late=${[7, 9]} />
 *
 * rows: { person, name, staff_no, group, note }; note is what else is said of her.  The form's value
 * is an array of persons as text.  late: of whom it may be shown only, those who are late.
 */
import { html, useState } from "../parts/page.js";
import { Notes, useField } from "../parts/form.js";

const NONE = "不在教研组";
const key = row => String(row.person);

/* [[name, rows], ...] in the order of the list, those in no group last. */
function groupsOf(rows) {
	const names = rows.map(row => row.group || NONE).filter((name, i, all) => all.indexOf(name) === i);
	return names.filter(name => name !== NONE).concat(names.filter(name => name === NONE))
		.map(name => [name, rows.filter(row => (row.group || NONE) === name)]);
}

function One({ row, id, name, on, turn }) {
	return html`<div class="option"><input type="checkbox" name=${name} id=${id} checked=${on} onChange=${event => turn([key(row)], event.target.checked)} />
		<label for=${id}>${row.name}<small>${[row.staff_no && "工号" + row.staff_no, row.note].filter(Boolean).join("，")}</small></label></div>`;
}

function Group({ name, all, shown, field, chosen, turn, wide }) {
	const [open, fold] = useState(false);
	const ticked = all.filter(row => chosen.includes(key(row))).length;
	const full = shown.every(row => chosen.includes(key(row)));
	return html`<details open=${open || wide} onToggle=${event => wide || fold(event.target.open)}>
		<summary>${name} <span class="hint">${all.length}人${ticked > 0 && "，已选" + ticked + "人"}</span></summary>
		<button type="button" class="link-button" onClick=${() => turn(shown.map(key), !full)}>
			${full ? "全不选" : "全选"}<span class="unseen">：${name}</span>（${shown.length}人）</button>
		${shown.map(row => html`<${One} key=${row.person} row=${row} id=${field.id + "-" + row.person} name=${field.id} on=${chosen.includes(key(row))} turn=${turn} />`)}
	</details>`;
}

export function Who({ name, label, hint, need, rows, late = [], lateOnly = false }) {
	const field = useField({ name, hint, need });
	const [typed, type] = useState("");
	const [only, choose] = useState(lateOnly && late.length > 0);
	const chosen = field.value || [];
	const turn = (some, on) => field.set(chosen.filter(one => !some.includes(one)).concat(on ? some : []));
	const fits = row => (!typed.trim() || (row.name + " " + row.staff_no).includes(typed.trim())) && (!only || late.includes(row.person));
	const shown = rows.filter(fits), groups = groupsOf(rows);
	const wide = Boolean(typed.trim()) || groups.length === 1;
	return html`<fieldset class=${"field who" + (field.error ? " wrong" : "")} id=${field.id} ...${field.aria}>
		<legend>${label}</legend>
		<${Notes} id=${field.id} hint=${hint} error=${field.error} />
		<div class="find"><input type="search" aria-label="按姓名或工号找人" placeholder="姓名或工号的几个字" value=${typed} autocomplete="off"
			onInput=${event => type(event.target.value)} onKeyDown=${event => event.key === "Enter" && event.preventDefault()} /></div>
		${late.length > 0 && html`<div class="option"><input type="checkbox" id=${field.id + "-late"} checked=${only} onChange=${event => choose(event.target.checked)} />
			<label for=${field.id + "-late"}>只列出逾期的（${late.length}人）</label></div>`}
		<p class="hint" role="status">${shown.length < rows.length ? "列出" + shown.length + "人" : "共" + rows.length + "人"}，已选${chosen.length}人</p>
		${shown.length ? html`${shown.length < rows.length && html`<p><button type="button" class="link-button" onClick=${() => turn(shown.map(key), true)}>
				选上列出的${shown.length}人</button></p>`}
			${groups.map(([group, all]) => [group, all, all.filter(fits)]).filter(one => one[2].length).map(([group, all, some]) => html`
				<${Group} key=${group} name=${group} all=${all} shown=${some} field=${field} chosen=${chosen} turn=${turn} wide=${wide} />`)}` :
			html`<p class="empty">没有这样的人。</p>`}
	</fieldset>`;
}
