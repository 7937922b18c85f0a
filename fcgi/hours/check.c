/* hours/check.c - sums that cannot be (rules.md 6): more than 24 hours on one day, two
 * things learned at once, more than the course's length, a course finished in a fraction
 * of its length.  Such a record is kept and shown; it counts once the office has said so
 * (ours).  What came first stands, the later record is the doubtful one.
 *
 * Looked for some accounts at a time, over everything that one person has on all
 * platforms.  Not in SQL: MariaDB computes MAX() OVER anew for every row. */
#include "hours/run.h"

#include <stdio.h>
#include <string.h>

/* A minute of overlap is how platforms round their times; a quarter of a course's length
 * is too short to have taken the course.  Both are ours. */
#define ROUNDING 60
#define FRACTION 4
#define DAY 86400
#define ACCOUNTS 100		/* looked at together, or fewer when they have many records */
#define ROWS 10000
#define ROWS_SQL "10000"

/* Runs whose records are not checked: this one, and what was killed before it; and since
 * when people may have been matched. */
struct query check_runs = {
	"SELECT u.id, CAST((SELECT MAX(g.ended_at) FROM pull_run g WHERE g.provider = u.provider"
	"               AND g.id < u.id AND g.unchecked = 0) AS CHAR) AS matched"
	"  FROM pull_run u WHERE u.provider = ? AND u.id <= ? AND (u.unchecked = 1 OR u.id = ?)"
	" ORDER BY u.id LIMIT 100" };

/* Accounts of a run's records, and those whose person is known since the last run. */
struct query check_slice = {
	"SELECT MAX(t.account) AS upto FROM ("
	" (SELECT r.account FROM platform_record r WHERE r.run = ? AND r.account > ?"
	"   GROUP BY r.account ORDER BY r.account LIMIT ?)"
	" UNION"
	" (SELECT a.account FROM platform_account a"
	"   WHERE a.provider = ? AND a.matched_at >= ? AND a.account > ?"
	"   ORDER BY a.account LIMIT ?)"
	" ORDER BY account LIMIT ?) t" };

/* Whose they are: (run, after, upto, provider, matched, after, upto). */
#define TOUCHED(what) \
	"(SELECT STRAIGHT_JOIN a." what " FROM platform_record r FORCE INDEX (run)" \
	"   JOIN platform_account a ON a.provider = r.provider AND a.account = r.account" \
	"  WHERE r.run = ? AND r.account > ? AND r.account <= ?" \
	"  UNION" \
	" SELECT a." what " FROM platform_account a" \
	"  WHERE a.provider = ? AND a.matched_at >= ? AND a.account > ? AND a.account <= ?) t"

/* All their records that count, in the order in which they came; new are those of this run
 * and of who was matched since.  What the platform has taken back does not count, nor what
 * is doubtful until the office lets it.  The way through the keys is given, because after a
 * large load MariaDB's statistics are old and it may choose another. */
#define RECORDS(who, touched, accounts) \
	"SELECT STRAIGHT_JOIN " who " AS who, r.provider, r.record, r.code, r.seconds, r.measured, r.elapsed," \
	"       COALESCE(r.completed, 0) AS completed, COALESCE(c.minutes, 0) AS minutes," \
	"       TIMESTAMPDIFF(SECOND, '2000-01-01', r.happened_at) AS ends," \
	"       (r.run = ? OR (a.provider = ? AND a.matched_at >= ?)) AND d.record IS NULL AND e.id IS NULL AS fresh" \
	"  FROM " touched \
	"  JOIN platform_account a ON " accounts \
	"  JOIN platform_record r FORCE INDEX (provider) ON r.provider = a.provider AND r.account = a.account" \
	"  LEFT JOIN platform_course c ON c.provider = r.provider AND c.code = r.code AND r.code <> ''" \
	"  LEFT JOIN platform_void v ON v.provider = r.provider AND v.record = r.record" \
	"  LEFT JOIN platform_doubt d ON d.provider = r.provider AND d.record = r.record" \
	"  LEFT JOIN doubt_answer n ON n.provider = d.provider AND n.record = d.record" \
	"  LEFT JOIN hours_entry e ON e.provider = r.provider AND e.record = r.record" \
	" WHERE v.record IS NULL AND (d.record IS NULL OR n.counts = 1)" \
	" ORDER BY who, fresh, r.run, r.stored_at, r.record LIMIT " ROWS_SQL

struct query check_people = {
	RECORDS("a.person", TOUCHED("person"), "a.person = t.person") };

/* Accounts of nobody, each by itself. */
struct query check_strangers = {
	RECORDS("a.account", TOUCHED("account"),
	    "a.provider = ? AND a.account = t.account AND a.person IS NULL") };

struct query check_doubts = {
	"INSERT INTO platform_doubt (provider, record, reasons, run)"
	" SELECT j.provider, j.record, j.reasons, ? FROM JSON_TABLE(CONCAT('[', ?, ']'), '$[*]' COLUMNS ("
	"   provider BIGINT UNSIGNED PATH '$[0]', record VARCHAR(64) CHARACTER SET ascii PATH '$[1]',"
	"   reasons VARCHAR(60) PATH '$[2]')) j" };

struct query check_counts = {
	"UPDATE pull_run SET doubted = doubted + ? WHERE id = ?" };

/* --- one person ---------------------------------------------------------- */

struct learned {
	long long provider, seconds, ends, minutes, elapsed;
	const char *record, *code;
	bool measured, completed, fresh, doubtful;
};

/* The day in China that it belongs to. */
static long long
day_of(const struct learned *l)
{
	return (l->ends + 8 * 3600) / DAY;
}

/* A result without a length takes no time, what was given for a course is not measured,
 * and midnight in China is how a platform says only the day. */
static bool
is_timed(const struct learned *l)
{
	return l->measured && l->seconds > 0 && (l->ends + 8 * 3600) % DAY != 0;
}

static bool
at_once(const struct learned *a, const struct learned *b)
{
	return is_timed(a) && is_timed(b) && a->ends - ROUNDING > b->ends - b->seconds &&
	    b->ends - ROUNDING > a->ends - a->seconds;
}

/* Why a record is doubtful beside all that stands before it: a SET of reasons, or "". */
static void
find_reasons(const struct learned *all, size_t n, const struct learned *l, char why[60])
{
	long long on_day = l->measured ? l->seconds : 0, in_course = l->seconds, spent = on_day;
	bool meets = false, same;
	size_t i;

	for (i = 0; i < n; i++) {
		if (all[i].doubtful)
			continue;
		same = *l->code != '\0' && all[i].provider == l->provider && strcmp(all[i].code, l->code) == 0;
		if (all[i].measured && day_of(&all[i]) == day_of(l))
			on_day += all[i].seconds;
		in_course += same ? all[i].seconds : 0;
		spent += same && all[i].measured ? all[i].seconds : 0;
		meets = meets || at_once(&all[i], l);
	}
	if (l->elapsed >= 0)
		spent = l->elapsed;
	snprintf(why, 60, "%s%s%s%s", l->measured && l->seconds > 0 && on_day > DAY ? ",day" : "",
	    meets ? ",overlap" : "",
	    l->minutes > 0 && l->seconds > 0 && in_course >= (l->minutes + 1) * 60 ? ",length" : "",
	    l->completed && (spent > 0 || l->elapsed >= 0) && spent * FRACTION < l->minutes * 60 ? ",fast" : "");
}

static struct learned
learned_of(const struct result *found, size_t i)
{
	struct value elapsed = cell(found, i, "elapsed");
	struct learned l = { .provider = cell(found, i, "provider").number,
		.seconds = cell(found, i, "seconds").number, .ends = cell(found, i, "ends").number,
		.minutes = cell(found, i, "minutes").number,
		.elapsed = elapsed.kind == NUMBER ? elapsed.number : UNSAID,
		.record = cell(found, i, "record").text, .code = cell(found, i, "code").text,
		.measured = cell(found, i, "measured").number, .completed = cell(found, i, "completed").number,
		.fresh = cell(found, i, "fresh").number };

	return l;
}

static bool
is_same(struct value a, struct value b)
{
	return a.kind == b.kind && (a.kind == TEXT ? strcmp(a.text, b.text) == 0 : a.number == b.number);
}

/* Person after person; the doubtful records go into the list. */
static long
look_through(struct request *r, const struct result *found, struct out *doubts)
{
	struct learned *all = keep(r, (found->rows + 1) * sizeof(*all));
	size_t i, first = 0;
	char why[60];
	long n = 0;

	for (i = 0; i < found->rows; i++) {
		if (!is_same(cell(found, i, "who"), cell(found, first, "who")))
			first = i;
		all[i] = learned_of(found, i);
		if (!all[i].fresh)
			continue;
		find_reasons(all + first, i - first, &all[i], why);
		if (!(all[i].doubtful = why[0] != '\0'))
			continue;
		out_fmt(doubts, "%s[%lld,\"%s\",\"%s\"]", doubts->len > 0 ? "," : "", all[i].provider,
		    all[i].record, why + 1);
		n++;
	}
	return n;
}

/* --- account after account ----------------------------------------------- */

struct check {
	struct run *run;
	long long of;			/* the run whose records are checked */
	char matched[30];
	char after[401], upto[401];
	int accounts;
	bool more, again;
};

static int
check_accounts(struct request *r, void *arg)
{
	struct check *c = arg;
	struct value run = number(c->of), provider = number(c->run->provider), most = number(c->accounts);
	struct value after = text(r, "%s", c->after), since = text(r, "%s", c->matched), upto;
	const struct result *people, *strangers;
	struct out doubts = { 0 };
	long n;

	upto = cell(ask(r, &check_slice, run, after, most, provider, since, after, most, most), 0, "upto");
	c->again = false;
	if (!(c->more = upto.kind == TEXT))
		return 0;
	snprintf(c->upto, sizeof(c->upto), "%s", upto.text);
	people = ask(r, &check_people, run, provider, since, run, after, upto, provider, since, after, upto);
	strangers = ask(r, &check_strangers, run, provider, since, run, after, upto, provider, since, after, upto, provider);
	if ((c->again = (people->rows >= ROWS || strangers->rows >= ROWS) && c->accounts > 1))
		return 0;
	n = look_through(r, people, &doubts) + look_through(r, strangers, &doubts);
	if (n > 0) {
		run(r, &check_doubts, number(c->run->id), text(r, "%s", doubts.text));
		run(r, &check_counts, number(n), number(c->run->id));
		about(r, "pull_run", c->run->id);
	}
	out_free(&doubts);
	return n > 0;
}

static bool
check_run(struct check *c)
{
	c->after[0] = '\0';
	c->accounts = ACCOUNTS;
	do {
		if (job_run(c->run->job, "hours.pull.check", check_accounts, c) < 0)
			return false;
		if (c->again)
			c->accounts /= 2;
		else
			memcpy(c->after, c->upto, sizeof(c->after));
	} while (c->more);
	return true;
}

struct runs {
	struct run *run;
	struct check all[100];
	size_t count;
};

static int
list_runs(struct request *r, void *arg)
{
	struct runs *l = arg;
	struct value id = number(l->run->id), since;
	const struct result *found = ask(r, &check_runs, number(l->run->provider), id, id);

	for (l->count = 0; l->count < found->rows; l->count++) {
		since = cell(found, l->count, "matched");
		l->all[l->count].run = l->run;
		l->all[l->count].of = cell(found, l->count, "id").number;
		snprintf(l->all[l->count].matched, sizeof(l->all[0].matched), "%s",
		    since.kind == TEXT ? since.text : "2000-01-01");
	}
	return 0;
}

bool
run_check(struct run *run)
{
	struct runs list = { .run = run };
	size_t i;

	if (job_run(run->job, "hours.pull.runs", list_runs, &list) < 0)
		return false;
	for (i = 0; i < list.count; i++)
		if (!check_run(&list.all[i]))
			return false;
	return true;
}
