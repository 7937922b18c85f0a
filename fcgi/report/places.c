/* report/places.c - what I look after: the regions of an office, a school, a group; where
 * the pages of progress begin. */
#include "report/slices.h"

static struct query mine = {
	"SELECT 'region' AS kind, g.id, g.name FROM role_now r JOIN region g ON g.id = r.region"
	" WHERE r.person = ? AND r.kind = 'office'"
	" UNION ALL SELECT 'school', s.id, s.name FROM school_person k JOIN school s ON s.id = k.school"
	" WHERE k.person = ?"
	" UNION ALL SELECT 'group', t.id, t.name FROM role_now r JOIN teaching_group t ON t.id = r.teaching_group"
	" WHERE r.person = ? AND r.kind = 'leader'" };

static int
show_places(struct request *r)
{
	return rows(r, &mine, me(r), me(r), me(r));
}

const struct route place_routes[] = {
	{ "GET", "/places", LEADER | SCHOOL | OFFICE, NULL, show_places, { &mine } }, { 0 } };
