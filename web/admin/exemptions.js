/* exemptions.js - who of a school does not take part, since when and by which document;
 * the office ends one. */
import { html, is, page, useState, Notice, Trouble } from "../parts/page.js";
import { del } from "../parts/api.js";
import { day } from "../parts/dates.js";
import { List } from "../parts/table.js";
import { word } from "../parts/words.js";
import { OneSchool } from "./one-school.js";

const today = () => new Date(Date.now() + 8 * 3600000).toISOString().slice(0, 10);
const over = row => row.until !== null && row.until <= today();

function Exemptions({ school, me }) {
	const [said, say] = useState({ turn: 0 });
	const end = row => del("/api/admin/exemptions/" + row.exemption).then(
		() => say({ turn: said.turn + 1, text: row.name + "恢复参加。" }), problem => say({ turn: said.turn, problem }));
	const action = row => is(me, "office") && !over(row) && row.person !== me.person && html`<button class="link-button" onClick=${() => end(row)}>
		提前结束<span class="unseen">：${row.name}</span></button>`;
	return html`${said.text && html`<${Notice} kind="good"><p>${said.text}</p><//>`}
		${said.problem && html`<${Trouble} problem=${said.problem} />`}
		${is(me, "office") ? html`<div class="buttons"><a class="button" href="exempt.html">登记免予参加</a></div>` :
			html`<p>免予参加由项目办凭文件登记。</p>`}
		<${List} key=${said.turn} from=${"/api/admin/exemptions?school=" + school.school} caption="免予参加" empty="没有免予参加的人。" columns=${[
			["name", "姓名", row => html`<a href=${"person.html?person=" + row.person}>${row.name}</a>`, null, "name"],
			["kind", "事由", row => word("exemption", row.kind)], ["document", "依据的文件"],
			["since", "起始日期", row => day(row.since)], ["until", "恢复日期", row => row.until ? day(row.until) + (over(row) ? "（已恢复）" : "") : "未定", null, "ending"],
			["made_by", "登记人"], [null, "", action]]} sort="entered" />`;
}

page("免予参加", ({ me, query }) => html`<${OneSchool} query=${query}>${school => html`
	<${Exemptions} school=${school} me=${me} />`}<//>`);
