/* plan/packages.c - the office's list: every school in its region, where its plan
 * stands, who has it now and since when, when it is due and whether it is late. */
#include <stdlib.h>

#include "plan/slices.h"

/* Every school in scope that takes part, also those without a package yet.
 * yours: the next step is this person's to do. */
static struct query list = {
	"SELECT s.id AS `cursor`, s.name AS school, n.plan, COALESCE(n.state, 'draft') AS state,"
	"       n.number, n.filing_number, n.submitted_at, n.reviewed_at, n.waits, n.since,"
	"       " DESK " AS desk, " DUE("g.rules") " AS due, " LATE("g.rules") " AS late,"
	"       EXISTS (SELECT 1 FROM role_now q JOIN region k ON k.id = q.region"
	"                 JOIN region_within x ON x.ancestor = k.id"
	"                WHERE q.person = o.person AND q.kind = 'office' AND x.region = s.region"
	"                  AND n.waits <> 'adoption' AND (n.level IS NULL OR n.level = k.kind"
	"                   OR NOT EXISTS (SELECT 1 FROM region_within z JOIN region l ON l.id = z.ancestor"
	"                                   WHERE z.region = s.region AND l.kind = n.level))) AS yours"
	"  FROM office_school o"
	"  JOIN school s ON s.id = o.school"
	"  JOIN programme_now g ON g.school = s.id"
	"  LEFT JOIN plan_now n ON n.programme = g.programme AND n.school = s.id"
	" WHERE o.person = ? AND s.id > ? AND (? IS NULL OR COALESCE(n.state, 'draft') = ?)"
	" ORDER BY s.id LIMIT " PAGE_SQL };

static const struct field listed[] = {
	{ "state", CHOICE, .choices = "draft submitted approved returned filed adopted",
	    .optional = true, .zh = "状态" },
	AFTER, { 0 } };

static int
list_packages(struct request *r)
{
	return page(r, &list, me(r), number(strtoll(after(r).text, NULL, 10)),
	    form(r, "state"), form(r, "state"));
}

const struct route packages_routes[] = {
	{ "GET", "/packages", OFFICE, listed, list_packages, { &list } }, { 0 } };
