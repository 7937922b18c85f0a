/* review/draw.c - 互评人 for one case, drawn by a published seed.
 *
 * A case is drawn for when 互评 begins (round 1), and again when a judge let the
 * time pass, left, or has a conflict by now: another takes the place.  When nobody
 * is left, a round without judges lowers `needed`, so that nobody waits for ever.
 *
 * Whom (rules.md 5; the order is ours): the author's group; where that is fewer than
 * draw_size() asks (a group of 1 or 2 always is), also the nearest group of the
 * school - the one with most teachers of the author's subject, then of the most
 * similar size - then the next; then the region's experts.  Never who judges later (the
 * group's leader, the school's panel: nobody counts at two levels), who is exempt,
 * who has a conflict, nor anybody twice for one case.  Who holds peer_cap open
 * judgements is drawn only when there is nobody else. */
#include <sodium.h>

#include "review/candidates.h"

/* 互评 has begun when 组评 does not come first, or is given. */
static struct query wanted = { .sql =
	"SELECT c.person AS author, c.school, c.teaching_group, c.programme, m.subject,"
	"       r.peer_k AS k, r.peer_days AS days,"
	"       (SELECT COUNT(*) FROM member_now o WHERE o.teaching_group = c.teaching_group) AS size,"
	"       (SELECT COUNT(*) FROM draw d WHERE d.submission = c.submission) AS rounds,"
	"       (SELECT MIN(d.needed) FROM draw d WHERE d.submission = c.submission) AS needed,"
	"       (SELECT COUNT(*) FROM verdict v WHERE v.submission = c.submission AND v.level = 'peer') AS given,"
	"       (SELECT COUNT(*) FROM due_peer p WHERE p.submission = c.submission) AS live"
	"  FROM case_open c"
	"  JOIN policy_version r ON r.id = c.policy_version AND r.peer_at > 0"
	"  JOIN member_now m ON m.person = c.person"
	"  LEFT JOIN verdict g ON g.submission = c.submission AND g.for_group = 1"
	" WHERE c.submission = ? AND (r.group_at = 0 OR r.group_at > r.peer_at OR g.id IS NOT NULL)" };

/* Open, 互评 has begun, and not drawn for. */
#define UNDRAWN(from) \
	"SELECT c.submission FROM " from "case_open c" \
	"  JOIN policy_version r ON r.id = c.policy_version AND r.peer_at > 0" \
	"  LEFT JOIN verdict g ON g.submission = c.submission AND g.for_group = 1" \
	"  LEFT JOIN draw d ON d.submission = c.submission AND d.round = 1" \
	" WHERE d.id IS NULL AND (r.group_at = 0 OR r.group_at > r.peer_at OR g.id IS NOT NULL)"
struct query undrawn_in_slice = { .sql = UNDRAWN("") " AND c.submission > ? AND c.submission <= ? LIMIT " SLICE_SQL };
struct query undrawn_since = { .sql =
	UNDRAWN("verdict n JOIN ") " AND n.submission = c.submission AND n.for_group = 1 AND n.id > ? LIMIT " SLICE_SQL };

/* A judge whose time ran out; whether somebody is in the place, the draw sees. */
#define LAPSED \
	"SELECT DISTINCT n.submission FROM drawn n" \
	"  JOIN case_open c ON c.submission = n.submission" \
	"  LEFT JOIN verdict v ON v.submission = n.submission AND v.judge = n.judge" \
	" WHERE v.id IS NULL AND n.due_at <= UTC_TIMESTAMP(6)"
struct query lapsed_in_slice = { .sql = LAPSED " AND n.submission > ? AND n.submission <= ? LIMIT " SLICE_SQL };
struct query lapsed_since = { .sql = LAPSED " AND n.due_at > ? LIMIT " SLICE_SQL };

/* The load: judgements owed or given in this programme.  One that lapsed is not.
 * capped: as many open ones, of any programme, as the policy lets one hold. */
#define CANDIDATE(place) \
	"SELECT m.person, " place " AS place," \
	"       (SELECT COUNT(*) FROM drawn n" \
	"          JOIN submission s ON s.id = n.submission AND s.programme = a.programme" \
	"          LEFT JOIN verdict v ON v.submission = n.submission AND v.judge = n.judge" \
	"         WHERE n.judge = m.person AND (v.id IS NOT NULL OR n.due_at > UTC_TIMESTAMP(6))) AS tasks," \
	"       IF(r.peer_cap < 9999, (SELECT COUNT(*) FROM due_peer d WHERE d.judge = m.person), 0) >= r.peer_cap AS capped" \
	"  FROM case_open a JOIN policy_version r ON r.id = a.policy_version "
#define MAY \
	"   AND NOT EXISTS (SELECT 1 FROM role_now p WHERE p.person = m.person" \
	"                      AND p.kind IN ('panel','chair') AND p.school = a.school)" \
	"   AND NOT EXISTS (SELECT 1 FROM exempt_now x WHERE x.programme = a.programme AND x.person = m.person)" \
	"   AND NOT EXISTS (SELECT 1 FROM conflict x WHERE x.author = a.person AND x.judge = m.person)" \
	"   AND NOT EXISTS (SELECT 1 FROM drawn n WHERE n.submission = a.submission AND n.judge = m.person)" \
	"   AND NOT EXISTS (SELECT 1 FROM verdict v WHERE v.submission = a.submission AND v.judge = m.person)"
/* Her leader, where there is 组评. */
#define LEADER_OF \
	"  LEFT JOIN role_now l ON r.group_at > 0 AND l.person = m.person" \
	"        AND l.kind = 'leader' AND l.teaching_group = a.teaching_group"

static struct query colleagues = { .sql =
	CANDIDATE("0") "JOIN member_now m ON m.teaching_group = a.teaching_group AND m.person <> a.person"
	LEADER_OF " WHERE a.submission = ? AND l.person IS NULL" MAY };

static struct query neighbours = { .sql =
	CANDIDATE("g.place")
	"  JOIN (SELECT o.teaching_group, ROW_NUMBER() OVER (ORDER BY SUM(COALESCE(o.subject = ?, 0)) DESC,"
	"               ABS(CAST(COUNT(*) AS INTEGER) - ?), o.teaching_group) AS place"
	"          FROM member_now o WHERE o.school = ? AND o.teaching_group IS NOT NULL"
	"           AND NOT (o.teaching_group <=> ?) GROUP BY o.teaching_group) g"
	"  JOIN member_now m ON m.teaching_group = g.teaching_group"
	" WHERE a.submission = ?" MAY " ORDER BY g.place" };

static struct query experts = { .sql =
	CANDIDATE("1000")
	"  JOIN school h ON h.id = a.school"
	"  JOIN region_within w ON w.region = h.region"
	"  JOIN role_now m ON m.region = w.ancestor AND m.kind = 'expert'"
	LEADER_OF " WHERE a.submission = ? AND l.person IS NULL" MAY };

static struct query record = { .sql =
	"INSERT INTO draw (submission, round, seed, candidates, needed) VALUES (?, ?, ?, ?, ?)" };

/* school: whose teacher she is, by which she was drawn; none for an expert. */
static struct query record_judges = { .sql =
	"INSERT INTO drawn (draw, submission, author, judge, school, due_at)"
	" SELECT ?, ?, ?, j.person, m.school, UTC_TIMESTAMP(6) + INTERVAL ? DAY"
	"   FROM JSON_TABLE(?, '$[*]' COLUMNS (person BIGINT UNSIGNED PATH '$')) j"
	"   LEFT JOIN member_now m ON m.person = j.person AND m.school = ?" };

struct query *const draw_queries[] = { &undrawn_in_slice, &undrawn_since, &lapsed_in_slice, &lapsed_since, &wanted, &colleagues, &neighbours, &experts, &record,
    &record_judges, NULL };

static long long
want(const struct result *w, const char *column)
{
	return cell(w, 0, column).number;
}

/* How many judges are missing: all of them at first. */
static long long
shortage(const struct result *w)
{
	long long size = want(w, "size") > 0 ? want(w, "size") : 1;
	long long needed = want(w, "rounds") == 0 ?
	    (long long)draw_size((long)want(w, "k"), (size_t)size) : want(w, "needed");

	return needed - want(w, "given") - want(w, "live");
}

/* Asks ever further away until there are enough. */
static void
find(struct request *r, struct value submission, const struct result *w, struct candidates *c)
{
	size_t missing = shortage(w) > 0 ? (size_t)shortage(w) : 0;

	candidates_add(r, c, ask(r, &colleagues, submission));
	if (candidates_free(c) < missing)
		candidates_add(r, c, ask(r, &neighbours, cell(w, 0, "subject"), cell(w, 0, "size"),
		    cell(w, 0, "school"), cell(w, 0, "teaching_group"), submission));
	if (candidates_free(c) < missing)
		candidates_add(r, c, ask(r, &experts, submission));
}

int
draw_peers_for(struct request *r, void *arg)
{
	struct value submission = number(*(long long *)arg);
	const struct result *w = ask(r, &wanted, submission);
	struct candidates c = { NULL, 0 };
	unsigned char seed[SEED_BYTES];
	struct value published;
	size_t drawn;

	if (w->rows == 0 || (want(w, "rounds") > 0 && shortage(w) <= 0))
		return 0;
	find(r, submission, w, &c);
	published = candidates_published(r, &c);
	randombytes_buf(seed, sizeof(seed));
	drawn = draw_peers(seed, (uint64_t)submission.number, (uint64_t)want(w, "author"), c.people, c.count,
	    shortage(w) > 0 ? (size_t)shortage(w) : 0);
	about(r, "submission", submission.number);
	if (try_run(r, &record, submission, number(want(w, "rounds") + 1), bytes(r, seed, sizeof(seed)),
	    published, number(want(w, "given") + want(w, "live") + (long long)drawn)) < 0)
		return 0;
	run(r, &record_judges, number(last_id(r)), submission, cell(w, 0, "author"), cell(w, 0, "days"),
	    candidates_drawn(r, &c, drawn), cell(w, 0, "school"));
	return 1;
}
