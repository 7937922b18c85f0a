/* comparison.js - two versions of a school's package side by side, only the parts that differ; on a
 * phone one below the other.  What a text has that the other has not is marked, line by line. */
import { html, page, useGet, useState, Show } from "../parts/page.js";
import { word } from "../parts/words.js";
import { DOCUMENTS } from "./documents.js";
import { Part } from "./package-parts.js";

const kindOf = (document, part) => {
	const found = DOCUMENTS.find(one => one[0] === document);
	const row = found && found[1].find(one => one[0] === part);
	return row ? row[2] : "list";
};

/* Lines that only this side has. */
const lines = (text, other, Mark) => text.split("\n").map(line => html`${other.split("\n").includes(line) ?
	line : html`<${Mark}>${line}<//>`}${"\n"}`);

const ofList = (list, names) => (list || []).map(one => typeof one === "string" ? one + " " + (names[one] || "") :
	word("document", one.document) + "：" + one.name);

function Items({ list, other, Mark, names }) {
	const shown = ofList(list, names), theirs = ofList(other, names);
	return shown.length ? html`<ul>${shown.map(one => html`<li>${theirs.includes(one) ? one : html`<${Mark}>${one}<//>`}</li>`)}</ul>` :
		html`<p class="empty">没有。</p>`;
}

function Side({ title, of, value, other, Mark, names }) {
	const kind = kindOf(of.document, of.part);
	return html`<div><h3>${title}</h3>${kind === "list" ? html`<${Items} list=${value} other=${other} Mark=${Mark} names=${names} />` :
		(kind === "area" || kind === "line") && value && other ? html`<p class="prose">${lines(value, other, Mark)}</p>` :
			html`<${Part} kind=${kind} value=${value} />`}</div>`;
}

function Difference({ of, data, names }) {
	return html`<section class="compared"><h2>${of.document === "offer" ? "提供选学的能力点" : of.part ? word("document", of.document) + "：" + of.name : of.name}</h2>
		<div class="halves"><${Side} title=${"第" + data.with + "稿"} of=${of} value=${of.before} other=${of.after} Mark="del" names=${names} />
			<${Side} title=${"第" + data.number + "稿"} of=${of} value=${of.after} other=${of.before} Mark="ins" names=${names} /></div></section>`;
}

/* Which two: each its own row of choices. */
function Pick({ label, versions, now, choose }) {
	return html`<div role="group" aria-label=${label}><p class="hint">${label}</p><p class="choices">${versions.map(one => html`
		<button class="choice" aria-pressed=${String(one.number === now)} onClick=${() => choose(one.number)}>第${one.number}稿</button>`)}</p></div>`;
}

const namesOf = (...versions) => [].concat(...versions.map(one => one.offer || []))
	.reduce((names, one) => Object.assign(names, { [one.code]: one.name }), {});

function Two({ plan, number, before }) {
	const two = useGet("/api/plan/package/" + plan + "/comparison?number=" + number + "&with=" + before);
	const now = useGet("/api/plan/package/" + plan + "?number=" + number), old = useGet("/api/plan/package/" + plan + "?number=" + before);
	return html`<${Show} of=${two}>${data => now.data && old.data ? html`
		<p class="lead">${data.differences.length ? "有" + data.differences.length + "个部分不同；划去的是第" + data.with + "稿独有的，加粗的是第" + data.number + "稿独有的。" :
			"两稿没有不同。"}</p>
		${data.differences.map(one => html`<${Difference} of=${one} data=${data} names=${namesOf(now.data, old.data)} />`)}` :
		html`<p class="wait" role="status">正在读取…</p>`}<//>`;
}

function Comparison({ data, query }) {
	const [number, setNumber] = useState(Number(query.number) || data.latest);
	const [before, setBefore] = useState(Number(query.with) || Math.max(1, number - 1));
	return html`<dl class="facts"><div><dt>学校</dt><dd>${data.school}</dd></div></dl>
		<${Pick} label="先看" versions=${data.versions} now=${before} choose=${setBefore} />
		<${Pick} label="对照" versions=${data.versions} now=${number} choose=${setNumber} />
		<${Two} plan=${data.plan} number=${number} before=${before} />
		<p class="no-print"><a href=${"package-read.html?plan=" + data.plan + "&number=" + number}>看第${number}稿全文</a></p>`;
}

page("两稿对照", ({ query }) => {
	const now = useGet("/api/plan/package/" + query.plan);
	return html`<${Show} of=${now}>${data => html`<${Comparison} data=${data} query=${query} />`}<//>`;
});
