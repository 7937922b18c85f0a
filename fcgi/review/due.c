/* review/due.c - my queue: what I owe, the most urgent first; for an office, the
 * cases for which it has to name who judges (judges.c). */
#include "parts/called.h"
#include "review/sheets.h"
#include "review/slices.h"

/* Without names (anonymous_peers) a term is shown to the day, and cases of a day stand
 * in an order that tells nothing. */
#define BLIND UNNAMED("d.level = 'peer'")
#define DAY_OF(time) "DATE(" time " + INTERVAL 8 HOUR) - INTERVAL 8 HOUR"
#define QUEUE(due) \
	"SELECT d.level, d.submission, IF(" BLIND ", " DAY_OF("d.due_at") ", d.due_at) AS due_at," \
	"       a.code AS ability, " CALLED_UNDER("a", "s.policy_version") " AS ability_name, IF(" BLIND ", NULL, p.name) AS author," \
	"       s.number, s.attempt, IF(" BLIND ", NULL, s.handed_in_at) AS handed_in_at" \
	"  FROM " due " d" \
	"  JOIN submission s ON s.id = d.submission" \
	"  JOIN policy_version r ON r.id = s.policy_version" \
	"  JOIN ability a ON a.id = s.ability" \
	"  JOIN person p ON p.id = s.person" \
	" ORDER BY 3, IF(" BLIND ", CRC32(d.submission), d.submission) LIMIT 500"

static struct query peer_queue = { .sql = QUEUE(DUE_PEER(MINE)) };
static struct query queue = { .sql = QUEUE(DUE_ANY(MINE)) };
static struct query office_queue = { .sql =
	QUEUE("(SELECT 'judges' AS level, submission, judge, due_at FROM due_office WHERE " MINE ")") };

/* {"rows":[{level: peer|group|panel|signature|judges, submission, due_at, ability,
 * ability_name, author, number, attempt, handed_in_at}]}; the first is next. */
static int
list_due(struct request *r)
{
	if (has_role(r, SENIORS))
		return rows(r, &queue, SIX(me(r)));
	return rows(r, &peer_queue, me(r));
}

static int
list_for_office(struct request *r)
{
	return rows(r, &office_queue, me(r));
}

const struct route due_routes[] = {
	{ "GET", "/due", JUDGES, NULL, list_due, { &peer_queue, &queue }, .sheet = &due_sheet },
	{ "GET", "/due/office", OFFICE, NULL, list_for_office, { &office_queue }, .sheet = &due_office_sheet },
	{ 0 } };
