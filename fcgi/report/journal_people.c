/* report/journal_people.c - whose acts the journal is asked for: people of my schools and who has a duty in
 * my region, found by the beginning of the name or the login, which both have keys. */
#include "report/slices.h"

/* One more than is shown: then there are more, and the page asks for more characters. */
#define FEW "21"

#define FOUND(column) \
	"SELECT STRAIGHT_JOIN p.id AS person, p.name, p.login," \
	"       (SELECT s.name FROM member m JOIN school s ON s.id = m.school WHERE m.person = p.id AND m.here = 1) AS school_name," \
	"       (SELECT MIN(r.name) FROM role o JOIN region r ON r.id = o.region WHERE o.person = p.id AND o.until IS NULL) AS region" \
	"  FROM person p FORCE INDEX (" column ")" \
	" WHERE p." column " " BEGINS \
	"   AND (EXISTS (SELECT 1 FROM member m JOIN school s ON s.id = m.school JOIN region_above k ON k.region = s.region" \
	"                 WHERE m.person = p.id AND k.person = ?)" \
	"     OR EXISTS (SELECT 1 FROM role o JOIN region_above k ON k.region = o.region WHERE o.person = p.id AND k.person = ?))" \
	" ORDER BY p." column " LIMIT " FEW

static struct query by_name = { FOUND("name") };
static struct query by_login = { FOUND("login") };

static int
search(struct request *r)
{
	const char *c = form(r, "q").text;

	while (*c > 0 && *c < 127)
		c++;
	return rows(r, *c == '\0' ? &by_login : &by_name, form(r, "q"), me(r), me(r));
}

static const struct field what[] = { { "q", WORDS, 1, 60, .zh = "要查找的字" }, { 0 } };

const struct route journal_people_routes[] = {
	{ "GET", "/journal/people", OFFICE | ADMIN, what, search, { &by_name, &by_login } }, { 0 } };
