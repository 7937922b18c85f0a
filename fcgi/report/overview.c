/* report/overview.c - how far those have come whom I look after, in one line a place, for the
 * first page: read from the sums of schools that report-sum keeps. */
#include "report/figures.h"
#include "report/slices.h"

#define EACH(of) of("members") of("exempt") of("base") of("chosen") of("handed_in") of("passed") of("proposed") of("certified")
#define SUMMED(name) " CAST(SUM(t." name ") AS INT) AS " name ","

/* LIMIT: a view under GROUP BY fails from the second execution on (MariaDB 10.11). */
#define OF_PLACES(kind, mine) \
	"SELECT '" kind "' AS kind, m.id, m.name," EACH(SUMMED) \
	"       CAST(SUM(t.base > 0) AS INT) AS schools," \
	"       CAST(SUM(t.base > 0 AND t.certified * 100 >= y.done_percent * t.base) AS INT) AS schools_done" \
	"  FROM " mine \
	"  JOIN progress_sum t ON t.school = s.id" \
	"  JOIN programme g ON g.id = t.programme AND DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR) BETWEEN g.begins_on AND g.ends_on" \
	DONE_PERCENT \
	" GROUP BY m.id, m.name"

static struct query mine = {
	OF_PLACES("region", "(SELECT n.id, n.name FROM role_now r JOIN region n ON n.id = r.region"
	    " WHERE r.person = ? AND r.kind = 'office' LIMIT 100) m"
	    " JOIN region_within w ON w.ancestor = m.id JOIN school s ON s.region = w.region")
	" UNION ALL "
	OF_PLACES("school", "(SELECT n.id, n.name FROM school_person k JOIN school n ON n.id = k.school"
	    " WHERE k.person = ? LIMIT 100) m JOIN school s ON s.id = m.id") };

static int
show_overview(struct request *r)
{
	return rows(r, &mine, me(r), me(r));
}

const struct route overview_routes[] = {
	{ "GET", "/overview", SCHOOL | OFFICE, NULL, show_overview, { &mine } }, { 0 } };
