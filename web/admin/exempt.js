/* exempt.js - 免予参加: on leave, retired, or else, with the document that says so. */
import { html, page, useState, Notice } from "../parts/page.js";
import { post } from "../parts/api.js";
import { Person } from "../parts/chooser.js";
import { Choice, Day, Form, Text, useForm } from "../parts/form.js";
import { options } from "../parts/words.js";
import { About, Back, start } from "./about.js";

function Exempt({ person }) {
	const first = { person: start(person), kind: "", document: "", since: "", until: "" };
	const form = useForm(first, null);
	const [done, tell] = useState(null);
	const send = v => post("/api/admin/exemptions", Object.assign({ person: v.person.id, kind: v.kind, document: v.document.trim(), since: v.since },
		v.until && { until: v.until }));
	if (done)
		return html`<${Notice} kind="good"><p>${done.person.label}的免予参加已登记。这段时间不抽到评价，不算逾期，也不计入参加人数。</p><//>
			<${Back} person=${done.person} />
			<p><button class="button plain" onClick=${() => { form.reset(Object.assign({}, first, { person: null })); tell(null); }}>再登记一位</button></p>`;
	return html`<p>原则上所有教师都参加，免予参加要有依据的文件。</p>
		<${Form} form=${form} button="登记" busy="正在登记…" send=${send} done=${() => tell(form.now())}>
			<${Person} name="person" label="教师" need="请选择教师" />
			<${Choice} name="kind" label="事由" need="请选择事由" options=${options("exemption")} />
			<${Text} name="document" label="依据的文件" hint="文件名称、文号或存放处，例如“准假通知，县教人〔2026〕3号”" need="请填写依据的文件" />
			<div class="days"><${Day} name="since" label="从哪一天起" need="请填写从哪一天起" />
				<${Day} name="until" label="恢复参加的日期（可不填）" hint="不填就是一直免予参加" /></div><//>`;
}

page("登记免予参加", ({ query }) => html`<${About} query=${query}>${person => html`<${Exempt} person=${person} />`}<//>`);
