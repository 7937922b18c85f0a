/* abilities.js - abilities to tick, dimension by dimension, with a count that lives.
 *
 *	<${Abilities} form=${form} name="abilities" label="选学的能力点" list=${offer}
 *	  note=${one => "必修"} locked=${one => one.handed_in} />
 *
 * about(dimension) stands under its name.  list: [{ code, name, dimension, summary }]; the value is the list of codes.  Several faults
 * of the server stand in the form's summary, one also here.  AbilityList shows them without choosing.
 */
import { html, useLayoutEffect } from "../parts/view.js";
import { word } from "../parts/words.js";

const DIMENSIONS = ["learner_analysis", "teaching_design", "learning_guidance", "assessment"];

export const byDimension = list => DIMENSIONS
	.map(dimension => [dimension, list.filter(one => one.dimension === dimension)])
	.filter(group => group[1].length);

/* How many dimensions, those without credit left out (R45). */
export function dimensionsOf(list, rules) {
	const none = rules.noncredit_dims && rules.noncredit_dims.value || [];
	return byDimension(list).map(group => group[0]).filter(dimension => !none.includes(dimension));
}

function One({ one, id, form, name, note, locked }) {
	const chosen = form.values[name] || [];
	const fixed = locked && locked(one);
	const said = note && note(one);
	const turn = on => form.set(name, on ? chosen.concat([one.code]) :
		chosen.filter(code => code !== one.code));
	return html`<div class="option"><input type="checkbox" id=${id} name=${name} value=${one.code}
			checked=${chosen.includes(one.code)} disabled=${fixed} onChange=${e => turn(e.target.checked)} />
		<label for=${id}>${one.code} ${one.name} ${said && html`<span class="tag blue">${said}</span>`}
			${one.summary && html`<small>${one.summary}</small>`}</label></div>`;
}

function Group({ dimension, list, id, about, ...rest }) {
	const chosen = rest.form.values[rest.name] || [];
	const count = list.filter(one => chosen.includes(one.code)).length;
	return html`<div class="group" role="group" aria-labelledby=${id}>
		<p class="group-name" id=${id}><b>${word("dimension", dimension)}</b>
			<span class=${count ? "tag good" : "tag"}>已选${count}个</span></p>
		${about && about(dimension) && html`<p class="hint">${about(dimension)}</p>`}
		${list.map(one => html`<${One} key=${one.code} one=${one} id=${id + "-" + one.code} ...${rest} />`)}
	</div>`;
}

export function Abilities({ form, name, label, hint, list, note, locked, about }) {
	const id = "f-" + name.replace(/\//g, "-");
	const errors = form.errors.filter(e => e.field === name);
	form.fields[name] = {};
	useLayoutEffect(() => () => { delete form.fields[name]; }, [name]);
	return html`<fieldset class=${"field" + (errors.length ? " wrong" : "")} id=${id}>
		<legend>${label}</legend>
		${hint && html`<p class="hint">${hint}</p>`}
		${errors.length > 0 && html`<p class="error"><span class="unseen">错误：</span>${errors.length === 1 ?
			errors[0].detail : "有" + errors.length + "条要求没有达到，见上面的说明"}</p>`}
		${byDimension(list).map(group => html`<${Group} dimension=${group[0]} list=${group[1]}
			id=${id + "-" + group[0]} form=${form} name=${name} note=${note} locked=${locked} about=${about} />`)}
	</fieldset>`;
}

export function AbilityList({ list }) {
	return html`<dl class="facts">${byDimension(list).map(group => html`<div>
		<dt>${word("dimension", group[0])}</dt>
		<dd>${group[1].map(one => html`<p>${one.code} ${one.name}</p>`)}</dd></div>`)}</dl>`;
}

/* What is asked and how far it is: [[sentence, reached, phrase], ...], phrase null where ours. */
export function Asked({ lines }) {
	return html`<div role="status"><ul class="asked">${lines.map(line => html`
		<li class=${line[1] ? "reached" : ""}>${line[0]}
			<span class="unseen">${line[1] ? "，已达到" : "，还没有达到"}</span>
			<small>${line[2] ? "通知要求“" + line[2] + "”" : "本系统默认"}</small></li>`)}</ul></div>`;
}

/* The phrase to show for a rule of the policy. */
export const phrase = rule => rule.origin === "ours" ? null : rule.phrase;

/* For about: beside a dimension that the policy gives no credit (R45), in the notice's words. */
export const noCredit = (rules, says) => dimension => (rules.noncredit_dims && rules.noncredit_dims.value || []).includes(dimension) &&
	says + (phrase(rules.noncredit_dims) ? "（通知：“" + phrase(rules.noncredit_dims) + "”）" : "（本系统默认）");
