/* send.js - a file in one piece, with the progress of its bytes; for what is too small for
 * upload.js and too large to be sent without a sign of life.
 *
 *	const sending = useSending();
 *	await sending.send(path, file)             what post() answers
 *	await sending.fetch(path, file, "名.xlsx")  the answer is a file: it is saved
 *	<${Sending} of=${sending} after="已送达，正在核对…" />
 */
import { html, useState } from "./view.js";
import { postBy, Problem } from "./api.js";

/* Promises as fetch does in api.js; progress(part of 1). */
const way = (progress, asFile) => (method, path, headers, body) => new Promise((done, fail) => {
	const line = new XMLHttpRequest();
	line.open(method, path);
	Object.keys(headers).forEach(name => line.setRequestHeader(name, headers[name]));
	line.responseType = "blob";
	line.upload.onprogress = event => progress(event.loaded / event.total);
	line.onerror = line.onabort = () => fail(new Problem(0));
	line.onload = async () => {
		const good = line.status >= 200 && line.status < 300;
		const json = /json/.test(line.getResponseHeader("Content-Type") || "");
		const data = asFile && good ? line.response : json ? JSON.parse(await new Response(line.response).text()) : null;
		if (good)
			return done({ status: line.status, data });
		fail(Object.assign(new Problem(line.status, data), { wait: Number(line.getResponseHeader("Retry-After")) || 0 }));
	};
	line.send(body);
});

function save(blob, name) {
	const link = document.createElement("a");
	link.href = URL.createObjectURL(blob);
	link.download = name;
	document.body.append(link);
	link.click();
	link.remove();
	setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

export function useSending() {
	const [part, show] = useState(null);
	const post = async (path, file, asFile) => {
		show(0);
		try {
			return await postBy(way(show, asFile), path, file);
		} finally {
			show(null);
		}
	};
	return {
		part,
		send: (path, file) => post(path, file, false),
		fetch: async (path, file, name) => save((await post(path, file, true)).data, name)
	};
}

/* What has been sent, in percent; once all is there, that the server is at work. */
export function Sending({ of, after }) {
	if (of.part === null)
		return null;
	return of.part < 1 ? html`<progress max="1" value=${of.part} aria-label="上传进度"></progress>
		<p class="hint">已上传${Math.floor(of.part * 100)}%</p>` :
		html`<progress aria-label=${after}></progress><p class="hint" role="status">${after}</p>`;
}
