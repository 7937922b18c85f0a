/* now.js - 现在要做的事: what waits for me and until when; then where my own
 * works stand, who has them now and what comes next. */
import { html, page, is, useGet, Notice, Show } from "../parts/page.js";
import { LEVELS, named, word } from "../parts/words.js";
import { day, left, moment } from "../parts/dates.js";
import { Overview } from "./overview.js";

/* What waits -> where it is done; its object is put at the end. */
const PLACES = {
	choose: "/plan/choose.html",
	hand_in: "/evidence/work.html?ability=",
	returned: "/evidence/work.html?ability=",
	entered: "/evidence/work.html?ability=",
	peer: "/review/case.html?submission=",
	group: "/review/case.html?submission=",
	panel: "/review/case.html?submission=",
	sign: "/review/case.html?submission=",
	compulsory: "/plan/compulsory.html",
	recheck: "/review/recheck.html?recheck=",
	coaching: "/review/coaching.html",
	consent: "/review/results.html",
	plan: "/plan/package.html",
	plan_returned: "/plan/package.html",
	adoption: "/plan/package-read.html?plan=",
	approval: "/plan/package-read.html?plan=",
	filing: "/plan/package-read.html?plan=",
	proposal: "/certificate/proposals.html",
	recognition: "/certificate/recognitions.html",
	match: "/hours/unmatched.html?provider=",
	judges: "/review/judges.html?submission=",
	experts: "/admin/region-roles.html",
	scoring: "/plan/scorings.html?scoring=",
	spot_check: "/review/spot-check.html?spot_check=",
	objection: "/review/objections.html",
	nomination: "/review/nominations.html",
	correction: "/review/visits.html",
	follow: "/review/visits.html?school=",
	extension: "/admin/extension-request.html?request=",
	amendment: "/admin/amendment.html?amendment=",
	same: "/admin/same.html"
};

/* A work is named by its ability's code, its page asks for the id. */
function place(task, mine) {
	const work = mine.find(matter => matter.ability === task.object);
	const address = PLACES[task.what];
	return /=$/.test(address) ? address + (work ? work.id : task.object) : address;
}

/* Who has it in which state, and what follows. */
const HOLDERS = {
	chosen: "您这里，准备材料后提交",
	returned: "您这里，修改后再提交",
	failed: "您这里，改进后可以再次提交",
	peer: "互评老师那里，接下来是组评",
	group: "教研组长那里，接下来是校评",
	panel: "学校考核小组，接下来由组长签字",
	signature: "考核小组组长那里，签字后就有结果",
	passed: null
};
const AT = { peer: "peer", group: "group", panel: "panel", signature: "panel" };
const COLOURS = { passed: "good", failed: "bad", returned: "warn", chosen: "" };

function Due({ due }) {
	const time = left(due);
	return html`<p><span class=${time.late ? "late" : ""}>${time.text}</span>
		<span class="hint">（${moment(due)}${time.late ? " 到期" : " 前"}）</span></p>`;
}

function Task({ task, mine }) {
	return html`<li class="card act"><div>
			<h3>${word("todo", task.what)}${task.title && "：" + task.title}</h3>
			${task.who && html`<p>${task.who}</p>`}
			${task.due ? html`<${Due} due=${task.due} />` : task.since && html`
				<p class="hint">${day(task.since)}起</p>`}
		</div><a class="button" href=${place(task, mine)}>去${word("todo", task.what)}
			<span class="unseen">：${task.title} ${task.who}</span></a></li>`;
}

/* What there may be very many of -> where all of it is: of more than five (ours) the first three
 * stand here, and the way to all. */
const ALL = { peer: "/review/queue.html?level=peer", group: "/review/queue.html?level=group", panel: "/review/queue.html?level=panel",
	sign: "/review/queue.html?level=signature", amendment: "/admin/amendments.html?state=waiting" };
const MANY = 5;
const HERE = 3;

function fold(tasks) {
	const of = what => tasks.filter(task => task.what === what);
	const many = Object.keys(ALL).filter(what => of(what).length > MANY);
	return { few: tasks.filter(task => !many.includes(task.what) || of(task.what).indexOf(task) < HERE),
		more: many.map(what => ({ what, works: of(what).length - HERE })) };
}

const More = ({ what, works }) => html`<li class="card act"><div><h3>还有${works}份等您${word("todo", what)}</h3></div>
	<a class="button plain" href=${ALL[what]}>看全部<span class="unseen">等您${word("todo", what)}的</span></a></li>`;

function Waiting({ tasks, mine }) {
	if (!tasks.length)
		return html`<p class="empty">现在没有等您处理的事。${mine.some(matter => AT[matter.state]) ?
			"您的材料正在评价，有了结果或被退回时，会出现在这里。" : mine.some(matter => matter.state !== "chosen") ? "有新的事时，会出现在这里。" :
			"学校方案备案、开始选学或有材料请您评价时，会出现在这里。"}</p>`;
	const { few, more } = fold(tasks);
	return html`<h2 class="first">等我处理的（${tasks.length}件）</h2>
		<ul class="cards">${few.map(task => html`<${Task} task=${task} mine=${mine} />`)}
			${more.map(one => html`<${More} ...${one} />`)}</ul>`;
}

function Steps({ at }) {
	const levels = LEVELS.slice(0, 4);
	return at && html`<ol class="steps">${levels.map((level, i) => html`
		<li class=${i < levels.indexOf(at) ? "done" : ""} aria-current=${level === at ? "step" : null}>
			${word("level", level)}${i < levels.indexOf(at) && html`<span class="unseen">已完成</span>`}</li>`)}</ol>`;
}

function Matter({ matter }) {
	const held = HOLDERS[matter.state];
	return html`<li class="card">
		<h3><a href=${"/evidence/work.html?ability=" + matter.id}>
			${named(matter.ability, matter.name)}</a>
			<span class=${"tag " + (matter.state in COLOURS ? COLOURS[matter.state] : "blue")}>
				${word("state", matter.state)}</span></h3>
		<${Steps} at=${AT[matter.state]} />
		${held && html`<p>在${held}${matter.since && html`<span class="hint">（${day(matter.since)}起）</span>`}</p>`}
	</li>`;
}

function Certificate({ state }) {
	return state && html`<${Notice} kind=${state === "valid" ? "good" : ""}>
		<p>${word("certificate", state)}。<a href="/certificate/mine.html">看我的证书</a></p><//>`;
}

/* More time than the others have. */
const Longer = ({ until }) => until && html`<${Notice} kind="good"><p>您的完成期限已延至${day(until)}。</p><//>`;

function Mine({ now, me }) {
	if (!now.mine.length)
		return html`<${Longer} until=${now.extended_until} />`;
	return html`<h2>我的能力点</h2>
		<${Longer} until=${now.extended_until} />
		<${Certificate} state=${now.certificate} />
		<ul class="cards">${now.mine.map(matter => html`<${Matter} matter=${matter} />`)}</ul>
		${is(me, "teacher") && html`<p><a class="button plain" href="/certificate/why.html">看看离认证还差什么</a></p>`}`;
}

function Now({ me }) {
	const now = useGet("/api/report/now");
	return html`<${Show} of=${now}>${data => html`
		<${Waiting} tasks=${data.waiting} mine=${data.mine} />
		<${Overview} me=${me} />
		<${Mine} now=${data} me=${me} />`}<//>`;
}

page("现在要做的事", Now);
