/* score.js - one plan in an expert scoring: the text on one side, the scorecard on the other; the office reads who gave
 * what, the school reads the points once the scoring is closed. */
import { html, is, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { post } from "../parts/api.js";
import { moment } from "../parts/dates.js";
import { Area, Form, Text } from "../parts/form.js";
import { Files } from "../parts/files.js";
import { Draft, useTyping } from "../parts/typing.js";
import { word } from "../parts/words.js";
import { AbilityList } from "./abilities.js";
import { Attachments, documentsOf, Part, School } from "./package-parts.js";

const whole = most => value => /^\d{1,4}$/.test(value) && Number(value) <= most ? null : "请填0到" + most + "的整数";

function Card({ card, at, place, school, number, done }) {
	const typing = useTyping(place, { remark: "" }, { about: school }), { form } = typing;
	const total = card.reduce((all, one, i) => all + (Number(form.values["lines/" + i + "/points"]) || 0), 0);
	const send = values => post(at, { number, lines: values.lines.map(one => ({ points: Number(one.points) })), remark: values.remark || null });
	return html`<aside class="check" aria-label="评分表"><h2>评分表</h2>
		<${Draft} of=${typing}><${Form} form=${form} button="提交评分" send=${send} done=${done} sure=${() => html`<p>共${total}分。提交后不能修改。</p>`}>
			${card.map((one, i) => html`<${Text} name=${"lines/" + i + "/points"} label=${one.text} hint=${(one.part ? word("document", one.part) + "，" : "") + "最多" + one.points + "分"}
				short inputmode="numeric" need=${"请给“" + one.text + "”评分"} check=${whole(one.points)} />`)}
			<p role="status">合计<b>${total}</b>分（满分${card.reduce((all, one) => all + one.points, 0)}分）</p>
			<${Area} name="remark" label="意见（可不填）" max=${2000} /><//><//></aside>`;
}

function Given({ rows, card, from }) {
	return html`<h2>评分</h2><ul class="cards">${rows.map(one => html`<li class="card"><h3>${one.expert || (one.mine ? "我的评分" : "专家评分")}：${one.total}分${" "}
			<span class="tag">第${one.number}稿</span></h3>
		<ul class="lines">${one.lines.map((line, i) => html`<li>${card && card[i] ? card[i].text + "：" + line.points + " / " + card[i].points + "分" : line.points + "分"}</li>`)}</ul>
		${one.remark && html`<p class="prose">${one.remark}</p>`}<p class="hint">${moment(one.given_at)}</p></li>`)}</ul><${Files} from=${from} />`;
}

const Plan = ({ of }) => html`<${School} of=${of} />${documentsOf(of).map(one => html`<h2>${word("document", one[0])}</h2>
		${one[1].map(part => html`<h3>${part[1]}</h3><${Part} kind=${part[2]} value=${of.documents[one[0]][part[0]]} />`)}
		<${Attachments} list=${of.attachments} document=${one[0]} />`)}
	<h2>提供选学的能力点</h2><${AbilityList} list=${of.offer} />`;

function View({ me, query }) {
	const at = "/api/plan/scoring/" + query.scoring + "/plan/" + query.plan;
	const plan = useGet("/api/plan/package/" + query.plan), given = useGet(at), list = useGet("/api/plan/scorings");
	const [sent, set] = useState(false);
	const scoring = list.data && list.data.rows.find(one => String(one.scoring) === query.scoring);
	const done = () => {
		set(true);
		given.reload();
		scrollTo(0, 0);
	};
	return html`<${Show} of=${plan}>${data => html`<${Show} of=${given}>${scores => html`
		<p><a href=${is(me, "office", "expert") ? "scorings.html?scoring=" + query.scoring : "scorings.html"}>${is(me, "office", "expert") ? "回到学校列表" : "回到专家评分"}</a></p>
		${sent && html`<${Notice} kind="good"><p>评分已提交。</p><//>`}
		${scores.rows.length > 0 && html`<${Given} rows=${scores.rows} card=${scoring && scoring.scorecard} from=${at} />`}
		${is(me, "expert") && scoring && scoring.open && !scores.rows.some(one => one.mine && one.number === data.number) ?
			html`<div class="beside"><div class="main-text"><${Plan} of=${data} /></div>
				<${Card} card=${scoring.scorecard} at=${at} place=${["plan.score", query.scoring, query.plan, data.number].join(".")} school=${data.school} number=${data.number} done=${done} /></div>` :
			html`${!scores.rows.length && html`<p class="empty">还没有评分。</p>`}<${Plan} of=${data} />`}`}<//>`}<//>`;
}

page("方案评分", View);
