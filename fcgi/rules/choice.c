/* rules/choice.c - checks a task list against the policy, rule by rule. */
#include "rules/choice.h"
#include "rules/offer.h"
#include "rules/relief.h"

#define MEND "请在选学任务清单里增减能力点后再提交"

/* How many chosen abilities with credit each dimension has. */
struct tally {
	long in[DIMENSIONS];
	long all;
};

static void
check_code(const struct policy *p, const struct choice *c, size_t at, struct tally *t,
    struct findings *list)
{
	const char *code = c->codes[at];
	const struct ability *a = ability_find(c->offer, c->offered, code);

	if (code_before(c->codes, at)) {
		unmet(list, &house_rule, (struct finding){ .rule = "choice.double",
		    .subject = code, .next = MEND }, "能力点 %s 重复了", code);
	} else if (a == NULL) {
		unmet(list, &house_rule, (struct finding){ .rule = "choice.outside",
		    .subject = code, .next = MEND },
		    "能力点 %s 不在学校提供的范围内", code);
	} else if (has_credit(p, a->dimension)) {
		t->in[a->dimension]++;
		t->all++;
	}
}

/* The number a group must fix may come from the policy; that what it fixed
 * is compulsory holds wherever a group fixes any. */
static void
check_compulsory(const struct policy *p, const struct choice *c, struct findings *list)
{
	const struct setting *why = p->group_compulsory.set ? &p->group_compulsory : &house_rule;
	size_t i;

	for (i = 0; i < c->compulsory_count; i++)
		if (!code_among(c->codes, c->count, c->compulsory[i]))
			unmet(list, why, (struct finding){ .rule = "choice.compulsory",
			    .subject = c->compulsory[i], .asked = 1, .unit = "个", .next = MEND },
			    "教研组的必修能力点 %s 没有选", c->compulsory[i]);
}

static void
check_number(const struct policy *p, bool is_relieved, const struct tally *t, struct findings *list)
{
	const struct setting *min = ability_min_for(p, is_relieved), *max = &p->ability_max;

	if (min->set && t->all < min->value)
		unmet(list, min, (struct finding){ .rule = "choice.ability_min",
		    .asked = min->value, .there = t->all, .unit = "个", .next = MEND,
		    .relief = min == &p->relief_ability_min },
		    "至少要选%ld个能力点，现在有%ld个", min->value, t->all);
	if (max->set && t->all > max->value)
		unmet(list, max, (struct finding){ .rule = "choice.ability_max",
		    .asked = max->value, .there = t->all, .unit = "个", .next = MEND },
		    "最多选%ld个能力点，现在有%ld个", max->value, t->all);
}

/* Which dimensions must have per_dim_min abilities: a policy value, since
 * “每个维度不少于1个” can be read both ways. */
static unsigned
bound_dimensions(const struct policy *p, const struct choice *c, const struct tally *t)
{
	unsigned touched = 0;
	int d;

	if (!setting_has(&p->per_dim_reading, "touched"))
		return credit_dimensions(p, c->offer, c->offered);
	for (d = 0; d < DIMENSIONS; d++)
		if (t->in[d] > 0)
			touched |= 1u << d;
	return touched;
}

static void
check_each_dimension(const struct policy *p, const struct choice *c, const struct tally *t,
    struct findings *list)
{
	const struct setting *min = &p->per_dim_min;
	unsigned bound = bound_dimensions(p, c, t);
	long spared = dimensions_spared(p, c->relieved, dimensions_in(bound), min->value);
	int d;

	for (d = 0; min->set && d < DIMENSIONS; d++)
		if ((bound & 1u << d) != 0 && t->in[d] < min->value && spared-- <= 0)
			unmet(list, min, (struct finding){ .rule = "choice.per_dim_min",
			    .subject = dimension_names[d], .asked = min->value,
			    .there = t->in[d], .unit = "个", .next = MEND },
			    "“%s”维度至少要选%ld个能力点，现在有%ld个",
			    dimension_names[d], min->value, t->in[d]);
}

static void
check_dimensions(const struct policy *p, bool is_relieved, const struct tally *t,
    struct findings *list)
{
	const struct setting *min = &p->teacher_dim_min;
	long asked = min->value - dimensions_spared(p, is_relieved, min->value, 1), there = 0;
	int d;

	for (d = 0; d < DIMENSIONS; d++)
		there += t->in[d] > 0;
	if (min->set && there < asked)
		unmet(list, min, (struct finding){ .rule = "choice.teacher_dim_min",
		    .asked = asked, .there = there, .unit = "个", .next = MEND,
		    .relief = asked < min->value },
		    "所选能力点要来自至少%ld个维度，现在有%ld个", asked, there);
}

/* R49.  What the school does not offer cannot come first. */
static void
check_staged(const struct policy *p, const struct choice *c, struct findings *list)
{
	size_t i;

	for (i = 0; i < c->offered; i++)
		if (setting_has(&p->staged_first, c->offer[i].code) &&
		    !code_among(c->codes, c->count, c->offer[i].code))
			unmet(list, &p->staged_first, (struct finding){ .rule = "choice.staged",
			    .subject = c->offer[i].code, .asked = 1, .unit = "个", .next = MEND },
			    "要先完成的能力点 %s 没有选", c->offer[i].code);
}

void
choice_check(const struct policy *p, const struct choice *c, struct findings *list)
{
	struct tally t = { 0 };
	size_t i;

	for (i = 0; i < c->count; i++)
		check_code(p, c, i, &t, list);
	check_compulsory(p, c, list);
	check_number(p, c->relieved, &t, list);
	check_each_dimension(p, c, &t, list);
	check_dimensions(p, c->relieved, &t, list);
	check_staged(p, c, list);
}
