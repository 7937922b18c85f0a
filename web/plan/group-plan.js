/* group-plan.js - 教研组研修计划: the leader writes it from the members' own plans, members and the
 * school read it; where the region asks for them it states the four degrees. */
import { html, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { put } from "../parts/api.js";
import { day, moment } from "../parts/dates.js";
import { Area, Day, Form, Text, flatten } from "../parts/form.js";
import { Draft, useTyping } from "../parts/typing.js";
import { phrase } from "./abilities.js";
import { lean } from "./documents.js";
import { Part } from "./package-parts.js";
import { Stages } from "./rows.js";

const DEGREES = [["difference", "差异度"], ["development", "发展度"], ["fusion", "融合度"], ["innovation", "创新度"]];

const on = rule => Boolean(rule) && rule.value !== null && rule.value !== false;

const whose = rule => phrase(rule) ? "通知要求“" + phrase(rule) + "”" : "本系统默认";

const Whose = ({ rule, none }) => html`<p class="hint">${on(rule) ? whose(rule) : none}</p>`;

const initial = content => {
	const flat = flatten({ content: content || {} });
	Object.keys(flat).filter(name => Array.isArray(flat[name])).forEach(name => delete flat[name]);
	return flat;
};

function Write({ group, data, etag, done }) {
	const typing = useTyping("plan.group." + group + "." + data.version, initial(data.content), { about: data.name }), { form } = typing;
	return html`<p><a href=${"/plan/personal-plans.html?group=" + group + "&name=" + encodeURIComponent(data.name)}>先看组员的个人研修计划</a></p>
		<${Draft} of=${typing}><${Form} form=${form} button="保存研修计划" busy="正在保存…" done=${done}
			send=${values => put("/api/plan/group-plan/" + group, lean(values), etag)}>
			<${Text} name="content/theme" label="研修主题" need="请填写研修主题" maxlength="100" />
			<${Area} name="content/goals" label="研修目标" need="请填写研修目标" max=${4000} rows=${5} />
			<${Stages} form=${form} name="content/stages" label="阶段安排（可不填）" />
			<h2>四度${!on(data.rules.group_degrees) && "（可不填）"}</h2>
			<${Whose} rule=${data.rules.group_degrees} none="本地没有规定要写，需要时可写。" />
			${DEGREES.map(one => html`<${Area} name=${"content/" + one[0]} label=${one[1]} max=${1000} rows=${3}
				need=${on(data.rules.group_degrees) ? "请写明" + one[1] + "（" + whose(data.rules.group_degrees) + "）" : null} />`)}
			<${Day} name="content/shown_on" label="在教师大会上展示的日期（可不填）" />
			<p class="hint">写到一半的只有您自己看得到；按“保存研修计划”后，组员和学校才看得到。</p><//><//>`;
}

function Read({ content }) {
	return html`<h2>研修主题</h2><p>${content.theme}</p><h2>研修目标</h2><p class="prose">${content.goals}</p>
		${content.stages && html`<h2>阶段安排</h2><${Part} kind="stages" value=${content.stages} />`}
		${DEGREES.filter(one => content[one[0]]).map(one => html`<h2>${one[1]}</h2><p class="prose">${content[one[0]]}</p>`)}
		${content.shown_on && html`<p class="hint">${day(content.shown_on)}在教师大会上展示。</p>`}`;
}

page("教研组研修计划", ({ query }) => {
	const now = useGet("/api/plan/group-plan/" + query.group);
	const [saved, set] = useState(false);
	const done = () => {
		set(true);
		now.reload();
		scrollTo(0, 0);
	};
	return html`<${Show} of=${now}>${data => html`
		${saved && html`<${Notice} kind="good"><p>已保存。组员和学校都能看到这一稿。</p><//>`}
		<p><b>${data.name}</b>${data.made_at && html`<span class="hint">　第${data.version}稿，${moment(data.made_at)}保存</span>`}</p>
		<${Whose} rule=${data.rules.group_plan} none="本地没有规定要写研修计划，需要时可写。" />
		${data.leads ? html`<${Write} key=${now.etag} group=${query.group} data=${data} etag=${now.etag} done=${done} />` :
			data.content ? html`<${Read} content=${data.content} />` : html`<p class="empty">组长还没有写研修计划。</p>`}
		<p class="no-print"><a href="/plan/groups.html">回到教研组研修文件</a></p>`}<//>`;
});
