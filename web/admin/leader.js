/* leader.js - who leads a 教研组: appointed, also for a term in somebody's place, and ended. */
import { html, useState, Notice, Trouble } from "../parts/page.js";
import { del, post } from "../parts/api.js";
import { Person } from "../parts/chooser.js";
import { day } from "../parts/dates.js";
import { Choice, Day, Form, useForm } from "../parts/form.js";

const EMPTY = { person: null, how: "own", substitutes: "", until: "" };

function Name({ school, group, leaders, done }) {
	const form = useForm(EMPTY, null);
	const acting = form.values.how === "acting";
	const own = leaders.filter(one => !one.substitutes);
	const send = v => post("/api/admin/groups/" + group.group + "/leaders", Object.assign({ staff_no: v.person.row.staff_no },
		v.how === "acting" && { until: v.until, substitutes: v.substitutes }));
	return html`<h3>指定教研组长</h3>
		<${Form} form=${form} button="指定" busy="正在指定…" send=${send} done=${() => {
				const { person } = form.now();
				form.reset(EMPTY);
				done(person.label + "担任" + group.name + "教研组长。");
			}}>
			<${Person} name="person" label="谁" school=${school.school} need="请选择一位" />
			${own.length > 0 && html`<${Choice} name="how" label="怎样任职" options=${[["own", "接替现在的组长"], ["acting", "代理，到期自动结束"]]} />`}
			${acting && html`<${Choice} name="substitutes" label="代理谁" need="请选择代理谁" options=${own.map(one => [one.staff_no, one.name])} />
				<${Day} name="until" label="到哪一天为止" hint="当日起不再代理" need="请填写到哪一天为止" />`}<//>`;
}

export function Leaders({ school, group, done }) {
	const [problem, fail] = useState(null);
	const leaders = group.leaders || [];
	const say = text => {
		fail(null);
		done(text);
	};
	const end = one => del("/api/admin/groups/" + group.group + "/leaders/" + one.role).then(() => say(one.name + "不再担任" + group.name + "教研组长。"), fail);
	return html`<h2>教研组长</h2>
		${problem && html`<${Trouble} problem=${problem} />`}
		${leaders.length === 0 && html`<${Notice} kind="warn"><p>这个教研组还没有组长，组评没有人做。</p><//>`}
		<ul class="lines">${leaders.map(one => html`<li><b>${one.name}</b>${one.substitutes && "，代理" + one.substitutes + "，到" + day(one.until)}${" "}<button class="link-button" onClick=${() => end(one)}>结束任职<span class="unseen">：${one.name}</span></button></li>`)}</ul>
		<${Name} school=${school} group=${group} leaders=${leaders} done=${say} />`;
}
