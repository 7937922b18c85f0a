/* plan/tasks.c - the task lists (选学任务清单, R47) of a group, to its leader and to
 * the school's management, beside what a group decides by: subject, age band and
 * environment (R48).  Bands as notice 001 has them (R21); nobody sees a birthday. */
#include "plan/sheets.h"
#include "plan/slices.h"

#define AGE "TIMESTAMPDIFF(YEAR, m.born_on, DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR))"

static struct query list = {
	"SELECT m.person, m.name, m.subject, s.environment,"
	"       CASE WHEN m.born_on IS NULL THEN NULL WHEN " AGE " < 30 THEN '29岁及以下'"
	"            WHEN " AGE " < 40 THEN '30—39岁' WHEN " AGE " < 50 THEN '40—49岁'"
	"            ELSE '50岁及以上' END AS age_band,"
	"       (SELECT JSON_ARRAYAGG(JSON_OBJECT('code', a.code, 'name', " CALLED("a", "g") ","
	"                   'dimension', a.dimension) ORDER BY a.id)"
	"          FROM choice_now c JOIN ability a ON a.id = c.ability"
	"         WHERE c.programme = g.programme AND c.person = m.person) AS chosen_json,"
	"       (SELECT MAX(l.made_at) FROM task_list l"
	"         WHERE l.programme = g.programme AND l.person = m.person) AS chosen_at"
	"  FROM teaching_group t"
	"  JOIN school s ON s.id = t.school"
	"  JOIN programme_now g ON g.school = t.school"
	"  JOIN member_now m ON m.teaching_group = t.id"
	" WHERE t.id = ? AND " LEADS_OR_MANAGES
	" ORDER BY m.person" };

static const struct field which[] = { { "teaching_group", ID, .zh = "教研组" }, { 0 } };

static int
list_tasks(struct request *r)
{
	return rows(r, &list, form(r, "teaching_group"), me(r));
}

const struct route tasks_routes[] = {
	{ "GET", "/tasks/{teaching_group}", LEADER | SCHOOL, which, list_tasks, { &list }, .sheet = &tasks_sheet }, { 0 } };
