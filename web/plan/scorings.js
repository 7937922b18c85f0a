/* scorings.js - expert scoring of schools' plans: the office opens it and reads the results, an expert scores plan
 * by plan, the school reads its points once it is closed. */
import { html, is, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { post } from "../parts/api.js";
import { day, left } from "../parts/dates.js";
import { Day, Form, useForm } from "../parts/form.js";
import { Files } from "../parts/files.js";
import { List } from "../parts/table.js";

const name = one => one.region + "，" + day(one.closes_on, 0) + " 截止";

const Card = ({ card }) => html`<details><summary>评分表（${card.length}项，共${card.reduce((all, one) => all + one.points, 0)}分）</summary>
	<ul class="lines">${card.map(one => html`<li>${one.text}：${one.points}分</li>`)}</ul></details>`;

const where = (me, one) => is(me, "office", "expert") ? "?scoring=" + one.scoring : one.plan && "score.html?scoring=" + one.scoring + "&plan=" + one.plan;

function One({ of, me }) {
	return html`<li class="card act"><div><h3>${of.region} <span class=${"tag " + (of.open ? "warn" : "good")}>${of.open ? "评分中" : "已截止"}</span></h3>
			<p>${day(of.closes_on, 0)} 截止${of.open && "，" + left(of.closes_on).text}</p><${Card} card=${of.scorecard} /></div>
		${where(me, of) && html`<a class="button" href=${where(me, of)}>${is(me, "office") ? "看结果" : of.open ? "去评分" : "看评分"}
			<span class="unseen">：${name(of)}</span></a>`}</li>`;
}

function Open({ office, done }) {
	const form = useForm({ closes_on: "" }, "open-" + office.region);
	const card = office.scorecard && office.scorecard.value;
	return html`<h2>${office.name}：开始一次专家评分</h2>${card ? html`<${Card} card=${card} />
		<${Form} form=${form} button="开始评分" busy="正在办理…" done=${done}
			send=${values => post("/api/plan/scoring", { region: office.region, closes_on: values.closes_on })}>
			<${Day} name="closes_on" label="截止日期" hint="截止前专家互相看不到评分，学校看不到；截止后学校看到分数，看不到专家姓名" need="请选择截止日期" />
			<p class="hint">开始后，本区域的专家即可评分。评分供参考，不影响备案和认定（本系统默认）。</p><//>
		<p><a href=${"/admin/region-roles.html?region=" + office.region}>查看、增聘本区域的专家</a></p>` :
		html`<${Notice}><p>本地政策还没有定评分表（未作规定），定了以后才能开始专家评分。</p>
			<p><a href="/admin/policies.html">去修改规定</a></p><//>`}`;
}

function Offices({ done }) {
	const offices = useGet("/api/plan/offices/mine");
	return html`<${Show} of=${offices}>${data => data.rows.map(one => html`<${Open} office=${one} done=${done} />`)}<//>`;
}

function All({ me }) {
	const list = useGet("/api/plan/scorings");
	const [opened, set] = useState(false);
	return html`${opened && html`<${Notice} kind="good"><p>评分已开始，本区域的专家可以评分了。</p><//>`}
		<${Show} of=${list}>${data => html`${data.rows.length ? html`<ul class="cards">${data.rows.map(one => html`<${One} key=${one.scoring} of=${one} me=${me} />`)}</ul>
			${is(me, "office", "expert") && html`<${Files} from="/api/plan/scorings" />`}` : html`<p class="empty">${is(me, "office", "expert") ? "还没有专家评分。" : "还没有截止的专家评分。"}</p>`}
			${is(me, "office") && html`<${Offices} done=${() => {
				set(true);
				list.reload();
			}} />`}`}<//>`;
}

/* The schools of one scoring: for an expert what is left to score, for the office the result. */
function Plans({ me, scoring }) {
	const link = row => html`<a class=${"button" + (row.mine === null && !is(me, "office") ? "" : " plain")}
		href=${"score.html?scoring=" + scoring + "&plan=" + row.plan}>${is(me, "office") || row.mine !== null ? "查看" : "评分"}<span class="unseen">${row.school}</span></a>`;
	return html`<p><a href="scorings.html">回到专家评分</a></p>
		<${List} from=${"/api/plan/scoring/" + scoring + "/plans"} caption="学校方案" empty="还没有学校提交方案。" columns=${[
			["school", "学校"], ["number", "稿次", row => "第" + row.number + "稿"],
			is(me, "office") ? ["scores", "已评专家", row => row.scores + "位"] : ["mine", "我的评分", row => row.mine === null ? html`<span class="tag warn">还没有评</span>` : row.mine + "分"],
			["mean", "平均分", row => row.mean === null ? "" : row.mean + "分"], [null, "", link]]} />`;
}

page("方案专家评分", ({ me, query }) => query.scoring ? html`<${Plans} me=${me} scoring=${query.scoring} />` : html`<${All} me=${me} />`);
