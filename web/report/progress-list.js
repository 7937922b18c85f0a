/* progress-list.js - the people, or the schools, that a figure of progress counts. */
import { html, page, title, useGet, Notice, Show } from "../parts/page.js";
import { day } from "../parts/dates.js";
import { List } from "../parts/table.js";
import { word } from "../parts/words.js";
import { marks } from "./marks.js";
import { address, percent, placeOf } from "./where.js";

const BACK = "/report/progress.html";
const OTHERS = { chosen: "not_chosen", handed_in: "not_handed_in", passed: "not_passed", proposed: "not_proposed",
	certified: "not_certified" };

const school = query => row => html`<a href=${address(BACK, { kind: "school", id: row.school }, query)}>${row.name}</a>`;
const schools = query => [["name", "学校", school(query), null, "name"], ["region", "所属区域"], ["phase", "学段", row => word("phase", row.phase)]]
	.concat(["base", "certified"].map(name => [name, word("figure", name), null, "number"]))
	.concat([[null, "认定率", row => percent(row.certified, row.base) + "%", "number", "lowest"], ["done", "是否完成", row => row.done ? "✓ 已完成" : "未完成"]]);

/* Who is counted by it, and who is not. */
function sides(which) {
	const has = which in OTHERS ? which : Object.keys(OTHERS).find(name => OTHERS[name] === which);
	return /schools/.test(which) ? ["schools", "schools_done", "not_schools_done"] : has ? [has, OTHERS[has]] : [];
}

const Sides = ({ which, link }) => sides(which).length > 0 && html`<ul class="choices no-print" aria-label="哪些">${sides(which).map(name => html`<li>
	<a href=${link(name)} aria-current=${name === which ? "true" : null}>${word("figure", name)}</a></li>`)}</ul>`;

function Listed({ place, query }) {
	const { which, ungrouped } = query, ofSchools = /schools/.test(which);
	const about = useGet(address("/api/report/place", place, query));
	const link = name => address("/report/progress-list.html", place, query, { which: name, ungrouped, sort: query.sort });
	return html`<${Show} of=${about}>${of => {
		title(of.name + "：" + word("figure", which));
		return html`<p class="no-print"><a href=${address(BACK, place, query)}>回到${of.name}的进度</a></p>
			<h2 class="first">${of.name}：${word("figure", which)}${ungrouped && "（不在任何教研组）"}</h2>
			${query.at && html`<p class="hint">截至${day(query.at, 0)}。</p>`}
			<${Sides} which=${which} link=${link} />
			<${List} key=${which} from=${address("/api/report/progress" + (ofSchools ? "/schools" : "/list"), place, query, { which, ungrouped })}
				columns=${ofSchools ? schools(query) : marks(of)} sort="entered" empty=${ofSchools ? "没有这样的学校。" : "没有这样的人。"} />`;
	}}<//>`;
}

page("进度名单", ({ query }) => placeOf(query) && query.which && word("figure", query.which) !== query.which ?
	html`<${Listed} place=${placeOf(query)} query=${query} />` :
	html`<${Notice} kind="warn"><p>这个地址不完整，请从“进度”里的数字进来。</p><//>`);
