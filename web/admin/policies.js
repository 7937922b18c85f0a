/* policies.js - an office changes its rules: a new version from a day on, shown
 * with whom it hits before it is saved.  Nothing decided stays 未作规定. */
import { html, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { post } from "../parts/api.js";
import { day } from "../parts/dates.js";
import { Area, Checks, Choice, Day, Form, Text, useForm } from "../parts/form.js";
import { Section } from "../parts/section.js";
import { Source } from "../parts/source.js";
import { Draft, useTyping } from "../parts/typing.js";
import { options } from "../parts/words.js";
import { Shown } from "./policy-hits.js";
import { Versions } from "./policy-version.js";
import { choicesOf, fromForm, ORIGINS, originTag, read, toForm } from "./policy-value.js";

const parts = members => [...new Set(members.map(one => one.part))];
const NONE = ["", "未作规定"];

function Value({ member }) {
	const name = "rules/" + member.member, choices = choicesOf(member);
	if (member.type === "flag")
		return html`<${Choice} name=${name} label=${member.zh} options=${[["yes", "是"], ["no", "否"], NONE]} />`;
	if (member.type === "word")
		return html`<${Choice} name=${name} label=${member.zh} options=${choices.concat([NONE])} />`;
	if (choices)
		return html`<${Checks} name=${name} label=${member.zh} hint="都不选就是未作规定。" options=${choices} />`;
	if (member.type === "scorecard")
		return html`<${Area} name=${name} label=${member.zh} rows=${6} hint="每行一项：部分|分数|说明" />`;
	if (member.type === "date")
		return html`<${Day} name=${name} label=${member.zh} />`;
	return html`<${Text} name=${name} short label=${member.zh + (member.unit ? "（" + member.unit + "）" : "")}
		hint="空着就是未作规定。" />`;
}

function Member({ member, setting, form }) {
	const wrong = form.errors.some(one => one.field === "rules/" + member.member);
	const tag = setting && originTag[setting.origin];
	return html`<details class="card" open=${wrong || null}><summary>${member.zh}：<b>${read(member, setting)}</b>
			${tag && html` <span class=${"tag " + tag[0]}>${tag[1]}</span>`}</summary>
		<${Source} of=${setting && setting.source} />
		${setting && setting.note && html`<p class="hint">${setting.note}</p>`}
		<${Value} member=${member} />
		<${Choice} name=${"strength/" + member.member} label="效力" options=${options("strength")} />
		<${Choice} name=${"origin/" + member.member} label="来源" options=${ORIGINS} />
		<${Text} name=${"phrase/" + member.member} label="通知的原文短语" /></details>`;
}

const absent = was => !was || was.value === null || was.value === undefined;

/* One subject: how many rules, how many of them undecided, changed, wrong. */
function Part({ name, members, rules, form }) {
	const wrong = members.filter(one => form.errors.some(error => error.field === "rules/" + one.member)).length;
	const none = members.filter(one => absent(rules[one.member])).length;
	const changed = members.filter(one => {
		const was = rules[one.member], now = setting(one, was, form.values);
		return now ? now !== was : !absent(was);
	}).length;
	return html`<${Section} name=${name} wrong=${wrong} says=${html`<span class="hint">${members.length}项${none > 0 && "，其中" + none + "项未作规定"}</span>
			${changed > 0 && html` <span class="tag blue">改了${changed}项</span>`}`}>
		${members.map(one => html`<${Member} member=${one} setting=${rules[one.member]} form=${form} />`)}<//>`;
}

const start = (members, rules) => members.reduce((values, member) => {
	const setting = rules[member.member] || {};
	return Object.assign(values, { ["rules/" + member.member]: toForm(member, rules[member.member]),
		["strength/" + member.member]: setting.strength || "rule",
		["origin/" + member.member]: setting.origin || "office", ["phrase/" + member.member]: setting.phrase || "" });
}, { effective_on: "" });

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/* What nobody touched stays as it is, with its source and note. */
function setting(member, was, values) {
	const value = fromForm(member, values["rules/" + member.member]);
	const given = { strength: values["strength/" + member.member], origin: values["origin/" + member.member],
		phrase: values["phrase/" + member.member].trim() };
	if (value === undefined)
		return null;
	if (was && same(was.value, value) && was.strength === given.strength && was.origin === given.origin &&
		(was.phrase || "") === given.phrase)
		return was;
	return Object.assign({ value, strength: given.strength, origin: given.origin },
		given.phrase && { phrase: given.phrase }, was && was.source && given.origin === was.origin && { source: was.source });
}

const document_of = (members, rules, values) => JSON.stringify(members.reduce((all, member) =>
	Object.assign(all, { [member.member]: setting(member, rules[member.member], values) }), Object.assign({}, rules)));

/* A look at what it changes hands in nothing: what is typed stays kept. */
const looking = form => Object.assign({}, form, { sent: () => {} });

function Edit({ policy, members, base, saved }) {
	const [seen, show] = useState(null);
	const typing = useTyping(["admin.policy", policy.policy, base.number].join("."), start(members, base.rules), { about: policy.name }), { form } = typing;
	const at = "/api/admin/policy/" + policy.policy;
	const change = () => ({ effective_on: form.now().effective_on, rules: document_of(members, base.rules, form.now()) });
	if (seen)
		return html`<${Shown} seen=${seen} members=${members} />
			<${Save} at=${at} seen=${seen} change=${change()} back=${() => show(null)} done=${() => {
				typing.end();
				saved({ number: seen.number, from: form.now().effective_on });
			}} />`;
	return html`<h2>改成新的一版</h2><p class="hint">下面是第${base.number}版（${day(base.effective_on)}起）。点开一类，再点开一项修改；没有改的照旧。</p>
		<${Draft} of=${typing}><${Form} form=${looking(form)} button="预览改动和影响" busy="正在计算影响…"
			send=${() => post(at + "/preview", change())} done=${answer => { show(answer.data); scrollTo(0, 0); }}>
			<${Day} name="effective_on" label="从哪一天起生效" hint="今天或以后。" need="请填写生效日期" />
			${parts(members).map(part => html`<${Part} name=${part} members=${members.filter(one => one.part === part)} rules=${base.rules} form=${form} />`)}
		<//><//>`;
}

function Save({ at, seen, change, back, done }) {
	const form = useForm({}, null);
	return html`${seen.changes.length > 0 && html`<${Form} form=${form} button=${"保存为第" + seen.number + "版"} busy="正在保存…"
			send=${() => post(at + "/versions", { ...change, digest: seen.digest })} done=${done} />`}
		<p><button class="link-button" onClick=${back}>回去修改</button></p>`;
}

function Policy({ policy, members }) {
	const versions = useGet("/api/admin/policy/" + policy.policy + "/versions");
	const [made, tell] = useState(null);
	const saved = one => {
		tell(one);
		versions.reload();
	};
	return html`<dl class="facts"><div><dt>政策</dt><dd>${policy.name}</dd></div>
			<div><dt>用在</dt><dd>${policy.programmes}</dd></div></dl>
		<${Show} of=${versions}>${data => html`
			<${Versions} rows=${data.rows} members=${members} />
			${made ? html`<${Notice} kind="good"><h2>已保存第${made.number}版</h2>
				<p>${day(made.from)}起生效。已经开始的评价仍按原来的一版。</p><//>` :
				policy.may_change ? html`<${Edit} policy=${policy} members=${members} base=${data.rows[0]} saved=${saved} />` :
				html`<${Notice}>这份政策还有别的地区在用，由上一级项目办修改。<//>`}`}<//>`;
}

function Policies({ query }) {
	const mine = useGet("/api/admin/policies"), members = useGet("/api/admin/policy/members");
	return html`<p class="lead">规定改了就是新的一版，从定好的日子起生效。保存以前，先看影响到谁。</p>
		<${Show} of=${mine} empty="您的区域现在没有实施的工程。">${list => html`<${Show} of=${members}>${all => {
		const one = list.rows.length === 1 ? list.rows[0] : list.rows.find(row => String(row.policy) === query.policy);
		return one ? html`<${Policy} policy=${one} members=${all.rows} />` : html`
			<ul class="lines">${list.rows.map(row => html`<li><a href=${"?policy=" + row.policy}>${row.name}</a>（${row.programmes}）</li>`)}</ul>`;
	}}<//>`}<//>`;
}

page("修改规定", Policies);
