/* visit-forms.js - what is written in the course of a visit: the visit, an order, the school's
 * report, and its end.  Nothing of it is changed later. */
import { html } from "../parts/page.js";
import { post } from "../parts/api.js";
import { day, left, moment } from "../parts/dates.js";
import { Area, Day, Form } from "../parts/form.js";
import { Draft, useTyping } from "../parts/typing.js";
import { Fold } from "./fold.js";

const few = least => value => value.trim().length < least && "请至少写" + least + "个字";

export function Visit({ school, name, after, done }) {
	const typing = useTyping("review.visit." + school + "." + after, { visited_on: "", found: "" }, { about: name });
	return html`<${Draft} of=${typing}><${Form} form=${typing.form} button="保存" busy="正在保存…" done=${() => done("已记下，学校能看到。")}
			send=${values => post("/api/review/school/" + school + "/visit", values)}>
		<${Day} name="visited_on" label="到校日期" hint="不晚于今天" need="请填写到校日期" />
		<${Area} name="found" label="情况与指导意见" hint="保存后不能更改，学校能看到" max=${2000} need="请写情况" check=${few(5)} /><//><//>`;
}

export function Order({ visit, name, after, done }) {
	const typing = useTyping("review.order." + visit + "." + after, { problem: "", due_on: "" }, { about: name + "，整改要求" });
	return html`<${Draft} of=${typing}><${Form} form=${typing.form} button="提出整改要求" done=${() => done("已提出，学校会在“现在要做的事”里看到。")}
			send=${values => post("/api/review/visit/" + visit + "/correction", values)}>
		<${Area} name="problem" label="要整改的问题" hint="一项写一个问题" max=${1000} need="请写要整改的问题" check=${few(5)} />
		<${Day} name="due_on" label="整改期限" need="请填写整改期限" /><//><//>`;
}

function Report({ of, about, done }) {
	const typing = useTyping("review.report." + of.correction + "." + of.reports.length, { done: "" }, { about });
	return html`<${Draft} of=${typing}><${Form} form=${typing.form} button="报告" done=${() => done("已报告，等提出整改的人复查。")}
			send=${values => post("/api/review/correction/" + of.correction + "/report", values)}>
		<${Area} name="done" label="整改情况" hint="做了什么，现在怎样" max=${1000} need="请写整改情况" check=${few(5)} /><//><//>`;
}

function End({ of, about, done }) {
	const typing = useTyping("review.end." + of.correction, { remark: "" }, { about });
	return html`<${Draft} of=${typing}><${Form} form=${typing.form} button="复查通过" done=${() => done("这项整改已复查通过。")} sure=${() => html`<p>通过以后，这项整改就结束了。</p>`}
			send=${values => post("/api/review/correction/" + of.correction + "/end", values)}>
		<${Area} name="remark" label="复查意见" hint="还没有整改好的，请不要通过，可以另提一项要求" max=${1000} need="请写复查意见" check=${few(2)} /><//><//>`;
}

const STATES = { ended: ["good", "已完成"], reported: ["blue", "等复查"], late: ["bad", "逾期"], open: ["warn", "整改中"] };
const stateOf = of => of.ended_at ? "ended" : of.reports.length ? "reported" : of.late ? "late" : "open";

export function Correction({ of, n, name, visitor, fold, done }) {
	const [colour, text] = STATES[stateOf(of)];
	const about = "整改" + n;
	return html`<div class="inner"><h4 class="mark-name">整改要求${n} <span class=${"tag " + colour}>${text}</span></h4>
		<p class="prose">${of.problem}</p>
		<p class="hint">${day(of.due_on)}前整改${!of.ended_at && "，" + left(of.due_on).text}</p>
		${of.reports.map(one => html`<p class="prose"><b>学校报告（${moment(one.reported_at)}）：</b>${one.done}</p>`)}
		${of.ended_at && html`<p class="prose"><b>复查（${moment(of.ended_at)}）：</b>${of.remark}</p>`}
		${!of.ended_at && !visitor && html`<${Fold} of=${fold} at=${"report" + of.correction} label=${of.reports.length ? "补充报告" : "报告整改情况"} about=${about}>
			<${Report} of=${of} about=${name + "，" + about} done=${done} /><//>`}
		${!of.ended_at && visitor && of.reports.length > 0 && html`<${Fold} of=${fold} at=${"end" + of.correction} label="复查" about=${about}>
			<${End} of=${of} about=${name + "，" + about} done=${done} /><//>`}</div>`;
}
