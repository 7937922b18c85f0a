/* hours/account.c - platform accounts that match nobody: the office says whose
 * they are, and what they learned counts from then on. */
#include "hours/sheets.h"
#include "hours/slices.h"

#define MY_PLATFORM \
	" EXISTS (SELECT 1 FROM provider p JOIN office_programme o ON o.programme = p.programme" \
	"          WHERE p.id = ? AND o.person = ?)"

static struct query waiting = {
	"SELECT a.account, a.name, a.seen_at, a.account AS `cursor`,"
	"       (SELECT COUNT(*) FROM platform_record r"
	"         WHERE r.provider = a.provider AND r.account = a.account) AS records,"
	"       (SELECT COALESCE(SUM(r.seconds), 0) FROM platform_record r"
	"         WHERE r.provider = a.provider AND r.account = a.account) AS seconds"
	"  FROM platform_account a"
	" WHERE a.provider = ? AND a.person IS NULL AND a.account > ? AND" MY_PLATFORM
	" ORDER BY a.account LIMIT " PAGE_SQL };

static const struct field of_platform[] = {
	{ "provider", ID, .zh = "平台" }, AFTER, { 0 } };

static int
show_waiting(struct request *r)
{
	return page(r, &waiting, form(r, "provider"), after(r), form(r, "provider"), me(r));
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
	{ "GET", "/unmatched", OFFICE, of_platform, show_waiting, { &waiting }, .sheet = &unmatched_sheet },
	{ "POST", "/match", OFFICE, matched, match_account, { &teacher, &match }, ONCE,
	    "hours.account.match", 0 }, { 0 } };
