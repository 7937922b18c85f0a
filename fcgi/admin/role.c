/* admin/role.c - who has which duty at a school.  Leaders of teaching groups are
 * in group.c, duties in a region in region_role.c.
 *
 * The school names its panel (学校考核小组, R19), its 信息化管理团队 (R14), its 骨干团队
 * (R18) and its 领导小组 (R7); who manages it is named from above, by an office or
 * an administrator.  Head, CIO and chair are one person each: a new one follows
 * the old one.  A substitute (代理) has a term and takes nobody's place. */
#include "admin/admin.h"
#include "admin/sheets.h"

/* May k.person name somebody for this duty at k.school? */
#define MAY_NAME(kind) \
	"(" kind " IN ('panel','chair','team','backbone','leading') OR EXISTS (SELECT 1" \
	" FROM school_above a WHERE a.person = k.person AND a.school = k.school))"

static struct query list = {
	"SELECT r.id AS role, r.kind, r.title, r.since, r.until, v.name AS substitutes,"
	"       n.person, n.name, n.staff_no,"
	"       g.name AS `group`, " MAY_NAME("r.kind") " AS mine_to_name"
	"  FROM school_seen k"
	"  JOIN role r ON r.school = k.school AND " IN_OFFICE("r")
	"  JOIN member_now n ON n.person = r.person"
	"  LEFT JOIN teaching_group g ON g.id = n.teaching_group"
	"  LEFT JOIN person v ON v.id = r.substitutes"
	" WHERE k.person = ? AND k.school = ? ORDER BY r.kind, n.staff_no" };

/* For whom she stands in must have the duty herself. */
static struct query name = {
	"INSERT INTO role (person, kind, school, title, since, until, substitutes)"
	" SELECT n.person, ?, k.school, COALESCE(?, ''), " TODAY ", ?, v.person"
	"   FROM school_seen k JOIN member_now n ON n.school = k.school"
	"   LEFT JOIN member_now w ON w.school = k.school AND w.staff_no = ?"
	"   LEFT JOIN role v ON v.person = w.person AND v.school = k.school AND v.kind = ?"
	"    AND v.held = 1 AND v.person <> n.person"
	"  WHERE k.person = ? AND k.school = ? AND n.staff_no = ? AND " MAY_NAME("?")
	"    AND (? IS NULL OR v.id IS NOT NULL) AND (? IS NULL OR ? > " TODAY ")" };

/* The duty that she has already, also for a term. */
static struct query has = {
	"SELECT r.id FROM school_seen k JOIN member_now n ON n.school = k.school"
	"  JOIN role r ON r.person = n.person AND r.school = k.school AND r.kind = ? AND " IN_OFFICE("r")
	" WHERE k.person = ? AND k.school = ? AND n.staff_no = ?" };

static struct query follow = {
	"UPDATE role r SET r.until = " TODAY
	" WHERE r.school = ? AND r.kind = ? AND r.kind IN ('head','cio','chair')"
	"   AND r.substitutes IS NULL AND " IN_OFFICE("r") " AND r.id <> ?" };

static struct query mine_to_end = {
	"SELECT o.id FROM school_seen k JOIN role o ON o.school = k.school"
	"  WHERE k.person = ? AND k.school = ? AND o.id = ? AND " IN_OFFICE("o")
	"    AND " MAY_NAME("o.kind") };

struct query end_of_role = {
	"UPDATE role SET until = GREATEST(since, " TODAY ")"
	" WHERE id = ? AND (until IS NULL OR until > " TODAY ")" };

bool
term_is_whole(struct request *r)
{
	if (form(r, "substitutes").kind != NOTHING && form(r, "until").kind == NOTHING)
		wrong(r, "/until", "代理要写明到哪一天为止");
	return refuse_wrong(r) == 0;
}

static int
list_roles(struct request *r)
{
	return rows(r, &list, me(r), form(r, "school"));
}

static int
name_person(struct request *r)
{
	struct value school = form(r, "school"), kind = form(r, "kind"),
	    staff_no = form(r, "staff_no"), until = form(r, "until"),
	    whom = form(r, "substitutes");
	long named;
	long long id;

	if (!term_is_whole(r))
		return 422;
	if (ask(r, &has, kind, me(r), school, staff_no)->rows > 0)
		return refuse(r, 409, "这位老师已经担任这项职务");
	named = try_run(r, &name, kind, form(r, "title"), until, whom, kind, me(r), school,
	    staff_no, kind, whom, until, until);
	id = last_id(r);
	if (named < 0)
		return refuse(r, 409, "这位老师已经担任这项职务");
	if (named == 0 && whom.kind != NOTHING)
		return refuse(r, 409, "名册里没有这个工号，被代理的人没有这项职务，期限已过，"
		    "或者这项职务不由您指定");
	if (named == 0)
		return refuse(r, 409, "名册里没有这个工号，期限已过，或者这项职务不由您指定");
	if (whom.kind == NOTHING)
		run(r, &follow, school, kind, number(id));
	return made(r, "role", id);
}

static int
end_role(struct request *r)
{
	struct value role = form(r, "role");

	if (ask(r, &mine_to_end, me(r), form(r, "school"), role)->rows == 0)
		return not_found(r);
	run(r, &end_of_role, role);
	about(r, "role", role.number);
	return done(r);
}

static const struct field where[] = {
	{ "school", ID, .zh = "学校" }, { 0 } };
static const struct field whom[] = {
	{ "school", ID, .zh = "学校" },
	{ "staff_no", CODE, .min = 1, .max = 41, .zh = "工号" },
	{ "kind", CHOICE, .choices = "head cio school chair panel team backbone leading", .zh = "职务" },
	{ "title", WORDS, 1, 30, .optional = true, .zh = "其中的分工" },
	{ "until", DAY, .optional = true, .zh = "期限" },
	{ "substitutes", CODE, .min = 1, .max = 41, .optional = true, .zh = "代理谁（工号）" },
	{ 0 } };
static const struct field which[] = {
	{ "school", ID, .zh = "学校" }, { "role", ID, .zh = "职务" }, { 0 } };

const struct route role_routes[] = {
	{ "GET", "/roles", SCHOOL | OFFICE | ADMIN, where, list_roles,
	    { &list }, .sheet = &roles_sheet },
	{ "POST", "/roles", SCHOOL | OFFICE | ADMIN, whom, name_person,
	    { &has, &name, &follow }, ONCE, "admin.role.name" },
	{ "DELETE", "/schools/{school}/roles/{role}", SCHOOL | OFFICE | ADMIN, which,
	    end_role, { &mine_to_end, &end_of_role }, 0, "admin.role.end" }, { 0 } };
