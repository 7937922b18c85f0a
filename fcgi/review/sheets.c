/* review/sheets.c - how the lists of this workflow look as files: see struct sheet in core/slice.h. */
#include "review/sheets.h"

#include "parts/words.h"

/* What is judged. */
#define ABILITY { "ability", "能力点编号", words_code }, { "ability_name", "能力点" }
#define QUEUED \
	{ "level", "环节", words_level }, ABILITY, \
	{ "author", "教师" }, { "group", "教研组" }, { "number", "版本" }, { "attempt", "第几次认证" }, { "handed_in_at", "提交时间" }, \
	{ "due_at", "截止时间" }

const struct sheet due_sheet = { "due", "待我评价", HEADINGS(QUEUED) };

const struct sheet due_office_sheet = { "due-office", "待指定评价人", HEADINGS(QUEUED) };

const struct sheet given_sheet = { "given", "我已评价的材料", HEADINGS(
	{ "level", "环节", words_level }, ABILITY, { "author", "教师" },
	{ "number", "版本" }, { "attempt", "第几次认证" }, { "grade", "我的评价", words_grade }, { "given_at", "评价时间" }) };

const struct sheet board_sheet = { "board", "校评台账", HEADINGS(
	{ "author", "教师" }, { "group", "教研组" }, ABILITY, { "number", "版本" },
	{ "attempt", "第几次认证" }, { "since", "进入校评时间" }, { "due_at", "截止时间" }, { "votes", "已投票数" }, { "quorum", "法定票数" },
	{ "ready", "待我签字" }, { "waiting", "等待加评" }, { "entered", "代填" }) };

const struct sheet peers_sheet = { "peers", "组内互评", HEADINGS(
	{ "author", "教师" }, { "group", "教研组" }, ABILITY, { "judge", "互评人" },
	{ "drawn_at", "抽取时间" }, { "due_at", "截止时间" }, { "given_at", "评价时间" }, { "late", "逾期" }) };

const struct sheet results_sheet = { "results", "我的评价结果", HEADINGS(
	ABILITY, { "number", "版本" },
	{ "attempt", "第几次认证" }, { "handed_in_at", "提交时间" }, { "self_grade", "自评", words_grade },
	{ "result", "校评结果", words_grade }, { "result_remark", "评语" }, { "signed_at", "签字时间" },
	{ "state", "状态", words_state }, { "returned_remark", "退回意见" }) };

const struct sheet minutes_sheet = { "minutes", "校评会议记录一览", HEADINGS(
	{ "signed_at", "签字时间" }, ABILITY,
	{ "author", "教师" }, { "result", "校评结果", words_grade }, { "votes", "票数" },
	{ "signed_by", "签字人" }) };

const struct sheet coaching_due_sheet = { "coaching-due", "待安排一对一帮扶", HEADINGS(
	{ "author", "教师" }, ABILITY,
	{ "since", "校评结束时间" }, { "due_at", "截止时间" }) };

const struct sheet coaching_sheet = { "coaching", "一对一帮扶", HEADINGS(
	{ "author", "教师" }, ABILITY, { "helper", "帮扶教师" },
	{ "plan", "帮扶计划" }, { "named_at", "安排时间" }, { "open", "进行中" }) };

const struct sheet school_coaching_sheet = { "school-coaching", "学校一对一帮扶", HEADINGS(
	{ "author", "教师" }, { "group", "教研组" }, ABILITY,
	{ "helper", "帮扶教师" }, { "named_at", "安排时间" }, { "meetings", "帮扶次数" }, { "met_on", "最近帮扶" },
	{ "open", "进行中" }) };

const struct sheet rates_sheet = { "rates", "教研组通过情况", HEADINGS(
	{ "group", "教研组" }, { "works", "认证材料份数" }, { "first_try", "一次通过" }, { "passed", "最终通过" }) };

const struct sheet appeals_sheet = { "appeals", "我的申诉", HEADINGS(
	{ "kind", "种类", words_recheck }, ABILITY,
	{ "reason", "理由" }, { "opened_at", "提出时间" }, { "due_at", "截止时间" },
	{ "first_grade", "原结果", words_grade }, { "grade", "复核结果", words_grade },
	{ "decided_at", "结束时间" }) };

const struct sheet rechecks_due_sheet = { "rechecks-due", "待我复核", HEADINGS(
	{ "kind", "种类", words_recheck }, ABILITY,
	{ "due_at", "截止时间" }) };

const struct sheet rechecks_sheet = { "rechecks", "学校复核情况", HEADINGS(
	{ "kind", "种类", words_recheck }, { "author", "教师" }, ABILITY, { "reason", "理由" }, { "opened_at", "提出时间" }, { "due_at", "截止时间" },
	{ "first_grade", "原结果", words_grade }, { "grade", "复核结果", words_grade }, { "votes", "评价份数" },
	{ "decided_at", "结束时间" }) };

const struct sheet publicity_sheet = { "publicity", "校评结果公示", HEADINGS(
	{ "author", "教师" }, { "group", "教研组" }, ABILITY,
	{ "grade", "结果", words_grade }, { "since", "公示开始" }, { "until", "公示结束" }) };

const struct sheet objections_sheet = { "objections", "公示异议", HEADINGS(
	{ "author", "教师" }, ABILITY, { "reason", "异议内容" },
	{ "made_at", "提出时间" }, { "due_at", "截止时间" }, { "upheld", "成立" }, { "remark", "答复" },
	{ "answered_at", "答复时间" }) };

const struct sheet objections_due_sheet = { "objections-due", "待答复的公示异议", HEADINGS(
	{ "school", "学校" }, { "author", "教师" }, ABILITY,
	{ "grade", "结果", words_grade }, { "reason", "异议内容" }, { "made_at", "提出时间" }, { "due_at", "截止时间" }) };

const struct sheet nominable_sheet = { "nominable", "可推荐的优秀材料", HEADINGS(
	{ "author", "教师" }, { "group", "教研组" }, ABILITY,
	{ "decided_at", "结果时间" }) };

const struct sheet spot_checks_sheet = { "spot-checks", "抽检安排", HEADINGS(
	{ "programme", "工程" }, { "region", "区域" }, { "percent", "抽取比例（%）" },
	{ "least", "每校至少份数" }, { "made_at", "抽取时间" }, { "closes_at", "截止时间" },
	{ "closed", "已结束" }, { "schools", "学校数" }, { "drawn", "抽取份数" }) };

const struct sheet spot_schools_sheet = { "spot-check", "各校抽检结果", HEADINGS(
	{ "name", "学校" }, { "works", "材料份数" }, { "drawn", "抽取份数" }, { "judged", "已评份数" },
	{ "differing", "有差异份数" }, { "outcome", "处理", words_outcome }, { "remark", "意见" },
	{ "decided_at", "处理时间" }) };

const struct sheet spot_works_sheet = { "spot-check-school", "学校抽检明细", HEADINGS(
	{ "author", "教师" }, ABILITY,
	{ "school_grade", "校评结果", words_grade }, { "expert_grade", "专家评价", words_grade },
	{ "differs", "有差异" }, { "remark", "意见" }) };

const struct sheet spot_experts_sheet = { "spot-check-experts", "抽检专家评审进度", HEADINGS(
	{ "name", "专家" }, { "drawn", "抽到份数" }, { "given", "已评份数" }, { "owed", "待评份数" },
	{ "lapsed", "逾期另抽份数" }) };

const struct sheet spot_sample_sheet = { "spot-check-sample", "抽检样本", HEADINGS(
	{ "school", "学校" }, { "author", "教师" }, ABILITY,
	{ "school_grade", "校评结果", words_grade }, { "expert_grade", "专家评价", words_grade },
	{ "differs", "有差异" }, { "remark", "意见" }) };

const struct sheet spot_found_sheet = { "spot-checks-here", "本校抽检结果", HEADINGS(
	{ "programme", "工程" }, { "region", "组织单位" }, { "closes_at", "截止时间" }, { "works", "材料份数" },
	{ "drawn", "抽取份数" }, { "judged", "已评份数" }, { "differing", "有差异份数" },
	{ "outcome", "处理", words_outcome }, { "remark", "意见" }, { "decided_at", "处理时间" }) };

#define NOMINATED \
	{ "author", "教师" }, { "school", "学校" }, ABILITY, \
	{ "reason", "推荐理由" }, { "nominated_at", "推荐时间" }, { "agrees", "本人同意" }, \
	{ "outcome", "审定", words_nomination }, { "remark", "意见" }, { "reviewed_at", "审定时间" }

const struct sheet my_nominations_sheet = { "my-nominations", "我的优秀案例", HEADINGS(NOMINATED) };

const struct sheet nominations_due_sheet = { "nominations-due", "待审定优秀案例", HEADINGS(NOMINATED) };

const struct sheet nominations_sheet = { "nominations", "学校推荐优秀案例", HEADINGS(NOMINATED) };

const struct sheet excellent_sheet = { "excellent", "优秀案例", HEADINGS(
	{ "author", "教师" }, { "school", "学校" }, { "group", "教研组" }, ABILITY,
	{ "reason", "推荐理由" }, { "reviewed_at", "审定时间" }) };

const struct sheet visits_sheet = { "visits", "过程督导记录", HEADINGS(
	{ "visited_on", "到校日期" }, { "visited_by", "督导人员" }, { "found", "发现的情况" }) };

const struct sheet visit_schools_sheet = { "visit-schools", "各校视导整改情况", HEADINGS(
	{ "name", "学校" }, { "visited_on", "最近到校" }, { "open", "未完成整改" }, { "late", "逾期" },
	{ "reported", "已报告待复查" }) };

const struct sheet favours_sheet = { "favours", "互评偏高提示", HEADINGS(
	{ "name", "教师" }, { "given", "给出的优秀份数" }), .rows = "generous" };

const struct sheet scans_sheet = { "scans", "纸质表扫描件", HEADINGS(
	{ "name", "文件" }, { "brought_at", "上传时间" }, { "read_at", "识别时间" }, { "trouble", "没有读完的原因", words_scan_trouble },
	{ "pages", "页数" }, { "matched", "对上页数" }, { "waiting", "待认定页数" }) };

const struct sheet scan_pages_sheet = { "scan-pages", "扫描件的各页", HEADINGS(
	{ "number", "页" }, { "outcome", "结果", words_scan_outcome }, { "form", "哪种表", words_paper }, { "author", "教师" },
	ABILITY, { "activity_title", "活动" }, { "held_on", "活动日期" },
	{ "placed_by", "认定人" }, { "placed_at", "认定时间" }) };

const struct sheet decided_sheet = { "decided", "学校校评结果", HEADINGS(
	{ "staff_no", "工号" }, { "author", "教师" }, { "group", "教研组" }, ABILITY, { "number", "版本" }, { "attempt", "第几次认证" }, { "entered", "代填" },
	{ "self_grade", "自评", words_grade }, { "peer", "互评", words_grade }, { "leader", "组评", words_grade },
	{ "panel", "校评各票", words_grade }, { "result", "校评结果", words_grade }, { "decided_at", "结果时间" }) };
