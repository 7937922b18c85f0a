/* journal.js - 操作记录: who did what, when and from where; and whether the records are whole,
 * as journal-verify last found them. */
import { html, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { Found } from "../parts/chooser.js";
import { moment } from "../parts/dates.js";
import { Day, Form, Select, useForm } from "../parts/form.js";
import { List } from "../parts/table.js";

function Check() {
	const last = useGet("/api/report/journal/check");
	return html`<${Show} of=${last}>${data => {
		const one = data.rows[0];
		if (!one)
			return html`<${Notice} kind="warn"><p>操作记录还没有校验过。请管理员让校验程序每夜运行。</p><//>`;
		return one.whole ? html`<${Notice} kind=${one.old ? "warn" : "good"}><p><b>校验：没有缺少或改动。</b>${
				moment(one.ended_at)}校验了${one.checked}条。${one.old && "这已超过7天，请管理员让校验程序每夜运行。"}</p><//>` :
			html`<${Notice} kind="bad"><p><b>校验：有记录缺少或被改动。</b>${moment(one.ended_at)}发现，请立即报告管理员，保留数据库备份。</p><//>`;
	}}<//>`;
}

const someone = row => ({ id: row.person, label: row.name, note: row.school_name || row.region || "", row });
const find = q => "/api/report/journal/people?q=" + encodeURIComponent(q);

const asked = ({ from, to, who, act }) => [["from", from], ["to", to], ["login", who ? who.row.login : ""], ["act", act]]
	.filter(pair => pair[1]).map(pair => pair[0] + "=" + encodeURIComponent(pair[1])).join("&");

function Ask({ acts, first, show }) {
	const form = useForm(first, null);
	const order = (values, send) => values.from && values.to && values.from > values.to ? "结束日期不能早于开始日期" : send;
	return html`<${Form} form=${form} button="查看" busy="正在查看…" send=${() => Promise.resolve()} done=${() => show(form.now())}>
		<div class="days"><${Day} name="from" label="从哪一天" hint="不填就是最近7天" />
			<${Day} name="to" label="到哪一天" hint="不填就是到今天" check=${(value, values) => order(values, null)} /></div>
		<${Found} name="who" label="谁（可不选）" hint="也可以在下面的表里点姓名" ask="姓名的前几个字，或登录名" from=${find} show=${someone} />
		<p><button type="button" class="link-button" aria-disabled=${String(!form.values.who)} onClick=${() => form.set("who", null)}>不限人员</button></p>
		<${Select} name="act" label="做了什么" none="全部" options=${acts.map(one => [one.action, one.name, one.subject])} /><//>`;
}

function Journal({ query }) {
	const acts = useGet("/api/report/journal/acts");
	const [values, set] = useState({ from: query.from || "", to: query.to || "", who: null, act: query.act || "" });
	const [n, next] = useState(0);
	const show = given => {
		set(given);
		next(n + 1);
	};
	const who = row => row.login ? html`<button class="link-button" onClick=${() => show(Object.assign({}, values, { who: { id: row.login, label: row.who, note: "", row } }))}>${row.who}</button>` : row.who;
	const from = asked(values);
	return html`<${Check} />
		<${Show} of=${acts}>${data => html`<details open=${from !== "" || null}><summary>选择日期、人和事</summary>
			<${Ask} key=${n} acts=${data.rows} first=${values} show=${show} /></details>`}<//>
		<${List} from=${"/api/report/journal" + (from && "?" + from)} caption=${values.who ? values.who.label + "的操作" : values.from || values.to ? "所选日期的操作" : "最近7天的操作"}
			empty="这些日子里没有这样的操作。" columns=${[["at", "时间", row => moment(row.at), null, "latest earliest"], ["who", "谁", who],
				["act", "做了什么", row => row.subject + "：" + row.act], ["about", "关于"], ["address", "网络地址"]]} />
		<p class="hint">您看到的是本区域学校和项目办人员的操作，以及别人对本区域学校、人员和材料的操作（本系统默认）。</p>`;
}

page("操作记录", Journal);
