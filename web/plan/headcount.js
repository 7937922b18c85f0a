/* headcount.js - the numbers a school declares of itself beside the roster's; the roster's count. */
import { html, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { put } from "../parts/api.js";
import { Files } from "../parts/files.js";
import { Area, Form, Text } from "../parts/form.js";
import { Table } from "../parts/table.js";
import { Draft, useTyping } from "../parts/typing.js";

const FROM = "/api/plan/headcount";
const differs = row => "申报" + (row.declared > row.on_roster ? "多" : "少") + Math.abs(row.declared - row.on_roster) + "人";
const COLUMNS = [["name", "项目"], ["declared", "申报", row => row.declared === null ? "还没有" : row.declared + "人"],
	["on_roster", "名册", row => row.on_roster + "人"],
	["difference", "差异", row => row.difference ? html`<span class="tag warn">不一致</span> ${differs(row)}` : row.declared === null ? "" : "一致"]];

/* The first two lines are the whole school's, the others its groups. */
const names = lines => lines.map((line, i) => i === 0 ? "staff" : i === 1 ? "full_time" : "groups/" + (i - 2) + "/declared");

const initial = data => data.lines.reduce((values, line, i) =>
	Object.assign(values, { [names(data.lines)[i]]: line.declared === null ? "" : String(line.declared) }),
{ explanation: data.explanation || "" });

const body = (values, lines) => ({ staff: Number(values.staff), full_time: Number(values.full_time),
	groups: (values.groups || []).map((one, i) => ({ teaching_group: lines[i + 2].teaching_group, declared: Number(one.declared) })),
	explanation: values.explanation || null });

const whole = value => /^\d{1,5}$/.test(value) ? null : "请填整数";

function Declare({ data, etag, done }) {
	const typing = useTyping("plan.headcount." + etag.replace(/\D/g, ""), initial(data), { about: data.school });
	const name = names(data.lines);
	return html`<${Draft} of=${typing}><${Form} form=${typing.form} button="申报" busy="正在保存…" done=${done} send=${values => put(FROM, body(values, data.lines), etag)}>
		${data.lines.map((line, i) => html`<${Text} name=${name[i]} label=${line.name + "人数"} short inputmode="numeric"
			hint=${"名册上" + line.on_roster + "人"} need=${"请填写" + line.name + "人数"} check=${whole} />`)}
		<${Area} name="explanation" label="与名册不一致的说明（可不填）" max=${1000} /><//><//>`;
}

page("申报学校人数", ({ query }) => {
	const from = FROM + (query.school ? "?school=" + query.school : "");
	const now = useGet(from);
	const [saved, set] = useState(false);
	const done = () => {
		set(true);
		now.reload();
		scrollTo(0, 0);
	};
	return html`<${Show} of=${now}>${data => html`
		${saved && html`<${Notice} kind="good"><p>申报已保存。</p><//>`}
		<p>${data.school}。申报的人数和名册人数并排列出；各项统计以名册为准。</p>
		<${Table} rows=${data.lines} columns=${COLUMNS} caption="申报与名册" />
		${data.explanation && html`<p><b>学校说明：</b><span class="prose">${data.explanation}</span></p>`}
		<${Files} from=${from} />
		${!query.school && html`<h2>申报</h2><${Declare} key=${now.etag} data=${data} etag=${now.etag} done=${done} />`}`}<//>`;
});
