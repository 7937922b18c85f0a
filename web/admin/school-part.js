/* school-part.js - in which programmes a school takes part, in which batch (R25). */
import { html, useState, Show } from "../parts/page.js";
import { put } from "../parts/api.js";
import { day } from "../parts/dates.js";
import { Day, Form, Select, Text, useForm } from "../parts/form.js";
import { Table } from "../parts/table.js";
import { useAll } from "./all.js";

const batch = value => /^[1-9]\d?$/.test(value) ? null : "请填1到99的整数";

function Enrol({ school, programmes, now, done }) {
	const form = useForm({ programme: now ? String(now.programme) : "", batch: now ? String(now.batch) : "1", until: (now && now.until) || "" }, null);
	const send = values => put("/api/admin/schools/" + school.school + "/programmes/" + values.programme,
		{ batch: Number(values.batch), until: values.until || null });
	return html`<h3>${now ? "修改：" + now.name : "参加一个工程"}</h3>
		<${Form} form=${form} send=${send} button="保存" busy="正在保存…" done=${() => done("参加的工程已保存。")}>
			${!now && html`<${Select} name="programme" label="工程" need="请选择工程" options=${programmes.map(one => [String(one.programme), one.name + "（" + one.region + "）"])} />`}
			<${Text} name="batch" label="第几批" inputmode="numeric" short need="请填写第几批" check=${batch} />
			${now && html`<${Day} name="until" label="退出日期（不填就是参加）" hint="从这一天起不再参加" />`}<//>`;
}

export function Part({ school, above, done }) {
	const list = useAll(above ? "/api/admin/programmes" : null);
	const [now, change] = useState(null);
	const mine = school.programmes || [];
	const columns = [["name", "工程"], ["batch", "批次", row => "第" + row.batch + "批", "brief"], ["until", "参加情况", row => row.until ? "到" + day(row.until) + "退出" : "正在参加", "brief"]]
		.concat(above ? [[null, "", row => html`<button class="link-button" onClick=${() => change(row)}>修改<span class="unseen">：${row.name}</span></button>`]] : []);
	return html`<h2>参加的工程</h2>
		${mine.length ? html`<${Table} rows=${mine} columns=${columns} />` : html`<p class="empty">没有参加工程，教师还不能选学。</p>`}
		${now ? html`<${Enrol} key=${now.programme} school=${school} now=${now} done=${done} />` : above && html`<${Show} of=${list}>${data => {
			const others = data.rows.filter(one => !mine.some(other => other.programme === one.programme));
			return others.length > 0 && html`<details open=${mine.length === 0 || null}><summary>参加一个工程</summary><${Enrol} school=${school} programmes=${others} done=${done} /></details>`;
		}}<//>`}`;
}
