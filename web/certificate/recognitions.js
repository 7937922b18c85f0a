/* recognitions.js - the county recognises what schools proposed, and each
 * certificate is issued with its number. */
import { html, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { post } from "../parts/api.js";
import { moment } from "../parts/dates.js";
import { Files } from "../parts/files.js";
import { Form, useForm } from "../parts/form.js";
import { Batch } from "./batch.js";
import { Abilities, spaced } from "./paper.js";

function Case({ of, done }) {
	const form = useForm({}, null);
	return html`<li class="card">
		<h3>${of.name}（${of.school}）</h3>
		<dl class="facts">
			<div><dt>通过的能力点</dt><dd><${Abilities} list=${of.facts.certified} /></dd></div>
			<div><dt>提出</dt><dd>${of.proposed_by}，${moment(of.proposed_at)}</dd></div>
			<div><dt>依据</dt><dd>${of.policy}（第${of.policy_number}版）</dd></div>
		</dl>
		<${Form} form=${form} button=${"认定" + of.name + "并发证"} busy="正在认定…"
			send=${() => post("/api/certificate/recognition", { proposal: of.proposal })}
			done=${answer => done(of.name, answer.data.number)} />
	</li>`;
}

function Issued({ list }) {
	return list.length > 0 && html`<${Notice} kind="good"><h2>已认定并发证</h2>
		<ul class="lines">${list.map(one => html`<li>${one.name}：<span class="code">${spaced(one.number)}</span></li>`)}</ul><//>`;
}

function Recognitions() {
	const list = useGet("/api/certificate/recognitions");
	const [issued, set] = useState([]);
	const done = (name, number) => {
		set(issued.concat([{ name, number }]));
		list.reload();
	};
	return html`<p class="lead">学校考核小组提出的认定列在这里。认定以后发给有编号的证书。</p>
		<${Issued} list=${issued} />
		<${Show} of=${list} empty="现在没有等待认定的教师。">${data => html`
			<ul class="cards">${data.rows.map(one => html`<${Case} key=${one.proposal} of=${one} done=${done} />`)}</ul>
			${data.next && html`<p class="hint">还有更多，办完这些后会接着列出。</p>`}
			<${Files} from="/api/certificate/recognitions" />`}<//>
		<p><a href="/certificate/revoke.html">撤销已发的证书</a></p>
		<${Batch} />`;
}

page("认定", Recognitions);
