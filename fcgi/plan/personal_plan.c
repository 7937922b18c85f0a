/* plan/personal_plan.c - a teacher's own plan (个人研修计划, R73): what she will
 * learn and the standard she aims at.  Each save is kept; her group's leader reads
 * them all and drafts the group's plan from them (R71). */
#include "parts/order.h"
#include "plan/sheets.h"
#include "plan/slices.h"

static struct query mine = {
	"SELECT CAST(COALESCE(p.number, 0) AS UNSIGNED) AS version, p.content AS content_json, p.saved_at,"
	"       JSON_QUERY(g.rules, '$.personal_plan') AS rule_json"
	"  FROM member_now m"
	"  JOIN programme_now g ON g.school = m.school"
	"  LEFT JOIN personal_plan p ON p.person = m.person AND p.programme = g.programme"
	" WHERE m.person = ? ORDER BY p.number DESC LIMIT 1" };

static int
show_mine(struct request *r)
{
	return row(r, &mine, me(r));
}

/* The next number, while the one that was read is the latest. */
static struct query save = {
	"INSERT INTO personal_plan (programme, person, number, content)"
	" SELECT g.programme, m.person, 1 + ?, ?"
	"   FROM member_now m JOIN programme_now g ON g.school = m.school"
	"  WHERE m.person = ? AND ? = (SELECT COALESCE(MAX(p.number), 0) FROM personal_plan p"
	"         WHERE p.person = m.person AND p.programme = g.programme)" };

static const struct field parts[] = {
	{ "start", PROSE, 0, 2000, .optional = true, .zh = "现状与起点" },
	{ "plan", PROSE, 1, 4000, .zh = "个人学习计划" },
	{ "standard", PROSE, 1, 2000, .zh = "能力达标标准" }, { 0 } };
static const struct field content[] = {
	{ "content", OBJECT, .of = parts, .zh = "个人研修计划" }, { 0 } };

static int
save_mine(struct request *r)
{
	about(r, "person", me(r).number);
	return changed(r, try_run(r, &save, version(r), form_json(r, "content"), me(r), version(r)) == 1);
}

/* Of every member of a group by name, also of those who have none yet. */
static struct query of_group = {
	"SELECT m.person, m.name, m.subject, p.number, p.content AS content_json, p.saved_at"
	"  FROM teaching_group t"
	"  JOIN programme_now g ON g.school = t.school"
	"  JOIN member_now m ON m.teaching_group = t.id"
	"  LEFT JOIN personal_plan p ON p.person = m.person AND p.programme = g.programme"
	"   AND NOT EXISTS (SELECT 1 FROM personal_plan n WHERE n.person = p.person"
	"        AND n.programme = p.programme AND n.number > p.number)"
	" WHERE t.id = ? AND " LEADS_OR_MANAGES
	" ORDER BY " BY_NAME("m.name") ", m.person" };

static const struct field which[] = { { "teaching_group", ID, .zh = "教研组" }, { 0 } };

static int
list_of_group(struct request *r)
{
	return rows(r, &of_group, form(r, "teaching_group"), me(r));
}

const struct route personal_plan_routes[] = {
	{ "GET", "/personal-plan", TEACHER, NULL, show_mine, { &mine } },
	{ "PUT", "/personal-plan", TEACHER, content, save_mine, { &save }, EDIT, "plan.personal.save", 0 },
	{ "GET", "/personal-plans/{teaching_group}", LEADER | SCHOOL, which, list_of_group,
	    { &of_group }, .sheet = &personal_plans_sheet }, { 0 } };
