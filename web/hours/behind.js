/* behind.js - the lines behind a bar of hours: each with its day and where it is from, what they
 * add up to, what is above what is asked, and what does not count and why. */
import { html } from "../parts/page.js";
import { hours } from "../parts/bar.js";
import { day } from "../parts/dates.js";
import { List } from "../parts/table.js";
import { word } from "../parts/words.js";

const sum = rows => rows.reduce((all, row) => all + row.hundredths, 0);

/* By which rule an ability earned its hours. */
const rule = given => !given ? "本地没有规定一个能力点计几学时" : given.origin === "notice" ? "通知：“" + given.phrase + "”" :
	given.origin === "office" ? "项目办规定" : (given.note || "") + "（本系统默认）";

const SOURCES = {
	platform: row => row.place,
	attendance: row => row.place + "，" + row.entered_by + "登记",
	sign_in: row => row.place + "，凭码签到",
	ability: row => html`校评合格<small>${rule(row.given)}</small>`,
	entry: row => "项目办" + row.entered_by + (row.hundredths < 0 ? "冲正" : "登记")
};

const content = row => html`${row.form && row.form !== "session" && word("form", row.form) + "："}${row.title}
	${row.corrects && html`<small>从“${row.corrects}”中减去</small>`}${row.document && html`<small>依据：${row.document}</small>`}`;

const added = (rows, all, have) => html`<p>${all ? html`以上${rows.length}笔，合计<b>${hours(sum(rows))}学时</b>${
	sum(rows) === have && "，就是上面的数"}。` : "先列出" + rows.length + "笔，后面还有。"}</p>`;

export function Behind({ id, bar, label, have, over, surplus }) {
	const of = bar && "?kind=" + bar, several = !bar || bar === "practice";
	const kind = several ? [["kind", "种类", row => word("hours", row.kind)]] : [];
	return html`<div class="behind" id=${id}>
		${over > 0 && html`<p>比要求多${hours(over)}学时。${surplus}（本系统默认）。</p>`}
		<${List} from=${"/api/hours/lines" + of} caption=${label + "的每一笔"} empty="还没有这类学时。" below=${(rows, all) => added(rows, all, have)}
			columns=${[["happened_on", "日期", row => day(row.happened_on)], ["title", "内容", content]].concat(kind,
				[["source", "来源", row => SOURCES[row.source](row)], ["hundredths", "学时", row => hours(row.hundredths), "number"]])} />
		<${List} from=${"/api/hours/lines/apart" + of} caption="没有计入的，和为什么" empty="这里没有不计入的学时。"
			columns=${[["happened_on", "日期", row => day(row.happened_on)], ["title", "内容", row => row.title + (row.place ? "（" + row.place + "）" : "")],
				["why", "为什么不计入"], ["hundredths", "不计入的学时", row => hours(row.hundredths), "number"]]} />
	</div>`;
}
