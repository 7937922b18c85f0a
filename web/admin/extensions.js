/* extensions.js - who of a school has more time, until when, and why. */
import { html, is, page } from "../parts/page.js";
import { day } from "../parts/dates.js";
import { List } from "../parts/table.js";
import { word } from "../parts/words.js";
import { OneSchool } from "./one-school.js";

function Extensions({ school, me }) {
	return html`${is(me, "office") ? html`<div class="buttons"><a class="button" href=${"extend.html?school=" + school.school}>批准延期</a></div>` :
			html`<p>延期由项目办批准。</p>`}
		${is(me, "school") && html`<div class="buttons"><a class="button" href=${"ask-extension.html?school=" + school.school}>申请延期</a></div>`}
		<p><a href=${"extension-requests.html?school=" + school.school}>看学校的延期申请</a></p>
		<${List} from=${"/api/admin/extensions?school=" + school.school} caption="已批准的延期" empty="还没有批准过延期。" columns=${[
			["name", "给谁", row => row.name + (row.scope === "person" ? "" : "（" + word("scope", row.scope) + "）"), null, "name"], ["until", "延至", row => day(row.until), null, "ending"],
			["reason", "理由"], ["document", "依据的文件", row => row.document || "没有写"], ["made_by", "批准人"],
			["made_at", "批准日期", row => day(row.made_at), null, "latest earliest"]]} sort="latest" />`;
}

page("延期", ({ me, query }) => html`<${OneSchool} query=${query}>${school => html`
	<${Extensions} school=${school} me=${me} />`}<//>`);
