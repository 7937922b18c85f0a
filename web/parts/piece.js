/* piece.js - a piece of evidence, shown where the reader is: a picture, a film and (where the
 * browser can, on a wide screen) a PDF in place, anything else as a file to download.
 *
 *	<${Piece} name="方案.docx" type="application/..." size=${12345} link=${null}
 *	          href="/api/evidence/file/12/3" preview="/api/evidence/preview/12/3" />
 *
 * Either link (an address that the teacher gave) or href (where the file is); preview: where a
 * picture is smaller, and shown in any browser (HEIC); framed: a page that may have a frame
 * (nginx/weinengli-zones.conf) shows a PDF in one; more: the pictures after the first, each with its
 * number, name, type and size: one is shown at a time, the others by 上一张, 下一张.
 *
 *	showsInPlace(piece)	is there more to look at here than a line of text?
 */
import { html, useState } from "./view.js";
import { size as inWords } from "./dates.js";

/* What a file is, for who can't see it in place; by its media type, as fcgi/evidence/format.c has them. */
const KINDS = [[/wordprocessingml|msword/, "Word 文档"], [/spreadsheetml|ms-excel/, "表格"], [/presentationml|powerpoint/, "演示文稿"],
	[/ms-works/, "WPS 文档"], [/pdf/, "PDF 文档"], [/^text\//, "文本"], [/^image\//, "图片"], [/^video\//, "视频"]];
const kindOf = type => (KINDS.find(([like]) => like.test(type)) || ["", "文件"])[1];

/* These films no browser plays. */
const PLAYS = /^video\/(mp4|quicktime|webm)$/;
const showsPdf = () => "application/pdf" in navigator.mimeTypes && matchMedia("(min-width: 60em)").matches;

function Picture({ name, from }) {
	const [bad, set] = useState(false);
	return bad ? html`<p class="hint">这张图片不能在这里显示，请打开原图来看。</p>` :
		html`<img class="evidence" src=${from} alt=${"图片材料：" + name} loading="lazy" onError=${() => set(true)} />`;
}

export const showsInPlace = ({ link, type }) => !link && (/^image\//.test(type) || PLAYS.test(type) || (type === "application/pdf" && showsPdf()));

function View({ name, type, href, preview, framed }) {
	if (/^image\//.test(type))
		return html`<${Picture} name=${name} from=${preview || href} />`;
	if (PLAYS.test(type))
		return html`<video class="evidence" src=${href} controls preload="metadata" playsinline
			aria-label=${"视频材料：" + name}></video>`;
	if (framed && type === "application/pdf" && showsPdf())
		return html`<iframe class="evidence page-view" src=${href} title=${"PDF 材料：" + name}></iframe>`;
	return html`<p class="hint">${kindOf(type)}，${type === "application/pdf" ? "请打开来看。" : "浏览器不能直接显示，请下载后打开。"}</p>`;
}

const verb = type => /^image/.test(type) ? "看原图" : type === "application/pdf" || PLAYS.test(type) ? "另开窗口看" : "下载";

/* The buttons stand above, so that they stay where they are whatever picture comes. */
function Pictures({ all, href, preview, framed }) {
	const [at, turn] = useState(0);
	const way = (to, name, words) => html`<button type="button" class=${"button plain " + name} aria-disabled=${String(!all[to])}
		onClick=${() => all[to] && turn(to)}>${words}</button>`;
	const here = address => address + (at ? "?number=" + all[at].number : "");
	return html`<div class="turn no-print">${way(at - 1, "turn-back", "上一张")}
			<p role="status">第${at + 1}张，共${all.length}张</p>${way(at + 1, "turn-on", "下一张")}</div>
		<${Piece} key=${at} ...${all[at]} href=${here(href)} preview=${here(preview)} framed=${framed} />`;
}

export function Piece({ name, type = "", size, link, href, preview, framed, more }) {
	if (more && more.length)
		return html`<${Pictures} all=${[{ name, type, size }].concat(more)} href=${href} preview=${preview} framed=${framed} />`;
	if (link)
		return html`<p class="file-name"><a href=${link} target="_blank" rel="noopener noreferrer">${link}
			<span class="unseen">（在新窗口打开校外网址）</span></a></p>`;
	return html`<div><${View} name=${name} type=${type || ""} href=${href} preview=${preview} framed=${framed} />
		<p class="file-name">${name} <small>${kindOf(type || "")}${size && "，" + inWords(size)}</small> <a class="file-open" href=${href} target="_blank" rel="noopener">${verb(type || "")}
				<span class="unseen">${name}</span></a></p></div>`;
}
