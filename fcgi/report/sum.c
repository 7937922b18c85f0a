/* report/sum.c - report-sum: the table `progress` from the facts, and today's sums of it, a
 * school at a time.
 *
 *	report-sum [--every SECONDS | --recount | --check]
 *
 * Only rows that differ are written, so a pass over a county where little has
 * happened writes little.  --recount writes nothing: it counts the rows that differ
 * from the facts and ends with 1 when there are any. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/figures.h"

#define SCHOOLS 200	/* asked for at a time */

static struct query next_schools = {
	"SELECT id FROM school WHERE id > ? ORDER BY id LIMIT 200" };

#define MOMENTS(t) \
	t ".person, " t ".school, " t ".teaching_group, " t ".since, " t ".until, " t ".chosen_at, " \
	t ".handed_in_at, " t ".passed_at, " t ".proposed_at, " t ".certified_at, " t ".revoked_at"
#define SAME(column) "p." column " <=> f." column
#define ALL_SAME \
	SAME("person") " AND " SAME("school") " AND " SAME("teaching_group") " AND " SAME("since") \
	" AND " SAME("until") " AND " SAME("chosen_at") " AND " SAME("handed_in_at") " AND " \
	SAME("passed_at") " AND " SAME("proposed_at") " AND " SAME("certified_at") " AND " \
	SAME("revoked_at")
#define TAKE(column) column " = VALUES(" column ")"

/* LIMIT: the view is worked out once a row, and not again for each comparison. */
#define DIFFERENT \
	"  FROM (SELECT * FROM progress_facts WHERE school = ? LIMIT 100000) f" \
	"  LEFT JOIN progress p ON p.programme = f.programme AND p.member = f.member" \
	" WHERE p.member IS NULL OR NOT (" ALL_SAME ")"

static struct query write_school = {
	"INSERT INTO progress (programme, member, person, school, teaching_group, since, until,"
	"        chosen_at, handed_in_at, passed_at, proposed_at, certified_at, revoked_at)"
	" SELECT f.programme, f.member, " MOMENTS("f") DIFFERENT
	" ON DUPLICATE KEY UPDATE " TAKE("person") ", " TAKE("school") ", " TAKE("teaching_group") ", "
	TAKE("since") ", " TAKE("until") ", " TAKE("chosen_at") ", " TAKE("handed_in_at") ", "
	TAKE("passed_at") ", " TAKE("proposed_at") ", " TAKE("certified_at") ", " TAKE("revoked_at") };

static struct query differing = { "SELECT COUNT(*) AS n" DIFFERENT };

/* Rows that no fact stands behind any more: another kind of staff, another date. */
#define GONE \
	" FROM progress p LEFT JOIN (SELECT programme, member FROM progress_facts WHERE school = ?" \
	"                             LIMIT 100000) f" \
	"   ON f.programme = p.programme AND f.member = p.member" \
	" WHERE p.school = ? AND f.member IS NULL"

static struct query drop_gone = { "DELETE p" GONE };
static struct query gone = { "SELECT COUNT(*) AS n" GONE };

/* Today's sums, where they differ.  LIMIT: worked out once. */
#define EACH(of) of("members") of("exempt") of("base") of("chosen") of("handed_in") of("passed") of("proposed")
#define COLUMN(name) name ", "
#define TAKEN(name) name " = VALUES(" name "), "
#define EQUAL(name) "p." name " = t." name " AND "

static struct query write_sum = {
	"INSERT INTO progress_sum (programme, school, " EACH(COLUMN) "certified)"
	" SELECT t.* FROM (SELECT h.programme, h.school," SUMS
	"                    FROM (" HERE(FROM_SCHOOL) ALL_HERE ") h GROUP BY h.programme, h.school LIMIT 1000) t"
	"   LEFT JOIN progress_sum p ON p.programme = t.programme AND p.school = t.school"
	"  WHERE p.school IS NULL OR NOT (" EACH(EQUAL) "p.certified = t.certified)"
	" ON DUPLICATE KEY UPDATE " EACH(TAKEN) TAKE("certified") };

static struct query drop_sum = {
	"DELETE p FROM progress_sum p LEFT JOIN progress q ON q.school = p.school AND q.programme = p.programme"
	" WHERE p.school = ? AND q.member IS NULL" };

static struct query begins = {
	"SELECT CAST(UTC_TIMESTAMP(6) AS CHAR) AS at, CAST(DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR) AS CHAR) AS day" };
static struct query ends = { "INSERT INTO progress_run (began_at) VALUES (?)" };

static struct query *const queries[] = { &next_schools, &write_school, &differing, &drop_gone,
	&gone, &write_sum, &drop_sum, &begins, &ends, NULL };

struct pass {
	long long schools[SCHOOLS], school, different;
	size_t count;
	char began[32], day[16];
};

static int
find_schools(struct request *r, void *arg)
{
	struct pass *p = arg;
	const struct result *found = ask(r, &next_schools, number(p->school));

	for (p->count = 0; p->count < found->rows; p->count++)
		p->schools[p->count] = cell(found, p->count, "id").number;
	return 0;
}

static int
begin(struct request *r, void *arg)
{
	struct pass *p = arg;

	const struct result *now = ask(r, &begins);

	snprintf(p->began, sizeof(p->began), "%s", cell(now, 0, "at").text);
	snprintf(p->day, sizeof(p->day), "%s", cell(now, 0, "day").text);
	return 0;
}

static int
finish(struct request *r, void *arg)
{
	struct pass *p = arg;

	run(r, &ends, text(r, "%s", p->began));
	about(r, "progress_run", last_id(r));
	return 1;
}

/* Of all programmes and kinds. */
static long
sum_today(struct request *r, struct value school, struct value day)
{
	struct value all = nothing();

	return run(r, &write_sum, day, day, school, all, all, all, all, all, all, all) +
	    run(r, &drop_sum, school);
}

static int
sum_school(struct request *r, void *arg)
{
	struct pass *p = arg;
	struct value school = number(p->school);
	long n = run(r, &write_school, school) + run(r, &drop_gone, school, school) +
	    sum_today(r, school, text(r, "%s", p->day));

	about(r, "school", p->school);
	return n > 0;
}

static int
recount_school(struct request *r, void *arg)
{
	struct pass *p = arg;
	struct value school = number(p->school);

	p->different += cell(ask(r, &differing, school), 0, "n").number +
	    cell(ask(r, &gone, school, school), 0, "n").number;
	return 0;
}

/* Every school, in order.  False when the database failed. */
static bool
each_school(struct job *job, struct pass *p, int (*work)(struct request *, void *))
{
	bool well = true;
	size_t i;

	for (p->school = 0; !job_stopping(job); ) {
		if (job_run(job, "report.sum.look", find_schools, p) < 0)
			return false;
		if (p->count == 0)
			return well;
		for (i = 0; i < p->count && !job_stopping(job); i++) {
			p->school = p->schools[i];
			if (job_run(job, "report.sum.school", work, p) < 0)
				well = false;
		}
	}
	return false;
}

static bool
sum(struct job *job)
{
	struct pass p = { 0 };

	return job_run(job, "report.sum.begin", begin, &p) >= 0 && each_school(job, &p, sum_school) &&
	    job_run(job, "report.sum.end", finish, &p) == 1;
}

static bool
recount(struct job *job)
{
	struct pass p = { 0 };
	bool well = each_school(job, &p, recount_school);

	printf("%lld rows differ from a recount\n", p.different);
	return well && p.different == 0;
}

int
main(int argc, char **argv)
{
	bool counting = argc == 2 && strcmp(argv[1], "--recount") == 0, well;
	int every = argc == 3 && strcmp(argv[1], "--every") == 0 ? atoi(argv[2]) : 0;
	struct job *job;

	if (argc > 1 && !counting && every <= 0 && (argc != 2 || strcmp(argv[1], "--check") != 0)) {
		fprintf(stderr, "usage: report-sum [--every SECONDS | --recount | --check]\n");
		return 2;
	}
	job = job_open(counting ? 1 : argc, argv, "report", queries);
	do {
		well = counting ? recount(job) : sum(job);
		if (every > 0)
			job_wait(job, every);
	} while (every > 0 && !job_stopping(job));
	job_close(job);
	return well ? 0 : 1;
}
