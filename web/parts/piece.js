/* piece.js - a piece of evidence, shown where the reader is: a picture and a film
 * in place, anything else as a button that opens or downloads it.
 *
 *	<${Piece} name="方案.docx" type="application/..." size=${12345} link=${null}
 *	          href="/api/evidence/file/12/3" />
 *
 * Either link (an address that the teacher gave) or href (where the file is).
 */
import { html } from "./view.js";
import { size as inWords } from "./dates.js";

function View({ name, type, href }) {
	if (/^image\//.test(type))
		return html`<img class="evidence" src=${href} alt=${"图片材料：" + name} loading="lazy" />`;
	if (/^video\//.test(type))
		return html`<video class="evidence" src=${href} controls preload="metadata" playsinline
			aria-label=${"视频材料：" + name}></video>`;
	return null;
}

const verb = type => /^(image|video)\//.test(type) ? "另开窗口看" : type === "application/pdf" ? "打开" : "下载";

export function Piece({ name, type = "", size, link, href }) {
	if (link)
		return html`<p class="file-name"><a href=${link} target="_blank" rel="noopener noreferrer">${link}
			<span class="unseen">（在新窗口打开校外网址）</span></a></p>`;
	return html`<div><${View} name=${name} type=${type || ""} href=${href} />
		<p class="file-name">${name} ${size && html`<small>${inWords(size)}</small>`}
			<a class="file-open" href=${href} target="_blank" rel="noopener">${verb(type || "")}
				<span class="unseen">${name}</span></a></p></div>`;
}
