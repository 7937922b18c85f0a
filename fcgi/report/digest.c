/* report/digest.c - the day's round: who has something due, one row a person and day.
 *
 * Everybody is looked at once a day, by the statement of her first page, fifty people in
 * a transaction; where the round has come to is kept, so a job that was ended goes on. */
#include <stdio.h>

#include "report/letter.h"
#include "report/now.h"
#include "report/send.h"

#define TODAY "DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR)"

#define PEOPLE(from) \
	"SELECT p.id AS person, m.school, " DUTY_BITS " AS duties" \
	"  FROM (SELECT id FROM person WHERE closed = 0 AND " from " ORDER BY id LIMIT 50) p" \
	"  LEFT JOIN member m ON m.person = p.id AND m.here = 1" \
	"  LEFT JOIN role r ON r.person = p.id AND r.since <= " TODAY " AND (r.until IS NULL OR r.until > " TODAY ")" \
	" GROUP BY p.id, m.school ORDER BY p.id"
static struct query next_people = { PEOPLE("id > ?") };
static struct query one_person = { PEOPLE("id = ?") };

static struct query begin_day = {
	"INSERT INTO digest_round (day) SELECT ? FROM (SELECT 1) one"
	" WHERE NOT EXISTS (SELECT 1 FROM digest_round r WHERE r.day = ?)" };
static struct query where_we_are = {
	"SELECT reached, done_at IS NOT NULL AS done FROM digest_round WHERE day = ?" };
static struct query go_on = { "UPDATE digest_round SET reached = ? WHERE day = ?" };
static struct query end_day = { "UPDATE digest_round SET done_at = UTC_TIMESTAMP(6) WHERE day = ?" };

/* Once a day, and not more than so many in seven days. */
static struct query add = {
	"INSERT INTO digest (person, day, school, late, soon, others)"
	" SELECT ?, ?, ?, ?, ?, ? FROM (SELECT COUNT(*) AS n FROM digest"
	"         WHERE person = ? AND day > CAST(? AS DATE) - INTERVAL 7 DAY) w WHERE w.n < ?" };

struct query *const digest_queries[] = { &next_people, &one_person, &begin_day, &where_we_are, &go_on,
	&end_day, &add, NOW_QUERIES, NULL };

static void
look_at(struct request *r, const struct sending *s, struct value person, struct value school,
    unsigned duties)
{
	struct letter l;
	struct now of;

	if (!now_of(r, person, duties, &of))
		return;
	letter_digest(&l, of.waiting, s->now, s->days, s->site);
	if (l.today > 0)
		try_run(r, &add, person, text(r, "%s", s->day), school, number(l.late), number(l.soon),
		    number(l.others), person, text(r, "%s", s->day), number(REMIND_WEEKLY));
	letter_free(&l);
}

static void
look_at_all(struct request *r, const struct sending *s, const struct result *people)
{
	size_t i;

	for (i = 0; i < people->rows; i++) {
		begin_part(r);
		look_at(r, s, cell(people, i, "person"), cell(people, i, "school"),
		    (unsigned)cell(people, i, "duties").number);
		end_part(r);
	}
}

static int
look_at_one(struct request *r, void *arg)
{
	struct sending *s = arg;

	look_at_all(r, s, ask(r, &one_person, number(s->only)));
	about(r, "person", s->only);
	return 1;
}

/* 1 while there are more, 0 when the day is done. */
static int
look_at_some(struct request *r, void *arg)
{
	struct sending *s = arg;
	struct value day = text(r, "%s", s->day);
	const struct result *people, *place;

	run(r, &begin_day, day, day);
	place = ask(r, &where_we_are, day);
	if (cell(place, 0, "done").number)
		return 0;
	people = ask(r, &next_people, cell(place, 0, "reached"));
	look_at_all(r, s, people);
	if (people->rows > 0)
		run(r, &go_on, cell(people, people->rows - 1, "person"), day);
	else
		run(r, &end_day, day);
	about(r, "digest_round", 0);
	return 1;
}

bool
digest_round(struct sending *s)
{
	int more;

	if (s->only > 0)
		return job_run(s->job, "report.digest.look", look_at_one, s) >= 0;
	do
		more = job_run(s->job, "report.digest.look", look_at_some, s);
	while (more > 0 && !job_stopping(s->job));
	return more >= 0;
}
