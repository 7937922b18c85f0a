/* schools.js - the schools of an office or administrator, found by name; a school's own
 * management goes straight to its school. */
import { html, is, page, useState } from "../parts/page.js";
import { List } from "../parts/table.js";
import { word } from "../parts/words.js";

const FILTERS = [["", "全部"], ["&model=true", "样板校"], ["&merged=true", "含已并入他校的"]];

const link = row => html`<a href=${"school.html?school=" + row.school}>${row.name}</a>`;
const kinds = row => [row.strong && "条件较好", row.model && "样板校", row.rural && "乡村", row.parent && "教学点", row.direct && "直属",
	row.successor && "已并入他校"].filter(Boolean).join("、");
const part = row => (row.programmes || []).filter(one => !one.until).map(one => one.name + "（第" + one.batch + "批）").join("、") || "没有参加";

const COLUMNS = [["name", "学校", link, null, "name"], ["region", "所属区域"], ["phase", "学段", row => word("phase", row.phase)],
	["environment", "环境", row => word("environment", row.environment)], [null, "情况", kinds], ["programmes", "参加的工程", part],
	["people", "在册", row => row.people + "人"]];

function Find({ find }) {
	const [typed, type] = useState("");
	const go = event => {
		event.preventDefault();
		find(typed.trim());
	};
	return html`<form class="find" role="search" onSubmit=${go}><input type="search" aria-label="校名的几个字，或学校代码" placeholder="校名的几个字，或学校代码"
			value=${typed} autocomplete="off" onInput=${event => type(event.target.value)} />
		<button class="button plain">查找</button></form>`;
}

function Schools({ me }) {
	const [state, set] = useState({ q: "", filter: "" });
	const above = is(me, "office", "admin");
	const from = "/api/admin/schools?" + [state.q && "q=" + encodeURIComponent(state.q), state.filter.slice(1)].filter(Boolean).join("&");
	return html`${above && html`<${Find} find=${q => set({ q, filter: state.filter })} />
			<div class="choices" role="group" aria-label="哪些学校">${FILTERS.map(one => html`
				<button class="choice" aria-pressed=${String(one[0] === state.filter)} onClick=${() => set({ q: state.q, filter: one[0] })}>${one[1]}</button>`)}</div>`}
		<${List} from=${from.replace(/\?$/, "")} columns=${COLUMNS} sort="code" caption=${state.q ? "校名中有“" + state.q + "”的学校" : "学校"} empty="没有这样的学校。" />
		${above && html`<p><a class="button" href="school.html">添加学校</a></p>`}`;
}

page("学校", Schools);
