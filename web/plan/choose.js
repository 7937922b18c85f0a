/* choose.js - a teacher chooses abilities out of what the school offers. */
import { html, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { post } from "../parts/api.js";
import { Form, useForm } from "../parts/form.js";
import { moment } from "../parts/dates.js";
import { word } from "../parts/words.js";
import { Abilities, AbilityList, Asked, byDimension, dimensionsOf, phrase } from "./abilities.js";

const on = rule => Boolean(rule) && rule.value !== null;

/* The offer, and what she has handed in that is no longer in it; each knows what it is to her. */
function choosable(data) {
	const isIn = (list, one) => (list || []).includes(one.code);
	const kept = (data.mine || []).filter(one => isIn(data.handed_in, one) &&
		!data.offer.some(other => other.code === one.code));
	return data.offer.concat(kept).map(one => Object.assign({}, one, { gone: kept.includes(one),
		handed_in: isIn(data.handed_in, one), compulsory: isIn(data.compulsory, one) }));
}

const inCredit = (list, rules) => {
	const dimensions = dimensionsOf(list, rules);
	return list.filter(one => dimensions.includes(one.dimension));
};

/* Dimensions that must have some: those of the offer or, in the other reading, those touched (C4). */
const bound = (rules, list, chosen) => dimensionsOf(
	rules.per_dim_reading && rules.per_dim_reading.value === "touched" ? chosen : list, rules);

/* The rules of the policy as far as a page can count them; the server decides. */
function progress(rules, list, codes) {
	const chosen = list.filter(one => codes.includes(one.code));
	const credit = inCredit(chosen, rules);
	const lines = [];
	if (on(rules.ability_min))
		lines.push(["至少 " + rules.ability_min.value + " 个能力点，已选 " + credit.length + " 个",
			credit.length >= rules.ability_min.value, phrase(rules.ability_min)]);
	if (on(rules.ability_max))
		lines.push(["最多 " + rules.ability_max.value + " 个能力点，已选 " + credit.length + " 个",
			credit.length <= rules.ability_max.value, phrase(rules.ability_max)]);
	if (on(rules.per_dim_min))
		bound(rules, list, chosen).forEach(dimension => {
			const count = credit.filter(one => one.dimension === dimension).length;
			lines.push([word("dimension", dimension) + "：至少 " + rules.per_dim_min.value + " 个，已选 " + count + " 个",
				count >= rules.per_dim_min.value, phrase(rules.per_dim_min)]);
		});
	if (on(rules.teacher_dim_min))
		lines.push(["来自至少 " + rules.teacher_dim_min.value + " 个维度，已有 " + dimensionsOf(credit, rules).length + " 个",
			dimensionsOf(credit, rules).length >= rules.teacher_dim_min.value, phrase(rules.teacher_dim_min)]);
	return lines;
}

const note = one => one.gone ? "已提交材料，学校现已不提供" : one.handed_in ? "已提交材料，不能去掉" :
	one.compulsory ? "教研组必修" : null;

/* First time: the compulsory ones are ticked already. */
const initial = (data, list) => list
	.filter(one => data.mine ? data.mine.some(m => m.code === one.code) : one.compulsory)
	.map(one => one.code);

function Gone({ data, list }) {
	const gone = (data.mine || []).filter(one => !list.some(o => o.code === one.code));
	return gone.length > 0 && html`<${Notice} kind="warn"><p>学校已不再提供您原来选的
		${gone.map(one => one.code + " " + one.name).join("、")}，请重新选择并保存。</p><//>`;
}

function Saved({ again }) {
	return html`<${Notice} kind="good"><h2>选学任务清单已保存</h2>
		<p>接下来按清单准备每个能力点的认证材料。需要时还可以回来调整。</p>
		<div class="buttons"><a class="button" href="/">回到现在要做的事</a>
			<button class="button plain" onClick=${again}>再看清单</button></div><//>`;
}

function Choose({ data, done }) {
	const list = choosable(data);
	const form = useForm({ abilities: initial(data, list) });
	return html`<p>${data.programme}。请从学校提供的能力点里选择您要研修和认证的。</p>
		${data.times > 0 && html`<p class="hint">上次保存：${moment(data.chosen_at)}</p>`}
		<${Gone} data=${data} list=${list} />
		<${Form} form=${form} button="保存选学任务清单" busy="正在保存…" done=${done}
			send=${values => post("/api/plan/choice", values)}>
			<${Abilities} form=${form} name="abilities" label="选学的能力点" list=${list} note=${note}
				locked=${one => one.handed_in && initial(data, list).includes(one.code)} />
			<h2>要求与进度</h2>
			<${Asked} lines=${progress(data.rules, list, form.values.abilities)} />
		<//>`;
}

function View() {
	const now = useGet("/api/plan/choice");
	const [saved, set] = useState(false);
	const again = () => {
		set(false);
		now.reload();
	};
	return html`<${Show} of=${now}>${data => saved ? html`<${Saved} again=${again} />` :
		data.offer ? html`<${Choose} key=${data.times} data=${data} done=${() => set(true)} />` :
			html`<${Notice}><p>学校的方案还没有备案，备案后就能在这里选学。</p><//>
				${data.mine && byDimension(data.mine).length > 0 && html`<h2>我的清单</h2>
					<${AbilityList} list=${data.mine} />`}`}<//>`;
}

page("选学能力点", View);
