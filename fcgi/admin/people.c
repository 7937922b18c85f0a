/* admin/people.c - who is at a school, and at the offices above it. */
#include "admin/admin.h"
#include "admin/sheets.h"
#include "parts/order.h"

#define SIGN_IN(person) \
	"  LEFT JOIN signed_up u ON u.person = " person \
	"  LEFT JOIN invitation i ON i.person = " person " AND i.expires_at > UTC_TIMESTAMP(6)" \
	"   AND (u.since IS NULL OR u.since < i.made_at)"

#define LIST(order) \
	"SELECT n.person, n.login, n.name, n.staff_no, n.subject, n.full_time, n.staff," \
	"       g.name AS `group`, u.person IS NOT NULL AS signed_up," \
	"       i.expires_at AS invited_until," \
	"       (SELECT JSON_ARRAYAGG(r.kind ORDER BY r.kind) FROM role_now r" \
	"         WHERE r.person = n.person) AS roles_json," \
	"       " order " AS `cursor`" \
	"  FROM school_seen k" \
	"  JOIN member_now n ON n.school = k.school" \
	"  LEFT JOIN teaching_group g ON g.id = n.teaching_group" \
	SIGN_IN("n.person") \
	" WHERE k.person = ? AND k.school = ? AND " order " > ?" \
	"   AND (? IS NULL OR LOCATE(?, n.name) > 0 OR LOCATE(?, CONVERT(n.staff_no USING utf8mb4)) > 0)" \
	"   AND (? IS NULL OR n.teaching_group = ?) AND (NOT ? OR n.teaching_group IS NULL)" \
	"   AND (NOT ? OR u.person IS NULL)" \
	" ORDER BY `cursor` LIMIT " PAGE_SQL

static struct query list[] = { { LIST("n.staff_no") }, { LIST(ORDER(BY_NAME("n.name"), "n.person")) },
	{ LIST(ORDER(BY_NAME("g.name") THEN BY_NAME("n.name"), "n.person")) } };

/* Who left this school and is at no other, or whose record is closed. */
#define GONE(order) \
	"SELECT m.person, p.login, p.name, m.staff_no, m.subject, m.full_time, m.staff," \
	"       g.name AS `group`, u.person IS NOT NULL AS signed_up, i.expires_at AS invited_until," \
	"       NULL AS roles_json, m.until AS left_on, p.closed, " order " AS `cursor`" \
	"  FROM school_seen k" \
	"  JOIN member m ON m.school = k.school AND (m.here IS NULL OR EXISTS" \
	"       (SELECT 1 FROM person c WHERE c.id = m.person AND c.closed = 1))" \
	"  JOIN person p ON p.id = m.person" \
	"  LEFT JOIN teaching_group g ON g.id = m.teaching_group" \
	SIGN_IN("m.person") \
	" WHERE k.person = ? AND k.school = ? AND " order " > ?" \
	"   AND NOT EXISTS (SELECT 1 FROM member l WHERE l.person = m.person AND l.id > m.id)" \
	"   AND (? IS NULL OR LOCATE(?, p.name) > 0 OR LOCATE(?, CONVERT(m.staff_no USING utf8mb4)) > 0)" \
	" ORDER BY `cursor` LIMIT " PAGE_SQL

static struct query gone[] = { { GONE("CONCAT(m.staff_no, '-', LPAD(m.id, 20, '0'))") }, { GONE(ORDER(BY_NAME("p.name"), "m.id")) },
	{ GONE(ORDER(BY_NAME("g.name") THEN BY_NAME("p.name"), "m.id")) } };

/* Who has a duty at an office inside an administrator's region. */
static struct query above = {
	"SELECT p.id AS person, p.login, p.name, u.person IS NOT NULL AS signed_up,"
	"       i.expires_at AS invited_until,"
	"       JSON_ARRAYAGG(DISTINCT JSON_OBJECT('role', r.kind, 'of', g.name)) AS duties_json,"
	"       p.login AS `cursor`"
	"  FROM role_now a"
	"  JOIN region_within w ON w.ancestor = a.region"
	"  JOIN role_now r ON r.region = w.region"
	"  JOIN region g ON g.id = r.region"
	"  JOIN person p ON p.id = r.person"
	"  LEFT JOIN signed_up u ON u.person = p.id"
	"  LEFT JOIN invitation i ON i.person = p.id AND i.expires_at > UTC_TIMESTAMP(6)"
	"   AND (u.since IS NULL OR u.since < i.made_at)"
	" WHERE a.person = ? AND a.kind = 'admin' AND p.login > ?"
	" GROUP BY p.id, p.login, p.name, u.person, i.expires_at"
	" ORDER BY p.login LIMIT " PAGE_SQL };

static int
list_above(struct request *r)
{
	return page(r, &above, me(r), after(r));
}

static int
list_people(struct request *r)
{
	struct value q = form(r, "q"), group = form(r, "group"), none = number(0);
	struct value groupless = form(r, "groupless"), unsaid = form(r, "no_password");

	if (form(r, "gone").kind != NOTHING && form(r, "gone").number)
		return page_by(r, gone, me(r), form(r, "school"), after(r), q, q, q);
	return page_by(r, list, me(r), form(r, "school"), after(r), q, q, q, group, group,
	    groupless.kind == NOTHING ? none : groupless, unsaid.kind == NOTHING ? none : unsaid);
}

static const struct field where[] = {
	{ "school", ID, .zh = "学校" },
	{ "q", WORDS, 1, 60, .optional = true, .zh = "姓名或工号" },
	{ "group", ID, .optional = true, .zh = "教研组" },
	{ "groupless", TRUTH, .optional = true, .zh = "不在教研组的" },
	{ "no_password", TRUTH, .optional = true, .zh = "还没有设密码的" },
	{ "gone", TRUTH, .optional = true, .zh = "离校、停用的" }, SORT("staff_no name group"), AFTER, { 0 } };

const struct route people_routes[] = {
	{ "GET", "/people", SCHOOL | OFFICE | ADMIN, where, list_people,
	    { &list[0], &list[1], &list[2], &gone[0], &gone[1], &gone[2] }, .sheet = &people_sheet },
	{ "GET", "/people/offices", ADMIN, paged, list_above, { &above }, .sheet = &offices_sheet },
	{ 0 } };
