/* hours/activity.c - 校本教研: registered by the leader for the group, by school
 * management for a group or the whole school.  Besides plain sessions the steps (R164)
 * and lesson types (R165, R166) that the policy names; how many 学时 each gives no notice
 * says, so the leader does, within limits (ours). */
#include <string.h>
#include <time.h>

#include "hours/sheets.h"
#include "hours/slices.h"
#include "parts/facts.h"

#define FORMS "session prepare teach study improve reteach group model senior young everyone"

bool
is_future(const char *day)
{
	time_t now = time(NULL) + 8 * 3600;
	char today[16];
	struct tm t;

	gmtime_r(&now, &t);
	strftime(today, sizeof(today), "%Y-%m-%d", &t);
	return strcmp(day, today) > 0;
}

/* The groups that I may register for. */
static struct query groups = {
	"SELECT g.id AS `group`, g.name FROM role_now k"
	"  JOIN teaching_group g ON g.id = k.teaching_group"
	" WHERE k.person = ? AND k.kind = 'leader'"
	" UNION "
	"SELECT g.id, g.name FROM school_person k JOIN teaching_group g ON g.school = k.school"
	" WHERE k.person = ?" };

/* What the policy in force names: steps and lesson types, with the notice's words. */
static struct query forms = {
	"SELECT JSON_QUERY(n.rules, '$.research_loop') AS research_loop_json,"
	"       JSON_QUERY(n.rules, '$.lesson_types') AS lesson_types_json"
	"  FROM member_now m JOIN programme_now n ON n.school = m.school WHERE m.person = ?" };

static int
show_forms(struct request *r)
{
	return row(r, &forms, me(r));
}

static int
show_groups(struct request *r)
{
	return rows(r, &groups, me(r), me(r));
}

static struct query list = {
	"SELECT a.id AS activity, a.form, a.follows, a.title, a.held_on, a.hundredths, g.name AS `group`,"
	"       (SELECT COUNT(*) FROM attendance t WHERE t.activity = a.id) AS present,"
	"       CONCAT(a.held_on, ' ', LPAD(a.id, 15, '0')) AS `cursor`"
	"  FROM (SELECT v.id FROM role_now k JOIN activity v ON v.teaching_group = k.teaching_group"
	"         WHERE k.person = ? AND k.kind = 'leader'"
	"         UNION "
	"        SELECT v.id FROM school_person k JOIN activity v ON v.school = k.school"
	"         WHERE k.person = ?) mine"
	"  JOIN activity a ON a.id = mine.id"
	"  LEFT JOIN teaching_group g ON g.id = a.teaching_group"
	" WHERE ? = '' OR CONCAT(a.held_on, ' ', LPAD(a.id, 15, '0')) < ?"
	" ORDER BY `cursor` DESC LIMIT " PAGE_SQL };

static int
show_list(struct request *r)
{
	return page(r, &list, me(r), me(r), after(r), after(r));
}

/* Where I may register for this group, or, without one, for the whole school;
 * and when the programme began. */
static struct query group_place = {
	"SELECT n.programme, g.school, p.begins_on, n.rules FROM teaching_group g"
	"  JOIN programme_now n ON n.school = g.school JOIN programme p ON p.id = n.programme"
	" WHERE g.id = ?"
	"   AND (EXISTS (SELECT 1 FROM role_now k WHERE k.person = ? AND k.kind = 'leader'"
	"                   AND k.teaching_group = g.id)"
	"     OR EXISTS (SELECT 1 FROM school_person k WHERE k.person = ? AND k.school = g.school))" };

static struct query school_place = {
	"SELECT n.programme, k.school, p.begins_on, n.rules FROM school_person k"
	"  JOIN programme_now n ON n.school = k.school JOIN programme p ON p.id = n.programme"
	" WHERE k.person = ?" };

static struct query add = {
	"INSERT INTO activity (programme, school, teaching_group, form, follows, title, held_on, hundredths, made_by)"
	" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)" };

/* The step before, of the same group or school. */
static struct query before = {
	"SELECT b.form, b.held_on FROM activity b"
	" WHERE b.id = ? AND b.programme = ? AND b.school = ? AND b.teaching_group <=> ?" };

static const struct field activity[] = {
	{ "group", ID, .optional = true, .zh = "教研组" },
	{ "form", CHOICE, .choices = FORMS, .optional = true, .zh = "形式" },
	{ "follows", ID, .optional = true, .zh = "接着哪一次" },
	{ "title", WORDS, 2, 100, .zh = "活动名称" },
	{ "held_on", DAY, .zh = "日期" },
	{ "hundredths", COUNT, 1, 1600, .zh = "学时" }, { 0 } };

/* Does the word stand right before the other in the policy's list of steps? */
static bool
is_next(const struct setting *loop, const char *step, const char *next)
{
	const char *p = strstr(loop->text, step);

	return p != NULL && p[strlen(step)] == ' ' && strncmp(p + strlen(step) + 1, next, strlen(next)) == 0;
}

/* Only what the policy names, and a step only after the one before it. */
static void
check_form(struct request *r, const struct policy *p, const char *kind, const struct result *at)
{
	struct value follows = form(r, "follows");
	const struct result *b;

	if (strcmp(kind, "session") != 0 && !setting_has(&p->research_loop, kind) && !setting_has(&p->lesson_types, kind))
		wrong(r, "/form", "本地政策没有规定这种环节或课型，请按一般教研活动登记");
	if (follows.kind == NOTHING)
		return;
	b = ask(r, &before, follows, cell(at, 0, "programme"), cell(at, 0, "school"), form(r, "group"));
	if (b->rows == 0)
		wrong(r, "/follows", "没有这次活动，或者它不是同一个教研组的");
	else if (!is_next(&p->research_loop, cell(b, 0, "form").text, kind))
		wrong(r, "/follows", "这次活动接不上所选的那一次，各环节依次进行%s", whose(r, &p->research_loop));
	else if (strcmp(form(r, "held_on").text, cell(b, 0, "held_on").text) < 0)
		wrong(r, "/held_on", "日期不能早于所接的那一次（%s）", cell(b, 0, "held_on").text);
}

static int
add_activity(struct request *r)
{
	struct value group = form(r, "group"), day = form(r, "held_on"), kind = form(r, "form");
	const struct policy *p;
	const struct result *at = group.kind == NOTHING ? ask(r, &school_place, me(r)) :
	    ask(r, &group_place, group, me(r), me(r));
	int status;

	if (at->rows == 0)
		return not_found(r);
	if (is_future(day.text))
		wrong(r, "/held_on", "日期不能晚于今天，活动结束后再登记");
	if (strcmp(day.text, cell(at, 0, "begins_on").text) < 0)
		wrong(r, "/held_on", "日期不能早于本工程开始的 %s", cell(at, 0, "begins_on").text);
	if (kind.kind == NOTHING)
		kind = text(r, "session");
	if ((p = policy_of(r, cell(at, 0, "rules"))) == NULL)
		return 500;
	check_form(r, p, kind.text, at);
	if ((status = refuse_wrong(r)) != 0)
		return status;
	run(r, &add, cell(at, 0, "programme"), cell(at, 0, "school"), group, kind, form(r, "follows"),
	    form(r, "title"), day, form(r, "hundredths"), me(r));
	return made(r, "activity", last_id(r));
}

const struct route activity_routes[] = {
	{ "GET", "/groups", LEADER | SCHOOL, NULL, show_groups, { &groups } },
	{ "GET", "/activity-forms", LEADER | SCHOOL, NULL, show_forms, { &forms } },
	{ "GET", "/activities", LEADER | SCHOOL, paged, show_list, { &list }, .sheet = &activities_sheet },
	{ "POST", "/activities", LEADER | SCHOOL, activity, add_activity,
	    { &group_place, &school_place, &before, &add }, ONCE, "hours.activity.add", 0 }, { 0 } };
