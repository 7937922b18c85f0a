/* amendments.js - what I asked to have corrected about me, and what was answered; withdrawn while it waits.
 *
 *	<${Amendments} />		of data.js
 */
import { html, Show, useGet, useState, Notice, Trouble } from "../parts/page.js";
import { get, post } from "../parts/api.js";
import { left, moment } from "../parts/dates.js";
import { Form, useForm } from "../parts/form.js";
import { word } from "../parts/words.js";

const COLOURS = { waiting: "warn", amended: "good", refused: "bad", withdrawn: "" };

function Withdraw({ row, done }) {
	const form = useForm({}, null);
	return html`<${Form} form=${form} plain button="撤回" busy="正在撤回…" done=${done}
		sure=${() => html`<p><b>撤回更正${word("amend", row.subject)}的申请？</b></p><p>撤回后不再有人办理；需要时可以重新提出。</p>`}
		send=${() => post("/api/admin/amendments/" + row.amendment + "/withdrawal", {})} />`;
}

function Waits({ row }) {
	const time = left(row.due_at);
	return html`<p>在${row.region ? row.region + "的系统管理员" : row.school + "管理团队"}那里，<span class=${time.late ? "late" : ""}>${time.text}</span><span
		class="hint">（${moment(row.due_at)}前答复；法律要求“及时更正、补充”，15天是本系统默认）</span></p>`;
}

function One({ row, done }) {
	return html`<li class="card"><h3>${word("amend", row.subject)} <span class=${"tag " + COLOURS[row.state]}>${word("amended", row.state)}</span></h3>
		<p><b>应当是：</b>${row.wanted}</p>
		<p class="prose"><b>理由：</b>${row.reason}</p>
		<p class="hint">${moment(row.asked_at)}提出</p>
		${row.state === "waiting" && html`<${Waits} row=${row} /><${Withdraw} row=${row} done=${done} />`}
		${row.answered_by && html`<p class="prose"><b>答复：</b>${word("amended", row.state)}${row.remark && "。" + row.remark}</p>
			<p class="hint">${row.answered_by}，${moment(row.ended_at)}</p>`}
		${row.state === "withdrawn" && html`<p class="hint">${moment(row.ended_at)} 撤回</p>`}</li>`;
}

/* The newest stand here; the older ones come by a button. */
function Older({ after, done }) {
	const [more, set] = useState({ rows: [], next: after });
	const load = () => get("/api/admin/amendments/mine?after=" + encodeURIComponent(more.next)).then(({ data }) =>
		set({ rows: more.rows.concat(data.rows), next: data.next }), problem => set(Object.assign({}, more, { problem })));
	return html`<ul class="cards">${more.rows.map(row => html`<${One} key=${row.amendment} row=${row} done=${done} />`)}</ul>
		${more.problem && html`<${Trouble} problem=${more.problem} />`}
		${more.next && html`<button class="button plain" onClick=${load}>再看更早的</button>`}`;
}

export function Amendments() {
	const list = useGet("/api/admin/amendments/mine");
	const [said, say] = useState("");
	const done = () => {
		say("已撤回。");
		list.reload();
	};
	return html`<h2 id="amendments">更正申请</h2>
		${said && html`<${Notice} kind="good"><p>${said}</p><//>`}
		<p>保存的信息不准确、不完整的，您有权请求更正、补充（《中华人民共和国个人信息保护法》第四十六条）。提出后由本校管理团队核实、答复；不在学校的，由所属区域的系统管理员答复。</p>
		<p><a class="button" href="/auth/amend.html">申请更正</a></p>
		<${Show} of=${list} empty="还没有提出过更正申请。">${data => html`
			<ul class="cards">${data.rows.map(row => html`<${One} key=${row.amendment} row=${row} done=${done} />`)}</ul>
			${data.next && html`<${Older} key=${data.rows[0].amendment} after=${data.next} done=${done} />`}`}<//>`;
}
