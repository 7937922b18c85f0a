/* entry.js - hours by hand: what no platform and no list knows. */
import { html, page, useState, Notice } from "../parts/page.js";
import { post } from "../parts/api.js";
import { Person } from "../parts/chooser.js";
import { Choice, Day, Form, Text, useForm } from "../parts/form.js";
import { options } from "../parts/words.js";

const EMPTY = { person: null, kind: "", hundredths: "", happened_on: "", note: "", document: "" };

/* 1.5 -> 150; null where it is no number of 学时 */
const hundredths = text => /^\d{1,3}(\.\d{1,2})?$/.test(text.trim()) ? Math.round(Number(text) * 100) : null;

function Entry() {
	const form = useForm(EMPTY);
	const [said, say] = useState("");
	const send = values => {
		say("");
		const { person, ...rest } = values;
		return post("/api/hours/entry", Object.assign(rest,
			{ login: person.row.login, hundredths: hundredths(values.hundredths), document: values.document.trim() || null }));
	};
	return html`<p class="lead">平台和签到里没有的学时在这里登记。登记后不能改；错了可以<a href="/hours/correct.html">冲正</a>。</p>
		${said && html`<${Notice} kind="good"><p>已为${said}登记。</p><//>`}
		<${Form} form=${form} send=${send} button="登记" done=${() => {
			say(form.values.person.label);
			form.reset(EMPTY);
		}}>
			<${Person} name="person" label="教师" need="请选择教师" />
			<${Choice} name="kind" label="种类" need="请选择种类"
				options=${options("hours", "online", "evidence", "research", "recording", "other")} />
			<${Text} name="hundredths" label="学时" hint="例如 1.5" inputmode="text" short
				need="请填写学时" check=${value => hundredths(value) === null && "学时请填数字，例如 1.5"} />
			<${Day} name="happened_on" label="日期" need="请填写日期" />
			<${Text} name="note" label="事由" hint="教师本人会看到" need="请填写事由" />
			<${Text} name="document" label="依据的文件" hint="文件名称、文号或存放处；种类为“其他”时必填"
				check=${(value, values) => values.kind === "other" && !value.trim() && "“其他”学时请写明依据的文件"} /><//>`;
}

page("登记学时", Entry);
