/* circulars.js - 通报: those of my regions and of the ones above, and one to print. */
import { html, page, useGet, Show } from "../parts/page.js";
import { day } from "../parts/dates.js";
import { Sheets } from "../parts/paper.js";
import { List } from "../parts/table.js";
import { Circular } from "./circular.js";

function One({ circular }) {
	const one = useGet("/api/report/bulletin/" + encodeURIComponent(circular));
	return html`<${Show} of=${one}>${({ content, ...data }) => html`<${Sheets} back="/report/circulars.html" unmarked>
		<${Circular} data=${data} content=${content} /><//>`}<//>`;
}

const All = () => html`<p class="lead">本级和上级发布的通报，可以逐期打印。</p>
	<p><a class="button" href="/report/circular-new.html">发布一期</a></p>
	<${List} from="/api/report/bulletins" caption="通报" empty="还没有发布过通报。" columns=${[
		[null, "期号", row => row.year + "年第" + row.number + "期"], ["title", "标题"], ["region", "区域"],
		[null, "起止", row => day(row.from_day, 0) + "至" + day(row.to_day, 0)],
		[null, "", row => html`<a href=${"/report/circulars.html?circular=" + row.circular}>打印
			<span class="unseen">：${row.title}</span></a>`]]} />`;

page("通报", ({ query }) => query.circular ? html`<${One} circular=${query.circular} />` : html`<${All} />`);
