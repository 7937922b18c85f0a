/* plan/bulletin.c - a group's bulletins (简报, R84): the leader publishes one in each
 * stage; how many a stage asks is policy, a goal and never a bar. */
#include <stdlib.h>

#include "plan/sheets.h"
#include "plan/slices.h"

static struct query list = {
	"SELECT b.id AS bulletin, LPAD(b.id, 20, '0') AS `cursor`, b.stage, b.title, b.text, b.made_at"
	"  FROM bulletin b"
	"  JOIN teaching_group t ON t.id = b.teaching_group"
	" WHERE t.id = ? AND b.id < ? AND " IN_OR_OVER_GROUP
	" ORDER BY b.id DESC LIMIT " PAGE_SQL };

static const struct field listed[] = {
	{ "teaching_group", ID, .zh = "教研组" }, AFTER, { 0 } };

static int
list_bulletins(struct request *r)
{
	long long before = strtoll(after(r).text, NULL, 10);

	return page(r, &list, form(r, "teaching_group"),
	    number(before > 0 ? before : INT64_MAX), me(r), me(r));
}

/* How far each group of my school or my own is: bulletins by stage, and what is asked. */
static struct query count = {
	"SELECT t.id AS teaching_group, t.name, JSON_QUERY(g.rules, '$.bulletins_per_stage') AS asked_json,"
	"       (SELECT COUNT(*) FROM bulletin b WHERE b.teaching_group = t.id"
	"           AND b.programme = g.programme) AS published,"
	"       (SELECT COUNT(DISTINCT b.stage) FROM bulletin b WHERE b.teaching_group = t.id"
	"           AND b.programme = g.programme) AS stages"
	"  FROM (SELECT x.school FROM member_now x WHERE x.person = ?"
	"        UNION SELECT y.school FROM role_now y WHERE y.person = ?) k"
	"  STRAIGHT_JOIN teaching_group t ON t.school = k.school"
	"  STRAIGHT_JOIN programme_now g ON g.school = t.school"
	" WHERE " LEADS_OR_MANAGES
	" ORDER BY t.id" };

static int
count_bulletins(struct request *r)
{
	return rows(r, &count, me(r), me(r), me(r));
}

static struct query publish = {
	"INSERT INTO bulletin (programme, teaching_group, stage, title, text, made_by)"
	" SELECT g.programme, t.id, ?, ?, ?, ?"
	"   FROM teaching_group t JOIN programme_now g ON g.school = t.school"
	"  WHERE t.id = ? AND " LEADS };

static const struct field bulletin[] = {
	{ "teaching_group", ID, .zh = "教研组" },
	{ "stage", COUNT, 1, 30, .zh = "第几阶段" },
	{ "title", WORDS, 1, 100, .zh = "标题" },
	{ "text", PROSE, 1, 4000, .zh = "内容" }, { 0 } };

static int
publish_bulletin(struct request *r)
{
	if (run(r, &publish, form(r, "stage"), form(r, "title"), form(r, "text"), me(r),
	    form(r, "teaching_group"), me(r)) == 0)
		return not_found(r);
	return made(r, "bulletin", last_id(r));
}

const struct route bulletin_routes[] = {
	{ "GET", "/bulletins", LEADER | SCHOOL, NULL, count_bulletins, { &count }, .sheet = &bulletin_counts_sheet },
	{ "GET", "/bulletins/{teaching_group}", TEACHER | LEADER | SCHOOL, listed, list_bulletins, { &list }, .sheet = &bulletins_sheet },
	{ "POST", "/bulletins/{teaching_group}", LEADER, bulletin, publish_bulletin, { &publish }, ONCE,
	    "plan.bulletin.publish", 0 }, { 0 } };
