/* nominations.js - 审定优秀案例: the office's second review (R137) of what schools nominated and
 * authors agreed to. */
import { html, page, useState, Notice } from "../parts/page.js";
import { post } from "../parts/api.js";
import { moment } from "../parts/dates.js";
import { Area, Choice, Form } from "../parts/form.js";
import { List } from "../parts/table.js";
import { Draft, useTyping } from "../parts/typing.js";
import { ability, options, word } from "../parts/words.js";
import { workOf } from "./about.js";
import { Fold } from "./fold.js";

function Review({ row, done }) {
	const typing = useTyping("review.nomination." + row.nomination, { outcome: "", remark: "" }, { about: workOf(row) }), { form } = typing;
	return html`<${Draft} of=${typing}><${Form} form=${form} button="审定" done=${() => done(row.author + "的案例" + word("nomination", form.values.outcome) + "。")}
			sure=${values => html`<p><b>${word("nomination", values.outcome)}。</b>${values.outcome === "accepted" && "随后在“优秀案例”里展示。"}审定后不能更改。</p>`}
			send=${values => post("/api/review/nomination/" + row.nomination + "/review", values)}>
			<${Choice} name="outcome" label="审定结果" need="请选择审定结果" options=${options("nomination")} />
			<${Area} name="remark" label="意见" hint="作者和学校都能看到" max=${1000} need="请写意见"
				check=${value => value.trim().length < 2 && "请至少写2个字"} /><//><//>`;
}

function One({ row, fold, done }) {
	return html`<li class="card"><h3>${row.author}：${ability(row)}</h3>
		<p class="hint">${row.school}，${moment(row.nominated_at)} 推荐，作者已同意展示</p>
		<p class="prose"><b>推荐理由：</b>${row.reason}</p>
		<p><a href=${"/review/work.html?submission=" + row.submission}>看这份材料<span class="unseen">：${row.author}，${ability(row)}</span></a></p>
		<${Fold} of=${fold} at=${row.nomination} label="审定" about=${row.author + "，" + ability(row)}><${Review} row=${row} done=${done} /><//></li>`;
}

function Nominations() {
	const [{ said, turn }, say] = useState({ said: null, turn: 0 });
	const fold = useState(null);
	const done = text => {
		fold[1](null);
		say({ said: text, turn: turn + 1 });
		scrollTo(0, 0);
	};
	return html`<p class="lead">学校推荐、作者同意的案例，由项目办再次审定，通过的展示推广。</p>
		${said && html`<${Notice} kind="good"><p><b>${said}</b></p><//>`}
		<${List} from="/api/review/nominations/due" turn=${turn} caption="等待审定的案例" empty="现在没有等待审定的案例。" sort="latest earliest"
			card=${row => html`<${One} key=${row.nomination} row=${row} fold=${fold} done=${done} />`} />
		<p><a href="/review/excellent.html">看已展示的优秀案例</a>　<a href="/review/nominate.html">按学校看推荐情况</a></p>`;
}

page("审定优秀案例", Nominations);
