/* mine.js - my hours: bars against what is asked, and every line behind them. */
import { html, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { Bar, hours } from "../parts/bar.js";
import { day, moment } from "../parts/dates.js";
import { List } from "../parts/table.js";
import { word } from "../parts/words.js";

/* kinds of one bar, its label, the policy's name of what is asked */
const BARS = [
	["online evidence research recording other", "总学时", "total_min"],
	["online", "线上学时", "online_min"],
	["evidence research recording other", "实践学时", "practice_min"]
];
const PARTS = [
	["evidence", "其中：认证材料", "evidence_hours"],
	["research", "其中：校本教研", "research_hours"],
	["recording", "其中：综合应用成果", "capstone_hours"],
	["other", "其中：其他", null]
];
const KINDS = ["", "online", "evidence", "research", "recording", "other"];

const sum = (data, kinds) => kinds.split(" ").reduce((all, kind) => all + data[kind], 0);

function Asked({ line, data }) {
	const asked = line[2] && data.asked[line[2]];
	const soft = asked && asked.strength !== "rule" ? "（" + word("strength", asked.strength) + "）" : "";
	return html`<${Bar} label=${line[1] + soft} have=${sum(data, line[0])} ask=${asked && asked.value} />
		${asked && asked.phrase && html`<p class="hint phrase">通知：「${asked.phrase}」</p>`}`;
}

/* How old the online hours are, whatever the platform does. */
function Platforms({ list, accounts }) {
	return html`<h2>线上学时从哪里来</h2>
		${!accounts && html`<${Notice} kind="warn"><p>还没有与您对应的平台账号。已学的学时会在项目办核对账号后计入。</p><//>`}
		<ul class="lines">${list.map(one => html`<li><b>${one.name}</b>，${one.minutes}分钟计1学时，${one.as_of ?
			"数据截至" + moment(one.as_of) : "还没有取到数据"}${one.behind && "。平台暂时没有回应，页面先显示已取到的"}</li>`)}</ul>
		<p><a href="my-doubts.html">存疑、没有计入的学时</a></p>`;
}

function Lines() {
	const [kind, choose] = useState("");
	return html`<h2>学时明细</h2>
		<div class="choices" role="group" aria-label="种类">${KINDS.map(one => html`
			<button class="choice" aria-pressed=${String(one === kind)} onClick=${() => choose(one)}>
				${one ? word("hours", one) : "全部"}</button>`)}</div>
		<${List} key=${kind} from=${"/api/hours/lines" + (kind && "?kind=" + kind)} empty="还没有这类学时。"
			columns=${[["happened_on", "日期", row => day(row.happened_on)], ["title", "内容",
					row => row.form && row.form !== "session" ? word("form", row.form) + "：" + row.title : row.title],
				["kind", "种类", row => word("hours", row.kind)], ["source", "来源", row => word("hours_source", row.source)],
				["hundredths", "学时", row => hours(row.hundredths)]]} />`;
}

function Mine() {
	const mine = useGet("/api/hours/mine");
	return html`<${Show} of=${mine}>${data => html`
		<p class="lead">${data.programme}，到${day(data.ends_on)}。</p>
		${BARS.map(line => html`<${Asked} line=${line} data=${data} />`)}
		<div class="inner">${PARTS.map(line => (data[line[0]] !== 0 || (line[2] && data.asked[line[2]])) && html`
			<${Asked} line=${line} data=${data} />`)}</div>
		${data.platforms && html`<${Platforms} list=${data.platforms} accounts=${data.accounts} />`}
		<${Lines} />`}<//>`;
}

page("我的学时", Mine);
