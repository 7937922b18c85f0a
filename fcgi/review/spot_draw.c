/* review/spot_draw.c - which works a spot check looks at: school by school, out of
 * what was decided when it was ordered, by its seed (rules/sample.h). */
#include <stdio.h>
#include <string.h>

#include "review/spot_draw.h"
#include "rules/sample.h"

/* Schools of the region in the programme in which nothing was drawn yet. */
struct query spot_waiting = { .sql =
	"SELECT k.id AS spot_check, e.school"
	"  FROM spot_check k"
	"  JOIN enrolment e ON e.programme = k.programme"
	"  JOIN school s ON s.id = e.school"
	"  JOIN region_within w ON w.region = s.region AND w.ancestor = k.region"
	"  LEFT JOIN spot_school d ON d.spot_check = k.id AND d.school = e.school"
	" WHERE k.closes_at > UTC_TIMESTAMP(6) AND d.school IS NULL"
	" ORDER BY k.id, e.school LIMIT 1000" };

/* What was decided in a school when the check was ordered; kept facts only, so
 * that it can be read again later.  late: mended, and decided within the week
 * before (ours). */
struct query spot_frame = { .sql =
	"SELECT k.seed, k.percent, k.least, k.closes_at, s.id AS submission, g.grade,"
	"       EXISTS (SELECT 1 FROM verdict v WHERE v.submission = s.id AND v.level = 'panel'"
	"                  AND v.given_at <= k.made_at AND v.grade <> g.grade) AS borderline,"
	"       s.number > 1 AND g.signed_at > k.made_at - INTERVAL 7 DAY AS late"
	"  FROM spot_check k"
	"  JOIN submission s ON s.school = ? AND s.programme = k.programme"
	"  JOIN signature g ON g.submission = s.id AND g.signed_at <= k.made_at"
	"  LEFT JOIN submission n ON n.person = s.person AND n.ability = s.ability AND n.programme = s.programme"
	"       AND n.number = s.number + 1 AND n.handed_in_at <= k.made_at"
	" WHERE k.id = ? AND n.id IS NULL ORDER BY s.id LIMIT 10000" };

struct query spot_record = { .sql =
	"INSERT INTO spot_school (spot_check, school, works, drawn) VALUES (?, ?, ?, ?)" };

/* One expert a work (ours); whoever lets it lie is followed by another. */
struct query spot_works = { .sql =
	"INSERT INTO recheck (submission, author, school, kind, occasion, wanted, judge_days, due_at)"
	" SELECT s.id, s.person, s.school, 'spot', k.id, 1, 7, k.closes_at"
	"   FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT UNSIGNED PATH '$')) j"
	"   JOIN submission s ON s.id = j.id"
	"   JOIN spot_check k ON k.id = ?" };

struct query spot_kept = { .sql =
	"SELECT d.school, (SELECT COALESCE(JSON_ARRAYAGG(x.submission ORDER BY x.submission), JSON_ARRAY()) FROM recheck x"
	"                   WHERE x.kind = 'spot' AND x.occasion = d.spot_check AND x.school = d.school) AS works"
	"  FROM spot_school d WHERE d.spot_check = ? ORDER BY d.school" };

/* A school of a spot check, and what was drawn there. */
struct place {
	long long spot_check, school;
};

struct sample {
	struct sampled *works;
	size_t count, drawn;
};

static struct sample
drawn_in(struct request *r, const struct place *p)
{
	const struct result *f = ask(r, &spot_frame, number(p->school), number(p->spot_check));
	struct sample s = { .works = keep(r, (f->rows + 1) * sizeof(struct sampled)), .count = f->rows };
	size_t i;

	for (i = 0; i < f->rows; i++) {
		s.works[i].work = (uint64_t)cell(f, i, "submission").number;
		s.works[i].excellent = strcmp(cell(f, i, "grade").text, "excellent") == 0;
		s.works[i].borderline = cell(f, i, "borderline").number != 0;
		s.works[i].late = cell(f, i, "late").number != 0;
	}
	if (f->rows > 0)
		s.drawn = sample_draw((const unsigned char *)cell(f, 0, "seed").text, (uint64_t)p->school,
		    cell(f, 0, "percent").number, cell(f, 0, "least").number, s.works, s.count);
	return s;
}

static int
by_number(const void *a, const void *b)
{
	const struct sampled *x = a, *y = b;

	return x->work < y->work ? -1 : x->work > y->work;
}

/* The drawn, [7, 9], in the order of their numbers. */
static struct value
numbers(struct request *r, struct sample *s)
{
	struct json_object *all = lent(r, json_object_new_array());
	size_t i;

	qsort(s->works, s->drawn, sizeof(*s->works), by_number);
	for (i = 0; i < s->drawn; i++)
		json_object_array_add(all, json_object_new_int64((int64_t)s->works[i].work));
	return text(r, "%s", json_object_to_json_string_ext(all, JSON_C_TO_STRING_PLAIN));
}

/* One transaction: one school.  Run twice it changes nothing. */
static int
draw_school(struct request *r, void *arg)
{
	const struct place *p = arg;
	struct sample s = drawn_in(r, p);

	about(r, "spot_check", p->spot_check);
	if (try_run(r, &spot_record, number(p->spot_check), number(p->school), number((long long)s.count),
	    number((long long)s.drawn)) < 0)
		return 0;
	if (s.drawn > 0)
		run(r, &spot_works, numbers(r, &s), number(p->spot_check));
	return 1;
}

#define PLACES 1000

struct places {
	struct place all[PLACES];
	size_t count;
};

static int
find_places(struct request *r, void *arg)
{
	const struct result *w = ask(r, &spot_waiting);
	struct places *found = arg;

	for (found->count = 0; found->count < w->rows && found->count < PLACES; found->count++)
		found->all[found->count] = (struct place){ cell(w, found->count, "spot_check").number,
		    cell(w, found->count, "school").number };
	return 0;
}

bool
draw_spot_checks(struct job *job)
{
	static struct places found;
	bool well = true;
	size_t i;

	do {
		if (job_run(job, "review.spot_check.look", find_places, &found) < 0)
			return false;
		for (i = 0; i < found.count && !job_stopping(job); i++)
			if (job_run(job, "review.spot_check.draw", draw_school, &found.all[i]) < 0)
				well = false;
	} while (well && found.count == PLACES && !job_stopping(job));
	return well;
}

/* --- again -------------------------------------------------------------------- */

struct again {
	long long spot_check;
	bool same;
};

static int
compare(struct request *r, void *arg)
{
	struct again *a = arg;
	const struct result *kept = ask(r, &spot_kept, number(a->spot_check));
	struct place p = { .spot_check = a->spot_check };
	struct sample s;
	struct value found;
	size_t i;

	a->same = kept->rows > 0;
	for (i = 0; i < kept->rows; i++) {
		p.school = cell(kept, i, "school").number;
		s = drawn_in(r, &p);
		found = numbers(r, &s);
		printf("%lld %zu %s\n", p.school, s.count, found.text);
		a->same = a->same && json_object_equal(parsed(r, found), parsed(r, cell(kept, i, "works")));
	}
	return 0;
}

bool
draw_again(struct job *job, long long spot_check)
{
	struct again a = { .spot_check = spot_check };

	return job_run(job, "review.spot_check.look", compare, &a) >= 0 && a.same;
}
