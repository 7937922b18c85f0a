/* hours/account.c - platform accounts that match nobody: the office says whose
 * they are, and what they learned counts from then on. */
#include "hours/sheets.h"
#include "hours/slices.h"
#include "parts/order.h"

#define MY_PLATFORM \
	" EXISTS (SELECT 1 FROM provider p JOIN office_programme o ON o.programme = p.programme" \
	"          WHERE p.id = ? AND o.person = ?)"

/* The accounts of a whole county: only in the orders of a key. */
#define WAITING(key, cursor, past, order) \
	"SELECT a.account, a.name, a.seen_at, " cursor " AS `cursor`," \
	"       (SELECT COUNT(*) FROM platform_record r" \
	"         WHERE r.provider = a.provider AND r.account = a.account) AS records," \
	"       (SELECT COALESCE(SUM(r.seconds), 0) FROM platform_record r" \
	"         WHERE r.provider = a.provider AND r.account = a.account) AS seconds" \
	"  FROM platform_account a FORCE INDEX (" key ")" \
	" WHERE a.provider = ? AND a.person IS NULL AND " past " AND" MY_PLATFORM \
	" ORDER BY " order " LIMIT " PAGE_SQL

/* A moment of 26 characters, then the account. */
#define SEEN "CONCAT(CAST(a.seen_at AS CHAR), a.account)"
#define SEEN_BEFORE \
	"a.seen_at <= CAST(LEFT(CONCAT(?, '9999-12-31 00:00:00.000000'), 26) AS DATETIME(6)) AND " SEEN " < COALESCE(NULLIF(?, ''), '~')"
#define SEEN_AFTER \
	"a.seen_at >= CAST(LEFT(CONCAT(?, '1000-01-01 00:00:00.000000'), 26) AS DATETIME(6)) AND " SEEN " > ?"

static struct query waiting[] = {
	{ WAITING("waiting", "a.account", PAST("a.account"), "a.account") },
	{ WAITING("seen", SEEN, SEEN_BEFORE, "a.seen_at DESC, a.account DESC") },
	{ WAITING("seen", SEEN, SEEN_AFTER, "a.seen_at, a.account") } };

static const struct field of_platform[] = {
	{ "provider", ID, .zh = "平台" }, SORT("account latest earliest"), AFTER, { 0 } };

static int
show_waiting(struct request *r)
{
	return page_by(r, waiting, form(r, "provider"), after(r), after(r), form(r, "provider"), me(r));
}

/* A teacher of the platform's programme and of my office's schools. */
static struct query teacher = {
	"SELECT m.person FROM member_now m"
	"  JOIN office_school o ON o.school = m.school AND o.person = ?"
	"  JOIN programme_now n ON n.school = m.school"
	"  JOIN provider p ON p.programme = n.programme AND p.id = ?"
	" WHERE m.login = ?" };

static struct query match = {
	"UPDATE platform_account SET person = ?, matched_by = ?, matched_at = NOW(6)"
	" WHERE provider = ? AND account = ? AND person IS NULL AND" MY_PLATFORM };

static const struct field matched[] = {
	{ "provider", ID, .zh = "平台" },
	{ "account", WORDS, 1, 100, .zh = "平台账号" },
	{ "login", CODE, 1, 40, .zh = "登录名" }, { 0 } };

static int
match_account(struct request *r)
{
	struct value provider = form(r, "provider");
	const struct result *who = ask(r, &teacher, me(r), provider, form(r, "login"));

	if (who->rows == 0)
		wrong(r, "/login", "没有这个登录名，或者这位教师不在本项目办的范围内");
	else if (cell(who, 0, "person").number == me(r).number)
		wrong(r, "/login", "不能认定给自己，请由他人办理");
	if (refuse_wrong(r) != 0)
		return 422;
	about(r, "person", cell(who, 0, "person").number);
	if (run(r, &match, cell(who, 0, "person"), me(r), provider, form(r, "account"),
	    provider, me(r)) == 0)
		return refuse(r, 409, "这个账号已经认定过，或者不归您办理");
	return done(r);
}

const struct route account_routes[] = {
	{ "GET", "/unmatched", OFFICE, of_platform, show_waiting, { &waiting[0], &waiting[1], &waiting[2] }, .sheet = &unmatched_sheet },
	{ "POST", "/match", OFFICE, matched, match_account, { &teacher, &match }, ONCE,
	    "hours.account.match", 0 }, { 0 } };
