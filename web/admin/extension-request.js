/* extension-request.js - one request for more time: what is asked for whom and why; the office
 * answers for all who wait or for some, the school withdraws it. */
import { html, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { del, post } from "../parts/api.js";
import { day, moment } from "../parts/dates.js";
import { Area, Choice, Day, Form, useForm } from "../parts/form.js";
import { List } from "../parts/table.js";
import { word } from "../parts/words.js";
import { Who } from "./who.js";

function Facts({ of }) {
	return html`<dl class="facts"><div><dt>学校</dt><dd>${of.school_name}</dd></div>
		<div><dt>申请延至</dt><dd class="keep"><b>${day(of.until)}</b>${of.deadline ? "（完成期限是" + day(of.deadline) + "）" : "（提出时没有规定完成期限）"}</dd></div>
		<div><dt>理由</dt><dd class="prose">${of.reason}</dd></div>
		<div><dt>依据的文件</dt><dd>${of.document || "没有写"}</dd></div>
		<div><dt>申请人</dt><dd>${of.made_by}，${moment(of.made_at)}</dd></div>
		<div><dt>教师</dt><dd>${of.people}人${of.waiting > 0 && "，其中" + of.waiting + "人等候答复"}</dd></div></dl>`;
}

function send(v, of) {
	const yes = v.outcome === "granted", remark = v.remark.trim();
	return post("/api/admin/extensions/requests/" + of.request + "/answer", Object.assign({ outcome: v.outcome },
		v.scope === "some" && { people: v.people.map(Number) }, yes && v.until && { until: v.until }, remark && { remark }));
}

function Answer({ of, waiting, done }) {
	const form = useForm({ outcome: "", scope: "all", people: [], until: of.until, remark: "" }, "answer");
	const { outcome, scope } = form.values, number = v => v.scope === "some" ? v.people.length : waiting.length;
	const says = v => word("extension", v.outcome) + "：" + number(v) + "位教师" + (v.outcome === "granted" ? "，延至" + day(v.until) : "");
	return html`<h2>答复</h2><${Form} form=${form} button="答复" send=${v => send(v, of)} done=${() => done(says(form.now()) + "。")}
			sure=${v => html`<p><b>${says(v)}。</b>答复后不能撤销，学校和教师都会收到消息。</p>`}>
		<${Choice} name="outcome" label="结果" need="请选择结果" options=${["granted", "refused"].map(one => [one, word("extension", one)])} />
		${waiting.length > 1 && html`<${Choice} name="scope" label="给谁" options=${[["all", "等候答复的全部" + waiting.length + "人"], ["some", "其中几位，其余以后再答复"]]} />`}
		${scope === "some" && html`<${Who} name="people" label="哪些教师" need="请选择教师" rows=${waiting} />`}
		${outcome === "granted" && html`<${Day} name="until" label="延至哪一天" hint="含当天。可以改为更早的一天（本系统默认），不能比申请的更晚。" need="请填写延至哪一天" />`}
		<${Area} name="remark" label=${outcome === "refused" ? "原因" : "意见（可不填）"} max=${300} hint="学校和教师都能看到。" need=${outcome === "refused" && "不准予延期的，请写明原因"} /><//>`;
}

function Withdraw({ of, done }) {
	const form = useForm({}, "withdraw");
	return html`<${Form} form=${form} plain button="撤回申请" busy="正在撤回…" send=${() => del("/api/admin/extensions/requests/" + of.request)} done=${() => done("已撤回还没有答复的。")}
		sure=${() => html`<p>撤回还在等候答复的${of.waiting}人；已经答复的不变。</p>`} />`;
}

const result = row => word("extension", row.state) + (row.state === "granted" ? "，延至" + day(row.until) : "");
/* The last two are for what has been answered. */
const COLUMNS = [["name", "姓名", null, "brief"], ["group", "教研组", row => row.group || "不在教研组", "brief"], [null, "结果", result, "keep"],
	["remark", "意见", row => row.remark || ""], ["answered_by", "答复", row => row.answered_by ? row.answered_by + "，" + day(row.answered_at) : ""]];

function Request({ query }) {
	const address = "/api/admin/extensions/requests/" + query.request;
	const one = useGet(address), people = useGet(address + "/people");
	const [said, say] = useState({ turn: 0 });
	const done = text => {
		say({ turn: said.turn + 1, text });
		one.reload();
		people.reload();
		scrollTo(0, 0);
	};
	return html`${said.text && html`<${Notice} kind="good"><p class="keep"><b>${said.text}</b></p><//>`}
		<${Show} of=${one}>${of => html`<${Facts} of=${of} />
			${of.answers && of.waiting > 0 && html`<${Show} of=${people}>${({ rows }) => html`
				<${Answer} key=${said.turn} of=${of} waiting=${rows.filter(row => row.state === "waiting")} done=${done} />`}<//>`}
			<h2>为哪些教师申请</h2>
			<${List} key=${said.turn} from=${address + "/people"} columns=${of.waiting === of.people ? COLUMNS.slice(0, 3) : COLUMNS} empty="没有教师。" />
			${of.manages && of.waiting > 0 && html`<${Withdraw} of=${of} done=${done} />`}
			<p><a href=${"extension-requests.html" + (of.answers ? "" : "?school=" + of.school)}>看全部申请</a></p>`}<//>`;
}

page("延期申请", Request);
