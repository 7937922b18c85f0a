/* circulars.js - 通报: those of my regions and of the ones above, and one to print. */
import { html, page, useGet, Show } from "../parts/page.js";
import { day } from "../parts/dates.js";
import { Sheet, Sheets } from "../parts/paper.js";
import { List } from "../parts/table.js";
import { word } from "../parts/words.js";

const FIGURES = ["base", "chosen", "handed_in", "passed", "certified"].map(name => [name, word("figure", name)]);

const Row = ({ of, name }) => html`<tr><td>${name || of.name || "未分组"}</td>${FIGURES.map(one => html`<td>${of[one[0]]}</td>`)}</tr>`;

const Results = ({ of }) => html`<p>${`本期校评签字 ${of.signed} 份：优秀 ${of.excellent} 份，合格 ${of.pass} 份，不合格 ${of.fail} 份；` +
	`第一次认证 ${of.first_tries} 份，其中通过 ${of.first_passed} 份。`}</p>`;

const Spots = ({ of }) => of.checks > 0 && html`<p>${`本期抽检 ${of.checks} 次，涉及 ${of.schools} 所学校、${of.works} 份材料，` +
	`与校评有差异 ${of.differing} 份。`}</p>`;

function One({ circular }) {
	const one = useGet("/api/report/bulletin/" + encodeURIComponent(circular));
	return html`<${Show} of=${one}>${({ content, ...data }) => html`<${Sheets} back="/report/circulars.html" unmarked>
		<${Sheet} title=${data.title}>
			<p>${data.region}　${data.year}年第${data.number}期　　${day(data.from_day, 0)} 至 ${day(data.to_day, 0)}</p>
			<table><thead><tr><th scope="col">单位</th>${FIGURES.map(figure => html`<th scope="col">${figure[1]}</th>`)}</tr></thead>
				<tbody>${content.rows.map(row => html`<${Row} of=${row} />`)}
					<${Row} of=${content.total} name="合计" /><${Row} of=${content.before} name="期初合计" /></tbody></table>
			<${Results} of=${content.results} /><${Spots} of=${content.spot_checks} />
			<p class="sheet-sign">${data.region}能力提升工程项目办（盖章）　　${day(data.made_at, 0)}</p><//><//>`}<//>`;
}

const All = () => html`<p class="lead">本级和上级发布的通报，可以逐期打印。</p>
	<${List} from="/api/report/bulletins" caption="通报" empty="还没有发布过通报。" columns=${[
		[null, "期号", row => row.year + "年第" + row.number + "期"], ["title", "标题"], ["region", "区域"],
		[null, "起止", row => day(row.from_day, 0) + " 至 " + day(row.to_day, 0)],
		[null, "", row => html`<a href=${"/report/circulars.html?circular=" + row.circular}>打印
			<span class="unseen">：${row.title}</span></a>`]]} />`;

page("通报", ({ query }) => query.circular ? html`<${One} circular=${query.circular} />` : html`<${All} />`);
