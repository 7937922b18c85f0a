/* left.js - uploads that were begun and never ended: gone on with, or given up. */
import { html, useState } from "../parts/page.js";
import { whoIsIt } from "../parts/api.js";
import { size } from "../parts/dates.js";

const giveUp = token => fetch("/api/evidence/upload/" + token, { method: "DELETE", credentials: "same-origin",
	headers: { "Tus-Resumable": "1.0.0", "X-CSRF-Token": whoIsIt().token } });

function One({ upload, gone }) {
	const [failed, setFailed] = useState(false);
	const drop = () => giveUp(upload.upload).then(reply =>
		reply.ok || reply.status === 404 ? gone() : setFailed(true), () => setFailed(true));
	return html`<li class="card act"><div><p>${upload.name}（${size(upload.size)}）</p>
			${failed && html`<p class="error" role="alert">没有删成，请稍后再试。</p>`}</div>
		<button type="button" class="button plain" onClick=${drop}>删去<span class="unseen">：${upload.name}</span></button></li>`;
}

export function Left({ uploads }) {
	const [rest, setRest] = useState(uploads.filter(upload => !upload.finished));
	if (!rest.length)
		return null;
	return html`<h2>没有传完的文件</h2>
		<p class="hint">在原来的位置再选同一个文件，会从断开的地方接着传。不要的可以删去；7天后自动删去。</p>
		<ul class="cards">${rest.map(upload => html`<${One} key=${upload.upload} upload=${upload}
			gone=${() => setRest(rest.filter(other => other !== upload))} />`)}</ul>`;
}
