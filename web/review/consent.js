/* consent.js - 优秀案例: my works that the school nominates, to agree to or not. */
import { html } from "../parts/page.js";
import { post } from "../parts/api.js";
import { moment } from "../parts/dates.js";
import { Choice, Form, useForm } from "../parts/form.js";
import { ability, word } from "../parts/words.js";

const AGREES = [["yes", "同意"], ["no", "不同意"]];

function Asked({ one, done }) {
	const form = useForm({ agrees: "" }, "consent" + one.nomination);
	return html`<p>同意后由项目办再审定一次。审定通过的案例，登录本系统的人都能看到您的姓名、学校、推荐理由和这件材料。</p>
		<${Form} form=${form} button="提交" done=${() => done(form.values.agrees === "yes" ? "您已同意推荐，现在等项目办审定。" : "您没有同意，这件案例不再往下走。")}
			send=${values => post("/api/review/nomination/" + one.nomination + "/consent", { agrees: values.agrees === "yes" })}>
			<${Choice} name="agrees" label="您是否同意推荐这件案例" hint="提交后不能更改" need="请选择同意或不同意" options=${AGREES} /><//>`;
}

const stands = one => !one.agrees ? "您没有同意推荐" : one.outcome ? word("nomination", one.outcome) : "您已同意，等项目办审定";

function Nomination({ one, done }) {
	return html`<li class="card"><h3>优秀案例推荐：${ability(one)}</h3>
		<p class="hint keep">${one.school}，${moment(one.nominated_at)} 推荐</p>
		<p class="prose"><b>推荐理由：</b>${one.reason}</p>
		${one.agrees === null ? html`<${Asked} one=${one} done=${done} />` : html`<p>${stands(one)}。</p>`}
		${one.remark && html`<p class="prose"><b>审定意见：</b>${one.remark}</p>`}</li>`;
}

/* waiting: those that ask me, one at a time, or the others. */
export function Nominations({ list, waiting, done }) {
	const shown = list.filter(one => (one.agrees === null) === waiting);
	return shown.length > 0 && html`<h2 class=${waiting ? "first" : ""}>${waiting ? "等您表示是否同意（" + shown.length + "件）" : "优秀案例"}</h2>
		<ul class="cards">${(waiting ? shown.slice(0, 1) : shown).map(one => html`<${Nomination} key=${one.nomination} one=${one} done=${done} />`)}</ul>`;
}
