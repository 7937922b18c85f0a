/* people.js - who is at a school, and codes for the first sign-in on slips of
 * paper.  The codes are seen once: they are kept nowhere. */
import { html, page, Notice, Trouble, useState } from "../parts/page.js";
import { post } from "../parts/api.js";
import { day } from "../parts/dates.js";
import { List } from "../parts/table.js";
import { word } from "../parts/words.js";
import { OneSchool } from "./one-school.js";

const password = row => row.signed_up && !row.invited_until ? "已设定" :
	row.invited_until ? "已发码，" + day(row.invited_until) + "前有效" : "未发码";

function Slips({ made, back }) {
	return html`<div class="buttons no-print">
			<button class="button" onClick=${() => print()}>打印</button>
			<button class="button plain" onClick=${back}>回到人员</button></div>
		<${Notice} kind="warn"><p><b>登录码只在这里显示一次。</b>请打印后裁开，当面交给本人。${made.days}天内有效，用过即失效。</p><//>
		<ul class="slips">${made.slips.map(slip => html`<li>
			<p><b>${slip.name}</b>${slip.group && "（" + slip.group + "）"}</p>
			<p>登录名：<b>${slip.login}</b></p>
			<p>首次登录码：<b class="code">${slip.code}</b></p>
			<p class="hint">打开 ${location.host}/auth/first.html 设定密码</p></li>`)}</ul>`;
}

function Everybody({ school, invite, busy }) {
	const again = row => html`<button class="link-button" aria-disabled=${String(busy)}
		onClick=${() => invite([row.person])}>${row.signed_up ? "忘记密码，重新发码" : "发码"}<span
		class="unseen">：${row.name}</span></button>`;
	return html`<${List} from=${"/api/admin/people?school=" + school.school} caption="在册人员"
		empty="名册里还没有人，请先导入名册。" columns=${[
			["name", "姓名"], ["staff_no", "工号"], ["login", "登录名"],
			["group", "教研组", row => row.group || "不在教研组"],
			["roles", "角色", row => (row.roles || []).map(role => word("role", role)).join("、") || "教师"],
			["signed_up", "密码", password]].concat(school.roster ? [[null, "", again]] : [])} />`;
}

function People({ school }) {
	const [made, show] = useState(null);
	const [busy, setBusy] = useState(false);
	const [problem, setProblem] = useState(null);
	const invite = people => {
		if (busy)
			return;
		setBusy(true);
		setProblem(null);
		post("/api/admin/invitations", Object.assign({ school: school.school }, people && { people })).then(
			answer => { setBusy(false); show(answer.data); scrollTo(0, 0); },
			trouble => { setBusy(false); setProblem(trouble); scrollTo(0, 0); });
	};
	if (made)
		return html`<${Slips} made=${made} back=${() => show(null)} />`;
	return html`${problem && html`<${Trouble} problem=${problem} />`}
		${school.roster && html`<p>第一次登录要用学校发的登录码设定密码。</p>
			<div class="buttons"><button class="button" aria-disabled=${String(busy)} onClick=${() => invite()}>
				${busy ? "正在发码…" : "给所有未设密码的人发码"}</button>
			<a class="button plain" href=${"roster.html?school=" + school.school}>导入名册</a></div>`}
		<${Everybody} school=${school} invite=${invite} busy=${busy} />`;
}

page("人员与登录码", ({ query }) => html`<${OneSchool} query=${query}>${school => html`
	<${People} school=${school} />`}<//>`);
