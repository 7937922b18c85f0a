/* package-offer.js - the abilities that a school offers, and whom a smaller offer hits: the
 * server's list of the saved draft, by name, before it is handed in. */
import { html, useEffect, useState, Notice } from "../parts/page.js";
import { get } from "../parts/api.js";
import { word } from "../parts/words.js";
import { Abilities, Asked, dimensionsOf, phrase } from "./abilities.js";

const LEVEL = ["multimedia", "blended", "smart"];

const Who = ({ list }) => html`<ul>${list.map(one => html`<li>${one.name}${one.teaching_group && "（" + one.teaching_group + "）"}：${one.must}</li>`)}</ul>`;

/* "name：text", named once where a group loses several. */
const Groups = ({ list }) => list.length > 0 && html`<p>教研组的必修能力点也不在里面：</p>
	<ul>${list.map(one => html`<li>${one.teaching_group}　${one.code}：${one.must}</li>`)}</ul>`;

function Hits({ hits }) {
	return (hits.rows.length > 0 || hits.groups.length > 0) && html`<${Notice} kind="warn">
		<h2>这份草稿影响到已经选学的教师</h2>
		${hits.rows.length > 0 && html`<p>已有教师选学的能力点不在这份草稿里，备案后他们须改选（已提交材料的不受影响）：</p>`}
		${hits.rows.map(one => html`<details><summary>${one.code} ${one.name}：${one.teachers.length}位教师</summary>
			<${Who} list=${one.teachers} /></details>`)}
		<${Groups} list=${hits.groups} /><//>`;
}

/* Asked after every save, when somebody has chosen anything. */
function useHits(draft) {
	const [hits, set] = useState({ rows: [], groups: [] });
	const { word: state, at } = draft.state;
	useEffect(() => {
		let current = true;
		if (draft.data && draft.data.chosen && (state === "ready" || state === "saved"))
			get("/api/plan/hits").then(answer => current && set(answer.data), () => {});
		return () => { current = false; };
	}, [state, at]);
	return hits;
}

export function Offer({ draft }) {
	const { form, data } = draft;
	const codes = form.values["draft/offer"] || [];
	const chosen = data.abilities.filter(one => codes.includes(one.code));
	const least = data.strong && data.rules.dim_min_strong || data.rules.dim_min;
	const count = dimensionsOf(chosen, data.rules).length;
	const above = one => LEVEL.indexOf(one.environment) > LEVEL.indexOf(data.environment);
	const hits = useHits(draft);
	return html`<h2 id="offer">提供选学的能力点</h2>
		<p>教师只能从备案的能力点里选学。本校是${word("environment", data.environment)}${
			data.strong && "，信息化条件较好"}。</p>
		<${Abilities} form=${form} name="draft/offer" label="能力点" list=${data.abilities}
			note=${one => above(one) && "需要" + word("environment", one.environment)} />
		<${Hits} hits=${hits} />
		${least && least.value ? html`<${Asked} lines=${[["来自至少" + least.value + "个维度，已有" + count + "个（共" +
			chosen.length + "个能力点）", count >= least.value, phrase(least)]]} />` :
			html`<p class="hint">本地没有规定要来自几个维度。已选${chosen.length}个能力点，来自${count}个维度。</p>`}`;
}
