/* rules/policy_agrees.c - values of one policy that no teacher or school could fulfil together. */
#include <stdio.h>

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

bool
policy_agrees(const struct policy *p, policy_fault *fault, void *told)
{
	const struct setting *less, *more;
	bool good = true;
	size_t i;

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
