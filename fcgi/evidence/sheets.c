/* evidence/sheets.c - how the lists of this workflow look as files: see struct sheet in core/slice.h. */
#include "evidence/sheets.h"

#include "parts/words.h"

const struct sheet works_sheet = { "work", "我的能力点材料", HEADINGS(
	{ "code", "编号", words_code }, { "name", "能力点" }, { "dimension", "维度", words_dimension },
	{ "environment", "环境", words_environment }, { "state", "状态", words_state }, { "number", "版本" },
	{ "attempt", "第几次认证" }, { "handed_in_at", "提交时间" }, { "grade", "校评结果", words_grade },
	{ "returned_remark", "退回意见" }) };

const struct sheet behalf_sheet = { "on-behalf", "可以代填的材料", HEADINGS(
	{ "name", "教师" }, { "code", "编号", words_code }, { "ability_name", "能力点" }, { "state", "状态", words_state },
	{ "saved_at", "代填保存时间" }, { "given_at", "交给本人的时间" }) };
