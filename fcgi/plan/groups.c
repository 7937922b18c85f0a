/* plan/groups.c - the groups I am in, lead or manage, and how far their papers are:
 * the group's plan (R70), its members' personal plans (R73) and task lists (R47), its
 * bulletins (R84). */
#include "plan/sheets.h"
#include "plan/slices.h"

/* The school's management sees all of its groups, a leader and a member the own. */
static struct query list = {
	"SELECT t.id AS teaching_group, t.name, k.leads, k.looks,"
	"       (SELECT COUNT(*) FROM member_now m WHERE m.teaching_group = t.id) AS members,"
	"       (SELECT MAX(p.made_at) FROM group_plan p WHERE p.teaching_group = t.id"
	"           AND p.programme = g.programme) AS plan_at,"
	"       (SELECT COUNT(DISTINCT p.person) FROM member_now m JOIN personal_plan p ON p.person = m.person"
	"         WHERE m.teaching_group = t.id AND p.programme = g.programme) AS personal_plans,"
	"       (SELECT COUNT(DISTINCT l.person) FROM member_now m JOIN task_list l ON l.person = m.person"
	"         WHERE m.teaching_group = t.id AND l.programme = g.programme) AS task_lists,"
	"       (SELECT COUNT(*) FROM bulletin b WHERE b.teaching_group = t.id AND b.programme = g.programme) AS bulletins"
	"  FROM (SELECT i.teaching_group, MAX(i.leads) = 1 AS leads, MAX(i.looks) = 1 AS looks"
	"  FROM (SELECT x.teaching_group, 0 AS leads, 0 AS looks FROM member_now x WHERE x.person = ?"
	"         UNION ALL"
	"        SELECT y.teaching_group, 1, 1 FROM role_now y WHERE y.person = ? AND y.kind = 'leader'"
	"         UNION ALL"
	"        SELECT z.id, 0, 1 FROM school_person q JOIN teaching_group z ON z.school = q.school"
	"         WHERE q.person = ?) i"
	"         GROUP BY i.teaching_group) k"
	"  JOIN teaching_group t ON t.id = k.teaching_group"
	"  JOIN programme_now g ON g.school = t.school"
	" ORDER BY t.id" };

static int
list_groups(struct request *r)
{
	return rows(r, &list, me(r), me(r), me(r));
}

const struct route groups_routes[] = {
	{ "GET", "/groups", TEACHER | LEADER | SCHOOL, NULL, list_groups, { &list }, .sheet = &groups_sheet }, { 0 } };
