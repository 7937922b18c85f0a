/* spot-school.js - what a 抽检 found in one school: to the school, and to the office, which says
 * what follows. */
import { html, is, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { post } from "../parts/api.js";
import { day, moment } from "../parts/dates.js";
import { Area, Choice, Form } from "../parts/form.js";
import { Draft, useTyping } from "../parts/typing.js";
import { options, word } from "../parts/words.js";
import { Again, closing } from "./spot-draw.js";
import { Works, WHICH } from "./spot-works.js";

function Decide({ path, place, of, done }) {
	const typing = useTyping(place, { outcome: "", remark: "" }, { about: of.school }), { form } = typing;
	const what = options("outcome", "accepted", "reassess").map(one => one[0] === "reassess" ?
		one.concat(["结果不一致的" + of.differing + "份，由校外评委重新评价，以重评为准"]) : one.concat(["学校原来的结果不变"]));
	return html`<h2 class="no-print">处理</h2><div class="no-print"><${Draft} of=${typing}><${Form} form=${form} button="处理" done=${() => done(form.values.outcome)}
			sure=${values => html`<p><b>${word("outcome", values.outcome)}。</b>确定以后不能更改。</p>`}
			send=${values => post(path + "/outcome", values)}>
			<${Choice} name="outcome" label="怎样处理这所学校的抽检结果" hint="学校能看到" need="请选择怎样处理"
				options=${of.differing > 0 ? what : what.slice(0, 1)} />
			<${Area} name="remark" label="意见" hint="至少5个字" max=${1000} need="请写明意见"
				check=${value => value.trim().length < 5 && "请至少写5个字"} /><//><//></div>`;
}

function Facts({ of, here }) {
	const figure = (which, n) => n > 0 ? html`<a href=${here(which)}>${n}份</a>` : "0份";
	return html`<dl class="facts">
		<div><dt>抽检</dt><dd>${of.region}组织，${day(of.made_at)}开始，${closing(of.closes_at)}截止</dd></div>
		<div><dt>抽取</dt><dd>${of.works}份中抽${figure("all", of.drawn)}</dd></div>
		<div><dt>专家已评</dt><dd>${figure("judged", of.judged)}</dd></div>
		<div><dt>与学校不一致</dt><dd>${figure("differing", of.differing)}</dd></div>
		${of.outcome && html`<div><dt>处理</dt><dd><b>${word("outcome", of.outcome)}</b>（${moment(of.decided_at)}）
			<p class="prose">${of.remark}</p></dd></div>`}</dl>`;
}

const SAID = { accepted: "已认可学校的结果。", reassess: "已决定重评，系统正在抽取校外评委。作者会收到消息。" };

function One({ me, query }) {
	const list = useGet("/api/review/school/" + encodeURIComponent(query.school) + "/spot-checks?after=" + (Number(query.spot_check) + 1));
	const [said, say] = useState(null);
	const path = "/api/review/spot-check/" + query.spot_check + "/school/" + query.school;
	const which = WHICH[query.which] ? query.which : "all";
	const here = one => "?spot_check=" + query.spot_check + "&school=" + query.school + "&which=" + one;
	const done = outcome => {
		say(SAID[outcome]);
		list.reload();
		scrollTo(0, 0);
	};
	return html`${said && html`<${Notice} kind="good"><p><b>${said}</b></p><//>`}
		<${Show} of=${list}>${data => {
		const of = data.rows.find(row => String(row.spot_check) === query.spot_check);
		return !of ? html`<p class="empty">没有这次抽检的结果：还没有截止，或者不归您查看。</p>` : html`<p class="lead"><b>${of.school}</b>，${of.programme}</p><${Facts} of=${of} here=${here} />
			<h2>${WHICH[which]}的材料</h2><${Works} from=${path + "?which=" + which} />
			${is(me, "office") && !of.outcome && html`<${Decide} path=${path} place=${["review.outcome", query.spot_check, query.school].join(".")} of=${of} done=${done} />`}
			${!is(me, "office") && !of.outcome && html`<p>还没有处理。项目办可以认可学校的结果，或者决定不一致的材料由校外评委重评。</p>`}
			<${Again} of=${of} />
			<div class="buttons"><button class="button plain" onClick=${() => print()}>打印本页</button>
				<a class="button plain" href=${is(me, "office") ? "/review/spot-check.html?spot_check=" + of.spot_check :
		"/review/spot-found.html"}>返回</a></div>`;
	}}<//>`;
}

page("学校抽检结果", One);
