/* appoint.js - somebody gets a duty in a region: a teacher who is found by name, whoever has
 * a login already, or somebody new, who gets one. */
import { html, is, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { post } from "../parts/api.js";
import { Person } from "../parts/chooser.js";
import { Choice, Day, Form, Text, useForm } from "../parts/form.js";
import { options, word } from "../parts/words.js";
import { OneRegion } from "./one-region.js";

const EMPTY = { who: "teacher", person: null, login: "", name: "", kind: "", title: "", how: "own", substitutes: "", until: "" };
const WHO = [["teacher", "学校里的人"], ["known", "不在学校，已有登录名"], ["fresh", "新的人，没有登录名"]];
const login = { short: true, autocapitalize: "off", spellcheck: false };

function Who({ who }) {
	if (who === "teacher")
		return html`<${Person} key="p" name="person" label="谁" need="请选择一位" />`;
	return html`<${Text} key=${"l" + who} name="login" label=${who === "fresh" ? "新的登录名" : "登录名"} need="请填写登录名" ...${login}
			hint=${who === "fresh" ? "3到41个字母、数字、点、短横线，例如区域简称加工号" : null} />
		${who === "fresh" && html`<${Text} name="name" label="姓名" need="请填写姓名" short />`}`;
}

function Appoint({ region, me }) {
	const form = useForm(EMPTY, null);
	const [said, say] = useState(null);
	const { who, kind, how } = form.values;
	const acting = how === "acting";
	const holders = useGet(acting && kind ? "/api/admin/regions/" + region.region + "/roles?kind=" + kind : null);
	const send = v => post("/api/admin/regions/" + region.region + "/roles", Object.assign(
		{ login: v.who === "teacher" ? v.person.row.login : v.login.trim(), kind: v.kind }, v.who === "fresh" && { name: v.name.trim() },
		v.title.trim() && { title: v.title.trim() }, v.until && { until: v.until }, acting && { substitutes: v.substitutes || null }));
	const done = () => {
		const v = form.now();
		say({ text: (v.who === "teacher" ? v.person.label : v.name || v.login) + (acting ? "代理" : "担任") + word("role", v.kind) + "。", fresh: v.who === "fresh" });
		form.reset(EMPTY);
		scrollTo(0, 0);
	};
	return html`${said && html`<${Notice} kind="good"><p>${said.text}${said.fresh && is(me, "admin") && html`请到<a href="offices.html">项目办人员</a>发首次登录码。`}${said.fresh && !is(me, "admin") && "首次登录码由系统管理员发。"}</p><//>`}
		<${Form} form=${form} button="指定" busy="正在指定…" send=${send} done=${done}>
			<${Choice} name="who" label="指定谁" options=${WHO} />
			<${Who} who=${who} />
			<${Choice} name="kind" label="职务" need="请选择职务" options=${options("role", ...(is(me, "admin") ? ["office"] : []), "expert", "guide", "leading")} />
			<${Text} name="title" label="其中的分工（可不填）" hint="例如副组长" short />
			<${Choice} name="how" label="怎样任职" options=${[["own", "本职"], ["acting", "代理别人，到期自动结束"]]} />
			${acting && kind && html`<${Show} of=${holders} empty="现在没有人担任这项职务，不能代理。">${data => html`<${Choice} name="substitutes" label="代理谁" need="请选择代理谁"
				options=${data.rows.filter(row => !row.substitutes).map(row => [row.login, row.name])} />`}<//>`}
			<${Day} name="until" label=${acting ? "到哪一天为止" : "任期到哪一天（可不填）"} hint="当日起不再担任" need=${acting && "请填写到哪一天为止"} /><//>
		<p><a href=${"region-roles.html?region=" + region.region}>看在任的人</a></p>`;
}

page("指定区域职务", ({ me, query }) => html`<${OneRegion} query=${query}>${region => html`<${Appoint} region=${region} me=${me} />`}<//>`);
