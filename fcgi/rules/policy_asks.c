/* rules/policy_asks.c - what a member's value has to be, said to who wrote another one. */
#include <stdio.h>
#include <string.h>

#include "rules/policy.h"

static void
ask_number(const struct policy_member *m, char *to, size_t size)
{
	const struct policy_words *w = policy_words_of(m->name);
	const char *unit = w != NULL ? w->unit : "";

	if (strcmp(unit, "学时") == 0)	/* kept in hundredths */
		snprintf(to, size, "应为%g至%g学时，至多两位小数", (double)m->min / 100, (double)m->max / 100);
	else
		snprintf(to, size, "应为%ld至%ld的整数", m->min, m->max);
}

static void
ask_list(const struct policy_member *m, char *to, size_t size)
{
	if (m->choices != NULL)
		snprintf(to, size, "应从列出的选项中选%ld至%ld项，不重复", m->min, m->max);
	else
		snprintf(to, size, "应写%ld至%ld项，各不相同，每项之内没有空格", m->min, m->max);
}

void
policy_asks(const struct policy_member *m, char *to, size_t size)
{
	if (strcmp(m->type, "number") == 0)
		ask_number(m, to, size);
	else if (strcmp(m->type, "flag") == 0)
		snprintf(to, size, "应为“是”或“否”");
	else if (strcmp(m->type, "word") == 0)
		snprintf(to, size, "应从列出的选项中选一项");
	else if (strcmp(m->type, "date") == 0)
		snprintf(to, size, "应为日历上有的一天，写成年-月-日，如 2022-12-31");
	else if (strcmp(m->type, "list") == 0)
		ask_list(m, to, size);
	else
		snprintf(to, size, "应写%ld至%ld行，每行有部分（至多20字）、1至1000的分数和说明（至多300字）", m->min, m->max);
}
