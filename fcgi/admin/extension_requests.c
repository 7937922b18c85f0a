/* admin/extension_requests.c - what schools asked for: the school's own, or all of the schools of an
 * office; and one of them with its teachers, group by group. */
#include "admin/admin.h"
#include "admin/sheets.h"

#define COUNT_OF(what) \
	"(SELECT COUNT(*) FROM extension_asked a LEFT JOIN extension_answer w ON w.id = a.answer WHERE a.request = q.id" what ")"

#define COLUMNS \
	"q.id AS request, q.school, s.name AS school_name, q.deadline, q.until, q.kind, q.reason, q.document," \
	" b.name AS made_by, q.made_at, " COUNT_OF("") " AS people, " COUNT_OF(" AND a.waits = 1") " AS waiting, " \
	COUNT_OF(" AND w.outcome = 'granted'") " AS granted, " COUNT_OF(" AND w.outcome = 'refused'") " AS refused, " \
	COUNT_OF(" AND w.outcome = 'withdrawn'") " AS withdrawn"

#define ASKED \
	"   AND (? IS NULL OR q.kind = ?)" \
	"   AND (? IS NULL OR (? = 'waiting') =" \
	"        EXISTS (SELECT 1 FROM extension_asked e WHERE e.request = q.id AND e.waits = 1))"

#define OF_SCHOOL(past, order) \
	"SELECT " COLUMNS ", q.id AS `cursor`" \
	"  FROM school_seen k" \
	"  JOIN extension_request q FORCE INDEX (school) ON q.school = k.school" \
	"  JOIN school s ON s.id = q.school" \
	"  JOIN person b ON b.id = q.made_by" \
	" WHERE k.person = ? AND k.school = ? AND " past ASKED \
	" ORDER BY q.id" order " LIMIT " PAGE_SQL

#define OF_OFFICE(past, order) \
	"SELECT STRAIGHT_JOIN " COLUMNS ", q.id AS `cursor`" \
	"  FROM extension_request q FORCE INDEX (PRIMARY)" \
	"  JOIN school s ON s.id = q.school" \
	"  JOIN person b ON b.id = q.made_by" \
	" WHERE " past ASKED \
	"   AND (? IS NULL OR LOCATE(?, s.name) > 0)" \
	"   AND EXISTS (SELECT 1 FROM school_above v WHERE v.person = ? AND v.school = q.school)" \
	" ORDER BY q.id" order " LIMIT " PAGE_SQL

static struct query of_school[] = { { OF_SCHOOL(PAGE_BELOW("q.id"), " DESC") }, { OF_SCHOOL(PAGE_ABOVE("q.id"), "") } };
static struct query of_office[] = { { OF_OFFICE(PAGE_BELOW("q.id"), " DESC") }, { OF_OFFICE(PAGE_ABOVE("q.id"), "") } };

static int
list_requests(struct request *r)
{
	struct value school = form(r, "school"), kind = form(r, "kind"), state = form(r, "state"), q = form(r, "q");

	if (school.kind != NOTHING)
		return page_by(r, of_school, me(r), school, after(r), after(r), kind, kind, state, state);
	return page_by(r, of_office, after(r), after(r), kind, kind, state, state, q, q, me(r));
}

/* answers: whether it is hers to answer, manages: to withdraw. */
static struct query one = {
	"SELECT " COLUMNS ", o.person IS NOT NULL AND q.made_by <> k.person AS answers, h.person IS NOT NULL AS manages"
	"  FROM extension_request q"
	"  JOIN school_seen k ON k.school = q.school AND k.person = ?"
	"  JOIN school s ON s.id = q.school"
	"  JOIN person b ON b.id = q.made_by"
	"  LEFT JOIN office_school o ON o.school = q.school AND o.person = k.person"
	"  LEFT JOIN school_person h ON h.school = q.school AND h.person = k.person"
	" WHERE q.id = ?" };

static int
show_request(struct request *r)
{
	return row(r, &one, me(r), form(r, "request"));
}

static struct query people = {
	"SELECT a.person, p.name, m.staff_no, g.name AS `group`, IF(a.waits = 1, 'waiting', w.outcome) AS state,"
	"       w.until, w.remark, b.name AS answered_by, w.answered_at, x.until AS extended_until"
	"  FROM extension_request q"
	"  JOIN school_seen k ON k.school = q.school AND k.person = ?"
	"  JOIN extension_asked a ON a.request = q.id"
	"  JOIN person p ON p.id = a.person"
	"  LEFT JOIN member m ON m.person = a.person AND m.here = 1"
	"  LEFT JOIN teaching_group g ON g.id = m.teaching_group"
	"  LEFT JOIN extension_answer w ON w.id = a.answer"
	"  LEFT JOIN person b ON b.id = w.answered_by"
	"  LEFT JOIN extended x ON x.programme = a.programme AND x.person = a.person"
	" WHERE q.id = ? ORDER BY g.name IS NULL, g.name, m.staff_no LIMIT 2000" };

static int
list_people(struct request *r)
{
	return rows(r, &people, me(r), form(r, "request"));
}

static const struct field where[] = {
	{ "school", ID, .optional = true, .zh = "学校" },
	{ "q", WORDS, 1, 60, .optional = true, .zh = "校名" },
	{ "kind", CHOICE, .choices = "sick maternity seconded training new disaster other", .optional = true, .zh = "事由" },
	{ "state", CHOICE, .choices = "waiting answered", .optional = true, .zh = "办理情况" },
	SORT("latest earliest"), AFTER, { 0 } };
static const struct field which[] = { { "request", ID, .zh = "延期申请" }, { 0 } };

const struct route extension_requests_routes[] = {
	{ "GET", "/extensions/requests", SCHOOL | OFFICE | ADMIN, where, list_requests,
	    { &of_school[0], &of_school[1], &of_office[0], &of_office[1] },
	    .sheet = &extension_requests_sheet },
	{ "GET", "/extensions/requests/{request}", SCHOOL | OFFICE | ADMIN, which, show_request, { &one } },
	{ "GET", "/extensions/requests/{request}/people", SCHOOL | OFFICE | ADMIN, which, list_people, { &people },
	    .sheet = &extension_people_sheet }, { 0 } };
