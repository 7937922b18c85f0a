/* ask-extension.js - 申请延期: a school's management asks the office for more time for some of its
 * teachers, from the late list if it likes (?late=1). */
import { html, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { post } from "../parts/api.js";
import { day } from "../parts/dates.js";
import { Area, Day, Form, Select, Text, useForm } from "../parts/form.js";
import { options, word } from "../parts/words.js";
import { useAll } from "./all.js";
import { OneSchool } from "./one-school.js";
import { Who } from "./who.js";

/* What the policy says, so that nobody asks for a day that gives nothing. */
function Deadline({ rule }) {
	return html`<p>${rule ? html`完成期限是<b>${day(rule.value)}</b>${rule.phrase && "（“" + rule.phrase + "”）"}。` : "本地政策没有规定完成期限。"}
		申请由项目办答复，可以全部准予，也可以只准予几位，或者改为更早的一天；答复前可以撤回。</p>`;
}

function given(v, school) {
	const own = v.reason.trim(), document = v.document.trim();
	return Object.assign({ school, people: v.people.map(Number), until: v.until, kind: v.kind }, own && { reason: own }, document && { document });
}

/* Of everybody; behind the name what keeps her late. */
function Ask({ school, rule, people, late, query }) {
	const form = useForm({ people: query.person ? [query.person] : [], until: "", kind: "", reason: "", document: "" });
	const [made, tell] = useState(null);
	const days = {};
	late.forEach(row => { days[row.person] = "逾期" + row.days + "天，" + word("stage", row.stage) + (row.extended_until ? "，已延期到" + day(row.extended_until) : ""); });
	const rows = people.map(row => Object.assign({ note: days[row.person] }, row));
	if (made)
		return html`<${Notice} kind="good"><p>已为${made.people}位教师提出，等项目办答复。答复后，您和这些教师都会收到消息。</p><//>
			<p><a class="button" href=${"extension-request.html?request=" + made.request}>看这项申请</a></p>`;
	return html`<${Deadline} rule=${rule} />
		<${Form} form=${form} button="提出申请" send=${v => post("/api/admin/extensions/requests", given(v, school.school))}
			done=${answer => tell({ request: answer.data.request, people: form.now().people.length })}>
			<${Who} name="people" label="为哪些教师申请" need="请选择教师" rows=${rows} late=${late.map(row => row.person)} lateOnly=${Boolean(query.late)} />
			<${Day} name="until" label="申请延至哪一天" hint="含当天" need="请填写延至哪一天" />
			<${Select} name="kind" label="事由" need="请选择事由" options=${options("extension_kind")} />
			<${Area} name="reason" label="理由（事由已经说清的可不填）" max=${280} hint="选中的教师看到的是同一条理由，不要写个人病情等隐私。"
				check=${value => form.now().kind === "other" && !value.trim() && "事由是“其他”的，请写明理由"} />
			<${Text} name="document" label="依据的文件（可不填）" hint="文件名称、文号或存放处" /><//>`;
}

/* Nobody can be late yet, or the policy knows no deadline: then there is no such list. */
const lateOf = list => list.data ? list.data.rows : list.problem ? [] : null;

function Page({ school, query }) {
	const rules = useGet("/api/admin/policy?school=" + school.school);
	const people = useAll("/api/admin/people?school=" + school.school);
	const late = lateOf(useAll("/api/report/late/teachers?school=" + school.school));
	return html`<${Show} of=${rules} empty="学校现在没有参加工程，不能申请延期。">${policy => html`
		<${Show} of=${late ? people : { data: null }} empty="名册里还没有人。">${everybody => html`
			<${Ask} school=${school} rule=${policy.rows[0].rules.deadline} people=${everybody.rows} late=${late} query=${query} />`}<//>`}<//>
		<p><a href=${"extension-requests.html?school=" + school.school}>看提出过的申请</a></p>`;
}

page("申请延期", ({ query }) => html`<${OneSchool} query=${query}>${school => html`<${Page} school=${school} query=${query} />`}<//>`);
