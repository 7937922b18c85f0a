/* slips.js - codes for the first sign-in, on slips of paper.  They are seen once:
 * they are kept nowhere.
 *
 *	<${Invited} school=${7}>${({ invite, busy }) => html`... invite([person]) ...`}<//>
 *
 * shows what is inside until codes were made, then the slips.  invite() without
 * people is for all at the school who have no password.
 */
import { html, Notice, Trouble, useState } from "../parts/page.js";
import { post } from "../parts/api.js";
import { day } from "../parts/dates.js";

/* How far somebody is with the password. */
export const password = row => row.invited_until ? "已发码，" + day(row.invited_until) + "前有效" :
	row.signed_up ? "已设定" : "未发码";

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

export function Again({ row, invite, busy }) {
	return html`<button class="link-button" aria-disabled=${String(busy)}
		onClick=${() => invite([row.person])}>${row.signed_up ? "忘记密码，重新发码" : "发码"}<span
		class="unseen">：${row.name}</span></button>`;
}

export function Invited({ school, children }) {
	const [made, show] = useState(null);
	const [busy, setBusy] = useState(false);
	const [problem, setProblem] = useState(null);
	const inside = Array.isArray(children) ? children[0] : children;
	const invite = people => {
		if (busy)
			return;
		setBusy(true);
		setProblem(null);
		post("/api/admin/invitations", Object.assign({}, school && { school }, people && { people })).then(
			answer => { setBusy(false); show(answer.data); scrollTo(0, 0); },
			trouble => { setBusy(false); setProblem(trouble); scrollTo(0, 0); });
	};
	if (made)
		return html`<${Slips} made=${made} back=${() => show(null)} />`;
	return html`${problem && html`<${Trouble} problem=${problem} />`}${inside({ invite, busy })}`;
}
