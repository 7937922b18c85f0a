/* report/sheets.c - how the lists of this workflow look as files: see struct sheet in core/slice.h. */
#include "report/sheets.h"

#include "parts/words.h"

const struct sheet progress_sheet = { "progress", "进展情况", HEADINGS(
	{ "kind", "层次", words_part }, { "name", "名称" }, { "members", "在册人数" }, { "exempt", "免予参加" },
	{ "base", "应参加" }, { "chosen", "已选学" }, { "handed_in", "已提交" }, { "passed", "已通过校评" },
	{ "proposed", "已提出认定" }, { "certified", "已认定" }, { "schools", "学校数" },
	{ "schools_done", "已完成学校数" }), .official = true };

const struct sheet progress_list_sheet = { "progress-list", "进展名单", HEADINGS(
	{ "staff_no", "工号" }, { "name", "姓名" }, { "subject", "学科" }, { "school", "学校" },
	{ "group", "教研组" }, { "exempt", "免予参加" }, { "chosen", "已选学" }, { "handed_in", "已提交" },
	{ "passed", "已通过校评" }, { "proposed", "已提出认定" }, { "certified", "已认定" }) };

const struct sheet progress_schools_sheet = { "progress-schools", "各校进展", HEADINGS(
	{ "name", "学校" }, { "region", "所属区域" }, { "phase", "学段", words_phase }, { "members", "在册人数" },
	{ "exempt", "免予参加" }, { "base", "应参加" }, { "chosen", "已选学" }, { "handed_in", "已提交" },
	{ "passed", "已通过校评" }, { "proposed", "已提出认定" }, { "certified", "已认定" }, { "done", "已完成" }) };

const struct sheet late_teachers_sheet = { "late-teachers", "逾期未完成教师", HEADINGS(
	{ "staff_no", "工号" }, { "name", "姓名" }, { "school", "学校" }, { "group", "教研组" },
	{ "due", "完成期限" }, { "days", "逾期天数" }, { "stage", "现在的环节", words_stage }, { "extended_until", "延期至" },
	{ "excused", "延期内" }, { "reason", "延期理由" }, { "asked_until", "正在申请延至" }) };

const struct sheet late_people_sheet = { "late-people", "今天找谁", HEADINGS(
	{ "name", "评价人" }, { "works", "逾期件数" }, { "peer", "互评" }, { "group", "组评" }, { "panel", "校评" },
	{ "signature", "签字" }, { "judges", "指定评价人" }, { "days", "最久逾期天数" }) };

const struct sheet late_judges_sheet = { "late-judgements", "逾期未评价", HEADINGS(
	{ "level", "环节", words_level }, { "ability", "能力点编号", words_code }, { "ability_name", "能力点" },
	{ "name", "评价人" }, { "due_at", "截止时间" }, { "days", "逾期天数" }) };

const struct sheet late_plans_sheet = { "late-plans", "逾期未备案学校", HEADINGS(
	{ "name", "学校" }, { "state", "状态", words_state }, { "due", "备案期限" }, { "days", "逾期天数" },
	{ "extended_until", "延期至" }, { "excused", "延期内" }, { "reason", "延期理由" }) };

const struct sheet appraisal_sheet = { "appraisal", "教师信息技术应用能力考核结果（年度考核用）", HEADINGS(
	{ "staff_no", "工号" }, { "name", "姓名" }, { "subject", "学科" }, { "group", "教研组" }, { "chosen", "选学能力点" },
	{ "abilities", "通过的能力点" }, { "online", "线上学时（平台）" }, { "research", "校本教研学时" },
	{ "certified", "认证折合学时" }, { "by_hand", "登记与冲正学时" }, { "certificate", "证书" }, { "number", "证书编号" },
	{ "issued_on", "发证日期" }), .official = true };

const struct sheet circulars_sheet = { "circulars", "通报", HEADINGS(
	{ "year", "年度" }, { "number", "期号" }, { "title", "标题" }, { "region", "区域" }, { "from_day", "起" },
	{ "to_day", "止" }, { "made_at", "发布时间" }) };

const struct sheet journal_sheet = { "journal", "操作记录", HEADINGS(
	{ "at", "时间" }, { "who", "谁" }, { "login", "登录名" }, { "subject", "方面" }, { "act", "做了什么" },
	{ "about", "关于" }, { "address", "来源地址" }) };

const struct sheet unreached_sheet = { "unreached", "没有联系上的人", HEADINGS(
	{ "staff_no", "工号" }, { "name", "姓名" }, { "group", "教研组" }, { "day", "提醒日期" },
	{ "late", "已到期（件）" }, { "soon", "快到期（件）" }, { "others", "其他（件）" },
	{ "why", "原因", words_unreached }) };

const struct sheet unreached_schools_sheet = { "unreached-schools", "各校没有联系上的人数", HEADINGS(
	{ "name", "学校" }, { "people", "人数" }) };
