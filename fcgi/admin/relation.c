/* admin/relation.c - 回避: who is whose relative, or has another interest, and so
 * does not judge her (rules.md 5).
 *
 * Each declares her own; a school, an office or an administrator declares for
 * somebody there, and alone ends one: who would judge does not free himself.
 * Both directions are written in one statement, and ended in one. */
#include "admin/admin.h"
#include "admin/sheets.h"
#include "parts/order.h"

#define DECLARE \
	"INSERT INTO relation (person, other, kind, declared_by, since)" \
	" SELECT IF(d.back, b.id, a.id), IF(d.back, a.id, b.id), ?, ?, " TODAY \
	"   FROM person a JOIN person b ON b.login = ? AND b.id <> a.id" \
	"   JOIN (SELECT 0 AS back UNION ALL SELECT 1) d"

static struct query declare = { DECLARE " WHERE a.id = ?" };

static struct query declare_for = {
	DECLARE
	"   JOIN member m ON m.person = a.id AND m.here = 1"
	"   JOIN school_seen k ON k.school = m.school AND k.person = ?"
	"  WHERE a.id = ?" };

/* Who is chosen from a list, not by login: a colleague of hers, or somebody I see. */
static struct query colleague = {
	"SELECT p.login FROM member x JOIN member y ON y.school = x.school AND y.here = 1"
	"  JOIN person p ON p.id = y.person WHERE x.person = ? AND x.here = 1 AND y.person = ?" };

static struct query seen = {
	"SELECT p.login FROM member m JOIN school_seen k ON k.school = m.school AND k.person = ?"
	"  JOIN person p ON p.id = m.person WHERE m.person = ? AND m.here = 1" };

/* The login of the other, however named; NOTHING: neither or both ways, or not there. */
static struct value
login_of_other(struct request *r)
{
	struct value login = form(r, "login"), other = form(r, "other"), person = form(r, "person");
	const struct result *t;

	if ((login.kind == NOTHING) == (other.kind == NOTHING))
		return nothing();
	if (login.kind != NOTHING)
		return login;
	t = person.kind == NOTHING ? ask(r, &colleague, me(r), other) : ask(r, &seen, me(r), other);
	return t->rows == 0 ? nothing() : cell(t, 0, "login");
}

static int
declare_relation(struct request *r)
{
	struct value person = form(r, "person"), kind = form(r, "kind"),
	    login = login_of_other(r);
	long added;

	if (login.kind == NOTHING)
		return refuse(r, 409, "请选择对方，或者填写对方的登录名，二者选一");
	if (person.kind == NOTHING)
		added = try_run(r, &declare, kind, me(r), login, me(r));
	else if (has_role(r, SCHOOL | OFFICE | ADMIN))
		added = try_run(r, &declare_for, kind, me(r), login, me(r), person);
	else
		return not_found(r);
	if (added < 0)
		return refuse(r, 409, "这两位之间的关系已经申报过");
	if (added == 0)
		return refuse(r, 409, person.kind == NOTHING ?
		    "没有这个登录名，或者就是您自己" :
		    "没有这个登录名，或者这位老师不在您管理的学校");
	return made(r, "relation", last_id(r));
}

/* Mine: the login that was declared; the name behind it only of a colleague. */
static struct query mine = {
	"SELECT r.id AS relation, p.login, IF(y.id IS NULL, NULL, p.name) AS name, r.kind, r.since,"
	"       r.declared_by = r.person AS by_me"
	"  FROM relation r JOIN person p ON p.id = r.other"
	"  LEFT JOIN member x ON x.person = r.person AND x.here = 1"
	"  LEFT JOIN member y ON y.person = r.other AND y.here = 1 AND y.school = x.school"
	" WHERE r.person = ? AND r.held = 1 ORDER BY r.id" };

#define LIST(order) \
	"SELECT r.id AS relation, r.person, a.name, b.login AS other_login, b.name AS other_name," \
	"       r.kind, r.since, c.name AS declared_by, " order " AS `cursor`" \
	"  FROM school_seen k" \
	"  JOIN member m ON m.school = k.school AND m.here = 1" \
	"  JOIN relation r ON r.person = m.person AND r.held = 1" \
	"  JOIN person a ON a.id = r.person" \
	"  JOIN person b ON b.id = r.other" \
	"  JOIN person c ON c.id = r.declared_by" \
	" WHERE k.person = ? AND k.school = ? AND " order " > ?" \
	" ORDER BY `cursor` LIMIT " PAGE_SQL

static struct query of_school[] = { { LIST("LPAD(r.id, 15, '0')") }, { LIST(ORDER(BY_NAME("a.name"), "r.id")) } };

static int
list_mine(struct request *r)
{
	return rows(r, &mine, me(r));
}

static int
list_school(struct request *r)
{
	return page_by(r, of_school, me(r), form(r, "school"), after(r));
}

static struct query both_ways = {
	"SELECT r.id AS this, t.id AS that FROM relation r"
	"  JOIN relation t ON t.person = r.other AND t.other = r.person AND t.held = 1"
	"  JOIN member m ON m.person = r.person AND m.here = 1"
	"  JOIN school_seen k ON k.school = m.school"
	" WHERE r.id = ? AND r.held = 1 AND k.person = ? AND k.person NOT IN (r.person, r.other)" };

static struct query end = {
	"UPDATE relation SET until = " TODAY " WHERE id IN (?, ?) AND held = 1" };

static int
end_relation(struct request *r)
{
	struct value relation = form(r, "relation");
	const struct result *pair = ask(r, &both_ways, relation, me(r));

	if (pair->rows == 0)
		return not_found(r);
	run(r, &end, cell(pair, 0, "this"), cell(pair, 0, "that"));
	about(r, "relation", relation.number);
	return done(r);
}

static const struct field whom[] = {
	{ "person", ID, .optional = true, .zh = "教师" },
	{ "login", CODE, .min = 1, .max = 41, .optional = true, .zh = "对方的登录名" },
	{ "other", ID, .optional = true, .zh = "对方" },
	{ "kind", CHOICE, .choices = "family other", .zh = "关系" }, { 0 } };
static const struct field where[] = {
	{ "school", ID, .zh = "学校" }, SORT("entered name"), AFTER, { 0 } };
static const struct field which[] = { { "relation", ID, .zh = "申报" }, { 0 } };

const struct route relation_routes[] = {
	{ "GET", "/relations/mine", MEMBER, NULL, list_mine, { &mine } },
	{ "GET", "/relations", SCHOOL | OFFICE | ADMIN, where, list_school, { &of_school[0], &of_school[1] }, .sheet = &relations_sheet },
	{ "POST", "/relations", MEMBER, whom, declare_relation, { &colleague, &seen, &declare, &declare_for },
	    ONCE, "admin.relation.declare" },
	{ "DELETE", "/relations/{relation}", SCHOOL | OFFICE | ADMIN, which, end_relation,
	    { &both_ways, &end }, 0, "admin.relation.end" }, { 0 } };
