/* issued.js - 已发证书 of an office's schools: seen by state and school, printed in batch, and the
 * way to correct or revoke one. */
import { html, page, useGet, useState } from "../parts/page.js";
import { post } from "../parts/api.js";
import { day } from "../parts/dates.js";
import { List } from "../parts/table.js";
import { word } from "../parts/words.js";
import { Filter } from "../admin/filter.js";
import { Abilities, Narrow } from "../admin/narrow.js";
import { Batch } from "./batch.js";
import { spaced } from "./paper.js";
import { Print } from "./print.js";

const STATES = [["all", "全部"], ["valid", "有效"], ["replaced", "更正过的"], ["revoked", "已撤销"]];

/* What the address says beside its state stays. */
const LEFT = ["school", "group", "q", "ability", "sort"];
const address = (asked, more) => {
	const all = Object.assign({}, asked, more);
	return ["state"].concat(LEFT).filter(name => all[name]).map(name => name + "=" + encodeURIComponent(all[name])).join("&");
};

const States = ({ asked }) => html`<ul class="choices" aria-label="按状态查看">${STATES.map(one => html`<li><a aria-current=${one[0] === asked.state ? "true" : null}
	href=${"?" + address(asked, { state: one[0] })}>${one[1]}</a></li>`)}</ul>`;

const go = (asked, more) => location.assign("?" + address(asked, more));

/* By name, ability and, in one school, group. */
function Narrowed({ asked }) {
	const groups = useGet(asked.school ? "/api/admin/groups?school=" + asked.school : null);
	return html`<${Filter} ask=${asked.school ? "姓名的几个字" : "姓名的前几个字"} value=${asked.q || ""} find=${q => go(asked, { q })} />
		<div class="filters"><${Abilities} value=${asked.ability || ""} choose=${ability => go(asked, { ability })} />
			${groups.data && html`<${Narrow} id="group" label="教研组" value=${asked.group || ""} choose=${group => go(asked, { group })}
				options=${[["", "全部"]].concat(groups.data.rows.map(one => [String(one.group), one.name]))} />`}</div>
		${asked.school ? html`<p><a href=${"?" + address(asked, { school: "", group: "" })}>看全部学校</a></p>` :
			html`<p class="hint">点学校名称只看这所学校，可以再按教研组看，按姓名或教研组排序。</p>`}`;
}

const Stands = row => html`<span class=${"tag " + (row.state === "valid" ? "good" : "bad")}>${word("state", row.state)}</span>
	${row.reason && html`<br /><small>${row.state === "revoked" ? day(row.revoked_at) + "撤销" : "更正"}：${row.reason}</small>`}`;

const acts = row => row.state === "valid" && html`<a href=${"/certificate/replace.html?number=" + row.number}>更正<span class="unseen">：${row.name}</span></a>${"　"}<a href=${"/certificate/revoke.html?number=" + row.number}>撤销<span class="unseen">：${row.name}</span></a>`;

function Issued({ query }) {
	const state = STATES.some(one => one[0] === query.state) ? query.state : "all";
	const [ticked, tick] = useState([]);
	const turn = number => tick(ticked.includes(number) ? ticked.filter(one => one !== number) : ticked.concat([number]));
	const box = row => row.state === "valid" && html`<label class="tick"><input type="checkbox" checked=${ticked.includes(row.number)}
		onChange=${() => turn(row.number)} /><span class="unseen">选中${row.name}</span></label>`;
	const asked = Object.assign({}, query, { state });
	const school = row => asked.school ? row.school : html`<a href=${"?" + address(asked, { school: row.school_id })}>${row.school}</a>`;
	return html`<${States} asked=${asked} /><${Narrowed} asked=${asked} />
		<${List} from=${"/api/certificate/issued?" + address(asked, { sort: "" })} sort="latest"
			caption=${STATES.find(one => one[0] === state)[1] + "证书"} empty="没有这样的证书。" columns=${[[null, "选", box],
			["number", "证书编号", row => html`<a class="code" href=${"/certificate/verify.html?number=" + row.number}>${spaced(row.number)}</a>`],
			["name", "姓名", row => html`<a href=${"/certificate/why.html?person=" + row.person}>${row.name}</a>`, null, asked.school && "name"],
			["school", "学校", school], ["group", "教研组", row => row.group || "", null, asked.school && "group"],
			["issued_at", "发证", row => day(row.issued_at), "whole", "latest earliest"], [null, "状态", Stands], [null, "", acts]]} />
		${ticked.length > 0 && html`<${Print} key=${ticked.join()} button=${"打印选中的" + ticked.length + "份"}
			order=${() => post("/api/certificate/print", { numbers: ticked })} />`}
		<${Batch} />`;
}

page("已发证书", Issued);
