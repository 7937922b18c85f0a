/* unreached.js - 没有联系上的人: who has something due and was reached by nothing, to phone. */
import { html, is, page, useState, Notice } from "../parts/page.js";
import { post, whoIsIt } from "../parts/api.js";
import { day } from "../parts/dates.js";
import { List } from "../parts/table.js";
import { word } from "../parts/words.js";
import { OneSchool } from "../admin/one-school.js";

const link = row => html`<a href=${"?school=" + row.school}>${row.name}</a>`;

function Schools() {
	return html`<${List} from="/api/report/unreached/schools" caption="各校没有联系上的人数" empty="没有学校。"
		columns=${[["name", "学校", link, null, "name"], ["people", "人数", row => row.people + "人"]]} sort="entered" />`;
}

const things = row => [[row.late, "件已到期"], [row.soon, "件快到期"], [row.others, "件其他"]]
	.filter(one => one[0] > 0).map(one => one.join("")).join("，");

/* Noted, the person leaves the list for good; so it is asked once more. */
function Person({ of, done }) {
	const [busy, set] = useState(false);
	const [asking, ask] = useState(false);
	const call = () => {
		set(true);
		post("/api/report/unreached/" + of.digest + "/call", {}).then(() => done("已登记：已电话联系" + of.name + "。"), problem => {
			set(false);
			done(problem.message);
		});
	};
	return html`<li class="card act"><div><h3>${of.name}</h3>
			<p>${[of.group, "工号" + of.staff_no].filter(Boolean).join("，")}</p>
			<p>${things(of)}<span class="hint">（${day(of.day)}提醒，${word("unreached", of.why)}）</span></p></div>
		${asking ? html`<div class="buttons" role="group" aria-label=${"电话打通了吗：" + of.name}>
			<button class="button" aria-disabled=${String(busy)} onClick=${() => busy || call()}>确认已告诉${of.name}</button>
			<button class="button plain" onClick=${() => ask(false)}>还没有</button></div>` : html`
			<button class="button" onClick=${() => ask(true)}>已电话联系<span class="unseen">：${of.name}</span></button>`}</li>`;
}

function OfSchool({ school }) {
	const [{ said, turn }, say] = useState({ said: "", turn: 0 });
	const done = text => say({ said: text, turn: turn + 1 });
	return html`${said && html`<${Notice}><p>${said}</p><//>`}
		<${List} from=${"/api/report/unreached?school=" + school} turn=${turn} caption="要打电话的人" empty="没有要打电话的人。" sort="earliest latest name group"
			card=${one => html`<${Person} key=${one.digest} of=${one} done=${done} />`} />`;
}

function Unreached({ query }) {
	return html`<p class="lead">他们有事快到期或已到期，没有收到邮件，之后也没有登录过。请打电话告诉他们。电话号码不在本系统里。</p>
		${is(whoIsIt(), "office") && !query.school ? html`<${Schools} />` : html`
			<${OneSchool} query=${query}>${school => html`<${OfSchool} school=${school.school} />`}<//>`}`;
}

page("没有联系上的人", Unreached);
