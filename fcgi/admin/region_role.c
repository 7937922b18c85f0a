/* admin/region_role.c - duties in a region: 项目办, the 专家 pool (R17), the 指导团队
 * (R16), the 领导小组 (R7).
 *
 * Offices are named by an administrator above the region, the rest also by its
 * office.  Whoever is at no school gets a login here; the code for the first
 * sign-in is made in invitation.c. */
#include "admin/admin.h"
#include "admin/sheets.h"

/* May k.person name somebody for this duty in k.region? */
#define MAY_NAME(kind) \
	"(" kind " IN ('expert','guide','leading') OR EXISTS (SELECT 1 FROM role_now a" \
	" JOIN region_within w ON w.ancestor = a.region" \
	" WHERE a.person = k.person AND a.kind = 'admin' AND w.region = k.region))"

static struct query list = {
	"SELECT r.id AS role, r.kind, r.title, r.since, r.until, v.name AS substitutes,"
	"       p.id AS person, p.login, p.name, s.name AS school, LPAD(r.id, 15, '0') AS `cursor`"
	"  FROM role r"
	"  JOIN person p ON p.id = r.person"
	"  LEFT JOIN person v ON v.id = r.substitutes"
	"  LEFT JOIN member m ON m.person = p.id AND m.here = 1"
	"  LEFT JOIN school s ON s.id = m.school"
	" WHERE r.region = ? AND " IN_OFFICE("r") " AND (? IS NULL OR r.kind = ?)"
	"   AND EXISTS (SELECT 1 FROM region_above k WHERE k.person = ? AND k.region = r.region)"
	"   AND LPAD(r.id, 15, '0') > ? ORDER BY r.id LIMIT " PAGE_SQL };

static int
list_roles(struct request *r)
{
	return page(r, &list, form(r, "region"), form(r, "kind"), form(r, "kind"), me(r), after(r));
}

static struct query may = {
	"SELECT k.region, (SELECT p.id FROM person p WHERE p.login = ? AND p.closed = 0) AS person,"
	"       (SELECT p.id FROM person p WHERE p.login = ?) IS NOT NULL AS taken"
	"  FROM region_above k WHERE k.person = ? AND k.region = ? AND " MAY_NAME("?") " LIMIT 1" };

static struct query add_person = {
	"INSERT INTO person (login, name) VALUES (?, ?)" };

static struct query name = {
	"INSERT INTO role (person, kind, region, title, since, until, substitutes)"
	" SELECT p.id, ?, ?, COALESCE(?, ''), " TODAY ", ?, v.person"
	"   FROM person p"
	"   LEFT JOIN person w ON w.login = ?"
	"   LEFT JOIN role v ON v.person = w.id AND v.region = ? AND v.kind = ? AND v.held = 1"
	"    AND v.person <> p.id"
	"  WHERE p.id = ? AND (? IS NULL OR v.id IS NOT NULL) AND (? IS NULL OR ? > " TODAY ")"
	"    AND NOT EXISTS (SELECT 1 FROM role r WHERE r.person = p.id AND r.kind = ?"
	"                       AND r.region = ? AND " IN_OFFICE("r") ")" };

/* The person of this login; who is not known yet is made, if she has a name. */
static struct value
person_named(struct request *r, const struct result *found)
{
	struct value person = cell(found, 0, "person"), whole = form(r, "name");

	if (person.kind != NOTHING || whole.kind == NOTHING || cell(found, 0, "taken").number)
		return person;
	return try_run(r, &add_person, form(r, "login"), whole) < 0 ? nothing() :
	    number(last_id(r));
}

static int
name_person(struct request *r)
{
	struct value region = form(r, "region"), kind = form(r, "kind"), until = form(r, "until"),
	    whom = form(r, "substitutes"), person;
	const struct result *found;

	if (!term_is_whole(r))
		return 422;
	found = ask(r, &may, form(r, "login"), form(r, "login"), me(r), region, kind);
	if (found->rows == 0)
		return not_found(r);
	person = person_named(r, found);
	if (person.kind == NOTHING)
		return refuse(r, 409, "没有这个登录名；新的人请同时填写姓名");
	if (try_run(r, &name, kind, region, form(r, "title"), until, whom, region, kind, person,
	    whom, until, until, kind, region) <= 0)
		return refuse(r, 409, "已经担任这项职务，期限已过，或者被代理的人没有这项职务");
	return made(r, "role", last_id(r));
}

static struct query mine_to_end = {
	"SELECT o.id FROM role o JOIN region_above k ON k.region = o.region"
	" WHERE o.id = ? AND o.region = ? AND k.person = ? AND o.person <> k.person"
	"   AND " IN_OFFICE("o") " AND " MAY_NAME("o.kind") };

static int
end_role(struct request *r)
{
	struct value role = form(r, "role");

	if (ask(r, &mine_to_end, role, form(r, "region"), me(r))->rows == 0)
		return not_found(r);
	run(r, &end_of_role, role);
	about(r, "role", role.number);
	return done(r);
}

#define REGION { "region", ID, .zh = "区域" }
#define KINDS "office expert guide leading"

static const struct field where[] = { REGION,
	{ "kind", CHOICE, .choices = KINDS, .optional = true, .zh = "职务" }, AFTER, { 0 } };
static const struct field whom[] = { REGION,
	{ "login", CODE, .min = 3, .max = 41, .zh = "登录名" },
	{ "name", WORDS, 2, 60, .optional = true, .zh = "姓名" },
	{ "kind", CHOICE, .choices = KINDS, .zh = "职务" },
	{ "title", WORDS, 1, 30, .optional = true, .zh = "其中的分工" },
	{ "until", DAY, .optional = true, .zh = "期限" },
	{ "substitutes", CODE, .min = 1, .max = 41, .optional = true, .zh = "代理谁（登录名）" },
	{ 0 } };
static const struct field which[] = { REGION, { "role", ID, .zh = "职务" }, { 0 } };

const struct route region_role_routes[] = {
	{ "GET", "/regions/{region}/roles", OFFICE | ADMIN, where, list_roles, { &list }, .sheet = &region_roles_sheet },
	{ "POST", "/regions/{region}/roles", OFFICE | ADMIN, whom, name_person,
	    { &may, &add_person, &name }, ONCE, "admin.role.name" },
	{ "DELETE", "/regions/{region}/roles/{role}", OFFICE | ADMIN, which, end_role,
	    { &mine_to_end, &end_of_role }, 0, "admin.role.end" }, { 0 } };
