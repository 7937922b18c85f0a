/* data.js - 我的数据: what is kept about me, part by part, all of it as a file, and what I asked to have
 * corrected (the law on personal information, PIPL 44 to 46).  Each part is asked of the program that keeps it, by the
 * very question of the page that shows it: so it is never more than I may see. */
import { html, is, page, useEffect, useState, Notice, Trouble } from "../parts/page.js";
import { get } from "../parts/api.js";
import { moment } from "../parts/dates.js";
import { word } from "../parts/words.js";
import { Amendments } from "./amendments.js";
import { collect, download, asJson, asPage } from "./export.js";
import { kept } from "./kept.js";

/* name, address, who has it, page where it is shown; the address gives rows or one object */
const PARTS = [
	["姓名、单位、教研组、职务", "/api/auth/me", "", "/auth/me.html"],
	["名册登记", "/api/admin/myself", "", "#roster"],
	["更正申请", "/api/admin/amendments/mine", "", "#amendments"],
	["登录记录", "/api/auth/sign-ins", "", null],
	["没有写完的内容", "/api/auth/typing", "", "/auth/typed.html"],
	["提醒邮箱", "/api/report/contact", "", "/auth/me.html"],
	["选学任务清单", "/api/plan/choice", "teacher", "/plan/choose.html"],
	["认证材料", "/api/evidence/work", "teacher", "/evidence/list.html"],
	["评价结果", "/api/review/results", "", "/review/results.html"],
	["申诉", "/api/review/appeals", "", "/review/results.html"],
	["一对一帮扶", "/api/review/coaching", "", "/review/coaching.html"],
	["优秀案例推荐", "/api/review/nominations", "", "/review/results.html"],
	["学时合计", "/api/hours/mine", "teacher", "/hours/mine.html"],
	["学时明细", "/api/hours/lines", "teacher", "/hours/mine.html"],
	["证书", "/api/certificate/mine", "teacher", "/certificate/mine.html"],
	["消息", "/api/report/inbox", "", "/report/inbox.html"]
];

const counted = data => !data || (data.rows && !data.rows.length) ? "没有" : data.rows ? data.rows.length + "条" : "有";

function Kept({ parts }) {
	return html`<dl class="facts">${parts.map(one => html`<div><dt>${one.name}</dt>
		<dd>${counted(one.data)}${one.place && counted(one.data) !== "没有" && html` <a href=${one.place}>查看<span class="unseen">：${one.name}</span></a>`}</dd></div>`)}</dl>`;
}

const roster = parts => kept(parts.find(one => one.name === "名册登记").data);

const Roster = ({ parts }) => html`<h2 id="roster">名册登记</h2>
	<dl class="facts">${roster(parts).map(one => html`<div><dt>${word("amend", one.subject)}</dt><dd>${one.value}</dd></div>`)}</dl>`;

function Take({ parts, me }) {
	const stamp = new Date().toISOString();
	const name = suffix => "我的数据-" + stamp.slice(0, 10) + suffix;
	const [problem, set] = useState(null);
	const [busy, wait] = useState(false);
	const readable = () => {
		wait(true);
		asPage(parts, me, roster(parts).map(one => [word("amend", one.subject), one.value]), moment(stamp)).then(blob => download(blob, name(".html"))).catch(set).then(() => wait(false));
	};
	return html`<h2>全部取走</h2>
		<p>网页便于看和打印；JSON 最全，供别的系统读取。文件里是您的个人信息，请保管好。材料文件本身在“我的材料”里下载。</p>
		${problem && html`<${Trouble} problem=${problem} />`}
		<div class="buttons"><button class="button" onClick=${readable} aria-disabled=${String(busy)}>${busy ? "正在准备…" : "导出（网页）"}</button>
			<button class="button plain" onClick=${() => download(asJson(parts, stamp), name(".json"))}>导出（JSON）</button></div>`;
}

function Data({ me, query }) {
	const [parts, set] = useState(null);
	const [problem, fail] = useState(null);
	const load = () => {
		fail(null);
		Promise.all(PARTS.filter(part => !part[2] || is(me, part[2])).map(part => collect(get, part))).then(set, fail);
	};
	useEffect(load, []);
	if (problem)
		return html`<${Trouble} problem=${problem} again=${load} />`;
	if (!parts)
		return html`<p class="wait" role="status">正在读取…</p>`;
	return html`${query.asked && html`<${Notice} kind="good"><p><b>已提出更正申请。</b><a href="#amendments">看我的申请</a></p><//>`}
		<p class="lead">本系统为校本考核保存以下关于您的数据。评价您的人、本校管理团队和项目办只按各自职责看到其中一部分。</p>
		<${Kept} parts=${parts} />
		<p class="hint">密码只存不可还原的校验值。您的操作都有日志，日志不含内容；谁查看过页面，系统没有记录。互评实行匿名的，互评人是谁不在其中。</p>
		<${Roster} parts=${parts} />
		<${Amendments} />
		<${Take} parts=${parts} me=${me} />`;
}

page("我的数据", Data);
