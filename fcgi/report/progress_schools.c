/* report/progress_schools.c - the schools that a figure counts (R130, R131): all of a
 * region, those that are done, those that are not, wherever they stand in its tree. */
#include "parts/order.h"
#include "report/figures.h"
#include "report/sheets.h"
#include "report/slices.h"

#define LIST(order) \
	"SELECT q.* FROM (SELECT s.id AS school, s.name, s.phase, a.name AS region, t.members, t.exempt, t.base, t.chosen," \
	"               t.handed_in, t.passed, t.proposed, t.certified," \
	"               IF(t.certified * 100 >= y.done_percent * t.base, 1, 0) = 1 AS done," \
	"               CONCAT(" order ", '-', t.programme) AS `cursor`" \
	"          FROM " BY_SCHOOL \
	"          JOIN region a ON a.id = s.region" \
	"         WHERE t.base > 0) q" \
	" WHERE q.`cursor` > ? AND CASE ? WHEN 'schools' THEN 1 WHEN 'schools_done' THEN q.done ELSE NOT q.done END" \
	" ORDER BY q.`cursor` LIMIT " PAGE_SQL

static struct query of_region[] = {
	{ LIST(OLDEST_FIRST("s.id")) },
	{ LIST(ORDER(BY_NAME("s.name"), "s.id")) },
	{ LIST(ORDER(FEWEST_FIRST("t.certified * 100000 DIV t.base"), "s.id")) } };

static const struct field asked[] = { PLACE_FIELDS,
	{ "which", CHOICE, .choices = "schools schools_done not_schools_done", .zh = "哪些学校" }, SORT("entered name lowest"), AFTER, { 0 } };

static int
show_schools(struct request *r)
{
	struct place p;
	int status = place_of(r, &p);

	if (status != 0)
		return status;
	if (p.kind != OF_REGION)
		return refuse(r, 422, "请选一个区域");
	return page_by(r, of_region, HERE_VALUES(r, p), after(r), form(r, "which"));
}

const struct route progress_school_routes[] = {
	{ "GET", "/progress/schools", OFFICE, asked, show_schools, { PLACE_QUERIES, &of_region[0], &of_region[1], &of_region[2] },
	    .sheet = &progress_schools_sheet }, { 0 } };
