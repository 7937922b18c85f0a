/* offices.js - who has a duty at an office of the region, and codes for their
 * first sign-in. */
import { html, page, Notice } from "../parts/page.js";
import { List } from "../parts/table.js";
import { word } from "../parts/words.js";
import { Again, Invited, password } from "./slips.js";

const Terms = () => html`<p>任期、代理、指定和结束任职在<a href="region-roles.html">区域职务</a>里。</p>`;

const duties = row => row.duties.map(duty => word("role", duty.role) + "（" + duty.of + "）").join("、");

const named = row => html`<a href=${"office-name.html?person=" + row.person}>更正姓名<span class="unseen">：${row.name}</span></a>`;

page("项目办人员", ({ query }) => html`${query.mended && html`<${Notice} kind="good"><p>姓名已更正。</p><//>`}<${Terms} /><${Invited}>${({ invite, busy }) => html`
	<${List} from="/api/admin/people/offices" caption="项目办、专家、系统管理员" columns=${[
		["name", "姓名"], ["login", "登录名"], ["duties", "职务", duties], ["signed_up", "密码", password],
		[null, "", row => html`<div class="acts">${named(row)} <${Again} row=${row} invite=${invite} busy=${busy} /></div>`]]} />`}<//>`);
