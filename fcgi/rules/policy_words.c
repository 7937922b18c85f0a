/* rules/policy_words.c - how people call the members of a policy, and which rules ask them. */
#include <string.h>

#include "rules/policy.h"

#define ALL_LISTS (BY_OFFER | BY_CHOICE | BY_ELIGIBLE)
#define LIST_ON (BY_CHOICE | BY_ELIGIBLE)

static const struct policy_words words[] = {
	{ "dim_min", "选学", "学校提供的维度，至少", "个", BY_OFFER },
	{ "dim_min_strong", "选学", "条件较好的学校提供的维度，至少", "个", BY_OFFER },
	{ "pool", "选学", "学校从这些能力点中选", "", BY_OFFER },
	{ "environment_fit", "选学", "能力点与学校信息化环境相符", "", BY_OFFER },
	{ "ability_min", "选学", "每人选学，至少", "个", LIST_ON },
	{ "ability_max", "选学", "每人选学，至多", "个", BY_CHOICE },
	{ "per_dim_min", "选学", "每个维度，至少", "个", LIST_ON },
	{ "per_dim_reading", "选学", "“每个维度”指", "", LIST_ON },
	{ "teacher_dim_min", "选学", "每人所选的维度，至少", "个", LIST_ON },
	{ "group_compulsory", "选学", "教研组必修", "个", 0 },
	{ "noncredit_dims", "选学", "不计学分的维度", "", ALL_LISTS },
	{ "local_abilities", "选学", "可以有地方能力点", "", BY_OFFER },
	{ "staged_first", "选学", "最先完成的能力点", "", BY_CHOICE },
	{ "people_scope", "选学", "参加的人员", "", 0 },
	{ "total_min", "学时", "总学时，至少", "学时", BY_ELIGIBLE },
	{ "online_min", "学时", "线上学时，至少", "学时", BY_ELIGIBLE },
	{ "practice_min", "学时", "实践学时，至少", "学时", BY_ELIGIBLE },
	{ "practice_share_min", "学时", "实践学时所占，至少", "%", BY_ELIGIBLE },
	{ "evidence_hours", "学时", "认证材料学时", "学时", BY_ELIGIBLE },
	{ "research_hours", "学时", "校本教研学时", "学时", BY_ELIGIBLE },
	{ "capstone_hours", "学时", "综合应用学时", "学时", BY_ELIGIBLE },
	{ "evidence_hours_per_ability", "学时", "每个能力点折合", "学时", BY_ELIGIBLE },
	{ "provider_by_part", "学时", "各部分学时由谁负责", "", 0 },
	{ "hours_recognition", "学时", "校本教研学时须经认可", "", BY_ELIGIBLE },
	{ "hours_per_credit", "学时", "折合一个继续教育学分", "学时", 0 },
	{ "research_loop", "学时", "校本教研的环节", "", 0 },
	{ "lesson_types", "学时", "校本教研的课型", "", 0 },
	{ "capstone", "材料与评价", "综合应用成果的形式", "", BY_ELIGIBLE },
	{ "levels", "材料与评价", "评价的各级", "", 0 },
	{ "peer_k", "材料与评价", "互评人数", "人", 0 },
	{ "peer_days", "材料与评价", "互评期限", "天", 0 },
	{ "peer_cap", "材料与评价", "一人同时承担的互评，至多", "件", 0 },
	{ "anonymous_peers", "材料与评价", "互评双方不见姓名", "", 0 },
	{ "spread_alarm", "材料与评价", "各级结果相差几等时加评", "等", 0 },
	{ "group_days", "材料与评价", "组评期限", "天", 0 },
	{ "panel_days", "材料与评价", "校评期限", "天", 0 },
	{ "panel_min", "材料与评价", "考核小组投票，至少", "人", 0 },
	{ "appeal_days", "材料与评价", "申诉期限", "天", 0 },
	{ "publicity_days", "材料与评价", "公示", "天", 0 },
	{ "coaching", "材料与评价", "不合格的一对一帮扶", "", 0 },
	{ "coaching_days", "材料与评价", "帮扶期限", "天", 0 },
	{ "excellent_min", "认证", "达到优秀的能力点，至少", "个", BY_ELIGIBLE },
	{ "online_gate", "认证", "先通过线上课程", "", BY_ELIGIBLE },
	{ "online_score_min", "认证", "线上成绩合格线", "%", BY_ELIGIBLE },
	{ "recognition", "认证", "由县级认定", "", 0 },
	{ "relief_age", "认证", "减负年龄", "岁", LIST_ON },
	{ "relief_cutoff", "认证", "年龄计算到", "", LIST_ON },
	{ "relief_ability_min", "认证", "减负后选学，至少", "个", LIST_ON },
	{ "relief_pass_enough", "认证", "减负后合格即可", "", BY_ELIGIBLE },
	{ "documents", "方案", "学校要报的材料", "", 0 },
	{ "plan_acts", "方案", "方案要经过", "", 0 },
	{ "approval_level", "方案", "由哪一级审定", "", 0 },
	{ "filing_level", "方案", "由哪一级备案", "", 0 },
	{ "plan_scorecard", "方案", "专家评估量表", "", 0 },
	{ "bulletins_per_stage", "方案", "教研组每阶段简报", "期", 0 },
	{ "group_plan", "方案", "教研组要有研修计划", "", 0 },
	{ "personal_plan", "方案", "每人要有个人计划", "", 0 },
	{ "group_degrees", "方案", "教研组计划写明四度", "", 0 },
	{ "school_summary", "方案", "学校报总结", "", 0 },
	{ "region_documents", "方案", "项目办自己的文件", "", 0 },
	{ "filing_due", "方案", "备案截止", "", 0 },
	{ "deadline", "方案", "完成期限", "", 0 },
	{ "pass_rate_goal", "监督", "合格率目标", "%", 0 },
	{ "school_goals", "监督", "完成学校的目标（年:百分比）", "", 0 },
	{ "school_done_percent", "监督", "学校算完成，须有教师通过", "%", 0 },
	{ "spot_check", "监督", "进行抽检", "", 0 },
	{ "spot_check_percent", "监督", "抽检比例", "%", 0 },
	{ "spot_check_min_per_school", "监督", "每校抽检，至少", "份", 0 },
	{ "nominate_min_percent", "监督", "推荐优秀案例，至少", "%", 0 },
	{ "nominate_base", "监督", "优秀案例比例的分母", "", 0 },
	{ "team_min", "监督", "信息化管理团队，至少", "人", 0 },
	{ "team_max", "监督", "信息化管理团队，至多", "人", 0 },
	{ "cio_is_head", "监督", "首席信息官由校长担任", "", 0 },
};

const struct policy_words *
policy_words_of(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(words[i].name, name) == 0)
			return &words[i];
	return NULL;
}

static bool
same(const struct setting *a, const struct setting *b)
{
	return a->set == b->set && a->value == b->value && a->strength == b->strength &&
	    strcmp(a->text, b->text) == 0;
}

unsigned
policy_differs(const struct policy *a, const struct policy *b)
{
	const struct policy_words *w;
	struct policy_member m;
	unsigned by = 0;
	size_t i;

	for (i = 0; policy_member(i, &m); i++)
		if ((w = policy_words_of(m.name)) != NULL &&
		    !same((const struct setting *)((const char *)a + m.at),
		    (const struct setting *)((const char *)b + m.at)))
			by |= w->asked_by;
	return by;
}
