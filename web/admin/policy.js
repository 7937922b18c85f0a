/* policy.js - the rules in force for my school (or ?school=): what the notice
 * says, what is this system's own default, and what nobody has decided. */
import { html, page, useGet, Show } from "../parts/page.js";
import { Table } from "../parts/table.js";
import { day } from "../parts/dates.js";
import { word } from "../parts/words.js";
import { originTag } from "./policy-value.js";

const number = unit => value => value + unit;
const hours = value => value / 100 + "学时";
const yes = value => value ? "是" : "否";
const words = table => value => [].concat(value).map(one => word(table, one)).join("、");
const list = value => [].concat(value).join("、");
const READING = { offered: "学校提供的每个维度", touched: "教师所选的每个维度" };

/* Part, then lines of: name in the policy, what people call it, how its value reads. */
const PARTS = [
	["选学", [["dim_min", "学校提供的维度，至少", number("个")], ["dim_min_strong", "条件较好的学校，至少", number("个维度")],
		["pool", "学校从这些能力点中选", list], ["environment_fit", "与学校信息化环境相符", yes],
		["ability_min", "每人选学，至少", number("个")], ["ability_max", "每人选学的上限", number("个")],
		["per_dim_min", "每个维度，至少", number("个")], ["per_dim_reading", "“每个维度”指", value => READING[value]],
		["teacher_dim_min", "每人所选的维度，至少", number("个")], ["group_compulsory", "教研组必修", number("个")],
		["noncredit_dims", "不计学分的维度", words("dimension")], ["local_abilities", "可以有地方能力点", yes]]],
	["学时", [["total_min", "总学时，至少", hours], ["online_min", "线上学时，至少", hours],
		["practice_min", "实践学时，至少", hours], ["practice_share_min", "实践学时所占，至少", number("%")],
		["evidence_hours", "认证材料", hours], ["evidence_hours_per_ability", "每个能力点", hours],
		["research_hours", "校本研修", hours], ["capstone_hours", "综合应用成果", hours], ["capstone", "综合应用成果的形式", words("document")]]],
	["考核", [["levels", "评价的各级", words("level")], ["peer_k", "互评人数", number("人")], ["peer_days", "互评期限", number("天")],
		["group_days", "组评期限", number("天")], ["panel_days", "校评期限", number("天")],
		["panel_min", "考核小组投票，至少", number("人")], ["appeal_days", "申诉期限", number("天")],
		["publicity_days", "公示", number("天")], ["coaching", "不合格的一对一帮扶", yes]]],
	["认证", [["online_gate", "先完成线上课程", yes], ["recognition", "由县级认定", yes], ["relief_age", "减负年龄", number("岁")],
		["relief_cutoff", "年龄计算到", day], ["relief_ability_min", "减负后选学，至少", number("个")]]],
	["方案", [["documents", "学校要报的材料", words("document")], ["filing_due", "备案截止", day], ["deadline", "完成期限", day]]]];

const origin = rule => html`<span class=${"tag " + originTag[rule.origin][0]}>${originTag[rule.origin][1]}</span>`;

const basis = rule => [rule.phrase && "“" + rule.phrase + "”", rule.note].filter(Boolean).join("；");

function Part({ title, lines, rules }) {
	const rows = lines.filter(([name]) => rules[name]).map(([name, label, show]) => ({ label, show, rule: rules[name] }));
	const open = lines.filter(([name]) => !rules[name]).map(([, label]) => label);
	return html`<h2>${title}</h2>
		${rows.length > 0 && html`<${Table} rows=${rows} columns=${[["label", "规定"], [null, "要求", row => row.show(row.rule.value)],
			[null, "效力", row => word("strength", row.rule.strength)], [null, "来源", row => origin(row.rule)],
			[null, "原文短语或说明", row => basis(row.rule)]]} />`}
		${open.length > 0 && html`<p class="hint">未作规定：${open.map(label => label.replace(/，至[少多]$/, "")).join("、")}。</p>`}`;
}

function Policy({ query }) {
	const all = useGet("/api/admin/policy" + (query.school ? "?school=" + query.school : ""));
	return html`<${Show} of=${all} empty="学校现在没有参加工程，或者您无权查看。">${data => data.rows.map(one => html`
		<dl class="facts"><div><dt>工程</dt><dd>${one.name}，到${day(one.ends_on)}</dd></div>
			<div><dt>政策</dt><dd>${one.policy}，第${one.number}版，${day(one.effective_on)}起</dd></div></dl>
		${PARTS.map(([title, lines]) => html`<${Part} title=${title} lines=${lines} rules=${one.rules} />`)}`)}<//>`;
}

page("执行的规定", Policy);
