/* summaries.js - 学校总结: the school writes and submits it, the figures beside it are the system's; to print, and for
 * an office those of its schools. */
import { html, is, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { put } from "../parts/api.js";
import { day, moment } from "../parts/dates.js";
import { Files } from "../parts/files.js";
import { Area, Form, flatten } from "../parts/form.js";
import { Sheet, Sheets } from "../parts/paper.js";
import { Draft, useTyping } from "../parts/typing.js";
import { phrase } from "./abilities.js";
import { lean } from "./documents.js";

const PARTS = [["done", "完成情况"], ["results", "成效与经验"], ["problems", "问题与改进"]];

const One = ({ of, school }) => html`<${Sheet} title="学校总结"><p class="sheet-line"><span>单位：${school}</span><span>日期：${day(of.made_at, 0)}</span></p>
	${PARTS.filter(part => of.content[part[0]]).map(part => html`<h3>${part[1]}</h3><p class="prose">${of.content[part[0]]}</p>`)}
	<p class="sheet-sign"><span>负责人签名：</span><span>学校盖章：</span></p><//>`;

/* The system's own figures, as the progress page has them; none before the first count. */
const sentence = (total, at) => "截至" + day(at, 0) + "，应参加" + total.base + "人，已选学" + total.chosen + "人，已提交材料" +
	total.handed_in + "人，通过校评" + total.passed + "人，已认定" + total.certified + "人。";

function Write({ me, data, etag, done }) {
	const typing = useTyping("plan.summary." + data.version, flatten({ content: data.content || {} }), { about: me.school }), { form } = typing;
	const progress = useGet(me.school_id ? "/api/report/progress?school=" + me.school_id : null);
	const figures = progress.data && progress.data.counted_at && sentence(progress.data.total, progress.data.counted_at);
	const fill = () => form.set("content/done", [form.values["content/done"], figures].filter(Boolean).join("\n"));
	return html`<${Draft} of=${typing}><${Form} form=${form} button=${data.content ? "再次提交学校总结" : "提交学校总结"} done=${done}
		send=${values => put("/api/plan/summary", lean(values), etag)}>
		${figures && html`<${Notice}><p>系统统计：${figures}</p>
			<p><button type="button" class="button plain" onClick=${fill}>把这些数填入“完成情况”</button></p><//>`}
		<${Area} name="content/done" label="完成情况" need="请填写完成情况" max=${4000} rows=${6} />
		<${Area} name="content/results" label="成效与经验" need="请填写成效与经验" max=${4000} rows=${6} />
		<${Area} name="content/problems" label="问题与改进（可不填）" max=${4000} rows=${4} />
		<p class="hint">提交后项目办即可看到；可以再次提交，以最后一次为准。分哪几部分是本系统默认。</p><//><//>`;
}

const on = rule => Boolean(rule) && rule.value !== null && rule.value !== false;

function Own({ me, print }) {
	const own = useGet("/api/plan/summary");
	const [sent, set] = useState(false);
	const done = () => {
		set(true);
		own.reload();
		scrollTo(0, 0);
	};
	return html`<${Show} of=${own}>${data => print && data.content ? html`<${Sheets} back="/plan/summaries.html" unmarked>
			<${One} of=${data} school=${me.school} /><//>` : html`
		${sent && html`<${Notice} kind="good"><p>学校总结已提交。</p><//>`}
		<p class="hint">${on(data.rule) ? phrase(data.rule) ? "通知要求“" + phrase(data.rule) + "”" : "本系统默认" : "本地没有规定要交学校总结，需要时可交。"}</p>
		${data.made_at && html`<p>上次提交：${moment(data.made_at)}　<a href="?print=1">打印</a></p>`}
		<${Write} key=${own.etag} me=${me} data=${data} etag=${own.etag} done=${done} />`}<//>`;
}

const next = after => "/plan/summaries.html?after=" + encodeURIComponent(after);

function OfSchools({ after }) {
	const from = "/api/plan/summaries", list = useGet(from + (after ? "?after=" + encodeURIComponent(after) : ""));
	return html`<${Show} of=${list} empty="还没有学校。">${data => html`
		<p class="lead no-print">这一页${data.rows.length}所学校中，${data.rows.filter(row => row.content).length}所已提交总结。</p>
		<${Files} from=${from} />
		${data.next && html`<p class="no-print"><a href=${next(data.next)}>后面的学校</a></p>`}
		<${Sheets} back="/" unmarked>${data.rows.filter(row => row.content).map(row => html`
			<${One} of=${row} school=${row.school} />`)}<//>`}<//>`;
}

page("学校总结", ({ me, query }) => is(me, "office") ? html`<${OfSchools} after=${query.after} />` : html`<${Own} me=${me} print=${query.print} />`);
