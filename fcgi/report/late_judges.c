/* report/late_judges.c - 过程督导 (R127): which judgements of a school are overdue, at which
 * level, and who owes each: a colleague who was drawn, the leader, members of the panel,
 * who is to sign, the office that is to name judges.
 *
 * Whose work it is, is not told; and nobody sees that of an author with whom she has a
 * conflict. */
#include "parts/called.h"
#include "parts/order.h"
#include "report/sheets.h"
#include "report/slices.h"

#define LATE(level, view, more) \
	"SELECT '" level "' AS level, d.submission, d.author, d.judge, d.due_at FROM " view " d" \
	" WHERE d.school = ? AND d.due_at <= UTC_TIMESTAMP(6)" more

/* Takes the school six times. */
#define ALL_LATE \
	"(" LATE("peer", "late_peer", "") " UNION ALL " LATE("group", "due_leader", "") \
	" UNION ALL " LATE("group", "due_deputy", "") " UNION ALL " LATE("panel", "due_panel", " AND d.wanted") \
	" UNION ALL " LATE("signature", "due_signature", "") " UNION ALL " LATE("judges", "due_office", "") ") l" \
	"  STRAIGHT_JOIN person p ON p.id = l.judge"	/* else it begins at every person */

/* Takes me twice. */
#define MAY_SEE \
	"(EXISTS (SELECT 1 FROM school_person q WHERE q.person = ? AND q.school = k.id)" \
	"     OR EXISTS (SELECT 1 FROM office_school o WHERE o.person = ? AND o.school = k.id))" \
	"   AND x.author IS NULL"

#define JUDGE_OF ", '-', l.submission, '-', l.judge"

#define JUDGEMENTS(order) \
	"SELECT l.level, a.code AS ability, " CALLED_UNDER("a", "s.policy_version") " AS ability_name," \
	"       l.judge AS person, p.name, l.due_at, DATEDIFF(UTC_TIMESTAMP() + INTERVAL 8 HOUR, l.due_at + INTERVAL 8 HOUR) AS days," \
	"       CONCAT(" order ") AS `cursor`" \
	"  FROM " ALL_LATE \
	"  STRAIGHT_JOIN submission s ON s.id = l.submission" \
	"  JOIN ability a ON a.id = s.ability" \
	"  JOIN school k ON k.id = ?" \
	"  LEFT JOIN conflict x ON x.author = l.author AND x.judge = ?" \
	" WHERE " MAY_SEE \
	" HAVING `cursor` > ? ORDER BY `cursor` LIMIT " PAGE_SQL

static struct query of_school[] = { { JUDGEMENTS(EARLIEST_FIRST("l.due_at") JUDGE_OF) }, { JUDGEMENTS(BY_NAME("p.name") JUDGE_OF) } };

static const struct field school[] = { { "school", ID, .zh = "学校" }, SORT("longest name"), AFTER, { 0 } };
static const struct field of_everybody[] = { { "school", ID, .zh = "学校" }, SORT("longest name most"), AFTER, { 0 } };

static int
show_judges(struct request *r)
{
	struct value at = form(r, "school");

	return page_by(r, of_school, at, at, at, at, at, at, at, me(r), me(r), me(r), after(r));
}

/* Whom to talk to: each judge once, who waits longest first. */
#define PEOPLE(order) \
	"SELECT l.judge AS person, p.name, CAST(COUNT(*) AS INT) AS works, CAST(SUM(l.level = 'peer') AS INT) AS peer," \
	"       CAST(SUM(l.level = 'group') AS INT) AS `group`, CAST(SUM(l.level = 'panel') AS INT) AS panel," \
	"       CAST(SUM(l.level = 'signature') AS INT) AS signature, CAST(SUM(l.level = 'judges') AS INT) AS judges," \
	"       DATEDIFF(UTC_TIMESTAMP() + INTERVAL 8 HOUR, MIN(l.due_at) + INTERVAL 8 HOUR) AS days," \
	"       " order " AS `cursor`" \
	"  FROM " ALL_LATE \
	"  JOIN school k ON k.id = ?" \
	"  LEFT JOIN conflict x ON x.author = l.author AND x.judge = ?" \
	" WHERE " MAY_SEE \
	" GROUP BY l.judge, p.name HAVING `cursor` > ? ORDER BY `cursor` LIMIT " PAGE_SQL

static struct query of_people[] = {
	{ PEOPLE(ORDER(EARLIEST_FIRST("MIN(l.due_at)"), "l.judge")) },
	{ PEOPLE(ORDER(BY_NAME("p.name"), "l.judge")) },
	{ PEOPLE(ORDER(MOST_FIRST("COUNT(*)"), "l.judge")) } };

static int
show_people(struct request *r)
{
	struct value at = form(r, "school");

	return page_by(r, of_people, at, at, at, at, at, at, at, me(r), me(r), me(r), after(r));
}

const struct route late_judge_routes[] = {
	{ "GET", "/late/judgements", SCHOOL | OFFICE, school, show_judges, { &of_school[0], &of_school[1] },
	    .sheet = &late_judges_sheet },
	{ "GET", "/late/people", SCHOOL | OFFICE, of_everybody, show_people, { &of_people[0], &of_people[1], &of_people[2] },
	    .sheet = &late_people_sheet }, { 0 } };
