/* review/draw_job.c - the job that draws 互评人 (draw.c) and borrows (borrow.c).
 *
 *	review-draw             draws whatever waits for it, and ends
 *	review-draw --every N   stays, and looks every N seconds (1 to 3600)
 *
 * Run twice it changes nothing: a round is a UNIQUE key, and a case that has what it
 * needs is passed over.
 *
 * A round of everything, slice by slice, once a start, and of what is late every hour: a
 * term is days.
 * Between, what is new: the highest numbers, the times that ran out since the last
 * look, who left.  All are ranges of an index, so the size of the county does not
 * matter. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "review/candidates.h"

/* A number is given before its row is seen, a time passes before it is looked at:
 * how far a look goes back behind the one before it. */
#define BEHIND_NUMBERS "500"
#define BEHIND_TIME "INTERVAL 1 MINUTE"
#define ROUND_SECONDS 3600

static struct query begin = { .sql =
	"SELECT UTC_TIMESTAMP(6) - " BEHIND_TIME " AS since,"
	"       GREATEST((SELECT COALESCE(MAX(id), 0) FROM submission), " BEHIND_NUMBERS ") - " BEHIND_NUMBERS " AS above,"
	"       GREATEST((SELECT COALESCE(MAX(id), 0) FROM verdict), " BEHIND_NUMBERS ") - " BEHIND_NUMBERS " AS judged" };

static struct query reach = { .sql =
	"SELECT MAX(s.id) AS upto FROM (SELECT id FROM submission WHERE id > ? ORDER BY id LIMIT " SLICE_SQL ") s" };

/* Who was drawn and has left, is exempt, or has a conflict by now. */
#define LIVE " AND n.due_at > UTC_TIMESTAMP(6) JOIN case_open c ON c.submission = n.submission"
static struct query gone = { .sql =
	"SELECT n.submission FROM person p JOIN drawn n ON n.judge = p.id" LIVE " WHERE p.closed = 1"
	" UNION SELECT n.submission FROM member m JOIN drawn n ON n.judge = m.person AND n.school = m.school" LIVE
	" WHERE m.until > CURDATE() - INTERVAL 60 DAY"
	" UNION SELECT n.submission FROM exempt_now x JOIN drawn n ON n.judge = x.person" LIVE
	" UNION SELECT n.submission FROM related x JOIN drawn n ON n.judge = x.other AND n.author = x.person" LIVE
	" UNION SELECT n.submission FROM coach_of x JOIN drawn n ON n.judge = x.helper AND n.author = x.person" LIVE
	" UNION SELECT n.submission FROM on_behalf_answer x JOIN drawn n ON n.judge = x.entered_by AND n.author = x.author AND x.taken = 1" LIVE
	" LIMIT " SLICE_SQL };

static struct query borrowed_lapsed = { .sql =
	"SELECT b.submission FROM borrowed b JOIN case_open c ON c.submission = b.submission"
	" WHERE b.due_at > ? AND b.due_at <= UTC_TIMESTAMP(6) LIMIT " SLICE_SQL };

static struct query *const looks[] = { &begin, &reach, &gone, &borrowed_lapsed, NULL };

/* Where a look begins, the slice it is at, and what it found there. */
struct look {
	bool first, round;		/* a round of everything; the first since the start */
	long long above, judged;
	char since[40];
	long long after, upto;
	long long found[SLICE];
	size_t count;
};

static int
where_next(struct request *r, void *arg)
{
	struct look *l = arg;
	const struct result *b = ask(r, &begin);

	if (b->rows == 1) {
		l->above = cell(b, 0, "above").number;
		l->judged = cell(b, 0, "judged").number;
		snprintf(l->since, sizeof(l->since), "%s", cell(b, 0, "since").text);
	}
	return 0;
}

/* The end of the slice; -1 when there is nothing after it. */
static int
next_slice(struct request *r, void *arg)
{
	struct look *l = arg;
	struct value upto = cell(ask(r, &reach, number(l->after)), 0, "upto");

	l->upto = upto.kind == NUMBER ? upto.number : -1;
	return 0;
}

static int
keep_found(struct look *l, const struct result *found)
{
	for (l->count = 0; l->count < found->rows && l->count < SLICE; l->count++)
		l->found[l->count] = cell(found, l->count, "submission").number;
	return 0;
}

/* One way to find cases; what the statement is asked with. */
struct way {
	struct query *query;
	enum { SLICE_OF, VERDICTS_SINCE, TIMES_SINCE, NOW } by;
	struct look *look;
};

static int
find(struct request *r, void *arg)
{
	const struct way *w = arg;
	struct look *l = w->look;

	switch (w->by) {
	case SLICE_OF:
		return keep_found(l, w->query == &short_in_slice ?
		    ask(r, w->query, number(l->after), number(l->upto),
		        number(l->after), number(l->upto), number(l->first)) :
		    ask(r, w->query, number(l->after), number(l->upto)));
	case VERDICTS_SINCE:
		return keep_found(l, w->query == &short_since ?
		    ask(r, w->query, number(l->judged), text(r, "%s", l->since), number(l->above), text(r, "%s", l->since)) :
		    ask(r, w->query, number(l->judged)));
	case TIMES_SINCE:
		return keep_found(l, ask(r, w->query, text(r, "%s", l->since)));
	default:
		return keep_found(l, ask(r, w->query));
	}
}

/* Draws for what is found.  False when the database failed: the next look begins
 * where this one did. */
static bool
draw_found(struct job *job, struct look *l, struct query *query, int by)
{
	struct way way = { query, by, l };
	bool well = true;
	size_t i;

	if (job_run(job, "review.draw.look", find, &way) < 0)
		return false;
	for (i = 0; i < l->count && !job_stopping(job); i++)
		if (job_run(job, "review.draw.make", draw_peers_for, &l->found[i]) < 0 ||
		    job_run(job, "review.borrow.make", borrow_for, &l->found[i]) < 0)
			well = false;
	return well;
}

static bool
look_at_slices(struct job *job, struct look *l)
{
	for (l->after = l->round ? 0 : l->above; !job_stopping(job); l->after = l->upto) {
		if (job_run(job, "review.draw.look", next_slice, l) < 0)
			return false;
		if (l->upto < 0)
			return true;
		if (!draw_found(job, l, &undrawn_in_slice, SLICE_OF) ||
		    (l->round && !draw_found(job, l, &lapsed_in_slice, SLICE_OF)) ||
		    (l->round && !draw_found(job, l, &short_in_slice, SLICE_OF)))
			return false;
	}
	return true;
}

static bool
look_at_news(struct job *job, struct look *l)
{
	return draw_found(job, l, &undrawn_since, VERDICTS_SINCE) &&
	    draw_found(job, l, &short_since, VERDICTS_SINCE) &&
	    draw_found(job, l, &lapsed_since, TIMES_SINCE) &&
	    draw_found(job, l, &borrowed_lapsed, TIMES_SINCE);
}

/* The next look begins where this one began, less what may have come late. */
static bool
look(struct job *job, struct look *l)
{
	struct look next = { 0 };

	if (job_run(job, "review.draw.look", where_next, &next) < 0 || !look_at_slices(job, l) ||
	    (!l->round && !look_at_news(job, l)) || !draw_found(job, l, &gone, NOW))
		return false;
	*l = next;
	return true;
}

static bool
stay(struct job *job, int seconds)
{
	static struct look l = { .first = true, .round = true };
	time_t round = time(NULL);
	bool well;

	do {
		if (time(NULL) - round >= ROUND_SECONDS) {
			l.round = true;
			round = time(NULL);
		}
		well = look(job, &l);
		if (seconds > 0)
			job_wait(job, seconds);
	} while (seconds > 0 && !job_stopping(job));
	return well;
}

int
main(int argc, char **argv)
{
	struct query *queries[32] = { NULL };
	struct query *const *lists[] = { looks, draw_queries, borrow_queries };
	size_t i, j, n = 0;
	int seconds = 0;
	struct job *job;
	bool well;

	if (argc == 3 && strcmp(argv[1], "--every") == 0)
		seconds = atoi(argv[2]);
	else if (argc != 1 && (argc != 2 || strcmp(argv[1], "--check") != 0))
		seconds = -1;
	if (seconds < 0 || seconds > 3600 || (argc == 3 && seconds == 0)) {
		fprintf(stderr, "usage: review-draw [--every SECONDS | --check]\n");
		return 2;
	}
	for (i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
		for (j = 0; lists[i][j] != NULL; j++)
			queries[n++] = lists[i][j];
	job = job_open(argc, argv, "review", queries);
	well = stay(job, seconds);
	job_close(job);
	return well ? 0 : 1;
}
