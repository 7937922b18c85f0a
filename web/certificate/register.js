/* register.js - 上报省级系统 (R118, R120): a batch of what that system does not know yet, as a file;
 * what came back is brought in, and what was rejected is listed to be mended. */
import { html, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { post } from "../parts/api.js";
import { day, moment } from "../parts/dates.js";
import { Choice, Form, Pick, useForm } from "../parts/form.js";
import { List } from "../parts/table.js";
import { spaced } from "./paper.js";

const KIND = { new: "新发", changed: "更正", revoked: "撤销" };

function Make({ regions, done }) {
	const form = useForm({ region: regions.length === 1 ? String(regions[0].region) : "" }, null);
	return html`<${Form} form=${form} button="生成一批" busy="正在生成…" done=${answer => done("已生成，共" + answer.data.rows + "份，请下载后上报。")}
			send=${values => post("/api/certificate/register", { region: Number(values.region) })}>
		${regions.length > 1 ? html`<${Choice} name="region" label="哪个区域" need="请选择区域" options=${regions.map(one => [String(one.region), one.name])} />` :
			html`<p>${regions[0].name}还没有上报的证书：新发的、更正的、撤销的，以及上次被退回的，放进一个有编号的批次。</p>`}<//>`;
}

const file = row => html`<a href=${"/api/certificate/register/" + row.batch + "?as=xlsx"} download="">下载表格<span class="unseen">：${row.region}第${row.number}批</span></a>`;
const receipts = row => html`<a href=${"?batch=" + row.batch}>${row.accepted + row.rejected < row.rows ? "录入回执" : "看回执"}<span class="unseen">：${row.region}第${row.number}批</span></a>`;
const rejected = row => row.rejected > 0 ? html`<a href=${"?batch=" + row.batch}><b>${row.rejected}</b><span class="unseen">份被退回，${row.region}第${row.number}批</span></a>` : "0";

function All() {
	const regions = useGet("/api/certificate/register/regions");
	const [said, say] = useState({ times: 0, text: null });
	const done = text => {
		say({ times: said.times + 1, text });
		scrollTo(0, 0);
	};
	return html`<p class="lead">省级系统管理全省的认定结果。把证书成批上报，再把它的回执录进来。</p>
		${said.text && html`<${Notice} kind="good"><p><b>${said.text}</b></p><//>`}
		<${Show} of=${regions} empty="您没有管理的区域。">${data => html`<${Make} key=${said.times} regions=${data.rows} done=${done} />`}<//>
		<h2>已生成的批次</h2>
		<${List} key=${said.times} from="/api/certificate/register" empty="还没有上报过。" columns=${[
			[null, "批次", row => row.region + "第" + row.number + "批"], [null, "生成", row => moment(row.made_at) + "，" + row.made_by, null, "latest earliest"],
			["rows", "份数"], ["accepted", "已接收"], [null, "被退回", rejected], [null, "文件", file], [null, "回执", receipts]]} />`;
}

function Receipts({ batch, done }) {
	const form = useForm({ file: null }, null);
	return html`<${Form} form=${form} button="录入回执" busy="正在录入…" done=${answer => done(answer.data.taken)}
			send=${values => post("/api/certificate/register/" + batch + "/receipts", new Blob([values.file], { type: "text/csv" }))}>
		<${Pick} name="file" label="省级系统的回执" need="请选择文件"
			hint="CSV 表格，三列：证书编号，结果（收下或退回），退回的写理由。有一行不对，整份都不录入" /><//>`;
}

function One({ batch }) {
	const [times, set] = useState(0);
	const [taken, take] = useState(null);
	const done = count => {
		take(count);
		set(times + 1);
	};
	return html`${taken !== null && html`<${Notice} kind="good"><p><b>已录入${taken}份回执。</b></p><//>`}
		<${Receipts} key=${"form" + times} batch=${batch} done=${done} />
		<h2>省级系统退回的证书</h2><p class="hint">改正以后，随下一批重新上报；要改证书上的内容，请换发。</p>
		<${List} key=${times} from=${"/api/certificate/register/" + batch + "/rejected"} empty="没有被退回的。" columns=${[
			["number", "证书编号", row => html`<span class="code">${spaced(row.number)}</span>`], ["name", "姓名"], ["school", "学校"],
			["issued_at", "发证", row => day(row.issued_at), "whole", "earliest latest"], ["kind", "类别", row => KIND[row.kind]], ["reason", "退回理由"],
			[null, "", row => row.kind !== "revoked" && html`<a href=${"/certificate/replace.html?number=" + row.number}>换发<span class="unseen">：${row.name}</span></a>`]]} />
		<div class="buttons"><a class="button plain" href="/certificate/register.html">回到全部批次</a></div>`;
}

page("上报省级系统", ({ query }) => query.batch ? html`<${One} batch=${encodeURIComponent(query.batch)} />` : html`<${All} />`);
