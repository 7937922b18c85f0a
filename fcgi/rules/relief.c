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

void
relief_born_until(const struct policy *p, char day[24])
{
	int year, len = 0;

	day[0] = '\0';
	if (p->relief_age.set && p->relief_cutoff.set && is_lower(p) &&
	    sscanf(p->relief_cutoff.text, "%4d%n", &year, &len) == 1 && len == 4)
		snprintf(day, 24, "%04ld%.6s", year - p->relief_age.value, p->relief_cutoff.text + 4);
}

bool
relieved(const struct policy *p, const char *born_on)
{
	char until[24];

	relief_born_until(p, until);
	return born_on != NULL && *born_on != '\0' && strcmp(born_on, until) <= 0;
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
