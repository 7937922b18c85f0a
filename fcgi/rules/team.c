/* rules/team.c - see team.h */
#include "rules/team.h"

#define NAME_THEM "请在学校职务里指定"

static void
check_cio(const struct policy *p, const struct team *t, struct findings *list)
{
	const struct setting *why = &p->cio_is_head;

	if (!why->set)
		return;
	if (!t->cio)
		unmet(list, why, (struct finding){ .rule = "team.cio", .asked = 1, .unit = "人",
		    .next = NAME_THEM }, "学校还没有指定首席信息官");
	else if (setting_on(why) && !t->cio_is_head)
		unmet(list, why, (struct finding){ .rule = "team.cio_is_head", .next = NAME_THEM },
		    "首席信息官要由校长担任，现在是另一位");
}

void
team_check(const struct policy *p, const struct team *t, struct findings *list)
{
	if (!t->head)
		unmet(list, &house_rule, (struct finding){ .rule = "team.head", .asked = 1, .unit = "人",
		    .next = NAME_THEM }, "学校还没有指定校长，由谁领衔、谁是第一责任人不明确");
	check_cio(p, t, list);
	if (p->team_min.set && t->people < p->team_min.value)
		unmet(list, &p->team_min, (struct finding){ .rule = "team.min",
		    .asked = p->team_min.value, .there = t->people, .unit = "人", .next = NAME_THEM },
		    "信息化管理团队要有至少%ld人，现在有%ld人", p->team_min.value, t->people);
	if (p->team_max.set && t->people > p->team_max.value)
		unmet(list, &p->team_max, (struct finding){ .rule = "team.max",
		    .asked = p->team_max.value, .there = t->people, .unit = "人",
		    .next = "请在学校职务里结束多余的任职" },
		    "信息化管理团队最多%ld人，现在有%ld人", p->team_max.value, t->people);
}
