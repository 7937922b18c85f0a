/* admin/group.c - 教研组, and who leads it, also for a term in somebody's place.
 *
 * The roster brings groups and leaders along; here they are changed one by one. */
#include "admin/admin.h"
#include "admin/sheets.h"

static struct query list = {
	"SELECT g.id AS `group`, g.name, g.version,"
	"       (SELECT COUNT(*) FROM member m WHERE m.teaching_group = g.id AND m.here = 1) AS people,"
	"       (SELECT JSON_ARRAYAGG(JSON_OBJECT('role', r.id, 'person', r.person, 'name', p.name,"
	"               'staff_no', m.staff_no, 'until', r.until, 'substitutes', v.name) ORDER BY r.id)"
	"          FROM role r JOIN person p ON p.id = r.person LEFT JOIN person v ON v.id = r.substitutes"
	"          LEFT JOIN member m ON m.person = r.person AND m.here = 1"
	"         WHERE r.teaching_group = g.id AND r.kind = 'leader' AND " IN_OFFICE("r") ") AS leaders_json"
	"  FROM school_seen k JOIN teaching_group g ON g.school = k.school"
	" WHERE k.person = ? AND k.school = ? ORDER BY g.name" };

static int
list_groups(struct request *r)
{
	return rows(r, &list, me(r), form(r, "school"));
}

static struct query add = {
	"INSERT INTO teaching_group (school, name)"
	" SELECT k.school, ? FROM school_seen k JOIN school s ON s.id = k.school AND s.successor IS NULL"
	"  WHERE k.person = ? AND k.school = ?" };

static int
add_group(struct request *r)
{
	long added = try_run(r, &add, form(r, "name"), me(r), form(r, "school"));

	if (added < 0)
		return refuse(r, 409, "学校已经有这个教研组");
	return added == 0 ? not_found(r) : made(r, "group", last_id(r));
}

static struct query mine = {
	"SELECT g.id FROM teaching_group g JOIN school_seen k ON k.school = g.school"
	" WHERE g.id = ? AND k.person = ?" };

static struct query change = {
	"UPDATE teaching_group SET name = ?, version = version + 1"
	" WHERE id = ? AND version = ?" };

static int
change_group(struct request *r)
{
	struct value group = form(r, "group");
	long matched;

	if (ask(r, &mine, group, me(r))->rows == 0)
		return not_found(r);
	about(r, "teaching_group", group.number);
	matched = try_run(r, &change, form(r, "name"), group, version(r));
	return matched < 0 ? refuse(r, 409, "学校已经有这个教研组") : changed(r, matched);
}

/* A leader is of the school; whom she stands in for leads the group. */
static struct query name = {
	"INSERT INTO role (person, kind, teaching_group, since, until, substitutes)"
	" SELECT n.person, 'leader', g.id, " TODAY ", ?, v.person"
	"   FROM teaching_group g"
	"   JOIN school_seen k ON k.school = g.school"
	"   JOIN member_now n ON n.school = g.school"
	"   LEFT JOIN member_now w ON w.school = g.school AND w.staff_no = ?"
	"   LEFT JOIN role v ON v.person = w.person AND v.teaching_group = g.id"
	"    AND v.held = 1 AND v.person <> n.person"
	"  WHERE g.id = ? AND k.person = ? AND n.staff_no = ?"
	"    AND (? IS NULL OR v.id IS NOT NULL) AND (? IS NULL OR ? > " TODAY ")"
	"    AND NOT EXISTS (SELECT 1 FROM role r WHERE r.person = n.person"
	"                       AND r.teaching_group = g.id AND " IN_OFFICE("r") ")" };

/* One leads a group: a new leader follows the old one. */
static struct query follow = {
	"UPDATE role r SET r.until = GREATEST(r.since, " TODAY ")"
	" WHERE r.teaching_group = ? AND r.substitutes IS NULL AND " IN_OFFICE("r") " AND r.id <> ?" };

static int
name_leader(struct request *r)
{
	struct value group = form(r, "group"), until = form(r, "until"),
	    whom = form(r, "substitutes");
	long long id;
	long named;

	if (!term_is_whole(r))
		return 422;
	if (ask(r, &mine, group, me(r))->rows == 0)
		return not_found(r);
	named = try_run(r, &name, until, whom, group, me(r), form(r, "staff_no"), whom, until, until);
	if (named <= 0)
		return refuse(r, 409, "名册里没有这个工号，已经是组长，期限已过，或者被代理的人不是组长");
	id = last_id(r);
	if (whom.kind == NOTHING)
		run(r, &follow, group, number(id));
	return made(r, "role", id);
}

static struct query mine_to_end = {
	"SELECT o.id FROM role o JOIN teaching_group g ON g.id = o.teaching_group"
	"  JOIN school_seen k ON k.school = g.school"
	" WHERE o.id = ? AND g.id = ? AND k.person = ? AND " IN_OFFICE("o") };

static int
end_leader(struct request *r)
{
	struct value role = form(r, "role");

	if (ask(r, &mine_to_end, role, form(r, "group"), me(r))->rows == 0)
		return not_found(r);
	run(r, &end_of_role, role);
	about(r, "role", role.number);
	return done(r);
}

#define NAME { "name", WORDS, 1, 60, .zh = "教研组名称" }
#define GROUP { "group", ID, .zh = "教研组" }

static const struct field where[] = { { "school", ID, .zh = "学校" }, { 0 } };
static const struct field fresh[] = { { "school", ID, .zh = "学校" }, NAME, { 0 } };
static const struct field edited[] = { GROUP, NAME, { 0 } };
static const struct field whom[] = { GROUP,
	{ "staff_no", CODE, .min = 1, .max = 41, .zh = "工号" },
	{ "until", DAY, .optional = true, .zh = "期限" },
	{ "substitutes", CODE, .min = 1, .max = 41, .optional = true, .zh = "代理谁（工号）" },
	{ 0 } };
static const struct field which[] = { GROUP, { "role", ID, .zh = "职务" }, { 0 } };

#define KEEPERS (SCHOOL | OFFICE | ADMIN)

const struct route group_routes[] = {
	{ "GET", "/groups", KEEPERS, where, list_groups, { &list }, .sheet = &groups_sheet },
	{ "POST", "/groups", KEEPERS, fresh, add_group, { &add }, ONCE, "admin.group.make" },
	{ "PUT", "/groups/{group}", KEEPERS, edited, change_group, { &mine, &change }, EDIT,
	    "admin.group.change" },
	{ "POST", "/groups/{group}/leaders", KEEPERS, whom, name_leader,
	    { &mine, &name, &follow }, ONCE, "admin.role.name" },
	{ "DELETE", "/groups/{group}/leaders/{role}", KEEPERS, which, end_leader,
	    { &mine_to_end, &end_of_role }, 0, "admin.role.end" }, { 0 } };
