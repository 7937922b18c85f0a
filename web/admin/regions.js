/* regions.js - the tree of regions below an office or administrator: added, renamed, marked
 * as a pilot.  A region stays where it was made. */
import { html, page, useState, Notice, Show } from "../parts/page.js";
import { post, put } from "../parts/api.js";
import { Checks, Choice, Form, Select, Text, useForm } from "../parts/form.js";
import { List } from "../parts/table.js";
import { options, word } from "../parts/words.js";
import { useAll } from "./all.js";

const PILOT = [["yes", "试点区域"]];

function Change({ one, done, back }) {
	const form = useForm({ name: one.name, pilot: one.pilot ? ["yes"] : [] }, null);
	const send = values => put("/api/admin/regions/" + one.region, { name: values.name.trim(), pilot: values.pilot.length > 0 }, '"' + one.version + '"');
	return html`<h2>修改${one.name}</h2>
		<${Form} form=${form} send=${send} button="保存" busy="正在保存…" done=${() => done("已保存。")}>
			<${Text} name="name" label="区域名称" need="请填写区域名称" maxlength="60" />
			<${Checks} name="pilot" label="试点" options=${PILOT} /><//>
		<p><button class="link-button" onClick=${back}>不改了</button></p>`;
}

function Add({ regions, done }) {
	const form = useForm({ parent: regions.length === 1 ? String(regions[0].region) : "", kind: "", name: "", pilot: [] }, null);
	const send = values => post("/api/admin/regions", { parent: Number(values.parent), kind: values.kind, name: values.name.trim(), pilot: values.pilot.length > 0 });
	return html`<h2>添加下级区域</h2>
		<${Form} form=${form} send=${send} button="添加" busy="正在添加…" done=${() => done("已添加" + form.now().name + "。")}>
			<${Select} name="parent" label="上级区域" need="请选择上级区域" options=${regions.map(one => [String(one.region), one.name])} />
			<${Choice} name="kind" label="级别" need="请选择级别" options=${options("region", "city", "county", "district")}
				hint="责任区（督导组）在县和学校之间，没有就不用添加" />
			<${Text} name="name" label="区域名称" need="请填写区域名称" maxlength="60" />
			<${Checks} name="pilot" label="试点" options=${PILOT} /><//>`;
}

function Regions() {
	const all = useAll("/api/admin/regions");
	const [state, set] = useState({ one: null, said: "", n: 0 });
	const done = said => {
		set({ one: null, said, n: state.n + 1 });
		all.reload();
	};
	const above = row => {
		const parent = all.data && all.data.rows.find(one => one.region === row.parent);
		return parent ? parent.name : "";
	};
	const change = row => html`<button class="link-button" onClick=${() => set({ one: row, said: "", n: state.n })}>修改<span class="unseen">：${row.name}</span></button>`;
	return html`${state.said && html`<${Notice} kind="good"><p>${state.said}</p><//>`}
		${state.one ? html`<${Change} one=${state.one} done=${done} back=${() => set({ one: null, said: "", n: state.n })} />` : html`
			<${List} key=${state.n} from="/api/admin/regions" caption="您管理的区域" empty="您没有可以管理的区域。" columns=${[["name", "区域"],
				["kind", "级别", row => html`${word("region", row.kind)}${row.pilot && html` <span class="tag blue">试点</span>`}`],
				[null, "上级", above], ["schools", "直接所属的学校", row => row.schools + "所"], [null, "", change]]} />
			<${Show} of=${all}>${data => data.rows.length > 0 && html`<${Add} key=${state.n} regions=${data.rows} done=${done} />`}<//>`}`;
}

page("区域", Regions);
