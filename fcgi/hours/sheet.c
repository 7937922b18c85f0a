/* hours/sheet.c - the list of an activity to be signed on paper, with the code by which
 * its scan is found again (parts/paper_code.h, review/scan.c).  What was signed on
 * paper counts once the leader lists it (attendance.c). */
#include "hours/slices.h"
#include "parts/paper_mark.h"

static struct query show = {
	"SELECT a.form, a.title, a.held_on, c.name AS school, k.secret,"
	"       (SELECT g.name FROM teaching_group g WHERE g.id = a.teaching_group) AS `group`,"
	"       (SELECT JSON_ARRAYAGG(JSON_OBJECT('name', m.name, 'staff_no', m.staff_no) ORDER BY m.staff_no)"
	"          FROM member_now m WHERE m.school = a.school"
	"           AND (a.teaching_group IS NULL OR m.teaching_group = a.teaching_group)) AS people"
	"  FROM activity a JOIN school c ON c.id = a.school JOIN paper_key k"
	" WHERE" MY_ACTIVITY };

static const struct field one[] = {
	{ "activity", ID, .zh = "活动" }, { 0 } };

static void
put(struct json_object *o, const char *name, struct value v)
{
	json_object_object_add(o, name, v.kind == TEXT ? json_object_new_string(v.text) : NULL);
}

static int
show_sheet(struct request *r)
{
	struct value activity = form(r, "activity");
	const struct result *a = ask(r, &show, activity, me(r), me(r));
	struct json_object *o;

	if (a->rows == 0)
		return not_found(r);
	o = json_object_new_object();
	put(o, "form", cell(a, 0, "form"));
	put(o, "title", cell(a, 0, "title"));
	put(o, "held_on", cell(a, 0, "held_on"));
	put(o, "school", cell(a, 0, "school"));
	put(o, "group", cell(a, 0, "group"));
	json_object_object_add(o, "people", json_object_get(parsed(r, cell(a, 0, "people"))));
	json_object_object_add(o, "mark", paper_mark(PAPER_SIGN_IN, activity.number, cell(a, 0, "secret")));
	return answer_object(r, 200, o);
}

const struct route sheet_routes[] = {
	{ "GET", "/activity/{activity}/sheet", LEADER | SCHOOL, one, show_sheet, { &show } },
	{ 0 } };
