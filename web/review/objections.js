/* objections.js - 公示异议: what waits for my answer, one at a time; below, those of a school and
 * what they were answered.  Who objected is not told. */
import { html, is, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { post } from "../parts/api.js";
import { left, moment } from "../parts/dates.js";
import { Files } from "../parts/files.js";
import { Area, Choice, Form } from "../parts/form.js";
import { Grade } from "../parts/rubric.js";
import { List } from "../parts/table.js";
import { Draft, useTyping } from "../parts/typing.js";
import { ability } from "../parts/words.js";
import { workOf } from "./about.js";
import { Fold } from "./fold.js";
import { OfSchool } from "./of-school.js";

const UPHELD = [["no", "不成立", "结果不变，公示期满生效"], ["yes", "成立", "由系统从校外抽取评委重新评价，以重评为准"]];

function Answer({ row, done }) {
	const typing = useTyping("review.answer." + row.objection, { upheld: "", remark: "" }, { about: workOf(row) });
	return html`<${Draft} of=${typing}><${Form} form=${typing.form} button="答复" done=${done} sure=${values => html`<p><b>答复：异议${values.upheld === "yes" ? "成立" : "不成立"}。</b>
			提出的人和作者都会看到，答复后不能更改。</p>`}
		send=${values => post("/api/review/objection/" + row.objection + "/answer", { upheld: values.upheld === "yes", remark: values.remark })}>
		<${Choice} name="upheld" label="异议是否成立" need="请选择是否成立" options=${UPHELD} />
		<${Area} name="remark" label="答复" hint="查了什么，依据是什么，至少5个字" max=${1000} need="请写答复"
			check=${value => value.trim().length < 5 && "请至少写5个字"} /><//><//>`;
}

function One({ row, fold, done }) {
	const time = left(row.due_at);
	return html`<li class="card"><h3>${row.author}：${ability(row)} <${Grade} of=${row.grade} /></h3>
		<p>${row.school}，${moment(row.made_at)}提出</p>
		<p><span class=${time.late ? "late" : ""}>${time.text}</span><span class="hint">（${moment(row.due_at)} 以前没有答复的，由校外评委重新评价）</span></p>
		<p class="prose"><b>异议：</b>${row.reason}</p>
		<p><a href=${"/review/work.html?submission=" + row.submission}>看这份材料<span class="unseen">：${row.author}，${ability(row)}</span></a></p>
		<${Fold} of=${fold} at=${row.objection} label="答复" about=${row.author + "，" + ability(row)}><${Answer} row=${row} done=${done} /><//></li>`;
}

const STANDS = row => !row.answered_at ? "等待答复" : (row.upheld ? "成立，校外重评" : "不成立") + "：" + row.remark;

const Earlier = ({ school }) => html`<${List} from=${"/api/review/school/" + school + "/objections"} caption="全部异议" empty="没有人提出过异议。" columns=${[
	["author", "教师", null, null, "name"], [null, "能力点", ability], ["reason", "异议"],
	["made_at", "提出", row => moment(row.made_at), null, "latest"], [null, "答复", STANDS]]} sort="latest" />`;

function Objections({ me, query }) {
	const due = useGet("/api/review/objections/due");
	const [said, say] = useState(0);
	const fold = useState(null);
	const done = () => {
		fold[1](null);
		say(said + 1);
		due.reload();
		scrollTo(0, 0);
	};
	return html`${said > 0 && html`<${Notice} kind="good"><p><b>已答复。</b></p><//>`}
		<h2 class="first">等您答复的</h2>
		<${Show} of=${due} empty="现在没有等您答复的异议。">${data => html`
			<ul class="cards">${data.rows.map(row => html`<${One} key=${row.objection} row=${row} fold=${fold} done=${done} />`)}</ul>
			<${Files} from="/api/review/objections/due" />`}<//>
		<h2>${is(me, "office") ? "按学校查看" : "本校的异议"}</h2>
		<${OfSchool} me=${me} query=${query}>${school => html`<${Earlier} key=${said} school=${school.school} />`}<//>`;
}

page("公示异议", Objections);
