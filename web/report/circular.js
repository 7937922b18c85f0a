/* circular.js - one 通报 (R126) on paper, as it will be or as it was published. */
import { html } from "../parts/page.js";
import { day, moment } from "../parts/dates.js";
import { Sheet } from "../parts/paper.js";
import { word } from "../parts/words.js";
import { NAMES } from "./targets.js";
import { percent } from "./where.js";

const FIGURES = ["base", "chosen", "handed_in", "passed", "certified"].map(name => [name, word("figure", name)]);

const done = of => of.schools === undefined || of.schools_done === null ? "" : of.schools_done + " / " + of.schools + "所";

const Row = ({ of, name, schools }) => html`<tr><td data-label="单位">${name || of.name || "不在任何教研组"}</td>${FIGURES.map(one => html`
	<td class="number" data-label=${one[1]}>${of[one[0]]}</td>`)}<td class="number" data-label="认定率">${of.base ? percent(of.certified, of.base) + "%" : ""}</td>
	${schools && html`<td class="number" data-label="完成学校">${of.kind === "school" ? of.base > 0 && (of.schools_done ? "已完成" : "未完成") : done(of)}</td>`}</tr>`;

const Results = ({ of }) => html`<p>${`本期校评签字${of.signed}份：优秀${of.excellent}份，合格${of.pass}份，不合格${of.fail}份；` +
	`第一次认证${of.first_tries}份，其中通过${of.first_passed}份。`}</p>`;

const Spots = ({ of }) => of.checks > 0 && html`<p>${`本期抽检${of.checks}次，涉及${of.schools}所学校、${of.works}份材料，` +
	`与校评有差异${of.differing}份。`}</p>`;

const Goal = ({ of, at }) => html`<li>${of.by && day(of.by, 0) + "前，"}${NAMES[of.unit]}${of.asked}%：现为${percent(of.there, of.base)}%，${
	of.reached ? "已达到" : of.by && of.by < at ? "过期未达到" : "还没有到期"}。</li>`;

/* data: region, title, from_day, to_day; number, year, made_at once it is published. */
export function Circular({ data, content }) {
	const schools = content.total.schools_done !== null && content.total.schools_done !== undefined;
	return html`<${Sheet} title=${data.title}>
		<p>${data.region}　${data.number && html`${data.year}年第${data.number}期　　`}${day(data.from_day, 0)}至${day(data.to_day, 0)}</p>
		<div class="figures"><table><thead><tr><th scope="col">单位</th>${FIGURES.map(figure => html`<th scope="col" class="number">${figure[1]}</th>`)}
				<th scope="col" class="number">认定率</th>${schools && html`<th scope="col" class="number">完成学校</th>`}</tr></thead>
			<tbody>${content.rows.map(row => html`<${Row} of=${row} schools=${schools} />`)}
				<${Row} of=${content.total} name="合计" schools=${schools} /><${Row} of=${content.before} name="期初合计" schools=${schools} /></tbody></table></div>
		<p class="sheet-small keep">应参加：${content.base_is}。${content.counted_at && "数据截至" + moment(content.counted_at) + "。"}</p>
		${content.targets.length > 0 && html`<h3>与目标相比</h3><ul>${content.targets.map(one => html`<${Goal} of=${one} at=${data.to_day} />`)}</ul>`}
		<h3>本期评价</h3><${Results} of=${content.results} /><${Spots} of=${content.spot_checks} />
		<p class="sheet-sign"><span>${data.region}能力提升工程项目办（盖章）</span><span class="keep">${data.made_at && day(data.made_at, 0)}</span></p><//>`;
}
