/* nav.js - where each role can go from every page: one table, one line a screen.
 * A new screen adds its line to the group of its subject; a person sees the lines
 * of all their roles, and the groups that have any.
 */
import { html, useEffect, useState } from "./view.js";

export const GROUPS = [
	/* roles ("" = everybody), label, address */
	["我的认证", [
		["teacher", "选学能力点", "/plan/choose.html"],
		["teacher", "个人研修计划", "/plan/personal-plan.html"],
		["teacher", "我的材料", "/evidence/list.html"],
		["teacher", "我的评价结果", "/review/results.html"],
		["teacher", "我的学时", "/hours/mine.html"],
		["teacher", "凭码签到", "/hours/sign-in.html"],
		["teacher", "还差什么", "/certificate/why.html"],
		["teacher", "我的证书", "/certificate/mine.html"]]],
	["评价", [
		["teacher leader panel chair", "待我评价", "/review/queue.html"],
		["", "我的回避申报", "/admin/relations.html"],
		["panel chair expert", "复核", "/review/recheck.html"],
		["expert office school", "方案专家评分", "/plan/scorings.html"],
		["teacher leader panel chair school", "结果公示", "/review/publicity.html"],
		["chair office", "公示异议", "/review/objections.html"],
		["teacher leader school", "一对一帮扶", "/review/coaching.html"],
		["leader", "组内互评", "/review/peers.html"],
		["panel chair", "校评台账", "/review/board.html"],
		["", "优秀案例", "/review/excellent.html"],
		["panel chair", "校评记录", "/review/minutes.html"],
		["panel chair", "提出认定", "/certificate/proposals.html"]]],
	["教研组", [
		["leader", "必修能力点", "/plan/compulsory.html"],
		["teacher leader school", "教研组研修文件", "/plan/groups.html"],
		["leader", "代同事填写", "/evidence/behalf.html"],
		["leader school", "研修活动", "/hours/activities.html"],
		["leader school", "教研组简报", "/plan/bulletins.html"]]],
	["学校", [
		["school", "学校方案", "/plan/package.html"],
		["school office", "校评结果", "/review/decided.html"],
		["school panel chair office", "复核情况", "/review/rechecks.html"],
		["school panel chair office", "互评偏高提示", "/review/favours.html"],
		["school panel chair office", "帮扶情况", "/review/coachings.html"],
		["school panel chair", "抽检结果", "/review/spot-found.html"],
		["school panel chair", "推荐优秀案例", "/review/nominate.html"],
		["school office expert", "视导整改", "/review/visits.html"],
		["school", "纸质表扫描", "/review/scans.html"],
		["school office", "群机器人", "/report/channels.html"]]],
	["进度", [
		["leader school office", "进度", "/report/progress.html"],
		["leader school office", "逾期与原因", "/report/late.html"],
		["school office", "考核结果", "/report/appraisal.html"],
		["school office", "没有联系上的人", "/report/unreached.html"],
		["school office", "学校总结", "/plan/summaries.html"],
		["office", "通报", "/report/circulars.html"]]],
	["项目办", [
		["office", "方案审核备案", "/plan/packages.html"],
		["office", "指定评价人", "/review/judges.html"],
		["office", "认定", "/certificate/recognitions.html"],
		["office", "已发证书", "/certificate/issued.html"],
		["office", "上报省级系统", "/certificate/register.html"],
		["office", "抽检", "/review/spot-checks.html"],
		["office", "审定优秀案例", "/review/nominations.html"],
		["office", "研修平台", "/hours/platforms.html"],
		["office", "修改规定", "/admin/policies.html"],
		["office admin", "操作记录", "/report/journal.html"],
		["admin", "系统状况", "/report/health.html"]]],
	["人员", [
		["school admin", "导入名册", "/admin/roster.html"],
		["office", "新学年名册", "/admin/roster-years.html"],
		["school office admin", "人员与登录码", "/admin/people.html"],
		["school office admin", "教研组", "/admin/groups.html"],
		["school office admin", "学校职务", "/admin/roles.html"],
		["school office admin", "免予参加", "/admin/exemptions.html"],
		["school office admin", "延期", "/admin/extensions.html"],
		["school office admin", "延期申请", "/admin/extension-requests.html"],
		["school office admin", "回避关系", "/admin/school-relations.html"],
		["office admin", "调动", "/admin/move.html"],
		["school office admin", "合并重复记录", "/admin/same.html"],
		["school office admin", "更正申请", "/admin/amendments.html"],
		["office admin", "区域职务", "/admin/region-roles.html"],
		["admin", "项目办人员", "/admin/offices.html"]]],
	["区域与学校", [
		["school office admin", "学校情况", "/admin/schools.html"],
		["office admin", "工程", "/admin/programmes.html"],
		["office admin", "区域", "/admin/regions.html"],
		["school office admin", "结对", "/admin/pairings.html"]]],
	["规定", [
		["", "能力点目录", "/admin/catalogue.html"],
		["", "区域文件", "/plan/region-documents.html"],
		["teacher school", "执行的规定", "/admin/policy.html"]]]
];

const here = address => location.pathname === address ||
	location.pathname + location.search === address ||
	(address === "/" && location.pathname === "/index.html");

const mine = (places, roles) => places.filter(place => !place[0] ||
	place[0].split(" ").some(role => roles.includes(role)));

const Place = ({ label, address }) => html`<li><a href=${address}
	aria-current=${here(address) ? "page" : null}>${label}</a></li>`;

/* One group is open at a time; Escape and a click beside it close it, and so does the focus that leaves it where
 * it lies upon the page.  (On a phone it would move what a finger is just coming down on.) */
function Group({ name, places, open, turn }) {
	const id = "nav-" + name;
	const left = event => open && event.relatedTarget && !event.currentTarget.contains(event.relatedTarget) &&
		!matchMedia("(max-width: 40rem)").matches && turn(null);
	return html`<li class=${"nav-group" + (open ? " open" : "")} onFocusOut=${left}
			onKeyDown=${event => event.key === "Escape" && turn(null)}>
		<button aria-expanded=${String(open)} aria-controls=${id} onClick=${() => turn(open ? null : name)}
			class=${places.some(place => here(place[2])) ? "here" : ""}>${name}</button>
		<ul id=${id}>${places.map(place => html`<${Place} label=${place[1]} address=${place[2]} />`)}</ul></li>`;
}

export function Nav({ roles }) {
	const [all, turnAll] = useState(false);
	const [open, turn] = useState(null);
	useEffect(() => {
		const away = event => event.target.closest(".nav-group") || turn(null);
		addEventListener("click", away);
		return () => removeEventListener("click", away);
	}, []);
	return html`<nav class=${"nav" + (all ? " open" : "")} aria-label="主导航">
		<button class="nav-button" aria-expanded=${String(all)} aria-controls="nav-list"
			onClick=${() => turnAll(!all)}>${all ? "收起菜单" : "菜单"}</button>
		<ul id="nav-list"><${Place} label="现在要做的事" address="/" />
			${GROUPS.map(([name, places]) => [name, mine(places, roles)]).filter(group => group[1].length)
				.map(([name, places]) => html`<${Group} name=${name} places=${places} open=${open === name} turn=${turn} />`)}
		</ul>
	</nav>`;
}
