/* issued.js - 已发证书 of an office's schools: seen by state and school, printed in batch, and the
 * way to correct or revoke one. */
import { html, page, useState } from "../parts/page.js";
import { post } from "../parts/api.js";
import { day } from "../parts/dates.js";
import { List } from "../parts/table.js";
import { word } from "../parts/words.js";
import { Batch } from "./batch.js";
import { spaced } from "./paper.js";
import { Print } from "./print.js";

const STATES = [["all", "全部"], ["valid", "有效"], ["replaced", "更正过的"], ["revoked", "已撤销"]];

function Filter({ state, school }) {
	return html`<ul class="choices" aria-label="按状态查看">${STATES.map(one => html`<li><a aria-current=${one[0] === state ? "true" : null}
		href=${"?state=" + one[0] + (school ? "&school=" + encodeURIComponent(school) : "")}>${one[1]}</a></li>`)}</ul>`;
}

const Stands = row => html`<span class=${"tag " + (row.state === "valid" ? "good" : "bad")}>${word("state", row.state)}</span>
	${row.reason && html`<br /><small>${row.state === "revoked" ? day(row.revoked_at) + "撤销" : "更正"}：${row.reason}</small>`}`;

const acts = row => row.state === "valid" && html`<a href=${"/certificate/replace.html?number=" + row.number}>更正<span class="unseen">：${row.name}</span></a>${"　"}<a href=${"/certificate/revoke.html?number=" + row.number}>撤销<span class="unseen">：${row.name}</span></a>`;

function Issued({ query }) {
	const state = STATES.some(one => one[0] === query.state) ? query.state : "all";
	const [ticked, tick] = useState([]);
	const turn = number => tick(ticked.includes(number) ? ticked.filter(one => one !== number) : ticked.concat([number]));
	const box = row => row.state === "valid" && html`<input type="checkbox" aria-label=${"选中" + row.name} checked=${ticked.includes(row.number)}
		onChange=${() => turn(row.number)} />`;
	return html`<${Filter} state=${state} school=${query.school} />
		${query.school && html`<p><a href=${"?state=" + state}>看全部学校</a></p>`}
		<${List} from=${"/api/certificate/issued?state=" + state + (query.school ? "&school=" + encodeURIComponent(query.school) : "")}
			caption=${STATES.find(one => one[0] === state)[1] + "证书"} empty="没有这样的证书。" columns=${[[null, "选", box],
			["number", "证书编号", row => html`<a class="code" href=${"/certificate/verify.html?number=" + row.number}>${spaced(row.number)}</a>`],
			["name", "姓名", row => html`<a href=${"/certificate/why.html?person=" + row.person}>${row.name}</a>`],
			["school", "学校"], ["issued_at", "发证", row => day(row.issued_at)], [null, "状态", Stands], [null, "", acts]]} />
		${ticked.length > 0 && html`<${Print} key=${ticked.join()} button=${"打印选中的 " + ticked.length + " 份"}
			order=${() => post("/api/certificate/print", { numbers: ticked })} />`}
		<${Batch} />`;
}

page("已发证书", Issued);
