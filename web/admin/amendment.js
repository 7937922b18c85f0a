/* amendment.js - one request for correction: what is kept and what it should be, the way to where such a thing is
 * mended, and the answer.  ?amendment= */
import { html, is, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { post } from "../parts/api.js";
import { day, left, moment } from "../parts/dates.js";
import { Area, Choice, Form, useForm } from "../parts/form.js";
import { options, word } from "../parts/words.js";

const at = row => "?person=" + row.person + "&school=" + row.school;
const above = me => is(me, "office", "admin");
const roster = row => ["/admin/roster.html?school=" + row.school, "导入名册", "按工号导入改好的一行就行，别人不受影响"];

/* What is asked about -> who can mend it, where, and a word about it; else who does. */
const MENDS = {
	group: [() => true, row => ["/admin/group.html?school=" + row.school + "&group=" + (row.group_id || "none"), "调整教研组"]],
	role: [() => true, row => ["/admin/roles.html" + at(row), "学校职务"]],
	staff_no: [me => is(me, "school", "admin"), row => [roster(row)[0], "导入名册", "按新工号导入，再把两份记录合并"], "工号由学校或系统管理员改"],
	school: [above, row => ["/admin/move.html" + at(row), "调动"], "调动由项目办办理，请把依据交项目办，办好再答复"],
	hours: [me => is(me, "office"), () => ["/hours/correct.html", "冲正学时", "少记的在“登记学时”补"], "学时由项目办冲正、补登，请把依据交项目办，办好再答复"],
	certificate: [me => is(me, "office"), () => ["/certificate/issued.html", "已发证书"], "证书由项目办更正，请把依据交项目办，办好再答复"],
	other: [() => true, row => ["/admin/person.html" + at(row), row.name + "的页面"]],
	roster: [me => is(me, "school", "admin"), roster, "名册由学校或系统管理员改"]
};

/* The same of who is at no school. */
const ABOVE = {
	role: () => ["/admin/region-roles.html", "区域职务"],
	name: row => ["/admin/office-name.html?person=" + row.person, "更正姓名"]
};
const offices = () => ["/admin/offices.html", "项目办人员"];

function Where({ row, me }) {
	if (row.above && !row.here) {
		const [address, label] = (ABOVE[row.subject] || offices)(row);
		return html`<p>在这里更正：<a href=${address}>${label}</a></p>`;
	}
	const [may, place, others] = row.here ? MENDS[row.subject] || MENDS.roster : MENDS.other;
	if (!may(me))
		return html`<p>${others}。</p>`;
	const [address, label, hint] = place(row);
	return html`<p>在这里更正：<a href=${address}>${label}</a>${hint && html`<span class="hint">（${hint}）</span>`}</p>`;
}

/* As the page that has it would show it. */
const SHOWN = { sex: value => word("sex", value), staff: value => word("staff", value), born_on: day };
const ROSTER = ["name", "sex", "born_on", "staff_no", "staff", "full_time", "subject", "group", "school"];

function Kept({ row }) {
	return ROSTER.includes(row.subject) && html`<div><dt>现在登记的是</dt><dd>${row.kept === null ? "没有登记" :
		SHOWN[row.subject] ? SHOWN[row.subject](row.kept) : row.kept}</dd></div>`;
}

function Due({ row }) {
	const time = left(row.due_at);
	return html`<div><dt>答复期限</dt><dd><span class=${time.late ? "late" : ""}>${time.text}</span><span
		class="hint">（${moment(row.due_at)}；法律要求“及时更正、补充”，15天是本系统默认）</span></dd></div>`;
}

const LAW = "不予更正的，请写明理由（《中华人民共和国个人信息保护法》第五十条：“拒绝个人行使权利的请求的，应当说明理由”）";

function Answer({ row, done }) {
	const form = useForm({ outcome: "", remark: "" });
	const send = v => post("/api/admin/amendment/" + row.amendment + "/answer", { outcome: v.outcome, remark: v.remark.trim() || null });
	return html`<h2>答复</h2>
		<${Form} form=${form} button="答复" busy="正在答复…" send=${send} done=${done}
			sure=${v => html`<p><b>答复${row.name}：${word("amended", v.outcome)}。</b></p><p>本人会看到，答复后不能更改。</p>`}>
			<${Choice} name="outcome" label="结果" need="请选择结果" options=${options("amended", "amended", "refused")} hint="先核实、在上面的页面改好，再答复“已更正”" />
			<${Area} name="remark" label="说明" hint="核实了什么，依据是什么；不予更正的必填" rows=${3} max=${500}
				need=${form.values.outcome === "refused" && LAW} /><//>`;
}

const Answered = ({ row }) => html`<h2>答复</h2><dl class="facts">
	<div><dt>结果</dt><dd>${word("amended", row.state)}${row.remark && html`<p class="prose">${row.remark}</p>`}</dd></div>
	<div><dt>${row.answered_by ? "答复人" : "撤回"}</dt><dd>${row.answered_by ? row.answered_by + "，" : "本人，"}${moment(row.ended_at)}</dd></div></dl>`;

function One({ me, query }) {
	const one = useGet("/api/admin/amendment/" + query.amendment);
	const [said, say] = useState(false);
	const done = () => {
		say(true);
		one.reload();
		scrollTo(0, 0);
	};
	return html`<${Show} of=${one}>${row => html`
		${said && html`<${Notice} kind="good"><p><b>已答复。</b>${row.name}会在“我的数据”和消息里看到。</p><//>`}
		<dl class="facts">
			<div><dt>申请人</dt><dd>${row.school ? html`<a href=${"/admin/person.html" + at(row)}>${row.name}</a>` : row.name}，${row.school_name || row.login}</dd></div>
			<div><dt>更正哪一项</dt><dd>${word("amend", row.subject)}</dd></div>
			<${Kept} row=${row} />
			<div><dt>应当是</dt><dd><b>${row.wanted}</b></dd></div>
			<div><dt>理由</dt><dd class="prose">${row.reason}</dd></div>
			<div><dt>提出</dt><dd>${moment(row.asked_at)}</dd></div>
			${row.state === "waiting" && html`<${Due} row=${row} />`}
		</dl>
		${row.state === "waiting" ? html`<${Where} row=${row} me=${me} /><${Answer} row=${row} done=${done} />` : html`<${Answered} row=${row} />`}
		<p><a href=${row.above ? "/admin/amendments.html?above=1" : "/admin/amendments.html?school=" + row.school}>全部更正申请</a></p>`}<//>`;
}

page("答复更正申请", One);
