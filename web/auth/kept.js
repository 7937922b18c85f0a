/* kept.js - the roster's line about me in words: [{ subject, value }] of GET /api/admin/myself, subject a word
 * of "amend" in words.js. */
import { day } from "../parts/dates.js";
import { word } from "../parts/words.js";

const NONE = "没有登记";

export const kept = of => [["name", of.name], ["sex", word("sex", of.sex)], ["born_on", day(of.born_on)]].concat(of.school ? [
	["school", of.school], ["staff_no", of.staff_no], ["group", of.group || "不在教研组"], ["staff", word("staff", of.staff)],
	["subject", of.subject], ["full_time", of.full_time ? "专任" : "不是专任"]] : [])
	.map(([subject, value]) => ({ subject, value: value || NONE }));
