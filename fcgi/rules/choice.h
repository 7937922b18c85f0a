/* rules/choice.h - is a teacher's 选学任务清单 as the policy asks? */
#ifndef RULES_CHOICE_H
#define RULES_CHOICE_H

#include "rules/ability.h"
#include "rules/policy.h"

struct choice {
	const struct ability *offer;		/* what the school offers */
	size_t offered;
	const char *const *compulsory;		/* what the teacher's group has fixed */
	size_t compulsory_count;
	const char *const *codes;		/* what the teacher wants */
	size_t count;
	bool relieved;				/* see relief.h */
};

/* Appends every unmet rule of a task list:
 *   choice.double, choice.outside    one code twice, or not in the school's offer
 *   choice.compulsory                a compulsory ability is left out, R44
 *   choice.ability_min, .ability_max how many count, R40
 *   choice.per_dim_min               one finding for each dimension that has too few, R41;
 *                                    reading "offered": every dimension of the offer,
 *                                    "touched": every dimension the list touches
 *   choice.teacher_dim_min           too few dimensions, R42
 *   choice.staged                    what comes first (R49) is offered and left out
 * Abilities of a dimension without credit (R45) may stand in the list and
 * count for nothing.  Who is relieved is asked for fewer abilities, and for no
 * more dimensions than these can cover. */
void choice_check(const struct policy *, const struct choice *, struct findings *);

#endif
