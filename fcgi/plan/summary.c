/* plan/summary.c - the school's summary after the run (R132), to the office; a later
 * one replaces it, all are kept. */
#include <stdlib.h>

#include "plan/sheets.h"
#include "plan/slices.h"

static struct query mine = {
	"SELECT CAST(COALESCE(p.number, 0) AS UNSIGNED) AS version, p.content AS content_json, p.made_at,"
	"       JSON_QUERY(g.rules, '$.school_summary') AS rule_json"
	"  FROM school_person m"
	"  JOIN programme_now g ON g.school = m.school"
	"  LEFT JOIN school_summary p ON p.school = m.school AND p.programme = g.programme"
	" WHERE m.person = ? ORDER BY p.number DESC LIMIT 1" };

static int
show_mine(struct request *r)
{
	return row(r, &mine, me(r));
}

static struct query hand_in = {
	"INSERT INTO school_summary (programme, school, number, content, made_by)"
	" SELECT g.programme, m.school, 1 + ?, ?, m.person"
	"   FROM school_person m JOIN programme_now g ON g.school = m.school"
	"  WHERE m.person = ? AND ? = (SELECT COALESCE(MAX(p.number), 0) FROM school_summary p"
	"         WHERE p.school = m.school AND p.programme = g.programme)" };

/* Which parts a summary has no notice says: ours. */
static const struct field parts[] = {
	{ "done", PROSE, 1, 4000, .zh = "完成情况" },
	{ "results", PROSE, 1, 4000, .zh = "成效与经验" },
	{ "problems", PROSE, 0, 4000, .optional = true, .zh = "问题与改进" }, { 0 } };
static const struct field content[] = {
	{ "content", OBJECT, .of = parts, .zh = "学校总结" }, { 0 } };

static int
hand_in_summary(struct request *r)
{
	about(r, "person", me(r).number);
	return changed(r, try_run(r, &hand_in, version(r), form_json(r, "content"), me(r), version(r)) == 1);
}

/* Every school in scope, also those without one yet. */
static struct query list = {
	"SELECT STRAIGHT_JOIN s.id AS `cursor`, s.name AS school, p.number, p.content AS content_json, p.made_at"
	"  FROM school s FORCE INDEX (PRIMARY) JOIN office_school o ON o.school = s.id"
	"  JOIN programme_now g ON g.school = s.id"
	"  LEFT JOIN school_summary p ON p.school = s.id AND p.programme = g.programme"
	"   AND NOT EXISTS (SELECT 1 FROM school_summary n WHERE n.school = p.school"
	"        AND n.programme = p.programme AND n.number > p.number)"
	" WHERE o.person = ? AND s.id > ? ORDER BY s.id LIMIT " PAGE_SQL };

static int
list_summaries(struct request *r)
{
	return page(r, &list, me(r), number(strtoll(after(r).text, NULL, 10)));
}

const struct route summary_routes[] = {
	{ "GET", "/summary", SCHOOL, NULL, show_mine, { &mine } },
	{ "PUT", "/summary", SCHOOL, content, hand_in_summary, { &hand_in }, EDIT, "plan.summary.submit", 0 },
	{ "GET", "/summaries", OFFICE, paged, list_summaries, { &list }, .sheet = &summaries_sheet }, { 0 } };
