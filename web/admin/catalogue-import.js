/* catalogue-import.js - a place's own catalogue: taken out as a table, changed there, shown
 * with what would be different, and taken in. */
import { html, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { Form, Pick, useForm } from "../parts/form.js";
import { Sending, useSending } from "../parts/send.js";
import { Table } from "../parts/table.js";
import { Differences } from "./catalogue-diff.js";

const at = (policy, what) => "/api/admin/catalogue/" + policy.policy + "/" + what;

function Choose({ policy, shown }) {
	const form = useForm({ file: null }, null), sending = useSending();
	return html`<h2>第一步：取出现在的目录</h2>
		<p>表里一行是一个评价条目；在表格软件里修改后存成 .xlsx 或 CSV。文件里没有的能力点不变。</p>
		<div class="buttons"><a class="button plain" href=${at(policy, "export?as=xlsx")} download="">取出表格（xlsx）</a>
			<a class="button plain" href=${at(policy, "export?as=csv")} download="">取出 CSV</a></div>
		<h2>第二步：选择改好的文件</h2>
		<${Form} form=${form} button="预览" busy="正在核对…" send=${values => sending.send(at(policy, "preview"), values.file)}
			done=${answer => shown(answer.data, form.now().file)}>
			<${Pick} name="file" label="目录文件（.xlsx 或 CSV）" hint="最多2 MB。预览不会改动什么。" need="请选择文件" /><//>
		<${Sending} of=${sending} after="已送达，正在核对…" />`;
}

function Confirm({ policy, data, file, taken, back }) {
	const form = useForm({}, null), sending = useSending();
	const now = useGet("/api/admin/abilities?policy=" + policy.policy);
	const count = data.fresh.length + data.labels.length + data.lists.length;
	return html`<h2>预览：${file.name}</h2>
		${data.faults.length > 0 && html`<${Notice} kind="bad"><p><b>有${data.faults.length}处需要改正，所以还不能导入。</b>请在文件里改好，再选择文件预览。</p><//>
			<${Table} rows=${data.faults} caption="需要改正的地方" columns=${[["row", "第几行", one => one.row || "整个文件"],
				["column", "列", one => one.column || "整行"], ["detail", "原因"]]} />`}
		<${Show} of=${now}>${known => html`<${Differences} data=${data} known=${known.rows} />`}<//>
		${data.faults.length === 0 && count > 0 && html`<p>已经开始准备的材料仍按原来的要求，新开始的按导入后的要求。</p>
			<${Form} form=${form} button="导入目录" busy="正在导入…" done=${taken} sure=${() => html`<p>导入以后，各校教师新选学的能力点就按这份目录。</p>`}
				send=${() => sending.send(at(policy, "import?digest=" + data.digest), file)} />
			<${Sending} of=${sending} after="已送达，正在写入…" />`}
		<p><button class="link-button" onClick=${back}>重新选择文件</button></p>`;
}

function Import({ policy }) {
	const [seen, show] = useState(null);
	const [taken, take] = useState(false);
	if (taken)
		return html`<${Notice} kind="good"><p>目录已导入。</p><//><p><a class="button" href="catalogue.html">查看能力点目录</a></p>`;
	return html`<p class="lead">${policy.name}，用在${policy.programmes}。</p>
		${seen ? html`<${Confirm} policy=${policy} data=${seen.data} file=${seen.file} taken=${() => take(true)} back=${() => show(null)} />` : html`
			<${Choose} policy=${policy} shown=${(data, file) => show({ data, file })} />`}`;
}

function Policies({ query }) {
	const mine = useGet("/api/admin/policies");
	return html`<p><a href="catalogue.html">回到能力点目录</a></p>
		<${Show} of=${mine} empty="您的区域现在没有实施的工程。">${list => {
			const one = list.rows.length === 1 ? list.rows[0] : list.rows.find(row => String(row.policy) === query.policy);
			if (!one)
				return html`<p class="lead">请选择哪一份政策的目录。</p><ul class="lines">${list.rows.map(row => html`<li><a href=${"?policy=" + row.policy}>${row.name}</a>（${row.programmes}）</li>`)}</ul>`;
			return one.may_change ? html`<${Import} policy=${one} />` : html`<${Notice}><p>这份政策还有别的地区在用，目录由上一级项目办导入。</p><//>
				<p><a href=${at(one, "export?as=xlsx")} download="">取出现在的目录（xlsx）</a></p>`;
		}}<//>`;
}

page("导入能力点目录", Policies);
