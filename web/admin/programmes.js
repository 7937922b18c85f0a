/* programmes.js - 能力提升工程2.0 of a region and period, and by which policy it goes. */
import { html, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { post, put } from "../parts/api.js";
import { day } from "../parts/dates.js";
import { Day, Form, Select, Text, useForm } from "../parts/form.js";
import { List } from "../parts/table.js";
import { useAll } from "./all.js";

function Change({ one, done, back }) {
	const form = useForm({ name: one.name, ends_on: one.ends_on }, null);
	const send = values => put("/api/admin/programmes/" + one.programme, { name: values.name.trim(), ends_on: values.ends_on }, '"' + one.version + '"');
	return html`<h2>修改${one.name}</h2>
		<p>执行${one.policy_name}，${day(one.begins_on)}开始；这两样定了就不能改，因为教师已经按它们开始。</p>
		<${Form} form=${form} send=${send} button="保存" busy="正在保存…" done=${() => done("已保存。")}>
			<${Text} name="name" label="工程名称" need="请填写工程名称" maxlength="100" />
			<${Day} name="ends_on" label="结束日期" need="请填写结束日期" /><//>
		<p><button class="link-button" onClick=${back}>不改了</button></p>`;
}

function Add({ regions, policies, done }) {
	const form = useForm({ region: regions.length === 1 ? String(regions[0].region) : "", name: "", policy: "", begins_on: "", ends_on: "" }, null);
	const send = values => post("/api/admin/programmes", { region: Number(values.region), name: values.name.trim(), policy: values.policy,
		begins_on: values.begins_on, ends_on: values.ends_on });
	return html`<h2>添加工程</h2>
		<${Form} form=${form} send=${send} button="添加工程" busy="正在添加…" done=${() => done("已添加。接着在“学校情况”里让学校参加。")}>
			<${Text} name="name" label="工程名称" hint="例如某县能力提升工程2.0" need="请填写工程名称" maxlength="100" />
			<${Select} name="region" label="实施区域" need="请选择实施区域" options=${regions.map(one => [String(one.region), one.name])} />
			<${Select} name="policy" label="执行的政策" hint="开始以后不能换；各项规定可以出新的一版" need="请选择政策" options=${policies.map(one => [one.code, one.name])} />
			<${Day} name="begins_on" label="开始日期" need="请填写开始日期" />
			<${Day} name="ends_on" label="结束日期" need="请填写结束日期" /><//>`;
}

function Programmes() {
	const regions = useAll("/api/admin/regions"), policies = useGet("/api/admin/programmes/policies");
	const [state, set] = useState({ one: null, said: "", n: 0 });
	const done = said => set({ one: null, said, n: state.n + 1 });
	const mine = row => regions.data && regions.data.rows.some(one => one.region === row.region_id);
	const change = row => mine(row) && html`<button class="link-button" onClick=${() => set({ one: row, said: "", n: state.n })}>修改<span class="unseen">：${row.name}</span></button>`;
	return html`${state.said && html`<${Notice} kind="good"><p>${state.said}</p><//>`}
		${state.one ? html`<${Change} one=${state.one} done=${done} back=${() => set({ one: null, said: "", n: state.n })} />` : html`
			<${List} key=${state.n} from="/api/admin/programmes" caption="各项工程" empty="还没有工程。" columns=${[["name", "工程"], ["region", "实施区域"],
				["policy_name", "政策"], ["begins_on", "起止", row => day(row.begins_on) + "到" + day(row.ends_on)], [null, "", change]]} />
			<${Show} of=${regions}>${some => html`<${Show} of=${policies}>${all => some.rows.length > 0 && html`
				<${Add} key=${state.n} regions=${some.rows} policies=${all.rows} done=${done} />`}<//>`}<//>`}`;
}

page("工程", Programmes);
