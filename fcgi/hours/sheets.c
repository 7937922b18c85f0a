/* hours/sheets.c - how the lists of this workflow look as files: see struct sheet in core/slice.h. */
#include "hours/sheets.h"

#include "parts/words.h"

#define LINES \
	{ "kind", "种类", words_hours }, { "happened_on", "日期" }, { "title", "内容" }, { "form", "形式", words_form }, \
	{ "hundredths", "学时", .per = 100 }, { "source", "来源", words_source }, { "place", "平台或教研组" }, { "entered_by", "登记人" }, \
	{ "document", "依据的文件" }, { "corrects", "冲正的是" }

const struct sheet lines_sheet = { "hours", "我的学时明细", HEADINGS(LINES) };

const struct sheet teacher_lines_sheet = { "teacher-hours", "教师学时明细", HEADINGS(LINES) };

const struct sheet apart_sheet = { "hours-apart", "没有计入的学时", HEADINGS(
	{ "kind", "种类", words_hours }, { "happened_on", "日期" }, { "title", "内容" }, { "hundredths", "学时", .per = 100 },
	{ "source", "来源", words_source }, { "place", "平台或教研组" }, { "why", "没有计入的原因" }) };

const struct sheet activities_sheet = { "activities", "研修活动", HEADINGS(
	{ "held_on", "日期" }, { "title", "活动" }, { "form", "形式", words_form }, { "group", "教研组" }, { "hundredths", "学时", .per = 100 },
	{ "present", "签到人数" }) };

const struct sheet attendance_sheet = { "attendance", "活动签到表", HEADINGS(
	{ "staff_no", "工号" }, { "name", "姓名" }, { "present", "到会" }), .rows = "people" };

#define FIGURES \
	{ "seen", "读到记录" }, { "added", "新增记录" }, { "known", "已有记录" }, { "unmatched", "未对上教师" }, \
	{ "doubted", "存疑记录" }, { "refused", "退回记录" }, { "trouble", "故障" }

const struct sheet providers_sheet = { "providers", "研修平台", HEADINGS(
	{ "programme", "工程" }, { "name", "平台" }, { "minutes", "每学时分钟数" }, { "as_of", "数据截至" },
	{ "began_at", "上次开始" }, { "ended_at", "上次结束" }, FIGURES) };

const struct sheet unmatched_sheet = { "unmatched", "未匹配的学时账号", HEADINGS(
	{ "account", "平台账号" }, { "name", "平台上的姓名" }, { "seen_at", "首次出现" }, { "records", "记录数" }) };

const struct sheet hours_recognitions_sheet = { "recognitions", "待认定校本教研学时", HEADINGS(
	{ "name", "学校" }, { "waiting", "待认定人数" }) };

const struct sheet runs_sheet = { "runs", "平台取数记录", HEADINGS(
	{ "began_at", "开始" }, { "ended_at", "结束" }, FIGURES) };

const struct sheet files_sheet = { "files", "投放的文件", HEADINGS(
	{ "name", "文件" }, { "began_at", "取数时间" }, { "trouble", "没有取成的原因" }, { "note", "第一行不能用的" }) };

const struct sheet courses_sheet = { "courses", "平台课程长度", HEADINGS(
	{ "code", "课程编号" }, { "name", "课程" }, { "minutes", "分钟" }, { "set_at", "填写时间" }) };

#define DOUBT \
	{ "platform", "平台" }, { "course", "课程" }, { "happened_at", "学习时间" }, \
	{ "hundredths", "学时", .per = 100 }, { "why", "存疑的原因" }

const struct sheet doubts_sheet = { "doubts", "存疑的学时", HEADINGS(
	{ "login", "登录名" }, { "person", "姓名" }, { "account", "平台账号" }, DOUBT) };

const struct sheet my_doubts_sheet = { "my-doubts", "我的存疑学时", HEADINGS(DOUBT, { "note", "项目办的说明" }) };
