/* publicity.js - 公示: results of the school before they have their effect; who doubts one says so. */
import { html, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { post } from "../parts/api.js";
import { left, moment } from "../parts/dates.js";
import { Area, Form } from "../parts/form.js";
import { Grade } from "../parts/rubric.js";
import { List } from "../parts/table.js";
import { Draft, useTyping } from "../parts/typing.js";
import { ability } from "../parts/words.js";
import { workOf } from "./about.js";
import { Fold } from "./fold.js";
import { OfSchool } from "./of-school.js";

function Doubt({ row, done }) {
	const typing = useTyping("review.objection." + row.submission, { reason: "" }, { about: workOf(row) });
	return html`<p>由学校考核小组组长或项目办答复；14天没有答复的，由系统从校外抽取评委重新评价（本系统默认）。作者和答复的人都看不到是谁提出的。</p>
		<${Draft} of=${typing}><${Form} form=${typing.form} button="提出异议" done=${done} sure=${() => html`<p>每个结果一次，提出以后不能撤回。</p>`}
			send=${values => post("/api/review/publicity/" + row.submission + "/objection", values)}>
			<${Area} name="reason" label="异议理由" hint="写清楚哪里不实，有什么依据，至少5个字" max=${1000} need="请写明理由"
				check=${value => value.trim().length < 5 && "请至少写5个字"} /><//><//>`;
}

function One({ row, fold, done }) {
	return html`<li class="card"><h3>${row.author}：${ability(row)} <${Grade} of=${row.grade} /></h3>
		<p>${row.group && row.group + "，"}公示到${moment(row.until)}<span class="hint">（${left(row.until).text}）</span></p>
		${row.own ? html`<p class="hint">这是您的结果。</p>` : row.objected ? html`<p><span class="tag blue">您已提出异议</span></p>` :
			html`<${Fold} of=${fold} at=${row.submission} label="对结果有异议" about=${row.author + "，" + ability(row)}>
				<${Doubt} row=${row} done=${done} /><//>`}</li>`;
}

/* Which days, by whose words. */
function Rule({ rules }) {
	const rule = rules && rules.publicity_days;
	if (!rule || rule.value === null || rule.value === undefined)
		return html`<${Notice}><p>本地通知对公示未作规定，校评结果签字后即生效，不公示。</p><//>`;
	return html`<p>校评结果签字后公示${rule.value}天${rule.origin === "notice" && rule.phrase ? "（“" + rule.phrase + "”）" : "（本系统默认）"}，没有异议才生效。不合格的不公示。</p>`;
}

function Results({ me, school }) {
	const policy = useGet("/api/admin/policy" + (school === me.school_id ? "" : "?school=" + school));
	const [said, say] = useState(null);
	const [turn, again] = useState(0);
	const fold = useState(null);
	const done = () => {
		fold[1](null);
		say("异议已提出，答复后您会收到消息。");
		again(turn + 1);
		scrollTo(0, 0);
	};
	return html`${said && html`<${Notice} kind="good"><p><b>${said}</b></p><//>`}
		<${Show} of=${policy}>${data => html`<${Rule} rules=${data.rows.length ? data.rows[0].rules : null} />`}<//>
		<${List} from=${"/api/review/school/" + school + "/publicity"} caption="公示中的结果" empty="现在没有公示中的结果。" turn=${turn}
			sort="ending name group" card=${row => html`<${One} key=${row.submission} row=${row} fold=${fold} done=${done} />`} />`;
}

page("结果公示", ({ me, query }) => html`<${OfSchool} me=${me} query=${query}>${school => html`<${Results} me=${me} school=${school.school} />`}<//>`);
