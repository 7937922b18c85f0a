/* rules/nominate.h - how many 优秀案例 a school nominates at least (R136, C13, C35). */
#ifndef RULES_NOMINATE_H
#define RULES_NOMINATE_H

#include "rules/policy.h"

/* `percent` of the base rounded up, at least 1; 0 of no base.  Rounding and the 1
 * are ours: the notice says only 不低于3%. */
long nominate_minimum(long percent, long base);

/* What a school has: teachers who handed in, works handed in (one a teacher and
 * ability), and nominations whose author has not refused. */
struct nominations {
	long teachers, cases, nominated;
};

/* The number that the policy's nominate_base counts; teachers where it is silent. */
long nominate_base_of(const struct policy *, const struct nominations *);

/* Appends nominate.min when too few are nominated; nothing where the policy has no
 * nominate_min_percent. */
void nominate_check(const struct policy *, const struct nominations *, struct findings *);

#endif
