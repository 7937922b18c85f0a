/* school-merger.js - a school is merged into another, which can't be undone. */
import { html } from "../parts/page.js";
import { post } from "../parts/api.js";
import { School } from "../parts/chooser.js";
import { Form, useForm } from "../parts/form.js";

const says = (school, into) => html`<h2>${school.name}并入${into.label}</h2>
	<p>在册的${school.people}人和各教研组会转到${into.label}，教研组长继续任职；校级职务和考核小组在这里结束；正在评价的材料跟着教师走。并入以后不能撤销。</p>`;

export function Merger({ school, done }) {
	const form = useForm({ into: null }, null);
	return html`<h2>并校</h2>
		<details><summary>把这所学校并入另一所</summary>
			<${Form} form=${form} button="并入" busy="正在并入…" sure=${values => says(school, values.into)}
				send=${values => post("/api/admin/schools/" + school.school + "/merger", { into: values.into.id })}
				done=${() => done(school.name + "已并入" + form.now().into.label + "。")}>
				<${School} name="into" label="并入的学校" need="请选择并入的学校" /><//></details>`;
}
