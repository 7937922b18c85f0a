/* region-roles.js - who has a duty in a region: 项目办, experts, 指导团队, 领导小组, with
 * terms and substitutes; ended here. */
import { html, is, page, useState, Notice, Trouble } from "../parts/page.js";
import { del } from "../parts/api.js";
import { day } from "../parts/dates.js";
import { List } from "../parts/table.js";
import { word } from "../parts/words.js";
import { OneRegion } from "./one-region.js";

const OFFICES_OWN = ["expert", "guide", "leading"];
const KINDS = ["", "office", "expert", "guide", "leading"];
const duty = row => word("role", row.kind) + (row.title ? "，" + row.title : "") + (row.substitutes ? "（代理" + row.substitutes + "）" : "");
const since = row => day(row.since) + (row.until ? "至" + day(row.until) : "起");

function Roles({ region, me }) {
	const [said, say] = useState({ turn: 0 });
	const [kind, choose] = useState("");
	const end = row => del("/api/admin/regions/" + region.region + "/roles/" + row.role).then(
		() => say({ turn: said.turn + 1, text: row.name + "不再担任" + word("role", row.kind) + "。" }), problem => say({ turn: said.turn, problem }));
	const mine = row => row.person !== me.person && row.kind !== "admin" && (is(me, "admin") || OFFICES_OWN.includes(row.kind));
	const action = row => mine(row) && html`<button class="link-button" onClick=${() => end(row)}>结束任职<span class="unseen">：${row.name}，${word("role", row.kind)}</span></button>`;
	return html`${said.text && html`<${Notice} kind="good"><p>${said.text}</p><//>`}
		${said.problem && html`<${Trouble} problem=${said.problem} />`}
		<div class="buttons"><a class="button" href=${"appoint.html?region=" + region.region}>指定职务</a></div>
		<div class="field"><label for="kind">看哪项职务</label>
			<select id="kind" class="short" value=${kind} onChange=${event => choose(event.target.value)}>
				${KINDS.map(one => html`<option value=${one}>${one ? word("role", one) : "全部"}</option>`)}</select></div>
		<${List} key=${said.turn} from=${"/api/admin/regions/" + region.region + "/roles" + (kind && "?kind=" + kind)} caption="在任" empty="没有人担任。" columns=${[
			["kind", "职务", duty, "brief"], ["name", "姓名", null, "brief"], ["login", "登录名"], ["school", "所在学校", row => row.school || "不在学校"],
			["since", "任期", since], [null, "", action]]} />`;
}

page("区域职务", ({ me, query }) => html`<${OneRegion} query=${query}>${region => html`<${Roles} region=${region} me=${me} />`}<//>`);
