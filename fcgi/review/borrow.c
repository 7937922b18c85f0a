/* review/borrow.c - judges from outside the school for one case, drawn by a
 * published seed (rules.md 5: a panel without a quorum borrows members; nobody gets
 * stuck).
 *
 *	组评	when no leader and nobody of the panel can judge, or all of them let
 *		two terms pass (the leader's, then the panel's): one expert of the region
 *	校评	when the members without a conflict are fewer than the quorum, or a
 *		term has passed without it: as many as are missing; when nobody who
 *		voted can sign any more: one, who votes and signs
 *
 * Whom (ours): for 校评 members of other panels in the region, of the same 学段
 * first, then the region's experts; for 组评 the experts first.  Who lets her time
 * pass is replaced.  What cannot be found, or is missing after a second time, waits for
 * the office, which names who judges (judges.c). */
#include <sodium.h>
#include <string.h>

#include "review/candidates.h"

/* Cases that may have too few judges: whose time has passed, whose group has no leader
 * who can judge, which wait for votes (?: not only the late).  borrow_for() counts. */
struct query short_in_slice = { .sql =
	"SELECT c.submission FROM case_group c"
	"  LEFT JOIN role_now l ON l.teaching_group = c.teaching_group AND l.kind = 'leader' AND l.person <> c.person"
	"  LEFT JOIN related x ON x.person = c.person AND x.other = l.person"
	"  LEFT JOIN coaching k ON k.author = c.person AND k.helper = l.person"
	"  LEFT JOIN on_behalf_answer z ON z.author = c.person AND z.entered_by = l.person AND z.taken = 1"
	"  LEFT JOIN verdict v ON v.submission = c.submission AND v.judge = l.person"
	" WHERE c.submission > ? AND c.submission <= ? AND (l.person IS NULL OR x.person IS NOT NULL"
	"       OR k.id IS NOT NULL OR z.on_behalf IS NOT NULL OR v.id IS NOT NULL OR c.since + INTERVAL 2 * c.days DAY <= UTC_TIMESTAMP(6))"
	" UNION SELECT c.submission FROM case_panel c"
	" WHERE c.submission > ? AND c.submission <= ? "
	"   AND (? AND c.votes < c.quorum OR GREATEST(c.since, COALESCE(c.voted_at, c.since)) + INTERVAL c.days DAY <= UTC_TIMESTAMP(6)"
	"        OR c.votes < c.quorum AND c.since + INTERVAL c.days DAY <= UTC_TIMESTAMP(6)) LIMIT " SLICE_SQL };

/* What has come to another level since: by a verdict, or handed in where 互评 is none. */
struct query short_since = { .sql =
	"SELECT v.submission FROM verdict v JOIN case_open c ON c.submission = v.submission"
	" WHERE v.id > ? AND v.given_at > ? AND v.level <> 'panel'"
	" UNION SELECT c.submission FROM case_open c"
	"  JOIN policy_version r ON r.id = c.policy_version AND r.peer_at = 0"
	" WHERE c.submission > ? AND c.handed_in_at > ? LIMIT " SLICE_SQL };

static struct query standing = { .sql =
	"SELECT 'group' AS level, c.person AS author, c.days, 1 AS quorum, 0 AS votes,"
	"       c.since + INTERVAL 2 * c.days DAY <= UTC_TIMESTAMP(6) AS overdue"
	"  FROM case_group c WHERE c.submission = ?"
	" UNION ALL "
	"SELECT 'panel', c.person, c.days, IF(c.votes < c.quorum, c.quorum, c.votes + 1), c.votes,"
	"       IF(c.votes < c.quorum, c.since, c.voted_at) + INTERVAL c.days DAY <= UTC_TIMESTAMP(6)"
	"  FROM case_panel c WHERE c.submission = ?" };

/* Who owes it now.  ours: of the school. */
static struct query owed_group = { .sql =
	"SELECT 1 AS ours FROM due_leader WHERE submission = ?"
	" UNION ALL SELECT 1 FROM due_deputy WHERE submission = ?"
	" UNION ALL SELECT 0 FROM due_borrowed WHERE submission = ? AND level = 'group'" };
static struct query owed_panel = { .sql =
	"SELECT 1 AS ours FROM due_panel WHERE submission = ?"
	" UNION ALL SELECT 0 FROM due_signature WHERE submission = ?"
	" UNION ALL SELECT 0 FROM due_borrowed WHERE submission = ? AND level = 'panel'" };

/* last: how many were missing at the last try, for this level. */
static struct query before = { .sql =
	"SELECT COUNT(*) AS rounds, COALESCE(SUM(b.level = ?), 0) AS tries,"
	"       (SELECT l.lacking FROM borrowing l WHERE l.submission = ? AND l.level = ?"
	"         ORDER BY l.round DESC LIMIT 1) AS last"
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

struct query *const borrow_queries[] = { &short_in_slice, &short_since, &standing, &owed_group, &owed_panel, &before, &panels, &experts, &record, &record_judges, NULL };

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
	    text(r, "%s", reason), bytes(r, seed, SEED_BYTES), published, number(lacking(d))) < 0)
		return 0;
	run(r, &record_judges, number(last_id(r)), d->submission, cell(d->want, 0, "author"), d->level,
	    cell(d->want, 0, "days"), candidates_drawn(r, &d->c, d->drawn));
	return 1;
}

/* The quorum less the votes and who will vote, those of the school as long as they have
 * time; where it is reached, one more unless somebody can sign; for 组评 anybody. */
static long long
missing(struct request *r, struct draw *d)
{
	const struct result *o = strcmp(d->level.text, "group") == 0 ?
	    ask(r, &owed_group, d->submission, d->submission, d->submission) :
	    ask(r, &owed_panel, d->submission, d->submission, d->submission);
	long long n = cell(d->want, 0, "quorum").number - cell(d->want, 0, "votes").number;
	bool overdue = cell(d->want, 0, "overdue").number;
	size_t i;

	for (i = 0; i < o->rows; i++)
		n -= !overdue || !cell(o, i, "ours").number;
	return n;
}

int
borrow_for(struct request *r, void *arg)
{
	struct draw d = { .submission = number(*(long long *)arg) };
	unsigned char seed[SEED_BYTES];
	struct value published;
	long long n;

	d.want = ask(r, &standing, d.submission, d.submission);
	if (d.want->rows == 0)
		return 0;
	d.level = cell(d.want, 0, "level");
	if ((n = missing(r, &d)) <= 0)
		return 0;
	d.missing = (size_t)n;
	d.before = ask(r, &before, d.level, d.submission, d.level, d.submission);
	candidates_add(r, &d.c, ask(r, &panels, d.submission));
	candidates_add(r, &d.c, ask(r, &experts, d.level, d.submission));
	published = candidates_published(r, &d.c);
	randombytes_buf(seed, sizeof(seed));
	d.drawn = draw_peers(seed, (uint64_t)d.submission.number, (uint64_t)cell(d.want, 0, "author").number,
	    d.c.people, d.c.count, d.missing);
	return in_vain(&d) ? 0 : record_draw(r, &d, seed, published);
}
