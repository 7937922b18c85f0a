/* parts/standing.h - a teacher's facts under the policy, and what is unmet. */
#ifndef PARTS_STANDING_H
#define PARTS_STANDING_H

#include "core/slice.h"
#include "rules/eligible.h"

/* The columns that standing_of() reads, out of the view `standing` AS s. */
#define STANDING "s.person, s.name, s.rules, s.policy_version, s.facts"

struct standing {
	struct value facts;		/* JSON, as the view gave it */
	const struct policy *policy;
	bool relieved;			/* by age, R108: for her and the office only */
	struct hours hours;
	struct findings unmet;
};

/* The facts of one row, for eligible_check(). */
struct facts facts_of(struct request *, struct value facts);

/* What the rules say of one row.  NULL when the policy can't be read, which is
 * a fault that the operator finds in the log. */
struct standing *standing_of(struct request *, const struct result *, size_t row);

/* Every rule is met: the teacher may be proposed. */
bool is_certifiable(const struct standing *);

/* The unmet rules: findings_json() of facts.h. */
struct json_object *unmet_json(const struct standing *);

#endif
