/* groups.js - the groups I am in, lead or manage, and how far their papers are; every figure opens its list. */
import { html, is, page, useGet, Show } from "../parts/page.js";
import { Files } from "../parts/files.js";
import { Table } from "../parts/table.js";
import { day } from "../parts/dates.js";

const link = (page, row, text, what) => html`<a href=${"/plan/" + page + ".html?group=" + row.teaching_group + "&name=" + encodeURIComponent(row.name)}>${text}
	<span class="unseen">：${row.name}的${what}</span></a>`;

const plan = row => link("group-plan", row, row.plan_at ? day(row.plan_at) + " 保存" : row.leads ? "去写" : "还没有", "研修计划");
const counted = (page, key, what) => row => row.looks ? link(page, row, row[key] + " / " + row.members + " 人", what) : row[key] + " / " + row.members + " 人";

const COLUMNS = [["name", "教研组"], ["plan_at", "研修计划", plan],
	["personal_plans", "个人研修计划", counted("personal-plans", "personal_plans", "个人研修计划")],
	["task_lists", "选学任务清单", counted("tasks", "task_lists", "选学任务清单")],
	["bulletins", "简报", row => link("bulletins", row, row.bulletins + "期", "简报")]];

page("教研组研修文件", ({ me }) => {
	const list = useGet("/api/plan/groups");
	return html`<${Show} of=${list} empty="您不在任何教研组，也没有负责的教研组。">${data => html`
		<${Table} rows=${data.rows} columns=${COLUMNS} caption="研修计划、清单和简报" />
		<${Files} from="/api/plan/groups" />
		${is(me, "teacher") && html`<p><a class="button plain" href="/plan/personal-plan.html">我的个人研修计划</a></p>`}`}<//>`;
});
