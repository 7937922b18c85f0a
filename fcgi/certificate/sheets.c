/* certificate/sheets.c - how the lists of this workflow look as files: see struct sheet in core/slice.h. */
#include "certificate/sheets.h"

#include "parts/words.h"

const struct sheet candidates_sheet = { "candidates", "可提出认定的教师", HEADINGS(
	{ "name", "姓名" }, { "group", "教研组" }, { "certifiable", "已达到要求" },
	{ "unmet.sentence", "还差什么" }) };

const struct sheet proposed_sheet = { "proposed", "已提出认定的教师", HEADINGS(
	{ "name", "姓名" }, { "proposed_by", "提出人" }, { "proposed_at", "提出时间" },
	{ "state", "状态", words_certificate }, { "issued_at", "发证时间" }) };

const struct sheet recognitions_sheet = { "recognitions", "待认定教师", HEADINGS(
	{ "name", "姓名" }, { "school", "学校" }, { "policy", "政策" }, { "policy_number", "政策版本" },
	{ "proposed_by", "提出人" }, { "proposed_at", "提出时间" }) };

const struct sheet batches_sheet = { "batches", "上报批次", HEADINGS(
	{ "region", "区域" }, { "number", "批次" }, { "rows", "人数" }, { "accepted", "已接收" },
	{ "rejected", "被退回" }, { "made_by", "生成人" }, { "made_at", "生成时间" }) };

const struct sheet rejected_sheet = { "rejected", "上报退回名单", HEADINGS(
	{ "number", "证书编号" }, { "name", "姓名" }, { "school", "学校" }, { "issued_at", "发证时间" }, { "kind", "类别", words_register },
	{ "reason", "退回理由" }, { "entered_at", "登记时间" }) };

const struct sheet issued_sheet = { "issued", "已发证书", HEADINGS(
	{ "number", "证书编号" }, { "name", "姓名" }, { "school", "学校" }, { "group", "教研组" }, { "issued_at", "发证时间" },
	{ "state", "状态", words_certificate }, { "replaces", "所更正的证书" }, { "reason", "更正或撤销理由" },
	{ "revoked_at", "撤销时间" }) };
