/* courses.js - how long a platform's courses are: what a completed course earns where the
 * platform measures no time, and what its records are held against. */
import { html, page, useGet, useState, Notice } from "../parts/page.js";
import { post } from "../parts/api.js";
import { day } from "../parts/dates.js";
import { Form, Text, useForm } from "../parts/form.js";
import { List } from "../parts/table.js";

const BLANK = { code: "", name: "", minutes: "" };
const whole = value => /^\d{1,5}$/.test(value) && Number(value) <= 60000 ? null : "请填0到60000的整数分钟";

function Set({ at, first, moodle, done }) {
	const form = useForm(first, null);
	const send = values => post(at, { courses: [{ code: values.code.trim(), name: values.name.trim(), minutes: Number(values.minutes) }] });
	return html`<h2 id="set">${first.code ? "修改一门课程" : "添加一门课程"}</h2>
		<${Form} form=${form} send=${send} button="保存" busy="正在保存…" done=${() => done(form.now().name)}>
			<${Text} name="code" label="课程编号" need="请填写课程编号" maxlength="200" spellcheck=${false}
				hint=${moodle ? "打开课程时地址里 id= 后面的数字" : "平台记录里的课程编号或课程地址"} />
			<${Text} name="name" label="课程名称" need="请填写课程名称" maxlength="200" />
			<${Text} name="minutes" label="课程长度（分钟）" hint="0就是不再计这门课程" inputmode="numeric" short need="请填写分钟数" check=${whole} /><//>`;
}

function Courses({ query }) {
	const at = "/api/hours/provider/" + Number(query.provider) + "/courses";
	const list = useGet("/api/hours/providers");
	const [state, set] = useState({ first: BLANK, n: 0, said: "" });
	const one = list.data && list.data.rows.find(row => String(row.provider) === query.provider);
	const edit = row => set({ first: { code: row.code, name: row.name, minutes: String(row.minutes) }, n: state.n + 1, said: "" });
	const done = name => set({ first: BLANK, n: state.n + 1, said: name });
	const change = row => html`<a href="#set" onClick=${() => edit(row)}>修改<span class="unseen">：${row.name}</span></a>`;
	return html`<p><a href="platforms.html">回到研修平台</a></p>
		${one && html`<p class="lead"><b>${one.name}</b>，${one.minutes}分钟计1学时。</p>`}
		<p>${one && one.driver === "moodle" ? "只取这里有的课程；学完一门，按它的长度给学时。" : "合计超过课程长度的记录会存疑，等您认定（本系统默认）。没有填长度的课程不核对。"}</p>
		${state.said && html`<${Notice} kind="good"><p>“${state.said}”已保存。</p><//>`}
		<${List} key=${state.n} from=${at} empty="还没有填写课程长度。" caption="课程" columns=${[["name", "课程"],
			["code", "课程编号", row => html`<span class="file-name">${row.code}</span>`],
			["minutes", "长度", row => row.minutes === 0 ? "不再计" : row.minutes + "分钟"], ["set_at", "填写日期", row => day(row.set_at)], [null, "", change]]} />
		<${Set} key=${"set" + state.n} at=${at} first=${state.first} moodle=${one && one.driver === "moodle"} done=${done} />`;
}

page("课程长度", Courses);
