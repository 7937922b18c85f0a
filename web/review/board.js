/* board.js - 校评台账: what is at 校评 in my school: what is ready for my signature, to be signed one
 * after the other; and of every case how many have voted, who, who stands back, who was borrowed. */
import { html, page, useEffect, useGet, useState, Notice, Show } from "../parts/page.js";
import { left, moment } from "../parts/dates.js";
import { Grade } from "../parts/rubric.js";
import { List } from "../parts/table.js";
import { ability, word } from "../parts/words.js";
import { Sign } from "./decide.js";
import { Entered } from "./entered.js";

const caseOf = row => "/review/case.html?submission=" + row.submission;

const Voted = ({ row }) => html`${row.votes}票（需${row.quorum}票）${(row.voted || []).map(one => html`<br />${one.name}${
	one.grade && html` <${Grade} of=${one.grade} />`}`)}`;
const Apart = ({ row }) => (row.apart || []).length === 0 ? "无" : html`${row.apart.map((one, i) => html`${i > 0 && html`<br />`}${one.name}（${word("apart", one.why)}）`)}`;
const Borrowed = ({ row }) => (row.borrowed || []).length === 0 ? "无" : html`${row.borrowed.map((one, i) => html`${i > 0 && html`<br />`}${one.name}${"（" + (one.from || "专家") + "）"}`)}`;

function Stand({ row }) {
	const time = left(row.due_at);
	if (row.ready)
		return html`<span class="tag good">待您签字</span>`;
	if (row.waiting)
		return html`<span class="tag warn">等校外加评</span>`;
	return html`${row.votes >= row.quorum ? "票数已够，等组长签字" : html`还差${row.quorum - row.votes}票`}
		<br /><span class=${time.late ? "late" : ""}>${time.text}</span>`;
}

const Act = ({ row }) => html`${row.spread && html`<span class="tag warn">各级评价相差过大</span> `}<a href=${caseOf(row)}>${row.judged ? "看材料" : "去投票"}
	<span class="unseen">：${row.author}，${ability(row)}</span></a>`;

const COLUMNS = [["author", "教师", row => html`${row.author}<${Entered} of=${row} />`, null, "name"], ["group", "教研组", row => row.group || "不在教研组", null, "group"],
	["ability", "能力点", ability], ["stand", "进展", row => html`<${Stand} row=${row} />`, null, "ending"],
	["voted", "已投票", row => html`<${Voted} row=${row} />`], ["apart", "回避", row => html`<${Apart} row=${row} />`],
	["borrowed", "借调", row => html`<${Borrowed} row=${row} />`], [null, "", row => html`<${Act} row=${row} />`]];

/* The first that is ready, or the one chosen out of them. */
function Ready({ rows, done }) {
	const [chosen, choose] = useState(0);
	const row = rows.find(one => one.submission === chosen) || rows[0];
	useEffect(() => {
		document.getElementById("signing").focus({ preventScroll: true });
	}, [row.submission]);
	const verdicts = (row.voted || []).map(one => ({ level: "panel", grade: one.grade }));
	return html`<section class="card"><h2 class="first" id="signing" tabindex="-1">待您签字：${row.author}，${ability(row)}</h2>
			<p>第${row.number}稿${row.attempt > 1 && "，第" + row.attempt + "次认证"}。${(row.voted || []).map(one => html`${one.name} <${Grade} of=${one.grade} /> `)}
				<a href=${caseOf(row)}>看材料和评语</a><${Entered} of=${row} /></p>
			${row.spread && html`<${Notice} kind="warn"><p>各级评价相差过大：签字时，系统先另抽一位校外评委。</p><//>`}
			<${Sign} key=${row.submission} one=${Object.assign({}, row, { verdicts })} place=${"review.case." + row.submission} done=${done} />
			${rows.length > 1 && html`<p class="hint">还有${rows.length - 1}份待您签字：${rows.filter(one => one !== row).slice(0, 10).map(one => html`
				<button class="link-button" onClick=${() => choose(one.submission)}>${one.author} ${ability(one)}</button> `)}</p>`}</section>`;
}

function Board({ me }) {
	const [said, say] = useState(null);
	const [turn, next] = useState(0);
	const from = "/api/review/school/" + (me.school_id || 0) + "/board";
	const ready = useGet(from + "?only=ready");
	const done = text => {
		say(text);
		next(turn + 1);
		ready.reload();
		scrollTo(0, 0);
	};
	return html`${said && html`<${Notice} kind="good"><p><b>${said}</b></p><//>`}
		<${Show} of=${ready}>${data => data.rows.length > 0 ? html`<${Ready} rows=${data.rows} done=${done} />` :
			html`<p class="empty">现在没有等您签字的材料。</p>`}<//>
		<h2>正在校评的材料</h2>
		<p class="hint">别人投了什么票，您自己投票以后才看得到。与您有回避关系的材料不在这里。</p>
		<${List} key=${turn} from=${from} empty="现在没有正在校评的材料。" columns=${COLUMNS} sort="entered" />
		<p><a href="/review/minutes.html">看已签字的校评记录</a></p>`;
}

page("校评台账", Board);
