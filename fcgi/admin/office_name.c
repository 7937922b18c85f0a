/* admin/office_name.c - the name of somebody at an office, mended: by an administrator whose region holds all her
 * duties, as for a sign-in code (invitation.c), and never her own, as for a request for correction.
 *
 * Who is on a school's roster is mended there (roster_take.c), by whoever keeps it. */
#include "admin/admin.h"

static struct query look = {
	"SELECT p.id AS person, p.name, p.login, p.version, p.id = a.id AS myself, s.name AS school,"
	"       (SELECT JSON_ARRAYAGG(JSON_OBJECT('role', r.kind, 'of', g.name) ORDER BY r.kind, g.name)"
	"          FROM role_now r JOIN region g ON g.id = r.region WHERE r.person = p.id) AS duties_json"
	"  FROM person p JOIN person a ON a.id = ?"
	"  LEFT JOIN member m ON m.person = p.id AND m.here = 1 LEFT JOIN school s ON s.id = m.school"
	" WHERE p.id = ? AND p.closed = 0"
	"   AND EXISTS (SELECT 1 FROM role_now d WHERE d.person = p.id AND d.region IS NOT NULL)"
	"   AND NOT EXISTS (SELECT 1 FROM role_now d WHERE d.person = p.id AND d.region IS NOT NULL"
	"                      AND NOT EXISTS (SELECT 1 FROM role_now o JOIN region_within w ON w.ancestor = o.region"
	"                                       WHERE o.person = a.id AND o.kind = 'admin' AND w.region = d.region))" };

static struct query mend = {
	"UPDATE person SET name = ?, version = version + 1 WHERE id = ? AND version = ? AND closed = 0" };

static int
show_name(struct request *r)
{
	return row(r, &look, me(r), form(r, "person"));
}

static int
mend_name(struct request *r)
{
	struct value person = form(r, "person");
	const struct result *t = ask(r, &look, me(r), person);

	if (t->rows == 0)
		return not_found(r);
	if (cell(t, 0, "myself").number)
		return refuse(r, 409, "自己的姓名请别的系统管理员更正（本系统默认）");
	if (cell(t, 0, "school").kind != NOTHING)
		return refuse(r, 409, "这个人在%s的名册里，姓名在名册里更正（本系统默认）", cell(t, 0, "school").text);
	about(r, "person", person.number);
	return changed(r, run(r, &mend, form(r, "name"), person, version(r)));
}

static const struct field which[] = { { "person", ID, .zh = "人员" }, { 0 } };
static const struct field mended[] = {
	{ "person", ID, .zh = "人员" }, { "name", WORDS, 2, 60, .zh = "姓名" }, { 0 } };

const struct route office_name_routes[] = {
	{ "GET", "/people/offices/{person}", ADMIN, which, show_name, { &look } },
	{ "PUT", "/people/offices/{person}/name", ADMIN, mended, mend_name, { &look, &mend }, EDIT, "admin.person.name" },
	{ 0 } };
