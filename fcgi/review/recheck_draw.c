/* review/recheck_draw.c - the job of 复核: draws spot checks and judges, and ends
 * what has all its verdicts or whose time is over.
 *
 *	review-recheck                 does whatever waits for it, and ends
 *	review-recheck --every N       stays, and looks every N seconds (1 to 3600)
 *	review-recheck --again NUMBER  draws a spot check again and prints it; ends
 *	                               with 1 when another draw was kept
 *
 * Who may be drawn (ours): experts of the region and of those above it, and, for
 * all but spot checks, panel members of the programme's other schools; nobody of
 * the author's school, nobody who judged, returned, signed or coached, nobody
 * related, nobody twice.  The least loaded 200 stand in the draw. */
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/slice.h"
#include "review/spot_draw.h"
#include "rules/draw.h"
#include "rules/grade.h"

#define SLICE 500
#define VOTES_MAX 64

/* Everything before the first that is open has ended: the next look begins there. */
static struct query open_ones = { .sql =
	"SELECT x.recheck FROM recheck_open x WHERE x.recheck > ? ORDER BY x.recheck LIMIT 500" };

static struct query one = { .sql =
	"SELECT x.submission, x.author, x.school, x.kind, x.wanted, x.judge_days, x.due_at, s.programme, c.region,"
	"       x.due_at <= UTC_TIMESTAMP(6) AS late, w.submission IS NOT NULL AS returned,"
	"       (SELECT COUNT(*) FROM recheck_draw d WHERE d.recheck = x.recheck) AS rounds,"
	"       (SELECT COUNT(*) FROM recheck_verdict v WHERE v.recheck = x.recheck) AS given,"
	"       (SELECT COUNT(*) FROM due_recheck j WHERE j.recheck = x.recheck) AS live"
	"  FROM recheck_open x"
	"  JOIN submission s ON s.id = x.submission"
	"  JOIN school c ON c.id = x.school"
	"  LEFT JOIN work_return w ON w.submission = x.submission"
	" WHERE x.recheck = ?" };

static struct query candidates = { .sql =
	"SELECT p.person, (SELECT COUNT(*) FROM recheck_judge j WHERE j.judge = p.person) AS tasks"
	"  FROM (SELECT e.person FROM region_within w JOIN role_now e ON e.region = w.ancestor AND e.kind = 'expert'"
	"         WHERE w.region = ?"
	"         UNION"
	"        SELECT m.person FROM enrolment o JOIN role_now m ON m.school = o.school AND m.kind IN ('panel','chair')"
	"         WHERE o.programme = ? AND ? <> 'spot') p"
	" WHERE p.person <> ?"
	"   AND NOT EXISTS (SELECT 1 FROM member_now m WHERE m.person = p.person AND m.school = ?)"
	"   AND NOT EXISTS (SELECT 1 FROM role_now m WHERE m.person = p.person AND m.school = ?)"
	"   AND NOT EXISTS (SELECT 1 FROM verdict v WHERE v.submission = ? AND v.judge = p.person)"
	"   AND NOT EXISTS (SELECT 1 FROM signature g WHERE g.submission = ? AND g.chair = p.person)"
	"   AND NOT EXISTS (SELECT 1 FROM recheck_judge j WHERE j.submission = ? AND j.judge = p.person)"
	"   AND NOT EXISTS (SELECT 1 FROM same_person_answer q JOIN recheck_judge j ON j.judge = q.ended"
	"                    WHERE q.person = p.person AND j.submission = ?)"
	"   AND NOT EXISTS (SELECT 1 FROM coach_of h WHERE h.person = ? AND h.helper = p.person)"
	"   AND NOT EXISTS (SELECT 1 FROM on_behalf_answer h WHERE h.author = ? AND h.entered_by = p.person AND h.taken = 1)"
	"   AND NOT EXISTS (SELECT 1 FROM related k WHERE k.person = ? AND k.other = p.person)"
	" ORDER BY tasks, SHA2(CONCAT(?, '-', p.person), 256) LIMIT 200" };

static struct query record = { .sql =
	"INSERT INTO recheck_draw (recheck, round, seed, candidates) VALUES (?, ?, ?, ?)" };

static struct query record_judges = { .sql =
	"INSERT INTO recheck_judge (recheck, round, submission, author, judge, due_at)"
	" SELECT x.id, ?, x.submission, x.author, j.person, LEAST(x.due_at, UTC_TIMESTAMP(6) + INTERVAL x.judge_days DAY)"
	"   FROM recheck x"
	"   JOIN JSON_TABLE(?, '$[*]' COLUMNS (person BIGINT UNSIGNED PATH '$')) j"
	"  WHERE x.id = ?" };

static struct query votes = { .sql = "SELECT grade FROM recheck_verdict WHERE recheck = ?" };

static struct query end = { .sql =
	"INSERT INTO recheck_result (recheck, submission, kind, grade, votes)"
	" SELECT x.recheck, x.submission, x.kind, ?, ? FROM recheck_open x WHERE x.recheck = ?" };

/* 公示异议 that chair and office let lie: others look, so that nobody waits for them. */
static struct query unanswered = { .sql =
	"INSERT INTO recheck (submission, author, school, kind, occasion, reason, wanted, judge_days, due_at)"
	" SELECT b.submission, b.author, b.school, 'objection', b.objection, b.reason, b.wanted, b.days,"
	"        UTC_TIMESTAMP(6) + INTERVAL 3 * b.days DAY"
	"   FROM objection_open b WHERE b.due_at <= UTC_TIMESTAMP(6)" };

static struct query *const queries[] = { &open_ones, &one, &candidates, &record, &record_judges, &votes, &end,
    &unanswered, &spot_waiting, &spot_frame, &spot_record, &spot_works, &spot_kept, NULL };

/* One recheck, and what there is to know of it. */
struct work {
	long long recheck;
	const struct result *now;
};

static long long
now(const struct work *w, const char *column)
{
	return cell(w->now, 0, column).number;
}

/* --- its judges ------------------------------------------------------------------ */

static struct colleague *
read_candidates(struct request *r, const struct work *w, size_t *count)
{
	struct value author = cell(w->now, 0, "author"), school = cell(w->now, 0, "school");
	struct value submission = cell(w->now, 0, "submission");
	const struct result *c = ask(r, &candidates, cell(w->now, 0, "region"), cell(w->now, 0, "programme"),
	    cell(w->now, 0, "kind"), author, school, school, submission, submission, submission, submission, author,
	    author, author, number(w->recheck));
	struct colleague *list = keep(r, (c->rows + 1) * sizeof(*list));
	size_t i;

	for (i = 0; i < c->rows; i++) {
		list[i].person = (uint64_t)cell(c, i, "person").number;
		list[i].load = cell(c, i, "tasks").number;
	}
	*count = c->rows;
	return list;
}

/* [{"person": 7, "load": 2}, ...], or [7, 9] without the loads. */
static struct value
listed(struct request *r, const struct colleague *list, size_t count, bool loads)
{
	struct json_object *all = lent(r, json_object_new_array()), *person, *o;
	size_t i;

	for (i = 0; i < count; i++) {
		person = json_object_new_int64((int64_t)list[i].person);
		if (!loads) {
			json_object_array_add(all, person);
			continue;
		}
		o = json_object_new_object();
		json_object_object_add(o, "person", person);
		json_object_object_add(o, "load", json_object_new_int64(list[i].load));
		json_object_array_add(all, o);
	}
	return text(r, "%s", json_object_to_json_string_ext(all, JSON_C_TO_STRING_PLAIN));
}

/* A round for what is missing; none while there is nobody to draw. */
static int
draw_judges(struct request *r, const struct work *w, long long missing)
{
	unsigned char seed[SEED_BYTES];
	struct value candidates_then;
	struct colleague *list;
	size_t count, drawn;

	list = read_candidates(r, w, &count);
	if (count == 0)
		return 0;
	candidates_then = listed(r, list, count, true);
	randombytes_buf(seed, sizeof(seed));
	drawn = draw_peers(seed, (uint64_t)w->recheck, (uint64_t)now(w, "author"), list, count, (size_t)missing);
	if (drawn == 0 || try_run(r, &record, number(w->recheck), number(now(w, "rounds") + 1),
	    bytes(r, seed, sizeof(seed)), candidates_then) < 0)
		return 0;
	run(r, &record_judges, number(now(w, "rounds") + 1), listed(r, list, drawn, false), number(w->recheck));
	return 1;
}

/* --- its end ---------------------------------------------------------------------- */

static int
end_it(struct request *r, const struct work *w)
{
	const struct result *v = ask(r, &votes, number(w->recheck));
	enum grade given[VOTES_MAX], g;
	size_t i, count = v->rows < VOTES_MAX ? v->rows : VOTES_MAX;

	for (i = 0; i < count; i++) {
		for (g = EXCELLENT; g > FAIL; g--)
			if (strcmp(cell(v, i, "grade").text, grade_words[g]) == 0)
				break;
		given[i] = g;
	}
	return try_run(r, &end, count == 0 ? nothing() : text(r, "%s", grade_words[panel_grade(given, count)]),
	    number((long long)count), number(w->recheck)) > 0;
}

/* One transaction: whatever a recheck waits for. */
static int
go_on(struct request *r, void *arg)
{
	struct work w = { .recheck = *(long long *)arg };
	long long missing;

	w.now = ask(r, &one, number(w.recheck));
	if (w.now->rows == 0)
		return 0;
	about(r, "recheck", w.recheck);
	missing = now(&w, "wanted") - now(&w, "given");
	if (missing <= 0 || now(&w, "late") || now(&w, "returned"))
		return end_it(r, &w);
	missing -= now(&w, "live");
	return missing > 0 ? draw_judges(r, &w, missing) : 0;
}

/* --- looking ------------------------------------------------------------------------ */

struct look {
	long long first;		/* nothing is open up to here */
	long long after;
	long long found[SLICE];
	size_t count;
};

static int
find_open(struct request *r, void *arg)
{
	struct look *l = arg;
	const struct result *f = ask(r, &open_ones, number(l->after));

	for (l->count = 0; l->count < f->rows && l->count < SLICE; l->count++)
		l->found[l->count] = cell(f, l->count, "recheck").number;
	return 0;
}

static int
open_unanswered(struct request *r, void *arg)
{
	(void)arg;
	return run(r, &unanswered) > 0;
}

static bool
look_at_open(struct job *job, struct look *l)
{
	long long first = l->first;
	bool well = true;
	size_t i;

	l->after = l->first;
	do {
		if (job_run(job, "review.recheck.look", find_open, l) < 0)
			return false;
		if (l->after == l->first && l->count > 0)
			first = l->found[0] - 1;
		for (i = 0; i < l->count && !job_stopping(job); i++)
			if (job_run(job, "review.recheck.go_on", go_on, &l->found[i]) < 0)
				well = false;
		if (l->count > 0)
			l->after = l->found[l->count - 1];
	} while (l->count == SLICE && !job_stopping(job));
	l->first = first;
	return well;
}

static bool
look(struct job *job, struct look *l)
{
	bool drawn = draw_spot_checks(job);
	bool opened = job_run(job, "review.objection.open", open_unanswered, NULL) >= 0;

	return look_at_open(job, l) && drawn && opened;
}

int
main(int argc, char **argv)
{
	long long n = argc == 3 ? atoll(argv[2]) : 0;
	bool every = argc == 3 && strcmp(argv[1], "--every") == 0 && n >= 1 && n <= 3600;
	bool again = argc == 3 && strcmp(argv[1], "--again") == 0 && n >= 1;
	static struct look l;
	struct job *job;
	bool well;

	if (!every && !again && argc != 1 && (argc != 2 || strcmp(argv[1], "--check") != 0)) {
		fprintf(stderr, "usage: review-recheck [--every SECONDS | --again SPOT_CHECK | --check]\n");
		return 2;
	}
	job = job_open(argc, argv, "review", queries);
	do {
		well = again ? draw_again(job, n) : look(job, &l);
		if (every)
			job_wait(job, (int)n);
	} while (every && !job_stopping(job));
	job_close(job);
	return well ? 0 : 1;
}
