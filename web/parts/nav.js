/* nav.js - where each role can go from every page: one table, one line a screen.
 * A new screen adds its line here; a person sees the lines of all their roles.
 */
import { html, useState } from "./view.js";

const PLACES = [
	/* roles ("" = everybody), label, address */
	["", "现在要做的事", "/"],
	["teacher", "选学能力点", "/plan/choose.html"],
	["teacher", "我的材料", "/evidence/list.html"],
	["teacher leader panel chair", "待我评价", "/review/queue.html"],
	["panel chair expert", "复核", "/review/recheck.html"],
	["teacher", "我的评价结果", "/review/results.html"],
	["teacher leader school", "一对一帮扶", "/review/coaching.html"],
	["leader", "必修能力点", "/plan/compulsory.html"],
	["teacher", "我的学时", "/hours/mine.html"],
	["teacher", "凭码签到", "/hours/sign-in.html"],
	["teacher", "还差什么", "/certificate/why.html"],
	["teacher", "我的证书", "/certificate/mine.html"],
	["panel chair", "校评记录", "/review/minutes.html"],
	["panel chair", "提出认定", "/certificate/proposals.html"],
	["leader school", "研修活动", "/hours/activities.html"],
	["school", "学校方案", "/plan/package.html"],
	["school", "纸质表扫描", "/review/scans.html"],
	["office", "方案审核备案", "/plan/packages.html"],
	["leader school", "教研组简报", "/plan/bulletins.html"],
	["school office", "学校总结", "/plan/summaries.html"],
	["office", "认定", "/certificate/recognitions.html"],
	["office", "通报", "/report/circulars.html"],
	["office", "研修平台", "/hours/platforms.html"],
	["school admin", "导入名册", "/admin/roster.html"],
	["school office admin", "人员与登录码", "/admin/people.html"],
	["school office admin", "学校职务", "/admin/roles.html"],
	["admin", "项目办人员", "/admin/offices.html"],
	["school office", "没有联系上的人", "/report/unreached.html"],
	["school office", "群机器人", "/report/channels.html"],
	["", "能力点目录", "/admin/catalogue.html"],
	["teacher school", "执行的规定", "/admin/policy.html"],
	["office", "修改规定", "/admin/policies.html"]
];

const here = address => location.pathname === address ||
	location.pathname + location.search === address ||
	(address === "/" && location.pathname === "/index.html");

export function Nav({ roles }) {
	const [open, turn] = useState(false);
	const mine = PLACES.filter(place => !place[0] ||
		place[0].split(" ").some(role => roles.includes(role)));
	return html`<nav class=${"nav" + (open ? " open" : "")} aria-label="主导航">
		<button class="nav-button" aria-expanded=${String(open)} aria-controls="nav-list"
			onClick=${() => turn(!open)}>${open ? "收起菜单" : "菜单"}</button>
		<ul id="nav-list">${mine.map(place => html`<li><a href=${place[2]}
			aria-current=${here(place[2]) ? "page" : null}>${place[1]}</a></li>`)}</ul>
	</nav>`;
}
