/* chart.js - drawings by ECharts, which comes once the table stands: it is three times a page.
 * Chart: bars that compare parts with each other and with a target.
 *
 *	<${Chart} name="已认定的比例" bars=${[{ name: "语文组", there: 3, base: 5 }]} target=${70} />
 *	<${Drawing} name="..." of=${data} options=${(data, width) => ...} height=${(data, width) => rem} />
 *
 * What a bar means is written beside it, so nothing depends on its colour; the table has the
 * same numbers.
 */
import { html, useEffect, useMemo, useRef, useState } from "../parts/page.js";
import { load } from "../parts/load.js";
import { percent } from "./where.js";

export const rem = () => parseFloat(getComputedStyle(document.documentElement).fontSize);

export const isNarrow = width => width < rem() * 27;

/* On a phone a bar's name stands above it, else beside it. */
function options({ bars, target }, width) {
	const size = rem() * .85, narrow = isNarrow(width), room = narrow ? 4 : size * 12;
	const text = { fontSize: size, color: "#17202b", fontFamily: "sans-serif" };
	const axis = { type: "value", min: 0, max: 100, splitLine: { lineStyle: { color: "#dde4ec" } },
		axisLabel: Object.assign({ formatter: "{value}%" }, text), interval: narrow ? 50 : 25 };
	const mark = { type: "value", min: 0, max: 100, position: "top", axisLine: { show: false },
		axisLabel: Object.assign({ customValues: [target], formatter: "目标 {value}%" }, text, { fontWeight: "bold" }),
		axisTick: { show: false, customValues: [target] }, splitLine: { lineStyle: { color: "#b3261e", type: "dashed", width: 2 } } };
	return { animation: false, grid: { left: room, right: narrow ? size * 2 : size * 8.5, top: target ? size * 2.2 : size, bottom: size * 2 },
		xAxis: target ? [axis, mark] : [axis],
		yAxis: { type: "category", inverse: true, data: bars.map(bar => bar.name), axisTick: { show: false },
			axisLabel: Object.assign({ show: !narrow, width: room - size / 2, overflow: "truncate" }, text) },
		series: [{ type: "bar", barWidth: narrow ? size * .8 : size * 1.3, itemStyle: { color: "#174a8c" }, data: bars.map(bar => percent(bar.there, bar.base)),
			label: Object.assign({ show: true, position: narrow ? [0, -size * 1.35] : "right", formatter: at => (narrow ? at.name + "　" : "") +
				bars[at.dataIndex].there + "/" + bars[at.dataIndex].base + "，" + at.value + "%" }, text) }] };
}

const height = ({ bars }, width) => bars.length * (isNarrow(width) ? 3 : 1.9) + 4;

export function Chart({ name, bars, target }) {
	const of = useMemo(() => ({ bars, target }), [bars, target]);
	return html`<${Drawing} name=${name} of=${of} options=${options} height=${height} />`;
}

export function Drawing({ name, of, options, height }) {
	const box = useRef(null);
	const [lost, lose] = useState(false);
	useEffect(() => {
		let chart = null, gone = false;
		const draw = () => {
			const width = box.current.clientWidth;
			box.current.style.height = rem() * height(of, width) + "px";
			chart.resize();
			chart.setOption(options(of, width));
		};
		load("echarts").then(lib => {
			if (gone)
				return;
			chart = lib.init(box.current);
			box.current.dataset.drawn = "yes";
			draw();
			addEventListener("resize", draw);
		}, () => lose(true));
		return () => {
			gone = true;
			removeEventListener("resize", draw);
			if (chart)
				chart.dispose();
		};
	}, [name, of]);
	return lost ? html`<p class="hint">图没有读到，数值见下面的表。</p>` :
		html`<div class="chart" ref=${box} role="img" aria-label=${name + "，数值与下面的表相同"}></div>`;
}
