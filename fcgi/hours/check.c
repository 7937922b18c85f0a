/* hours/check.c - sums that cannot be (rules.md 6): more than 24 hours on one day, two
 * things learned at once, more than the course's length, a course finished in a fraction
 * of its length.  Such a record is kept and shown; it counts once the office has said so
 * (ours).  Whatever came first stands, and the later record is the doubtful one.
 *
 * Looked for account by account, a thousand at a time, over everything that one person
 * has on all platforms. */
#include "hours/run.h"

#include <stdio.h>

#define ACCOUNTS "1000"
/* A minute of overlap is how platforms round their times; a quarter of a course's length
 * is too short to have taken the course.  Both are ours. */
#define ROUNDING " INTERVAL 60 SECOND"
#define FRACTION "4"

/* Runs whose records are not checked: this one, and what was killed before it. */
struct query check_runs = {
	"SELECT u.id, CAST((SELECT MAX(g.ended_at) FROM pull_run g WHERE g.provider = u.provider"
	"               AND g.id < u.id AND g.unchecked = 0) AS CHAR) AS matched"
	"  FROM pull_run u WHERE u.provider = ? AND u.id <= ? AND (u.unchecked = 1 OR u.id = ?)"
	" ORDER BY u.id" };

/* Accounts of a run's records, and those whose person is known since the last run. */
struct query check_slice = {
	"SELECT MAX(t.account) AS upto FROM ("
	" (SELECT r.account FROM platform_record r WHERE r.run = ? AND r.account > ?"
	"   GROUP BY r.account ORDER BY r.account LIMIT " ACCOUNTS ")"
	" UNION"
	" (SELECT a.account FROM platform_account a"
	"   WHERE a.provider = ? AND a.matched_at >= ? AND a.account > ?"
	"   ORDER BY a.account LIMIT " ACCOUNTS ")"
	" ORDER BY account LIMIT " ACCOUNTS ") t" };

/* Whose records of a slice: (run, after, upto, provider, matched, after, upto). */
#define TOUCHED(what) \
	"(SELECT a." what " FROM platform_record r" \
	"   JOIN platform_account a ON a.provider = r.provider AND a.account = r.account" \
	"  WHERE r.run = ? AND r.account > ? AND r.account <= ?" \
	"  UNION" \
	" SELECT a." what " FROM platform_account a" \
	"  WHERE a.provider = ? AND a.matched_at >= ? AND a.account > ? AND a.account <= ?)"

/* All their records that count, each with the sums up to it.  A result without a length
 * takes no time, what was given for a course is not measured, and midnight in China is
 * how a platform says only the day: none of them is at once with anything.  An hour that
 * was taken back is not doubted again. */
#define TIMED "r.measured AND r.seconds > 0 AND TIME(r.happened_at + INTERVAL 8 HOUR) > 0"
#define BEFORE(of) "OVER (PARTITION BY " of " ORDER BY x.run, x.ends, x.record)"
#define BESIDE(rows) "OVER (PARTITION BY x.who ORDER BY x.begins, x.run, x.record ROWS BETWEEN " rows ")"
#define OVER_DAY "(w.took > 0 AND w.on_day > 86400)"
#define AT_ONCE "(w.last_end > w.begins +" ROUNDING " OR w.next_begin < w.span_end -" ROUNDING ")"
#define TOO_LONG "w.in_course >= (w.minutes + 1) * 60"
#define TOO_FAST "(w.completed = 1 AND w.spent * " FRACTION " < w.minutes * 60)"
#define DOUBTS(touched, accounts, who) \
	"INSERT INTO platform_doubt (provider, record, reasons, run)" \
	" SELECT w.provider, w.record, CONCAT_WS(',', IF(" OVER_DAY ", 'day', NULL)," \
	"        IF(" AT_ONCE ", 'overlap', NULL), IF(" TOO_LONG ", 'length', NULL)," \
	"        IF(" TOO_FAST ", 'fast', NULL)), ?" \
	"   FROM (SELECT x.*," \
	"          SUM(x.took) " BEFORE("x.who, x.day") " AS on_day," \
	"          SUM(x.seconds) " BEFORE("x.who, x.provider, x.code") " AS in_course," \
	"          COALESCE(x.elapsed, NULLIF(SUM(x.took) " BEFORE("x.who, x.provider, x.code") ", 0)) AS spent," \
	"          MAX(x.span_end) " BESIDE("UNBOUNDED PRECEDING AND 1 PRECEDING") " AS last_end," \
	"          MIN(IF(x.fresh, NULL, x.begins)) " BESIDE("1 FOLLOWING AND UNBOUNDED FOLLOWING") " AS next_begin" \
	"     FROM (SELECT r.provider, r.record, r.run, r.code, r.seconds, r.completed, r.elapsed," \
	"             " who " AS who, c.minutes, DATE(r.happened_at + INTERVAL 8 HOUR) AS day," \
	"             IF(r.measured, r.seconds, 0) AS took, r.happened_at AS ends," \
	"             IF(" TIMED ", r.happened_at, NULL) AS span_end," \
	"             IF(" TIMED ", r.happened_at - INTERVAL r.seconds SECOND, NULL) AS begins," \
	"             r.run = ? OR (a.provider = ? AND a.matched_at >= ?) AS fresh, d.record IS NOT NULL AS answered" \
	"        FROM " touched " t" \
	"        JOIN platform_account a ON " accounts \
	"        JOIN platform_record r ON r.provider = a.provider AND r.account = a.account" \
	"        LEFT JOIN platform_course c ON c.provider = r.provider AND c.code = r.code" \
	"              AND r.code <> '' AND c.minutes > 0" \
	"        LEFT JOIN platform_void v ON v.provider = r.provider AND v.record = r.record" \
	"        LEFT JOIN platform_doubt d ON d.provider = r.provider AND d.record = r.record" \
	"        LEFT JOIN doubt_answer n ON n.provider = d.provider AND n.record = d.record" \
	"       WHERE v.record IS NULL AND (d.record IS NULL OR n.counts = 1)) x) w" \
	"   LEFT JOIN hours_entry e ON e.provider = w.provider AND e.record = w.record" \
	"  WHERE w.fresh AND NOT w.answered AND e.id IS NULL" \
	"    AND (" OVER_DAY " OR " AT_ONCE " OR " TOO_LONG " OR " TOO_FAST ")"

struct query check_people = {
	DOUBTS(TOUCHED("person"), "a.person = t.person", "a.person") };

/* Accounts of nobody, each by itself. */
struct query check_strangers = {
	DOUBTS(TOUCHED("account"), "a.provider = ? AND a.account = t.account AND a.person IS NULL",
	    "a.account") };

struct query check_counts = {
	"UPDATE pull_run SET doubted = doubted + ? WHERE id = ?" };

struct check {
	struct run *run;
	struct value matched;
	char since[30];		/* accounts matched since then are looked at, too */
	bool more;
};

static int
check_accounts(struct request *r, void *arg)
{
	struct check *c = arg;
	struct slice *s = &c->run->slice;
	struct value run = number(s->run), provider = number(c->run->provider);
	struct value after = text(r, "%s", s->after), since = text(r, "%s", c->since), upto;
	long found;

	upto = cell(ask(r, &check_slice, run, after, provider, since, after), 0, "upto");
	if (!(c->more = upto.kind == TEXT))
		return 0;
	found = run(r, &check_people, number(c->run->id), run, provider, since,
	    run, after, upto, provider, since, after, upto);
	found += run(r, &check_strangers, number(c->run->id), run, provider, since,
	    run, after, upto, provider, since, after, upto, provider);
	snprintf(s->upto, sizeof(s->upto), "%s", upto.text);
	if (found == 0)
		return 0;
	run(r, &check_counts, number(found), number(c->run->id));
	about(r, "pull_run", c->run->id);
	return 1;
}

struct runs {
	struct run *run;
	long long id[100];
	char since[100][30];
	size_t count;
};

/* A run that was killed left nothing matched; the last one says since when. */
static int
list_runs(struct request *r, void *arg)
{
	struct runs *l = arg;
	struct value id = number(l->run->id), since;
	const struct result *found = ask(r, &check_runs, number(l->run->provider), id, id);

	for (l->count = 0; l->count < found->rows && l->count < 100; l->count++) {
		since = cell(found, l->count, "matched");
		l->id[l->count] = cell(found, l->count, "id").number;
		snprintf(l->since[l->count], sizeof(l->since[0]), "%s",
		    since.kind == TEXT ? since.text : "2000-01-01");
	}
	return 0;
}

bool
run_check(struct run *run)
{
	struct runs list = { .run = run };
	struct check c = { .run = run };
	struct slice *s = &run->slice;
	size_t i;

	if (job_run(run->job, "hours.pull.runs", list_runs, &list) < 0)
		return false;
	for (i = 0; i < list.count; i++) {
		s->run = list.id[i];
		s->after[0] = '\0';
		snprintf(c.since, sizeof(c.since), "%s", list.since[i]);
		do {
			if (job_run(run->job, "hours.pull.check", check_accounts, &c) < 0)
				return false;
			snprintf(s->after, sizeof(s->after), "%s", s->upto);
		} while (c.more);
	}
	return true;
}
