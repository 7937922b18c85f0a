/* work.js - a decided work to read: before an objection is answered or a case reviewed, and, of an
 * excellent case that is shown, for everybody. */
import { html, page, useGet, Show } from "../parts/page.js";
import { moment } from "../parts/dates.js";
import { Grade } from "../parts/rubric.js";
import { ability } from "../parts/words.js";
import { Evidence } from "./judge.js";

page("材料和结果", ({ query }) => html`<${Show} of=${useGet("/api/review/work/" + encodeURIComponent(query.submission || "0"))}>${one => html`
	<h2 class="first">${ability(one)} <${Grade} of=${one.grade} /></h2>
	<p class="hint">${one.author}，${one.school}，${moment(one.decided_at)} 评定</p>
	${one.reason && html`<p class="prose"><b>推荐理由：</b>${one.reason}</p>`}
	<${Evidence} one=${one} />
	<div class="buttons no-print"><button class="button plain" onClick=${() => history.back()}>返回</button></div>`}<//>`);
