/* upload.js - one file to the server, however bad the line (tus 1.0).
 *
 *	<${Upload} name="piece-3" label="上传学情分析方案" hint="文档，不超过 50 MB"
 *	           to="/api/evidence/upload" meta=${{ piece: "3" }}
 *	           done=${(url, reply, file) => ...} />
 *
 * url is the address of the finished upload (its last step is its id); reply is
 * the last answer (reply.getHeader(name)).  label stands on the button.  filename and filetype are added to meta.
 * Sent in parts of 4 MiB; goes on by itself when the line comes back and when she has signed in
 * again; when the same file is chosen once more, also after the browser was closed and in another
 * one: the server knows it by its mark.  name is unique on the page.
 *
 * many(files): several may be chosen, which then are the caller's (to be remembered, too: memory()), and on a
 * phone also taken by the camera.  file: this one, at once; gone(): she gave it up; failed(problem): it was refused.
 */
import { html, useEffect, useRef, useState } from "./view.js";
import { get, Problem, randomKey, signInAgain, whoIsIt } from "./api.js";
import { length, size } from "./dates.js";
import { load } from "./load.js";

const PART = 4 * 1024 * 1024;
const SAMPLE = 64 * 1024;
const WAITS = [0, 1000, 3000];	/* then it is said, and tried again when the line is back, or every */
const AGAIN = 15000;
const WINDOW = 8000;	/* milliseconds over which the rate is taken */

/* tus-js-client is a third of a page, so it comes once the page stands. */
const client = () => load("tus").catch(() => { throw new Problem(0); });

/* What was on its way when the page was left, on this device. */
export function memory(name) {
	const key = "upload:" + whoIsIt().person + ":" + location.pathname + location.search + "#" + name;
	return {
		read: () => JSON.parse(localStorage.getItem(key) || "null"),
		write: what => localStorage.setItem(key, JSON.stringify(what)),
		drop: () => localStorage.removeItem(key)
	};
}

/* The server's sentence in a tus error; a lost line has none. */
function problemOf(error) {
	const reply = error.originalResponse;
	if (error.causingError instanceof Problem)
		return error.causingError;		/* keepGoing()'s */
	if (!reply)
		return new Problem(0);
	let body = null;
	try {
		body = JSON.parse(reply.getBody());
	} catch (e) {
		body = null;
	}
	return new Problem(reply.getStatus(), body);
}

/* A state of the line or the server that passes by itself; a full disk (507) is not. */
const passes = status => status === 0 || [409, 423, 429].includes(status) || (status >= 500 && status !== 507);

/* tus-js-client begins anew, from the first byte, whenever it is not told how far an
 * upload is.  Only one that is gone (404, 410) is begun anew; all else passes. */
function keepGoing(request, reply) {
	const status = reply.getStatus();
	if (request.getMethod() !== "HEAD" || status < 300 || [404, 410, 423].includes(status))
		return;
	throw new Problem(status);
}

/* Bytes a second over the last few seconds. */
function pace() {
	const seen = [];
	return bytes => {
		const at = Date.now();
		seen.push({ at, bytes });
		while (seen.length > 2 && at - seen[0].at > WINDOW)
			seen.shift();
		const span = at - seen[0].at;
		return span > 500 ? (bytes - seen[0].bytes) * 1000 / span : 0;
	};
}

/* What is the same for the same file wherever it is chosen, as names and dates on phones are
 * not: its size and two sums (FNV-1a) over its first, middle and last bytes. */
async function markOf(file) {
	const places = [0, Math.floor((file.size - SAMPLE) / 2), file.size - SAMPLE].map(at => Math.max(0, at));
	const bytes = new Uint8Array(await new Response(new Blob(places.map(at => file.slice(at, at + SAMPLE)))).arrayBuffer());
	let one = 0x811c9dc5, other = 0x1b873593;
	bytes.forEach(byte => {
		one = Math.imul(one ^ byte, 0x01000193);
		other = Math.imul(other + byte, 0x01000193) ^ one >>> 15;
	});
	return [one, other].map(sum => (sum >>> 0).toString(16)).join("x");
}

/* The address of this very file where it was begun and not ended. */
const begunBefore = (to, mark, file) => get(to + "?mark=" + mark + "&size=" + file.size).then(
	answer => to + "/" + answer.data.upload,
	problem => {
		if (problem.status === 404)
			return null;
		throw problem;
	});

function begin(tus, file, { to, meta }, mark, begun, on) {
	const key = randomKey();
	const rate = pace();
	return new tus.Upload(file, {
		endpoint: to,
		chunkSize: PART,
		retryDelays: WAITS,
		uploadUrl: begun,
		metadata: Object.assign({ filename: file.name, filetype: file.type, mark }, meta),
		storeFingerprintForResuming: false,
		onBeforeRequest: request => {
			request.setHeader("X-CSRF-Token", whoIsIt().token);
			if (request.getMethod() === "POST")
				request.setHeader("Idempotency-Key", key);
		},
		onAfterResponse: keepGoing,
		onShouldRetry: error => passes(problemOf(error).status),
		onProgress: sent => on.progress(sent, rate(sent)),
		onError: error => on.error(problemOf(error)),
		onSuccess: on.success
	});
}

function Progress({ state, label }) {
	const percent = Math.floor(state.sent * 100 / (state.file.size || 1));
	const rest = state.rate > 0 ? (state.file.size - state.sent) / state.rate : 0;
	return html`<p class="file-name">${state.file.name}（${size(state.file.size)}）</p>
		<progress max="100" value=${percent} aria-label=${label + "上传进度"}>${percent}%</progress>
		<p class="hint">${percent}%${state.word === "sending" && state.rate > 0 &&
			"，每秒 " + size(state.rate) + "，约需 " + length(rest)}
			${state.word === "paused" && "，已暂停"}
			${state.word === "lost" && (state.busy ? "，这个文件正从另一处上传，稍后自动接着传" : "，网络断了，恢复后自动接着传")}</p>`;
}

/* One button to see; above it lies the browser's own control, for finger, keyboard and who hears the page. */
const Choice = ({ id, words, pick, more }) => html`<span class="choose-file"><input type="file" id=${id} onChange=${pick} ...${more} />
	<label class="button plain" for=${id}>${words}</label></span>`;

/* A phone's own list of files may leave the camera out. */
const CAMERA = { accept: "image/*", capture: "environment" };
const touched = () => matchMedia("(pointer: coarse)").matches;

function Chooser({ id, label, hint, left, problem, pick, many }) {
	const more = { multiple: many, "aria-describedby": hint ? id + "-hint" : null, "aria-invalid": problem ? "true" : null };
	return html`${hint && html`<p class="hint" id=${id + "-hint"}>${hint}</p>`}
		${left && html`<p class="hint">上次“${left.file}”传到${left.percent}%。再选同一个文件，会从断开的地方接着传。</p>`}
		${problem && html`<p class="error" role="alert">${problem.message}</p>`}
		<div class="buttons"><${Choice} id=${id} words=${label} pick=${pick} more=${more} />
			${many && touched() && html`<${Choice} id=${id + "-camera"} words="拍照" pick=${pick} more=${CAMERA} />`}</div>`;
}

export function Upload(props) {
	const { name, label, hint, done, many, file: given } = props;
	const [state, set] = useState(given ? { word: "sending", file: given, sent: 0, rate: 0 } : { word: "idle" });
	const now = useRef(null);
	const kept = memory(name);
	const update = part => {
		now.current = Object.assign({}, now.current, part);
		set(now.current);
	};
	const on = {
		progress: (sent, rate) => {
			kept.write({ file: now.current.file.name, percent: Math.floor(sent * 100 / (now.current.file.size || 1)) });
			update({ sent, rate, word: "sending" });
		},
		error: problem => {
			if (problem.status === 401)
				signInAgain().then(() => now.current.word === "lost" && go());
			if (problem.status === 401 || passes(problem.status))
				return update({ word: "lost", busy: problem.status === 423 });
			kept.drop();
			return refuse(problem);
		},
		success: reply => {
			kept.drop();
			update({ word: "done" });
			if (done)
				done(now.current.upload.url, reply && reply.lastResponse, now.current.file);
		}
	};
	const refuse = problem => props.failed ? props.failed(problem) : update({ word: "idle", problem });
	const take = file => {
		if (file.size === 0)
			return refuse(new Problem(422, { detail: "这个文件是空的，请另选一个" }));
		update({ file, upload: null, sent: 0, problem: null });
		return go();
	};
	const pick = event => {
		const files = [].slice.call(event.target.files);
		if (files.length)
			(many || (all => take(all[0])))(files);
	};
	const hold = () => stop(false).then(() => update({ word: "paused" }));
	const go = () => {
		update({ word: "sending", rate: 0 });
		if (now.current.upload)
			return now.current.upload.start();
		const { file } = now.current;
		return Promise.all([client(), markOf(file).then(mark => begunBefore(props.to, mark, file).then(begun => [mark, begun]))]).then(([tus, [mark, begun]]) => {
			if (now.current.file !== file || now.current.word !== "sending")
				return;		/* given up, or paused, meanwhile */
			const upload = begin(tus, file, props, mark, begun, on);
			update({ upload });
			upload.start();
		}).catch(on.error);
	};
	const stop = gone => now.current.upload ? now.current.upload.abort(gone).catch(() => {}) : Promise.resolve();
	const drop = () => stop(true).then(() => {
		kept.drop();
		update({ word: "idle", problem: null });
		if (props.gone)
			props.gone();
	});
	useEffect(() => {
		client().catch(() => {});
		if (given)
			take(given);
		const back = () => now.current && now.current.word === "lost" && go();
		addEventListener("online", back);
		const timer = setInterval(back, AGAIN);
		return () => {
			removeEventListener("online", back);
			clearInterval(timer);
			if (now.current && now.current.upload && now.current.word === "sending")
				now.current.upload.abort();
		};
	}, []);
	const id = "u-" + name;
	if (state.word === "idle")
		return html`<div class=${"field" + (state.problem ? " wrong" : "")}><${Chooser} id=${id}
			label=${label} hint=${hint} left=${!many && kept.read()} problem=${state.problem} pick=${pick} many=${Boolean(many)} /></div>`;
	if (state.word === "done")
		return html`<div class="field"><p class="file-label">${label}</p>
			<p class="good-line" role="status">已传完：${state.file.name}（${size(state.file.size)}）</p>
			<button type="button" class="button plain" onClick=${() => update({ word: "idle" })}>换一个文件</button></div>`;
	return html`<div class="field"><p class="file-label">${label}</p>
		<${Progress} state=${state} label=${label} />
		<div class="buttons">${state.word === "sending" ?
			html`<button type="button" class="button plain" onClick=${hold}>暂停</button>` :
			html`<button type="button" class="button" onClick=${go}>继续上传</button>`}
			<button type="button" class="button plain" onClick=${drop}>取消</button></div></div>`;
}
