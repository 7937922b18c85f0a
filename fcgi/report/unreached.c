/* report/unreached.c - 没有联系上的人: who has something due and was reached by nothing, for
 * the school to phone, from its own telephone book. */
#include "parts/order.h"
#include "report/sheets.h"
#include "report/slices.h"

#define LIST(order) \
	"SELECT u.digest, m.name, m.staff_no, g.name AS `group`, u.day, u.late, u.soon, u.others, u.why," \
	"       " order " AS `cursor`" \
	"  FROM member_now m" \
	"  JOIN unreached u ON u.person = m.person" \
	"  LEFT JOIN teaching_group g ON g.id = m.teaching_group" \
	" WHERE m.school = ? AND " order " > ? AND " OF_MY_SCHOOLS("m.school") \
	" ORDER BY `cursor` LIMIT " PAGE_SQL

static struct query list[] = { { LIST(OLDEST_FIRST("u.digest")) }, { LIST(NEWEST_FIRST("u.digest")) },
	{ LIST(ORDER(BY_NAME("m.name"), "u.digest")) },
	{ LIST(ORDER(BY_NAME("g.name") THEN BY_NAME("m.name"), "u.digest")) } };

static const struct field of_school[] = {
	{ "school", ID, .zh = "学校" }, SORT("earliest latest name group"), AFTER, { 0 } };

static int
show_list(struct request *r)
{
	return page_by(r, list, form(r, "school"), after(r), me(r), me(r));
}

/* The schools of an office, with how many each has to phone.  LIMIT: a view under GROUP BY
 * fails from the second execution on (MariaDB 10.11). */
#define SCHOOLS(past, order) \
	"SELECT x.school, x.name, CAST(COUNT(x.digest) AS INT) AS people, x.place AS `cursor`" \
	"  FROM (SELECT q.id AS school, q.name, q.place, u.digest" \
	"          FROM (SELECT s.id, s.name, " order " AS place FROM office_school o JOIN school s ON s.id = o.school" \
	"                 WHERE o.person = ? AND " past " ORDER BY place LIMIT " PAGE_SQL ") q" \
	"          LEFT JOIN (member m JOIN unreached u ON u.person = m.person) ON m.school = q.id AND m.here = 1" \
	"         LIMIT 1000000) x" \
	" GROUP BY x.place, x.school, x.name ORDER BY x.place"

#define BY_SCHOOL_NAME ORDER(BY_NAME("s.name"), "s.id")

static struct query schools[] = { { SCHOOLS(PAGE_ABOVE("s.id"), "s.id") }, { SCHOOLS(PAST(BY_SCHOOL_NAME), BY_SCHOOL_NAME) } };

static const struct field sorted[] = { SORT("entered name"), AFTER, { 0 } };

static int
show_schools(struct request *r)
{
	return page_by(r, schools, me(r), after(r), after(r));
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
	{ "GET", "/unreached", SCHOOL | OFFICE, of_school, show_list, { &list[0], &list[1], &list[2], &list[3] },
	    .sheet = &unreached_sheet },
	{ "GET", "/unreached/schools", OFFICE, sorted, show_schools, { &schools[0], &schools[1] },
	    .sheet = &unreached_schools_sheet },
	{ "POST", "/unreached/{digest}/call", SCHOOL | OFFICE, one, note_call, { &call }, ONCE,
	    "report.call.note" }, { 0 } };
