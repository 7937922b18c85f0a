/* documents.js - the parts of the documents in a school's package, as fcgi/plan/documents.c
 * has them: the editor and the reader both go by this table.
 *
 * [document, [[part, label, kind, hint], ...]]; kinds: area, line, stages, groups, hours.
 */
export const DOCUMENTS = [
	["diagnosis", [
		["environment", "信息化教学环境与现状", "area", "现有设备、网络、资源，教师的应用基础"],
		["problems", "问题与需求", "area"],
		["goals", "建设目标", "area"],
		["measures", "建设措施", "area"],
		["stages", "阶段安排", "stages"]]],
	["development_plan", [
		["environment", "信息化教学环境与现状", "area", "现有设备、网络、资源，教师的应用基础"],
		["goals", "发展目标", "area"],
		["measures", "保障措施", "area"],
		["stages", "阶段安排", "stages"]]],
	["training_plan", [
		["theme", "研修主题", "line"],
		["goals", "研修目标", "area"],
		["groups", "各教研组安排", "groups"],
		["stages", "阶段安排", "stages"],
		["hours", "学时安排", "hours", "安排校本研修多少学时，可以有小数，例如0.5"]]],
	["assessment_plan", [
		["goals", "考核目标", "area"],
		["panel", "考核小组与分工", "area"],
		["method", "考核办法与标准", "area"],
		["stages", "阶段安排", "stages"],
		["use", "结果运用", "area"]]],
	["rollout_rules", [
		["goals", "推进目标", "area"],
		["measures", "推进措施", "area"],
		["stages", "阶段安排", "stages"]]],
	["rollout_plan", [
		["environment", "信息化教学环境与现状", "area"],
		["theme", "研修主题", "line"],
		["goals", "推进目标", "area"],
		["groups", "各教研组安排", "groups"],
		["stages", "阶段安排", "stages"],
		["hours", "学时安排", "hours", "可以有小数，例如0.5"]]],
	["implementation_plan", [
		["goals", "实施目标", "area"],
		["measures", "实施措施", "area"],
		["groups", "各教研组安排", "groups"],
		["stages", "阶段安排", "stages"],
		["hours", "学时安排", "hours", "可以有小数，例如0.5"]]]
];

/* What a remark of the office is about: the document, and the part of it. */
export function place(remark, word) {
	const document = DOCUMENTS.find(one => one[0] === remark.document);
	const part = document && document[1].find(one => one[0] === remark.part);
	return remark.document === "offer" ? "提供选学的能力点" : word("document", remark.document) + (part ? "：" + part[1] : "");
}

/* Those the policy asks for; where it says nothing, the three that most regions ask for. */
export function asked(rules) {
	const names = rules.documents && rules.documents.value ||
		["development_plan", "training_plan", "assessment_plan"];
	return DOCUMENTS.filter(one => names.includes(one[0]));
}

const blank = value => value === undefined || value === null ||
	(typeof value === "string" && value.trim() === "");

/* Without what is blank, so that a date that is not chosen yet is no wrong date.  A blank row
 * between others stays, so that the server's faults find their rows. */
export function lean(thing) {
	if (Array.isArray(thing)) {
		const rows = thing.map(lean);
		while (rows.length && empty(rows[rows.length - 1]))
			rows.pop();
		return rows;
	}
	if (thing === null || typeof thing !== "object")
		return thing;
	return Object.keys(thing).reduce((kept, key) => blank(thing[key]) ? kept :
		Object.assign(kept, { [key]: lean(thing[key]) }), {});
}

const empty = row => blank(row) || (typeof row === "object" && !Object.keys(row).length);

/* Is there something in this part of a draft? */
export const filled = part => Array.isArray(part) ? part.some(row => !empty(lean(row))) : !blank(part);
