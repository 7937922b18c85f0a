/* package-read.js - one version of a school's package: the office reads, returns or files it,
 * the school reads what it handed in.  What is new since the version before is marked. */
import { html, is, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { post } from "../parts/api.js";
import { Area, Form, useForm } from "../parts/form.js";
import { hours } from "../parts/bar.js";
import { day, moment } from "../parts/dates.js";
import { word } from "../parts/words.js";
import { Table } from "../parts/table.js";
import { AbilityList, byDimension } from "./abilities.js";
import { DOCUMENTS, filled, place } from "./documents.js";

const address = (plan, number) => "/api/plan/package/" + plan + (number ? "?number=" + number : "");

/* --- reading ------------------------------------------------------------- */

const STAGES = [["title", "阶段任务"], ["from", "开始", row => day(row.from)], ["to", "结束", row => day(row.to)]];
const GROUPS = [["name", "教研组"], ["task", "研修任务"]];

function Part({ kind, value }) {
	if (!filled(value))
		return html`<p class="empty">没有填写。</p>`;
	if (kind === "stages" || kind === "groups")
		return html`<${Table} rows=${value} columns=${kind === "stages" ? STAGES : GROUPS} />`;
	return html`<p class="prose">${kind === "hours" ? hours(value) + " 学时" : value}</p>`;
}

const differs = (a, b) => JSON.stringify(a) !== JSON.stringify(b);
const New = () => html` <span class="tag warn">本稿有改动</span>`;

function Document({ name, parts, now, before }) {
	return html`<h2>${word("document", name)}</h2>
		${parts.map(part => html`<h3>${part[1]}${before && differs(now[part[0]], before[part[0]]) && html`<${New} />`}</h3>
			<${Part} kind=${part[2]} value=${now[part[0]]} />`)}`;
}

const Attachments = ({ list }) => list && list.length > 0 && html`<h2>附件</h2><ul>${list.map(one => html`
	<li><a href=${"/api/evidence/attachment/" + one.attachment}>${one.name}</a>（${word("document", one.document)}）</li>`)}</ul>`;

function Documents({ data, before }) {
	const old = before && before.documents;
	return html`${DOCUMENTS.filter(one => data.documents[one[0]]).map(one => html`
		<${Document} name=${one[0]} parts=${one[1]} now=${data.documents[one[0]]}
			before=${old && (old[one[0]] || {})} />`)}
		<${Attachments} list=${data.attachments} />
		<h2>提供选学的能力点${old && differs(data.documents.offer, old.offer) && html`<${New} />`}</h2>
		<p>共 ${data.offer.length} 个，来自 ${byDimension(data.offer).length} 个维度。</p>
		<${AbilityList} list=${data.offer} />`;
}

function Versions({ data }) {
	const state = row => word("state", row.state) + (row.filing_number ? "，" + row.filing_number : "");
	return data.versions.length > 1 && html`<h2>各稿</h2><${Table} rows=${data.versions} columns=${[
		["number", "稿次", row => row.number === data.number ? "第 " + row.number + " 稿（本页）" :
			html`<a href=${"?plan=" + data.plan + "&number=" + row.number}>第 ${row.number} 稿</a>`],
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
	return html`<${Form} form=${form} button=${verb + "第 " + data.number + " 稿"} busy=${busy} done=${done}
		send=${() => post("/api/plan/package/" + data.plan + "/" + data.waits, { number: data.number })}>
		<p>${hint}</p><//>`;
}

function Return({ data, done }) {
	const form = useForm({ remark: "" }, "return");
	return html`<${Form} form=${form} button="退回修改" busy="正在退回…" done=${done}
		send=${values => post("/api/plan/package/" + data.plan + "/return",
			{ number: data.number, remark: values.remark })}>
		<${Area} name="remark" label="退回意见" hint="写明要改哪里、怎样改。学校会看到这段话。" max=${2000}
			need="请填写退回意见" /><//>`;
}

function Act({ data, done }) {
	const verb = STEP[data.waits][0];
	return html`<h2>${data.waits === "filing" ? "审核备案" : verb}</h2>
		<div class="halves"><div><h3>${verb}</h3><${Step} data=${data} done=${done} /></div>
			${data.waits !== "adoption" && html`<div><h3>退回</h3><${Return} data=${data} done=${done} /></div>`}</div>`;
}

const mine = (me, data) => data.waits && (data.waits === "adoption" ? is(me, "school") || is(me, "chair") : is(me, "office"));

/* --- the page ------------------------------------------------------------ */

const KIND = { filed: "good", adopted: "good", returned: "warn", submitted: "", approved: "" };

function Standing({ data }) {
	return html`<${Notice} kind=${KIND[data.state]}>
		<h2>第 ${data.number} 稿：${word("state", data.state)}</h2>
		${data.filing_number && html`<p>备案号：<b>${data.filing_number}</b>（${day(data.reviewed_at)}）</p>`}
		${data.state === "returned" && html`<p class="prose">${data.remark}</p>
			${(data.remarks || []).map(one => html`<p><b>${place(one, word)}</b>　<span class="prose">${one.remark}</span></p>`)}`}
		${data.waits && html`<p>${moment(data.submitted_at)} 上报，等待${data.waits === "adoption" ? "学校确认" : data.desk + "项目办"}${STEP[data.waits][0]}。</p>`}
		${data.late && html`<p class="error">报送期限是 ${day(data.due)}，已过期。</p>`}
		${data.number < data.latest && html`<p>这不是最新一稿。<a href=${"?plan=" + data.plan}>看第 ${data.latest} 稿</a></p>`}
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
	};
	return html`<${Show} of=${now}>${data => html`
		<dl class="facts"><div><dt>学校</dt><dd>${data.school}</dd></div>
			<div><dt>工程</dt><dd>${data.programme}</dd></div>
			<div><dt>信息化教学环境</dt><dd>${word("environment", data.environment)}${
				data.strong && "，信息化条件较好"}</dd></div></dl>
		<${Standing} data=${data} />
		${acted && html`<p><a class="button plain" href="packages.html">回到方案列表</a></p>`}
		<${Documents} data=${data} before=${before.data} />
		<${Versions} data=${data} />
		${mine(me, data) &&
			html`<${Act} data=${data} done=${done} />`}`}<//>`;
}

page("学校方案审核备案", View);
