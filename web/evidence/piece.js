/* piece.js - one line of what is asked: a file or a link, a word about it, and
 * the teacher's own verdict by the criteria. */
import { html, useState } from "../parts/page.js";
import { Area, Text } from "../parts/form.js";
import { Grade, pieceGrade, Ticks } from "../parts/rubric.js";
import { wide } from "../parts/section.js";
import { Source } from "../parts/source.js";
import { word } from "../parts/words.js";
import { File } from "./file.js";

export function Asked({ asked }) {
	return html`<p class="tags"><span class="tag">${word("kind", asked.kind)}</span>
			<span class="tag">${asked.required ? "必交" : "选交"}</span>
			<span class="tag">${word("origin", asked.origin)}</span></p>
		${asked.note && html`<p>${asked.note}</p>`}
		${asked.max_minutes && html`<p>视频不超过${asked.max_minutes}分钟。</p>`}
		${asked.origin !== "project-default" && html`<${Source} of=${asked.source} />`}`;
}

function Given({ asked, form, name, uploads, arrived }) {
	const file = asked.kind !== "link";
	const link = asked.kind === "link" || (asked.kind === "any" && !form.values[name + "/upload"]);
	return html`${file && html`<${File} asked=${asked} form=${form} name=${name} uploads=${uploads} arrived=${arrived} />`}
		${link && html`<${Text} name=${name + "/link"} label=${file ? "或填写网址" : "网址"} type="url" inputmode="url"
			hint="以 http:// 或 https:// 开头，评价人要能打开" />`}`;
}

/* How it is done is said once, at the first. */
function SelfVerdict({ asked, name, number }) {
	return html`<${Ticks} name=${name + "/ticks"} label="自评" criteria=${asked.criteria} origin=${asked.origin}
		hint=${number === 1 ? "逐条对照，做到的请勾选。等级由勾选的条目得出。" : null} />`;
}

const filled = (values, name) => Boolean((values[name + "/upload"] || values[name + "/link"]) && values[name + "/ticks"]);

/* On a phone, what was filled in before is folded up: what is left comes into sight. */
const Folded = ({ title, grade, wrong, children }) => html`<details open=${wrong || null}>
	<summary>${title}<span class="tag">已填</span> <${Grade} of=${grade} /></summary>${children}</details>`;

export function Piece({ asked, number, form, uploads, arrived, fold }) {
	const name = "requirement/" + asked.requirement;
	const [before] = useState(() => fold && !wide && filled(form.values, name));
	const error = form.errors.find(e => e.field === name);
	const wrong = form.errors.some(e => (e.field + "/").startsWith(name + "/"));
	const shared = { asked, form, name, number, uploads, arrived };
	const title = html`<h3>${number}. ${asked.title}</h3>`;
	const within = html`<${Asked} asked=${asked} />
		${error && html`<p class="error"><span class="unseen">错误：</span>${error.detail}</p>`}
		<${Given} ...${shared} />
		<${Area} name=${name + "/remark"} label="说明（可不填，评价人会看到）" max=${1000} rows=${2} />
		<${SelfVerdict} ...${shared} />`;
	form.fields[name] = {};
	return html`<section class="card" id=${"f-requirement-" + asked.requirement} tabindex="-1">${before ?
		html`<${Folded} title=${title} grade=${pieceGrade(asked.criteria, form.values[name + "/ticks"])} wrong=${wrong}>${within}<//>` :
		html`${title}${within}`}</section>`;
}
