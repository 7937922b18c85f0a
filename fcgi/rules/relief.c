/* rules/relief.c - who is relieved by age, and of what. */
#include <stdio.h>
#include <string.h>

#include "rules/relief.h"

static bool
is_lower(const struct policy *p)
{
	return p->relief_ability_min.set ||
	    (setting_on(&p->relief_pass_enough) && p->excellent_min.set);
}

bool
relieved(const struct policy *p, const char *born_on)
{
	char birthday[32];
	int year, month, day;

	if (!p->relief_age.set || !p->relief_cutoff.set || !is_lower(p) || born_on == NULL ||
	    sscanf(born_on, "%4d-%2d-%2d", &year, &month, &day) != 3)
		return false;
	snprintf(birthday, sizeof(birthday), "%04ld-%02d-%02d",
	    year + p->relief_age.value, month, day);
	return strcmp(birthday, p->relief_cutoff.text) <= 0;
}

const struct setting *
ability_min_for(const struct policy *p, bool is_relieved)
{
	return is_relieved && p->relief_ability_min.set ? &p->relief_ability_min : &p->ability_min;
}

long
dimensions_spared(const struct policy *p, bool is_relieved, long dimensions, long each)
{
	long covered;

	if (!is_relieved || !p->relief_ability_min.set)
		return 0;
	covered = p->relief_ability_min.value / (each > 0 ? each : 1);
	return dimensions > covered ? dimensions - covered : 0;
}
