/* rules/eligible.c - the conjunction of all rules before a certificate. */
#include "rules/eligible.h"
#include "rules/offer.h"
#include "rules/relief.h"

#define DO_ABILITIES "请完成任务清单里其余能力点的材料并提交"

/* A certificate names abilities; one without any would say nothing. */
static const struct setting at_least_one = {
	.set = true, .ours = true, .strength = RULE, .value = 1 };

static void
count_by_dimension(const struct policy *p, const struct facts *f, long in[DIMENSIONS], long *all)
{
	size_t i;

	for (i = 0; i < f->certified_count; i++)
		if (has_credit(p, f->certified[i].dimension) &&
		    ability_find(f->certified, i, f->certified[i].code) == NULL) {
			in[f->certified[i].dimension]++;
			++*all;
		}
}

static void
check_dimensions(const struct policy *p, const struct facts *f, const long in[DIMENSIONS],
    struct findings *list)
{
	const struct setting *each = &p->per_dim_min, *dims = &p->teacher_dim_min;
	unsigned covered = credit_dimensions(p, f->certified, f->certified_count);
	unsigned bound = setting_has(&p->per_dim_reading, "touched") ? covered :
	    credit_dimensions(p, f->offer, f->offered);
	bool less = relieved(p, f->born_on);
	long spared = dimensions_spared(p, less, dimensions_in(bound), each->value);
	long asked = dims->value - dimensions_spared(p, less, dims->value, 1);
	int d;

	for (d = 0; each->set && d < DIMENSIONS; d++)
		if ((bound & 1u << d) != 0 && in[d] < each->value && spared-- <= 0)
			unmet(list, each, (struct finding){ .rule = "eligible.per_dim_min",
			    .subject = dimension_names[d], .asked = each->value, .there = in[d],
			    .unit = "个", .next = DO_ABILITIES },
			    "“%s”维度至少要有%ld个能力点通过，现在有%ld个",
			    dimension_names[d], each->value, in[d]);
	if (dims->set && dimensions_in(covered) < asked)
		unmet(list, dims, (struct finding){ .rule = "eligible.teacher_dim_min",
		    .asked = asked, .there = dimensions_in(covered), .unit = "个",
		    .next = DO_ABILITIES, .relief = asked < dims->value },
		    "通过的能力点要来自至少%ld个维度，现在有%ld个",
		    asked, dimensions_in(covered));
}

/* “合格即可”: who is relieved need not be 优秀 where others must (C36). */
static void
check_excellent(const struct policy *p, const struct facts *f, struct findings *list)
{
	const struct setting *min = &p->excellent_min;

	if (!min->set || f->excellent >= min->value ||
	    (setting_on(&p->relief_pass_enough) && relieved(p, f->born_on)))
		return;
	unmet(list, min, (struct finding){ .rule = "eligible.excellent_min",
	    .asked = min->value, .there = f->excellent, .unit = "个", .next = DO_ABILITIES },
	    "至少要有%ld个能力点达到优秀，现在有%ld个", min->value, f->excellent);
}

static void
check_abilities(const struct policy *p, const struct facts *f, struct findings *list)
{
	const struct setting *asked = ability_min_for(p, relieved(p, f->born_on));
	const struct setting *min = asked->set && asked->value > 0 ? asked : &at_least_one;
	const struct setting *must = p->group_compulsory.set ? &p->group_compulsory : &house_rule;
	long in[DIMENSIONS] = { 0 }, all = 0;
	size_t i;

	count_by_dimension(p, f, in, &all);
	if (all < min->value)
		unmet(list, min, (struct finding){ .rule = "eligible.ability_min",
		    .asked = min->value, .there = all, .unit = "个", .next = DO_ABILITIES,
		    .relief = min == &p->relief_ability_min },
		    "至少要有%ld个能力点通过，现在有%ld个", min->value, all);
	for (i = 0; i < f->compulsory_count; i++)
		if (ability_find(f->certified, f->certified_count, f->compulsory[i]) == NULL)
			unmet(list, must, (struct finding){ .rule = "eligible.compulsory",
			    .subject = f->compulsory[i], .asked = 1, .unit = "个",
			    .next = DO_ABILITIES },
			    "教研组的必修能力点 %s 还没有通过", f->compulsory[i]);
	check_excellent(p, f, list);
	check_dimensions(p, f, in, list);
}

static void
check_capstone(const struct policy *p, const struct facts *f, struct findings *list)
{
	bool recording = setting_has(&p->capstone, "recording");

	if (p->capstone.set && !f->capstone_accepted)
		unmet(list, &p->capstone, (struct finding){ .rule = "eligible.capstone",
		    .asked = 1, .unit = "件",
		    .next = recording ? "请提交综合课堂实录" : "请提交学习指导案" },
		    "%s还没有通过", recording ? "综合应用能力点的课堂实录" : "信息技术融合教学学习指导案");
}

static void
check_open(long open, const char *rule, const char *what, struct findings *list)
{
	if (open > 0)
		unmet(list, &house_rule, (struct finding){ .rule = rule, .there = open,
		    .unit = "件", .next = "请等待处理结果" }, "有%ld件%s还没有结束", open, what);
}

/* “线上研修成绩合格” (R61): the platform says passed; where the policy says from
 * which mark on, the mark decides. */
static void
check_online(const struct policy *p, const struct facts *f, struct findings *list)
{
	static const char next[] = "请完成线上课程并取得合格成绩";
	const struct setting *min = &p->online_score_min;

	if (!setting_on(&p->online_gate))
		return;
	if (min->set && f->online_score < 0)
		unmet(list, min, (struct finding){ .rule = "eligible.online_score_min",
		    .asked = min->value, .unit = "分", .next = next },
		    "线上研修成绩不低于%ld分才合格，平台还没有给出成绩", min->value);
	else if (min->set && f->online_score < min->value)
		unmet(list, min, (struct finding){ .rule = "eligible.online_score_min",
		    .asked = min->value, .there = f->online_score, .unit = "分", .next = next },
		    "线上研修成绩不低于%ld分才合格，现在最高%ld分", min->value, f->online_score);
	else if (!min->set && !f->online_passed)
		unmet(list, &p->online_gate, (struct finding){ .rule = "eligible.online_gate",
		    .next = next }, "线上研修成绩还没有合格");
}

void
eligible_check(const struct policy *p, const struct facts *f, struct findings *list)
{
	struct hours hours = hours_counting(p, f->hours);

	if (!f->task_list)
		unmet(list, &house_rule, (struct finding){ .rule = "eligible.task_list",
		    .asked = 1, .unit = "份", .next = "请先选学并提交任务清单" },
		    "还没有有效的选学任务清单");
	check_abilities(p, f, list);
	check_capstone(p, f, list);
	hours_check(p, &hours, list);
	check_online(p, f, list);
	check_open(f->open_appeals, "eligible.appeal", "申诉", list);
	check_open(f->open_objections, "eligible.objection", "公示期的异议", list);
	check_open(f->open_spot_checks, "eligible.spot_check", "抽检", list);
	check_open(f->open_coaching, "eligible.coaching", "一对一帮扶", list);
}
