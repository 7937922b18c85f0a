/* spot-check.js - one 抽检, to the office: how far the experts are; once it is closed, the seed,
 * the differences school by school, and what follows. */
import { html, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { post } from "../parts/api.js";
import { day, moment } from "../parts/dates.js";
import { Area, Form, useForm } from "../parts/form.js";
import { List, Table } from "../parts/table.js";
import { word } from "../parts/words.js";
import { Files } from "../parts/files.js";
import { Again, Strata, closing } from "./spot-draw.js";
import { Works, WHICH } from "./spot-works.js";

const school = (of, row, which) => "/review/spot-school.html?spot_check=" + of.spot_check + "&school=" + row.school + (which ? "&which=" + which : "");
const figure = (of, row, which, n) => n > 0 ? html`<a href=${school(of, row, which)}>${n}份<span class="unseen">，${row.name}${WHICH[which]}</span></a>` : "0份";
const sample = (of, which, n) => n > 0 ? html`<a href=${"?spot_check=" + of.spot_check + "&which=" + which}>${n}份</a>` : "0份";

function Facts({ of }) {
	return html`<dl class="facts">
		<div><dt>范围</dt><dd>${of.region}，${of.programme}</dd></div>
		<div><dt>开始</dt><dd>${moment(of.made_at)}，${of.made_by}</dd></div>
		<div><dt>截止</dt><dd>${closing(of.closes_at)}${of.closed ? "（已截止）" : ""}</dd></div>
		<div><dt>抽取</dt><dd>${of.schools}所学校，${of.works || 0}份材料中抽${of.closed ? sample(of, "all", of.drawn) : (of.drawn || 0) + "份"}</dd></div>
		<div><dt>专家已评</dt><dd>${of.closed ? sample(of, "judged", of.judged) : of.judged + "份"}</dd></div>
		${of.closed && html`<div><dt>与学校不一致</dt><dd>${sample(of, "differing", of.differing)}</dd></div>`}</dl>`;
}

const TURNS = [["drawn", "抽到"], ["given", "已评"], ["owed", "待评"], ["lapsed", "逾期另抽"]].map(([name, head]) => [name, head, row => row[name] + "份", "brief"]);

function Experts({ of }) {
	const from = "/api/review/spot-check/" + of.spot_check + "/experts", list = useGet(from);
	return html`<h2>专家评审进度</h2><${Show} of=${list} empty="专家还没有抽出来，请过几分钟再看。">${data => html`
		<${Table} rows=${data.rows} columns=${[["name", "专家"], ...TURNS]} /><${Files} from=${from} />`}<//>`;
}

const Sealed = ({ of }) => html`<${Notice}><h2>评审中，结果保密</h2>
		<p>${closing(of.closes_at)}截止，到时公布种子、名单和差异。现在只能看到进度。</p><//>
	<details><summary>怎样抽取</summary><${Strata} percent=${of.percent} least=${of.least} /></details>`;

function Accept({ of, done }) {
	const form = useForm({ remark: "专家评价与学校结果一致，予以认可。" }, null);
	return html`<details class="no-print"><summary>没有差异的学校，一并认可</summary>
		<${Form} form=${form} button="一并认可" sure=${() => html`<p>认可以后不能更改，这些学校都能看到。</p>`} done=${answer => done("已认可" + answer.data.schools + "所学校的结果。")}
			send=${values => post("/api/review/spot-check/" + of.spot_check + "/acceptance", values)}>
			<${Area} name="remark" label="意见" hint="这些学校都能看到" max=${1000} need="请写明意见" /><//></details>`;
}

const outcome = (of, row) => row.outcome ? word("outcome", row.outcome) :
	row.drawn > 0 ? html`<a href=${school(of, row)}>去处理<span class="unseen">：${row.name}</span></a>` : "没有抽到";

function Opened({ of, reload }) {
	const [said, say] = useState(null);
	const done = text => {
		say(text);
		reload();
	};
	return html`${said && html`<${Notice} kind="good"><p><b>${said}</b></p><//>`}
		${of.undecided > 0 && html`<${Notice} kind="warn"><p><b>还有${of.undecided}所学校等您处理。</b></p>
			<p>${day(new Date(Date.parse(of.closes_at) + 14 * 86400000).toISOString())}以前没有处理的，学校原来的结果不变（本系统默认14天）。</p><//>`}
		<h2>各校差异</h2>
		<${List} key=${said} from=${"/api/review/spot-check/" + of.spot_check} empty="没有学校参加抽取。" columns=${[
			["name", "学校", row => html`<a href=${school(of, row)}>${row.name}</a>`, null, "name"], ["works", "材料", row => row.works + "份", "brief"],
			[null, "抽取", row => figure(of, row, "all", row.drawn), "brief"], [null, "专家已评", row => figure(of, row, "judged", row.judged), "brief"],
			[null, "不一致", row => row.differing > 0 ? html`<b>${figure(of, row, "differing", row.differing)}</b>` : "0份", "brief", "most"],
			[null, "处理", row => outcome(of, row)]]} sort="entered" />
		${of.undecided > 0 && html`<${Accept} key=${said} of=${of} done=${done} />`}
		<${Again} of=${of} />`;
}

function One({ query }) {
	const one = useGet("/api/review/spot-check/" + encodeURIComponent(query.spot_check) + "/facts");
	return html`<${Show} of=${one}>${of => query.which && of.closed ? html`
			<p class="lead">${of.region}，${closing(of.closes_at)}截止的抽检：${WHICH[query.which]}的材料</p>
			<p class="hint">一所学校接着一所学校排列。点学校名称只看这所学校，可以按姓名排序。</p>
			<${Works} from=${"/api/review/spot-check/" + of.spot_check + "/sample?which=" + encodeURIComponent(query.which)}
				school=${row => html`<a href=${school(of, { school: row.school_id }, query.which)}>${row.school}</a>`} />
			<div class="buttons"><a class="button plain" href=${"?spot_check=" + of.spot_check}>回到这次抽检</a></div>` : html`<${Facts} of=${of} />
			${of.closed ? html`<${Opened} of=${of} reload=${one.reload} />` : html`<${Sealed} of=${of} />`}
			<${Experts} of=${of} />
			<div class="buttons"><button class="button plain" onClick=${() => print()}>打印本页</button>
				<a class="button plain" href="/review/spot-checks.html">回到全部抽检</a></div>`}<//>`;
}

page("抽检情况", One);
