/* admin/person_search.c - somebody is found by a few characters: of the name, of the staff number, of the login.
 *
 * In one school, or in those one manages, both anywhere, also who left it.  Over all schools of an office or an
 * administrator by the beginning of the name or of the login: those have keys, so that a
 * search ends with its first rows however many people there are; and whether a school is
 * theirs is asked of its region, of which there are few.  Anybody finds the
 * colleagues of the own school, by name alone. */
#include "admin/admin.h"

/* One more than is shown: then there are more, and the page asks for more characters. */
#define FEW "21"

#define FOUND \
	" m.person, p.name, p.login, m.staff_no, g.name AS `group`, m.school, s.name AS school_name," \
	" m.here IS NOT NULL AS here, p.closed"

#define LATEST(m) \
	" NOT EXISTS (SELECT 1 FROM member l WHERE l.person = " m ".person AND l.id > " m ".id)"

#define AT(schools, which) \
	"SELECT" FOUND \
	"  FROM " schools " k" \
	"  JOIN school s ON s.id = k.school" \
	"  JOIN member m ON m.school = k.school" \
	"  JOIN person p ON p.id = m.person" \
	"  LEFT JOIN teaching_group g ON g.id = m.teaching_group" \
	" WHERE k.person = ?" which " AND (m.here = 1 OR ?) AND" LATEST("m") \
	"   AND (LOCATE(?, p.name) > 0 OR LOCATE(?, CONVERT(m.staff_no USING utf8mb4)) > 0)" \
	" ORDER BY p.closed, p.name, m.staff_no LIMIT " FEW

static struct query in_school = { AT("school_seen", " AND k.school = ?") };
static struct query in_mine = { AT("school_person", "") };

#define ABOVE(key, column) \
	"SELECT STRAIGHT_JOIN" FOUND \
	"  FROM person p FORCE INDEX (" key ")" \
	"  JOIN member m ON m.person = p.id" \
	"  JOIN school s ON s.id = m.school" \
	"  LEFT JOIN teaching_group g ON g.id = m.teaching_group" \
	" WHERE p." column " " BEGINS " AND (m.here = 1 OR ?) AND" LATEST("m") \
	"   AND EXISTS (SELECT 1 FROM region_above a WHERE a.person = ? AND a.region = s.region)" \
	" ORDER BY p." column " LIMIT " FEW

static struct query by_name = { ABOVE("name", "name") };
static struct query by_login = { ABOVE("login", "login") };

static int
search(struct request *r)
{
	struct value q = form(r, "q"), school = form(r, "school"), gone = form(r, "gone");
	const char *c = q.text;

	if (gone.kind == NOTHING)
		gone = number(0);
	if (school.kind != NOTHING)
		return rows(r, &in_school, me(r), school, gone, q, q);
	if (!has_role(r, OFFICE | ADMIN))
		return rows(r, &in_mine, me(r), gone, q, q);
	while (*c > 0 && *c < 127)
		c++;
	return rows(r, *c == '\0' ? &by_login : &by_name, q, gone, me(r));
}

static struct query beside_me = {
	"SELECT n.person, p.name, g.name AS `group`, s.name AS school_name"
	"  FROM member m"
	"  JOIN member n ON n.school = m.school AND n.here = 1 AND n.person <> m.person"
	"  JOIN person p ON p.id = n.person AND p.closed = 0"
	"  JOIN school s ON s.id = n.school"
	"  LEFT JOIN teaching_group g ON g.id = n.teaching_group"
	" WHERE m.person = ? AND m.here = 1 AND LOCATE(?, p.name) > 0"
	" ORDER BY p.name, n.person LIMIT " FEW };

static int
search_beside(struct request *r)
{
	return rows(r, &beside_me, me(r), form(r, "q"));
}

#define Q { "q", WORDS, 1, 60, .zh = "要查找的字" }

static const struct field where[] = { Q,
	{ "school", ID, .optional = true, .zh = "学校" },
	{ "gone", TRUTH, .optional = true, .zh = "也找离校的" }, { 0 } };
static const struct field only[] = { Q, { 0 } };

const struct route person_search_routes[] = {
	{ "GET", "/people/search", SCHOOL | OFFICE | ADMIN, where, search, { &in_school, &in_mine, &by_name, &by_login } },
	{ "GET", "/people/colleagues", MEMBER, only, search_beside, { &beside_me } }, { 0 } };
