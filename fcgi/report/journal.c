/* report/journal.c - 操作记录: who did what, about what, when and from where, for an office and
 * an administrator; and what journal-verify last found.
 *
 * They see (ours, for no notice says) what was done by people of their schools while they
 * were there, by who has a duty in their region, and what was done about their schools,
 * people and works by anybody else; never what was done about their own work or a declared relation's.  A page
 * begins at a key: of time, of an act, or of a person. */
#include "report/sheets.h"
#include "report/slices.h"

#define NUMBER "CAST(SUBSTRING_INDEX(j.object, ':', -1) AS UNSIGNED)"
#define THAT_DAY "DATE(j.at + INTERVAL 8 HOUR)"
#define TODAY "DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR)"

/* By mine, or about mine.  Takes me six times. */
#define MINE \
	"(EXISTS (SELECT 1 FROM member m JOIN school_above k ON k.school = m.school" \
	"    WHERE m.person = j.actor AND k.person = ? AND m.since <= " THAT_DAY \
	"      AND (m.until IS NULL OR m.until >= " THAT_DAY "))" \
	" OR EXISTS (SELECT 1 FROM role o JOIN region_above k ON k.region = o.region" \
	"    WHERE o.person = j.actor AND k.person = ? AND o.since <= " THAT_DAY \
	"      AND (o.until IS NULL OR o.until >= " THAT_DAY "))" \
	" OR (j.object LIKE 'person:%' AND EXISTS (SELECT 1 FROM member m JOIN school_above k ON k.school = m.school" \
	"    WHERE m.person = " NUMBER " AND m.here = 1 AND k.person = ?))" \
	" OR (j.object LIKE 'school:%' AND EXISTS (SELECT 1 FROM school_above k" \
	"    WHERE k.school = " NUMBER " AND k.person = ?))" \
	" OR (j.object LIKE 'submission:%' AND EXISTS (SELECT 1 FROM submission b JOIN school_above k ON k.school = b.school" \
	"    WHERE b.id = " NUMBER " AND k.person = ?))" \
	" OR (j.object LIKE 'region:%' AND EXISTS (SELECT 1 FROM region_above k" \
	"    WHERE k.region = " NUMBER " AND k.person = ?)))"

#define NOT_MY_WORK \
	"NOT (j.object LIKE 'submission:%' AND j.actor <> ? AND EXISTS (SELECT 1 FROM submission b" \
	"    LEFT JOIN related x ON x.person = b.person AND x.other = ?" \
	"    WHERE b.id = " NUMBER " AND (b.person = ? OR x.person IS NOT NULL)))"

/* From a day to a day, the last seven when nothing is said; before or after the cursor, which
 * is time, chain and number. */
#define IN_DAYS \
	"j.at >= CAST(COALESCE(?, " TODAY " - INTERVAL 6 DAY) AS DATETIME) - INTERVAL 8 HOUR" \
	" AND j.at < CAST(COALESCE(?, " TODAY ") AS DATETIME) + INTERVAL 16 HOUR"
#define BELOW \
	"j.at <= CAST(IF(? = '', '9999-12-31', LEFT(?, 26)) AS DATETIME(6))" \
	" AND (? = '' OR j.at < CAST(LEFT(?, 26) AS DATETIME(6))" \
	"   OR CONCAT(LPAD(j.shard, 2, '0'), LPAD(j.seq, 20, '0')) < SUBSTRING(?, 27))"
#define ABOVE \
	"j.at >= CAST(IF(? = '', '1000-01-01', LEFT(?, 26)) AS DATETIME(6))" \
	" AND (? = '' OR j.at > CAST(LEFT(?, 26) AS DATETIME(6))" \
	"   OR CONCAT(LPAD(j.shard, 2, '0'), LPAD(j.seq, 20, '0')) > SUBSTRING(?, 27))"

/* What would tell an author, or who is related to her, who judges her: two times me. */
#define ABOUT \
	"IF(l.author = ? OR EXISTS (SELECT 1 FROM related x WHERE x.person = l.author AND x.other = ?), '', l.about) AS about"

#define LIST(key, which, past, order) \
	"SELECT l.at, l.who, l.login, l.subject, l.act, " ABOUT ", l.address," \
	"       CONCAT(CAST(l.at AS CHAR), LPAD(l.shard, 2, '0'), LPAD(l.seq, 20, '0')) AS `cursor`" \
	"  FROM (SELECT j.shard, j.seq, j.at FROM journal j FORCE INDEX (" key ")" \
	"         WHERE " which " AND " IN_DAYS " AND " past " AND " MINE " AND " NOT_MY_WORK \
	"         ORDER BY j.at" order ", j.shard" order ", j.seq" order " LIMIT " PAGE_SQL ") k" \
	"  JOIN journal_line l ON l.shard = k.shard AND l.seq = k.seq" \
	" ORDER BY k.at" order ", k.shard" order ", k.seq" order " LIMIT " PAGE_SQL
#define BOTH_WAYS(key, which) { { LIST(key, which, BELOW, " DESC") }, { LIST(key, which, ABOVE, "") } }

static struct query in_time[] = BOTH_WAYS("in_time", "? IS NULL AND ? IS NULL");
static struct query of_act[] = BOTH_WAYS("of_act", "? IS NULL AND j.action = ?");
static struct query of_person[] = BOTH_WAYS("receipt",
	"j.actor = (SELECT w.id FROM person w WHERE w.login = ?) AND j.action LIKE COALESCE(?, '%')");

static const struct field which[] = {
	{ "from", DAY, .optional = true, .zh = "从哪一天" },
	{ "to", DAY, .optional = true, .zh = "到哪一天" },
	{ "login", CODE, 1, 41, .optional = true, .zh = "登录名" },
	{ "act", CODE, 1, 60, .optional = true, .zh = "做了什么" }, SORT("latest earliest"), AFTER, { 0 } };

static int
show_journal(struct request *r)
{
	struct value login = form(r, "login"), act = form(r, "act"), at = after(r), i = me(r);
	struct query *q = login.kind != NOTHING ? of_person : act.kind != NOTHING ? of_act : in_time;

	return page_by(r, q, i, i, login, act, form(r, "from"), form(r, "to"), at, at, at, at, at,
	    i, i, i, i, i, i, i, i, i);
}

static struct query acts = {
	"SELECT a.action, a.subject, a.name FROM act a ORDER BY a.subject, a.name LIMIT 1000" };

static int
show_acts(struct request *r)
{
	return rows_with(r, &acts, NULL, 0);
}

static struct query check = {
	"SELECT c.began_at, c.ended_at, c.checked, c.broken_shard IS NULL AS whole,"
	"       c.ended_at < UTC_TIMESTAMP(6) - INTERVAL 7 DAY AS old"
	"  FROM journal_check c ORDER BY c.id DESC LIMIT 1" };

static int
show_check(struct request *r)
{
	return rows_with(r, &check, NULL, 0);
}

const struct route journal_routes[] = {
	{ "GET", "/journal", OFFICE | ADMIN, which, show_journal,
	    { &in_time[0], &in_time[1], &of_act[0], &of_act[1], &of_person[0], &of_person[1] }, .sheet = &journal_sheet },
	{ "GET", "/journal/acts", OFFICE | ADMIN, NULL, show_acts, { &acts } },
	{ "GET", "/journal/check", OFFICE | ADMIN, NULL, show_check, { &check } }, { 0 } };
