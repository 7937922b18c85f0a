/* coaching.js - 一对一帮扶: who still needs a helper, and the coaching that is mine as teacher or helper. */
import { html, is, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { post } from "../parts/api.js";
import { day, moment } from "../parts/dates.js";
import { Files } from "../parts/files.js";
import { Area, Day, Form } from "../parts/form.js";
import { Draft, useTyping } from "../parts/typing.js";
import { ability } from "../parts/words.js";
import { workOf } from "./about.js";
import { Fold } from "./fold.js";
import { Due } from "./helper.js";

function Meet({ one, done }) {
	const typing = useTyping("review.meeting." + one.coaching + "." + (one.meetings || []).length, { held_on: "", what: "" }, { about: workOf(one) });
	const written = () => done("已记下，" + one.author + "也能看到。");
	return html`<${Draft} of=${typing}><${Form} form=${typing.form} button="记下这次帮扶" busy="正在保存…" done=${written}
			send=${values => post("/api/review/coaching/" + one.coaching + "/meeting", values)}>
			<${Day} name="held_on" label="帮扶日期" hint="结果公布之后，不晚于今天" need="请填写帮扶日期" />
			<${Area} name="what" label="帮扶内容" hint="记下后不能更改" max=${1000} need="请写帮扶内容"
				check=${value => value.trim().length < 5 && "请至少写5个字"} /><//><//>`;
}

function Meetings({ list }) {
	return list.length ? html`<ol>${list.map(one => html`<li><b>${day(one.held_on)}</b> <span class="prose">${one.what}</span></li>`)}</ol>` :
		html`<p class="empty">还没有帮扶记录。</p>`;
}

function One({ one, fold, done }) {
	return html`<li class="card"><h3>${ability(one)} <span class=${"tag " + (one.open ? "blue" : "good")}>
			${one.open ? "帮扶中" : "已结束"}</span></h3>
		<p class="keep">${one.helping ? "您帮扶" + one.author : one.helper + "帮扶您"}<span class="hint">（${moment(one.named_at)} 指定）</span></p>
		<p class="prose"><b>帮扶计划：</b>${one.plan}</p>
		<h4 class="mark-name">帮扶记录</h4><${Meetings} list=${one.meetings || []} />
		${one.open && (one.helping ? html`<${Fold} of=${fold} at=${one.coaching} label="记一次帮扶" about=${one.author + "，" + ability(one)}>
			<${Meet} one=${one} done=${done} /><//>` : html`<p>改好后可以随时重新提交，提交后帮扶结束。</p>
			<div class="buttons"><a class="button" href=${"/evidence/work.html?ability=" + one.ability_id}>
				修改后重新提交<span class="unseen">：${ability(one)}</span></a></div>`)}</li>`;
}

function Coaching({ me }) {
	const mine = useGet("/api/review/coaching");
	const [said, say] = useState(null);
	const fold = useState(null);
	const done = text => {
		fold[1](null);
		say(text);
		mine.reload();
		scrollTo(0, 0);
	};
	const names = is(me, "leader", "school");
	return html`${said && html`<${Notice} kind="good"><p><b>${said}</b></p><//>`}
		${names && html`<${Due} me=${me} done=${done} /><h2>与我有关的帮扶</h2>`}
		<${Show} of=${mine} empty="现在没有与您有关的帮扶。考核不合格的，由教研组长或校级管理指定一位老师帮扶。">${data => html`
			<ul class="cards">${data.rows.map(one => html`<${One} key=${one.coaching} one=${one} fold=${fold} done=${done} />`)}</ul>
			<${Files} from="/api/review/coaching" />`}<//>`;
}

page("一对一帮扶", Coaching);
