/* why.js - 离认证还差什么: every rule that is not met yet, for the teacher herself
 * and (?person=) for those who look after her. */
import { html, page, title, useGet, Notice, Show } from "../parts/page.js";
import { hours } from "../parts/bar.js";
import { day, moment } from "../parts/dates.js";
import { Abilities } from "./paper.js";
import { Unmet } from "./unmet.js";

function Stage({ of, own }) {
	if (of.certificate === "valid")
		return html`<${Notice} kind="good"><h2>已经认定，证书有效</h2>
			${own && html`<p><a class="button plain" href="/certificate/mine.html">看我的证书</a></p>`}<//>`;
	if (of.certificate === "revoked")
		return html`<${Notice} kind="bad"><h2>证书已经撤销</h2>
			${own && html`<p><a class="button plain" href="/certificate/mine.html">看撤销的理由</a></p>`}<//>`;
	if (of.proposed_at)
		return html`<${Notice}><h2>已提出认定，正在等县级认定</h2>
			<p>学校考核小组于${moment(of.proposed_at)}提出。</p><//>`;
	if (of.certifiable)
		return html`<${Notice} kind="good"><h2>必须做到的都做到了</h2>
			<p>接下来由学校考核小组提出认定，不需要再做什么。</p><//>`;
	const rules = of.unmet.filter(one => one.strength === "rule").length;
	return html`<${Notice} kind="warn"><h2>还差${rules}项</h2>
		<p>下面每一项都写明了要求、现状和怎样补上。</p><//>`;
}

/* No notice says by when the office answers. */
const Asked = ({ of, own }) => html`<${Notice}><h2>延期申请正在等候答复</h2>
	<p>学校于${moment(of.asked_at)}${own && "为您"}申请延至${day(of.until)}，等项目办答复。何时答复，通知未作规定；答复以前，原来的期限不变。</p><//>`;

function Standing({ of, own }) {
	return html`<${Stage} of=${of} own=${own} />
		${of.extension && !of.certificate && html`<${Asked} of=${of.extension} own=${own} />`}
		${of.unmet.length > 0 && html`<h2>还没有做到的</h2><ul class="cards">${of.unmet.map(one => html`
			<${Unmet} of=${one} own=${own} />`)}</ul>`}
		<h2>已经有的</h2>
		<dl class="facts">
			<div><dt>通过的能力点</dt><dd>${of.certified.length ?
				html`<${Abilities} list=${of.certified} />` : "还没有"}</dd></div>
			<div><dt>学时</dt><dd>共${hours(of.hours.total)}学时（线上${hours(of.hours.online)}学时，实践${
				hours(of.hours.practice)}学时）</dd></div>
			<div><dt>依据</dt><dd>${of.policy}（第${of.policy_number}版）</dd></div>
		</dl>`;
}

function Why({ me, query }) {
	const why = useGet("/api/certificate/why" + (query.person ? "?person=" + query.person : ""));
	return html`<${Show} of=${why}>${data => {
		const own = data.person === me.person;
		if (!own)
			title(data.name + "离认证还差什么");
		return html`${!own && html`<p class="lead">${data.name}，${data.school}</p>`}
			<${Standing} of=${data} own=${own} />`;
	}}<//>`;
}

page("离认证还差什么", Why);
