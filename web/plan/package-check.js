/* package-check.js - the policy beside the draft: the server's own check of what is saved, asked
 * again after every save, part by part; nothing of the rules stands here.
 *
 *	const check = useCheck(draft);           { faults, when } or null before the first answer
 *	<${Check} check=${check} documents=${asked(rules)} rules=${rules} />
 */
import { html, useEffect, useState } from "../parts/page.js";
import { get } from "../parts/api.js";
import { clock } from "../parts/dates.js";
import { wide } from "../parts/section.js";
import { word } from "../parts/words.js";
import { phrase } from "./abilities.js";

export function useCheck(draft) {
	const [check, set] = useState(null);
	const { word: state, at } = draft.state;
	useEffect(() => {
		let current = true;
		if (state === "ready" || state === "saved")
			get("/api/plan/package/check").then(answer => current &&
				set({ faults: answer.data.rows, when: new Date().toISOString() }), () => {});
		return () => { current = false; };
	}, [state, at]);
	return check;
}

/* The faults at a place of the draft or inside it. */
export const faultsAt = (check, name) => check.faults.filter(one =>
	one.field === "/" + name || one.field.startsWith("/" + name + "/"));

/* Whose rule it is stands once below, so not behind every sentence. */
const short = sentence => sentence.replace(/（通知要求“.*$/, "").replace(/（本系统默认）.*$/, "");

const place = name => "#f-" + name.replace(/\//g, "-");

function Line({ name, label, faults }) {
	return html`<li class=${faults.length ? "" : "reached"}><a href=${place(name)}>${label}</a>
		<span class="unseen">${faults.length ? "，还没有达到" : "，已达到"}</span>
		${faults.map(one => html`<small>${short(one.detail)}</small>`)}</li>`;
}

function Whose({ rule }) {
	return rule && rule.value !== null && html`<p class="hint">${phrase(rule) ? "通知要求“" + phrase(rule) + "”" : "本系统默认"}</p>`;
}

function Document({ check, name, parts }) {
	return html`<h3>${word("document", name)}</h3><ul class="asked">${parts.map(part => html`
		<${Line} name=${"draft/" + name + "/" + part[0]} label=${part[1]} faults=${faultsAt(check, "draft/" + name + "/" + part[0])} />`)}</ul>`;
}

function Offer({ check, rules, strong }) {
	const faults = faultsAt(check, "draft/offer");
	return html`<h3>提供选学的能力点</h3>
		<ul class="asked">${faults.length ? faults.map(one => html`<li>${one.detail}<span class="unseen">，还没有达到</span></li>`) :
			html`<li class="reached">能力点的选定<span class="unseen">，已达到</span></li>`}</ul>
		${!faults.length && html`<${Whose} rule=${strong && rules.dim_min_strong || rules.dim_min} />`}`;
}

export function Check({ check, documents, rules, strong }) {
	return html`<aside class="check" aria-label="对照规定"><details open=${wide}>
		<summary><b>对照规定：${!check ? "正在核对…" : check.faults.length ? "还有" + check.faults.length + "处没有达到" : "全部达到，可以提交"}</b></summary>
		${check && html`${documents.map(one => html`<${Document} check=${check} name=${one[0]} parts=${one[1]} />`)}
			<${Whose} rule=${rules.documents} />
			<${Offer} check=${check} rules=${rules} strong=${strong} />
			<p class="hint" role="status">${clock(check.when)} 按已保存的内容核对</p>`}</details></aside>`;
}
