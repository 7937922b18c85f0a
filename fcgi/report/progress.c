/* report/progress.c - 进展: how many of those who take part have come how far, on any day,
 * for a region, a school or a group and for each part of it.
 *
 * A teacher is done with a certificate that stands.  A school is done when the share of
 * its teachers that the policy names is done (C37); schools without anybody to count
 * are not counted.  Targets are the policy's, and only reported. */
#include <string.h>

#include "report/figures.h"
#include "report/place.h"
#include "report/sheets.h"
#include "report/slices.h"

/* School by school, then by the regions just below, and the schools of the region
 * itself.  Base tables only: with a view under GROUP BY a prepared statement fails
 * from its second run on. */
struct query progress_of_region = {
	"SELECT IF(b.below IS NULL, 'school', 'region') AS kind, b.part AS id, b.name,"
	"       CAST(SUM(b.members) AS INT) AS members, CAST(SUM(b.exempt) AS INT) AS exempt,"
	"       CAST(SUM(b.base) AS INT) AS base, CAST(SUM(b.chosen) AS INT) AS chosen,"
	"       CAST(SUM(b.handed_in) AS INT) AS handed_in, CAST(SUM(b.passed) AS INT) AS passed,"
	"       CAST(SUM(b.proposed) AS INT) AS proposed, CAST(SUM(b.certified) AS INT) AS certified,"
	"       CAST(SUM(b.base > 0) AS INT) AS schools,"
	"       CAST(SUM(b.base > 0 AND b.certified * 100 >= b.done_percent * b.base) AS INT) AS schools_done"
	"  FROM (SELECT c.id AS below, COALESCE(c.id, s.id) AS part, COALESCE(c.name, s.name) AS name, y.done_percent, t.*"
	"          FROM " BY_SCHOOL
	"          LEFT JOIN (region_within i JOIN region c ON c.id = i.ancestor AND c.parent = ?)"
	"            ON i.region = s.region) b"
	" GROUP BY b.below IS NULL, b.part, b.name ORDER BY b.below IS NULL, b.part" };

#define BY_GROUP(from) \
	"SELECT 'group' AS kind, t.id, t.name," SUMS \
	"  FROM (" HERE(from) ALL_HERE ") h LEFT JOIN teaching_group t ON t.id = h.teaching_group" \
	" GROUP BY t.id, t.name ORDER BY t.id IS NULL, t.id"

struct query progress_of_school = { BY_GROUP(FROM_SCHOOL) };
struct query progress_of_group = { BY_GROUP(FROM_GROUP) };

const struct result *
progress_parts(struct request *r, const struct place *p)
{
	if (p->kind == OF_REGION)
		return ask(r, &progress_of_region, HERE_VALUES(r, *p), p->id);
	return ask(r, p->kind == OF_SCHOOL ? &progress_of_school : &progress_of_group,
	    HERE_VALUES(r, *p));
}

static const struct field asked[] = { PLACE_FIELDS, { 0 } };

static int
show_progress(struct request *r)
{
	struct place p;
	int status = place_of(r, &p);

	return status != 0 ? status :
	    answer_object(r, 200, progress_json(r, &p, progress_parts(r, &p)));
}

const struct route progress_routes[] = {
	{ "GET", "/progress", LEADER | SCHOOL | OFFICE, asked, show_progress,
	    { PLACE_QUERIES, &progress_of_region, &progress_of_school, &progress_of_group }, .sheet = &progress_sheet }, { 0 } };
