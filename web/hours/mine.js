/* mine.js - my hours: bars against what is asked; each opens the lines behind it. */
import { html, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { Bar } from "../parts/bar.js";
import { day, moment } from "../parts/dates.js";
import { word } from "../parts/words.js";
import { Behind } from "./behind.js";

const PRACTICE = ["evidence", "research", "recording", "other"];
const KINDS = { "": ["online"].concat(PRACTICE), practice: PRACTICE };

/* a bar as the program knows it, its label, the policy's name of what is asked */
const BARS = [["", "总学时", "total_min"], ["online", "线上学时", "online_min"], ["practice", "实践学时", "practice_min"]];
const PARTS = [
	["evidence", "其中：认证材料", "evidence_hours"],
	["research", "其中：校本教研", "research_hours"],
	["recording", "其中：综合应用成果", "capstone_hours"],
	["other", "其中：其他", null]
];

const sum = (data, bar) => (KINDS[bar] || [bar]).reduce((all, kind) => all + data[kind], 0);

function Asked({ line: [bar, label, name], data }) {
	const [open, turn] = useState(false);
	const asked = name && data.asked[name], have = sum(data, bar), id = "behind-" + (bar || "all");
	const soft = asked && asked.strength !== "rule" ? "（" + word("strength", asked.strength) + "）" : "";
	return html`<${Bar} label=${label + soft} have=${have} ask=${asked && asked.value} behind=${id} open=${open} turn=${() => turn(!open)} />
		${asked && asked.phrase && html`<p class="hint phrase">通知：“${asked.phrase}”</p>`}
		${open && html`<${Behind} id=${id} bar=${bar} label=${label.replace("其中：", "")} have=${have}
			over=${bar && asked ? have - asked.value : 0} surplus=${data.asked.surplus.note} />`}`;
}

/* How old the online hours are, whatever the platform does. */
function Platforms({ list, accounts }) {
	return html`<h2>线上学时从哪里来</h2>
		${!accounts && html`<${Notice} kind="warn"><p>还没有与您对应的平台账号。已学的学时会在项目办核对账号后计入。</p><//>`}
		<ul class="lines">${list.map(one => html`<li class="keep"><b>${one.name}</b>，${one.minutes}分钟计1学时，${one.as_of ?
			"数据截至" + moment(one.as_of) : "还没有取到数据"}${one.behind && "。平台暂时没有回应，页面先显示已取到的"}</li>`)}</ul>
		<p><a href="my-doubts.html">存疑、没有计入的学时</a></p>`;
}

function Mine() {
	const mine = useGet("/api/hours/mine");
	return html`<${Show} of=${mine}>${data => html`
		<p class="lead">${data.programme}，到${day(data.ends_on)}。</p>
		${BARS.map(line => html`<${Asked} line=${line} data=${data} />`)}
		<div class="inner">${PARTS.map(line => (data[line[0]] !== 0 || (line[2] && data.asked[line[2]])) && html`
			<${Asked} line=${line} data=${data} />`)}</div>
		${data.platforms && html`<${Platforms} list=${data.platforms} accounts=${data.accounts} />`}`}<//>`;
}

page("我的学时", Mine);
