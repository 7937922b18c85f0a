/* helper.js - who has failed and has no helper yet; the leader or the management names one. */
import { html, useEffect, useGet, useState, Show, Trouble } from "../parts/page.js";
import { post } from "../parts/api.js";
import { left, moment } from "../parts/dates.js";
import { Area, Choice, Form } from "../parts/form.js";
import { Draft, useTyping } from "../parts/typing.js";
import { ability } from "../parts/words.js";
import { workOf } from "./about.js";
import { Fold } from "./fold.js";
import { people } from "./people.js";

const groupOf = one => one.group || "不在教研组";

function Groups({ names, at, turn }) {
	return names.length > 1 && html`<div class="choices" role="group" aria-label="从哪个教研组选">${names.map(name => html`
		<button type="button" class="choice" aria-pressed=${String(name === at)}
			onClick=${() => turn(name)}>${name}</button>`)}</div>`;
}

function Name({ row, list, done }) {
	const typing = useTyping("review.coaching." + row.submission, { helper: "", plan: "" }, { about: workOf(row) }), { form } = typing;
	const own = list.find(one => one.person === row.person);
	const names = list.map(groupOf).filter((name, at, all) => all.indexOf(name) === at);
	const [group, turn] = useState(own ? groupOf(own) : names[0]);
	const helpers = list.filter(one => one.person !== row.person &&
		(groupOf(one) === group || String(one.person) === form.values.helper));
	const send = values => post("/api/review/case/" + row.submission + "/coaching",
		{ helper: Number(values.helper), plan: values.plan });
	const named = () => done("已指定" + list.find(one => String(one.person) === form.values.helper).name +
		"帮扶" + row.author + "，两位老师都会看到帮扶计划。");
	return html`<${Draft} of=${typing}><${Form} form=${form} button="指定帮扶人" busy="正在指定…" send=${send} done=${named}>
		<${Groups} names=${names} at=${group} turn=${turn} />
		<${Choice} name="helper" label="帮扶人" hint="帮扶过的老师以后不参加这位教师的考核投票" need="请选择帮扶人"
			options=${helpers.map(one => [String(one.person), one.name, one.subject])} />
		<${Area} name="plan" label="帮扶计划" hint="帮什么、怎样帮、多久一次" max=${2000} need="请写帮扶计划"
			check=${value => value.trim().length < 5 && "请至少写5个字"} /><//><//>`;
}

function Waiting({ row, list, fold, done }) {
	const time = left(row.due_at);
	return html`<li class="card"><h3>${row.author}：${ability(row)}</h3>
		<p class="keep"><span class=${time.late ? "late" : ""}>${time.text}</span>
			<span class="hint">（${moment(row.since)} 考核不合格，${moment(row.due_at)}${time.late ? " 到期" : " 前指定"}）</span></p>
		<${Fold} of=${fold} at=${row.submission} label="选帮扶人" about=${row.author + "，" + ability(row)}>
			${list ? html`<${Name} row=${row} list=${list} done=${done} />` :
				html`<p class="wait" role="status">正在读取…</p>`}<//></li>`;
}

export function Due({ me, done }) {
	const due = useGet("/api/review/coaching/due");
	const fold = useState(null);
	const [list, set] = useState(null);
	const [problem, fail] = useState(null);
	const any = Boolean(due.data && due.data.rows.length);
	useEffect(() => { any && people(me).then(set, fail); }, [any]);
	const named = said => {
		due.reload();
		done(said);
	};
	return html`<h2 class="first">等待指定帮扶人</h2>${problem && html`<${Trouble} problem=${problem} />`}
		<${Show} of=${due} empty="现在没有等您指定帮扶人的教师。">${data => html`<ul class="cards">${data.rows.map(row => html`
			<${Waiting} key=${row.submission} row=${row} list=${list} fold=${fold} done=${named} />`)}</ul>`}<//>`;
}
