/* unmatched.js - platform accounts that match nobody: the office says whose they
 * are, and what they learned counts from then on. */
import { html, page, useState, Notice } from "../parts/page.js";
import { post } from "../parts/api.js";
import { Person } from "../parts/chooser.js";
import { length, moment } from "../parts/dates.js";
import { Form, useForm } from "../parts/form.js";
import { List } from "../parts/table.js";

/* Each form's field has a name of its own, for they stand on one page. */
function Account({ of, provider, done }) {
	const who = "who-" + encodeURIComponent(of.account);
	const form = useForm({ [who]: null }, of.account);
	return html`<li class="card"><h3>${of.account}${of.name && "（" + of.name + "）"}</h3>
		<p>${of.records}条记录，共学${length(of.seconds)}；首次见于${moment(of.seen_at)}</p>
		<${Form} form=${form} button="就是这位教师" busy="正在保存…" done=${() => done(of.account)}
			send=${values => post("/api/hours/match", { provider, account: of.account, login: values[who].row.login })}>
			<${Person} name=${who} label="教师" need="请选择教师" /><//></li>`;
}

function Unmatched({ query }) {
	const provider = Number(query.provider);
	const [{ last, turn }, set] = useState({ last: "", turn: 0 });
	const done = account => set({ last: account, turn: turn + 1 });
	return html`<p class="lead">这些平台账号没有对上名册里的教师，学时先留着。核对以后就计入。</p>
		${last && html`<${Notice} kind="good"><p>账号 ${last} 已核对，学时已计入。</p><//>`}
		<${List} from=${"/api/hours/unmatched?provider=" + provider} turn=${turn} caption="没有对上的账号" empty="账号都已对上。" sort="account latest earliest"
			card=${one => html`<${Account} key=${one.account} of=${one} provider=${provider} done=${done} />`} />
		<p><a href="/hours/platforms.html">回到研修平台</a></p>`;
}

page("核对学时账号", Unmatched);
