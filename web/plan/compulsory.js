/* compulsory.js - a leader fixes what the group's members must choose; members read it. */
import { html, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { post } from "../parts/api.js";
import { Form, useForm } from "../parts/form.js";
import { moment } from "../parts/dates.js";
import { Abilities, AbilityList, Asked, noCredit, phrase } from "./abilities.js";

const compulsory = group => group.offer.filter(one => (group.compulsory || []).includes(one.code));

const asks = rule => Boolean(rule) && rule.value !== null;

/* What is asked stands above, how many there are in sight at every tap. */
function Dock({ rule, codes }) {
	const there = codes.length, open = asks(rule) ? rule.value - there : 0;
	return html`<div class="dock" role="status"><p><b>已选${there}个</b>${there > 0 && "：" + codes.join("、")}</p>
		${asks(rule) && html`<p class=${open ? "" : "good-line"}>${open > 0 ? "还差" + open + "个" : open < 0 ? "多了" + -open + "个" : "个数正好，可以确定"}</p>`}</div>`;
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
	const rule = group.rules.group_compulsory;
	return html`${saved && html`<${Notice} kind="good"><p>已确定。组员选学时会看到这些必修能力点。</p><//>`}
		${asks(rule) ? html`<${Asked} lines=${[["必修" + rule.value + "个，已选" + form.values.abilities.length + "个",
			form.values.abilities.length === rule.value, phrase(rule)]]} />` : html`<p class="hint">本地没有规定必修几个，由教研组协商。</p>`}
		<p><a href=${"/plan/tasks.html?group=" + group.teaching_group + "&name=" + encodeURIComponent(group.name)}>看组员的选学任务清单</a></p>
		<${Form} form=${form} button="确定必修能力点" busy="正在保存…" send=${send} done=${after}>
			<${Abilities} form=${form} name="abilities" label="必修能力点"
				hint="从学校备案的能力点里选。组员已保存的清单不会自动改，请提醒他们补选。" list=${group.offer} about=${noCredit(group.rules, "不计个数的维度，不能定为必修")} />
			<${Dock} rule=${rule} codes=${form.values.abilities} />
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
