/* hours/recognition.c - 学时认定 (R60): where the policy asks for it, the hours of 校本教研
 * count once the office has recognised them, a school at a time. */
#include "hours/sheets.h"
#include "hours/slices.h"
#include "parts/order.h"

#define ASKED_FOR " " RECOGNITION_ASKED

/* What waits, a row a school. */
#define WAITING(past, order) \
	"SELECT STRAIGHT_JOIN c.id AS school, c.name," \
	"       (SELECT COUNT(*) FROM activity a JOIN attendance t ON t.activity = a.id" \
	"          LEFT JOIN attendance_recognised k ON k.activity = t.activity AND k.person = t.person" \
	"         WHERE a.school = c.id AND a.programme = n.programme AND k.person IS NULL) AS waiting," \
	"       " order " AS `cursor`" \
	"  FROM school c FORCE INDEX (PRIMARY) JOIN office_school o ON o.school = c.id" \
	"  JOIN programme_now n ON n.school = o.school AND" ASKED_FOR \
	" WHERE o.person = ? AND " past " ORDER BY `cursor` LIMIT " PAGE_SQL

#define BY_SCHOOL_NAME ORDER(BY_NAME("c.name"), "c.id")

static struct query waiting[] = { { WAITING(PAGE_ABOVE("c.id"), "c.id") }, { WAITING(PAST(BY_SCHOOL_NAME), BY_SCHOOL_NAME) } };

static const struct field sorted[] = { SORT("entered name"), AFTER, { 0 } };

static int
show_waiting(struct request *r)
{
	return page_by(r, waiting, me(r), after(r), after(r));
}

/* Everything that the school has listed until then, but never my own. */
static struct query recognise = {
	"INSERT INTO attendance_recognised (activity, person, recognised_by)"
	" SELECT t.activity, t.person, o.person"
	"   FROM office_school o"
	"   JOIN programme_now n ON n.school = o.school AND" ASKED_FOR
	"   JOIN activity a ON a.school = o.school AND a.programme = n.programme AND a.held_on <= ?"
	"   JOIN attendance t ON t.activity = a.id AND t.person <> o.person"
	"   LEFT JOIN attendance_recognised k ON k.activity = t.activity AND k.person = t.person"
	"  WHERE o.person = ? AND o.school = ? AND k.person IS NULL" };

static const struct field through[] = {
	{ "school", ID, .zh = "学校" },
	{ "through", DAY, .zh = "截至日期" }, { 0 } };

static int
recognise_school(struct request *r)
{
	struct json_object *o;
	long n = try_run(r, &recognise, form(r, "through"), me(r), form(r, "school"));

	if (n < 0)
		return refuse(r, 409, "刚刚有人认可过，请刷新后再看");
	if (n == 0)
		return refuse(r, 409, "这所学校没有待认可的学时，或者本地政策没有规定学时须经认可，或者它不归您办理");
	about(r, "school", form(r, "school").number);
	o = json_object_new_object();
	json_object_object_add(o, "recognised", json_object_new_int64(n));
	return answer_object(r, 201, o);
}

const struct route recognition_routes[] = {
	{ "GET", "/recognitions", OFFICE, sorted, show_waiting, { &waiting[0], &waiting[1] }, .sheet = &hours_recognitions_sheet },
	{ "POST", "/recognition", OFFICE, through, recognise_school, { &recognise }, ONCE,
	    "hours.recognition.give", 0 }, { 0 } };
