/* pairings.js - 结对 (R27): who helps whom, schools and, where they are named, teachers. */
import { html, is, page, useState, Notice, Trouble } from "../parts/page.js";
import { del, post } from "../parts/api.js";
import { Person, School } from "../parts/chooser.js";
import { day } from "../parts/dates.js";
import { Area, Choice, Form, useForm } from "../parts/form.js";
import { List } from "../parts/table.js";
import { options, word } from "../parts/words.js";
import { Filter } from "./filter.js";

const BLANK = { kind: "", school: null, other: null, person: null, partner: null, note: "" };
const staffNo = chosen => chosen ? chosen.row.staff_no : null;
const whom = (school, person) => person ? school + " " + person : school;

function Add({ done }) {
	const form = useForm(BLANK, null);
	const send = () => {
		const given = form.now();
		return post("/api/admin/pairings", { kind: given.kind, school: given.school.id, other: given.other.id, staff_no: staffNo(given.person),
			other_staff_no: staffNo(given.partner), note: given.note.trim() || null });
	};
	return html`<details><summary><b>登记结对</b></summary>
		<${Form} form=${form} send=${send} button="登记结对" busy="正在登记…" done=${() => done("已登记。")}>
			<${Choice} name="kind" label="方式" need="请选择方式" options=${options("pairing")} />
			<${School} name="school" label="帮扶学校" need="请选择帮扶学校" />
			<${School} name="other" label="受援学校" need="请选择受援学校" />
			${form.values.school && html`<${Person} key=${form.values.school.id} name="person" label="帮扶教师（可不选）" school=${form.values.school.id} />`}
			${form.values.other && html`<${Person} key=${"o" + form.values.other.id} name="partner" label="受援教师（可不选）" school=${form.values.other.id} />`}
			<${Area} name="note" label="说明（可不填）" max=${300} rows=${3} /><//></details>`;
}

function Pairings({ me }) {
	const [state, set] = useState({ said: "", problem: null, n: 0 });
	const [ending, ask] = useState(null), [q, find] = useState("");
	const above = is(me, "office", "admin");
	const done = said => {
		ask(null);
		set({ said, problem: null, n: state.n + 1 });
	};
	const end = row => del("/api/admin/pairings/" + row.pairing).then(() => done("结对已结束。"), problem => set({ said: "", problem, n: state.n }));
	const act = row => above && !row.until && (ending === row.pairing ? html`<button class="link-button" onClick=${() => end(row)}>确认结束</button>` :
		html`<button class="link-button" onClick=${() => ask(row.pairing)}>结束<span class="unseen">：${row.school}与${row.other}</span></button>`);
	return html`${state.said && html`<${Notice} kind="good"><p>${state.said}</p><//>`}
		${state.problem && html`<${Trouble} problem=${state.problem} />`}
		${above && html`<${Add} key=${"add" + state.n} done=${done} />`}
		<${Filter} ask="校名的几个字" value=${q} find=${find} />
		<${List} from=${"/api/admin/pairings" + (q && "?q=" + encodeURIComponent(q))} turn=${state.n} empty=${q ? "没有这样的结对。" : "还没有结对。"} sort="entered" columns=${[
			["kind", "方式", row => word("pairing", row.kind)], ["school", "帮扶", row => whom(row.school, row.person), null, "name"],
			["other", "受援", row => whom(row.other, row.other_person)], ["note", "说明"],
			["since", "起止", row => "从" + day(row.since) + (row.until ? "到" + day(row.until) : "起"), null, "latest"], [null, "", act]]} />`;
}

page("结对", Pairings);
