/* package-read.js - one version of a school's package: the office reads it with what is new since the
 * version before, remarks part by part, returns, approves or files it; head or chair adopt it where no
 * office acts; the school, its panel and experts read it. */
import { html, is, page, useContext, useGet, useState, createContext, Notice, Show } from "../parts/page.js";
import { post } from "../parts/api.js";
import { Area, Form, useForm } from "../parts/form.js";
import { day, moment } from "../parts/dates.js";
import { word } from "../parts/words.js";
import { Table } from "../parts/table.js";
import { Draft, useTyping } from "../parts/typing.js";
import { AbilityList, byDimension } from "./abilities.js";
import { place } from "./documents.js";
import { Attachments, documentsOf, Part, School } from "./package-parts.js";

const address = (plan, number) => "/api/plan/package/" + plan + (number ? "?number=" + number : "");

/* --- reading ------------------------------------------------------------- */

const Remarking = createContext(null);		/* the form of who may return it, or null */

const differs = (a, b) => JSON.stringify(a) !== JSON.stringify(b);
const New = () => html` <span class="tag warn">本稿有改动</span>`;

/* A part: its heading, for who may return it a button that opens a field for a remark, and what is written. */
function Section({ document, part, label, marked, children }) {
	const form = useContext(Remarking);
	const name = "of/" + document + "/" + (part || "all");
	const [open, set] = useState(false);
	const shown = form && (open || form.values[name]);
	return html`<div class="part-head">${part ? html`<h3>${label}${marked && html`<${New} />`}</h3>` : html`<h2>${label}${marked && html`<${New} />`}</h2>`}
			${form && !shown && html`<button type="button" class="link-button no-print" onClick=${() => set(true)}>写意见<span class="unseen">：${
				(part ? word("document", document) + "：" : "") + label}</span></button>`}</div>
		${children}
		${shown && html`<${Area} name=${name} label=${"对“" + (part ? word("document", document) + "：" : "") + label + "”的意见"} max=${1000} rows=${2} />`}`;
}

function Document({ name, parts, data, before }) {
	const now = data.documents[name];
	return html`<h2>${word("document", name)}</h2>
		${parts.map(part => html`<${Section} document=${name} part=${part[0]} label=${part[1]} marked=${before && differs(now[part[0]], before[part[0]])}>
			<${Part} kind=${part[2]} value=${now[part[0]]} /><//>`)}
		<${Attachments} list=${data.attachments} document=${name} />`;
}

function Documents({ data, before }) {
	const old = before && before.documents;
	return html`${documentsOf(data).map(one => html`
			<${Document} name=${one[0]} parts=${one[1]} data=${data} before=${old && (old[one[0]] || {})} />`)}
		<${Section} document="offer" part=${null} label="提供选学的能力点" marked=${old && differs(data.documents.offer, old.offer)}>
			<p>共${data.offer.length}个，来自${byDimension(data.offer).length}个维度。</p>
			<${AbilityList} list=${data.offer} /><//>`;
}

function Versions({ data }) {
	const state = row => word("state", row.state) + (row.filing_number ? "，" + row.filing_number : "");
	return data.versions.length > 1 && html`<h2>各稿</h2><${Table} rows=${data.versions} columns=${[
		["number", "稿次", row => row.number === data.number ? "第" + row.number + "稿（本页）" :
			html`<a href=${"?plan=" + data.plan + "&number=" + row.number}>第${row.number}稿</a>`],
		["submitted_at", "上报", row => moment(row.submitted_at)],
		["state", "办理", state],
		["remark", "意见", row => html`<span class="prose">${row.remark}</span>`]]} />`;
}

/* --- acting -------------------------------------------------------------- */

const STEP = {
	approval: ["审定", "正在审定…", "审定后，需要备案的由负责备案的项目办接着办理。"],
	filing: ["备案", "正在备案…", "备案后给出备案号，教师即可从中选学。此后学校再改，须另报一稿。"],
	adoption: ["采用", "正在办理…", "采用后教师即可从中选学。此后再改，须另提交一稿。"] };

function Step({ data, done }) {
	const form = useForm({}, null);
	const [verb, busy, hint] = STEP[data.waits];
	return html`<h2>${verb}</h2><${Form} form=${form} button=${verb + "第" + data.number + "稿"} busy=${busy} done=${done}
		send=${() => post("/api/plan/package/" + data.plan + "/" + data.waits, { number: data.number })}>
		<p>${hint}</p><//>`;
}

/* What the offer leaves out although teachers have chosen it: how many, no names. */
function Hits({ plan }) {
	const hits = useGet("/api/plan/package/" + plan + "/hits");
	return hits.data && hits.data.rows.length > 0 && html`<${Notice} kind="warn">
		<h2>这一稿去掉的能力点，已有教师选学</h2>
		<ul>${hits.data.rows.map(one => html`<li>${one.code} ${one.name}：${one.choose_again}位教师须改选${
			one.kept > 0 && "，" + one.kept + "位已提交材料，继续有效"}</li>`)}</ul><//>`;
}

/* { training_plan: { goals: "..." } } as the list that the server takes. */
const remarksOf = of => [].concat(...Object.keys(of || {}).map(document => Object.keys(of[document])
	.filter(part => of[document][part].trim()).map(part => Object.assign({ document, remark: of[document][part] },
		part === "all" ? {} : { part }))));

function Review({ data, before, done }) {
	const typing = useTyping("plan.return." + data.plan + "." + data.number, { remark: "" }, { about: data.school + "，第" + data.number + "稿" }), { form } = typing;
	const send = values => post("/api/plan/package/" + data.plan + "/return", Object.assign({ number: data.number,
		remarks: remarksOf(values.of) }, values.remark.trim() ? { remark: values.remark } : {}));
	return html`<${Hits} plan=${data.plan} />
		<p class="hint">各部分右边可以写意见，退回时一并送到学校。</p>
		<${Draft} of=${typing}><${Form} form=${form} plain button="退回修改" busy="正在退回…" done=${done} send=${send}>
			<${Remarking.Provider} value=${form}><${Documents} data=${data} before=${before} /><//>
			<h2>退回</h2>
			<${Area} name="remark" label="退回意见" hint="总的意见；已在各部分写了意见的，可以不填。学校会看到这段话。" max=${2000} /><//><//>
		<${Step} data=${data} done=${done} />`;
}

const duty = (me, ...kinds) => (me.duties || []).some(one => kinds.includes(one.role));
const adopts = (me, data) => data.waits === "adoption" && duty(me, "head", "chair");
const reviews = (me, data) => data.waits && data.waits !== "adoption" && is(me, "office");

/* --- the page ------------------------------------------------------------ */

const KIND = { filed: "good", adopted: "good", returned: "warn", submitted: "", approved: "" };

function Standing({ data, office }) {
	const plan = "?plan=" + data.plan + "&number=" + data.number;
	return html`<${Notice} kind=${KIND[data.state]}>
		<h2>第${data.number}稿：${word("state", data.state)}</h2>
		${data.filing_number && html`<p>备案号：<b class="together">${data.filing_number}</b>（${day(data.reviewed_at)}）</p>`}
		${data.state === "returned" && html`<p class="prose">${data.remark}</p>
			${(data.remarks || []).map(one => html`<p><b>${place(one, word)}</b>　<span class="prose">${one.remark}</span></p>`)}`}
		${data.waits && html`<p>${moment(data.submitted_at)} 上报，等待${data.waits === "adoption" ? "校长或考核小组组长" : data.desk + "项目办"}${STEP[data.waits][0]}。</p>`}
		${data.late && html`<p class="error">报送期限是${day(data.due)}，已过期。</p>`}
		${data.number < data.latest && html`<p>这不是最新一稿。<a href=${"?plan=" + data.plan}>看第${data.latest}稿</a></p>`}
		<p class="no-print"><a href=${"package-print.html" + plan}>打印这一稿</a>${
			data.number > 1 && html`　<a href=${"comparison.html" + plan}>与上一稿对照</a>`}${
			office && html`　<a href=${"headcount.html?school=" + data.school_id}>申报人数与名册</a>`}</p>
	<//>`;
}

function View({ me, query }) {
	const now = useGet(address(query.plan, query.number));
	const number = now.data && now.data.number;
	const before = useGet(number > 1 ? address(query.plan, number - 1) : null);
	const [acted, set] = useState(null);
	const done = () => {
		set(true);
		now.reload();
		scrollTo(0, 0);
	};
	return html`<${Show} of=${now}>${data => html`<${School} of=${data} /><${Standing} data=${data} office=${is(me, "office")} />
		${acted && html`<p><a class="button plain" href=${is(me, "office") ? "packages.html" : "/"}>${is(me, "office") ? "回到方案列表" : "回到现在要做的事"}</a></p>`}
		${reviews(me, data) ? html`<${Review} data=${data} before=${before.data} done=${done} />` :
			html`<${Documents} data=${data} before=${before.data} />`}
		${adopts(me, data) && html`<${Step} data=${data} done=${done} />`}
		<${Versions} data=${data} />`}<//>`;
}

page("学校方案", View);
