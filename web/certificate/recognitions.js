/* recognitions.js - the county recognises what schools proposed: those that are ticked, one after
 * the other; each certificate is issued with its number, each refusal is said in words. */
import { html, page, useState, Notice } from "../parts/page.js";
import { post } from "../parts/api.js";
import { moment } from "../parts/dates.js";
import { Details } from "../parts/details.js";
import { Form, Notes, useField, useForm } from "../parts/form.js";
import { List } from "../parts/table.js";
import { Schools } from "../admin/one-school.js";
import { Abilities, spaced } from "./paper.js";

/* One by one, so that a refusal keeps back nobody else; waits for each. */
const recogniseAll = (rows, told) => rows.reduce((before, row, n) => before.then(done =>
	post("/api/certificate/recognition", { proposal: row.proposal }).then(
		answer => ({ name: row.name, number: answer.data.number }),
		problem => ({ name: row.name, why: (problem.errors || []).map(one => one.detail).join("；") || problem.message })).then(one => {
		told(n + 1);
		return done.concat([one]);
	})), Promise.resolve([]));

function Outcome({ list }) {
	const issued = list.filter(one => one.number), refused = list.filter(one => !one.number);
	return html`${issued.length > 0 && html`<${Notice} kind="good"><h2>已认定并发证${issued.length}人</h2>
			<ul class="lines">${issued.map(one => html`<li>${one.name}：<span class="code">${spaced(one.number)}</span></li>`)}</ul>
			<p><a href="/certificate/issued.html">去打印证书</a></p><//>`}
		${refused.length > 0 && html`<${Notice} kind="bad"><h2>没有认定${refused.length}人</h2>
			<ul class="lines">${refused.map(one => html`<li><b>${one.name}：</b>${one.why}</li>`)}</ul><//>`}`;
}

/* Who is ticked, also on another page of the list or before it stood in another order. */
function Chosen() {
	const field = useField({ name: "proposals", need: "请选择要认定的教师" });
	return html`<div class=${"field" + (field.error ? " wrong" : "")} id=${field.id} tabindex="-1">
		<${Notes} id=${field.id} error=${field.error} />
		<p role="status">${field.value.length ? html`已选<b>${field.value.length}人</b>：${field.value.map(row => row.name).join("、")}` : "还没有选。"}</p></div>`;
}

const sure = values => html`<p><b>认定${values.proposals.length}人，并发给有编号的证书。</b></p>`;

function Waiting({ school, turn, done }) {
	const form = useForm({ proposals: [] }, null), ticked = form.values.proposals;
	const [told, tell] = useState(0);
	const is = row => ticked.some(one => one.proposal === row.proposal);
	const without = rows => ticked.filter(one => !rows.some(row => row.proposal === one.proposal));
	const put = (rows, on) => form.set("proposals", on ? without(rows).concat(rows) : without(rows));
	const box = row => html`<label class="tick"><input type="checkbox" checked=${is(row)} onChange=${event => put([row], event.target.checked)} />
		<span class="unseen">选中${row.name}</span></label>`;
	const send = ({ proposals }) => recogniseAll(proposals, tell);
	const go = each => {
		form.reset({ proposals: [] });
		done(each);
	};
	return html`<${List} from=${"/api/certificate/recognitions" + (school && "?school=" + encodeURIComponent(school))} turn=${turn}
		sort="earliest" caption="等待认定的教师" empty=${school ? "这所学校现在没有等待认定的教师。" : "现在没有等待认定的教师。"} columns=${[[null, "选", box],
			["name", "姓名", row => html`<a href=${"/certificate/why.html?person=" + row.person}>${row.name}</a>`, "whole", school && "name"],
			["school", "学校", row => school ? row.school : html`<a href=${"?school=" + row.school_id}>${row.school}</a>`],
			[null, "通过的能力点", row => html`<${Abilities} list=${row.facts.certified} />`],
			["proposed_at", "提出", row => html`${row.proposed_by}，${moment(row.proposed_at)}`, null, "earliest latest"],
			["policy", "依据", row => html`${row.policy}（第${row.policy_number}版）`]]}
		below=${rows => html`
			<p class="no-print"><button class="link-button" onClick=${() => put(rows, !rows.every(is))}>${rows.every(is) ? "全不选" : "全选"}</button></p>
			<${Form} form=${form} button="认定并发证" busy=${"正在认定…" + told + " / " + ticked.length} sure=${sure} send=${send} done=${go}><${Chosen} /><//>`} />`;
}

function Recognitions({ query }) {
	const school = query.school || "", [outcome, set] = useState({ times: 0, list: [] });
	const done = each => {
		set({ times: outcome.times + 1, list: each });
		scrollTo(0, 0);
	};
	return html`<p class="lead">学校考核小组提出的认定列在这里。认定以后发给有编号的证书。</p>
		<${Outcome} list=${outcome.list} />
		${school ? html`<p><a href=${location.pathname}>看全部学校</a></p>` : html`<${Details} title="只看一所学校"><${Schools} /><//>`}
		<${Waiting} key=${school} school=${school} turn=${outcome.times} done=${done} />
		<p><a href="/certificate/issued.html">已发证书：查看、打印、更正、撤销</a></p>`;
}

page("认定", Recognitions);
