/* behalf.js - 代同事填写: for whom I may enter materials, as her leader or 帮扶人. */
import { html, page, useGet, Show } from "../parts/page.js";
import { day, moment } from "../parts/dates.js";
import { Files } from "../parts/files.js";
import { named, word } from "../parts/words.js";

const PATH = "/api/evidence/behalf";

const said = row => row.saved_at ? "代填的内容保存于" + moment(row.saved_at) + "，还没有交给本人。" :
	row.given_at ? day(row.given_at) + "已交给本人核对，还没有答复。" : "";

function Work({ row }) {
	return html`<li class="card act"><div>
			<h3>${named(row.code, row.ability_name)} <span class="tag">${word("state", row.state)}</span></h3>
			${said(row) && html`<p>${said(row)}</p>`}</div>
		<a class=${"button" + (row.given_at ? " plain" : "")} href=${"entering.html?person=" + row.person + "&ability=" + row.ability}>
			${row.saved_at ? "接着填" : "代填"}<span class="unseen">：${row.name} ${row.ability_name}</span></a></li>`;
}

/* Rows come colleague by colleague. */
const people = rows => rows.reduce((all, row) => {
	const last = all[all.length - 1];
	if (last && last[0].person === row.person)
		last.push(row);
	else
		all.push([row]);
	return all;
}, []);

function Behalf() {
	const list = useGet(PATH);
	return html`<p class="lead">同事不便自己录入时，可以替同事填好，再交给本人核对。本人采用并提交以后才算数，提交记录里写明是谁代填。</p>
		<p class="hint">本系统默认：教研组长可以替本组教师、帮扶人可以替帮扶对象填写；本人采用后，代填人不再评价这位教师的材料，组评由考核小组成员代替。</p>
		<${Show} of=${list} empty="现在没有可以代填的材料。">${data => html`
			${people(data.rows).map(rows => html`<h2>${rows[0].name}</h2>
				<ul class="cards">${rows.map(row => html`<${Work} row=${row} />`)}</ul>`)}
			<${Files} from=${PATH} />`}<//>`;
}

page("代同事填写", Behalf);
