/* plan/sheets.c - how the lists of this workflow look as files: see struct sheet in core/slice.h. */
#include "plan/sheets.h"

#include "parts/words.h"

const struct sheet packages_sheet = { "packages", "学校方案备案情况", HEADINGS(
	{ "school", "学校" }, { "batch", "批次" }, { "state", "状态", words_state }, { "number", "版本" },
	{ "filing_number", "备案号" }, { "submitted_at", "上报时间" }, { "reviewed_at", "审核时间" },
	{ "waits", "等待办理" }, { "since", "等待起始" }, { "desk", "办理单位" }, { "due", "截止日期" },
	{ "late", "逾期" }) };

const struct sheet offer_sheet = { "offer", "学校能力点选定", HEADINGS(
	{ "code", "编号" }, { "name", "能力点" }, { "dimension", "维度", words_dimension },
	{ "environment", "环境", words_environment }, { "compulsory", "必修" }, { "summary", "简介" }) };

const struct sheet tasks_sheet = { "tasks", "教研组选学任务清单", HEADINGS(
	{ "name", "姓名" }, { "subject", "学科" }, { "environment", "环境", words_environment },
	{ "age_band", "年龄段" }, { "chosen.code", "选学能力点编号" }, { "chosen.name", "选学能力点" },
	{ "chosen_at", "选定时间" }) };

const struct sheet groups_sheet = { "groups", "教研组研修文件情况", HEADINGS(
	{ "name", "教研组" }, { "members", "组员人数" }, { "plan_at", "研修计划保存时间" },
	{ "personal_plans", "已写个人研修计划" }, { "task_lists", "已选学" }, { "bulletins", "已发简报数" }) };

const struct sheet personal_plans_sheet = { "personal-plans", "教师个人研修计划", HEADINGS(
	{ "name", "姓名" }, { "subject", "学科" }, { "content.start", "现状与起点" },
	{ "content.plan", "个人学习计划" }, { "content.standard", "能力达标标准" }, { "saved_at", "保存时间" }) };

const struct sheet bulletin_counts_sheet = { "bulletin-counts", "教研组简报完成情况", HEADINGS(
	{ "name", "教研组" }, { "published", "已发简报数" }, { "stages", "已有简报的阶段数" }) };

const struct sheet bulletins_sheet = { "bulletins", "教研组简报", HEADINGS(
	{ "stage", "阶段" }, { "title", "标题" }, { "text", "正文" }, { "made_at", "发布时间" }) };

const struct sheet summaries_sheet = { "summaries", "学校总结", HEADINGS(
	{ "school", "学校" }, { "content.done", "完成情况" }, { "content.results", "成效与经验" },
	{ "content.problems", "问题与改进" }, { "made_at", "提交时间" }) };

const struct sheet region_documents_sheet = { "region-documents", "区域文件", HEADINGS(
	{ "region", "区域" }, { "kind", "种类", words_document }, { "version", "版本" }, { "title", "标题" },
	{ "made_at", "制定时间" }, { "filed_at", "备案时间" }) };

const struct sheet scorings_sheet = { "scorings", "方案评分安排", HEADINGS(
	{ "region", "区域" }, { "closes_on", "截止日期" }, { "open", "进行中" }) };

const struct sheet scored_plans_sheet = { "scored-plans", "方案评分结果", HEADINGS(
	{ "school", "学校" }, { "number", "方案版本" }, { "scores", "评分份数" }, { "mean", "平均分" },
	{ "mine", "我的评分" }) };

const struct sheet scores_sheet = { "scores", "方案评分明细", HEADINGS(
	{ "expert", "专家" }, { "number", "方案版本" }, { "total", "总分" }, { "remark", "意见" },
	{ "given_at", "评分时间" }) };

const struct sheet headcount_sheet = { "headcount", "学校人数申报与名册对照", HEADINGS(
	{ "name", "项目" }, { "declared", "申报人数" }, { "on_roster", "名册人数" },
	{ "difference", "差异" }), .rows = "lines" };
