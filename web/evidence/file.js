/* file.js - what is uploaded for one line of what is asked: a file, or several pictures in her order,
 * which are chosen together or one by one and go up one after the other. */
import { html, useState, Notice } from "../parts/page.js";
import { size } from "../parts/dates.js";
import { memory, Upload } from "../parts/upload.js";

/* As evidence/draft.h has it. */
const MOST = 9;
const OURS = "最多" + MOST + "张（本系统默认）";

/* As evidence/format.c takes them. */
const TAKES = {
	document: "Word、Excel、PPT、WPS 或 PDF，不超过 200 MB",
	video: "MP4、MOV 等，不超过 2 GB；可以分几次传，断了会接着传",
	image: "JPG 或 PNG 等，每张不超过 50 MB；可以一次选几张，" + OURS,
	any: "文档、图片或视频都可以；图片可以一次选几张，" + OURS
};
const mayBeSeveral = asked => asked.kind === "image" || asked.kind === "any";
const isPicture = file => /^image\//.test(file.type) || /\.(jpe?g|png|gif|webp|heic|heif)$/i.test(file.name);

const tokensOf = (values, name) => [values[name + "/upload"]].concat(values[name + "/more"] || []).filter(Boolean);

const Look = ({ upload }) => html`<a class="button plain" target="_blank" rel="noopener"
	href=${"/api/evidence/upload/" + upload.upload + "/file"}>查看<span class="unseen">：${upload.name}</span></a>`;

function Kept({ upload, change }) {
	return html`<div class="field"><p class="file-label">已上传的文件</p>
		<p class="good-line">${upload.name}（${size(upload.size)}）</p>
		<div class="buttons"><${Look} upload=${upload} />
			<button type="button" class="button plain" onClick=${change}>换一个文件</button></div></div>`;
}

const Waiting = ({ again }) => html`<p role="status">文件已传完，正在核对。
	<button type="button" class="link-button" onClick=${again}>没有反应？再核对一次</button></p>`;

function Picture({ upload, number, forward, drop }) {
	return html`<li><img class="thumb" src=${"/api/evidence/upload/" + upload.upload + "/preview"} alt="" loading="lazy" />
		<p class="file-name">第${number}张：${upload.name}（${size(upload.size)}）</p>
		<div class="buttons"><${Look} upload=${upload} />
			${number > 1 && html`<button type="button" class="button plain" onClick=${forward}>往前放<span class="unseen">：第${number}张</span></button>`}
			<button type="button" class="button plain" onClick=${drop}>删去<span class="unseen">：第${number}张</span></button></div></li>`;
}

/* put(tokens): these, in this order. */
function Pictures({ tokens, uploads, put, again }) {
	const without = token => tokens.filter(other => other !== token);
	const forward = i => () => put(without(tokens[i]).slice(0, i - 1).concat([tokens[i]], without(tokens[i]).slice(i - 1)));
	/* The button that was pressed is gone: the focus stays with the piece. */
	const drop = token => event => {
		event.target.closest(".card").focus({ preventScroll: true });
		put(without(token));
	};
	return html`<p class="file-label">已上传的图片</p><ol class="pictures">${tokens.map((token, i) => {
		const upload = uploads.find(one => one.upload === token);
		return upload ? html`<${Picture} key=${token} upload=${upload} number=${i + 1} forward=${forward(i)} drop=${drop(token)} />` :
			html`<li key=${token}><${Waiting} again=${again} /></li>`;
	})}</ol>`;
}

/* What of these files may come to those that are there, and what is to be said of the rest. */
function sorted(files, there) {
	if (files.length + there > 1 && !files.every(isPicture))
		return { take: [], say: ["只有图片可以放几张，其他文件请只选一个（本系统默认）。"] };
	const take = files.slice(0, MOST - there);
	return { take, say: take.length < files.length ? ["图片" + OURS + "，后面的" + (files.length - take.length) + "张没有放进来。"] : [] };
}

/* The names of those that were chosen and have not arrived: a page that is opened anew has no files any more. */
const unsent = asked => memory("piece-" + asked.requirement + "-unsent");

/* Handed in: what did not come with it is not missed any more. */
export const forget = asked => unsent(asked).drop();

/* Without one of each name that is chosen now. */
const besides = (names, chosen) => chosen.reduce((rest, one) => rest.filter((name, at) => at !== rest.indexOf(one)), names);

function Missed({ names, drop }) {
	return html`<${Notice} kind="warn"><p><b>上次选的还有${names.length}个没有传完：</b>${names.join("、")}。</p>
		<p>请在下面再选一次，传到一半的会接着传。</p>
		<p><button type="button" class="link-button" onClick=${drop}>不传这些了</button></p><//>`;
}

/* waiting: the files on their way, the first of them now; missed: names of those of the last time.  Both are remembered. */
function useWaiting(asked) {
	const kept = unsent(asked);
	const [state, set] = useState(() => ({ waiting: [], missed: kept.read() || [] }));
	const put = change => set(before => {
		const now = Object.assign({}, before, change(before)), names = now.waiting.map(file => file.name).concat(now.missed);
		if (names.length)
			kept.write(names);
		else
			kept.drop();
		return now;
	});
	return { waiting: state.waiting, missed: state.missed,
		take: files => put(({ missed }) => ({ waiting: files, missed: besides(missed, files.map(file => file.name)) })),
		next: () => put(({ waiting }) => ({ waiting: waiting.slice(1) })),
		forgo: () => put(() => ({ missed: [] })) };
}

export function File({ asked, form, name, uploads, arrived }) {
	const { waiting, missed, take: wait, next, forgo } = useWaiting(asked);
	const [said, say] = useState([]);
	const tokens = tokensOf(form.values, name);
	const first = tokens.length === 1 && uploads.find(one => one.upload === tokens[0]);
	const put = list => {
		form.set(name + "/link", "");
		form.set(name + "/upload", list[0] || null);
		form.set(name + "/more", list.slice(1));
	};
	const done = url => {
		put(tokensOf(form.now(), name).concat([url.split("/").pop()]));
		next();
		arrived();
	};
	const many = files => {
		const { take, say: words } = sorted(files, tokens.length);
		say(words);
		wait(take);
	};
	const failed = problem => {
		say(list => list.concat([waiting[0].name + "：" + problem.message]));
		next();
	};
	const up = { to: "/api/evidence/upload", name: "piece-" + asked.requirement, done };
	if (first && (first.kind !== "image" || !mayBeSeveral(asked)))
		return html`<${Kept} upload=${first} change=${() => put([])} />`;
	if (!mayBeSeveral(asked))
		return tokens.length ? html`<${Waiting} again=${arrived} />` : html`<${Upload} label="上传文件" hint=${TAKES[asked.kind]} ...${up} />`;
	return html`${tokens.length > 0 && html`<${Pictures} tokens=${tokens} uploads=${uploads} put=${put} again=${arrived} />`}
		${said.map(words => html`<p class="error" role="alert">${words}</p>`)}
		${missed.length > 0 && !waiting.length && tokens.length < MOST && html`<${Missed} names=${missed} drop=${forgo} />`}
		${waiting.length > 0 ? html`<${Upload} key=${waiting.length} label="正在上传" file=${waiting[0]} gone=${next} failed=${failed} ...${up} />
			${waiting.length > 1 && html`<p class="hint">接下来还有${waiting.length - 1}张：${waiting.slice(1).map(file => file.name).join("、")}。</p>`}` :
			tokens.length < MOST && html`<${Upload} key="choose" label=${tokens.length ? "再添图片" : "上传文件"} many=${many} ...${up}
				hint=${tokens.length ? "还可以添" + (MOST - tokens.length) + "张。" : TAKES[asked.kind]} />`}`;
}
