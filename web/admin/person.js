/* person.js - one person in one place: where she is and was, her duties, exemptions
 * and extensions; every act about her begins here. */
import { html, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { del, post } from "../parts/api.js";
import { day } from "../parts/dates.js";
import { Form, useForm } from "../parts/form.js";
import { Table } from "../parts/table.js";
import { word } from "../parts/words.js";
import { Again, Invited, password } from "./slips.js";

const term = row => day(row.since) + "至" + (row.until ? day(row.until) : "今");
const over = row => html`<span class=${"tag" + (row.over ? "" : " good")}>${row.over ? "已结束" : "有效"}</span>`;

function Facts({ of }) {
	return html`<dl class="facts">
		<div><dt>登录名</dt><dd>${of.login}</dd></div>
		<div><dt>学校</dt><dd><a href=${"people.html?school=" + of.school}>${of.school_name}</a>，工号${of.staff_no}</dd></div>
		<div><dt>教研组</dt><dd>${of.group_id ? html`<a href=${"group.html?school=" + of.school + "&group=" + of.group_id}>${of.group}</a>` : "不在教研组"}</dd></div>
		<div><dt>人员类别</dt><dd>${word("staff", of.staff)}${of.subject && "，" + of.subject}${of.full_time && "，专任"}</dd></div>
		<div><dt>密码</dt><dd>${password(of)}</dd></div>
	</dl>`;
}

function Gone({ of }) {
	if (of.closed)
		return html`<${Notice} kind="warn"><p><b>这份记录已停用。</b>${of.kept && html`同一个人的记录：<a
			href=${"person.html?person=" + of.kept.person}>${of.kept.name}（${of.kept.login}）</a>`}</p><//>`;
	return !of.here && html`<${Notice} kind="warn"><p>${day(of.left_on)}起不在${of.school_name}，也没有到别的学校。学时和能力点仍是本人的。</p><//>`;
}

/* Said once more before it is done: her duties end with it. */
function Depart({ of, done }) {
	const [sure, ask] = useState(false);
	const form = useForm({}, null);
	if (!sure)
		return html`<button class="button plain" onClick=${() => ask(true)}>办理离校</button>`;
	return html`<${Notice} kind="warn"><h2>${of.name}离校？</h2>
		<p>今天起不再在册，学校和教研组的职务随之结束，也不再欠任何任务；学时和能力点仍是本人的。退休、辞职、去世等都在这里办理；调到别的学校请由项目办“调动”。</p>
		<${Form} form=${form} button="确认离校" busy="正在办理…" send=${() => post("/api/admin/departures", { person: of.person })} done=${done} />
		<p><button class="link-button" onClick=${() => ask(false)}>不办了</button></p><//>`;
}

function Acts({ of, invite, busy, done }) {
	const about = "?person=" + of.person + "&school=" + of.school;
	if (of.closed)
		return null;
	return html`<h2>办理</h2>
		${of.myself && html`<p class="hint">这是您自己：调动、离校、免予参加、延期要由别人办理。</p>`}
		<div class="buttons">
			${of.here && of.group_id && html`<a class="button plain" href=${"group.html?school=" + of.school + "&group=" + of.group_id}>调整教研组</a>`}
			${of.here && !of.group_id && html`<a class="button plain" href=${"group.html?school=" + of.school + "&group=none"}>编入教研组</a>`}
			${of.here && html`<a class="button plain" href=${"roles.html" + about}>指定职务</a>`}
			${of.above && !of.myself && html`<a class="button plain" href=${"move.html" + about}>${of.here ? "调动" : "调入学校"}</a>`}
			${of.office && of.here && !of.myself && html`<a class="button plain" href=${"exempt.html" + about}>登记免予参加</a>
				<a class="button plain" href=${"extend.html" + about}>批准延期</a>`}
			${of.here && html`<a class="button plain" href=${"school-relations.html" + about}>申报回避</a>`}
			${!of.myself && html`<a class="button plain" href=${"same.html" + about}>与另一份记录合并</a>`}
		</div>
		${of.roster && of.here && html`<p><${Again} row=${of} invite=${invite} busy=${busy} /></p>`}
		${of.here && !of.myself && html`<${Depart} of=${of} done=${done} />`}`;
}

function History({ of, end }) {
	const part = (title, rows, columns) => rows && rows.length > 0 && html`<h2>${title}</h2><${Table} rows=${rows} columns=${columns} />`;
	const stop = row => of.office && !of.myself && !row.over && html`<button class="link-button" onClick=${() => end(row)}>提前结束</button>`;
	return html`
		${part("职务", of.roles, [["kind", "职务", row => word("role", row.kind) + (row.title && "，" + row.title)], ["of", "范围"],
			["since", "任期", term], ["substitutes", "怎样任职", row => row.substitutes ? "代理" + row.substitutes : "本职"], ["over", "现在", over]])}
		${part("在校经历", of.stays, [["school", "学校"], ["group", "教研组", row => row.group || "不在教研组", "brief"], ["staff_no", "工号", null, "brief"], ["since", "起止", term]])}
		${part("免予参加", of.exemptions, [["kind", "事由", row => word("exemption", row.kind)], ["document", "依据的文件"],
			["since", "起止", term], ["over", "现在", over], [null, "", stop]])}
		${part("延期", of.extensions, [["until", "延至", row => day(row.until)], ["reason", "理由"], ["document", "依据的文件", row => row.document || "没有写"], ["made_at", "批准日期", row => day(row.made_at)]])}`;
}

function Person({ query }) {
	const one = useGet("/api/admin/person/" + query.person);
	const [problem, fail] = useState(null);
	const end = row => del("/api/admin/exemptions/" + row.exemption).then(() => {
		fail(null);
		one.reload();
	}, fail);
	return html`<${Show} of=${one}>${of => html`<${Invited} school=${of.school}>${({ invite, busy }) => html`
		<h2 class="first">${of.name}</h2>
		${problem && html`<${Notice} kind="bad"><p>${problem.message}</p><//>`}
		<${Gone} of=${of} /><${Facts} of=${of} />
		<${Acts} of=${of} invite=${invite} busy=${busy} done=${one.reload} />
		<${History} of=${of} end=${end} />`}<//>`}<//>`;
}

page("人员", Person);
