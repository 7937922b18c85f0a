/* review/due.c - my queue: what I owe, the most urgent first, page by page, and how much of
 * what; for an office, the cases for which it has to name who judges (judges.c). */
#include "parts/called.h"
#include "review/sheets.h"
#include "review/slices.h"

/* Without names (anonymous_peers) a term is shown to the day, cases of a day stand in an
 * order that tells nothing, and no group is told. */
#define BLIND UNNAMED("d.level = 'peer'")
#define DAY_OF(time) "DATE(" time " + INTERVAL 8 HOUR) - INTERVAL 8 HOUR"
#define ENDS "IF(" BLIND ", " DAY_OF("d.due_at") " + INTERVAL 1 DAY, d.due_at)"
#define DUE_AT "IF(" BLIND ", " DAY_OF("d.due_at") ", d.due_at)"
#define ORDER "CONCAT(DATE_FORMAT(" DUE_AT ", '%Y%m%d%H%i%S%f')," \
	" LPAD(IF(" BLIND ", CRC32(d.submission), d.submission), 20, '0'), d.submission)"

#define OWED(due) \
	"  FROM " due " d" \
	"  JOIN submission s ON s.id = d.submission" \
	"  JOIN policy_version r ON r.id = s.policy_version" \
	"  JOIN ability a ON a.id = s.ability" \
	"  JOIN person p ON p.id = s.person" \
	"  LEFT JOIN member m ON m.person = s.person AND m.here = 1" \
	"  LEFT JOIN teaching_group g ON g.id = m.teaching_group AND NOT " BLIND
#define WHAT \
	"SELECT d.level, a.code AS ability, " CALLED_UNDER("a", "s.policy_version") " AS ability_name, g.name AS `group`"

/* The filters, each twice: off when it is not given. */
#define QUEUE(due) \
	WHAT ", d.submission, " DUE_AT " AS due_at, IF(" BLIND ", NULL, p.name) AS author," \
	"       s.number, s.attempt, IF(" BLIND ", NULL, s.handed_in_at) AS handed_in_at, " ORDER " AS `cursor`" \
	OWED(due) \
	" WHERE " ORDER " > ? AND (? IS NULL OR d.level = ?) AND (? IS NULL OR a.code = ?) AND (? IS NULL OR g.id = ?)" \
	"   AND (? IS NULL OR " ENDS " <= UTC_TIMESTAMP(6) + INTERVAL IF(? = 'late', 0, 7) DAY)" \
	" ORDER BY `cursor` LIMIT " PAGE_SQL
#define FILTERS(r) after(r), form(r, "level"), form(r, "level"), form(r, "ability"), form(r, "ability"), \
	form(r, "group"), form(r, "group"), form(r, "due"), form(r, "due")

static struct query peer_queue = { .sql = QUEUE(DUE_PEER(MINE)) };
static struct query queue = { .sql = QUEUE(DUE_ANY(MINE)) };
static struct query office_queue = { .sql =
	QUEUE("(SELECT 'judges' AS level, submission, judge, due_at FROM due_office WHERE " MINE ")") };

#define SUMS(due) \
	WHAT ", g.id AS group_id, COUNT(*) AS works, CAST(SUM(" ENDS " <= UTC_TIMESTAMP(6)) AS INTEGER) AS late" \
	OWED(due) \
	" GROUP BY d.level, a.id, a.code, a.name, s.policy_version, g.id, g.name ORDER BY d.level, a.code, g.id"

static struct query peer_sums = { .sql = SUMS(DUE_PEER(MINE)) };
static struct query sums = { .sql = SUMS(DUE_ANY(MINE)) };

/* What I have given, the latest first; not of who is by now a declared relation. */
static struct query given = { .sql =
	"SELECT STRAIGHT_JOIN v.id AS `cursor`, v.submission, v.level, v.grade, v.given_at, a.code AS ability,"
	"       " CALLED_UNDER("a", "s.policy_version") " AS ability_name,"
	"       IF(" UNNAMED("v.level = 'peer'") ", NULL, p.name) AS author, s.number, s.attempt"
	"  FROM verdict v"
	"  JOIN submission s ON s.id = v.submission"
	"  JOIN policy_version r FORCE INDEX (PRIMARY) ON r.id = s.policy_version"
	"  JOIN ability a FORCE INDEX (PRIMARY) ON a.id = s.ability"
	"  JOIN person p ON p.id = s.person"
	" WHERE v.judge = ? AND " PAGE_BELOW("v.id") " AND NOT EXISTS (SELECT 1 FROM related x WHERE x.person = s.person AND x.other = v.judge)"
	" ORDER BY v.id DESC LIMIT " PAGE_SQL };

/* due: late, or ending within seven days (late ones with them; ours). */
static const struct field filters[] = {
	{ "level", CHOICE, .choices = "peer group panel signature", .optional = true, .zh = "环节" },
	{ "ability", WORDS, 1, 20, .optional = true, .zh = "能力点" },
	{ "group", ID, .optional = true, .zh = "教研组" },
	{ "due", CHOICE, .choices = "late soon", .optional = true, .zh = "期限" }, AFTER, { 0 } };

/* {"rows":[{level: peer|group|panel|signature|judges, submission, due_at, ability,
 * ability_name, group, author, number, attempt, handed_in_at}], next}; the first is next. */
static int
list_due(struct request *r)
{
	if (has_role(r, SENIORS))
		return page(r, &queue, SIX(me(r)), FILTERS(r));
	return page(r, &peer_queue, me(r), FILTERS(r));
}

/* {"rows":[{level, ability, ability_name, group, group_id, works, late}]}: all that I owe. */
static int
sum_due(struct request *r)
{
	if (has_role(r, SENIORS))
		return rows(r, &sums, SIX(me(r)));
	return rows(r, &peer_sums, me(r));
}

static int
list_for_office(struct request *r)
{
	return page(r, &office_queue, me(r), FILTERS(r));
}

static int
list_given(struct request *r)
{
	return page(r, &given, me(r), after(r), after(r));
}

const struct route due_routes[] = {
	{ "GET", "/due", JUDGES, filters, list_due, { &peer_queue, &queue }, .sheet = &due_sheet },
	{ "GET", "/due/sums", JUDGES, NULL, sum_due, { &peer_sums, &sums } },
	{ "GET", "/due/office", OFFICE, filters, list_for_office, { &office_queue }, .sheet = &due_office_sheet },
	{ "GET", "/given", JUDGES, paged, list_given, { &given }, .sheet = &given_sheet },
	{ 0 } };
