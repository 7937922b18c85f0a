/* narrow.js - a list narrowed down by one of several, at once; beside filter.js.
 *
 *	<${Narrow} id="kind" label="事由" value=${kind} choose=${kind => ...} options=${[["", "全部"], ...]} />
 *	<${Abilities} value=${code} choose=${code => ...} />	by an ability of the catalogue
 *	abilityOptions(useGet("/api/admin/abilities"))		the same in a form
 */
import { html, useGet } from "../parts/page.js";
import { named } from "../parts/words.js";

export function Narrow({ id, label, value, choose, options }) {
	return html`<div class="field"><label for=${id}>${label}</label>
		<select id=${id} class="short" value=${value} onChange=${event => choose(event.target.value)}>
			${options.map(one => html`<option value=${one[0]}>${one[1]}</option>`)}</select></div>`;
}

export const abilityOptions = all => (all.data ? all.data.rows : [])
	.map(one => [one.code, named(one.code, one.name)]);

export function Abilities({ value, choose }) {
	const all = useGet("/api/admin/abilities");
	return html`<${Narrow} id="ability" label="能力点" value=${value} choose=${choose} options=${[["", "全部"]].concat(abilityOptions(all))} />`;
}
