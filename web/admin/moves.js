/* moves.js - many people change schools by a file: looked at first, then all of it
 * or nothing. */
import { html, page, useState, Notice } from "../parts/page.js";
import { Form, Pick, useForm } from "../parts/form.js";
import { Sending, useSending } from "../parts/send.js";
import { Faults } from "./faults.js";

const PATH = "/api/admin/transfers/file";

function Choose({ form, shown }) {
	const sending = useSending();
	return html`<p>在这里一次办理多人的调动（只有一两个人时用<a href="move.html">调动</a>）：Excel 工作簿（.xlsx）或 CSV 文件，一人一行。先预览，确认以后才会办理。</p>
		<ul><li>必须有的列：姓名、调出学校、原工号、调入学校、新工号。学校填名称或学校代码。</li>
		<li>可以有的列：教研组（调入学校已有的）、任教学科。列的顺序不限。</li>
		<li>只办理您范围内的学校之间的调动。</li></ul>
		<p><a href="transfer-template.csv" download="教师调动.csv">下载空白表</a></p>
		<${Form} form=${form} button="预览" busy="正在读取文件…" done=${answer => shown(answer.data)}
			send=${values => sending.send(PATH + "/preview", values.file)}>
			<${Pick} name="file" label="调动文件（.xlsx 或 CSV）" hint="一次最多2000人（本系统默认）" need="请选择文件" /><//>
		<${Sending} of=${sending} after="已送达，正在核对…" />`;
}

/* The file comes back with its bad cells red, under its own row numbers. */
function Marked({ file }) {
	const form = useForm({}, null), sending = useSending();
	return html`<${Form} form=${form} button="下载标出错处的文件" busy="正在生成文件…" done=${() => {}}
			send=${() => sending.fetch(PATH + "/marked", file, "调动-标出错处.xlsx")} />
		<${Sending} of=${sending} after="已送达，正在标出错处…" />`;
}

function Confirm({ data, file, taken, back }) {
	const form = useForm({}, null), sending = useSending();
	return html`<h2>预览：${file.name}</h2>
		<dl class="facts"><div><dt>文件中的人数</dt><dd>${data.people}人</dd></div>
			<div><dt>可以办理</dt><dd>${data.moving}人</dd></div></dl>
		${data.faults.length > 0 ? html`<${Notice} kind="bad"><p><b>有${data.faults.length}处需要改正，所以还不能办理。</b>请在文件里改好，再选择文件预览。</p><//>
			<${Marked} file=${file} />
			<${Faults} faults=${data.faults} />` :
		html`<p>学时、能力点和没有评完的材料都随人走；原学校的职务今天结束。</p>
			<${Form} form=${form} button=${"确认调动" + data.moving + "人"} busy="正在办理…" done=${taken}
				send=${() => sending.send(PATH + "?digest=" + data.digest, file)} />
			<${Sending} of=${sending} after="已送达，正在办理…" />`}
		<p><button class="button plain" onClick=${back}>重新选择文件</button></p>`;
}

function Moves() {
	const form = useForm({ file: null }, null);
	const [data, show] = useState(null);
	const [taken, setTaken] = useState(false);
	const back = () => {
		form.reset({ file: null });
		show(null);
		setTaken(false);
	};
	if (taken)
		return html`<${Notice} kind="good"><p>已调动${data.moving}人。登录名和密码不变。</p><//>
			<p><button class="button plain" onClick=${back}>再办一个文件</button></p>`;
	return data ? html`<${Confirm} data=${data} file=${form.values.file} taken=${() => setTaken(true)} back=${back} />` :
		html`<${Choose} form=${form} shown=${show} />`;
}

page("按文件调动", Moves);
