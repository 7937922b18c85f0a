/* plan/slices.h - the slices of this program, and what their statements share. */
#ifndef PLAN_SLICES_H
#define PLAN_SLICES_H

#include "core/slice.h"
#include "parts/called.h"

extern const struct route package_routes[];	/* the school's draft */
extern const struct route submission_routes[];	/* handing it to the office */
extern const struct route packages_routes[];	/* the office's list of them */
extern const struct route version_routes[];	/* reading what was handed in */
extern const struct route comparison_routes[];	/* two versions side by side */
extern const struct route filing_routes[];	/* the office returns, approves, files */
extern const struct route adoption_routes[];	/* the school adopts it by itself */
extern const struct route offer_routes[];	/* what the school offers now */
extern const struct route compulsory_routes[];	/* what a group makes compulsory */
extern const struct route choice_routes[];	/* a teacher's task list */
extern const struct route tasks_routes[];	/* the task lists of a group */
extern const struct route groups_routes[];	/* my groups and how far their papers are */
extern const struct route office_routes[];	/* what an office is to write and score by */
extern const struct route hits_routes[];	/* whom a changed offer hits */
extern const struct route personal_plan_routes[]; /* a teacher's own plan */
extern const struct route group_plan_routes[];	/* a group's plan */
extern const struct route bulletin_routes[];	/* a group's bulletins */
extern const struct route summary_routes[];	/* the school's summary after the run */
extern const struct route headcount_routes[];	/* declared beside the roster */
extern const struct route scoring_routes[];	/* the office opens expert scoring */
extern const struct route score_routes[];	/* an expert scores a plan */
extern const struct route region_document_routes[]; /* what the office writes itself */

/* Who may do what with group t.  The first two take the person once, the last
 * twice: members read, too. */
#define LEADS \
	"EXISTS (SELECT 1 FROM role_now q WHERE q.person = ? AND q.kind = 'leader'" \
	"           AND q.teaching_group = t.id)"
#define LEADS_OR_MANAGES \
	"EXISTS (SELECT 1 FROM role_now q WHERE q.person = ? AND" \
	"       ((q.kind = 'leader' AND q.teaching_group = t.id)" \
	"     OR (q.kind IN ('school','head','cio') AND q.school = t.school)))"
#define IN_OR_OVER_GROUP \
	"(EXISTS (SELECT 1 FROM member_now u WHERE u.person = ? AND u.teaching_group = t.id)" \
	"  OR " LEADS_OR_MANAGES ")"

/* What the place that goes by g's policy calls an ability (R34). */
#define CALLED(ability, g) CALLED_BY(ability, g ".policy")

/* Whose office has plan n before it, of a school in this region: its region's name. */
#define DESK(region) \
	"COALESCE((SELECT k.name FROM region_within x JOIN region k ON k.id = x.ancestor" \
	"           WHERE x.region = " region " AND k.kind = n.level LIMIT 1)," \
	"         (SELECT k.name FROM region k WHERE k.id = " region "))"

/* The regions whose office o a person is, with the programme g that runs there today
 * and its policy v in force. */
#define OFFICE_TODAY \
	"  FROM role_now o" \
	"  JOIN region_within w ON w.region = o.region" \
	"  JOIN programme g ON g.region = w.ancestor" \
	"   AND DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR) BETWEEN g.begins_on AND g.ends_on" \
	"  JOIN policy_version v ON v.policy = g.policy AND v.effective_on =" \
	"       (SELECT MAX(x.effective_on) FROM policy_version x WHERE x.policy = g.policy" \
	"           AND x.effective_on <= DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR))"

/* When plan n was due under these rules, and whether it is late: it was handed in
 * on a later day, or has not been and the day is over (China Standard Time). */
#define DUE(rules) "JSON_VALUE(" rules ", '$.filing_due.value')"
#define LATE(rules) \
	"CAST(COALESCE(DATE(IF(n.state IN ('submitted','approved','filed','adopted')," \
	"      n.submitted_at, UTC_TIMESTAMP()) + INTERVAL 8 HOUR) > " DUE(rules) ", 0) AS INT) = 1"

#endif
