/* plan/packages.c - the office's list: every school in its region, where its plan
 * stands, who has it now and since when, when it is due and whether it is late. */
#include <stdlib.h>

#include "parts/order.h"
#include "plan/sheets.h"
#include "plan/slices.h"

/* Every school in scope that takes part, also those without a package yet.
 * yours: the next step is this person's to do.  The page is taken first: what is
 * looked up for each of its rows is not looked up for the whole county. */
#define LIST(shown, order, given) \
	"SELECT " shown " AS `cursor`, s.name AS school, t.batch, n.plan, COALESCE(n.state, 'draft') AS state, n.number," \
	"       n.filing_number, n.submitted_at, n.reviewed_at, n.waits, n.since," \
	"       " DESK("s.region") " AS desk, " DUE("y.rules") " AS due, " LATE("y.rules") " AS late," \
	"       EXISTS (SELECT 1 FROM role_now q JOIN region k ON k.id = q.region" \
	"                 JOIN region_within x ON x.ancestor = k.id" \
	"                WHERE q.person = t.person AND q.kind = 'office' AND x.region = s.region" \
	"                  AND n.waits <> 'adoption' AND (n.level IS NULL OR n.level = k.kind" \
	"                   OR NOT EXISTS (SELECT 1 FROM region_within z JOIN region l ON l.id = z.ancestor" \
	"                                   WHERE z.region = s.region AND l.kind = n.level))) AS yours" \
	"  FROM (SELECT STRAIGHT_JOIN o.person, o.school AS id, g.programme, g.policy_version, e.batch" \
	"          FROM school s FORCE INDEX (PRIMARY) JOIN office_school o ON o.school = s.id" \
	"          JOIN programme_now g ON g.school = o.school" \
	"          JOIN enrolment e ON e.programme = g.programme AND e.school = o.school" \
	"          LEFT JOIN plan_now m ON m.programme = g.programme AND m.school = o.school" \
	"         WHERE o.person = ? AND " order " > " given " AND (? IS NULL OR COALESCE(m.state, 'draft') = ?)" \
	"           AND (? IS NULL OR INSTR(s.name, ?) > 0) AND (? IS NULL OR e.batch = ?)" \
	"         ORDER BY " order " LIMIT " PAGE_SQL ") t" \
	"  JOIN school s ON s.id = t.id" \
	"  JOIN policy_version y ON y.id = t.policy_version" \
	"  LEFT JOIN plan_now n ON n.programme = t.programme AND n.school = t.id" \
	" ORDER BY `cursor`"

#define NAME_OF(s) ORDER(BY_NAME(s ".name"), s ".id")
#define SINCE_OF(n, id) ORDER(EARLIEST_FIRST("IF(" n ".waits IS NULL, NULL, " n ".since)"), id)

static struct query list[] = {
	{ LIST("t.id", "s.id", "CAST(CONCAT('0', ?) AS UNSIGNED)") },
	{ LIST(NAME_OF("s"), NAME_OF("s"), "?") },
	{ LIST(SINCE_OF("n", "t.id"), SINCE_OF("m", "s.id"), "?") } };

static const struct field listed[] = {
	{ "state", CHOICE, .choices = "draft submitted approved returned filed adopted",
	    .optional = true, .zh = "状态" },
	{ "school", WORDS, .max = 60, .optional = true, .zh = "学校名称" },
	{ "batch", COUNT, 1, 99, .optional = true, .zh = "第几批" },
	SORT("entered name longest"), AFTER, { 0 } };

static int
list_packages(struct request *r)
{
	return page_by(r, list, me(r), after(r),
	    form(r, "state"), form(r, "state"), form(r, "school"), form(r, "school"),
	    form(r, "batch"), form(r, "batch"));
}

const struct route packages_routes[] = {
	{ "GET", "/packages", OFFICE, listed, list_packages, { &list[0], &list[1], &list[2] }, .sheet = &packages_sheet }, { 0 } };
