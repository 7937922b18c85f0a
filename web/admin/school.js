/* school.js - one school: what its office keeps of it, in which programmes it takes part, its
 * networks and machines, and its merger into another.  A new one without ?school=. */
import { html, is, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { day } from "../parts/dates.js";
import { word } from "../parts/words.js";
import { useAll } from "./all.js";
import { Facts } from "./school-facts.js";
import { Ict } from "./school-ict.js";
import { Merger } from "./school-merger.js";
import { Part } from "./school-part.js";

const yes = value => value ? "是" : "否";

function Read({ school }) {
	return html`<dl class="facts">
		<div><dt>学校代码</dt><dd>${school.code}</dd></div>
		<div><dt>所属区域</dt><dd>${school.region}${school.direct && "（直属学校）"}</dd></div>
		<div><dt>学段</dt><dd>${word("phase", school.phase)}</dd></div>
		<div><dt>办学性质</dt><dd>${word("ownership", school.ownership)}</dd></div>
		<div><dt>信息化教学环境</dt><dd>${word("environment", school.environment)}${school.environment_source && "，依据：" + school.environment_source}</dd></div>
		<div><dt>信息化条件较好</dt><dd>${yes(school.strong)}</dd></div>
		<div><dt>样板校</dt><dd>${yes(school.model)}</dd></div>
		<div><dt>乡村学校</dt><dd>${yes(school.rural)}</dd></div>
		<div><dt>校长</dt><dd>${school.head || "没有登记"}</dd></div>
		<div><dt>在册</dt><dd>${school.people}人</dd></div></dl>`;
}

/* That the facts are being changed stands in the address, so that one comes back to where one was. */
function One({ school, above, regions, done }) {
	const [editing, set] = useState(new URLSearchParams(location.search).has("edit"));
	const edit = on => {
		history.replaceState(null, "", "?school=" + school.school + (on ? "&edit=1" : ""));
		set(on);
	};
	const changed = () => {
		edit(false);
		done("学校情况已保存。");
	};
	if (school.successor)
		return html`<${Notice}>这所学校${day(school.merged_on)}已并入他校，以下是并入前的情况。<//><${Read} school=${school} />`;
	return html`${above && editing ? html`<${Facts} school=${school} regions=${regions} done=${changed} leave=${() => edit(false)} />` : html`<${Read} school=${school} />
			${above && html`<p><button class="button plain" onClick=${() => edit(true)}>修改学校情况</button></p>`}`}
		<${Part} school=${school} above=${above} done=${done} />
		<${Ict} school=${school} />
		${above && html`<${Merger} school=${school} done=${done} />`}
		<p><a href=${"people.html?school=" + school.school}>人员</a>，<a href=${"roles.html?school=" + school.school}>学校职务</a></p>`;
}

function School({ me, query }) {
	const above = is(me, "office", "admin");
	const found = useGet(query.school ? "/api/admin/schools?school=" + Number(query.school) : null);
	const regions = useAll(above ? "/api/admin/regions" : null);
	const [state, set] = useState({ said: "", n: 0 });
	const done = said => {
		set({ said, n: state.n + 1 });
		found.reload();
		scrollTo(0, 0);
	};
	const made = answer => location.assign("school.html?school=" + answer.data.school);
	const list = regions.data ? regions.data.rows : [];
	return html`<p><a href="schools.html">回到学校</a></p>
		${state.said && html`<${Notice} kind="good"><p>${state.said}</p><//>`}
		${!query.school ? html`<${Show} of=${regions}>${data => html`<${Facts} regions=${data.rows} done=${made} />`}<//>` : html`
			<${Show} of=${found} empty="没有找到这所学校，或者您无权查看。">${data => html`
				<h2 class="first">${data.rows[0].name}</h2>
				<${One} key=${state.n + "-" + data.rows[0].version} school=${data.rows[0]} above=${above} regions=${list} done=${done} />`}<//>`}`;
}

page("学校情况", School);
