/* hours/attendance.c - who was at an activity: only members of its group, or of
 * its school.  The list is only ever added to; a mistake is mended by a counter
 * entry (entry.c). */
#include <stdio.h>

#include "hours/sheets.h"
#include "hours/slices.h"

#define MEMBER_OF \
	" m.school = a.school AND (a.teaching_group IS NULL OR m.teaching_group = a.teaching_group)"

static struct query show = {
	"SELECT a.id AS activity, a.form, a.follows, a.title, a.held_on, a.hundredths,"
	"       (SELECT g.name FROM teaching_group g WHERE g.id = a.teaching_group) AS `group`,"
	"       (SELECT JSON_ARRAYAGG(JSON_OBJECT('person', m.person, 'name', m.name,"
	"               'staff_no', m.staff_no, 'present', EXISTS"
	"               (SELECT 1 FROM attendance t"
	"                 WHERE t.activity = a.id AND t.person = m.person) IS TRUE)"
	"               ORDER BY m.staff_no)"
	"          FROM member_now m WHERE" MEMBER_OF ") AS people_json,"
	"       (SELECT JSON_ARRAYAGG(JSON_OBJECT('photo', h.id, 'name', h.name) ORDER BY h.id)"
	"          FROM activity_photo h WHERE h.activity = a.id) AS photos_json"
	"  FROM activity a WHERE" MY_ACTIVITY };

static const struct field one[] = {
	{ "activity", ID, .zh = "活动" }, { 0 } };

static int
show_activity(struct request *r)
{
	return row(r, &show, form(r, "activity"), me(r), me(r));
}

#define ASKED_FOR \
	"  FROM activity a JOIN JSON_TABLE(?, '$[*]'" \
	"       COLUMNS (place FOR ORDINALITY, person BIGINT UNSIGNED PATH '$')) j"

/* Each of the list: is it somebody of this group or school? */
static struct query who = {
	"SELECT j.place, m.person IS NOT NULL AS member" ASKED_FOR
	"  LEFT JOIN member_now m ON m.person = j.person AND" MEMBER_OF
	" WHERE" MY_ACTIVITY };

static struct query add = {
	"INSERT INTO attendance (activity, person, listed_by)"
	" SELECT a.id, m.person, ?" ASKED_FOR
	"  JOIN member_now m ON m.person = j.person AND" MEMBER_OF
	"  LEFT JOIN attendance t ON t.activity = a.id AND t.person = m.person"
	" WHERE t.person IS NULL AND" MY_ACTIVITY };

static const struct field listed[] = {
	{ "activity", ID, .zh = "活动" },
	{ "people", IDS, 1, 1000, .zh = "到场的人" }, { 0 } };

static int
list_people(struct request *r)
{
	struct value activity = form(r, "activity"), people = form_json(r, "people");
	const struct result *each = ask(r, &who, people, activity, me(r), me(r));
	char pointer[40];
	size_t i;

	if (each->rows == 0)
		return not_found(r);
	for (i = 0; i < each->rows; i++)
		if (cell(each, i, "member").number == 0) {
			snprintf(pointer, sizeof(pointer), "/people/%lld",
			    cell(each, i, "place").number - 1);
			wrong(r, pointer, "名单第%lld位不在这个教研组（学校）的名册中",
			    cell(each, i, "place").number);
		}
	if (refuse_wrong(r) != 0)
		return 422;
	about(r, "activity", activity.number);
	run(r, &add, me(r), people, activity, me(r), me(r));
	return done(r);
}

const struct route attendance_routes[] = {
	{ "GET", "/activity/{activity}", LEADER | SCHOOL, one, show_activity, { &show }, .sheet = &attendance_sheet },
	{ "POST", "/activity/{activity}/attendance", LEADER | SCHOOL, listed, list_people,
	    { &who, &add }, ONCE, "hours.attendance.add", 0 }, { 0 } };
