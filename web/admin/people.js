/* people.js - who is at a school, narrowed down as one likes, and codes for their
 * first sign-in. A name leads to the person's own page, where every act begins. */
import { html, is, page, useGet, useState } from "../parts/page.js";
import { List } from "../parts/table.js";
import { day } from "../parts/dates.js";
import { word } from "../parts/words.js";
import { Filter } from "./filter.js";
import { FindPerson } from "./find-person.js";
import { OneSchool } from "./one-school.js";
import { Again, Invited, password } from "./slips.js";

const name = row => html`<a href=${"person.html?person=" + row.person}>${row.name}</a>`;
const roles = row => (row.roles || []).map(role => word("role", role)).join("、") || "教师";

const HERE = [["name", "姓名", name, null, "name"], ["staff_no", "工号", null, null, "staff_no"], ["login", "登录名"],
	["group", "教研组", row => row.group || "不在教研组", null, "group"], ["roles", "角色", roles], ["signed_up", "密码", password]];
const GONE = [["name", "姓名", name, null, "name"], ["staff_no", "工号", null, null, "staff_no"], ["login", "登录名"],
	["left_on", "离校日期", row => day(row.left_on)], ["closed", "记录", row => row.closed ? "已停用" : "保留"]];

/* Which part of the list: [value, words, what is asked]. */
const parts = groups => [["", "全部在册的人", ""], ["no_password", "还没有设密码的", "&no_password=true"]]
	.concat(groups.map(one => [String(one.group), one.name, "&group=" + one.group]))
	.concat([["groupless", "不在教研组的", "&groupless=true"], ["gone", "离校、停用的", "&gone=true"]]);

function Everybody({ school, invite, busy }) {
	const groups = useGet("/api/admin/groups?school=" + school.school);
	const [part, choose] = useState("");
	const [q, search] = useState("");
	const some = parts(groups.data ? groups.data.rows : []);
	const asked = some.find(one => one[0] === part)[2] + (q && "&q=" + encodeURIComponent(q));
	const again = row => html`<${Again} row=${row} invite=${invite} busy=${busy} />`;
	const columns = part === "gone" ? GONE : HERE.concat(school.roster ? [[null, "", again]] : []);
	return html`<${Filter} ask="姓名或工号的几个字" value=${q} find=${search} />
		<div class="field"><label for="part">看哪些人</label>
			<select id="part" class="short" value=${part} onChange=${event => choose(event.target.value)}>
				${some.map(one => html`<option value=${one[0]}>${one[1]}</option>`)}</select></div>
		<${List} from=${"/api/admin/people?school=" + school.school + asked} caption=${part === "gone" ? "离校、停用的人" : "在册人员"}
			empty=${asked ? "没有这样的人。" : "名册里还没有人，请先导入名册。"} columns=${columns} sort="staff_no" />`;
}

/* Its management and its office may (evidence/archive.c). */
const Archive = ({ school }) => html`<p class="hint">教师最近提交的认证材料：
	<a href=${"/api/evidence/archive/" + school.school} download="">全校打包下载（zip）</a></p>`;

function People({ school, me }) {
	return html`<${Invited} school=${school.school}>${({ invite, busy }) => html`
		${school.roster && html`<p>第一次登录要用学校发的登录码设定密码。</p>
			<div class="buttons"><button class="button" aria-disabled=${String(busy)} onClick=${() => invite()}>
				${busy ? "正在发码…" : "给所有未设密码的人发码"}</button>
			<a class="button plain" href=${"roster.html?school=" + school.school}>导入名册</a></div>`}
		<p><a href=${"groups.html?school=" + school.school}>教研组</a>，<a href=${"roles.html?school=" + school.school}>学校职务</a>，<a
			href=${"exemptions.html?school=" + school.school}>免予参加</a>，<a
			href=${"extensions.html?school=" + school.school}>延期</a>，<a
			href=${"school-relations.html?school=" + school.school}>回避关系</a>，<a href="same.html">合并重复记录</a></p>
		<${Everybody} school=${school} invite=${invite} busy=${busy} />
		${is(me, "school", "office") && html`<${Archive} school=${school} />`}`}<//>`;
}

page("人员与登录码", ({ me, query }) => html`${is(me, "office", "admin") && !query.school && html`<${FindPerson} />`}
	<${OneSchool} query=${query}>${school => html`
	<${People} school=${school} me=${me} />`}<//>`);
