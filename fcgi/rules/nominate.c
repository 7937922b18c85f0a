/* rules/nominate.c - at least so many percent, rounded up, at least one. */
#include "rules/nominate.h"

long
nominate_minimum(long percent, long base)
{
	long least;

	if (base <= 0)
		return 0;
	least = (percent * base + 99) / 100;
	return least > 1 ? least : 1;
}

long
nominate_base_of(const struct policy *p, const struct nominations *n)
{
	return setting_has(&p->nominate_base, "cases") ? n->cases : n->teachers;
}

void
nominate_check(const struct policy *p, const struct nominations *n, struct findings *list)
{
	const struct setting *percent = &p->nominate_min_percent;
	bool cases = setting_has(&p->nominate_base, "cases");
	long base = nominate_base_of(p, n), least;

	if (!percent->set)
		return;
	least = nominate_minimum(percent->value, base);
	if (n->nominated < least)
		unmet(list, percent, (struct finding){ .rule = "nominate.min", .asked = least,
		    .there = n->nominated, .unit = "件", .next = "请从优秀材料中推荐" },
		    "至少要推荐%ld件优秀案例（%s%ld%s的%ld%%，进位取整，至少1件），现在有%ld件",
		    least, cases ? "已提交材料" : "已提交材料的教师", base, cases ? "件" : "人",
		    percent->value, n->nominated);
}
