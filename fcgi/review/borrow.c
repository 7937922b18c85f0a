/* review/borrow.c - judges from outside the school for one case, drawn by a
 * published seed (rules.md 5: a panel without a quorum borrows members; nobody gets
 * stuck).
 *
 *	组评	when no leader and nobody of the panel can judge, or all of them let
 *		two terms pass (the leader's, then the panel's): one expert of the region
 *	校评	when the members without a conflict are fewer than the quorum, or a
 *		term has passed without it: as many as are missing
 *
 * Whom (ours): for 校评 members of other panels in the region, of the same 学段
 * first, then the region's experts; for 组评 the experts first.  Who lets her time
 * pass is replaced.  What cannot be found, or is missing after a second time, waits for
 * the office, which names who judges (judges.c). */
#include <sodium.h>

#include "review/candidates.h"

/* Cases with too few judges; lacking: how many are missing now. */
#define SHORT(where) \
	"SELECT w.* FROM (" \
	"SELECT 'group' AS level, c.submission, c.person AS author, c.days," \
	"       c.since + INTERVAL 2 * c.days DAY <= UTC_TIMESTAMP(6) AS overdue, 1 AS lacking" \
	"  FROM case_group c" \
	" WHERE " where \
	"   AND NOT EXISTS (SELECT 1 FROM due_borrowed b WHERE b.submission = c.submission AND b.level = 'group')" \
	"   AND (c.since + INTERVAL 2 * c.days DAY <= UTC_TIMESTAMP(6) OR" \
	"        (NOT EXISTS (SELECT 1 FROM due_leader l WHERE l.submission = c.submission)" \
	"         AND NOT EXISTS (SELECT 1 FROM due_deputy d WHERE d.submission = c.submission)))" \
	" UNION ALL " \
	"SELECT 'panel', c.submission, c.person, c.days," \
	"       c.since + INTERVAL c.days DAY <= UTC_TIMESTAMP(6)," \
	"       CAST(c.quorum AS INTEGER) - c.votes" \
	"       - IF(c.since + INTERVAL c.days DAY <= UTC_TIMESTAMP(6), 0," \
	"            (SELECT COUNT(*) FROM due_panel d WHERE d.submission = c.submission))" \
	"       - (SELECT COUNT(*) FROM due_borrowed b WHERE b.submission = c.submission AND b.level = 'panel')" \
	"  FROM case_panel c" \
	" WHERE " where ") w WHERE w.lacking > 0"

struct query short_in_slice = { .sql = SHORT("c.submission > ? AND c.submission <= ?") };
struct query short_since = { .sql =
	SHORT("c.submission IN (SELECT v.submission FROM verdict v WHERE v.id > ? AND v.level <> 'panel')") };
static struct query wanted = { .sql = SHORT("c.submission = ?") };

/* last: how many were missing at the last try. */
static struct query before = { .sql =
	"SELECT COUNT(*) AS rounds, COALESCE(SUM(b.level = ?), 0) AS tries,"
	"       (SELECT l.lacking FROM borrowing l WHERE l.submission = ? ORDER BY l.round DESC LIMIT 1) AS last"
	"  FROM borrowing b WHERE b.submission = ?" };

#define CANDIDATE(place) \
	"SELECT p.person, " place " AS place, 0 AS capped," \
	"       (SELECT COUNT(*) FROM borrowed b WHERE b.judge = p.person) AS tasks" \
	"  FROM case_open a" \
	"  JOIN school h ON h.id = a.school "
#define MAY \
	" WHERE a.submission = ?" \
	"   AND NOT EXISTS (SELECT 1 FROM role_now m WHERE m.person = p.person AND m.school = a.school" \
	"                      AND m.kind IN ('panel','chair'))" \
	"   AND NOT EXISTS (SELECT 1 FROM role_now l WHERE l.person = p.person" \
	"                      AND l.kind = 'leader' AND l.teaching_group = a.teaching_group)" \
	"   AND NOT EXISTS (SELECT 1 FROM exempt_now x WHERE x.programme = a.programme AND x.person = p.person)" \
	"   AND NOT EXISTS (SELECT 1 FROM conflict x WHERE x.author = a.person AND x.judge = p.person)" \
	"   AND NOT EXISTS (SELECT 1 FROM drawn n WHERE n.submission = a.submission AND n.judge = p.person)" \
	"   AND NOT EXISTS (SELECT 1 FROM borrowed b WHERE b.submission = a.submission AND b.judge = p.person)" \
	"   AND NOT EXISTS (SELECT 1 FROM verdict v WHERE v.submission = a.submission AND v.judge = p.person)"

static struct query panels = { .sql =
	CANDIDATE("IF(o.phase = h.phase, 1, 2)")
	"  JOIN school o ON o.region = h.region AND o.id <> h.id"
	"  JOIN panel_now p ON p.school = o.id" MAY " ORDER BY place LIMIT 500" };

static struct query experts = { .sql =
	CANDIDATE("IF(? = 'group', 0, 3)")
	"  JOIN region_within w ON w.region = h.region"
	"  JOIN role_now p ON p.region = w.ancestor AND p.kind = 'expert'" MAY };

static struct query record = { .sql =
	"INSERT INTO borrowing (submission, round, level, reason, seed, candidates, lacking)"
	" VALUES (?, ?, ?, ?, ?, ?, ?)" };

static struct query record_judges = { .sql =
	"INSERT INTO borrowed (borrowing, submission, author, level, judge, due_at)"
	" SELECT ?, ?, ?, ?, j.person, UTC_TIMESTAMP(6) + INTERVAL ? DAY"
	"   FROM JSON_TABLE(?, '$[*]' COLUMNS (person BIGINT UNSIGNED PATH '$')) j" };

struct query *const borrow_queries[] = { &short_in_slice, &short_since, &wanted, &before, &panels, &experts, &record, &record_judges, NULL };

/* One case, and what its draw needs to know. */
struct draw {
	struct value submission, level;
	const struct result *want, *before;
	struct candidates c;
	size_t missing, drawn;
};

/* The office has it already, and there is nobody new. */
static bool
in_vain(const struct draw *d)
{
	struct value last = cell(d->before, 0, "last");

	return d->drawn == 0 && last.kind == NUMBER && last.number > 0;
}

/* After a second try the office hears of it, too. */
static long long
lacking(const struct draw *d)
{
	size_t found = cell(d->before, 0, "tries").number > 0 ? 0 : d->drawn;

	return (long long)(d->missing - found);
}

static int
record_draw(struct request *r, struct draw *d, const unsigned char *seed, struct value published)
{
	const char *reason = cell(d->want, 0, "overdue").number ?
	    "逾期没有完成评价（本系统默认）" : "本校可以评价的人不足（本系统默认）";

	about(r, "submission", d->submission.number);
	if (try_run(r, &record, d->submission, number(cell(d->before, 0, "rounds").number + 1), d->level,
	    text(r, "%s", reason), bytes(r, seed, DRAW_SEED), published, number(lacking(d))) < 0)
		return 0;
	run(r, &record_judges, number(last_id(r)), d->submission, cell(d->want, 0, "author"), d->level,
	    cell(d->want, 0, "days"), candidates_drawn(r, &d->c, d->drawn));
	return 1;
}

int
borrow_for(struct request *r, void *arg)
{
	struct draw d = { .submission = number(*(long long *)arg) };
	unsigned char seed[DRAW_SEED];
	struct value published;

	d.want = ask(r, &wanted, d.submission, d.submission);
	if (d.want->rows == 0)
		return 0;
	d.level = cell(d.want, 0, "level");
	d.before = ask(r, &before, d.level, d.submission, d.submission);
	d.missing = (size_t)cell(d.want, 0, "lacking").number;
	candidates_add(r, &d.c, ask(r, &panels, d.submission));
	candidates_add(r, &d.c, ask(r, &experts, d.level, d.submission));
	published = candidates_published(r, &d.c);
	randombytes_buf(seed, sizeof(seed));
	d.drawn = draw_peers(seed, (uint64_t)d.submission.number, (uint64_t)cell(d.want, 0, "author").number,
	    d.c.people, d.c.count, d.missing);
	return in_vain(&d) ? 0 : record_draw(r, &d, seed, published);
}
