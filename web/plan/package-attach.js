/* package-attach.js - files to a document of the package: named in the draft, handed in with it. */
import { html } from "../parts/page.js";
import { Upload } from "../parts/upload.js";
import { word } from "../parts/words.js";
import { drop, rowsOf } from "./rows.js";

const NAME = "draft/attachments";
const MOST = 20;

const token = url => url.split("/").pop();

export function Attachments({ form, document, first }) {
	const count = rowsOf(form, NAME);
	const at = (i, key) => NAME + "/" + i + "/" + key;
	const mine = Array.from({ length: count }, (_, i) => i).filter(i => form.values[at(i, "document")] === document);
	const add = (url, reply, file) => form.reset(Object.assign({}, form.now(), { [at(count, "document")]: document,
		[at(count, "upload")]: token(url), [at(count, "name")]: file.name }));
	form.fields[NAME] = {};
	return html`<details open=${mine.length > 0} id=${first ? "f-draft-attachments" : null}>
		<summary>附件（${mine.length}个）</summary>
		<ul class="lines">${mine.map(i => html`<li class="file-name">${form.values[at(i, "name")]}${"　"}
			<button type="button" class="link-button" onClick=${() => drop(form, NAME, i)}>删去<span class="unseen">附件${form.values[at(i, "name")]}</span></button></li>`)}</ul>
		${count < MOST ? html`<${Upload} key=${count} name=${"attachment-" + document} label=${"添加" + word("document", document) + "的附件"}
			hint="Word、Excel、PDF 或图片；传完后随方案一起提交" to="/api/evidence/upload" done=${add} />` :
			html`<p class="hint">附件最多${MOST}个。</p>`}</details>`;
}
