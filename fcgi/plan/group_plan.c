/* plan/group_plan.c - a group's plan (教研组研修计划, R70): the leader writes it from
 * the members' personal plans; each save is kept (R81).  Where the policy asks for
 * them it states the four degrees (R72). */
#include "parts/facts.h"
#include "plan/slices.h"

/* To the group's members, its leader and the school's management; shown_on: when
 * the teachers' meeting saw it (R71). */
static struct query show = {
	"SELECT t.name, CAST(COALESCE(p.number, 0) AS UNSIGNED) AS version, p.content AS content_json, p.made_at,"
	"       EXISTS (SELECT 1 FROM role_now l WHERE l.person = ? AND l.kind = 'leader'"
	"                  AND l.teaching_group = t.id) AS leads,"
	"       JSON_OBJECT('group_plan', JSON_QUERY(g.rules, '$.group_plan'),"
	"           'group_degrees', JSON_QUERY(g.rules, '$.group_degrees')) AS rules_json"
	"  FROM teaching_group t"
	"  JOIN programme_now g ON g.school = t.school"
	"  LEFT JOIN group_plan p ON p.teaching_group = t.id AND p.programme = g.programme"
	" WHERE t.id = ? AND " IN_OR_OVER_GROUP
	" ORDER BY p.number DESC LIMIT 1" };

static const struct field which[] = { { "teaching_group", ID, .zh = "教研组" }, { 0 } };

static int
show_plan(struct request *r)
{
	return row(r, &show, me(r), form(r, "teaching_group"), me(r), me(r));
}

static struct query rules_of = {
	"SELECT g.rules FROM teaching_group t JOIN programme_now g ON g.school = t.school"
	" WHERE t.id = ? AND " LEADS };

static struct query save = {
	"INSERT INTO group_plan (programme, teaching_group, number, content, made_by)"
	" SELECT g.programme, t.id, 1 + ?, ?, ?"
	"   FROM teaching_group t JOIN programme_now g ON g.school = t.school"
	"  WHERE t.id = ? AND " LEADS
	"    AND ? = (SELECT COALESCE(MAX(p.number), 0) FROM group_plan p"
	"         WHERE p.teaching_group = t.id AND p.programme = g.programme)" };

static const struct field stage[] = {
	{ "title", WORDS, 1, 200, .zh = "阶段任务" },
	{ "from", DAY, .zh = "开始日期" }, { "to", DAY, .zh = "结束日期" }, { 0 } };

#define DEGREE(name, zh) { name, PROSE, 1, 1000, NULL, NULL, true, NULL, zh }

static const struct field degrees[] = { DEGREE("difference", "差异度"), DEGREE("development", "发展度"),
	DEGREE("fusion", "融合度"), DEGREE("innovation", "创新度"), { 0 } };

static const struct field parts[] = {
	{ "theme", WORDS, 1, 100, .zh = "研修主题" },
	{ "goals", PROSE, 1, 4000, .zh = "研修目标" },
	{ "stages", LIST, 0, 30, .of = stage, .optional = true, .zh = "阶段安排" },
	{ "shown_on", DAY, .optional = true, .zh = "教师大会展示日期" },
	DEGREE("difference", "差异度"), DEGREE("development", "发展度"),
	DEGREE("fusion", "融合度"), DEGREE("innovation", "创新度"), { 0 } };

static const struct field content[] = {
	{ "teaching_group", ID, .zh = "教研组" },
	{ "content", OBJECT, .of = parts, .zh = "教研组研修计划" }, { 0 } };

static void
check_degrees(struct request *r, const struct policy *p)
{
	const struct field *f;

	for (f = degrees; setting_on(&p->group_degrees) && f->kind != END; f++)
		if (json_object_object_get(form_object(r, "content"), f->name) == NULL)
			wrong(r, text(r, "/content/%s", f->name).text, "请写明%s%s", f->zh,
			    whose(r, &p->group_degrees));
}

static int
save_plan(struct request *r)
{
	const struct result *at = ask(r, &rules_of, form(r, "teaching_group"), me(r));
	const struct policy *p;

	if (at->rows == 0)
		return not_found(r);
	if ((p = policy_of(r, cell(at, 0, "rules"))) == NULL)
		return refuse(r, 500, "本地政策暂时无法读取，请联系管理员");
	check_degrees(r, p);
	if (refuse_wrong(r) != 0)
		return 422;
	about(r, "teaching_group", form(r, "teaching_group").number);
	return changed(r, try_run(r, &save, version(r), form_json(r, "content"), me(r),
	    form(r, "teaching_group"), me(r), version(r)) == 1);
}

const struct route group_plan_routes[] = {
	{ "GET", "/group-plan/{teaching_group}", TEACHER | LEADER | SCHOOL, which, show_plan, { &show } },
	{ "PUT", "/group-plan/{teaching_group}", LEADER, content, save_plan, { &rules_of, &save }, EDIT,
	    "plan.group.save", 0 }, { 0 } };
