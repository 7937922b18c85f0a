/* rules/policy_agrees.c - values of one policy that no teacher or school could fulfil together. */
#include <stdio.h>
#include <string.h>

#include "rules/policy.h"

#define AT(name) offsetof(struct policy, name), #name

/* The one must not be more than the other, where both are decided. */
static const struct bound {
	size_t less;
	const char *less_name;
	size_t more;
	const char *more_name, *what;
} bounds[] = {
	{ AT(dim_min), AT(dim_min_strong), "不能高于条件较好的学校的维度数" },
	{ AT(ability_min), AT(ability_max), "不能高于每人选学的上限" },
	{ AT(teacher_dim_min), AT(ability_max), "不能高于每人选学的上限" },
	{ AT(group_compulsory), AT(ability_max), "不能高于每人选学的上限" },
	{ AT(excellent_min), AT(ability_max), "不能高于每人选学的上限" },
	{ AT(relief_ability_min), AT(ability_min), "减负后不能比一般的要求高" },
	{ AT(team_min), AT(team_max), "不能高于团队人数的上限" },
};

static const struct setting *
at(const struct policy *p, size_t offset)
{
	return (const struct setting *)((const char *)p + offset);
}

/* The levels, in order (rules.md 5): 校评 decides and its chair signs, so nothing comes
 * after it; the author judges when she hands in, so nothing comes before that. */
static const char *
levels_wrong(const struct setting *levels)
{
	const char *last = strrchr(levels->text, ' ');

	if (!levels->set)
		return NULL;
	if (strcmp(last != NULL ? last + 1 : levels->text, "panel") != 0)
		return "最后一级应是校评：由考核小组投票，组长签字（本系统默认）";
	if (setting_has(levels, "self") && strncmp(levels->text, "self", 4) != 0)
		return "自评在提交时作出，应排在第一级（本系统默认）";
	return NULL;
}

bool
policy_agrees(const struct policy *p, policy_fault *fault, void *told)
{
	const char *what = levels_wrong(&p->levels);
	const struct setting *less, *more;
	bool good = what == NULL;
	size_t i;

	if (what != NULL)
		fault(told, "levels", what);
	for (i = 0; i < sizeof(bounds) / sizeof(bounds[0]); i++) {
		less = at(p, bounds[i].less);
		more = at(p, bounds[i].more);
		if (!less->set || !more->set || less->value <= more->value)
			continue;
		fault(told, bounds[i].less_name, bounds[i].what);
		good = false;
	}
	if (p->teacher_dim_min.set && p->teacher_dim_min.value + p->noncredit_dims.value > 4) {
		fault(told, "teacher_dim_min", "计学分的维度没有这么多");
		good = false;
	}
	return good;
}
