/* piece.js - one line of what is asked: a file or a link, a word about it, and
 * the teacher's own verdict by the criteria. */
import { html } from "../parts/page.js";
import { size } from "../parts/dates.js";
import { Area, Text } from "../parts/form.js";
import { Ticks } from "../parts/rubric.js";
import { Upload } from "../parts/upload.js";
import { word } from "../parts/words.js";

/* As evidence/format.c takes them. */
const TAKES = {
	document: "Word、Excel、PPT、WPS 或 PDF，不超过 200 MB",
	video: "MP4、MOV 等，不超过 2 GB；可以分几次传，断了会接着传",
	image: "JPG 或 PNG 等，不超过 50 MB",
	any: "文档、图片或视频都可以"
};

export function Asked({ asked, number }) {
	return html`<h3>${number}. ${asked.title}</h3>
		<p class="tags"><span class="tag">${word("kind", asked.kind)}</span>
			<span class="tag">${asked.required ? "必交" : "选交"}</span>
			<span class="tag">${word("origin", asked.origin)}</span></p>
		${asked.note && html`<p>${asked.note}</p>`}
		${asked.max_minutes && html`<p>视频不超过${asked.max_minutes}分钟。</p>`}
		${asked.origin !== "project-default" && asked.source && html`<p class="hint">出处：${asked.source}</p>`}`;
}

function Kept({ upload, change }) {
	return html`<div class="field"><p class="file-label">已上传的文件</p>
		<p class="good-line">${upload.name}（${size(upload.size)}）</p>
		<div class="buttons"><a class="button plain" target="_blank" rel="noopener"
				href=${"/api/evidence/upload/" + upload.upload + "/file"}>查看<span class="unseen">：${upload.name}</span></a>
			<button type="button" class="button plain" onClick=${change}>换一个文件</button></div></div>`;
}

function File({ asked, form, name, uploads, arrived }) {
	const token = form.values[name + "/upload"];
	const upload = token && uploads.find(one => one.upload === token);
	const done = url => {
		form.set(name + "/link", "");
		form.set(name + "/upload", url.split("/").pop());
		arrived();
	};
	if (upload && upload.finished)
		return html`<${Kept} upload=${upload} change=${() => form.set(name + "/upload", null)} />`;
	if (token && !upload)
		return html`<p role="status">文件已传完，正在核对。
			<button type="button" class="link-button" onClick=${arrived}>没有反应？再核对一次</button></p>`;
	return html`<${Upload} name=${"piece-" + asked.requirement} label="上传文件" hint=${TAKES[asked.kind]}
		to="/api/evidence/upload" done=${done} />`;
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
