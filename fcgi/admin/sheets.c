/* admin/sheets.c - how the lists of this workflow look as files: see struct sheet in core/slice.h. */
#include "admin/sheets.h"

#include "parts/words.h"

const struct sheet people_sheet = { "people", "教职工名单", HEADINGS(
	{ "staff_no", "工号" }, { "name", "姓名" }, { "login", "登录名" }, { "staff", "人员类别", words_staff },
	{ "subject", "学科" }, { "group", "教研组" }, { "full_time", "专任" }, { "roles", "职责", words_role },
	{ "signed_up", "已启用" }, { "invited_until", "首次登录凭条有效至" }) };

const struct sheet offices_sheet = { "offices", "上级单位人员", HEADINGS(
	{ "login", "登录名" }, { "name", "姓名" }, { "duties.role", "职责", words_role },
	{ "duties.of", "所在区域" }, { "signed_up", "已启用" }, { "invited_until", "首次登录凭条有效至" }) };

const struct sheet roles_sheet = { "roles", "学校职责分工", HEADINGS(
	{ "kind", "职责", words_role }, { "title", "职务" }, { "name", "姓名" }, { "staff_no", "工号" },
	{ "group", "教研组" }, { "since", "起始日期" }, { "until", "结束日期" }, { "substitutes", "代理何人" }) };

const struct sheet schools_sheet = { "schools", "学校一览", HEADINGS(
	{ "code", "学校代码" }, { "name", "学校" }, { "region", "所在区域" }, { "phase", "学段", words_phase },
	{ "environment", "信息化教学环境", words_environment }, { "environment_source", "认定依据" },
	{ "strong", "信息化条件较好" }, { "ownership", "办学性质", words_ownership }, { "rural", "乡村学校" },
	{ "model", "试点（示范）校" }, { "direct", "直属学校" }, { "people", "教职工数" }, { "head", "校长" },
	{ "programmes.name", "参加的工程" }, { "merged_on", "合并日期" }) };

const struct sheet exemptions_sheet = { "exemptions", "免予参加人员", HEADINGS(
	{ "name", "姓名" }, { "programme", "工程" }, { "kind", "事由", words_exemption },
	{ "document", "依据文件" }, { "since", "起始日期" }, { "until", "恢复日期" }, { "made_by", "登记人" },
	{ "made_at", "登记时间" }) };

const struct sheet extensions_sheet = { "extensions", "延期审批", HEADINGS(
	{ "scope", "对象", words_scope }, { "name", "名称" }, { "programme", "工程" }, { "until", "延至" },
	{ "reason", "理由" }, { "document", "依据文件" }, { "made_by", "批准人" }, { "made_at", "批准时间" }) };

const struct sheet extension_requests_sheet = { "extension-requests", "延期申请", HEADINGS(
	{ "school_name", "学校" }, { "people", "教师人数" }, { "until", "申请延至" }, { "deadline", "完成期限" }, { "kind", "事由", words_extension_kind },
	{ "reason", "理由" }, { "document", "依据文件" }, { "made_by", "申请人" }, { "made_at", "申请时间" }, { "waiting", "等候答复人数" },
	{ "granted", "准予人数" }, { "refused", "不准予人数" }, { "withdrawn", "撤回人数" }) };

const struct sheet extension_people_sheet = { "extension-people", "延期申请的教师", HEADINGS(
	{ "name", "姓名" }, { "staff_no", "工号" }, { "group", "教研组" }, { "state", "结果", words_extension }, { "until", "准予延至" },
	{ "remark", "意见" }, { "answered_by", "答复人" }, { "answered_at", "答复时间" }) };

const struct sheet relations_sheet = { "relations", "回避关系", HEADINGS(
	{ "name", "姓名" }, { "other_name", "对方姓名" }, { "kind", "关系", words_relation },
	{ "since", "起始日期" }, { "declared_by", "申报人" }) };

const struct sheet groups_sheet = { "groups", "教研组", HEADINGS(
	{ "name", "教研组" }, { "people", "人数" }, { "leaders.name", "教研组长" }) };

const struct sheet region_roles_sheet = { "region-roles", "区域职责分工", HEADINGS(
	{ "kind", "职责", words_role }, { "title", "职务" }, { "name", "姓名" }, { "login", "登录名" },
	{ "school", "所在学校" }, { "since", "起始日期" }, { "until", "结束日期" }, { "substitutes", "代理何人" }) };

const struct sheet regions_sheet = { "regions", "区域一览", HEADINGS(
	{ "name", "区域" }, { "kind", "级别", words_region }, { "pilot", "试点区域" },
	{ "schools", "直接所属学校数" }) };

const struct sheet programmes_sheet = { "programmes", "工程一览", HEADINGS(
	{ "name", "工程" }, { "region", "区域" }, { "policy_name", "政策" }, { "begins_on", "开始日期" },
	{ "ends_on", "结束日期" }) };

const struct sheet ict_sheet = { "ict", "学校信息化条件", HEADINGS(
	{ "made_at", "登记时间" }, { "bandwidth", "宽带（兆）" }, { "networks", "网络" },
	{ "computers", "电脑台数" }, { "all_in_one", "教学一体机台数" }, { "visualisers", "展台台数" },
	{ "note", "说明" }, { "made_by", "登记人" }) };

const struct sheet pairings_sheet = { "pairings", "结对帮扶", HEADINGS(
	{ "kind", "方式", words_pairing }, { "school", "帮扶学校" }, { "person", "帮扶教师" },
	{ "other", "受援学校" }, { "other_person", "受援教师" }, { "note", "说明" }, { "since", "起始日期" },
	{ "until", "结束日期" }) };

const struct sheet policies_sheet = { "policies", "政策一览", HEADINGS(
	{ "name", "政策" }, { "programmes", "适用的工程" }, { "versions", "版本数" },
	{ "in_force", "现行版本" }) };

const struct sheet versions_sheet = { "policy-versions", "政策版本", HEADINGS(
	{ "number", "版本" }, { "effective_on", "生效日期" }, { "in_force", "现行" }, { "to_come", "尚未生效" },
	{ "made_by", "制定人" }, { "made_at", "保存时间" }) };

const struct sheet years_sheet = { "roster-years", "学校名册年度更新情况", HEADINGS(
	{ "name", "学校" }, { "school_year", "学年" }, { "people", "在册人数" }, { "added", "新增人数" },
	{ "departed", "离校人数" }, { "made_at", "更新时间" }) };

const struct sheet my_amendments_sheet = { "my-amendments", "我的更正申请", HEADINGS(
	{ "subject", "更正哪一项", words_amend }, { "wanted", "应当是" }, { "reason", "理由" }, { "asked_at", "申请时间" },
	{ "state", "结果", words_amended }, { "remark", "答复" }, { "answered_by", "答复人" }, { "ended_at", "答复（撤回）时间" }) };

#define AMENDMENTS HEADINGS( \
	{ "name", "姓名" }, { "login", "登录名" }, { "subject", "更正哪一项", words_amend }, { "wanted", "应当是" }, \
	{ "reason", "理由" }, { "asked_at", "申请时间" }, { "due_at", "答复期限" }, { "state", "结果", words_amended }, \
	{ "remark", "答复" }, { "answered_by", "答复人" }, { "ended_at", "答复（撤回）时间" })

const struct sheet amendments_sheet = { "amendments", "更正申请", AMENDMENTS };
const struct sheet amendments_above_sheet = { "amendments-above", "由系统管理员答复的更正申请", AMENDMENTS };

const struct sheet same_sheet = { "same-persons", "已答复的合并", HEADINGS(
	{ "name", "保留的记录" }, { "login", "登录名" }, { "other_name", "另一份记录" }, { "other_login", "另一份的登录名" },
	{ "reason", "依据" }, { "proposed_by", "提出人" }, { "proposed_at", "提出时间" }, { "outcome", "结果", words_same },
	{ "answered_by", "答复人" }, { "answered_at", "答复时间" }) };
