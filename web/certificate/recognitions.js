/* recognitions.js - the county recognises what schools proposed: those that are ticked, one after
 * the other; each certificate is issued with its number, each refusal is said in words. */
import { html, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { post } from "../parts/api.js";
import { moment } from "../parts/dates.js";
import { Files } from "../parts/files.js";
import { Checks, Form, useForm } from "../parts/form.js";
import { OrderBox, useOrder } from "../parts/order.js";
import { Narrow } from "../admin/narrow.js";
import { Abilities, spaced } from "./paper.js";

const keyOf = row => String(row.proposal);

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

function Case({ of }) {
	return html`<li class="card"><h3><a href=${"/certificate/why.html?person=" + of.person}>${of.name}</a>（${of.school}）</h3>
		<dl class="facts"><div><dt>通过的能力点</dt><dd><${Abilities} list=${of.facts.certified} /></dd></div>
			<div><dt>提出</dt><dd>${of.proposed_by}，${moment(of.proposed_at)}</dd></div>
			<div><dt>依据</dt><dd>${of.policy}（第${of.policy_number}版）</dd></div></dl></li>`;
}

function Waiting({ rows, done }) {
	const form = useForm({ proposals: [] }, null);
	const [told, tell] = useState(0);
	const ticked = () => rows.filter(row => form.now().proposals.includes(keyOf(row)));
	const all = rows.length === form.values.proposals.length;
	return html`<details><summary>逐人看能力点和依据</summary><ul class="cards">${rows.map(row => html`<${Case} key=${row.proposal} of=${row} />`)}</ul></details>
		<p><button class="link-button" onClick=${() => form.set("proposals", all ? [] : rows.map(keyOf))}>${all ? "全不选" : "全选"}</button></p>
		<${Form} form=${form} button="认定并发证" busy=${"正在认定…" + told + " / " + form.values.proposals.length} done=${done}
			send=${() => recogniseAll(ticked(), tell)}
			sure=${values => html`<p><b>认定${values.proposals.length}人，并发给有编号的证书。</b></p>`}>
			<${Checks} name="proposals" label="认定哪几位" need="请选择要认定的教师" options=${rows.map(row =>
				[keyOf(row), row.name + "（" + row.school + "）", [(row.facts.certified || []).map(one => one.code).join("、"), moment(row.proposed_at) + " 提出"].filter(Boolean).join("；")])} /><//>`;
}

/* Which school: of those at hand, or the one that is looked at. */
const schools = (rows, school) => rows.map(row => [String(row.school_id), row.school]).concat(school ? [[school, "这所学校"]] : [])
	.filter((one, i, all) => all.findIndex(other => other[0] === one[0]) === i);

/* All in turn; by name only within a school. */
function Which({ rows, school, order }) {
	const go = to => location.assign(location.pathname + (to && "?school=" + to));
	return html`<div class="filters"><${Narrow} id="school" label="学校" value=${school} choose=${go} options=${[["", "全部学校"]].concat(schools(rows, school))} />
		<${OrderBox} order=${order} wide /></div>`;
}

function Recognitions({ query }) {
	const school = query.school || "", order = useOrder(["earliest", "latest"].concat(school ? ["name"] : []));
	const from = "/api/certificate/recognitions?sort=" + order.now + (school && "&school=" + encodeURIComponent(school)), list = useGet(from);
	const [outcome, set] = useState({ times: 0, list: [] });
	const done = each => {
		set({ times: outcome.times + 1, list: each });
		list.reload();
		scrollTo(0, 0);
	};
	return html`<p class="lead">学校考核小组提出的认定列在这里。认定以后发给有编号的证书。</p>
		<${Outcome} list=${outcome.list} />
		${(school || list.data && list.data.rows.length > 1) && html`<${Which} rows=${list.data ? list.data.rows : []} school=${school} order=${order} />`}
		<${Show} of=${list} empty=${school ? "这所学校现在没有等待认定的教师。" : "现在没有等待认定的教师。"}>${data => html`
			<${Waiting} key=${outcome.times} rows=${data.rows} done=${done} />
			${data.next && html`<p class="hint">还有更多，办完这些后会接着列出。</p>`}
			<${Files} from=${from} />`}<//>
		<p><a href="/certificate/issued.html">已发证书：查看、打印、更正、撤销</a></p>`;
}

page("认定", Recognitions);
