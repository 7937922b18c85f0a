/* hours/doubt.c - platform records whose sums cannot be (check.c): the teacher sees what is
 * not counted and why, the office says whether it counts after all. */
#include "hours/sheets.h"
#include "hours/slices.h"
#include "parts/order.h"

#define RECORD \
	"r.provider, r.record, p.name AS platform, r.course, r.seconds, r.happened_at," \
	"       r.seconds * 100 DIV (p.minutes * 60) AS hundredths, " DOUBT_WHY("d") " AS why"

/* Hers, the latest first. */
#define LEARNT LATEST_FIRST("r.happened_at")
#define MINE "CONCAT(" LEARNT THEN "r.provider" THEN "r.record)"

static struct query mine = {
	"SELECT " RECORD ", w.counts, w.note, " MINE " AS `cursor`"
	"  FROM platform_account a"
	"  JOIN platform_record r ON r.provider = a.provider AND r.account = a.account"
	"  JOIN provider p ON p.id = r.provider"
	"  JOIN platform_doubt d ON d.provider = r.provider AND d.record = r.record"
	"  LEFT JOIN platform_void v ON v.provider = r.provider AND v.record = r.record"
	"  LEFT JOIN doubt_answer w ON w.provider = d.provider AND w.record = d.record"
	" WHERE a.person = ? AND v.record IS NULL AND (w.counts IS NULL OR w.counts = 0)"
	"   AND " MINE " > ?"
	" ORDER BY `cursor` LIMIT " PAGE_SQL };

static int
show_mine(struct request *r)
{
	return page(r, &mine, me(r), after(r));
}

/* The run in 20 digits, then the record. */
#define FOUND "CONCAT(LPAD(d.run, 20, '0'), d.record)"

/* Of one platform, whoever it was: those that wait for an answer, as they were found. */
#define WAITING(past, order) \
	"SELECT STRAIGHT_JOIN " RECORD ", r.account, a.name AS account_name, q.login, q.name AS person, " FOUND " AS `cursor`" \
	"  FROM provider p" \
	"  JOIN platform_doubt d FORCE INDEX (found) ON d.provider = p.id" \
	"  JOIN platform_record r ON r.provider = d.provider AND r.record = d.record" \
	"  JOIN platform_account a ON a.provider = r.provider AND a.account = r.account" \
	"  LEFT JOIN person q ON q.id = a.person" \
	"  LEFT JOIN platform_void v ON v.provider = d.provider AND v.record = d.record" \
	"  LEFT JOIN doubt_answer w ON w.provider = d.provider AND w.record = d.record" \
	" WHERE d.provider = ? AND v.record IS NULL AND w.record IS NULL AND " past \
	"   AND" OF_MY_OFFICE("p.programme") \
	" ORDER BY d.run" order ", d.record" order " LIMIT " PAGE_SQL

#define FOUND_BEFORE \
	"d.run <= CAST(LEFT(CONCAT(?, '09223372036854775807'), 20) AS UNSIGNED) AND " FOUND " < COALESCE(NULLIF(?, ''), '~')"
#define FOUND_AFTER "d.run >= CAST(CONCAT('0', LEFT(?, 20)) AS UNSIGNED) AND " FOUND " > ?"

static struct query waiting[] = { { WAITING(FOUND_BEFORE, " DESC") }, { WAITING(FOUND_AFTER, "") } };

static const struct field of_platform[] = {
	{ "provider", ID, .zh = "平台" }, SORT("latest earliest"), AFTER, { 0 } };

static int
show_waiting(struct request *r)
{
	return page_by(r, waiting, form(r, "provider"), after(r), after(r), me(r));
}

/* Nobody says it of her own hours. */
static struct query answer = {
	"INSERT INTO doubt_answer (provider, record, counts, note, answered_by)"
	" SELECT d.provider, d.record, ?, ?, ? FROM platform_doubt d"
	"   JOIN provider p ON p.id = d.provider"
	"   JOIN platform_record r ON r.provider = d.provider AND r.record = d.record"
	"   JOIN platform_account a ON a.provider = r.provider AND a.account = r.account"
	"   LEFT JOIN doubt_answer w ON w.provider = d.provider AND w.record = d.record"
	"  WHERE d.provider = ? AND d.record = ? AND w.record IS NULL"
	"    AND (a.person IS NULL OR a.person <> ?) AND" OF_MY_OFFICE("p.programme") };

static const struct field answered[] = {
	{ "provider", ID, .zh = "平台" },
	{ "record", WORDS, 1, 64, .zh = "记录编号" },
	{ "counts", TRUTH, .zh = "是否计入" },
	{ "note", WORDS, 2, 300, .zh = "理由" }, { 0 } };

static int
answer_doubt(struct request *r)
{
	about(r, "provider", form(r, "provider").number);
	if (try_run(r, &answer, form(r, "counts"), form(r, "note"), me(r), form(r, "provider"),
	    form(r, "record"), me(r), me(r)) <= 0)
		return refuse(r, 409, "这条记录已经认定过，或者不归您认定（自己的学时由他人认定）");
	return done(r);
}

const struct route doubt_routes[] = {
	{ "GET", "/doubts/mine", TEACHER, paged, show_mine, { &mine }, .sheet = &my_doubts_sheet },
	{ "GET", "/doubts", OFFICE, of_platform, show_waiting, { &waiting[0], &waiting[1] }, .sheet = &doubts_sheet },
	{ "POST", "/doubt", OFFICE, answered, answer_doubt, { &answer }, ONCE, "hours.doubt.answer", 0 },
	{ 0 } };
