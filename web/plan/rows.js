/* rows.js - rows of a form that can be added and taken out: the stages and the groups of a plan.
 *
 *	<${Stages} form=${form} name="draft/training_plan/stages" label="阶段安排" />
 *	<${Groups} form=${form} name="..." label="各教研组安排" groups=${["语文组"]} />
 */
import { html } from "../parts/page.js";
import { Area, Day, Text } from "../parts/form.js";

const under = (form, name) => Object.keys(form.values).filter(key => key.startsWith(name + "/"));

export const rowsOf = (form, name) => under(form, name).filter(key => form.values[key] !== undefined)
	.reduce((most, key) => Math.max(most, Number(key.slice(name.length + 1).split("/")[0]) + 1), 0);

/* Takes a row out: those behind it move up. */
export function drop(form, name, at) {
	const rest = Object.assign({}, form.values);
	under(form, name).forEach(key => {
		const steps = key.slice(name.length + 1).split("/");
		if (Number(steps[0]) >= at)
			delete rest[key];
		if (Number(steps[0]) > at)
			rest[name + "/" + (steps[0] - 1) + "/" + steps[1]] = form.values[key];
	});
	form.reset(rest);
}

function Rows({ form, name, label, hint, what, first, children }) {
	const count = rowsOf(form, name);
	const id = "f-" + name.replace(/\//g, "-");
	const error = form.errors.find(e => e.field === name);
	form.fields[name] = {};
	return html`<fieldset class=${"field" + (error ? " wrong" : "")} id=${id}><legend>${label}</legend>
		${hint && html`<p class="hint">${hint}</p>`}
		${error && html`<p class="error"><span class="unseen">错误：</span>${error.detail}</p>`}
		${Array.from({ length: count }, (_, i) => html`<div class="card row">
			${children(name + "/" + i, i)}
			<button type="button" class="link-button" onClick=${() => drop(form, name, i)}>删去第${i + 1}个${what}</button>
		</div>`)}
		<button type="button" class="button plain" onClick=${() => form.set(name + "/" + count + "/" + first, "")}>
			添加${what}</button>
	</fieldset>`;
}

export function Stages(props) {
	return html`<${Rows} hint="各阶段的日期可以重叠" ...${props} what="阶段" first="title">${(at, i) => html`
		<${Text} name=${at + "/title"} label=${"第" + (i + 1) + "阶段的任务"} />
		<div class="days"><${Day} name=${at + "/from"} label="开始日期" />
			<${Day} name=${at + "/to"} label="结束日期" /></div>`}<//>`;
}

export function Groups({ groups, ...props }) {
	const { form, name } = props;
	const fill = () => form.reset(groups.reduce((values, group, i) =>
		Object.assign(values, { [name + "/" + i + "/name"]: group }), Object.assign({}, form.values)));
	return html`<${Rows} ...${props} what="教研组" first="name">${at => html`
			<${Text} name=${at + "/name"} label="教研组" />
			<${Area} name=${at + "/task"} label="研修任务" max=${1000} rows=${2} />`}<//>
		${groups.length > 0 && rowsOf(form, name) === 0 && html`<div class="buttons">
			<button type="button" class="button plain" onClick=${fill}>填入本校的${groups.length}个教研组</button></div>`}`;
}
