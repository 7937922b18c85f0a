/* rules/relief.h - lower standards for teachers of an age (R108, R109, C36).
 *
 * Off until the office has written what is lower: “适当降低” says nothing of
 * how much.  Findings under relief are marked; only the teacher herself and the
 * office may read in them that she is relieved. */
#ifndef RULES_RELIEF_H
#define RULES_RELIEF_H

#include "rules/policy.h"

/* Has this person (born YYYY-MM-DD; "" or NULL: unknown) reached the age on the
 * cut-off day, that day's birthdays included, and is anything lower? */
bool relieved(const struct policy *, const char *born_on);

/* The last birthday that is relieved, YYYY-MM-DD; "" where nobody is. */
void relief_born_until(const struct policy *, char day[24]);

/* How many abilities are asked: relief_ability_min, or ability_min. */
const struct setting *ability_min_for(const struct policy *, bool relieved);

/* Fewer abilities cannot cover more dimensions: of `dimensions` that each ask
 * for `each` abilities, how many need not be covered (ours). */
long dimensions_spared(const struct policy *, bool relieved, long dimensions, long each);

#endif
