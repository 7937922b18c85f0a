/* school-relations.js - 回避: the relations of a school's people; declared for somebody,
 * and ended. */
import { html, is, page, useState, Notice, Trouble } from "../parts/page.js";
import { del, post } from "../parts/api.js";
import { Person } from "../parts/chooser.js";
import { day } from "../parts/dates.js";
import { Choice, Form, useForm } from "../parts/form.js";
import { List } from "../parts/table.js";
import { options, word } from "../parts/words.js";
import { About, start } from "./about.js";
import { OneSchool } from "./one-school.js";

function Declare({ school, me, person, done }) {
	const empty = { person: start(person), other: null, kind: "" };
	const form = useForm(empty, null);
	const send = v => post("/api/admin/relations", { person: v.person.id, other: v.other.id, kind: v.kind });
	return html`<h2>替教师申报</h2>
		<${Form} form=${form} button="申报" busy="正在申报…" send=${send}
			done=${() => { form.reset({ person: null, other: null, kind: "" }); done("已申报，从今天起回避。"); }}>
			<${Person} name="person" label="教师" school=${school.school} need="请选择教师" />
			<${Person} name="other" label="与谁回避" school=${is(me, "office", "admin") ? null : school.school} need="请选择对方" />
			<${Choice} name="kind" label="关系" need="请选择关系" options=${options("relation")} /><//>`;
}

function Relations({ school, me, person }) {
	const [said, say] = useState({ turn: 0 });
	const done = text => say({ turn: said.turn + 1, text });
	const end = row => del("/api/admin/relations/" + row.relation).then(() => done(row.name + "与" + row.other_name + "的回避已解除。"),
		problem => say({ turn: said.turn, problem }));
	const mine = row => row.person === me.person;
	return html`${said.text && html`<${Notice} kind="good"><p>${said.text}</p><//>`}
		${said.problem && html`<${Trouble} problem=${said.problem} />`}
		<p>有亲属或其他利害关系的两人不互相评价。每条关系双方各列一行，解除时一并解除；涉及自己的，由其他管理人员解除。</p>
		<${List} key=${said.turn} from=${"/api/admin/relations?school=" + school.school} caption="申报的关系" empty="还没有申报的关系。" columns=${[
			["name", "姓名", null, null, "name"], ["other_name", "与谁"], ["kind", "关系", row => word("relation", row.kind)],
			["since", "申报日期", row => day(row.since)], ["declared_by", "申报人"],
			[null, "", row => !mine(row) && html`<button class="link-button" onClick=${() => end(row)}>
				解除<span class="unseen">：${row.name}与${row.other_name}</span></button>`]]} sort="entered" />
		<${Declare} school=${school} me=${me} person=${person} done=${done} />`;
}

page("回避关系", ({ me, query }) => html`<${OneSchool} query=${query}>${school => html`<${About} query=${query}>${person => html`
	<${Relations} school=${school} me=${me} person=${person} />`}<//>`}<//>`);
