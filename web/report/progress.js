/* progress.js - 进度: how far all have come, for a region, a school or a group and each part of
 * it, on any day; every figure opens the list that it counts. */
import { html, page, title, useGet, useMemo, useState, Show } from "../parts/page.js";
import { day, moment } from "../parts/dates.js";
import { Files } from "../parts/files.js";
import { List, Table } from "../parts/table.js";
import { options, word } from "../parts/words.js";
import { Chart } from "./chart.js";
import { marks } from "./marks.js";
import { Over } from "./over.js";
import { missing, targetAt, Targets } from "./targets.js";
import { address, part, percent, placeOf } from "./where.js";

const HERE = "/report/progress.html", LIST = "/report/progress-list.html";
const STEPS = ["chosen", "handed_in", "passed", "proposed", "certified"];
const ROWS = 50;	/* shown at once */

/* --- where, and of which day and schools --------------------------------- */

const Above = ({ of, query }) => of.above.length > 0 && html`<p class="no-print">${of.above.map(one => html`
	<a href=${address(HERE, one, query)}>${one.name}</a> › `)}<b>${of.name}</b></p>`;

const Select = ({ name, label, value, choices }) => html`<div class="field"><label for=${"q-" + name}>${label}</label>
	<select id=${"q-" + name} name=${name}><option value="">全部</option>${choices.map(one => html`
		<option value=${one[0]} selected=${String(one[0]) === value}>${one[1]}</option>`)}</select></div>`;

const batches = n => Array.from({ length: n }, (_, i) => [i + 1, "第" + (i + 1) + "批"]);

const today = () => new Date(Date.now() + 8 * 3600000).toISOString().slice(0, 10);

function Filter({ of, query }) {
	const used = ["at", "programme", "phase", "batch"].some(name => query[name]);
	return html`<details class="no-print" open=${used}><summary>换一天，或只看一部分</summary>
		<form class="filter" method="get" action=${HERE}><input type="hidden" name=${of.kind} value=${of.id} />
		<div class="days">
			<div class="field"><label for="q-at">截至哪一天</label><input id="q-at" name="at" type="date" max=${today()} value=${query.at || ""} /></div>
			${of.programmes && (of.programmes.length > 1 || query.programme) && html`<${Select} name="programme" label="工程"
				value=${query.programme} choices=${of.programmes.map(one => [one.programme, one.name])} />`}
			${of.kind === "region" && html`<${Select} name="phase" label="学段" value=${query.phase} choices=${options("phase")} />
				${of.batches > 1 && html`<${Select} name="batch" label="批次" value=${query.batch} choices=${batches(of.batches)} />`}`}
		</div><button class="button plain">查看</button> ${used && html`<a href=${address(HERE, of, {})}>全部，到今天</a>`}</form></details>`;
}

const left = query => [query.phase && word("phase", query.phase), query.batch && "第" + query.batch + "批"].filter(Boolean).join("，");

/* --- figures --------------------------------------------------------------- */

function Figure({ row, of, name, query }) {
	const place = part(row, of), whose = row.name || "不在任何教研组的";
	return row[name] === 0 ? "0" : html`<a href=${address(LIST, place, query, { which: name, ungrouped: place.ungrouped })}>${row[name]}<span class="unseen">${
		/^schools/.test(name) ? "所" : "人"}，${whose}，${word("figure", name)}</span></a>`;
}

const Name = ({ row, of, query }) => row.id === null ? "不在任何教研组" : row.kind === of.kind && row.id === of.id ? row.name :
	html`<a href=${address(HERE, row, query)}>${row.name}</a>`;

const toGo = (there, base, target, unit) => {
	const n = missing(there, base, target.asked);
	return base === 0 ? "" : n === 0 ? "已达到" : "差" + n + unit;
};

function Schools({ row, of, query }) {
	return row.kind === "school" ? row.base > 0 && (row.schools_done ? "已完成" : "未完成") :
		html`<span class="of"><${Figure} row=${row} of=${of} name="schools_done" query=${query} /> / <${Figure} row=${row} of=${of} name="schools" query=${query} /></span>`;
}

function columns(of, query) {
	const one = targetAt(of.targets, "teacher", of.at), schools = targetAt(of.targets, "school", of.at);
	const all = [["name", "单位", row => html`<${Name} row=${row} of=${of} query=${query} />`]]
		.concat(["base"].concat(STEPS).map(name => [name, word("figure", name), row => html`
			<${Figure} row=${row} of=${of} name=${name} query=${query} />`, "number"]))
		.concat([[null, "认定率", row => row.base ? percent(row.certified, row.base) + "%" : "", "number"]]);
	if (one)
		all.push([null, "目标 " + one.asked + "%", row => toGo(row.certified, row.base, one, "人"), "number"]);
	if (of.kind === "region" && of.total.schools_done !== null)
		all.push([null, "完成学校", row => html`<${Schools} row=${row} of=${of} query=${query} />`, "number"]);
	if (of.kind === "region" && schools)
		all.push([null, "学校目标 " + schools.asked + "%", row => row.kind === "region" && toGo(row.schools_done, row.schools, schools, "所"), "number"]);
	return all;
}

/* The whole in one line, each number with its list. */
function Total({ of, query }) {
	const row = Object.assign({ kind: of.kind, id: of.id, name: of.name }, of.total);
	const figure = name => html`<${Figure} row=${row} of=${of} name=${name} query=${query} />`;
	return html`<p class="lead">${left(query) && left(query) + "，"}在册${figure("members")}人，免予参加${figure("exempt")}人，应参加${figure("base")}人，已认定${
		figure("certified")}人（${percent(row.certified, row.base)}%）${of.kind === "region" && row.schools_done !== null && html`；学校${
		figure("schools")}所，已完成${figure("schools_done")}所`}。</p>
		<p class="hint">${of.at === query.at && "截至" + day(of.at, 0) + "当天。"}人数：${of.base_is}。${of.counted_at ? "数据截至" + moment(of.counted_at) + "。" : "还没有汇总过。"}</p>`;
}

/* --- parts ------------------------------------------------------------------ */

/* On a slow or counted line a chart is drawn when it is asked for. */
const thrifty = () => {
	const line = navigator.connection || {};
	return line.saveData || /2g|3g/.test(line.effectiveType || "");
};

function Pictures({ of, rows }) {
	const [on, turn] = useState(!thrifty());
	const [name, choose] = useState("certified");
	const target = name === "certified" ? targetAt(of.targets, "teacher", of.at) : null;
	const bars = useMemo(() => rows.filter(row => row.base > 0).map(row => ({ name: row.name || "不在任何教研组", there: row[name], base: row.base })), [rows, name]);
	if (!on)
		return html`<p class="no-print"><button class="button plain" onClick=${() => turn(true)}>看图</button></p>`;
	return bars.length > 0 && html`<div class="choices no-print" role="group" aria-label="图里比较什么">${STEPS.map(one => html`
			<button class="choice" aria-pressed=${String(one === name)} onClick=${() => choose(one)}>${word("figure", one)}</button>`)}</div>
		<${Chart} name=${of.name + "各部分" + word("figure", name) + "的比例"} bars=${bars} target=${target && target.asked} />`;
}

const ORDERS = [["", "按单位"], ["low", "认定率从低到高"]];

function Parts({ of, query }) {
	const [order, sort] = useState("");
	const [shown, show] = useState(ROWS);
	const rate = row => row.base ? row.certified / row.base : 2;
	const rows = useMemo(() => (order ? of.rows.slice().sort((a, b) => rate(a) - rate(b)) : of.rows).slice(0, shown), [of, order, shown]);
	return html`<h2>${of.kind === "region" ? "各地各校" : "各教研组"}</h2>
		${of.rows.length > 2 && html`<div class="choices no-print" role="group" aria-label="顺序">${ORDERS.map(one => html`
			<button class="choice" aria-pressed=${String(one[0] === order)} onClick=${() => sort(one[0])}>${one[1]}</button>`)}</div>`}
		<${Pictures} of=${of} rows=${rows} />
		<div class="figures"><${Table} rows=${rows} columns=${columns(of, query)} caption=${of.name + "的进度"} /></div>
		${of.rows.length > shown && html`<button class="button plain no-print" onClick=${() => show(shown + ROWS)}>再看后面的（共${of.rows.length}个）</button>`}
		<${Files} from=${address("/api/report/progress", of, query)} />`;
}

const People = ({ of, query }) => html`<h2>每位教师</h2>
	<${List} from=${address("/api/report/progress/list", of, query, { which: "members" })} caption=${of.name + "的教师"} columns=${marks(of)} sort="entered" />`;

function Of({ place, query }) {
	const got = useGet(address("/api/report/progress", place, query));
	return html`<${Show} of=${got}>${of => {
		title(of.name + "的进度");
		return html`<${Above} of=${of} query=${query} /><h2 class="first">${of.name}</h2>
			<${Total} of=${of} query=${query} /><${Filter} of=${of} query=${query} /><${Targets} of=${of} />
			${of.rows.length === 0 ? html`<p class="empty">这里还没有人可以统计。</p>` : of.kind === "group" ?
				html`<${People} of=${of} query=${query} />` : html`<${Parts} of=${of} query=${query} />`}
			<${Over} of=${of} place=${place} query=${query} />`;
	}}<//>`;
}

/* --- which place ---------------------------------------------------------------- */

const Choose = ({ rows }) => html`<p class="lead">要看哪里的进度？</p><ul class="cards">${rows.map(one => html`
	<li class="card"><h3><a href=${address(HERE, one, {})}>${one.name}</a></h3></li>`)}</ul>`;

function Progress({ query }) {
	const place = placeOf(query), mine = useGet(place ? null : "/api/report/places");
	return place ? html`<${Of} place=${place} query=${query} />` : html`<${Show} of=${mine} empty="没有您负责的区域、学校或教研组。">${data =>
		data.rows.length === 1 ? html`<${Of} place=${data.rows[0]} query=${query} />` : html`<${Choose} rows=${data.rows} />`}<//>`;
}

page("进度", Progress);
