/* report/figures.h - the figures of a place as JSON: its parts, their sum, and how they
 * stand against the policy's targets. */
#ifndef REPORT_FIGURES_H
#define REPORT_FIGURES_H

#include "report/place.h"

#define SUMS \
	" CAST(COUNT(*) AS INT) AS members, CAST(SUM(h.exempt) AS INT) AS exempt," \
	" CAST(SUM(NOT h.exempt) AS INT) AS base," \
	" CAST(SUM(NOT h.exempt AND h.chosen) AS INT) AS chosen," \
	" CAST(SUM(NOT h.exempt AND h.handed_in) AS INT) AS handed_in," \
	" CAST(SUM(NOT h.exempt AND h.passed) AS INT) AS passed," \
	" CAST(SUM(NOT h.exempt AND h.proposed) AS INT) AS proposed," \
	" CAST(SUM(NOT h.exempt AND h.certified) AS INT) AS certified"

/* y.done_percent: the share of its teachers that makes a school done, of each programme. */
#define DONE_PERCENT \
	" JOIN (SELECT g.id, CAST(JSON_VALUE(v.rules, '$.school_done_percent.value') AS INT) AS done_percent" \
	"          FROM programme g JOIN policy_version v ON v.policy = g.policy" \
	"         WHERE v.effective_on = (SELECT MAX(w.effective_on) FROM policy_version w" \
	"                WHERE w.policy = g.policy" \
	"                  AND w.effective_on <= LEAST(g.ends_on, DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR)))) y" \
	"    ON y.id = t.programme"

/* The sums t of a region's schools s, with y.  Takes HERE_VALUES. */
#define BY_SCHOOL \
	"(SELECT h.programme, h.school," SUMS \
	"   FROM (" HERE(FROM_REGION) ALL_HERE ") h GROUP BY h.programme, h.school) t" \
	"  JOIN school s ON s.id = t.school" DONE_PERCENT

/* What progress_of_* gave for a place: one row a part. */
const struct result *progress_parts(struct request *, const struct place *);
extern struct query progress_of_region, progress_of_school, progress_of_group;
#define PROGRESS_QUERIES &progress_of_region, &progress_of_school, &progress_of_group

/* {kind, id, name, at, counted_at, above, batches, programmes}; above: what is above it and
 * mine as well, the widest first.  The caller owns it. */
struct json_object *place_json(struct request *, const struct place *);
/* The same with {base_is, total, rows, targets}.  The sum is of the parts, so it cannot disagree with them.  The caller owns it. */
struct json_object *progress_json(struct request *, const struct place *, const struct result *parts);

#endif
