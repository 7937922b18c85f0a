/* region-documents.js - the region's own documents (实施方案、考核实施细则 ...): everybody below reads them, the office
 * of a region writes its own, the office above puts the region's plan on record. */
import { html, is, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { post, put } from "../parts/api.js";
import { day } from "../parts/dates.js";
import { Files } from "../parts/files.js";
import { Area, Choice, Form, Text, useForm } from "../parts/form.js";
import { Draft, useTyping } from "../parts/typing.js";
import { word } from "../parts/words.js";
import { phrase } from "./abilities.js";

const FROM = "/api/plan/region-documents";
const KINDS = ["implementation_plan", "assessment_rules", "sampling_rules", "rollout_detail", "region_plan"];

/* The region's is called otherwise than a school's of the same name. */
const kind = key => key === "implementation_plan" ? "实施方案" : word("document", key);

function One({ of, above, done }) {
	const form = useForm({}, null);
	return html`<li class="card"><h3>${of.title}${of.title !== kind(of.kind) && html` <span class="tag">${kind(of.kind)}</span>`}${
			of.filed_at && html` <span class="tag good">已备案</span>`}</h3>
		<p class="hint">${of.region}　第${of.version}稿，${day(of.made_at)}发布${of.filed_at && "，" + day(of.filed_at) + "备案"}</p>
		<details><summary>看正文</summary><p class="prose">${of.text}</p></details>
		${above && !of.filed_at && of.kind === "region_plan" && html`<${Form} form=${form} button="备案" busy="正在备案…" done=${done}
			send=${() => post("/api/plan/region-document/" + of.document + "/filing")}><//>`}</li>`;
}

/* The next version of one kind, over the one that stands. */
function Write({ office, shown, done }) {
	const [which, choose] = useState(null);
	const asked = office.documents && office.documents.value || [];
	const now = key => shown.find(one => one.region_id === office.region && one.kind === key);
	return html`<h2>${office.name}：写文件</h2>
		<p class="hint">${asked.length ? html`本地要求有：${asked.map(kind).join("、")}${phrase(office.documents) ? "（通知要求“" + phrase(office.documents) + "”）" : "（本系统默认）"}。` :
			"本地没有规定要写哪些文件，需要时可写。"}</p>
		<ul class="lines">${KINDS.filter(key => asked.includes(key) || now(key)).map(key => html`<li>
			<span class=${"tag " + (now(key) ? "good" : "warn")}>${now(key) ? "已有" : "还没有"}</span> ${kind(key)}${"　"}
			<button class="link-button" onClick=${() => choose(key)}>${now(key) ? "修改" : "去写"}<span class="unseen">${kind(key)}</span></button></li>`)}</ul>
		${!which && html`<p><button class="button plain" onClick=${() => choose("")}>写别的文件</button></p>`}
		${which !== null && html`<${Fill} key=${which} region=${office.region} name=${office.name} which=${which} now=${now} done=${() => {
			choose(null);
			done();
		}} />`}`;
}

function Fill({ region, name, which, now, done }) {
	const before = now(which) || { title: which ? kind(which) : "", text: "", version: 0 };
	const typing = useTyping(["plan.region", region, which || "new", before.version].join("."), { kind: which, title: before.title, text: before.text },
		{ about: name + "，" + (which ? kind(which) : "别的文件") });
	const send = values => put("/api/plan/region-document/" + region + "/" + values.kind,
		{ title: values.title, text: values.text }, "\"" + (now(values.kind) || { version: 0 }).version + "\"");
	return html`<${Draft} of=${typing}><${Form} form=${typing.form} button="发布" busy="正在保存…" send=${send} done=${done}>
		${!which && html`<${Choice} name="kind" label="文件种类" need="请选择文件种类" options=${KINDS.filter(key => !now(key)).map(key => [key, kind(key)])} />`}
		<${Text} name="title" label="文件名称" need="请填写文件名称" maxlength="100" />
		<${Area} name="text" label="正文" need="请填写正文" max=${20000} rows=${12} />
		<p class="hint">发布后，本区域的学校和教师都能看到；以前的各稿留存。</p><//><//>`;
}

function Writing({ shown, done }) {
	const offices = useGet("/api/plan/offices/mine");
	return html`<${Show} of=${offices}>${data => data.rows.map(one => html`<${Write} office=${one} shown=${shown} done=${done} />`)}<//>`;
}

page("区域文件", ({ me }) => {
	const list = useGet(FROM);
	const [saved, set] = useState(null);
	const offices = (me.duties || []).filter(one => one.role === "office").map(one => one.of);
	const above = one => is(me, "office") && !offices.includes(one.region);
	const done = text => {
		set(text);
		list.reload();
		scrollTo(0, 0);
	};
	return html`${saved && html`<${Notice} kind="good"><p>${saved}</p><//>`}
		<${Show} of=${list}>${data => html`
			${data.rows.length ? html`<ul class="cards">${data.rows.map(one => html`<${One} key=${one.document} of=${one} above=${above(one)} done=${() => done("已备案。")} />`)}</ul>
				<${Files} from=${FROM} />` : html`<p class="empty">还没有区域文件。</p>`}
			${is(me, "office") && html`<${Writing} shown=${data.rows} done=${() => done("已发布，本区域的学校和教师都能看到。")} />`}`}<//>`;
});
