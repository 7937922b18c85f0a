/* my-doubts.js - my records of platforms that do not count, and why. */
import { html, page } from "../parts/page.js";
import { hours } from "../parts/bar.js";
import { moment } from "../parts/dates.js";
import { List } from "../parts/table.js";

const state = row => row.counts === null ? "等项目办认定" : html`不计入。${row.note && "项目办：" + row.note}`;

page("我的存疑学时", () => html`<p><a href="mine.html">回到我的学时</a></p>
	<p class="lead">这些记录的时间对不上，先不计入（本系统默认）。项目办认定计入的，会回到您的学时里。</p>
	<${List} from="/api/hours/doubts/mine" caption="存疑的记录" empty="您没有存疑的记录。" columns=${[["course", "课程"], ["platform", "平台"],
		["happened_at", "学习时间", row => moment(row.happened_at)], ["hundredths", "学时", row => hours(row.hundredths)],
		["why", "为什么存疑"], ["counts", "结果", state]]} />`);
