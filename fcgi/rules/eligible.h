/* rules/eligible.h - 还差什么: why a teacher cannot be certified yet. */
#ifndef RULES_ELIGIBLE_H
#define RULES_ELIGIBLE_H

#include "rules/ability.h"
#include "rules/hours.h"
#include "rules/policy.h"

/* What is known of one teacher, under the policy version of the programme. */
struct facts {
	bool task_list;				/* a valid one is in force */
	const struct ability *certified;	/* abilities passed, capstone apart */
	size_t certified_count;
	long excellent;				/* how many of them are 优秀 */
	const char *born_on;			/* YYYY-MM-DD; NULL: unknown */
	const struct ability *offer;		/* the school's offer */
	size_t offered;
	const char *const *compulsory;		/* of the teacher's group */
	size_t compulsory_count;
	struct hours hours;
	bool capstone_accepted;
	bool online_passed;			/* the platform says so (R61) */
	long online_score;			/* its best mark in percent; -1 none */
	long open_appeals, open_objections, open_spot_checks, open_coaching;
};

/* Appends every unmet rule, the hours' included:
 *   eligible.task_list       no task list in force
 *   eligible.ability_min     too few abilities certified, R40; at least one in any region
 *   eligible.excellent_min   too few of them 优秀
 *   eligible.compulsory      one of the group's compulsory abilities not certified, R44
 *   eligible.per_dim_min, eligible.teacher_dim_min    dimensions, R41 and R42
 *   eligible.capstone        recording or lesson guide not accepted, R56 and R90
 *   eligible.online_gate     online part not passed, R61
 *   eligible.online_score_min    or not with the mark that the policy asks for
 *   eligible.appeal, eligible.objection, eligible.spot_check, eligible.coaching   something is open
 *   hours.*                  see hours.h
 * Who is relieved by age (relief.h) is asked for less, and such a finding is marked.
 * Certifiable when no rule of strength RULE is unmet: list->rules == 0. */
void eligible_check(const struct policy *, const struct facts *, struct findings *);

#endif
