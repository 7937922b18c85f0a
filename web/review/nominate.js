/* nominate.js - 优秀案例: how many a school nominates at least, the works it can nominate, and what
 * became of those it has. */
import { html, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { post } from "../parts/api.js";
import { moment } from "../parts/dates.js";
import { Area, Form } from "../parts/form.js";
import { List } from "../parts/table.js";
import { Draft, useTyping } from "../parts/typing.js";
import { ability, word } from "../parts/words.js";
import { workOf } from "./about.js";
import { Fold } from "./fold.js";
import { OfSchool } from "./of-school.js";

const BASE = { cases: "份提交的材料", teachers: "位提交了材料的教师" };

function Count({ of }) {
	if (of.minimum === null)
		return html`<${Notice}><p>本地通知对遴选优秀案例未作规定。</p><//>`;
	return html`<${Notice} kind=${of.sentence ? "warn" : "good"}><h2>至少推荐${of.minimum}件，已推荐${of.nominated}件</h2>
		<p>${of.sentence ? "还差" + (of.minimum - of.nominated) + "件。" : "已达到要求，还可以多推荐。"}</p>
		<p class="hint">通知要求“${of.phrase}”。以${of.base}${BASE[of.base_kind]}为基数，不足一件的按一件算（进位是本系统默认）。作者不同意的不计。</p><//>`;
}

function Nominate({ row, done }) {
	const typing = useTyping("review.nominate." + row.submission, { reason: "" }, { about: workOf(row) });
	return html`<${Draft} of=${typing}><${Form} form=${typing.form} button="推荐" done=${() => done(row.author)}
			send=${values => post("/api/review/case/" + row.submission + "/nomination", values)}>
			<${Area} name="reason" label="推荐理由" hint="作者、项目办都会看到；展示时公开。至少5个字" max=${1000} need="请写推荐理由"
				check=${value => value.trim().length < 5 && "请至少写5个字"} /><//><//>`;
}

function Candidates({ school, done }) {
	const fold = useState(null);
	return html`<h2>可以推荐的材料</h2><p class="hint">结果为优秀、已经生效的。自己的和有回避关系的不列。</p>
		<${List} from=${"/api/review/school/" + school + "/nominations/candidates"} caption="可以推荐的材料" empty="现在没有可以推荐的材料。"
			sort="latest earliest name group" card=${row => html`<li class="card" key=${row.submission}><h3>${row.author}：${ability(row)}</h3>
				<p class="hint">${row.group && row.group + "，"}${moment(row.decided_at)} 评为优秀</p>
				<${Fold} of=${fold} at=${row.submission} label="推荐" about=${row.author + "，" + ability(row)}>
					<${Nominate} row=${row} done=${done} /><//></li>`} />`;
}

const stands = row => row.agrees === null ? "等作者表示是否同意" : !row.agrees ? "作者没有同意" :
	row.outcome ? word("nomination", row.outcome) + "：" + row.remark : "等项目办审定";

function Nominations({ school }) {
	const count = useGet("/api/review/school/" + school + "/nominations/count");
	const [said, say] = useState(null);
	const done = author => {
		say("已推荐，正在等" + author + "表示是否同意。");
		count.reload();
		scrollTo(0, 0);
	};
	return html`${said && html`<${Notice} kind="good"><p><b>${said}</b></p><//>`}
		<${Show} of=${count}>${of => html`<${Count} of=${of} />
			${of.minimum !== null && html`<${Candidates} key=${said} school=${school} done=${done} />`}`}<//>
		<h2>已推荐的</h2><${List} key=${said} from=${"/api/review/school/" + school + "/nominations"} empty="还没有推荐过。" columns=${[
			["author", "教师", null, null, "name"], [null, "能力点", ability],
			["nominated_at", "推荐", row => moment(row.nominated_at), null, "latest earliest"], [null, "进展", stands]]} sort="latest" />`;
}

page("推荐优秀案例", ({ me, query }) => html`<${OfSchool} me=${me} query=${query}>${school => html`
	<${Nominations} key=${school.school} school=${school.school} />`}<//>`);
