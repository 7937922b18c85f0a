/* personal-plan.js - 个人研修计划: a teacher's own, kept for her as she types; every save is a version that her leader
 * and the school read. */
import { html, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { put } from "../parts/api.js";
import { moment } from "../parts/dates.js";
import { Area, Form, flatten } from "../parts/form.js";
import { Draft, useTyping } from "../parts/typing.js";
import { phrase } from "./abilities.js";
import { lean } from "./documents.js";

const FROM = "/api/plan/personal-plan";

const on = rule => Boolean(rule) && rule.value !== null && rule.value !== false;

function Write({ data, etag, done }) {
	const typing = useTyping("plan.personal." + data.version, flatten({ content: data.content || {} }));
	return html`<${Draft} of=${typing}><${Form} form=${typing.form} button="保存" busy="正在保存…" done=${done} send=${values => put(FROM, lean(values), etag)}>
		<${Area} name="content/start" label="现状与起点（可不填）" hint="现在用得怎样，难在哪里" max=${2000} rows=${3} />
		<${Area} name="content/plan" label="个人学习计划" hint="打算学哪些能力点，什么时候学，怎样用到课上" need="请填写个人学习计划" max=${4000} rows=${6} />
		<${Area} name="content/standard" label="能力达标标准" hint="学到什么程度算达到，例如：三个能力点合格" need="请填写能力达标标准" max=${2000} rows=${3} />
		<p class="hint">写到一半的只有您自己看得到；按“保存”后，教研组长和学校才看得到。</p><//><//>`;
}

page("个人研修计划", () => {
	const now = useGet(FROM);
	const [saved, set] = useState(false);
	const done = () => {
		set(true);
		now.reload();
		scrollTo(0, 0);
	};
	return html`<${Show} of=${now}>${data => html`
		${saved && html`<${Notice} kind="good"><p>已保存。教研组长会据此拟定全组的研修计划。</p><//>`}
		<p class="hint">${on(data.rule) ? phrase(data.rule) ? "通知要求“" + phrase(data.rule) + "”" : "本系统默认" : "本地没有规定要写个人研修计划，需要时可写。"}${
			data.saved_at && "　上次保存：" + moment(data.saved_at)}</p>
		<${Write} key=${now.etag} data=${data} etag=${now.etag} done=${done} />`}<//>`;
});
