/* report/progress_list.c - the people that a figure counts, or that it lacks. */
#include "report/place.h"
#include "report/sheets.h"
#include "report/slices.h"

#define CHOSEN_ONES \
	"CASE ? WHEN 'members' THEN 1 WHEN 'exempt' THEN exempt WHEN 'base' THEN NOT exempt" \
	" WHEN 'chosen' THEN NOT exempt AND chosen WHEN 'not_chosen' THEN NOT exempt AND NOT chosen" \
	" WHEN 'handed_in' THEN NOT exempt AND handed_in WHEN 'not_handed_in' THEN NOT exempt AND NOT handed_in" \
	" WHEN 'passed' THEN NOT exempt AND passed WHEN 'not_passed' THEN NOT exempt AND NOT passed" \
	" WHEN 'proposed' THEN NOT exempt AND proposed WHEN 'not_proposed' THEN NOT exempt AND NOT proposed" \
	" WHEN 'certified' THEN NOT exempt AND certified ELSE NOT exempt AND NOT certified END"

/* HAVING is asked row by row, in the order of the key, until the page is full. */
#define LIST(from, by) \
	"SELECT h.person, t.name, m.staff_no, m.subject, s.name AS school, g.name AS `group`," \
	"       h.exempt, h.chosen, h.handed_in, h.passed, h.proposed, h.certified, " by##_CURSOR " AS `cursor`" \
	"  FROM (" HERE(from) " AND " by##_PAST " HAVING " CHOSEN_ONES \
	"        ORDER BY " by##_ORDER " LIMIT " PAGE_SQL ") h" \
	"  JOIN person t ON t.id = h.person" \
	"  JOIN member m ON m.id = h.member" \
	"  JOIN school s ON s.id = h.school" \
	"  LEFT JOIN teaching_group g ON g.id = h.teaching_group" \
	" ORDER BY `cursor`"

SORTED_PEOPLE(of, LIST);

static const struct field asked[] = { PLACE_FIELDS,
	{ "which", CHOICE, .choices = "members exempt base chosen handed_in passed proposed certified"
	    " not_chosen not_handed_in not_passed not_proposed not_certified", .zh = "哪些人" },
	SORT_PEOPLE, AFTER, { 0 } };

static int
show_list(struct request *r)
{
	static struct query *const lists[] = { of_region, of_school, of_group };
	struct place p;
	int status = place_of(r, &p);

	if (status != 0)
		return status;
	if (p.kind == OF_REGION && sorted_by(r, "name"))
		return refuse(r, 422, NO_NAMES);
	return page_by(r, lists[p.kind], HERE_VALUES(r, p), after(r), after(r), form(r, "which"));
}

const struct route progress_list_routes[] = {
	{ "GET", "/progress/list", LEADER | SCHOOL | OFFICE, asked, show_list,
	    { PLACE_QUERIES, EACH_OF(of) }, .sheet = &progress_list_sheet }, { 0 } };
