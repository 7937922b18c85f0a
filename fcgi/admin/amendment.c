/* admin/amendment.c - 更正申请: a person asks that something kept about her be corrected (the law on personal
 * information, PIPL 46: who finds it wrong or incomplete may ask, and is answered 及时), sees what was answered, and
 * may withdraw while it waits.  Of one thing one request at a time (ours). */
#include "admin/admin.h"
#include "admin/sheets.h"

/* The roster's line about me: what there is to be wrong. */
static struct query myself = {
	"SELECT p.name, p.login, p.sex, p.born_on, m.staff_no, m.staff, m.full_time, m.subject, g.name AS `group`,"
	"       s.name AS school, m.since"
	"  FROM person p LEFT JOIN member m ON m.person = p.id AND m.here = 1"
	"  LEFT JOIN school s ON s.id = m.school LEFT JOIN teaching_group g ON g.id = m.teaching_group"
	" WHERE p.id = ?" };

static int
show_myself(struct request *r)
{
	return row(r, &myself, me(r));
}

/* A request follows the last one of the same thing, which has ended: the key lets one only follow it, also of two tabs.
 * Who is at no school asks the administrators of her region; who alone manages a school, those above it. */
static struct query add = {
	"INSERT INTO amendment (person, subject, wanted, reason, follows, region)"
	" SELECT p.id, ?, ?, ?,"
	"        (SELECT COALESCE(MAX(l.id), 0) FROM amendment l WHERE l.person = p.id AND l.subject = ?),"
	"        IF(m.id IS NULL,"
	"          (SELECT o.region FROM role_now o WHERE o.person = p.id AND o.region IS NOT NULL LIMIT 1),"
	"          IF(EXISTS (SELECT 1 FROM role_now k WHERE k.school = m.school AND k.person <> p.id"
	"                        AND k.kind IN ('school','head','cio')), NULL, s.region))"
	"   FROM person p LEFT JOIN member m ON m.person = p.id AND m.here = 1 LEFT JOIN school s ON s.id = m.school"
	"  WHERE p.id = ? AND NOT EXISTS (SELECT 1 FROM amendment_open x WHERE x.person = p.id AND x.subject = ?)" };

static int
add_amendment(struct request *r)
{
	struct value subject = form(r, "subject");

	about(r, "person", me(r).number);
	if (try_run(r, &add, subject, form(r, "wanted"), form(r, "reason"), subject, me(r), subject) <= 0)
		return refuse(r, 409, "这一项您已有一份申请在等答复：要改就先撤回，再重新提出（本系统默认）");
	return made(r, "amendment", last_id(r));
}

static struct query withdraw = {
	"INSERT INTO amendment_end (amendment, person, outcome)"
	" SELECT x.amendment, x.person, 'withdrawn' FROM amendment_open x WHERE x.amendment = ? AND x.person = ?" };

static struct query hers = { "SELECT a.id FROM amendment a WHERE a.id = ? AND a.person = ?" };

static int
withdraw_amendment(struct request *r)
{
	struct value amendment = form(r, "amendment");

	if (ask(r, &hers, amendment, me(r))->rows == 0)
		return not_found(r);
	about(r, "person", me(r).number);
	if (try_run(r, &withdraw, amendment, me(r)) != 1)
		return refuse(r, 409, "这份申请已经答复或撤回，请刷新后查看");
	return done(r);
}

/* region, else school: where it waits, or would. */
static struct query mine = {
	"SELECT a.amendment, a.subject, a.wanted, a.reason, a.asked_at, a.due_at, a.state, a.remark, a.ended_at,"
	"       q.name AS answered_by, g.name AS region, s.name AS school, LPAD(a.amendment, 15, '0') AS `cursor`"
	"  FROM amendment_now a LEFT JOIN person q ON q.id = a.answered_by LEFT JOIN region g ON g.id = a.region"
	"  LEFT JOIN member m ON m.person = a.person"
	"   AND NOT EXISTS (SELECT 1 FROM member l WHERE l.person = m.person AND l.id > m.id)"
	"  LEFT JOIN school s ON s.id = m.school"
	" WHERE a.person = ? AND " PAGE_BELOW("a.amendment") " ORDER BY a.amendment DESC LIMIT " PAGE_SQL };

static int
list_mine(struct request *r)
{
	return page(r, &mine, me(r), after(r), after(r));
}

static const struct field asked[] = {
	{ "subject", CHOICE, .choices = "name sex born_on staff_no staff full_time subject group school role hours certificate other",
	    .zh = "更正哪一项" },
	{ "wanted", WORDS, 1, 300, .zh = "应当是什么" },
	{ "reason", PROSE, 2, 500, .zh = "理由" }, { 0 } };
static const struct field which[] = { { "amendment", ID, .zh = "更正申请" }, { 0 } };

const struct route amendment_routes[] = {
	{ "GET", "/myself", MEMBER, NULL, show_myself, { &myself } },
	{ "GET", "/amendments/mine", MEMBER, paged, list_mine, { &mine }, .sheet = &my_amendments_sheet },
	{ "POST", "/amendments", MEMBER, asked, add_amendment, { &add }, ONCE, "admin.amendment.ask" },
	{ "POST", "/amendments/{amendment}/withdrawal", MEMBER, which, withdraw_amendment, { &hers, &withdraw }, ONCE,
	    "admin.amendment.withdraw" }, { 0 } };
