/* package.js - the school writes its package and hands it to the office. */
import { html, page, useState, Notice } from "../parts/page.js";
import { post } from "../parts/api.js";
import { Draft, useDraft } from "../parts/draft.js";
import { Area, Form, Text, flatten, nest } from "../parts/form.js";
import { Section, wide } from "../parts/section.js";
import { word } from "../parts/words.js";
import { Attachments } from "./package-attach.js";
import { Check, useCheck } from "./package-check.js";
import { Offer } from "./package-offer.js";
import { next, Remark, Standing, submitWords } from "./package-standing.js";
import { Groups, Stages } from "./rows.js";
import { asked, filled, lean } from "./documents.js";

/* --- between the form and the server ------------------------------------- */

const HOURS = /\/hours$/;

/* Hours are typed as 学时 and kept as hundredths. */
function toForm(answer) {
	const flat = flatten({ draft: answer.draft || {} });
	Object.keys(flat).forEach(name => {
		if (Array.isArray(flat[name]) && !/\/offer$/.test(name))
			delete flat[name];
		else if (HOURS.test(name))
			flat[name] = String(flat[name] / 100);
	});
	return Object.assign({ "draft/offer": [] }, flat);
}

function toBody(values) {
	const flat = Object.assign({}, values);
	Object.keys(flat).filter(name => HOURS.test(name) && flat[name] !== "").forEach(name => {
		flat[name] = Math.round(Number(flat[name]) * 100);
	});
	return lean(nest(flat));
}

/* --- the documents ------------------------------------------------------- */

function Part({ form, name, part, groups }) {
	const [, label, kind, hint] = part;
	if (kind === "stages")
		return html`<${Stages} form=${form} name=${name} label=${label} />`;
	if (kind === "groups")
		return html`<${Groups} form=${form} name=${name} label=${label} groups=${groups} />`;
	if (kind === "area")
		return html`<${Area} name=${name} label=${label} hint=${hint} max=${4000} rows=${5} />`;
	if (kind === "line")
		return html`<${Text} name=${name} label=${label} hint=${hint} maxlength="100" />`;
	return html`<${Text} name=${name} label=${label + "（学时）"} hint=${hint} type="number" min="0" max="1000"
		step="0.5" inputmode="decimal" short />`;
}

function Document({ form, data, name, parts, first }) {
	const now = (nest(form.values).draft || {})[name] || {};
	const done = parts.filter(part => filled(now[part[0]])).length;
	const wrong = form.errors.filter(one => one.field.startsWith("draft/" + name)).length;
	const remarked = data.state === "returned" && (data.remarks || []).some(one => one.document === name);
	return html`<${Section} id=${name} name=${word("document", name)} wrong=${wrong} open=${wide || remarked} says=${html`<span
			class=${done === parts.length ? "tag good" : "tag"}>${done} / ${parts.length} 部分已填</span>${remarked && html` <span class="tag warn">有意见</span>`}`}>
		<${Remark} data=${data} document=${name} part=${null} />
		${parts.map(part => html`<${Remark} data=${data} document=${name} part=${part[0]} />
			<${Part} form=${form} name=${"draft/" + name + "/" + part[0]} part=${part} groups=${data.groups || []} />`)}
		<${Attachments} form=${form} document=${name} first=${first} /><//>`;
}

/* --- the page ------------------------------------------------------------- */

function Contents({ documents }) {
	return html`<p class="hint">包括：${documents.map(one => html`<a href=${"#" + one[0]}>${word("document", one[0])}</a>、`)}
		<a href="#offer">提供选学的能力点</a>。各文档分哪几部分是本系统默认。</p>`;
}

function Editor({ draft, done }) {
	const { form, data } = draft;
	const documents = asked(data.rules);
	const check = useCheck(draft);
	const send = () => draft.save().then(() =>
		post("/api/plan/package/submission", undefined, draft.etag()));
	return html`<${Standing} data=${data} /><${Contents} documents=${documents} />
		<div class="beside"><${Check} check=${check} documents=${documents} rules=${data.rules} strong=${data.strong} />
		<${Form} form=${form} button=${submitWords(data)} send=${send} done=${done}>
			${documents.map((one, i) => html`<${Document} form=${form} data=${data} name=${one[0]} parts=${one[1]} first=${i === 0} />`)}
			<${Remark} data=${data} document="offer" part=${null} />
			<${Offer} draft=${draft} />
			<p class="hint">提交以后：${next(data)}</p><//></div>`;
}

function View() {
	const draft = useDraft("/api/plan/package", { toForm, toBody });
	const [sent, set] = useState(null);
	const done = answer => {
		set(answer.data.number);
		draft.reload();
		scrollTo(0, 0);
	};
	return html`${sent && html`<${Notice} kind="good"><p>第${sent}稿已提交。办理结果会显示在这里，也会发到您的消息里。</p><//>`}
		<p><a href="headcount.html">申报学校人数</a></p>
		<${Draft} of=${draft}>${draft.data && html`<${Editor} draft=${draft} done=${done} />`}<//>`;
}

page("学校方案", View);
