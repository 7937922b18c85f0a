/* choice-asked.js - what the policy asks of a task list and how far it is, counted at every tap; the server decides.
 *
 *	asked(rules, list, codes)    [[sentence, reached, phrase or null, what is missing], ...]
 *	note(rules)                  how “每个维度” is read, where that is ours
 *	Which dimensions relief leaves out the server alone works out.
 *	list: [{ code, name, dimension, compulsory }], codes: those ticked.
 */
import { word } from "../parts/words.js";
import { dimensionsOf, phrase } from "./abilities.js";

const on = rule => Boolean(rule) && rule.value !== null;

export const inCredit = (list, rules) => {
	const dimensions = dimensionsOf(list, rules);
	return list.filter(one => dimensions.includes(one.dimension));
};

const touched = rules => Boolean(rules.per_dim_reading) && rules.per_dim_reading.value === "touched";

const short = (asked, there) => asked > there ? asked - there : 0;

function compulsory(rules, list, chosen) {
	const must = list.filter(one => one.compulsory);
	const open = must.filter(one => !chosen.includes(one));
	return must.length ? [["教研组必修 " + must.map(one => one.code).join("、") + "，已选" + (must.length - open.length) + "个", !open.length,
		rules.group_compulsory && on(rules.group_compulsory) ? phrase(rules.group_compulsory) : null, "必修的 " + open.map(one => one.code).join("、")]] : [];
}

function staged(rules, list, chosen) {
	const first = on(rules.staged_first) ? list.filter(one => rules.staged_first.value.includes(one.code)) : [];
	const open = first.filter(one => !chosen.includes(one));
	return first.length ? [["要先学 " + first.map(one => one.code).join("、"), !open.length, phrase(rules.staged_first),
		"先学 " + open.map(one => one.code).join("、")]] : [];
}

/* Lower where the office relieves her age (R108): hers alone to see. */
function number(rules, count) {
	const lines = [], relief = on(rules.relief_ability_min), min = relief ? rules.relief_ability_min : rules.ability_min;
	if (on(min))
		lines.push(["至少" + min.value + "个能力点" + (relief ? "（按年龄放宽）" : "") + "，已选" + count + "个", count >= min.value,
			phrase(min), short(min.value, count) + "个能力点"]);
	if (on(rules.ability_max))
		lines.push(["最多" + rules.ability_max.value + "个能力点，已选" + count + "个", count <= rules.ability_max.value,
			phrase(rules.ability_max), "去掉" + short(count, rules.ability_max.value) + "个"]);
	return lines;
}

/* Each dimension of the offer or, in the other reading, each that she touches (C4). */
function perDimension(rules, list, credit) {
	if (!on(rules.per_dim_min))
		return [];
	const least = rules.per_dim_min.value;
	const bound = dimensionsOf(touched(rules) ? credit : list, rules);
	const line = dimension => {
		const count = credit.filter(one => one.dimension === dimension).length;
		return [word("dimension", dimension) + "：至少" + least + "个，已选" + count + "个", count >= least, phrase(rules.per_dim_min),
			word("dimension", dimension) + short(least, count) + "个"];
	};
	return bound.length ? bound.map(line) : [["所选的每个维度至少" + least + "个", false, phrase(rules.per_dim_min), "还没有选"]];
}

function dimensions(rules, credit) {
	const there = dimensionsOf(credit, rules).length, least = on(rules.teacher_dim_min) && rules.teacher_dim_min.value;
	return least ? [["来自至少" + least + "个维度，已有" + there + "个", there >= least, phrase(rules.teacher_dim_min),
		short(least, there) + "个维度"]] : [];
}

export function asked(rules, list, codes) {
	const chosen = list.filter(one => codes.includes(one.code));
	const credit = inCredit(chosen, rules);
	const asks = [].concat(compulsory(rules, list, chosen), staged(rules, list, chosen), number(rules, credit.length));
	return on(rules.relief_ability_min) ? asks : asks.concat(perDimension(rules, list, credit), dimensions(rules, credit));
}

export const note = rules => on(rules.per_dim_min) && rules.per_dim_reading && rules.per_dim_reading.origin === "ours" ?
	"“每个维度”按" + (touched(rules) ? "您所选的维度" : "学校提供的维度") + "计算，是本系统默认。" : null;
