/* report/places.c - what I look after: the regions of an office, a school, a group; where
 * the pages of progress begin; and one of them with what is above it. */
#include "report/figures.h"
#include "report/place.h"
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

static const struct field asked[] = { PLACE_FIELDS, { 0 } };

static int
show_place(struct request *r)
{
	struct place p;
	int status = place_of(r, &p);

	return status != 0 ? status : answer_object(r, 200, place_json(r, &p));
}

const struct route place_routes[] = {
	{ "GET", "/places", LEADER | SCHOOL | OFFICE, NULL, show_places, { &mine } },
	{ "GET", "/place", LEADER | SCHOOL | OFFICE, asked, show_place, { PLACE_QUERIES } }, { 0 } };
