/* doubts.js - platform records whose sums cannot be: the office says whether they count. */
import { html, page, useState, Notice } from "../parts/page.js";
import { post } from "../parts/api.js";
import { length, moment } from "../parts/dates.js";
import { Choice, Form, Text, useForm } from "../parts/form.js";
import { List } from "../parts/table.js";

const ANSWERS = [["yes", "计入"], ["no", "不计入"]];

function Doubt({ of, done }) {
	const form = useForm({ counts: "", note: "" }, of.record);
	const send = values => post("/api/hours/doubt", { provider: of.provider, record: of.record, counts: values.counts === "yes", note: values.note.trim() });
	return html`<li class="card"><h3>${of.course}</h3>
		<p>${of.person ? of.person + "（" + of.login + "）" : "账号" + of.account}，${moment(of.happened_at)}，${length(of.seconds)}</p>
		<p class="late">${of.why}</p>
		<${Form} form=${form} send=${send} button="认定" busy="正在保存…" done=${done}>
			<${Choice} name="counts" label="这笔学时" need="请选择是否计入" options=${ANSWERS} />
			<${Text} name="note" label="理由" need="请填写理由" /><//></li>`;
}

function Doubts({ query }) {
	const [turn, set] = useState(0);
	const done = () => set(turn + 1);
	return html`<p class="lead">这些记录的时间对不上，先不计入（本系统默认）。请逐条认定；认定计入的，才算学时。</p>
		${turn > 0 && html`<${Notice} kind="good"><p>已认定。</p><//>`}
		<${List} from=${"/api/hours/doubts?provider=" + Number(query.provider)} turn=${turn} caption="存疑的记录" empty="没有存疑的记录。" sort="latest earliest"
			card=${one => html`<${Doubt} key=${one.record} of=${one} done=${done} />`} />
		<p><a href="/hours/platforms.html">回到研修平台</a></p>`;
}

page("存疑的学时", Doubts);
