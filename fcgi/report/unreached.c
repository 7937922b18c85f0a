/* report/unreached.c - 没有联系上的人: who has something due and was reached by nothing, for
 * the school to phone, from its own telephone book. */
#include "report/sheets.h"
#include "report/slices.h"

static struct query list = {
	"SELECT u.digest, m.name, m.staff_no, g.name AS `group`, u.day, u.late, u.soon, u.others, u.why,"
	"       u.digest AS `cursor`"
	"  FROM member_now m"
	"  JOIN unreached u ON u.person = m.person"
	"  LEFT JOIN teaching_group g ON g.id = m.teaching_group"
	" WHERE m.school = ? AND u.digest > ? AND " OF_MY_SCHOOLS("m.school")
	" ORDER BY u.digest LIMIT " PAGE_SQL };

static struct value
start(struct request *r)
{
	struct value from = after(r);

	return from.text == NULL || *from.text == '\0' ? number(0) : from;
}

static const struct field of_school[] = { { "school", ID, .zh = "学校" }, AFTER, { 0 } };

static int
show_list(struct request *r)
{
	return page(r, &list, form(r, "school"), start(r), me(r), me(r));
}

/* The schools of an office, with how many each has to phone.  LIMIT: a view under GROUP BY
 * fails from the second execution on (MariaDB 10.11). */
static struct query schools = {
	"SELECT x.school, x.name, CAST(COUNT(x.digest) AS INT) AS people, x.school AS `cursor`"
	"  FROM (SELECT q.id AS school, q.name, u.digest"
	"          FROM (SELECT s.id, s.name FROM office_school o JOIN school s ON s.id = o.school"
	"                 WHERE o.person = ? AND s.id > ? ORDER BY s.id LIMIT " PAGE_SQL ") q"
	"          LEFT JOIN (member m JOIN unreached u ON u.person = m.person) ON m.school = q.id AND m.here = 1"
	"         LIMIT 1000000) x"
	" GROUP BY x.school, x.name ORDER BY x.school" };

static int
show_schools(struct request *r)
{
	return page(r, &schools, me(r), start(r));
}

static struct query call = {
	"INSERT INTO phone_call (digest, made_by)"
	" SELECT u.digest, ? FROM unreached u JOIN member_now m ON m.person = u.person"
	"  WHERE u.digest = ? AND " OF_MY_SCHOOLS("m.school") };

static const struct field one[] = { { "digest", ID, .zh = "提醒" }, { 0 } };

static int
note_call(struct request *r)
{
	long n = try_run(r, &call, me(r), form(r, "digest"), me(r), me(r));

	about(r, "digest", form(r, "digest").number);
	return n < 0 ? refuse(r, 409, "刚刚已经登记过电话联系") : n == 0 ? not_found(r) : done(r);
}

const struct route unreached_routes[] = {
	{ "GET", "/unreached", SCHOOL | OFFICE, of_school, show_list, { &list },
	    .sheet = &unreached_sheet },
	{ "GET", "/unreached/schools", OFFICE, paged, show_schools, { &schools },
	    .sheet = &unreached_schools_sheet },
	{ "POST", "/unreached/{digest}/call", SCHOOL | OFFICE, one, note_call, { &call }, ONCE,
	    "report.call.note" }, { 0 } };
