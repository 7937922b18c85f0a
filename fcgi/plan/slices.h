/* plan/slices.h - the slices of this program, and what their statements share. */
#ifndef PLAN_SLICES_H
#define PLAN_SLICES_H

#include "core/slice.h"

extern const struct route package_routes[];	/* the school's draft */
extern const struct route submission_routes[];	/* handing it to the office */
extern const struct route version_routes[];	/* reading what was handed in */
extern const struct route comparison_routes[];	/* two versions side by side */
extern const struct route filing_routes[];	/* the office returns, approves, files */
extern const struct route adoption_routes[];	/* the school adopts it by itself */
extern const struct route offer_routes[];	/* what the school offers now */
extern const struct route compulsory_routes[];	/* what a group makes compulsory */
extern const struct route choice_routes[];	/* a teacher's task list */
extern const struct route tasks_routes[];	/* the task lists of a group */
extern const struct route hits_routes[];	/* whom a changed offer hits */

/* Whose office has plan n of school s before it: the name of its region. */
#define DESK \
	"COALESCE((SELECT k.name FROM region_within x JOIN region k ON k.id = x.ancestor" \
	"           WHERE x.region = s.region AND k.kind = n.level LIMIT 1)," \
	"         (SELECT k.name FROM region k WHERE k.id = s.region))"

/* When plan n was due under these rules, and whether it is late: it was handed in
 * on a later day, or has not been and the day is over (China Standard Time). */
#define DUE(rules) "JSON_VALUE(" rules ", '$.filing_due.value')"
#define LATE(rules) \
	"CAST(COALESCE(DATE(IF(n.state IN ('submitted','approved','filed','adopted')," \
	"      n.submitted_at, UTC_TIMESTAMP()) + INTERVAL 8 HOUR) > " DUE(rules) ", 0) AS INT) = 1"

#endif
