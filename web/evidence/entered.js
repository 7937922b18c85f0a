/* entered.js - what a colleague has entered for me (代填): I take it into my draft, or not. */
import { html, useState, Notice, Trouble } from "../parts/page.js";
import { post } from "../parts/api.js";
import { moment } from "../parts/dates.js";

function One({ of, draft, done }) {
	const [problem, set] = useState(null);
	const say = taken => () => draft.save().catch(() => {}).then(() => post("/api/evidence/behalf/" + of.on_behalf + "/answer", { taken }))
		.then(done, set);
	return html`<${Notice} kind="warn"><h2>${of.name}老师替您填了${of.pieces}项材料</h2>
		<p>${moment(of.given_at)}交给您核对。采用以后放进您的草稿，相同的项目换成代填的；您可以再改，由您本人提交才算数。</p>
		<p class="hint">本系统默认：采用后，${of.name}老师不再评价您的材料。</p>
		${problem && html`<${Trouble} problem=${problem} />`}
		<div class="buttons"><button type="button" class="button" onClick=${say(true)}>采用，放进草稿</button>
			<button type="button" class="button plain" onClick=${say(false)}>不采用</button></div><//>`;
}

export const Entered = ({ list, draft, done }) => list.map(of => html`<${One} key=${of.on_behalf} of=${of} draft=${draft} done=${done} />`);
