/* piece.js - one line of what is asked: a file or a link, a word about it, and
 * the teacher's own verdict by the criteria. */
import { html } from "../parts/page.js";
import { Area, Text } from "../parts/form.js";
import { Ticks } from "../parts/rubric.js";
import { word } from "../parts/words.js";
import { File } from "./file.js";

export function Asked({ asked, number }) {
	return html`<h3>${number}. ${asked.title}</h3>
		<p class="tags"><span class="tag">${word("kind", asked.kind)}</span>
			<span class="tag">${asked.required ? "必交" : "选交"}</span>
			<span class="tag">${word("origin", asked.origin)}</span></p>
		${asked.note && html`<p>${asked.note}</p>`}
		${asked.max_minutes && html`<p>视频不超过${asked.max_minutes}分钟。</p>`}
		${asked.origin !== "project-default" && asked.source && html`<p class="hint">出处：${asked.source}</p>`}`;
}

function Given({ asked, form, name, uploads, arrived }) {
	const file = asked.kind !== "link";
	const link = asked.kind === "link" || (asked.kind === "any" && !form.values[name + "/upload"]);
	return html`${file && html`<${File} asked=${asked} form=${form} name=${name} uploads=${uploads} arrived=${arrived} />`}
		${link && html`<${Text} name=${name + "/link"} label=${file ? "或填写网址" : "网址"} type="url" inputmode="url"
			hint="以 http:// 或 https:// 开头，评价人要能打开" />`}`;
}

function SelfVerdict({ asked, name }) {
	return html`<${Ticks} name=${name + "/ticks"} label="自评" criteria=${asked.criteria} origin=${asked.origin}
		hint="逐条对照，做到的请勾选。等级由勾选的条目得出。" />`;
}

export function Piece({ asked, number, form, uploads, arrived }) {
	const name = "requirement/" + asked.requirement;
	const error = form.errors.find(e => e.field === name);
	const shared = { asked, form, name, uploads, arrived };
	form.fields[name] = {};
	return html`<section class="card" id=${"f-requirement-" + asked.requirement} tabindex="-1">
		<${Asked} asked=${asked} number=${number} />
		${error && html`<p class="error"><span class="unseen">错误：</span>${error.detail}</p>`}
		<${Given} ...${shared} />
		<${Area} name=${name + "/remark"} label="说明" hint="选填。评价人会看到。" max=${1000} rows=${2} />
		<${SelfVerdict} ...${shared} />
	</section>`;
}
