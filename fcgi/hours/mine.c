/* hours/mine.c - my sums against what is asked, and every line behind them. */
#include "hours/slices.h"

/* The sum of one view for this person, and of the entries by hand. */
#define SUM(view, kind) \
	"(SELECT COALESCE(SUM(h.hundredths), 0) FROM " view " h" \
	"  WHERE h.programme = n.programme AND h.person = m.person AND h.kind = '" kind "')"
#define BY_HAND(kind) SUM("hours_entry", kind)

/* as_of: the platform was asked then and everything came; behind: it was asked
 * since, and not everything came.  Pages show how old the hours are, whatever
 * the platform does. */
#define PLATFORMS \
	"(SELECT JSON_ARRAYAGG(JSON_OBJECT('name', p.name, 'minutes', p.minutes," \
	"        'as_of', (SELECT DATE_FORMAT(g.began_at, '%Y-%m-%dT%H:%i:%sZ') FROM pull_run g" \
	"                   WHERE g.provider = p.id AND g.good = 1 ORDER BY g.id DESC LIMIT 1)," \
	"        'behind', COALESCE((SELECT g.good IS NULL FROM pull_run g" \
	"                   WHERE g.provider = p.id ORDER BY g.id DESC LIMIT 1), 1) IS TRUE)" \
	"    ORDER BY p.id)" \
	"   FROM provider p WHERE p.programme = n.programme)"

#define ASKED(name) "'" name "', JSON_QUERY(n.rules, '$." name "')"

static struct query sums = {
	"SELECT n.name AS programme, n.ends_on,"
	"       JSON_OBJECT(" ASKED("total_min") "," ASKED("online_min") ","
	ASKED("practice_min") "," ASKED("practice_share_min") ","
	ASKED("evidence_hours") "," ASKED("research_hours") ","
	ASKED("capstone_hours") ") AS asked_json,"
	SUM("hours_online", "online") " + " BY_HAND("online") " AS online,"
	SUM("hours_certified", "evidence") " + " BY_HAND("evidence") " AS evidence,"
	SUM("hours_research", "research") " + " BY_HAND("research") " AS research,"
	SUM("hours_certified", "recording") " + " BY_HAND("recording") " AS recording,"
	BY_HAND("other") " AS other,"
	"       (SELECT JSON_ARRAYAGG(a.account ORDER BY a.account) FROM platform_account a"
	"         WHERE a.person = m.person) AS accounts_json,"
	PLATFORMS " AS platforms_json"
	"  FROM member_now m JOIN programme_now n ON n.school = m.school"
	" WHERE m.person = ?" };

static int
show_sums(struct request *r)
{
	return row(r, &sums, me(r));
}

/* Each source singly: a ? is not pushed into a UNION view. */
#define LINES(view) \
	"SELECT programme, kind, hundredths, happened_on, source, title, line FROM " view \
	" WHERE person = ?"

static struct query lines = {
	"SELECT l.kind, l.hundredths, l.happened_on, l.source, l.title,"
	"       CONCAT(l.happened_on, ' ', l.line) AS `cursor`"
	"  FROM (" LINES("hours_online") " UNION ALL " LINES("hours_research") " UNION ALL "
	LINES("hours_certified") " UNION ALL "
	"SELECT programme, kind, hundredths, happened_on, 'entry', note, CONCAT('entry-', id)"
	"  FROM hours_entry WHERE person = ?) l"
	"  JOIN member_now m ON m.person = ?"
	"  JOIN programme_now n ON n.school = m.school AND n.programme = l.programme"
	" WHERE (? IS NULL OR l.kind = ?)"
	"   AND (? = '' OR CONCAT(l.happened_on, ' ', l.line) < ?)"
	" ORDER BY `cursor` DESC LIMIT " PAGE_SQL };

static const struct field of_kind[] = {
	{ "kind", CHOICE, .choices = "online evidence research recording other",
	    .optional = true, .zh = "种类" },
	AFTER, { 0 } };

static int
show_lines(struct request *r)
{
	return page(r, &lines, me(r), me(r), me(r), me(r), me(r),
	    form(r, "kind"), form(r, "kind"), after(r), after(r));
}

const struct route mine_routes[] = {
	{ "GET", "/mine", TEACHER, NULL, show_sums, { &sums } },
	{ "GET", "/lines", TEACHER, of_kind, show_lines, { &lines } }, { 0 } };
