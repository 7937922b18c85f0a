/* admin/same_list.c - two records that are one person: what waits to be confirmed, and what was answered
 * (same_person.c).  For whoever sees both and is neither. */
#include "admin/admin.h"
#include "admin/sheets.h"

static struct query waiting = {
	"SELECT p.id AS same_person, a.id AS person, a.name, a.login, a.born_on, s.name AS school,"
	"       b.id AS other, b.name AS other_name, b.login AS other_login, b.born_on AS other_born_on,"
	"       t.name AS other_school, p.reason, q.name AS proposed_by, p.proposed_at, p.proposed_by = ? AS mine"
	"  FROM same_person p LEFT JOIN same_person_answer w ON w.proposal = p.id"
	"  JOIN person a ON a.id = p.person JOIN person b ON b.id = p.other JOIN person q ON q.id = p.proposed_by"
	SEES_BOTH("p.person", "p.other")
	"  JOIN school s ON s.id = m.school JOIN school t ON t.id = n.school"
	" WHERE w.proposal IS NULL AND k.person = ? ORDER BY p.id" };

static int
list_waiting(struct request *r)
{
	return rows(r, &waiting, me(r), me(r));
}

/* Of a school: where one of the two is, or was.  withdrawn: by who proposed it. */
static struct query answered = {
	"SELECT p.id AS same_person, a.id AS person, a.name, a.login, b.id AS other, b.name AS other_name, b.login AS other_login,"
	"       p.reason, q.name AS proposed_by, p.proposed_at, y.name AS answered_by, w.answered_at,"
	"       IF(w.confirmed, 'confirmed', IF(w.answered_by = p.proposed_by, 'withdrawn', 'different')) AS outcome,"
	"       LPAD(p.id, 15, '0') AS `cursor`"
	"  FROM (SELECT x.id FROM member o JOIN same_person x ON x.person = o.person WHERE o.school = ?"
	"         UNION SELECT x.id FROM member o JOIN same_person x ON x.other = o.person WHERE o.school = ?) i"
	"  JOIN same_person p ON p.id = i.id JOIN same_person_answer w ON w.proposal = p.id"
	"  JOIN person a ON a.id = p.person JOIN person b ON b.id = p.other"
	"  JOIN person q ON q.id = p.proposed_by JOIN person y ON y.id = w.answered_by"
	SEES_BOTH("p.person", "p.other")
	" WHERE k.person = ? AND " PAGE_BELOW("p.id")
	" HAVING ? IS NULL OR outcome = ? ORDER BY p.id DESC LIMIT " PAGE_SQL };

static int
list_answered(struct request *r)
{
	struct value school = form(r, "school"), outcome = form(r, "outcome");

	return page(r, &answered, school, school, me(r), after(r), after(r), outcome, outcome);
}

static const struct field none[] = { { 0 } };
static const struct field of_school[] = {
	{ "school", ID, .zh = "学校" },
	{ "outcome", CHOICE, .choices = "confirmed different withdrawn", .optional = true, .zh = "结果" }, AFTER, { 0 } };

const struct route same_list_routes[] = {
	{ "GET", "/same-persons", SCHOOL | OFFICE | ADMIN, none, list_waiting, { &waiting } },
	{ "GET", "/same-persons/answered", SCHOOL | OFFICE | ADMIN, of_school, list_answered, { &answered }, .sheet = &same_sheet },
	{ 0 } };
