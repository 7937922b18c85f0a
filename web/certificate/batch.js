/* batch.js - the office prints many certificates at once. */
import { html, useGet, useState, Show } from "../parts/page.js";
import { post } from "../parts/api.js";
import { moment } from "../parts/dates.js";
import { Details } from "../parts/details.js";
import { Day, Form, useForm } from "../parts/form.js";
import { List, Table } from "../parts/table.js";
import { Follow, Order, Print } from "./print.js";

function Earlier() {
	const list = useGet("/api/certificate/prints");
	return html`<${Show} of=${list} empty="还没有打印过。">${data => html`
		<${Table} caption="最近的打印" rows=${data.rows} columns=${[
			["ordered_at", "时间", row => moment(row.ordered_at)], ["pages", "页数"],
			["state", "文件", row => html`<${Order} of=${row} />`]]} />`}<//>`;
}

export function Batch() {
	const form = useForm({ since: "" }, null);
	const [order, set] = useState(null);
	return html`<h2>打印证书</h2>
		<p>打印的都是有效的证书，每份一页，留有盖章的位置；撤销和已更正的不打印。一次最多2000份。</p>
		<${Form} form=${form} button="打印" busy="正在提交…" done=${answer => set(answer.data)}
			send=${({ since }) => post("/api/certificate/print", since ? { since } : {})}>
			<${Day} name="since" label="发证日期从" hint="不填就是全部" />
		<//>
		${order && html`<${Follow} key=${order.order} order=${order} />`}
		<${Details} title="按学校打印">
			<${List} from="/api/admin/schools" caption="学校" columns=${[["name", "学校"],
				[null, "", row => html`<${Print} button="打印这所学校的" order=${() => post("/api/certificate/print", { school: row.school })} />`]]} /><//>
		<${Details} title="最近打印的文件"><${Earlier} /><//>`;
}
