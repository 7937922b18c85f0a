/* people.js - who is at a school, and codes for their first sign-in. */
import { html, is, page } from "../parts/page.js";
import { List } from "../parts/table.js";
import { word } from "../parts/words.js";
import { OneSchool } from "./one-school.js";
import { Again, Invited, password } from "./slips.js";

function Everybody({ school, invite, busy }) {
	const again = row => html`<${Again} row=${row} invite=${invite} busy=${busy} />`;
	return html`<${List} from=${"/api/admin/people?school=" + school.school} caption="在册人员"
		empty="名册里还没有人，请先导入名册。" columns=${[
			["name", "姓名"], ["staff_no", "工号"], ["login", "登录名"],
			["group", "教研组", row => row.group || "不在教研组"],
			["roles", "角色", row => (row.roles || []).map(role => word("role", role)).join("、") || "教师"],
			["signed_up", "密码", password]].concat(school.roster ? [[null, "", again]] : [])} />`;
}

/* Its management and its office may (evidence/archive.c). */
const Archive = ({ school }) => html`<p class="hint">教师最近提交的认证材料：
	<a href=${"/api/evidence/archive/" + school.school} download="">全校打包下载（zip）</a></p>`;

function People({ school, me }) {
	return html`<${Invited} school=${school.school}>${({ invite, busy }) => html`
		${school.roster && html`<p>第一次登录要用学校发的登录码设定密码。</p>
			<div class="buttons"><button class="button" aria-disabled=${String(busy)} onClick=${() => invite()}>
				${busy ? "正在发码…" : "给所有未设密码的人发码"}</button>
			<a class="button plain" href=${"roster.html?school=" + school.school}>导入名册</a></div>`}
		<${Everybody} school=${school} invite=${invite} busy=${busy} />
		${is(me, "school", "office") && html`<${Archive} school=${school} />`}`}<//>`;
}

page("人员与登录码", ({ me, query }) => html`<${OneSchool} query=${query}>${school => html`
	<${People} school=${school} me=${me} />`}<//>`);
