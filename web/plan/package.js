/* package.js - the school writes its package and hands it to the office. */
import { html, page, useState, Notice } from "../parts/page.js";
import { post } from "../parts/api.js";
import { Draft, useDraft } from "../parts/draft.js";
import { Area, Day, Form, Text, flatten, nest } from "../parts/form.js";
import { day, moment } from "../parts/dates.js";
import { word } from "../parts/words.js";
import { Abilities, Asked, dimensionsOf, phrase } from "./abilities.js";
import { asked, filled, lean, place } from "./documents.js";

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

/* --- rows: stages and groups --------------------------------------------- */

const under = (form, name) => Object.keys(form.values).filter(key => key.startsWith(name + "/"));

const rowsOf = (form, name) => under(form, name).filter(key => form.values[key] !== undefined)
	.reduce((most, key) => Math.max(most, Number(key.slice(name.length + 1).split("/")[0]) + 1), 0);

/* Takes a row out: those behind it move up. */
function drop(form, name, at) {
	const rest = Object.assign({}, form.values);
	under(form, name).forEach(key => {
		const steps = key.slice(name.length + 1).split("/");
		if (Number(steps[0]) >= at)
			delete rest[key];
		if (Number(steps[0]) > at)
			rest[name + "/" + (steps[0] - 1) + "/" + steps[1]] = form.values[key];
	});
	form.reset(rest);
}

function Rows({ form, name, label, what, first, children }) {
	const count = rowsOf(form, name);
	const id = "f-" + name.replace(/\//g, "-");
	const error = form.errors.find(e => e.field === name);
	form.fields[name] = {};
	return html`<fieldset class=${"field" + (error ? " wrong" : "")} id=${id}><legend>${label}</legend>
		${error && html`<p class="error"><span class="unseen">错误：</span>${error.detail}</p>`}
		${Array.from({ length: count }, (_, i) => html`<div class="card row">
			${children(name + "/" + i, i)}
			<button type="button" class="link-button" onClick=${() => drop(form, name, i)}>删去第 ${i + 1} 个${what}</button>
		</div>`)}
		<button type="button" class="button plain" onClick=${() => form.set(name + "/" + count + "/" + first, "")}>
			添加${what}</button>
	</fieldset>`;
}

function Stages(props) {
	return html`<${Rows} ...${props} what="阶段" first="title">${(at, i) => html`
		<${Text} name=${at + "/title"} label=${"第 " + (i + 1) + " 阶段的任务"} />
		<div class="days"><${Day} name=${at + "/from"} label="开始日期" />
			<${Day} name=${at + "/to"} label="结束日期" /></div>`}<//>`;
}

function Groups({ groups, ...props }) {
	const { form, name } = props;
	const fill = () => form.reset(groups.reduce((values, group, i) =>
		Object.assign(values, { [name + "/" + i + "/name"]: group }), Object.assign({}, form.values)));
	return html`<${Rows} ...${props} what="教研组" first="name">${at => html`
			<${Text} name=${at + "/name"} label="教研组" />
			<${Area} name=${at + "/task"} label="研修任务" max=${1000} rows=${2} />`}<//>
		${groups.length > 0 && rowsOf(form, name) === 0 && html`<p>
			<button type="button" class="button plain" onClick=${fill}>填入本校的 ${groups.length} 个教研组</button></p>`}`;
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

function Document({ form, name, parts, groups }) {
	const now = (nest(form.values).draft || {})[name] || {};
	const done = parts.filter(part => filled(now[part[0]])).length;
	return html`<h2 id=${name}>${word("document", name)} <span class=${done === parts.length ? "tag good" : "tag"}>
			${done} / ${parts.length} 部分已填</span></h2>
		${parts.map(part => html`<${Part} form=${form} name=${"draft/" + name + "/" + part[0]} part=${part} groups=${groups} />`)}`;
}

/* --- the offer ----------------------------------------------------------- */

/* Whom a smaller offer hits: abilities that teachers have chosen and the draft leaves out. */
function Hit({ data, codes }) {
	const count = one => data.chosen.filter(code => code === one.code).length;
	const hit = data.chosen ? data.abilities.filter(one => !codes.includes(one.code) && count(one) > 0) : [];
	return hit.length > 0 && html`<${Notice} kind="warn"><p>已有教师选学的能力点不在这份草稿里，备案后他们须改选（已提交材料的不受影响）：</p>
		<ul>${hit.map(one => html`<li>${one.code} ${one.name}：${count(one)} 位教师</li>`)}</ul><//>`;
}

const LEVEL = ["multimedia", "blended", "smart"];

function Offer({ form, data }) {
	const codes = form.values["draft/offer"] || [];
	const chosen = data.abilities.filter(one => codes.includes(one.code));
	const { rules } = data;
	const least = data.strong && rules.dim_min_strong || rules.dim_min;
	const count = dimensionsOf(chosen, rules).length;
	const above = one => LEVEL.indexOf(one.environment) > LEVEL.indexOf(data.environment);
	return html`<h2 id="offer">提供选学的能力点</h2>
		<p>教师只能从备案的能力点里选学。本校是${word("environment", data.environment)}${
			data.strong && "，信息化条件较好"}。</p>
		<${Abilities} form=${form} name="draft/offer" label="能力点" list=${data.abilities}
			note=${one => above(one) && "需要" + word("environment", one.environment)} />
		<${Hit} data=${data} codes=${codes} />
		${least && least.value ? html`<${Asked} lines=${[["来自至少 " + least.value + " 个维度，已有 " + count + " 个（共 " +
			chosen.length + " 个能力点）", count >= least.value, phrase(least)]]} />` :
			html`<p class="hint">本地未规定维度数。已选 ${chosen.length} 个能力点，来自 ${count} 个维度。</p>`}`;
}

/* --- where the package stands -------------------------------------------- */

const Remarks = ({ list }) => list && list.length > 0 && html`<ul>${list.map(one => html`
	<li><b>${place(one, word)}</b>　<span class="prose">${one.remark}</span></li>`)}</ul>`;

const Due = ({ data }) => data.due && html`<p class=${data.late ? "error" : "hint"}>${data.late ? "已过" : ""}报送期限 ${day(data.due)}（通知要求「${
	data.rules.filing_due.phrase}」）</p>`;

/* Who has it now. */
const WAITS = { approval: data => "等待" + data.desk + "项目办审定", filing: data => "等待" + data.desk + "项目办审核备案",
	adoption: () => "等待校长或考核小组组长确认采用" };

const SAYS = {
	draft: () => html`<p>写好后提交给项目办审核备案。没写完可以先离开，内容会自动保存。</p>`,
	submitted: data => html`<h2>第 ${data.number} 稿已上报，${WAITS[data.waits](data)}</h2>
		<p>${moment(data.submitted_at)} 提交。现在再改，要重新提交才算数。</p>`,
	approved: data => html`<h2>第 ${data.number} 稿已审定${data.waits && "，" + WAITS[data.waits](data)}</h2>
		<p>${moment(data.reviewed_at)} 审定。现在再改，要重新提交才算数。</p>`,
	returned: data => html`<h2>第 ${data.number} 稿退回修改</h2>
		<p class="prose">${data.remark}</p><${Remarks} list=${data.remarks} />
		<p class="hint">${moment(data.reviewed_at)} 退回。改好后再次提交。</p>`,
	filed: data => html`<h2>第 ${data.number} 稿已备案</h2>
		<p>备案号：<b>${data.filing_number}</b>（${day(data.reviewed_at)}）</p>
		<p>以后的改动要重新提交、再次备案才生效。</p>`,
	adopted: data => html`<h2>第 ${data.number} 稿已采用</h2><p>${day(data.reviewed_at)} 采用。以后的改动要重新提交、再次采用才生效。</p>`
};
const KIND = { draft: "", submitted: "", approved: "", returned: "warn", filed: "good", adopted: "good" };

function Standing({ data }) {
	return html`<${Notice} kind=${KIND[data.state]}>${SAYS[data.state](data)}<${Due} data=${data} />
		${data.number !== null && html`<p><a href=${"package-read.html?plan=" + data.plan}>看提交的各稿</a></p>`}<//>`;
}

function Contents({ documents }) {
	return html`<p class="hint">包括：${documents.map(one => html`<a href=${"#" + one[0]}>${word("document", one[0])}</a>、`)}
		<a href="#offer">提供选学的能力点</a>。各文档分哪几部分是本系统默认。</p>`;
}

function Editor({ draft, done }) {
	const { form, data } = draft;
	const documents = asked(data.rules);
	const send = () => draft.save().then(() =>
		post("/api/plan/package/submission", undefined, draft.etag()));
	return html`<${Standing} data=${data} /><${Contents} documents=${documents} />
		<${Form} form=${form} button="提交审核备案" send=${send} done=${done}>
			${documents.map(one => html`<${Document} form=${form} name=${one[0]} parts=${one[1]} groups=${data.groups || []} />`)}
			<${Offer} form=${form} data=${data} /><//>`;
}

function View() {
	const draft = useDraft("/api/plan/package", { toForm, toBody });
	const [sent, set] = useState(null);
	const done = answer => {
		set(answer.data.number);
		draft.reload();
		scrollTo(0, 0);
	};
	return html`${sent && html`<${Notice} kind="good"><p>第 ${sent} 稿已提交。项目办审核后，结果会显示在这里。</p><//>`}
		<${Draft} of=${draft}>${draft.data && html`<${Editor} draft=${draft} done=${done} />`}<//>`;
}

page("学校方案", View);
