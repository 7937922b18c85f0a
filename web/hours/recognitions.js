/* recognitions.js - 学时认可 (R60): where the policy asks for it, hours of 校本教研 count
 * once the office has recognised them, a school at a time. */
import { html, page, useState, Notice } from "../parts/page.js";
import { post } from "../parts/api.js";
import { Day, Form, useForm } from "../parts/form.js";
import { List } from "../parts/table.js";

const today = () => new Date(Date.now() + 8 * 3600000).toISOString().slice(0, 10);

function Recognise({ school, done, back }) {
	const form = useForm({ through: today() }, null);
	const send = values => post("/api/hours/recognition", { school: school.school, through: values.through });
	return html`<h2>认可${school.name}的学时</h2>
		<p>到这一天为止、已经签到还没有认可的校本教研学时，都会计入。您自己的除外。</p>
		<${Form} form=${form} send=${send} button="认可" busy="正在认可…" done=${answer => done(school, answer.data.recognised)}>
			<${Day} name="through" label="截至哪一天的活动" need="请填写日期" /><//>
		<p><button class="link-button" onClick=${back}>先不认可</button></p>`;
}

function Recognitions() {
	const [state, set] = useState({ school: null, said: "", n: 0 });
	const done = (school, count) => set({ school: null, said: school.name + "的" + count + "人次学时已认可，现在计入。", n: state.n + 1 });
	const choose = row => row.waiting > 0 && html`<button class="button plain" onClick=${() => set({ school: row, said: "", n: state.n })}>
		认可<span class="unseen">${row.name}的学时</span></button>`;
	return html`<p><a href="platforms.html">回到研修平台</a></p>
		<p class="lead">本地规定校本教研学时须经认可的，认可以后才计入。</p>
		${state.said && html`<${Notice} kind="good"><p>${state.said}</p><//>`}
		${state.school ? html`<${Recognise} school=${state.school} done=${done} back=${() => set({ school: null, said: "", n: state.n })} />` : html`
			<${List} key=${state.n} from="/api/hours/recognitions" caption="学校" empty="您的区域没有须经认可的学时：政策没有这样规定，或者没有学校参加。"
				columns=${[["name", "学校", null, null, "name"], ["waiting", "待认可", row => row.waiting === 0 ? "没有" : row.waiting + "人次"], [null, "", choose]]} sort="entered" />`}`;
}

page("学时认可", Recognitions);
