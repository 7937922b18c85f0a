/* print.js - certificates as a PDF: ordered, waited for, taken.
 *
 *	<${Print} button="生成证书 PDF" order=${() => post("/api/certificate/print/mine", { number })} />
 */
import { html, Notice, Trouble, useEffect, useState } from "../parts/page.js";
import { get } from "../parts/api.js";
import { size } from "../parts/dates.js";

const ASK_EVERY = 1000;		/* milliseconds */
const file = order => "/api/certificate/print/" + order + "/file";

const SENTENCES = {
	failed: "没有打印成功，请稍后再试；还不行，请联系系统管理员。",
	stale: "里面有证书后来已撤销或更正，请重新生成。",
	gone: "文件只保留7天，需要时请重新生成，内容完全一样。"
};

/* How an order of GET /api/certificate/print/{order} stands. */
export function Order({ of }) {
	if (of.state === "done")
		return html`<p><a class="button" href=${file(of.order)} download>下载 PDF（${of.pages}页，${size(of.bytes)}）</a></p>
			${of.unknown > 0 && html`<p class="hint">有${of.unknown}页的姓名或其他文字里有字体中没有的字，已用方框代替，请告诉系统管理员。</p>`}`;
	if (SENTENCES[of.state])
		return html`<p>${SENTENCES[of.state]}</p>`;
	return html`<p>正在生成：<progress value=${of.printed} max=${of.pages} aria-label="生成进度"></progress> ${of.printed} / ${of.pages} 页</p>`;
}

const ended = of => of.state !== "waiting" && of.state !== "printing";

/* Asks until it is done.  order: { order, pages } as the order was answered. */
export function Follow({ order }) {
	const [state, set] = useState({ now: Object.assign({ state: "waiting", printed: 0 }, order), problem: null });
	useEffect(() => {
		if (ended(state.now) || state.problem)
			return undefined;
		const timer = setTimeout(() => get("/api/certificate/print/" + order.order).then(
			answer => set({ now: answer.data, problem: null }),
			problem => set({ now: state.now, problem })), ASK_EVERY);
		return () => clearTimeout(timer);
	}, [state]);
	return html`<div aria-live="polite">
		${state.problem && html`<${Trouble} problem=${state.problem} again=${() => set({ now: state.now, problem: null })} />`}
		<${Notice}><${Order} of=${state.now} /><//></div>`;
}

export function Print({ button, order }) {
	const [state, set] = useState({ ordered: null, problem: null, busy: false });
	const begin = () => {
		set({ ordered: null, problem: null, busy: true });
		order().then(
			answer => set({ ordered: answer.data, problem: null, busy: false }),
			problem => set({ ordered: null, problem, busy: false }));
	};
	if (state.ordered)
		return html`<${Follow} order=${state.ordered} />`;
	return html`<div>${state.problem && html`<${Trouble} problem=${state.problem} />`}
		<button class="button" disabled=${state.busy} onClick=${begin}>${state.busy ? "正在提交…" : button}</button></div>`;
}
