/* review/due.c - my queue: what I owe, the most urgent first. */
#include "review/slices.h"

#define QUEUE(due) \
	"SELECT d.level, d.submission, d.due_at, a.code AS ability, a.name AS ability_name," \
	"       p.name AS author, s.number, s.attempt, s.handed_in_at" \
	"  FROM " due " d" \
	"  JOIN submission s ON s.id = d.submission" \
	"  JOIN ability a ON a.id = s.ability" \
	"  JOIN person p ON p.id = s.person" \
	" ORDER BY d.due_at, d.submission LIMIT 500"

static struct query peer_queue = { .sql = QUEUE(DUE_PEER(MINE)) };
static struct query queue = { .sql = QUEUE(DUE_ANY(MINE)) };

/* {"rows":[{level: peer|group|panel|signature, submission, due_at, ability,
 * ability_name, author, number, attempt, handed_in_at}]}; the first is next. */
static int
list_due(struct request *r)
{
	if (has_role(r, SENIORS))
		return rows(r, &queue, FIVE(me(r)));
	return rows(r, &peer_queue, me(r));
}

const struct route due_routes[] = {
	{ "GET", "/due", JUDGES, NULL, list_due, { &peer_queue, &queue } },
	{ 0 } };
