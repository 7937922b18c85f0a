/* admin/people.c - who is at a school, and at the offices above it. */
#include "admin/admin.h"
#include "admin/sheets.h"

static struct query list = {
	"SELECT n.person, n.login, n.name, n.staff_no, n.subject, n.full_time, n.staff,"
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
	return page(r, &list, me(r), form(r, "school"), after(r));
}

static const struct field where[] = {
	{ "school", ID, .zh = "学校" }, AFTER, { 0 } };

const struct route people_routes[] = {
	{ "GET", "/people", SCHOOL | OFFICE | ADMIN, where, list_people,
	    { &list }, .sheet = &people_sheet },
	{ "GET", "/people/offices", ADMIN, paged, list_above, { &above }, .sheet = &offices_sheet },
	{ 0 } };
