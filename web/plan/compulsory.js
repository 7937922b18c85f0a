/* compulsory.js - a leader fixes what the group's members must choose; members read it. */
import { html, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { post } from "../parts/api.js";
import { Form, useForm } from "../parts/form.js";
import { moment } from "../parts/dates.js";
import { Abilities, AbilityList, Asked, phrase } from "./abilities.js";

const compulsory = group => group.offer.filter(one => (group.compulsory || []).includes(one.code));

function Count({ rule, count }) {
	if (!rule || rule.value === null)
		return html`<p class="hint">本地未规定必修几个，由教研组协商。现在选了 ${count} 个。</p>`;
	return html`<${Asked} lines=${[["必修 " + rule.value + " 个，已选 " + count + " 个",
		count === rule.value, phrase(rule)]]} />`;
}

function Fix({ group, done }) {
	const form = useForm({ abilities: compulsory(group).map(one => one.code) }, String(group.teaching_group));
	const [saved, set] = useState(false);
	const send = values => post("/api/plan/compulsory",
		{ teaching_group: group.teaching_group, abilities: values.abilities || [] });
	const after = () => {
		set(true);
		done();
	};
	return html`${saved && html`<${Notice} kind="good"><p>已确定。组员选学时会看到这些必修能力点。</p><//>`}
		<${Form} form=${form} button="确定必修能力点" busy="正在保存…" send=${send} done=${after}>
			<${Abilities} form=${form} name="abilities" label="必修能力点"
				hint="从学校备案的能力点里选。组员已保存的清单不会自动改，请提醒他们补选。" list=${group.offer} />
			<${Count} rule=${group.rules.group_compulsory} count=${form.values.abilities.length} />
		<//>`;
}

function Read({ group }) {
	const list = compulsory(group);
	return list.length ? html`<${AbilityList} list=${list} />` :
		html`<p class="empty">教研组还没有确定必修能力点。</p>`;
}

function Group({ group, done }) {
	return html`<h2>${group.name}</h2>
		${group.fixed_at && html`<p class="hint">上次确定：${moment(group.fixed_at)}</p>`}
		${!group.offer ? html`<${Notice}><p>学校的方案还没有备案，备案后才能确定必修能力点。</p><//>` :
			group.leads ? html`<${Fix} group=${group} done=${done} />` : html`<${Read} group=${group} />`}`;
}

function View() {
	const now = useGet("/api/plan/compulsory");
	return html`<${Show} of=${now} empty="您不在任何教研组。">${data => data.rows.map(group => html`
		<${Group} key=${group.teaching_group} group=${group} done=${now.reload} />`)}<//>`;
}

page("教研组必修能力点", View);
