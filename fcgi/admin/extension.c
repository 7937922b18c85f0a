/* admin/extension.c - more time for a person, a group or a school (rules.md 5, C12).
 *
 * By the office of that scope.  Only ever added to: the latest for a scope holds. */
#include "admin/admin.h"
#include "admin/sheets.h"
#include "parts/order.h"

/* The school of the scope, whichever of the three was named. */
#define OF_SCOPE \
	" COALESCE(?, (SELECT g.school FROM teaching_group g WHERE g.id = ?)," \
	" (SELECT m.school FROM member m WHERE m.person = ? AND m.here = 1))"

static struct query add = {
	"INSERT INTO extension (programme, person, teaching_group, school, until, reason, document, made_by)"
	" SELECT n.programme, ?, ?, ?, ?, ?, COALESCE(?, ''), o.person"
	"   FROM office_school o JOIN programme_now n ON n.school = o.school"
	"  WHERE o.person = ? AND o.school =" OF_SCOPE " AND ? >= " TODAY " AND NOT o.person <=> ?" };

/* Why nothing was added. */
static struct query seen = {
	"SELECT CAST(? AS DATE) < " TODAY " AS past, o.person <=> ? AS mine"
	"  FROM office_school o WHERE o.person = ? AND o.school =" OF_SCOPE };

/* Several people at once, all of them or nobody. */
static struct query able = {
	"SELECT COUNT(DISTINCT m.person) AS people"
	"  FROM " SEVERAL
	"  JOIN member m ON m.person = j.person AND m.here = 1"
	"  JOIN office_school o ON o.school = m.school AND o.person = ? AND o.person <> m.person"
	"  JOIN programme_now n ON n.school = m.school" };

static struct query add_several = {
	"INSERT INTO extension (programme, person, until, reason, document, made_by)"
	" SELECT n.programme, m.person, ?, ?, COALESCE(?, ''), o.person"
	"  FROM " SEVERAL
	"  JOIN member m ON m.person = j.person AND m.here = 1"
	"  JOIN office_school o ON o.school = m.school AND o.person = ? AND o.person <> m.person"
	"  JOIN programme_now n ON n.school = m.school WHERE ? >= " TODAY };

static int
too_early(struct request *r)
{
	wrong(r, "/until", "延期要到今天以后");
	return refuse_wrong(r);
}

static int
extend_several(struct request *r)
{
	struct value people = form_json(r, "people"), until = form(r, "until");
	long long all = (long long)json_object_array_length(parsed(r, people)),
	    some = cell(ask(r, &able, people, me(r)), 0, "people").number;

	if (some < all)
		return refuse(r, 409, "选中的人里有%lld位不能由您延期：不在您的学校、就是您自己，或者学校没有参加工程。"
		    "一位也没有办理，请去掉后再试", all - some);
	if (run(r, &add_several, until, form(r, "reason"), form(r, "document"), people, me(r), until) == 0)
		return too_early(r);
	return made(r, "extension", last_id(r));
}

static int
add_extension(struct request *r)
{
	struct value person = form(r, "person"), group = form(r, "group"),
	    school = form(r, "school"), until = form(r, "until");
	const struct result *t;

	if ((person.kind != NOTHING) + (group.kind != NOTHING) + (school.kind != NOTHING) != 1)
		wrong(r, "", "请选一位教师、一个教研组或一所学校，三者选一");
	if (refuse_wrong(r) != 0)
		return 422;
	if (run(r, &add, person, group, school, until, form(r, "reason"), form(r, "document"), me(r),
	    school, group, person, until, person) > 0)
		return made(r, "extension", last_id(r));
	if ((t = ask(r, &seen, until, person, me(r), school, group, person))->rows == 0)
		return not_found(r);
	if (cell(t, 0, "past").number)
		return too_early(r);
	return refuse(r, 409, cell(t, 0, "mine").number ? "不能给自己延期，要由别人批准" : "学校现在没有参加工程，没有可以延的期限");
}

#define ROW(scope, name) \
	"SELECT x.id AS extension, '" scope "' AS scope, " name " AS name, p.name AS programme," \
	" x.until, x.reason, x.document, b.name AS made_by, x.made_at"
#define ITS \
	" JOIN programme p ON p.id = x.programme JOIN person b ON b.id = x.made_by"

/* The school's own, its groups', its people's. */
#define LIST(order) \
	"SELECT e.*, " order " AS `cursor` FROM (" \
	ROW("school", "s.name") " FROM extension x JOIN school s ON s.id = x.school" ITS \
	"  WHERE x.school = ?" \
	" UNION ALL " \
	ROW("group", "g.name") " FROM teaching_group g STRAIGHT_JOIN extension x ON x.teaching_group = g.id" ITS \
	"  WHERE g.school = ?" \
	" UNION ALL " \
	ROW("person", "n.name") " FROM member m STRAIGHT_JOIN extension x ON x.person = m.person" \
	"   JOIN person n ON n.id = m.person" ITS \
	"  WHERE m.school = ? AND m.here = 1) e" \
	"  JOIN school_seen k ON k.person = ? AND k.school = ?" \
	" WHERE " order " > ? ORDER BY `cursor` LIMIT " PAGE_SQL

static struct query list[] = { { LIST(NEWEST_FIRST("e.extension")) }, { LIST(OLDEST_FIRST("e.extension")) },
	{ LIST(ORDER(BY_NAME("e.name"), "e.extension")) }, { LIST(ORDER(EARLIEST_FIRST("e.until"), "e.extension")) } };

static int
list_extensions(struct request *r)
{
	struct value school = form(r, "school");

	return page_by(r, list, school, school, school, me(r), school, after(r));
}

#define TERM \
	{ "until", DAY, .zh = "延至" }, \
	{ "reason", PROSE, 5, 300, .zh = "理由" }, \
	{ "document", WORDS, 2, 300, .optional = true, .zh = "依据的文件" }

static const struct field where[] = { { "school", ID, .zh = "学校" }, SORT("latest earliest name ending"), AFTER, { 0 } };
static const struct field scope[] = {
	{ "person", ID, .optional = true, .zh = "教师" },
	{ "group", ID, .optional = true, .zh = "教研组" },
	{ "school", ID, .optional = true, .zh = "学校" },
	TERM, { 0 } };
static const struct field several[] = {
	{ "people", IDS, .min = 1, .max = 2000, .zh = "教师" }, TERM, { 0 } };

const struct route extension_routes[] = {
	{ "GET", "/extensions", SCHOOL | OFFICE | ADMIN, where, list_extensions, { &list[0], &list[1], &list[2], &list[3] }, .sheet = &extensions_sheet },
	{ "POST", "/extensions", OFFICE, scope, add_extension, { &add, &seen }, ONCE,
	    "admin.extension.make" },
	{ "POST", "/extensions/several", OFFICE, several, extend_several, { &able, &add_several }, ONCE,
	    "admin.extension.make" }, { 0 } };
