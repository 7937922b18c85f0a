/* admin/role.c - who has which duty at a school.  Leaders of teaching groups
 * come with the roster.
 *
 * The school names its panel (学校考核小组, R19); who manages it is named by
 * an administrator.  Head, CIO and chair are one person each: a new one
 * follows the old one. */
#include "admin/admin.h"

/* May k.person name somebody for this duty at k.school? */
#define MAY_NAME(kind) \
	"(" kind " IN ('panel','chair') OR EXISTS (SELECT 1 FROM admin_school a" \
	" WHERE a.person = k.person AND a.school = k.school))"

static struct query list = {
	"SELECT r.id AS role, r.kind, r.since, n.person, n.name, n.staff_no,"
	"       g.name AS `group`, " MAY_NAME("r.kind") " AND EXISTS ("
	"           SELECT 1 FROM roster_keeper o WHERE o.person = k.person"
	"              AND o.school = k.school) AS mine_to_name"
	"  FROM school_seen k"
	"  JOIN role r ON r.school = k.school AND r.held = 1"
	"  JOIN member_now n ON n.person = r.person"
	"  LEFT JOIN teaching_group g ON g.id = n.teaching_group"
	" WHERE k.person = ? AND k.school = ? ORDER BY r.kind, n.staff_no" };

static struct query name = {
	"INSERT INTO role (person, kind, school, since)"
	" SELECT n.person, ?, k.school, " TODAY
	"   FROM roster_keeper k JOIN member_now n ON n.school = k.school"
	"  WHERE k.person = ? AND k.school = ? AND n.staff_no = ? AND " MAY_NAME("?") };

static struct query follow = {
	"UPDATE role SET until = " TODAY
	" WHERE school = ? AND kind = ? AND kind IN ('head','cio','chair')"
	"   AND held = 1 AND id <> ?" };

/* The row is its own duplicate, so it is changed and none is added: an UPDATE
 * whose guard is a view upon views is refused by MariaDB 10.11 once prepared
 * (1142, of the view's own definer). */
static struct query end = {
	"INSERT INTO role (id, person, kind, school, since)"
	" SELECT o.id, o.person, o.kind, o.school, o.since"
	"   FROM roster_keeper k JOIN role o ON o.school = k.school"
	"  WHERE k.person = ? AND k.school = ? AND o.id = ? AND o.held = 1"
	"    AND " MAY_NAME("o.kind")
	" ON DUPLICATE KEY UPDATE until = " TODAY };

static int
list_roles(struct request *r)
{
	return rows(r, &list, me(r), form(r, "school"));
}

static int
name_person(struct request *r)
{
	struct value school = form(r, "school"), kind = form(r, "kind");
	long named = try_run(r, &name, kind, me(r), school,
	    form(r, "staff_no"), kind);
	long long id = last_id(r);

	if (named < 0)
		return refuse(r, 409, "这位老师已经担任这项职务");
	if (named == 0)
		return refuse(r, 409, "名册里没有这个工号，或者这项职务不由您指定");
	run(r, &follow, school, kind, number(id));
	return made(r, "role", id);
}

static int
end_role(struct request *r)
{
	struct value role = form(r, "role");

	if (run(r, &end, me(r), form(r, "school"), role) == 0)
		return not_found(r);
	about(r, "role", role.number);
	return done(r);
}

static const struct field where[] = {
	{ "school", ID, .zh = "学校" }, { 0 } };
static const struct field whom[] = {
	{ "school", ID, .zh = "学校" },
	{ "staff_no", CODE, .min = 1, .max = 20, .zh = "工号" },
	{ "kind", CHOICE, .choices = "head cio school chair panel", .zh = "职务" },
	{ 0 } };
static const struct field which[] = {
	{ "school", ID, .zh = "学校" }, { "role", ID, .zh = "职务" }, { 0 } };

const struct route role_routes[] = {
	{ "GET", "/roles", SCHOOL | OFFICE | ADMIN, where, list_roles,
	    { &list } },
	{ "POST", "/roles", SCHOOL | ADMIN, whom, name_person,
	    { &name, &follow }, ONCE, "admin.role.name" },
	{ "DELETE", "/schools/{school}/roles/{role}", SCHOOL | ADMIN, which,
	    end_role, { &end }, 0, "admin.role.end" }, { 0 } };
