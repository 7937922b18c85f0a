/* school-merger.js - a school is merged into another, which can't be undone: first chosen,
 * then said once more. */
import { html, useState } from "../parts/page.js";
import { post } from "../parts/api.js";
import { School } from "../parts/chooser.js";
import { Form, useForm } from "../parts/form.js";
import { Notice } from "../parts/page.js";

function Sure({ school, into, back, done }) {
	const form = useForm({}, null);
	return html`<${Notice} kind="warn"><h2>${school.name}并入${into.label}</h2>
			<p>在册的${school.people}人和各教研组会转到${into.label}，教研组长继续任职；校级职务和考核小组在这里结束；正在评价的材料跟着教师走。并入以后不能撤销。</p><//>
		<${Form} form=${form} button=${"确认并入" + into.label} busy="正在并入…"
			send=${() => post("/api/admin/schools/" + school.school + "/merger", { into: into.id })} done=${() => done(school.name + "已并入" + into.label + "。")} />
		<p><button class="link-button" onClick=${back}>不并入</button></p>`;
}

export function Merger({ school, done }) {
	const form = useForm({ into: null }, null);
	const [into, choose] = useState(null);
	return html`<h2>并校</h2>
		${into ? html`<${Sure} school=${school} into=${into} back=${() => choose(null)} done=${done} />` : html`
			<details><summary>把这所学校并入另一所</summary>
				<${Form} form=${form} button="下一步：看清影响" busy="请稍候…" send=${() => Promise.resolve()} done=${() => choose(form.now().into)}>
					<${School} name="into" label="并入的学校" need="请选择并入的学校" /><//></details>`}`;
}
