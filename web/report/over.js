/* over.js - how the share has grown, against the targets of their days: the same question as of six
 * days, asked only when somebody wants to see it; a line and its table. */
import { html, useMemo, useState, Trouble } from "../parts/page.js";
import { get } from "../parts/api.js";
import { day } from "../parts/dates.js";
import { Table } from "../parts/table.js";
import { Drawing, isNarrow, rem } from "./chart.js";
import { address, percent } from "./where.js";

const POINTS = 6, DAY = 86400000;
const date = ms => new Date(ms).toISOString().slice(0, 10);

/* From the first day of the programmes, or a year ago, until the day that is asked about. */
function days(of) {
	const end = Date.parse(of.at), first = Math.min(...of.programmes.map(one => Date.parse(one.begins_on)));
	const begin = first < end ? first : end - 365 * DAY;
	return Array.from({ length: POINTS }, (_, i) => date(begin + Math.round((end - begin) * i / (POINTS - 1) / DAY) * DAY));
}

/* One after another: each counts everybody anew. */
const read = (place, query, list) => list.reduce((before, at) => before.then(rows =>
	get(address("/api/report/progress", place, Object.assign({}, query, { at }))).then(({ data }) => rows.concat([data]))), Promise.resolve([]));

const SERIES = { teacher: "已认定的教师", school: "已完成的学校" };
const share = (one, unit) => unit === "school" ? percent(one.total.schools_done, one.total.schools) : percent(one.total.certified, one.total.base);

const month = value => new Date(value).getFullYear() + "年" + (new Date(value).getMonth() + 1) + "月";

function options({ points, targets, unit }, width) {
	const size = rem() * .85, text = { fontSize: size, color: "#17202b", fontFamily: "sans-serif" };
	const line = { type: "line", data: points.map(one => [one.at, share(one, unit)]), symbol: "circle", symbolSize: 8, color: "#174a8c",
		label: Object.assign({ show: true, position: "top", formatter: at => at.value[1] + "%" }, text) };
	const mark = { type: "line", lineStyle: { opacity: 0 }, symbol: "diamond", symbolSize: 12, color: "#b3261e", data: targets.map(one => [one.by, one.asked]),
		label: Object.assign({ show: true, position: "bottom", formatter: at => "目标" + at.value[1] + "%" }, text, { fontWeight: "bold" }) };
	return { animation: false, grid: { left: size * 4, right: size * 3, top: size * 2.5, bottom: size * 2.5 },
		xAxis: { type: "time", splitNumber: isNarrow(width) ? 2 : 5, axisLabel: Object.assign({ hideOverlap: true, formatter: month }, text) },
		yAxis: { type: "value", min: 0, max: 100, axisLabel: Object.assign({ formatter: "{value}%" }, text), splitLine: { lineStyle: { color: "#dde4ec" } } },
		series: [line, mark] };
}

const height = () => 18;

function columns(place, query, units) {
	const link = one => html`<a href=${address("/report/progress.html", place, Object.assign({}, query, { at: one.at }))}>${day(one.at, 0)}</a>`;
	return [["at", "截至", link], ["base", "应参加", one => one.total.base, "number"], ["certified", "已认定", one => one.total.certified, "number"],
		["rate", "认定率", one => share(one, "teacher") + "%", "number"]].concat(units.includes("school") ?
		[["schools", "完成学校", one => one.total.schools_done + " / " + one.total.schools, "number"]] : []);
}

export function Over({ of, place, query }) {
	const [state, set] = useState({});
	const [unit, choose] = useState("teacher");
	const load = () => {
		set({ wait: true });
		read(place, query, days(of)).then(points => set({ points }), problem => set({ problem }));
	};
	const units = of.kind === "region" && of.total.schools_done !== null ? ["teacher", "school"] : ["teacher"];
	const data = useMemo(() => state.points && { points: state.points, unit, targets: of.targets.filter(one => one.by && one.unit === unit) }, [state.points, unit]);
	if (!of.programmes || !of.programmes.length)
		return null;
	return html`<h2 class=${data ? null : "no-print"}>变化</h2>${state.problem ? html`<${Trouble} problem=${state.problem} again=${load} />` :
		state.wait ? html`<p class="wait" role="status">正在读取…</p>` : !data ? html`<p class="no-print">
			<button class="button plain" onClick=${load}>看从开始到现在的变化</button></p>` : html`
		${units.length > 1 && html`<div class="choices no-print" role="group" aria-label="图里看什么">${units.map(one => html`
			<button class="choice" aria-pressed=${String(one === unit)} onClick=${() => choose(one)}>${SERIES[one]}</button>`)}</div>`}
		<${Drawing} name=${of.name + SERIES[unit] + "从开始到现在的变化和目标"} of=${data} options=${options} height=${height} />
		<${Table} rows=${data.points} columns=${columns(place, query, units)} caption="从开始到现在" />`}`;
}
