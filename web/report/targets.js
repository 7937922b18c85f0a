/* targets.js - the policy's targets by date (R128, R130, R131): the table of them, and how
 * a part stands to one. */
import { html } from "../parts/page.js";
import { Table } from "../parts/table.js";
import { day } from "../parts/dates.js";
import { percent } from "./where.js";

/* The one of this unit that counts on a day: the next, or else the last. */
export function targetAt(targets, unit, at) {
	const own = targets.filter(one => one.unit === unit);
	return own.find(one => !one.by || one.by >= at) || own[own.length - 1] || null;
}

export const missing = (there, base, asked) => Math.max(0, Math.ceil(asked * base / 100) - there);

const UNITS = { teacher: "人", school: "所", passed: "人" };
export const NAMES = { teacher: "应参加的教师已认定", school: "有应参加教师的学校完成", passed: "已提交材料的教师通过校评" };

const state = (one, at) => one.reached ? html`<span class="tag good">已达到</span>` : one.by && one.by < at ?
	html`<span class="tag bad">过期未达到</span>` : html`<span class="tag">还没有到期</span>`;

const columns = at => [
	["by", "期限", one => one.by ? day(one.by, 0) + "前" : "未作规定"],
	["unit", "目标", one => NAMES[one.unit] + one.asked + "%"],
	["there", "现状", one => one.there + " / " + one.base + UNITS[one.unit] + "（" + percent(one.there, one.base) + "%）"],
	["reached", "是否达到", one => state(one, at)],
	["phrase", "依据", one => one.origin !== "notice" ? "本系统默认" : one.phrase ? "“" + one.phrase + "”" : "同一份通知"]];

/* A phrase with a percent in it is that of one target; the notice goes on with the others. */
const quoted = list => list.map(one => /%/.test(one.phrase || "") && !one.phrase.includes(one.asked + "%") ?
	Object.assign({}, one, { phrase: null }) : one);

/* When a school is done, and who says so (C37). */
function Done({ of }) {
	return of && html`<p class="hint">一所学校${of.value}%的应参加教师已认定，算完成${of.phrase ? "（通知：“" + of.phrase + "”）" :
		"（本系统默认" + (of.note ? "，" + of.note : "") + "）"}。</p>`;
}

export function Targets({ of }) {
	if (of.programmes === null || of.programmes.length !== 1)
		return of.programmes && html`<p class="hint">这里有几个工程，各有各的目标；在上面选一个工程，就能看到目标。</p>`;
	return html`${of.targets.length ? html`<${Table} rows=${quoted(of.targets)} columns=${columns(of.at)} caption="目标" />` :
		html`<p class="hint">目标：本地未作规定。</p>`}
		${of.kind === "region" && html`<${Done} of=${of.programmes[0].school_done_percent} />`}`;
}
