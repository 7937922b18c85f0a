/* scan.js - the pages of one scan: where each belongs; those that found no place are
 * given one by hand. */
import { html, page, useGet, useState, Notice, Show, Trouble } from "../parts/page.js";
import { abilityOptions } from "../admin/narrow.js";
import { post } from "../parts/api.js";
import { Person } from "../parts/chooser.js";
import { day } from "../parts/dates.js";
import { Choice, Form, Select, Text, useForm } from "../parts/form.js";
import { Table } from "../parts/table.js";
import { ability, options, word } from "../parts/words.js";

const EMPTY = { code: "", login: null, ability: "", level: "" };

function belongs(row) {
	if (row.hidden)
		return "应由他人办理";
	if (row.submission)
		return row.author + "，" + ability(row) + "，" + word("level", row.form) + "表";
	return row.activity_title ? row.activity_title + "（" + day(row.held_on) + "）签到表" : row.placed_by ? "不是表" : "";
}

const how = row => row.placed_by ? "由" + row.placed_by + "认定" : word("scan_outcome", row.outcome);
const waits = row => row.outcome !== "matched" && !row.placed_by;

function Place({ scan, row, done }) {
	const form = useForm(EMPTY, "page-" + row.number);
	const [problem, fail] = useState(null);
	const abilities = useGet("/api/admin/abilities");
	const place = body => post("/api/review/scan/" + scan + "/page/" + row.number, body);
	const send = values => place(values.code.trim() ? { code: values.code.trim() } :
		{ login: values.login ? values.login.row.login : null, ability: values.ability || null, level: values.level || null });
	return html`<h2>第${row.number}页属于哪里</h2>
		<${Form} form=${form} send=${send} button="认定这一页" done=${done}>
			<${Text} name="code" label="表上的编码" hint="二维码下面的二十四位；看不清的，填下面三项" autocapitalize="off" spellcheck=${false} />
			<${Person} name="login" label="哪位教师的" gone />
			<${Select} name="ability" label="哪个能力点" options=${abilityOptions(abilities)} />
			<${Choice} name="level" label="哪一级的表" options=${options("level", "self", "peer", "group", "panel")} /><//>
		<p>空白页、封面等：<button class="button plain" onClick=${() => place({ no_form: true }).then(done, fail)}>这一页不是表</button></p>
		${problem && html`<${Trouble} problem=${problem} />`}`;
}

function Pages({ scan, list }) {
	const [said, say] = useState("");
	const [chosen, choose] = useState(0);
	const rest = list.data ? list.data.rows.filter(waits) : [];
	const at = rest.find(row => row.number === chosen) || rest[0];
	return html`<${Show} of=${list} empty="还没有识别到页。">${data => html`
		${said && html`<${Notice} kind="good"><p>${said}</p><//>`}
		<${Table} rows=${data.rows} columns=${[["number", "页", row => "第" + row.number + "页"], ["form", "属于", belongs],
			["outcome", "结果", how], [null, "", row => waits(row) && html`<button class="link-button"
				onClick=${() => choose(row.number)}>认定第${row.number}页</button>`]]} />
		${at && html`<${Place} key=${at.number} scan=${scan} row=${at} done=${() => {
			say("第" + at.number + "页已认定。");
			list.reload();
		}} />`}`}<//>`;
}

function Scan({ query }) {
	const scan = encodeURIComponent(query.scan || "0");
	const one = useGet("/api/review/scan/" + scan);
	const list = useGet("/api/review/scan/" + scan + "/pages");
	return html`<${Show} of=${one}>${data => html`
		<p class="lead">${data.name}，${data.read_at === null ? "正在识别，请稍后刷新。" : "已识别" + data.pages + "页。"}</p>
		${data.trouble && html`<${Notice} kind="warn"><p>${word("scan_trouble", data.trouble)}。</p><//>`}
		${data.open ? html`<p><a href=${"/api/evidence/scan/" + scan}>打开扫描件</a></p>` :
			html`<p class="hint">其中有您本人或有关系的人的材料，扫描件请由他人打开。</p>`}
		<${Pages} scan=${scan} list=${list} />
		<p><a href="/review/scans.html">回到纸质表扫描</a></p>`}<//>`;
}

page("扫描件的各页", Scan);
