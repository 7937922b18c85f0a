/* admin/school.c - the schools a person sees: of her office, or her own. */
#include "admin/admin.h"

static struct query list = {
	"SELECT s.id AS school, s.code, s.name, s.phase, s.environment, s.strong,"
	"       g.name AS region, EXISTS (SELECT 1 FROM roster_keeper o"
	"         WHERE o.person = k.person AND o.school = s.id) AS roster,"
	"       (SELECT COUNT(*) FROM member m WHERE m.school = s.id AND m.here = 1) AS people,"
	"       s.code AS `cursor`"
	"  FROM school_seen k JOIN school s ON s.id = k.school"
	"  JOIN region g ON g.id = s.region"
	" WHERE k.person = ? AND (? IS NULL OR s.id = ?) AND s.code > ? ORDER BY s.code LIMIT " PAGE_SQL };

static int
list_schools(struct request *r)
{
	struct value one = form(r, "school");

	return page(r, &list, me(r), one, one, after(r));
}

static const struct field which[] = {
	{ "school", ID, .optional = true, .zh = "学校" }, AFTER, { 0 } };

const struct route school_routes[] = {
	{ "GET", "/schools", SCHOOL | OFFICE | ADMIN, which, list_schools,
	    { &list } }, { 0 } };
