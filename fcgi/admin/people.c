/* admin/people.c - who is at a school. */
#include "admin/admin.h"

static struct query list = {
	"SELECT n.person, n.login, n.name, n.staff_no, n.subject, n.full_time,"
	"       g.name AS `group`, u.person IS NOT NULL AS signed_up,"
	"       i.expires_at AS invited_until,"
	"       (SELECT JSON_ARRAYAGG(r.kind ORDER BY r.kind) FROM role_now r"
	"         WHERE r.person = n.person) AS roles_json,"
	"       n.staff_no AS `cursor`"
	"  FROM school_seen k"
	"  JOIN member_now n ON n.school = k.school"
	"  LEFT JOIN teaching_group g ON g.id = n.teaching_group"
	"  LEFT JOIN signed_up u ON u.person = n.person"
	"  LEFT JOIN invitation i ON i.person = n.person AND i.expires_at > UTC_TIMESTAMP(6)"
	"   AND (u.since IS NULL OR u.since < i.made_at)"
	" WHERE k.person = ? AND k.school = ? AND n.staff_no > ?"
	" ORDER BY n.staff_no LIMIT " PAGE_SQL };

static int
list_people(struct request *r)
{
	return page(r, &list, me(r), form(r, "school"), after(r));
}

static const struct field where[] = {
	{ "school", ID, .zh = "学校" }, AFTER, { 0 } };

const struct route people_routes[] = {
	{ "GET", "/people", SCHOOL | OFFICE | ADMIN, where, list_people,
	    { &list } }, { 0 } };
