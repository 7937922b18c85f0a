/* queue.js - what I owe as a judge, the most urgent first, filtered and page by page; and
 * what I have given. */
import { html, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { ability, word } from "../parts/words.js";
import { left, moment } from "../parts/dates.js";
import { Grade } from "../parts/rubric.js";
import { List } from "../parts/table.js";
import { caseAt, dueAt, filtersOf } from "./order.js";

const version = row => "第" + row.number + "稿" + (row.attempt > 1 ? "（第" + row.attempt + "次认证）" : "");

function Term({ row }) {
	const time = left(row.due_at);
	return html`<span class=${time.late ? "late" : ""}>${time.text}</span> <small>${moment(row.due_at)}</small>`;
}

const columns = filters => [["level", "环节", row => html`<span class="tag blue">${word("level", row.level)}</span>`],
	["ability", "能力点", ability], ["author", "教师", row => row.author || "（不显示姓名）", "brief"],
	["group", "教研组", null, "brief"], ["number", "材料", version, "brief"],
	["due_at", "期限", row => html`<${Term} row=${row} />`],
	[null, "", row => html`<a class="button" href=${caseAt(row.submission, filters)}>去${word("level", row.level)}
		<span class="unseen">：${row.author}，${ability(row)}</span></a>`]];

const GIVEN = [["level", "环节", row => word("level", row.level)], ["ability", "能力点", ability], ["author", "教师", row => row.author || "（不显示姓名）"],
	["number", "材料", version], ["grade", "我评的", row => html`<${Grade} of=${row.grade} />`], ["given_at", "评价时间", row => moment(row.given_at)],
	[null, "", row => html`<a href=${caseAt(row.submission, "")}>看材料<span class="unseen">：${row.author}，${ability(row)}</span></a>`]];

/* [[value, label, how many], ...] of one column of the sums, each once. */
function choices(rows, value, label) {
	const found = [];
	rows.filter(value).forEach(row => {
		const one = found.find(other => other[0] === String(value(row)));
		if (one)
			one[2] += row.works;
		else
			found.push([String(value(row)), label(row), row.works]);
	});
	return found;
}

function Filter({ name, label, options, chosen, change }) {
	return options.length > (chosen ? 0 : 1) && html`<div class="field"><label for=${"filter-" + name}>${label}</label>
		<select id=${"filter-" + name} onChange=${event => change(name, event.target.value)}>
			<option value="">全部</option>${options.map(([value, text, works]) => html`
			<option value=${value} selected=${value === chosen}>${text}${works && "（" + works + "份）"}</option>`)}</select></div>`;
}

const sum = (rows, of) => rows.reduce((n, row) => n + row[of], 0);

function Filters({ rows, chosen, change }) {
	const filter = (name, label, options) => html`<${Filter} name=${name} label=${label} options=${options} chosen=${chosen[name]} change=${change} />`;
	return html`<div class="filters no-print">${filter("level", "环节", choices(rows, row => row.level, row => word("level", row.level)))}
		${filter("ability", "能力点", choices(rows, row => row.ability, ability))}
		${filter("group", "教研组", choices(rows, row => row.group_id, row => row.group))}
		${filter("due", "期限", [["late", "已经逾期", sum(rows, "late")], ["soon", "7天之内到期"]])}</div>`;
}

function Due({ query }) {
	const [chosen, set] = useState(query);
	const sums = useGet("/api/review/due/sums");
	const filters = filtersOf(chosen);
	const change = (name, value) => {
		const next = Object.assign({}, chosen, { [name]: value });
		history.replaceState(null, "", "/review/queue.html" + (filtersOf(next) && "?" + filtersOf(next)));
		set(next);
	};
	const rows = sums.data ? sums.data.rows : [];
	/* Both are read at once; the list stays hidden until what stands above it is there. */
	return html`<${Show} of=${sums} empty="现在没有等您评价的材料。有新的时，会出现在这里。">${() => html`
			<p>共${sum(rows, "works")}份${sum(rows, "late") > 0 && html`，<b class="late">其中${sum(rows, "late")}份已经逾期</b>`}，急的在前。打开第一份，评完接着就是下一份。</p>
			<${Filters} rows=${rows} chosen=${chosen} change=${change} />`}<//>
		<div hidden=${!rows.length}>
			<${List} from=${dueAt(filters)} caption="等我评价的材料" empty="没有符合这些条件的材料。" columns=${columns(filters)} />
			${rows.some(row => row.level !== "signature") && html`<p><a href="/review/form.html">打印这些材料的纸质表</a></p>`}
			${rows.some(row => row.level === "peer") && html`<${Notice}>
				<p>互评人由系统公开抽取。逾期没有评价的，系统会另抽一位同事。</p><//>`}</div>`;
}

const Way = ({ to, now, children }) => html`<li><a href=${to} aria-current=${now ? "page" : null}>${children}</a></li>`;

function Queue({ query }) {
	return html`<ul class="choices"><${Way} to="/review/queue.html" now=${!query.given}>等我评价的<//>
			<${Way} to="/review/queue.html?given=1" now=${query.given}>我已评价的<//></ul>
		${query.given ? html`<${List} from="/api/review/given" caption="我已评价的材料" empty="您还没有评价过材料。" columns=${GIVEN} />` :
			html`<${Due} query=${query} />`}`;
}

page("待我评价", Queue);
