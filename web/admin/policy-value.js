/* policy-value.js - a value of a policy as people read and write it.
 *
 *	choicesOf(member)          [[word, what people call it], ...] or null: any words
 *	read(member, setting)      "3个", "20学时", "是", "未作规定"
 *	toForm(member, setting)    the text or the list a field holds
 *	fromForm(member, given)    the value for the server; undefined where it is none
 */
import { day } from "../parts/dates.js";
import { options, word } from "../parts/words.js";

const OFFICES = { district: "责任区", county: "县（区、旗）", city: "市", province: "省", school: "学校" };
const WORDS = {
	per_dim_reading: { offered: "学校提供的每个维度", touched: "教师所选的每个维度" },
	people_scope: { teacher: "教师", head: "校（园）长", support: "教辅人员", research: "教研人员" },
	plan_acts: { approval: "审定", filing: "备案" },
	approval_level: OFFICES, filing_level: OFFICES,
	nominate_base: { teachers: "提交过材料的教师", cases: "案例" }
};
const TABLES = { noncredit_dims: "dimension", levels: "level", capstone: "document", documents: "document",
	region_documents: "document", research_loop: "form", lesson_types: "form" };
const PARTS = { online: "线上", practice: "实践" };

const called = (member, key) => TABLES[member.member] ? word(TABLES[member.member], key) :
	member.member === "provider_by_part" ? key.split(":").map(one => PARTS[one] || OFFICES[one] || one).join("：") :
	(WORDS[member.member] || {})[key] || key;

export function choicesOf(member) {
	if (member.choices)
		return member.choices.split(" ").map(key => [key, called(member, key)]);
	return member.member === "documents" ? options("document", "diagnosis", "development_plan", "training_plan",
		"assessment_plan", "rollout_rules", "rollout_plan", "implementation_plan") : null;
}

const inHours = member => member.unit === "学时";
const lines = value => value.map(one => one.part + "，" + one.points + "分，" + one.text);

export function read(member, setting) {
	const value = setting ? setting.value : null;
	if (value === null || value === undefined)
		return "未作规定";
	if (member.type === "flag")
		return value ? "是" : "否";
	if (member.type === "scorecard")
		return lines(value).join("；");
	if (member.type === "date")
		return day(value, 0);
	if (member.type === "number")
		return (inHours(member) ? value / 100 : value) + member.unit;
	return [].concat(value).map(one => called(member, String(one))).join("、");
}

export function toForm(member, setting) {
	const value = setting ? setting.value : null;
	if (value === null || value === undefined)
		return member.type === "list" && choicesOf(member) ? [] : "";
	if (member.type === "flag")
		return value ? "yes" : "no";
	if (member.type === "scorecard")
		return value.map(one => [one.part, one.points, one.text].join("|")).join("\n");
	if (member.type === "number")
		return String(inHours(member) ? value / 100 : value);
	return member.type === "list" && !choicesOf(member) ? value.join("、") : value;
}

const score = line => {
	const [part, points, ...rest] = line.split(/[|｜]/);
	return { part: part.trim(), points: Number(points), text: rest.join("|").trim() };
};

export function fromForm(member, given) {
	if (given === undefined || given === null || given.length === 0 || given === "none")
		return undefined;
	if (member.type === "flag")
		return given === "yes";
	if (member.type === "scorecard")
		return given.split("\n").filter(line => line.trim()).map(score);
	if (member.type === "number")
		return isNaN(Number(given)) ? given : inHours(member) ? Math.round(given * 100) : Number(given);
	return member.type === "list" && !Array.isArray(given) ? given.split(/[、,，\s]+/).filter(Boolean) : given;
}

export const ORIGINS = [["notice", "通知规定"], ["office", "项目办规定"], ["ours", "本系统默认"]];
export const originTag = { notice: ["good", "通知规定"], office: ["blue", "项目办规定"], ours: ["warn", "本系统默认"] };
