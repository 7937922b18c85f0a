/* review/draw.c - the job that draws 互评人.
 *
 *	review-draw             draws whatever waits for it, and ends
 *	review-draw --every N   stays, and looks every N seconds (1 to 3600)
 *
 * A case is drawn for when it is handed in (round 1), and again when a judge let
 * the time pass: another colleague takes the place.  When nobody is left, a round
 * without judges lowers `needed`, so that nobody waits for ever.  Run twice it
 * changes nothing: a round is a UNIQUE key, and a case that has what it needs is
 * passed over.
 *
 * Who may be drawn (ours): members of the author's group who are neither its
 * leader nor on the school's panel, for these judge later and nobody counts at
 * two levels; and nobody twice for one case.
 *
 * The first look goes over everything, once a start, slice by slice; a later one
 * over what is new since: the highest numbers, and the times that ran out since
 * the last look.  Both are ranges of an index, so the size of the county does not
 * matter. */
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/slice.h"
#include "rules/draw.h"

/* How many cases one statement looks at. */
#define SLICE 5000
#define SLICE_SQL "5000"
/* A number is given before its row is seen, a time passes before it is looked at:
 * how far a look goes back behind the one before it. */
#define BEHIND_NUMBERS "10000"
#define BEHIND_TIME "INTERVAL 1 HOUR"

static struct query begin = { .sql =
	"SELECT UTC_TIMESTAMP(6) - " BEHIND_TIME " AS since,"
	"       GREATEST(COALESCE(MAX(submission), 0), " BEHIND_NUMBERS ") - " BEHIND_NUMBERS " AS above"
	"  FROM draw" };

static struct query reach = { .sql =
	"SELECT MAX(s.id) AS upto FROM (SELECT id FROM submission WHERE id > ? ORDER BY id LIMIT " SLICE_SQL ") s" };

static struct query fresh = { .sql =
	"SELECT s.id AS submission FROM submission s"
	"  LEFT JOIN draw d ON d.submission = s.id AND d.round = 1"
	" WHERE s.id > ? AND s.id <= ? AND d.id IS NULL ORDER BY s.id" };

/* A judge whose time ran out; whether somebody is in the place, draw_case sees. */
static struct query lapsed = { .sql =
	"SELECT DISTINCT n.submission FROM drawn n"
	"  JOIN case_open c ON c.submission = n.submission"
	"  LEFT JOIN verdict v ON v.submission = n.submission AND v.judge = n.judge"
	" WHERE n.submission > ? AND n.submission <= ?"
	"   AND n.due_at > ? AND n.due_at <= UTC_TIMESTAMP(6) AND v.id IS NULL"
	" ORDER BY n.submission LIMIT " SLICE_SQL };

/* k and days are the policy's; where it is silent, ours: two, seven. */
static struct query wanted = { .sql =
	"SELECT c.person AS author, c.school, c.teaching_group, c.programme,"
	"       CAST(COALESCE(JSON_VALUE(r.rules, '$.peer_k.value'), 2) AS INTEGER) AS k,"
	"       CAST(COALESCE(JSON_VALUE(r.rules, '$.peer_days.value'), 7) AS INTEGER) AS days,"
	"       (SELECT COUNT(*) FROM draw d WHERE d.submission = c.submission) AS rounds,"
	"       (SELECT MIN(d.needed) FROM draw d WHERE d.submission = c.submission) AS needed,"
	"       (SELECT COUNT(*) FROM verdict v WHERE v.submission = c.submission AND v.level = 'peer') AS given,"
	"       (SELECT COUNT(*) FROM due_peer p WHERE p.submission = c.submission) AS live"
	"  FROM case_open c JOIN policy_version r ON r.id = c.policy_version"
	" WHERE c.submission = ?" };

/* The load: judgements owed or given in this programme.  One that lapsed is not. */
static struct query colleagues = { .sql =
	"SELECT m.person,"
	"       (SELECT COUNT(*) FROM drawn n"
	"          JOIN submission s ON s.id = n.submission AND s.programme = ?"
	"          LEFT JOIN verdict v ON v.submission = n.submission AND v.judge = n.judge"
	"         WHERE n.judge = m.person AND (v.id IS NOT NULL OR n.due_at > UTC_TIMESTAMP(6))) AS tasks"
	"  FROM member_now m"
	" WHERE m.teaching_group = ? AND m.person <> ?"
	"   AND NOT EXISTS (SELECT 1 FROM role_now l WHERE l.person = m.person"
	"                      AND l.kind = 'leader' AND l.teaching_group = m.teaching_group)"
	"   AND NOT EXISTS (SELECT 1 FROM role_now p WHERE p.person = m.person"
	"                      AND p.kind IN ('panel','chair') AND p.school = ?)"
	"   AND NOT EXISTS (SELECT 1 FROM drawn n WHERE n.submission = ? AND n.judge = m.person)" };

static struct query record = { .sql =
	"INSERT INTO draw (submission, round, seed, candidates, needed) VALUES (?, ?, ?, ?, ?)" };

static struct query record_judges = { .sql =
	"INSERT INTO drawn (draw, submission, author, judge, due_at)"
	" SELECT ?, ?, ?, j.person, UTC_TIMESTAMP(6) + INTERVAL ? DAY"
	"   FROM JSON_TABLE(?, '$[*]' COLUMNS (person BIGINT UNSIGNED PATH '$')) j" };

static struct query *const queries[] = { &begin, &reach, &fresh, &lapsed, &wanted, &colleagues,
    &record, &record_judges, NULL };

/* Where a look begins, the slice it is at, and what it found there. */
struct look {
	bool first;
	long long above;
	char since[40];
	long long after, upto;
	long long found[SLICE];
	size_t count;
};

/* One case, and what its draw needs to know. */
struct draw {
	long long submission;
	const struct result *want;
	struct colleague *people;
	size_t count;
};

static long long
want(const struct draw *d, const char *column)
{
	return cell(d->want, 0, column).number;
}

/* --- one draw ------------------------------------------------------------ */

static void
read_colleagues(struct request *r, struct draw *d)
{
	const struct result *c = ask(r, &colleagues, cell(d->want, 0, "programme"),
	    cell(d->want, 0, "teaching_group"), cell(d->want, 0, "author"),
	    cell(d->want, 0, "school"), number(d->submission));
	size_t i;

	d->people = keep(r, (c->rows + 1) * sizeof(*d->people));
	d->count = c->rows;
	for (i = 0; i < c->rows; i++) {
		d->people[i].person = (uint64_t)cell(c, i, "person").number;
		d->people[i].load = cell(c, i, "tasks").number;
	}
}

/* [{"person": 7, "load": 2}, ...] as it was, for whoever draws again. */
static struct value
published(struct request *r, const struct draw *d)
{
	struct json_object *all = lent(r, json_object_new_array()), *one;
	size_t i;

	for (i = 0; i < d->count; i++) {
		one = json_object_new_object();
		json_object_object_add(one, "person", json_object_new_int64((int64_t)d->people[i].person));
		json_object_object_add(one, "load", json_object_new_int64(d->people[i].load));
		json_object_array_add(all, one);
	}
	return text(r, "%s", json_object_to_json_string_ext(all, JSON_C_TO_STRING_PLAIN));
}

/* The first `drawn` of the sorted people: [7, 9]. */
static struct value
judges(struct request *r, const struct draw *d, size_t drawn)
{
	struct json_object *all = lent(r, json_object_new_array());
	size_t i;

	for (i = 0; i < drawn; i++)
		json_object_array_add(all, json_object_new_int64((int64_t)d->people[i].person));
	return text(r, "%s", json_object_to_json_string_ext(all, JSON_C_TO_STRING_PLAIN));
}

/* How many judges are missing: all of them at first. */
static long long
shortage(const struct draw *d)
{
	long long needed = want(d, "rounds") == 0 ? want(d, "k") : want(d, "needed");

	return needed - want(d, "given") - want(d, "live");
}

/* One transaction: a round for a case, if it still wants one. */
static int
draw_case(struct request *r, void *arg)
{
	struct draw d = { .submission = *(long long *)arg };
	unsigned char seed[DRAW_SEED];
	struct value candidates;
	size_t drawn;

	d.want = ask(r, &wanted, number(d.submission));
	if (d.want->rows == 0 || (want(&d, "rounds") > 0 && shortage(&d) <= 0))
		return 0;
	read_colleagues(r, &d);
	candidates = published(r, &d);
	randombytes_buf(seed, sizeof(seed));
	drawn = draw_peers(seed, (uint64_t)d.submission, (uint64_t)want(&d, "author"), d.people, d.count,
	    shortage(&d) > 0 ? (size_t)shortage(&d) : 0);
	about(r, "submission", d.submission);
	if (try_run(r, &record, number(d.submission), number(want(&d, "rounds") + 1),
	    bytes(r, seed, sizeof(seed)), candidates,
	    number(want(&d, "given") + want(&d, "live") + (long long)drawn)) < 0)
		return 0;
	run(r, &record_judges, number(last_id(r)), number(d.submission), cell(d.want, 0, "author"),
	    cell(d.want, 0, "days"), judges(r, &d, drawn));
	return 1;
}

/* --- looking ------------------------------------------------------------- */

static int
where_next(struct request *r, void *arg)
{
	struct look *l = arg;
	const struct result *b = ask(r, &begin);

	if (b->rows == 1) {
		l->above = cell(b, 0, "above").number;
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

static int
find_fresh(struct request *r, void *arg)
{
	struct look *l = arg;

	return keep_found(l, ask(r, &fresh, number(l->after), number(l->upto)));
}

static int
find_lapsed(struct request *r, void *arg)
{
	struct look *l = arg;

	return keep_found(l, ask(r, &lapsed, number(l->after), number(l->upto), text(r, "%s", l->since)));
}

/* Draws for what is found.  False when the database failed: the next look begins
 * where this one did. */
static bool
draw_found(struct job *job, struct look *l, int (*find)(struct request *, void *))
{
	bool well = true;
	size_t i;

	if (job_run(job, "review.draw.look", find, l) < 0)
		return false;
	for (i = 0; i < l->count && !job_stopping(job); i++)
		if (job_run(job, "review.draw.make", draw_case, &l->found[i]) < 0)
			well = false;
	return well;
}

/* What was handed in since; the first look takes the lapses on the way. */
static bool
look_at_cases(struct job *job, struct look *l)
{
	for (l->after = l->above; !job_stopping(job); l->after = l->upto) {
		if (job_run(job, "review.draw.look", next_slice, l) < 0)
			return false;
		if (l->upto < 0)
			return true;
		if (!draw_found(job, l, find_fresh) || (l->first && !draw_found(job, l, find_lapsed)))
			return false;
	}
	return true;
}

static bool
look_at_lapses(struct job *job, struct look *l)
{
	l->after = 0;
	l->upto = INT64_MAX;
	return draw_found(job, l, find_lapsed);
}

/* The next look begins where this one began, less what may have come late. */
static bool
look(struct job *job, struct look *l)
{
	struct look next = { 0 };

	if (job_run(job, "review.draw.look", where_next, &next) < 0 || !look_at_cases(job, l) ||
	    (!l->first && !look_at_lapses(job, l)))
		return false;
	*l = next;
	return true;
}

int
main(int argc, char **argv)
{
	struct look l = { .first = true, .since = "2000-01-01" };
	int every = 0;
	struct job *job;
	bool well;

	if (argc == 3 && strcmp(argv[1], "--every") == 0)
		every = atoi(argv[2]);
	else if (argc != 1 && (argc != 2 || strcmp(argv[1], "--check") != 0))
		every = -1;
	if (every < 0 || every > 3600 || (argc == 3 && every == 0)) {
		fprintf(stderr, "usage: review-draw [--every SECONDS | --check]\n");
		return 2;
	}
	job = job_open(argc, argv, "review", queries);
	do {
		well = look(job, &l);
		if (every > 0)
			job_wait(job, every);
	} while (every > 0 && !job_stopping(job));
	job_close(job);
	return well ? 0 : 1;
}
