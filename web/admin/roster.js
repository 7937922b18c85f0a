/* roster.js - a school's roster from a file: choose it, look at what it would
 * change and at every fault, then take it. */
import { html, page, Notice, useState } from "../parts/page.js";
import { Sending, useSending } from "../parts/send.js";
import { Choice, Form, Pick, useForm } from "../parts/form.js";
import { Faults } from "./faults.js";
import { OneSchool } from "./one-school.js";
import { IMPORT, YEAR, YearChanges, yearName, yearRefuses } from "./roster-year.js";

const path = (school, what) => "/api/admin/roster/" + what + "?school=" + school.school;

function Choose({ school, form, shown }) {
	const sending = useSending();
	return html`<p>在这里导入教职工名册：Excel 工作簿（.xlsx）或 CSV 文件。先预览，确认以后才会写入。</p>
		<ul><li>必须有的列：姓名、工号。</li>
		<li>可以有的列：性别、出生年月、学科、教研组、专任教师、教研组长（这两列填“是”或“否”）、人员类别（教师、校长、教辅、教研员）。其他列不会读取。</li>
		<li>列的顺序不限。文件里没有的列，原有内容不变。</li></ul>
		<p><a href="roster-template.csv" download="教职工名册.csv">下载空白名册</a></p>
		<${Form} form=${form} button="预览" busy="正在读取文件…" done=${answer => shown(answer.data)}
			send=${values => sending.send(path(school, values.how === YEAR ? "year/preview" : "preview"), values.file)}>
			<${Choice} name="how" label="这份文件" options=${[[IMPORT, "平时导入：新增和变动；文件里没有的人不动"],
				[YEAR, "新学年更新：这是全校的名册，文件里没有的人离校"]]} />
			<${Pick} name="file" label="名册文件（.xlsx 或 CSV）" hint="最多2万人、8 MB" need="请选择文件" /><//>
		<${Sending} of=${sending} after="已送达，正在核对，一万人约需一两秒…" />`;
}

/* The file comes back with its bad cells red, under its own row numbers. */
function Marked({ school, file }) {
	const form = useForm({}, null), sending = useSending();
	return html`<${Form} form=${form} button="下载标出错处的文件" busy="正在生成文件…" done=${() => {}}
			send=${() => sending.fetch(path(school, "marked"), file, "名册-标出错处.xlsx")} />
		<${Sending} of=${sending} after="已送达，正在标出错处…" />`;
}

function Wrong({ school, file, faults }) {
	return html`<${Notice} kind="bad"><p><b>有${faults.length}处需要改正，所以还不能导入。</b>请在文件里改好，再选择文件预览。</p><//>
		<${Marked} school=${school} file=${file} />
		<${Faults} faults=${faults} />`;
}

/* Names of some people; long lists are folded. */
function People({ title, people }) {
	return people.length > 0 && html`<details><summary>${title}（${people.length}人）</summary>
		<p>${people.map(one => one.name + "（" + one.staff_no + "）").join("、")}</p></details>`;
}

/* What is not wrong but should be looked at before the file is taken. */
function Doubts({ data }) {
	const { restored, renumbered, namesakes } = data;
	return html`${restored.length > 0 && html`<${Notice}><p><b>${restored.length}个工号开头的0被表格软件丢掉了，已按其余工号的位数补回</b>（本系统默认）：
			${restored.slice(0, 20).map(one => (one.name || "") + " " + one.was + "→" + one.staff_no).join("、")}${restored.length > 20 && "等"}</p><//>`}
		${renumbered.length > 0 && html`<${Notice} kind="bad"><p><b>${renumbered.length}人在册且同名，只是工号不同。</b>如果是同一个人，请在文件里改回原来的工号，否则会多出一份记录：
			${renumbered.map(one => one.name + " " + one.was + "→" + one.staff_no).join("、")}</p><//>`}
		${namesakes.length > 0 && html`<details><summary>同名的人（${namesakes.length}个姓名，按工号区分）</summary>
			<p>${namesakes.map(one => one.name + "（" + one.staff_nos.join("、") + "）").join("；")}</p></details>`}`;
}

function Counts({ data }) {
	const known = data.people - data.added - data.unchanged - data.changed.length;
	return html`<dl class="facts">
		<div><dt>文件中的人数</dt><dd>${data.people}人</dd></div>
		<div><dt>新增</dt><dd>${data.added}人</dd></div>
		<div><dt>有变动</dt><dd>${data.changed.length}人</dd></div>
		<div><dt>没有变动</dt><dd>${data.unchanged}人</dd></div>
		${data.faults.length > 0 && known > 0 && html`<div><dt>内容有误</dt><dd>${known}人</dd></div>`}
		${data.returning.length > 0 && html`<div><dt>回到本校</dt><dd>${data.returning.map(one => one.name + "（" + one.staff_no + "）").join("、")}，沿用原来的记录</dd></div>`}
		<div><dt>在册但文件中没有</dt><dd>${data.leaving.length}人${data.leaving.length > 0 && data.school_year === undefined && "，只作提示，不会移出名册"}</dd></div>
		${data.groups.length > 0 && html`<div><dt>新建教研组</dt><dd>${data.groups.join("、")}</dd></div>`}
		${data.skipped.length > 0 && html`<div><dt>没有读取的行</dt><dd>${data.skipped.map(one => "第" + one.row + "行：" + one.text).join("；")}</dd></div>`}
		${data.ignored.length > 0 && html`<div><dt>没有读取的列</dt><dd>${data.ignored.join("、")}</dd></div>`}
		<div><dt>文件</dt><dd>${data.kind === "xlsx" ? "Excel 工作簿" : "CSV，编码" + data.kind}</dd></div>
	</dl>
	<${Doubts} data=${data} />
	<${People} title="有变动的人" people=${data.changed} />
	<${People} title="在册但文件中没有的人" people=${data.leaving} />`;
}

function Confirm({ school, data, file, taken, back }) {
	const form = useForm({}, null), sending = useSending(), year = data.school_year !== undefined;
	const send = () => sending.send(path(school, year ? "year" : "import") + "&digest=" + data.digest +
		(year ? "&departing=" + data.departing : ""), file);
	return html`<h2>预览：${file.name}</h2>
		${data.faults.length > 0 && html`<${Wrong} school=${school} file=${file} faults=${data.faults} />`}
		<${Counts} data=${data} />
		${year && html`<${YearChanges} data=${data} />`}
		${data.faults.length === 0 && !(year && yearRefuses(data)) && html`<${Form} form=${form}
			button=${"确认导入" + data.people + "人" + (year && data.departing > 0 ? "，" + data.departing + "人离校" : "")}
			busy="正在导入…" send=${send} done=${taken} />
			<${Sending} of=${sending} after="已送达，正在写入，一万人约需三秒…" />`}
		<p><button class="button plain" onClick=${back}>重新选择文件</button></p>`;
}

function Roster({ school }) {
	const form = useForm({ file: null, how: IMPORT }, null);
	const [data, show] = useState(null);
	const [taken, setTaken] = useState(false);
	const back = () => {
		form.reset({ file: null, how: IMPORT });
		show(null);
	};
	if (taken)
		return html`<${Notice} kind="good"><p>${data.school_year === undefined ? "" : yearName(data.school_year) + "的"}名册已导入：新增${data.added}人，更新${data.changed.length}人${data.departing > 0 && "，" + data.departing + "人离校"}。</p><//>
			<p><a class="button" href=${"people.html?school=" + school.school}>查看人员，发首次登录码</a></p>`;
	if (data)
		return html`<${Confirm} school=${school} data=${data} file=${form.values.file}
			taken=${() => setTaken(true)} back=${back} />`;
	return html`<${Choose} school=${school} form=${form} shown=${show} />`;
}

page("导入名册", ({ query }) => html`<${OneSchool} query=${query}>${school => html`
	<${Roster} school=${school} />`}<//>`);
